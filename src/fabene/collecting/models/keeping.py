"""What people do to a place of stock beside what comes and goes: throw away by lot, count a lot."""

from django.db import models
from django.db.models import Q

from fabene.collecting.models.common import Measured, Stamped, in_limits
from fabene.collecting.models.facts import Lot
from fabene.collecting.values import Reason


class Clearing(Stamped):
    """Food thrown away at a place of stock (a hub or a kitchen's larder), on no market day's account."""

    network = models.ForeignKey("people.Network", on_delete=models.PROTECT, related_name="+")
    store = models.UUIDField(db_index=True)
    on = models.DateField()
    reason = models.CharField(max_length=20)

    class Meta(Stamped.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(reason__in=[each.value for each in Reason]), name="clearing_reason_known"
            )
        ]

    def __str__(self) -> str:
        """Return why."""
        return self.reason


class ClearingPart(Measured):
    """So much of a lot that was thrown away."""

    clearing = models.ForeignKey(Clearing, on_delete=models.PROTECT, related_name="parts")
    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="clearing_parts")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clearing", "lot"], name="clearing_part_once"),
            models.CheckConstraint(condition=in_limits(), name="clearing_part_in_limits"),
        ]

    def __str__(self) -> str:
        """Return how much."""
        return str(self.quantity)


class ClearingUndoing(Stamped):
    """A clearing that was a slip, taken back."""

    clearing = models.OneToOneField(Clearing, on_delete=models.PROTECT, related_name="undoing")

    def __str__(self) -> str:
        """Return when."""
        return self.happened_at.isoformat()


class LotCount(Stamped, Measured):
    """A lot counted at a place of stock, beside what the ledger said then (signed) in the same measure."""

    network = models.ForeignKey("people.Network", on_delete=models.PROTECT, related_name="+")
    store = models.UUIDField(db_index=True)
    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="counts")
    ledger_amount = models.BigIntegerField()

    class Meta(Stamped.Meta):
        constraints = [models.CheckConstraint(condition=in_limits(least=0), name="lot_count_in_limits")]

    def __str__(self) -> str:
        """Return how much there was."""
        return str(self.quantity)
