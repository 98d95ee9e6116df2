from django.db import models
from django.db.models import Q

from fabene.collecting.models import Lot
from fabene.collecting.models.common import Stamped
from fabene.households.models import Word
from fabene.people.models import Network
from fabene.sharing.models.bags import Bag, PassOn
from fabene.sharing.values.recalls import Advice, HowTold, Outcome, PartyKind, WhoSaid

_WEIGHED_OR_COUNTED = Q(pieces__isnull=True, grams__gte=1) | Q(pieces__isnull=False, pieces__gte=1)


class Recall(Stamped):
    """Food that must not be eaten, and what people are asked to do. Its lots are held back under its id."""

    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    what = models.CharField(max_length=100)
    reason = models.CharField(max_length=300)
    said_by = models.CharField(max_length=10)
    reference = models.CharField(max_length=200, blank=True)
    advice = models.CharField(max_length=12)

    class Meta(Stamped.Meta):
        constraints = [
            models.UniqueConstraint(fields=["network", "year", "number"], name="recall_number_once_a_year"),
            models.CheckConstraint(condition=Q(said_by__in=[each.value for each in WhoSaid]), name="recall_by_known"),
            models.CheckConstraint(condition=Q(advice__in=[each.value for each in Advice]), name="recall_advice_known"),
        ]

    def __str__(self) -> str:
        """Return its number."""
        return f"{self.number}/{self.year}"


class RecallLot(models.Model):
    """A lot a recall is about; what was made of it follows from there."""

    recall = models.ForeignKey(Recall, on_delete=models.PROTECT, related_name="lots")
    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["recall", "lot"], name="recall_names_a_lot_once")]

    def __str__(self) -> str:
        """Return the lot."""
        return str(self.lot_id)


class RecallTold(Stamped):
    """Somebody was told of a recall: ``party`` is the id of a giver, a hub, a kitchen, a network, a destination."""

    recall = models.ForeignKey(Recall, on_delete=models.PROTECT, related_name="told")
    kind = models.CharField(max_length=12)
    party = models.UUIDField()
    how = models.CharField(max_length=10)
    note = models.CharField(max_length=200, blank=True)
    undone_at = models.DateTimeField(null=True)

    class Meta(Stamped.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["recall", "kind", "party"], condition=Q(undone_at__isnull=True), name="party_told_once"
            ),
            models.CheckConstraint(condition=Q(kind__in=[each.value for each in PartyKind]), name="party_kind_known"),
            models.CheckConstraint(condition=Q(how__in=[each.value for each in HowTold]), name="how_told_known"),
        ]

    def __str__(self) -> str:
        """Return how."""
        return self.how


class RecallWord(models.Model):
    """A word to families that tells a recall, or that it is over."""

    recall = models.ForeignKey(Recall, on_delete=models.PROTECT, related_name="words")
    word = models.OneToOneField(Word, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        """Return the word."""
        return str(self.word_id)


class RecallMove(Stamped):
    """Food of a recall that came back from a bag or from where it was passed on, or that was thrown away in a store.

    ``thrown`` says that it went to the bin; else it came back to the hub, and is held there.
    """

    recall = models.ForeignKey(Recall, on_delete=models.PROTECT, related_name="moves")
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+")
    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="+")
    bag = models.ForeignKey(Bag, on_delete=models.PROTECT, related_name="+", null=True)
    passing = models.ForeignKey(PassOn, on_delete=models.PROTECT, related_name="+", null=True)
    store = models.UUIDField(null=True)
    thrown = models.BooleanField()
    grams = models.PositiveIntegerField()
    pieces = models.PositiveIntegerField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta(Stamped.Meta):
        constraints = [
            models.CheckConstraint(condition=_WEIGHED_OR_COUNTED, name="recall_move_weighs"),
            models.CheckConstraint(
                condition=Q(bag__isnull=False, passing__isnull=True, store__isnull=True)
                | Q(bag__isnull=True, passing__isnull=False, store__isnull=True)
                | Q(bag__isnull=True, passing__isnull=True, store__isnull=False, thrown=True),
                name="recall_move_comes_from_somewhere",
            ),
        ]

    def __str__(self) -> str:
        """Return whether it was thrown away."""
        return "thrown" if self.thrown else "back"


class RecallClosing(Stamped):
    """The end of a recall."""

    recall = models.OneToOneField(Recall, on_delete=models.PROTECT, related_name="closing")
    outcome = models.CharField(max_length=10)
    note = models.CharField(max_length=300, blank=True)

    class Meta(Stamped.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=[each.value for each in Outcome]), name="outcome_known")
        ]

    def __str__(self) -> str:
        """Return the outcome."""
        return self.outcome
