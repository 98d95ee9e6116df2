"""What every row of this room says about itself."""

from django.db import models


class Stamped(models.Model):
    """Who wrote the row, when it happened and when we heard of it."""

    id = models.UUIDField(primary_key=True)
    actor = models.UUIDField()
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering = ["happened_at", "id"]


class Entered(models.Model):
    """A weight: as somebody typed it, and in grams."""

    amount = models.DecimalField(max_digits=12, decimal_places=4)
    unit = models.CharField(max_length=4)
    grams = models.BigIntegerField()

    class Meta:
        abstract = True
