"""When money is paid, what has to be reached, what has to be reported."""

from django.db import models
from django.db.models import Q

from fabene.programme.grants.models.awards import Grant


class Instalment(models.Model):
    """A part of a grant that is planned to be paid, and on what conditions."""

    id = models.UUIDField(primary_key=True)
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="instalments")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    conditions = models.CharField(max_length=500, blank=True)
    amount_cents = models.BigIntegerField()
    due_on = models.DateField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["grant", "number"], name="instalments_count"),
            models.CheckConstraint(condition=Q(amount_cents__gt=0), name="instalment_is_some_money"),
        ]

    def __str__(self) -> str:
        """Return its title."""
        return self.title


class Payment(models.Model):
    """An instalment was paid. The id is its movement's; ``undone`` names the movement that took it back."""

    id = models.UUIDField(primary_key=True)
    instalment = models.ForeignKey(Instalment, on_delete=models.PROTECT, related_name="payments")
    amount_cents = models.BigIntegerField()
    paid_on = models.DateField()
    act_number = models.CharField(max_length=60)
    act_on = models.DateField()
    undone = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["instalment"], condition=Q(undone__isnull=True), name="instalment_paid_once"
            ),
            models.CheckConstraint(condition=Q(amount_cents__gt=0), name="payment_is_some_money"),
        ]

    def __str__(self) -> str:
        """Return the day."""
        return self.paid_on.isoformat()


class Milestone(models.Model):
    """Something to be reached by a day."""

    id = models.UUIDField(primary_key=True)
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="milestones")
    title = models.CharField(max_length=200)
    due_on = models.DateField()

    class Meta:
        ordering = ["due_on", "id"]

    def __str__(self) -> str:
        """Return its title."""
        return self.title


class Evidence(models.Model):
    """A milestone was reached, and how one knows; its documents are about the milestone."""

    id = models.UUIDField(primary_key=True)
    milestone = models.OneToOneField(Milestone, on_delete=models.PROTECT, related_name="evidence")
    reached_on = models.DateField()
    text = models.CharField(max_length=1000)

    def __str__(self) -> str:
        """Return the day."""
        return self.reached_on.isoformat()


class Report(models.Model):
    """A report that a recipient owes by a day."""

    id = models.UUIDField(primary_key=True)
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="reports")
    title = models.CharField(max_length=200)
    due_on = models.DateField()

    class Meta:
        ordering = ["due_on", "id"]

    def __str__(self) -> str:
        """Return its title."""
        return self.title


class ReportSent(models.Model):
    """A report arrived."""

    id = models.UUIDField(primary_key=True)
    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="sent")
    on = models.DateField()
    text = models.CharField(max_length=4000)

    def __str__(self) -> str:
        """Return the day."""
        return self.on.isoformat()
