"""The market day itself: its opening, its ways to know a weight, why nothing came, its closing."""

from django.db import models
from django.db.models import Q

from fabene.collecting.models.common import Stamped
from fabene.collecting.values import CancelReason, LateWhy, Way, ZeroReason


class MarketDay(Stamped):
    """One market on one date."""

    market = models.ForeignKey("places.Market", on_delete=models.PROTECT, related_name="days")
    hub = models.ForeignKey("places.Hub", on_delete=models.PROTECT, related_name="days")
    date = models.DateField(db_index=True)

    class Meta(Stamped.Meta):
        constraints = [models.UniqueConstraint(fields=["market", "date"], name="one_day_per_market_and_date")]

    def __str__(self) -> str:
        """Return its date."""
        return self.date.isoformat()


class MarketWay(Stamped):
    """The way to know a weight a market has chosen for its days to come; the latest row holds."""

    market = models.ForeignKey("places.Market", on_delete=models.PROTECT, related_name="ways")
    way = models.CharField(max_length=20)

    class Meta(Stamped.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(way__in=[each.value for each in Way]), name="market_way_known")
        ]

    def __str__(self) -> str:
        """Return the way."""
        return self.way


class CategoryWay(Stamped):
    """The way chosen for one category on one day; the latest row holds."""

    day = models.ForeignKey(MarketDay, on_delete=models.PROTECT, related_name="ways")
    category = models.CharField(max_length=30)
    way = models.CharField(max_length=20)

    class Meta(Stamped.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(way__in=[each.value for each in Way]), name="category_way_known")
        ]

    def __str__(self) -> str:
        """Return the category and its way."""
        return f"{self.category}: {self.way}"


class WhyZero(Stamped):
    """Why nothing came from a stall, or (without a stall) from the whole market."""

    day = models.ForeignKey(MarketDay, on_delete=models.PROTECT, related_name="zeros")
    stall = models.ForeignKey("places.Stall", on_delete=models.PROTECT, null=True, related_name="zeros")
    donor = models.ForeignKey("places.Donor", on_delete=models.PROTECT, null=True, related_name="zeros")
    reason = models.CharField(max_length=20)
    note = models.CharField(max_length=200, blank=True)

    class Meta(Stamped.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(reason__in=[each.value for each in ZeroReason]), name="zero_reason_known"
            ),
            models.UniqueConstraint(fields=["day", "stall"], name="one_zero_per_stall"),
            models.UniqueConstraint(fields=["day", "donor"], name="one_zero_per_donor"),
            models.UniqueConstraint(
                fields=["day"], condition=Q(stall__isnull=True, donor__isnull=True), name="one_zero_per_day"
            ),
            models.CheckConstraint(
                condition=Q(stall__isnull=True) | Q(donor__isnull=True), name="zero_of_a_stall_or_a_donor"
            ),
        ]

    def __str__(self) -> str:
        """Return the reason."""
        return self.reason


class Closing(Stamped):
    """The end of a market day: the equation as it was then (terms by name) and what was still in stock.

    A day that was opened again is closed again, under the next ``number``. ``equation`` is in grams, ``pieces`` in
    pieces; ``left`` is a list of place, category, grams and pieces.
    """

    day = models.ForeignKey(MarketDay, on_delete=models.PROTECT, related_name="closings")
    number = models.PositiveSmallIntegerField()
    equation = models.JSONField()
    pieces = models.JSONField(default=dict)
    left = models.JSONField()
    restated_grams = models.BigIntegerField()

    class Meta(Stamped.Meta):
        constraints = [models.UniqueConstraint(fields=["day", "number"], name="closing_number_once_a_day")]

    def __str__(self) -> str:
        """Return when it was closed."""
        return self.happened_at.isoformat()


class DayReopening(Stamped):
    """A closed day was opened again, and why, in a word for everybody. What is printed after it says so."""

    closing = models.OneToOneField(Closing, on_delete=models.PROTECT, related_name="reopening")
    why = models.CharField(max_length=10)
    reason = models.CharField(max_length=200)

    class Meta(Stamped.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(why__in=[each.value for each in LateWhy]), name="late_why_known")
        ]

    def __str__(self) -> str:
        """Return the reason."""
        return self.reason


class PointUse(Stamped):
    """What a point of collection is for, from a day on: a list of keys. The latest row of the latest day holds."""

    market = models.ForeignKey("places.Market", on_delete=models.PROTECT, related_name="uses")
    uses = models.JSONField()
    since = models.DateField()

    def __str__(self) -> str:
        """Return the keys."""
        return ", ".join(self.uses)


class Temperature(Stamped):
    """How cold a category was when it came, in tenths of a degree, beside the limit of then. Undone: it was a slip."""

    day = models.ForeignKey(MarketDay, on_delete=models.PROTECT, null=True, related_name="temperatures")
    transfer = models.ForeignKey(
        "collecting.Transfer", on_delete=models.PROTECT, null=True, related_name="temperatures"
    )
    category = models.CharField(max_length=30)
    tenths = models.SmallIntegerField()
    limit_tenths = models.SmallIntegerField()
    note = models.CharField(max_length=200, blank=True)
    undone_at = models.DateTimeField(null=True)

    class Meta(Stamped.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(day__isnull=False, transfer__isnull=True) | Q(day__isnull=True, transfer__isnull=False),
                name="temperature_of_a_day_or_a_transfer",
            )
        ]

    def __str__(self) -> str:
        """Return the category and the tenths of a degree."""
        return f"{self.category} {self.tenths}"


class SafetyCheck(Stamped):
    """The checks before food is handed out on a day (Regulation (EU) 2021/382): what passed and what did not."""

    day = models.ForeignKey(MarketDay, on_delete=models.PROTECT, related_name="safety_checks")
    passed = models.JSONField()
    failed = models.JSONField()
    note = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        """Return when."""
        return self.happened_at.isoformat()


class Cancellation(Stamped):
    """A market day is not held. It may be held after all (``Reopening``), and be cancelled again."""

    day = models.ForeignKey(MarketDay, on_delete=models.PROTECT, related_name="cancellations")
    reason = models.CharField(max_length=20)
    note = models.CharField(max_length=200, blank=True)

    class Meta(Stamped.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(reason__in=[each.value for each in CancelReason]), name="cancel_reason_known"
            )
        ]

    def __str__(self) -> str:
        """Return the reason."""
        return self.reason


class Reopening(Stamped):
    """A day that was cancelled is held after all."""

    cancellation = models.OneToOneField(Cancellation, on_delete=models.PROTECT, related_name="reopening")

    def __str__(self) -> str:
        """Return when that was said."""
        return self.happened_at.isoformat()
