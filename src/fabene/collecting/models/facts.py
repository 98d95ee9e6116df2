"""What people record on a market day. None of these rows is ever changed; a correction is a row beside them."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from fabene.collecting.models.births import Batch, Transfer
from fabene.collecting.models.common import Entered, Stamped, in_limits
from fabene.collecting.models.days import MarketDay
from fabene.collecting.values import Place, Reason, SourceKind
from fabene.core.food import DateKind
from fabene.core.quantities import MAX_CRATES, Measure

# Each side says "not null": compared with nothing a check is neither true nor false, and the database lets it pass.
_WEIGHED_OR_COUNTED = Q(amount__isnull=False, crates__isnull=True) & Q(amount__gt=0) & in_limits()
_TICKED = Q(crates__isnull=False, grams__isnull=True, pieces__isnull=True, amount__isnull=True) & Q(
    crates__gt=0, crates__lte=MAX_CRATES, unit=""
)
_BORN_ONCE = (
    Q(day__isnull=False, batch__isnull=True, transfer__isnull=True, from_lot__isnull=True) & ~Q(source="")
    | Q(day__isnull=True, batch__isnull=False, transfer__isnull=True, from_lot__isnull=True, source="")
    | Q(day__isnull=True, batch__isnull=True, transfer__isnull=False, from_lot__isnull=False, source="")
)


class Lot(models.Model):
    """What one source gave of one food on one day, or what one batch made or one transfer brought.

    How much of it there is, is in the ledger, never here, and in one ``measure`` only. The id is derived from the
    rest. It was born on ``born_on`` in a ``network``, of exactly one of ``day``, ``batch`` and ``transfer``; ``donor``
    is who gave it in the ledger (a batch gives what it makes). ``from_lot`` is what it was in the network that sent it.
    ``piece_grams`` is what one piece is declared to weigh, None when nobody declared it or it is no food.
    ``attributes`` is the sorted, comma-separated list of all a bag must respect; ``last_day`` the last day on which it
    may be handed out.
    """

    id = models.UUIDField(primary_key=True)
    network = models.ForeignKey("people.Network", on_delete=models.PROTECT, related_name="+")
    born_on = models.DateField(db_index=True)
    day = models.ForeignKey(MarketDay, on_delete=models.PROTECT, null=True, related_name="lots")
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, null=True, related_name="lots")
    transfer = models.ForeignKey(Transfer, on_delete=models.PROTECT, null=True, related_name="lots")
    from_lot = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="became")
    measure = models.CharField(max_length=6)
    piece_grams = models.PositiveIntegerField(null=True)
    donor = models.UUIDField()
    source = models.CharField(max_length=10, blank=True)
    category = models.CharField(max_length=30)
    attributes = models.CharField(max_length=250, blank=True)
    date_kind = models.CharField(max_length=12)
    label_date = models.DateField(null=True)
    last_day = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["donor"], name="lots_of_a_donor")]
        constraints = [
            models.CheckConstraint(
                condition=Q(source__in=["", *(each.value for each in SourceKind)]), name="lot_source_known"
            ),
            models.CheckConstraint(condition=_BORN_ONCE, name="lot_born_once"),
            models.CheckConstraint(
                condition=Q(measure=Measure.PIECES.value) | Q(measure=Measure.GRAMS.value, piece_grams__isnull=True),
                name="lot_measure_known",
            ),
            models.CheckConstraint(
                condition=Q(date_kind=DateKind.NONE.value, label_date__isnull=True)
                | (Q(date_kind__in=[DateKind.USE_BY.value, DateKind.BEST_BEFORE.value]) & Q(label_date__isnull=False)),
                name="lot_date_has_its_kind",
            ),
            models.UniqueConstraint(
                "day",
                "donor",
                "category",
                "attributes",
                "date_kind",
                "label_date",
                Coalesce("piece_grams", 0),
                name="one_lot_per_label_date",
            ),
            models.UniqueConstraint(
                "day",
                "donor",
                "category",
                "attributes",
                Coalesce("piece_grams", 0),
                condition=Q(label_date__isnull=True),
                name="one_lot_without_date",
            ),
        ]

    def __str__(self) -> str:
        """Return the category."""
        return self.category


class Donation(Stamped):
    """One gift as somebody recorded it: weighed or counted (``amount``, ``unit``), or ticked in ``crates``."""

    day = models.ForeignKey(MarketDay, on_delete=models.PROTECT, related_name="donations")
    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="donations")
    stall = models.ForeignKey("places.Stall", on_delete=models.PROTECT, null=True, related_name="donations")
    donor = models.ForeignKey("places.Donor", on_delete=models.PROTECT, null=True, related_name="donations")
    seen = models.CharField(max_length=250, blank=True)
    label_read = models.BooleanField()
    amount = models.DecimalField(max_digits=12, decimal_places=4, null=True)
    unit = models.CharField(max_length=4, blank=True)
    grams = models.BigIntegerField(null=True)
    pieces = models.BigIntegerField(null=True)
    crates = models.PositiveIntegerField(null=True)

    class Meta(Stamped.Meta):
        constraints = [
            models.CheckConstraint(condition=_WEIGHED_OR_COUNTED | _TICKED, name="donation_weighed_or_ticked")
        ]

    def __str__(self) -> str:
        """Return what was entered."""
        return f"{self.amount} {self.unit}" if self.crates is None else f"{self.crates} crates"

    @property
    def quantity(self) -> int | None:
        """Return what was weighed or counted, None for ticked crates."""
        return self.pieces if self.grams is None else self.grams


class Guess(Stamped, Entered):
    """What the ticked crates of a category are thought to weigh together until the hub weighs them."""

    day = models.ForeignKey(MarketDay, on_delete=models.PROTECT, related_name="guesses")
    category = models.CharField(max_length=30)

    class Meta(Stamped.Meta):
        constraints = [models.CheckConstraint(condition=in_limits(), name="guess_in_limits")]

    def __str__(self) -> str:
        """Return what was entered."""
        return f"{self.amount} {self.unit}"


class Weighing(Stamped, Entered):
    """A category weighed at the hub: it covers everything given until it happened."""

    day = models.ForeignKey(MarketDay, on_delete=models.PROTECT, related_name="weighings")
    category = models.CharField(max_length=30)

    class Meta(Stamped.Meta):
        constraints = [models.CheckConstraint(condition=in_limits(), name="weighing_in_limits")]

    def __str__(self) -> str:
        """Return what was entered."""
        return f"{self.amount} {self.unit}"


class Carriage(Stamped):
    """A category carried to the hub without weighing it there."""

    day = models.ForeignKey(MarketDay, on_delete=models.PROTECT, related_name="carriages")
    category = models.CharField(max_length=30)

    def __str__(self) -> str:
        """Return the category."""
        return self.category


class Discard(Stamped, Entered):
    """Food thrown away at the stand or at the hub. ``supply`` narrows it to one pooled supply of the hub."""

    day = models.ForeignKey(MarketDay, on_delete=models.PROTECT, related_name="discards")
    category = models.CharField(max_length=30)
    place = models.CharField(max_length=10)
    reason = models.CharField(max_length=20)
    supply = models.UUIDField(null=True)

    class Meta(Stamped.Meta):
        constraints = [
            models.CheckConstraint(condition=in_limits(), name="discard_in_limits"),
            models.CheckConstraint(condition=Q(place__in=[each.value for each in Place]), name="discard_place_known"),
            models.CheckConstraint(
                condition=Q(reason__in=[each.value for each in Reason]), name="discard_reason_known"
            ),
        ]

    def __str__(self) -> str:
        """Return what was entered and why."""
        return f"{self.amount} {self.unit}: {self.reason}"


class Count(Stamped, Entered):
    """A category counted at the hub, beside what the ledger said then in the same measure."""

    day = models.ForeignKey(MarketDay, on_delete=models.PROTECT, related_name="counts")
    category = models.CharField(max_length=30)
    ledger_grams = models.BigIntegerField(null=True)
    ledger_pieces = models.BigIntegerField(null=True)

    class Meta(Stamped.Meta):
        constraints = [
            models.CheckConstraint(condition=in_limits(least=0), name="count_in_limits"),
            models.CheckConstraint(
                condition=Q(grams__isnull=False, ledger_grams__isnull=False, ledger_pieces__isnull=True)
                | Q(pieces__isnull=False, ledger_pieces__isnull=False, ledger_grams__isnull=True),
                name="count_beside_the_ledger",
            ),
        ]

    def __str__(self) -> str:
        """Return what was entered."""
        return f"{self.amount} {self.unit}"


class Correction(Stamped):
    """A fact that was wrong. What holds instead, if anything, is the fact of the same kind with the id of this row."""

    day = models.ForeignKey(MarketDay, on_delete=models.PROTECT, related_name="corrections")
    donation = models.OneToOneField(Donation, on_delete=models.PROTECT, null=True, related_name="correction")
    weighing = models.OneToOneField(Weighing, on_delete=models.PROTECT, null=True, related_name="correction")
    discard = models.OneToOneField(Discard, on_delete=models.PROTECT, null=True, related_name="correction")
    reason = models.CharField(max_length=200)

    class Meta(Stamped.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(donation__isnull=False, weighing__isnull=True, discard__isnull=True)
                | Q(donation__isnull=True, weighing__isnull=False, discard__isnull=True)
                | Q(donation__isnull=True, weighing__isnull=True, discard__isnull=False),
                name="correction_of_one_fact",
            )
        ]

    def __str__(self) -> str:
        """Return the reason."""
        return self.reason
