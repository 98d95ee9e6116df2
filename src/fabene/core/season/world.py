"""What a season is played on: markets with their rounds and stalls, where leftovers go, and the figures to keep to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, tzinfo
from uuid import UUID

FULL_HEIGHT = 1000
"""The height of a point that gives as much as any other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A collection that returns every week. ``weekday`` counts from Monday (0); the minute is local, from midnight.

    Where opening hours change there is one round until the last day of the old ones and another since the new ones.
    """

    weekday: int
    collection_minute: int
    since: date = date.min
    until: date = date.max

    def held_on(self, on: date) -> bool:
        """Tell whether this round collects on a date."""
        return on.weekday() == self.weekday and self.since <= on <= self.until


@dataclass(frozen=True, slots=True, kw_only=True)
class Stall:
    """A stall that may give; ``sells`` are keys of ``core.food.CATEGORIES``."""

    id: UUID
    sells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Donor:
    """Who gives without a stall; ``kind`` is spuntista, shop, farm, garden, supermarket or canteen.

    ``sells`` may name what is counted in pieces (``core.food.COUNTED``), too: a box now and then.
    """

    id: UUID
    kind: str
    sells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Market:
    """A point of collection, its rounds, its stalls and other donors, and the zone its clock shows.

    A ``garden`` gives what grows, when it grows. ``height`` says how much one of its days gives beside those of the
    other points of its world (``FULL_HEIGHT`` is as much). A point with a ``table`` has an open table after its rounds.
    """

    id: UUID
    zone: tzinfo
    rounds: tuple[Round, ...]
    stalls: tuple[Stall, ...]
    donors: tuple[Donor, ...] = ()
    garden: bool = False
    height: int = FULL_HEIGHT
    table: "Table | None" = None

    @property
    def givers(self) -> "tuple[Stall | Donor, ...]":
        """Return who may give here."""
        return (*self.stalls, *self.donors)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """An open table: nobody says who they are. ``share`` in a thousand of what came goes on it; tickets a day."""

    share: int
    tickets: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cooking:
    """What a kitchen does with what it gets; shares are in a thousand.

    It cooks on ``often`` of its network's days with food, from ``share`` of what can be cooked. With ``meals_a_day`` it
    makes meals for so many people every day from ``meals_since`` on, and jars of the rest; without it ``jars`` of the
    weight become jars and all the rest one lunch on the next day. ``leaves`` says how meals leave: eaten_here, taken,
    brought_home, and how often.
    """

    often: int
    share: int
    jars: int
    leaves: Mapping[str, int]
    meals_a_day: int | None = None
    meals_since: date = date.min


@dataclass(frozen=True, slots=True, kw_only=True)
class Kitchen:
    """A kitchen that writes down what it cooks: a place of stock."""

    id: UUID
    cooking: Cooking


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """Where a world's food stands: its hub, its kitchens, and places of stock of other networks it may send to."""

    hub: UUID
    kitchens: tuple[Kitchen, ...] = ()
    others: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """Where leftovers may go; ``kind`` is one of emporio, open_table, kitchen, animals, compost."""

    id: UUID
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """The figures a season keeps to, whatever its seed.

    The defaults are the market round of Grugliasco in its first six months, 2021: over four tonnes in about 52 market
    days (77 kg a day), 63 families, about thirty people served at home by cargo bike.
    Source: torinoggi.it, 20 September 2021, "Cibo e solidarietà: dopo 6 mesi Food Pride e Top Metro diventano padroni
    di casa al mercato". With ``people`` a season has as many households as it takes to be so many people, and
    ``families`` is not looked at. The other kinds of day are in ``kinds``.
    """

    weeks: int = 26
    day_grams: int = 77_000
    families: int = 63
    families_at_first: int = 30
    families_at_home: int = 30
    people: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Everything a season needs to know before luck is drawn."""

    markets: tuple[Market, ...]
    destinations: tuple[Destination, ...]
    calibration: Calibration = field(default_factory=Calibration)
    house: House | None = None

    @property
    def days_a_week(self) -> int:
        """Return how many rounds a week has when no hours change any more."""
        return max(1, sum(each.until == date.max for market in self.markets for each in market.rounds))
