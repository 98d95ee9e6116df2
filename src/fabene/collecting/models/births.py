"""Where lots come from that no market day brought: a kitchen's batch, a transfer."""

from django.db import models
from django.db.models import Q

from fabene.collecting.models.common import Stamped


class Batch(Stamped):
    """Something a kitchen cooked: lots went in, lots came out. ``added_grams`` is what it took from elsewhere.

    ``added_attributes`` are what that contains (sorted, with commas); ``yield_grams`` what evaporated and was peeled.
    """

    network = models.ForeignKey("people.Network", on_delete=models.PROTECT, related_name="+")
    kitchen = models.ForeignKey("places.Kitchen", on_delete=models.PROTECT, related_name="batches")
    on = models.DateField()
    what = models.CharField(max_length=100)
    added = models.CharField(max_length=200, blank=True)
    added_grams = models.BigIntegerField()
    added_attributes = models.CharField(max_length=250, blank=True)
    yield_grams = models.BigIntegerField()

    class Meta(Stamped.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(added_grams__gte=0), name="batch_adds_no_less_than_nothing"),
            models.CheckConstraint(condition=Q(yield_grams__gte=0), name="batch_makes_no_more_than_it_used"),
        ]

    def __str__(self) -> str:
        """Return what was cooked."""
        return self.what


class Transfer(Stamped):
    """Food that went from one place of stock to another, with its document, numbered in its network and year.

    ``giver`` and ``taker`` are the ids of a hub or a kitchen, in the ledger too.
    """

    network = models.ForeignKey("people.Network", on_delete=models.PROTECT, related_name="+")
    to_network = models.ForeignKey("people.Network", on_delete=models.PROTECT, related_name="+")
    giver = models.UUIDField(db_index=True)
    taker = models.UUIDField(db_index=True)
    on = models.DateField()
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    note = models.CharField(max_length=200, blank=True)

    class Meta(Stamped.Meta):
        constraints = [
            models.UniqueConstraint(fields=["network", "year", "number"], name="transfer_number_once_a_year"),
            models.CheckConstraint(condition=~Q(giver=models.F("taker")), name="transfer_not_to_itself"),
        ]

    def __str__(self) -> str:
        """Return its number."""
        return f"{self.number}/{self.year}"
