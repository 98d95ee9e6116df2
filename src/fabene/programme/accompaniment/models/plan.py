"""The plan of a territory or an idea, who is in it, and plans that became one."""

from django.db import models
from django.db.models import F, Q

from fabene.people.models import Network, Organisation
from fabene.programme.accompaniment.values import Part
from fabene.programme.frame.models import Programme


class Stamped(models.Model):
    """A row of this flat: who wrote it and when."""

    id = models.UUIDField(primary_key=True)
    actor = models.UUIDField()
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        abstract = True


class Plan(Stamped):
    """The plan of accompaniment, with a territory or with ideas of it."""

    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+", null=True)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+", null=True)
    title_it = models.CharField(max_length=150)
    title_en = models.CharField(max_length=150, blank=True)
    aims_it = models.CharField(max_length=3000)
    aims_en = models.CharField(max_length=3000, blank=True)
    themes_it = models.CharField(max_length=2000, blank=True)
    themes_en = models.CharField(max_length=2000, blank=True)
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)
    source = models.CharField(max_length=500, blank=True)

    class Meta(Stamped.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                name="plan_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        """Return what it is called."""
        return self.title_it


class PlanOrganisation(models.Model):
    """An organisation that is walked with."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="organisations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "organisation"], name="organisation_once_in_a_plan")]

    def __str__(self) -> str:
        """Return both keys."""
        return f"{self.plan_id} {self.organisation_id}"


class PlanIdea(models.Model):
    """An application that a plan walks with, by its opaque key; each has one plan at most."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="ideas")
    idea = models.UUIDField(unique=True)

    def __str__(self) -> str:
        """Return both keys."""
        return f"{self.plan_id} {self.idea}"


class PlanPart(Stamped):
    """Somebody is mentor or author of a plan, until they are not."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="parts")
    user = models.UUIDField(db_index=True)
    part = models.CharField(max_length=10)
    until = models.DateTimeField(null=True)

    class Meta(Stamped.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(part__in=[each.value for each in Part]), name="plan_part_known"),
            models.UniqueConstraint(
                fields=["plan", "user", "part"], condition=Q(until__isnull=True), name="plan_part_once"
            ),
        ]

    def __str__(self) -> str:
        """Return the part."""
        return self.part


class Joined(Stamped):
    """A plan became part of another on a day: one row each, all of one merger under the same ``merger``."""

    merger = models.UUIDField(db_index=True)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="joined")
    into = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="received")
    on = models.DateField()
    why = models.CharField(max_length=500)

    class Meta(Stamped.Meta):
        constraints = [models.CheckConstraint(condition=~Q(plan=F("into")), name="plan_joins_another")]

    def __str__(self) -> str:
        """Return why."""
        return self.why


class Parted(Stamped):
    """A merger came apart again: its ``id`` is of its own, ``merger`` names which."""

    merger = models.UUIDField(unique=True)
    on = models.DateField()
    why = models.CharField(max_length=500)

    def __str__(self) -> str:
        """Return why."""
        return self.why
