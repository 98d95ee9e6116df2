"""What households took home before this software was there, as somebody had written it down."""

from django.db import models

from fabene.collecting.models import MarketDay
from fabene.households.models import Household
from fabene.sharing.models.bags import Part


class PastBag(models.Model):
    """What one household took home on a day of the past: no plan proposed it, and it counts in what is fair.

    ``household`` is None once the household, or after the time set for it the day, was forgotten: the grams stay.
    ``grams`` is what there was to carry; taken back (``undone_at``) it counts for nothing.
    """

    id = models.UUIDField(primary_key=True)
    day = models.ForeignKey(MarketDay, on_delete=models.PROTECT, related_name="+")
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="+", null=True)
    grams = models.PositiveIntegerField()
    actor = models.UUIDField()
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["day", "household"],
                condition=models.Q(undone_at__isnull=True, household__isnull=False),
                name="one_past_bag_a_household",
            ),
        ]

    def __str__(self) -> str:
        """Return the grams."""
        return f"{self.grams} g"


class PastBagContent(Part):
    """So much of one lot in a bag of the past."""

    bag = models.ForeignKey(PastBag, on_delete=models.CASCADE, related_name="contents")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bag", "lot"], name="past_bag_holds_a_lot_once"),
            models.CheckConstraint(
                condition=models.Q(pieces__isnull=True, grams__gte=1) | models.Q(pieces__isnull=False, pieces__gte=1),
                name="past_bag_content_weighs",
            ),
        ]
