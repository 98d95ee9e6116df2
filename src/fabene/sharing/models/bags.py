from django.db import models

from fabene.collecting.models import MarketDay
from fabene.households.models import Household
from fabene.ledger.values import Unit
from fabene.people.models import Network
from fabene.places.models import Destination
from fabene.sharing.values import EditWhy


class Plan(models.Model):
    """A proposal of who gets what on a market day, as it was computed. It never changes; a new one is a new row.

    ``problem`` and ``solution`` are in the published format of ``fabene shares``, so that anyone can check them;
    ``extras`` has one problem and solution more for each category that is no food (a piece is 1000 of its units);
    ``supplies`` says what each lot of the problems is; ``rules`` are the values of the charter it followed.
    When a household is forgotten only its name changes, into a stand-in; ``faded_at`` says since when all have one.
    """

    id = models.UUIDField(primary_key=True)
    day = models.ForeignKey(MarketDay, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    problem = models.JSONField()
    solution = models.JSONField()
    extras = models.JSONField(default=list)
    supplies = models.JSONField()
    rules = models.JSONField()
    actor = models.UUIDField()
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    faded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "number"], name="plan_number_once_a_day")]

    def __str__(self) -> str:
        """Return the plan's number of the day."""
        return f"plan {self.number}"


class PlanEdit(models.Model):
    """Packs moved by hand, and why: from what is left to a household, back, or between two households.

    A household that was forgotten leaves the stand-in it has in the plan, and takes the reason with it.
    """

    id = models.UUIDField(primary_key=True)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="edits")
    number = models.PositiveIntegerField()
    giver = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="+", null=True)
    taker = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="+", null=True)
    giver_stand_in = models.CharField(max_length=12, blank=True)
    taker_stand_in = models.CharField(max_length=12, blank=True)
    supply = models.UUIDField()
    packs = models.PositiveIntegerField()
    why = models.CharField(max_length=20, default=EditWhy.OTHER.value)
    reason = models.CharField(max_length=200, blank=True)
    actor = models.UUIDField()
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plan_edit_number_once"),
            models.CheckConstraint(condition=models.Q(packs__gte=1), name="plan_edit_moves_something"),
            models.CheckConstraint(
                condition=models.Q(why__in=[why.value for why in EditWhy]), name="plan_edit_reason_known"
            ),
            models.CheckConstraint(
                condition=models.Q(giver__isnull=False)
                | models.Q(taker__isnull=False)
                | ~models.Q(giver_stand_in="", taker_stand_in=""),
                name="plan_edit_has_an_end",
            ),
        ]

    def __str__(self) -> str:
        """Return how many packs moved."""
        return f"{self.packs} packs"


class Confirmation(models.Model):
    """A person said yes to a plan: its bags exist. Taking it back (``undone_at``) is possible until one is handed.

    ``empty_handed`` are the households (ids) for which the plan had nothing. They get no bag, and are not away: what
    they did not get counts on later days.
    """

    id = models.UUIDField(primary_key=True)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="confirmations")
    day = models.ForeignKey(MarketDay, on_delete=models.PROTECT, related_name="+")
    empty_handed = models.JSONField(default=list)
    actor = models.UUIDField()
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["day"], condition=models.Q(undone_at__isnull=True), name="one_confirmed_plan_a_day"
            ),
        ]

    def __str__(self) -> str:
        """Return when it was confirmed."""
        return f"confirmed {self.happened_at:%Y-%m-%d}"


class Bag(models.Model):
    """What one household receives on one day. Its code is of the day: it says nothing about the household.

    ``household`` is None once the household, or after the time set for it the day, was forgotten: the grams stay.
    """

    id = models.UUIDField(primary_key=True)
    confirmation = models.ForeignKey(Confirmation, on_delete=models.PROTECT, related_name="bags")
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="+", null=True)
    code = models.CharField(max_length=8)
    home_delivery = models.BooleanField()
    position = models.PositiveIntegerField()
    grams = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["confirmation", "code"], name="bag_code_once_a_day"),
            models.UniqueConstraint(fields=["confirmation", "household"], name="one_bag_a_household"),
            models.CheckConstraint(condition=models.Q(grams__lte=40_000), name="bag_can_be_carried"),
        ]

    def __str__(self) -> str:
        """Return the code of the day."""
        return self.code


# Of what is counted the grams are what it weighs as declared: nothing for what is no food.
WEIGHED_OR_COUNTED = models.Q(pieces__isnull=True, grams__gte=1) | models.Q(pieces__isnull=False, pieces__gte=1)


class Part(models.Model):
    """So many grams, or ``pieces``, of one lot."""

    category = models.CharField(max_length=30)
    lot = models.UUIDField(db_index=True)
    grams = models.PositiveIntegerField()
    pieces = models.PositiveIntegerField(null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        """Return the category and how much."""
        return f"{self.category} {self.grams} g" if self.pieces is None else f"{self.category} {self.pieces}"

    @property
    def amount(self) -> int:
        """Return how much it is in the lot's own measure."""
        return self.grams if self.pieces is None else self.pieces

    @property
    def unit(self) -> Unit:
        """Return the unit of the ledger in which it moves."""
        return Unit.GRAMS if self.pieces is None else Unit.PIECES


class BagContent(Part):
    """So much of one lot in a bag. ``supply`` is the pile it was taken from."""

    bag = models.ForeignKey(Bag, on_delete=models.CASCADE, related_name="contents")
    supply = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bag", "supply", "lot"], name="bag_holds_a_lot_once"),
            models.CheckConstraint(condition=WEIGHED_OR_COUNTED, name="bag_content_weighs"),
        ]


