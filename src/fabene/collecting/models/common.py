"""What every row of this room says about itself."""

from django.db import models
from django.db.models import Q

from fabene.core.quantities import MAX_PIECES, MAX_WEIGHING_GRAMS


class Stamped(models.Model):
    """Who wrote the row, when it happened and when we heard of it."""

    id = models.UUIDField(primary_key=True)
    actor = models.UUIDField()
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering = ["happened_at", "id"]


class Measured(models.Model):
    """So many grams, or so many pieces: one of the two, as the category is measured."""

    grams = models.BigIntegerField(null=True)
    pieces = models.BigIntegerField(null=True)

    class Meta:
        abstract = True

    @property
    def quantity(self) -> int:
        """Return how much it is, in its own measure."""
        return self.grams if self.grams is not None else self.pieces or 0


class Entered(Measured):
    """An amount: as somebody typed it, and in grams or pieces."""

    amount = models.DecimalField(max_digits=12, decimal_places=4)
    unit = models.CharField(max_length=4)

    class Meta:
        abstract = True


def in_limits(*, least: int = 1) -> Q:
    """Return what holds of grams, or else of pieces, that are not less than ``least`` and not too much.

    Both sides say "not null": compared with nothing a check is neither true nor false, and the database lets it pass.
    """
    grams = Q(grams__isnull=False, pieces__isnull=True) & Q(grams__gte=least, grams__lte=MAX_WEIGHING_GRAMS)
    pieces = Q(pieces__isnull=False, grams__isnull=True) & Q(pieces__gte=least, pieces__lte=MAX_PIECES)
    return grams | pieces
