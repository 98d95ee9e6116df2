"""What a simulated season is played on beside what is published: stalls, donors, kitchens and points that nobody has.

Each of them says *simulato* in its name, its hours or its source. Organisations and places that are named are those of
``networks``; the garden is that of the project StessoCielo, its pickings are simulated.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from itertools import cycle, islice
from types import MappingProxyType

from fabene.collecting.values import Use
from fabene.config.programme.networks import COLLEGNO, GRUGLIASCO, MONCALIERI, RIVOLI, VENARIA_REALE
from fabene.config.programme.values import Body, Destination, Network, hours
from fabene.core.owners import OwnerKind
from fabene.core.season import kinds
from fabene.places.values import Hours, MarketKind

SIMULATED = "Simulato per la dimostrazione: nessuna pagina lo dice"
SINCE = date(2019, 1, 1)
"""Since when there is what is simulated: earlier than any season."""

PRODUCE = ("fruit", "vegetables", "roots")
BAKERY = ("bread", "pastry")
DAIRY = ("dairy", "cheese", "eggs")
DELICATESSEN = ("cheese", "cured_meat", "preserves")
FISH = ("fish",)

BIG_MARKET: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "3": PRODUCE,
        "5": PRODUCE,
        "8": ("fruit",),
        "9": BAKERY,
        "12": PRODUCE,
        "14": DAIRY,
        "18": ("vegetables", "roots"),
        "21": PRODUCE,
        "24": FISH,
        "27": ("fruit", "vegetables"),
        "30": BAKERY,
        "33": DELICATESSEN,
        "36": PRODUCE,
        "41": ("fruit", "vegetables"),
    }
)
"""Simulated stalls of the market of Grugliasco on which the season is played, by number."""

SMALL_MARKET: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "1": PRODUCE,
        "2": ("fruit",),
        "4": PRODUCE,
        "6": BAKERY,
        "7": DAIRY,
        "11": ("vegetables", "roots"),
    }
)
"""Simulated stalls of a market of Grugliasco on which no season is played."""

TRADES = (
    PRODUCE,
    PRODUCE,
    BAKERY,
    PRODUCE,
    DAIRY,
    ("fruit",),
    ("vegetables", "roots"),
    PRODUCE,
    DELICATESSEN,
    PRODUCE,
    ("fruit", "vegetables"),
    FISH,
)
"""What the stalls of any other market sell, one after the other."""


def row_of(stalls: int) -> Mapping[str, tuple[str, ...]]:
    """Return so many simulated stalls, by number."""
    return MappingProxyType({str(number): sells for number, sells in enumerate(islice(cycle(TRADES), stalls), start=1)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Donor:
    """Who gives without a stall, simulated."""

    name: str
    kind: OwnerKind
    sells: tuple[str, ...]
    weekdays: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point of collection that is no published market."""

    slug: str
    name: str
    place: str
    kind: MarketKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What a network has in a demonstration.

    ``stalls`` are those of its markets and ``hours`` simulated ones of its points, both by slug; ``uses`` says what its
    points are for where that is not bags. Seasons are ``played`` at these points; what its hub or kitchen can spare
    goes to the networks in ``sends_to``. ``referrer`` refers its households, where it has any.
    """

    network: Network
    played: tuple[str, ...]
    stalls: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    hours: Mapping[str, tuple[Hours, ...]] = field(default_factory=dict)
    points: tuple[Point, ...] = ()
    donors: tuple[Donor, ...] = ()
    kitchen: str = ""
    destinations: tuple[Destination, ...] = ()
    uses: Mapping[str, frozenset[Use]] = field(default_factory=dict)
    sends_to: tuple[str, ...] = ()
    referrer: Body | None = None


def simulated_hours(weekday: int, collection_at: time, *, since: date = SINCE, until: date | None = None) -> Hours:
    """Return hours that nobody published, and that say so."""
    told = hours(weekday, collection_at=collection_at, since=since, note="Giro simulato", source=SIMULATED)
    return replace(told, valid_until=until)


GARDEN = Point(
    slug="orto-urbano",
    name="Orto urbano di strada Antica di Rivoli",
    place="strada Antica di Rivoli",
    kind=MarketKind.GARDEN,
)
FARMS = Point(
    slug="giro-delle-fattorie",
    name="Giro simulato delle fattorie",
    place="piazza Caduti per la Libertà",
    kind=MarketKind.FARMS,
)
SUMMER_ENDS = (9, 30)


def _collegno(year: int) -> Stage:
    ends, winter = date(year, *SUMMER_ENDS), date(year, 10, 1)
    return Stage(
        network=COLLEGNO,
        played=(*(market.slug for market in COLLEGNO.markets), GARDEN.slug),
        stalls={market.slug: row_of(kinds.CANTEEN_GIVERS) for market in COLLEGNO.markets},
        points=(GARDEN,),
        hours={
            GARDEN.slug: (
                simulated_hours(1, time(18, 30), until=ends),
                simulated_hours(1, time(16, 30), since=winter),
            )
        },
        donors=(Donor(name="Orto urbano (raccolta simulata)", kind=OwnerKind.GARDEN, sells=PRODUCE, weekdays=(1,)),),
        kitchen="Mensa simulata di Collegno",
        uses={slug: frozenset({Use.KITCHEN}) for slug in (*(m.slug for m in COLLEGNO.markets), GARDEN.slug)},
    )


def _grugliasco() -> Stage:
    return Stage(
        network=GRUGLIASCO,
        played=(GRUGLIASCO.markets[0].slug,),
        stalls={GRUGLIASCO.markets[0].slug: BIG_MARKET, GRUGLIASCO.markets[1].slug: SMALL_MARKET},
        donors=(
            Donor(name="Panetteria simulata", kind=OwnerKind.SHOP, sells=BAKERY, weekdays=(1, 5)),
            Donor(
                name="Supermercato simulato",
                kind=OwnerKind.SUPERMARKET,
                sells=("dairy", "dry_goods", "baby", "hygiene"),
                weekdays=(5,),
            ),
        ),
        uses={
            GRUGLIASCO.markets[0].slug: frozenset({Use.BAGS, Use.EMPORIO}),
            GRUGLIASCO.markets[1].slug: frozenset({Use.EMPORIO}),
        },
        sends_to=(RIVOLI.slug,),
        referrer=GRUGLIASCO.project.lead,
    )


def _moncalieri() -> Stage:
    return Stage(
        network=MONCALIERI,
        played=(FARMS.slug,),
        points=(FARMS,),
        hours={FARMS.slug: (simulated_hours(4, time(10, 40)),)},
        donors=tuple(
            Donor(
                name=f"Fattoria simulata {number}",
                kind=OwnerKind.FARM,
                sells=(*PRODUCE, *also),
                weekdays=(4,),
            )
            for number, also in enumerate(
                islice(cycle(((), ("eggs",), ("cheese", "dairy"), ("jars",), ("pulses",))), kinds.FARMS), start=1
            )
        ),
        uses={FARMS.slug: frozenset({Use.BAGS, Use.OPEN_TABLE})},
        referrer=MONCALIERI.project.lead,
    )


def _rivoli() -> Stage:
    return Stage(
        network=RIVOLI,
        played=tuple(market.slug for market in RIVOLI.markets),
        stalls={market.slug: row_of(kinds.ROUND_TRADERS // len(RIVOLI.markets)) for market in RIVOLI.markets},
        kitchen="Laboratorio di cucina simulato",
        destinations=(Destination(kind=OwnerKind.EMPORIO, name="Emporio simulato di Rivoli", source=SIMULATED),),
        uses={market.slug: frozenset({Use.BAGS, Use.KITCHEN}) for market in RIVOLI.markets},
        sends_to=(GRUGLIASCO.slug,),
        referrer=RIVOLI.project.lead,
    )


def _venaria() -> Stage:
    return Stage(
        network=VENARIA_REALE,
        played=(VENARIA_REALE.markets[0].slug,),
        stalls={VENARIA_REALE.markets[0].slug: row_of(kinds.PRESERVES_GIVERS)},
        hours={
            VENARIA_REALE.markets[0].slug: (
                simulated_hours(2, time(12)),
                simulated_hours(5, time(12, 30)),
            )
        },
        donors=(Donor(name="Spuntista simulato", kind=OwnerKind.SPUNTISTA, sells=PRODUCE, weekdays=(5,)),),
        kitchen="Cucina simulata di Venaria",
        uses={VENARIA_REALE.markets[0].slug: frozenset({Use.KITCHEN})},
        sends_to=(GRUGLIASCO.slug, RIVOLI.slug),
    )


def _stages(year: int) -> tuple[Stage, ...]:
    return (_collegno(year), _grugliasco(), _moncalieri(), _rivoli(), _venaria())


def stages(start: date) -> Mapping[str, Stage]:
    """Return the stage of every network by its slug, for seasons that begin on a date.

    A garden is picked later in the day in summer: its hours change at the end of September of that year.
    """
    return {stage.network.slug: stage for stage in _stages(start.year)}
