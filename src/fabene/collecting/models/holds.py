"""Lots that nobody may take: held back until somebody says why they are let go."""

from django.db import models

from fabene.collecting.models.common import Stamped
from fabene.collecting.models.facts import Lot


class LotHold(Stamped):
    """A lot is held back from ``happened_at`` on. ``cause`` is the id of what asked for it (a recall), opaque here."""

    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="holds")
    cause = models.UUIDField(db_index=True)

    class Meta(Stamped.Meta):
        constraints = [models.UniqueConstraint(fields=["lot", "cause"], name="lot_held_once_for_a_cause")]

    def __str__(self) -> str:
        """Return since when."""
        return self.happened_at.isoformat()


class HoldRelease(Stamped):
    """A lot that was held back is let go, and why."""

    hold = models.OneToOneField(LotHold, on_delete=models.PROTECT, related_name="release")
    reason = models.CharField(max_length=200)

    def __str__(self) -> str:
        """Return the reason."""
        return self.reason
