"""A grant, its budget in versions, that it is public, that it is closed, and everything done about it."""

from django.db import models
from django.db.models import F, Q

from fabene.core.cup import CUP_LENGTH
from fabene.people.models import Organisation
from fabene.programme.grants.values import CostKind


class Grant(models.Model):
    """Public money awarded to an organisation: never to a person, who is no ``Organisation``.

    ``published_in`` is empty for an award made here, which bears a CUP and an act; else it is the page from which the
    award was taken over, and what that page does not say stays empty.
    """

    id = models.UUIDField(primary_key=True)
    programme = models.UUIDField(db_index=True)
    project = models.UUIDField(null=True)
    application = models.UUIDField(null=True)
    recipient = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="grants_received")
    funder = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="grants_awarded", null=True)
    title = models.CharField(max_length=200)
    amount_cents = models.BigIntegerField()
    cup = models.CharField(max_length=CUP_LENGTH, blank=True)
    act_on = models.DateField(null=True)
    act_number = models.CharField(max_length=60, blank=True)
    act_document = models.UUIDField(null=True)
    rule = models.CharField(max_length=300, blank=True)
    office = models.CharField(max_length=200, blank=True)
    official = models.CharField(max_length=200, blank=True)
    way_chosen = models.CharField(max_length=300, blank=True)
    starts = models.DateField()
    ends = models.DateField()
    threshold_basis_points = models.PositiveIntegerField()
    published_in = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount_cents__gt=0), name="grant_is_some_money"),
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="grant_ends_after_it_starts"),
            models.CheckConstraint(
                condition=~Q(published_in="") | (~Q(cup="") & ~Q(act_number="") & Q(act_on__isnull=False)),
                name="grant_awarded_here_has_cup_and_act",
            ),
        ]

    def __str__(self) -> str:
        """Return its title."""
        return self.title


class Publication(models.Model):
    """An award stands in the public table of articles 26 and 27 of D.Lgs. 33/2013 since a day."""

    id = models.UUIDField(primary_key=True)
    grant = models.OneToOneField(Grant, on_delete=models.PROTECT, related_name="publication")
    on = models.DateField()

    def __str__(self) -> str:
        """Return the day."""
        return self.on.isoformat()


class BudgetLine(models.Model):
    """What a part of a grant is for. Its id holds in the ledger what the line may still spend."""

    id = models.UUIDField(primary_key=True)
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveSmallIntegerField()
    cost_kind = models.CharField(max_length=20)
    title = models.CharField(max_length=200)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(cost_kind__in=[kind.value for kind in CostKind]), name="budget_line_kind_known"
            )
        ]

    def __str__(self) -> str:
        """Return its title."""
        return self.title


class BudgetVersion(models.Model):
    """How a grant was divided among its lines; the first is the award's. ``approved`` is empty while it waits."""

    id = models.UUIDField(primary_key=True)
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="budgets")
    number = models.PositiveIntegerField()
    reason = models.CharField(max_length=500, blank=True)
    moved_cents = models.BigIntegerField()
    needs_approval = models.BooleanField()
    approved = models.BooleanField(null=True)
    answer = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["grant", "number"], name="budget_versions_count"),
            models.UniqueConstraint(
                fields=["grant"], condition=Q(approved__isnull=True), name="one_budget_change_waits"
            ),
        ]

    def __str__(self) -> str:
        """Return its number."""
        return f"v{self.number}"


class BudgetAmount(models.Model):
    """What a version of the budget gives to a line."""

    id = models.UUIDField(primary_key=True)
    version = models.ForeignKey(BudgetVersion, on_delete=models.PROTECT, related_name="amounts")
    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="amounts")
    amount_cents = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "line"], name="one_amount_per_line_and_version"),
            models.CheckConstraint(condition=Q(amount_cents__gte=0), name="budget_amount_not_negative"),
        ]

    def __str__(self) -> str:
        """Return the amount."""
        return f"{self.amount_cents} cents"


class Closing(models.Model):
    """A grant is over: what was not spent is no longer promised, what was paid and not spent returns."""

    id = models.UUIDField(primary_key=True)
    grant = models.OneToOneField(Grant, on_delete=models.PROTECT, related_name="closing")
    on = models.DateField()
    act_number = models.CharField(max_length=60)
    unspent_cents = models.BigIntegerField()
    returned_cents = models.BigIntegerField()

    def __str__(self) -> str:
        """Return the day."""
        return self.on.isoformat()


class Deed(models.Model):
    """One line of the audit trail of a grant: who did what, about how much. Rows are only added."""

    id = models.UUIDField(primary_key=True)
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="deeds")
    what = models.CharField(max_length=40)
    text = models.CharField(max_length=500, blank=True)
    amount_cents = models.BigIntegerField(null=True)
    actor = models.UUIDField()
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["grant", "recorded_at"], name="grant_deeds")]

    def __str__(self) -> str:
        """Return what was done."""
        return self.what
