from django.db import models
from django.db.models import Q

from fabene.collecting.models import MarketDay
from fabene.people.models import Network
from fabene.places.models import Destination, Hub
from fabene.sharing.models.bags import WEIGHED_OR_COUNTED, Part
from fabene.sharing.values import Tally


class Stamped(models.Model):
    """A row that somebody wrote at a moment."""

    id = models.UUIDField(primary_key=True)
    actor = models.UUIDField()
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        abstract = True


class TableSession(Stamped):
    """One sitting of an open table of the network: on a market day, or on a date without one.

    Its food comes from ``hub``. Whoever sits at it is not written down anywhere.
    """

    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+")
    destination = models.ForeignKey(Destination, on_delete=models.PROTECT, related_name="+")
    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, related_name="+")
    day = models.ForeignKey(MarketDay, on_delete=models.PROTECT, related_name="+", null=True)
    on = models.DateField(db_index=True)
    undone_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Return the date."""
        return self.on.isoformat()


class TableClearing(Stamped):
    """The table was cleared: nothing is laid, given or counted any more. Undone, it goes on."""

    session = models.ForeignKey(TableSession, on_delete=models.PROTECT, related_name="clearings")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session"], condition=Q(undone_at__isnull=True), name="table_cleared_once"),
        ]

    def __str__(self) -> str:
        """Return when."""
        return f"cleared {self.happened_at:%Y-%m-%d}"


class TableMove(Stamped):
    """Food laid on the table, or brought ``back`` from it to the hub: by itself, or with a ``clearing``."""

    session = models.ForeignKey(TableSession, on_delete=models.PROTECT, related_name="moves")
    back = models.BooleanField()
    clearing = models.OneToOneField(TableClearing, on_delete=models.PROTECT, related_name="move", null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(clearing__isnull=True) | Q(back=True), name="clearing_brings_back"),
        ]

    def __str__(self) -> str:
        """Return which way it went."""
        return "back" if self.back else "laid"


class TableMovePart(Part):
    """So much of one lot that went to the table or came back."""

    move = models.ForeignKey(TableMove, on_delete=models.CASCADE, related_name="parts")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["move", "lot"], name="table_move_holds_a_lot_once"),
            models.CheckConstraint(condition=WEIGHED_OR_COUNTED, name="table_move_part_weighs"),
        ]


class TableTap(Stamped):
    """One tap: so many more of a tally, or (below zero) a slip taken back. No tally ever stands below zero.

    ``undoes`` names the tap that this one takes back whole.
    """

    session = models.ForeignKey(TableSession, on_delete=models.PROTECT, related_name="taps")
    number = models.PositiveIntegerField()
    tally = models.CharField(max_length=12)
    change = models.IntegerField()
    undoes = models.OneToOneField("self", on_delete=models.PROTECT, related_name="undone_by", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "number"], name="table_tap_number_once"),
            models.CheckConstraint(condition=~Q(change=0), name="table_tap_changes_something"),
            models.CheckConstraint(condition=Q(tally__in=[each.value for each in Tally]), name="table_tally_known"),
        ]

    def __str__(self) -> str:
        """Return the change."""
        return f"{self.tally} {self.change:+d}"
