"""What an application says: texts, places, costs, documents."""

from django.db import models
from django.db.models import Q

from fabene.people.models import Network
from fabene.places.models import Municipality
from fabene.programme.applications.models.ideas import Application
from fabene.programme.applications.values import MAX_CENTS, Source


class Field(models.Model):
    """A text of an application and how often it was written; ``saved_id`` tells a save that is sent twice."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="fields")
    key = models.CharField(max_length=60)
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField()
    saved_id = models.UUIDField()
    written_by = models.UUIDField(null=True)
    written_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["application", "key"], name="one_field_per_key")]

    def __str__(self) -> str:
        """Return its key."""
        return self.key


class Past(models.Model):
    """What stood in a field of a draft before: so that it can be read and put back. It goes when the draft is sent."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="pasts")
    key = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    written_by = models.UUIDField(null=True)
    written_at = models.DateTimeField()
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["application", "key", "version"], name="a_past_once")]

    def __str__(self) -> str:
        """Return of which field, and which version."""
        return f"{self.key} {self.version}"


class Place(models.Model):
    """A municipality an idea is about, and the network there, where there is one."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="places")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["application", "municipality"], name="a_place_once")]

    def __str__(self) -> str:
        """Return its code."""
        return self.municipality_id


class BudgetRow(models.Model):
    """A cost: what for and how much in all."""

    id = models.UUIDField(primary_key=True)
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="rows")
    position = models.PositiveSmallIntegerField()
    cost_kind = models.CharField(max_length=60)
    text = models.CharField(max_length=300, blank=True)
    total_cents = models.BigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(total_cents__gte=0, total_cents__lte=MAX_CENTS), name="budget_row_within_bounds"
            ),
            models.UniqueConstraint(fields=["application", "position"], name="one_budget_row_per_place"),
        ]

    def __str__(self) -> str:
        """Return what for."""
        return self.text


class BudgetShare(models.Model):
    """What one source pays of a cost."""

    row = models.ForeignKey(BudgetRow, on_delete=models.CASCADE, related_name="shares")
    source = models.CharField(max_length=10)
    amount_cents = models.BigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(source__in=[each.value for each in Source]), name="share_source_known"),
            models.CheckConstraint(
                condition=Q(amount_cents__gt=0, amount_cents__lte=MAX_CENTS), name="share_within_bounds"
            ),
            models.UniqueConstraint(fields=["row", "source"], name="a_source_pays_once"),
        ]

    def __str__(self) -> str:
        """Return who pays."""
        return self.source


class Attachment(models.Model):
    """A document of an application; its bytes are kept by ``lib.files`` under the identity of this row."""

    id = models.UUIDField(primary_key=True)
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="attachments")
    key = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=200)
    added_by = models.UUIDField(null=True)
    added_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return its title."""
        return self.title
