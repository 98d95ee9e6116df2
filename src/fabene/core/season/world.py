"""What a season is played on: markets with their rounds and stalls, where leftovers go, and the figures to keep to."""

from dataclasses import dataclass
from datetime import tzinfo
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A collection that returns every week. ``weekday`` counts from Monday (0); the minute is local, from midnight."""

    weekday: int
    collection_minute: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stall:
    """A stall that may give; ``sells`` are keys of ``core.food.CATEGORIES``."""

    id: UUID
    sells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Market:
    """A market, its rounds, its stalls and the zone its clock shows."""

    id: UUID
    zone: tzinfo
    rounds: tuple[Round, ...]
    stalls: tuple[Stall, ...]


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
    di casa al mercato".
    """

    weeks: int = 26
    day_grams: int = 77_000
    families: int = 63
    families_at_first: int = 30
    families_at_home: int = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Everything a season needs to know before luck is drawn."""

    markets: tuple[Market, ...]
    destinations: tuple[Destination, ...]
    calibration: Calibration = Calibration()
