"""What went into a batch or a transfer, what came out, and what was taken back."""

from django.db import models

from fabene.collecting.models.births import Batch, Transfer
from fabene.collecting.models.common import Measured, Stamped, in_limits
from fabene.collecting.models.facts import Lot


class BatchPart(Measured):
    """So much of a lot that a batch used, or ``made``."""

    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="parts")
    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="batch_parts")
    made = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "lot"], name="batch_part_once"),
            models.CheckConstraint(condition=in_limits(), name="batch_part_in_limits"),
        ]

    def __str__(self) -> str:
        """Return how much."""
        return str(self.quantity)


class BatchUndoing(Stamped):
    """A batch that was a slip, taken back while what it made stood untouched."""

    batch = models.OneToOneField(Batch, on_delete=models.PROTECT, related_name="undoing")

    def __str__(self) -> str:
        """Return when."""
        return self.happened_at.isoformat()


class TransferLine(Measured):
    """So much of a lot that a transfer took along."""

    id = models.UUIDField(primary_key=True)
    transfer = models.ForeignKey(Transfer, on_delete=models.PROTECT, related_name="lines")
    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="transfer_lines")
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["transfer", "lot"], name="transfer_line_once"),
            models.CheckConstraint(condition=in_limits(), name="transfer_line_in_limits"),
        ]

    def __str__(self) -> str:
        """Return how much."""
        return str(self.quantity)


class Receipt(Stamped):
    """A transfer from another network has come, and was weighed or counted."""

    transfer = models.OneToOneField(Transfer, on_delete=models.PROTECT, related_name="receipt")
    on = models.DateField()

    def __str__(self) -> str:
        """Return when."""
        return self.happened_at.isoformat()


class ReceiptLine(Measured):
    """What came of one line of a transfer; it is a lot of the receiving network."""

    receipt = models.ForeignKey(Receipt, on_delete=models.PROTECT, related_name="lines")
    line = models.OneToOneField(TransferLine, on_delete=models.PROTECT, related_name="received")
    lot = models.OneToOneField(Lot, on_delete=models.PROTECT, related_name="receipt_line")

    class Meta:
        constraints = [models.CheckConstraint(condition=in_limits(least=0), name="receipt_line_in_limits")]

    def __str__(self) -> str:
        """Return how much."""
        return str(self.quantity)


class CallingBack(Stamped):
    """A transfer that never left, or turned back: what it took stands where it stood."""

    transfer = models.OneToOneField(Transfer, on_delete=models.PROTECT, related_name="calling_back")

    def __str__(self) -> str:
        """Return when."""
        return self.happened_at.isoformat()
