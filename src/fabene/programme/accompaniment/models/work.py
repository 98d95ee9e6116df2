"""The diary, what is due, and the hours given."""

from django.db import models
from django.db.models import Q

from fabene.people.models import Organisation
from fabene.programme.accompaniment.models.plan import Plan, Stamped
from fabene.programme.accompaniment.values import MOST_MINUTES, DeliverableState, Giver


class DiaryEntry(Stamped):
    """What a mentor wrote: rows are only added, a correction is another entry."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="diary")
    number = models.PositiveIntegerField()
    on = models.DateField()
    text = models.CharField(max_length=4000)
    shared = models.BooleanField()
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, related_name="corrected_by", null=True)

    class Meta(Stamped.Meta):
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="diary_entries_are_numbered")]

    def __str__(self) -> str:
        """Return its number."""
        return f"n. {self.number}"


class Deliverable(Stamped):
    """Something that a plan is to leave by the end of a day."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="deliverables")
    title_it = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    due_on = models.DateField(db_index=True)

    def __str__(self) -> str:
        """Return what it is."""
        return self.title_it


class DeliverableStep(Stamped):
    """What became of it: the newest row counts."""

    deliverable = models.ForeignKey(Deliverable, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(max_length=10)
    note = models.CharField(max_length=500, blank=True)
    url = models.CharField(max_length=500, blank=True)

    class Meta(Stamped.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[each.value for each in DeliverableState]), name="deliverable_state_known"
            )
        ]

    def __str__(self) -> str:
        """Return the state."""
        return self.state


class Hours(Stamped):
    """Minutes given on a day, by a mentor or by an organisation."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="hours")
    on = models.DateField()
    spent_minutes = models.PositiveIntegerField()
    giver = models.CharField(max_length=12)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", null=True)
    what = models.CharField(max_length=200)
    undone_at = models.DateTimeField(null=True)

    class Meta(Stamped.Meta):
        verbose_name_plural = "hours"
        constraints = [
            models.CheckConstraint(
                condition=Q(giver=Giver.MENTOR.value, organisation__isnull=True)
                | Q(giver=Giver.ORGANISATION.value, organisation__isnull=False),
                name="hours_given_by_one",
            ),
            models.CheckConstraint(
                condition=Q(spent_minutes__gte=1, spent_minutes__lte=MOST_MINUTES), name="hours_within_a_day"
            ),
        ]

    def __str__(self) -> str:
        """Return the minutes."""
        return str(self.spent_minutes)
