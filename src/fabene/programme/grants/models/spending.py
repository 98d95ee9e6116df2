"""What was spent: the papers, what of each is charged to which line, and what the office decided."""

from django.db import models
from django.db.models import Q

from fabene.programme.grants.models.awards import BudgetLine, Grant
from fabene.programme.grants.values import Basis, Outcome, RateKind


class Rate(models.Model):
    """A declared rate: cents for an hour or a unit, or basis points of other costs; with the act that sets it."""

    id = models.UUIDField(primary_key=True)
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="rates")
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    cents = models.BigIntegerField(null=True)
    basis_points = models.PositiveIntegerField(null=True)
    base_kind = models.CharField(max_length=20, blank=True)
    source = models.CharField(max_length=500)

    class Meta:
        ordering = ["title", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in RateKind]), name="rate_kind_known"),
            models.CheckConstraint(
                condition=Q(kind="flat", cents__isnull=True, basis_points__gt=0, basis_points__lte=10_000)
                | (~Q(kind="flat") & Q(basis_points__isnull=True, cents__gt=0)),
                name="rate_is_cents_or_a_share",
            ),
        ]

    def __str__(self) -> str:
        """Return its title."""
        return self.title


class Paper(models.Model):
    """A document of spending, once over all grants: known by supplier, number, date and total."""

    id = models.UUIDField(primary_key=True)
    supplier_tax_code = models.CharField(max_length=16)
    supplier = models.CharField(max_length=200)
    known_supplier = models.CharField(max_length=200, blank=True)
    number = models.CharField(max_length=60)
    known_number = models.CharField(max_length=60, db_index=True)
    on = models.DateField()
    total_cents = models.BigIntegerField()
    vat_cents = models.BigIntegerField()
    vat_recoverable = models.BooleanField()
    paid_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["supplier_tax_code", "known_number", "on", "total_cents"], name="one_paper_over_all_grants"
            ),
            models.CheckConstraint(
                condition=Q(total_cents__gt=0, vat_cents__gte=0, vat_cents__lt=models.F("total_cents")),
                name="paper_total_holds_its_vat",
            ),
        ]

    def __str__(self) -> str:
        """Return its number."""
        return self.number


class ToldApart(models.Model):
    """The office says that another document, which looks like a paper, is not that paper; why, and who, is logged.

    The other has the paper's number, and need not have been charged yet: it is known by what is written on it.
    """

    id = models.UUIDField(primary_key=True)
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="told_apart")
    supplier_tax_code = models.CharField(max_length=16)
    on = models.DateField()
    total_cents = models.BigIntegerField()
    reason = models.CharField(max_length=500)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "supplier_tax_code", "on", "total_cents"], name="papers_told_apart_once"
            )
        ]

    def __str__(self) -> str:
        """Return the day of the other."""
        return self.on.isoformat()


class Charge(models.Model):
    """A cost that a recipient charges to a line: to the grant's money, or to a co-financing of that line."""

    id = models.UUIDField(primary_key=True)
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="charges")
    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="charges")
    cofinancing = models.ForeignKey("grants.Cofinancing", on_delete=models.PROTECT, related_name="charges", null=True)
    basis = models.CharField(max_length=10)
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="charges", null=True)
    rate = models.ForeignKey(Rate, on_delete=models.PROTECT, related_name="charges", null=True)
    on = models.DateField()
    text = models.CharField(max_length=300)
    amount_cents = models.BigIntegerField()
    quantity = models.PositiveIntegerField(null=True)
    base_cents = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(amount_cents__gt=0), name="charge_is_some_money"),
            models.CheckConstraint(condition=Q(basis__in=[basis.value for basis in Basis]), name="charge_basis_known"),
            models.CheckConstraint(
                condition=Q(basis="paper", paper__isnull=False, rate__isnull=True)
                | (~Q(basis="paper") & Q(paper__isnull=True, rate__isnull=False)),
                name="charge_rests_on_a_paper_or_a_rate",
            ),
        ]

    def __str__(self) -> str:
        """Return what it is for."""
        return self.text


class Decision(models.Model):
    """What was decided of a charge; the newest counts. ``movement`` posted what was accepted."""

    id = models.UUIDField(primary_key=True)
    charge = models.ForeignKey(Charge, on_delete=models.PROTECT, related_name="decisions")
    number = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=10)
    amount_cents = models.BigIntegerField()
    reason = models.CharField(max_length=500)
    movement = models.UUIDField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["charge", "number"], name="decisions_count"),
            models.CheckConstraint(
                condition=Q(outcome__in=[outcome.value for outcome in Outcome]), name="decision_outcome_known"
            ),
        ]

    def __str__(self) -> str:
        """Return the outcome."""
        return self.outcome
