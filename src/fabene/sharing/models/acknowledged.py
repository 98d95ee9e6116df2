from django.db import models
from django.db.models import Q

from fabene.collecting.models import MarketDay
from fabene.places.models import Destination
from fabene.sharing.models.bags import PassOn
from fabene.sharing.models.tables import Stamped
from fabene.sharing.values import AcknowledgedBy


class Acknowledgement(Stamped):
    """An emporio said what it received of what a day passed on to it.

    ``by`` says whether somebody of the network typed it, or whoever held the slip's link; then ``actor`` is the
    destination. What is missing went to shrinkage, what is more came from it; ``undone_at`` turns that back.
    """

    destination = models.ForeignKey(Destination, on_delete=models.PROTECT, related_name="+")
    day = models.ForeignKey(MarketDay, on_delete=models.PROTECT, related_name="+")
    by = models.CharField(max_length=10)
    note = models.CharField(max_length=200, blank=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(by__in=[each.value for each in AcknowledgedBy]), name="acknowledged_by_known"
            ),
        ]

    def __str__(self) -> str:
        """Return when."""
        return f"acknowledged {self.happened_at:%Y-%m-%d}"


class AcknowledgedPassing(models.Model):
    """What was passed on is acknowledged once; ``live`` is None when that was undone."""

    acknowledgement = models.ForeignKey(Acknowledgement, on_delete=models.CASCADE, related_name="passings")
    passing = models.ForeignKey(PassOn, on_delete=models.PROTECT, related_name="acknowledgements")
    live = models.BooleanField(null=True, default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["passing", "live"], name="passing_acknowledged_once"),
            models.CheckConstraint(condition=Q(live__isnull=True) | Q(live=True), name="acknowledged_or_undone"),
        ]

    def __str__(self) -> str:
        """Return whether it counts."""
        return "live" if self.live else "undone"


class AcknowledgedLine(models.Model):
    """What of one category was sent and what was received: grams, or pieces of what is counted."""

    acknowledgement = models.ForeignKey(Acknowledgement, on_delete=models.CASCADE, related_name="lines")
    category = models.CharField(max_length=30)
    counted = models.BooleanField()
    sent = models.PositiveIntegerField()
    received = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["acknowledgement", "category"], name="category_acknowledged_once"),
        ]

    def __str__(self) -> str:
        """Return what came of what was sent."""
        return f"{self.category} {self.received}/{self.sent}"