class TakenOut(Part):
    """So much of one lot that left a waiting bag, since its household had come to exclude it or it was recalled."""

    id = models.UUIDField(primary_key=True)
    bag = models.ForeignKey(Bag, on_delete=models.CASCADE, related_name="taken_out")
    supply = models.UUIDField()
    actor = models.UUIDField()
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=WEIGHED_OR_COUNTED, name="what_is_taken_out_weighs")]


class Handover(models.Model):
    """A bag changed hands. Undone means it was a slip: the movement is reversed and the bag waits again.

    ``to_delegate`` says that somebody came with a delegate's code; which of them, and who they are, is not kept.
    """

    id = models.UUIDField(primary_key=True)
    bag = models.ForeignKey(Bag, on_delete=models.PROTECT, related_name="handovers")
    to_delegate = models.BooleanField(default=False)
    actor = models.UUIDField()
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["bag"], condition=models.Q(undone_at__isnull=True), name="bag_handed_over_once"
            ),
        ]

    def __str__(self) -> str:
        """Return when it happened."""
        return f"{self.happened_at:%Y-%m-%d %H:%M}"


class PassOn(models.Model):
    """What was left, or a bag nobody fetched, went on: to an emporio, an open table, a kitchen, animals or compost.

    ``grams`` is what of it was weighed, ``pieces`` what was counted.
    """

    id = models.UUIDField(primary_key=True)
    day = models.ForeignKey(MarketDay, on_delete=models.PROTECT, related_name="+")
    destination = models.ForeignKey(Destination, on_delete=models.PROTECT, related_name="+")
    bag = models.ForeignKey(Bag, on_delete=models.PROTECT, related_name="passings", null=True)
    tickets = models.PositiveIntegerField(null=True)
    grams = models.PositiveIntegerField()
    pieces = models.PositiveIntegerField(default=0)
    actor = models.UUIDField()
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["bag"],
                condition=models.Q(undone_at__isnull=True, bag__isnull=False),
                name="bag_passed_on_once",
            ),
        ]

    def __str__(self) -> str:
        """Return the grams."""
        return f"{self.grams} g"


class PassOnContent(Part):
    """So much of one lot that went on."""

    passing = models.ForeignKey(PassOn, on_delete=models.CASCADE, related_name="contents")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["passing", "lot"], name="passing_holds_a_lot_once"),
            models.CheckConstraint(condition=WEIGHED_OR_COUNTED, name="passing_content_weighs"),
        ]


class Opening(models.Model):
    """The days of a network up to this one are forgotten household by household: its standings say what they weigh."""

    network = models.OneToOneField(Network, on_delete=models.PROTECT, related_name="+", primary_key=True)
    on = models.DateField()
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return the date."""
        return self.on.isoformat()


class OpeningStanding(models.Model):
    """Where one household was after the sharing of the opening's day: grams that still count, and its weight."""

    household = models.OneToOneField(Household, on_delete=models.CASCADE, related_name="+", primary_key=True)
    opening = models.ForeignKey(Opening, on_delete=models.CASCADE, related_name="standings")
    received_grams = models.FloatField()
    weight = models.FloatField()

    def __str__(self) -> str:
        """Return the grams."""
        return f"{self.received_grams:.0f} g"


class OpeningPieces(models.Model):
    """Where one household was after the opening's day in pieces of a category that is no food: units that still count.

    A piece is as many units as in the problem that shares it (``sharing.problems``).
    """

    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="+")
    opening = models.ForeignKey(Opening, on_delete=models.CASCADE, related_name="pieces")
    category = models.CharField(max_length=30)
    received_units = models.FloatField()
    weight = models.FloatField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["household", "category"], name="one_opening_a_category")]

    def __str__(self) -> str:
        """Return the category and the units."""
        return f"{self.category}: {self.received_units:.0f}"


class ReachedMonth(models.Model):
    """How many households of a network received a bag in a month, among those nobody is known of any more.

    ``newly`` counts those for whom it was the first time ever: added up, it is how many were ever reached.
    """

    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+")
    month = models.DateField()
    households = models.PositiveIntegerField(default=0)
    newly = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "month"], name="one_reached_month_a_network")]

    def __str__(self) -> str:
        """Return the month and how many."""
        return f"{self.month:%Y-%m}: {self.households}"


class Counted(models.Model):
    """A household that was reached at some time nobody knows any more: it is in a ``ReachedMonth`` already."""

    household = models.OneToOneField(Household, on_delete=models.CASCADE, related_name="+", primary_key=True)

    def __str__(self) -> str:
        """Return nothing but that."""
        return "counted"
