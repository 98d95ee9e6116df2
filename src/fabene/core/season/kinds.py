"""Five kinds of market day, each with the figures it keeps to and where they come from.

Two rounds published what they collected: a market with named households (``world.Calibration``) and a market with food
labs (``MARKET_AND_LABS``). Of the other three nobody published kilos. They are *assumed*, scaled by who gives:

    7,000 kg / (45 weeks × 50 traders) = 3,111 g for a trader and a market day

where each trader of the published round stands on the market once a week. Shares that a kitchen or a table gets are
assumed, too, and said to be so where they stand.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from fabene.core.season.world import Calibration, Cooking, Table

ROUND_WEEKS = 45
ROUND_GRAMS = 7_000_000
ROUND_PEOPLE = 302
ROUND_TRADERS = 50
ROUND_DAYS_A_WEEK = 2
"""Rivoli: 7,000 kg, 302 people, 50 traders, "in under a year" (24ovest.it, 3 January 2022), read as 45 weeks, since the
programme's trials began in February 2021; two rounds a week, as its successor holds (Ovest Food Lab, May 2025)."""

TRADER_DAY_GRAMS = ROUND_GRAMS // (ROUND_WEEKS * ROUND_TRADERS)
"""3,111 g."""

MARKET_AND_LABS = Calibration(
    weeks=ROUND_WEEKS,
    day_grams=ROUND_GRAMS // (ROUND_WEEKS * ROUND_DAYS_A_WEEK),
    families=0,
    families_at_first=45,
    families_at_home=0,
    people=ROUND_PEOPLE,
)
"""A market that collects for bags, with travelling food labs (domain: Rivoli, "Il buono che avanza"): 77,777 g a day.

How many households came first is assumed."""


def scaled(*, givers: int, people: int | None = None, at_first: int = 0) -> Calibration:
    """Return *assumed* figures: as many kilos a day as ``givers`` traders gave on a day of the published round."""
    return Calibration(
        weeks=ROUND_WEEKS,
        day_grams=TRADER_DAY_GRAMS * givers,
        families=0,
        families_at_first=at_first,
        families_at_home=0,
        people=people,
    )


CANTEEN_GIVERS = 12
GARDEN_AND_CANTEEN = scaled(givers=CANTEEN_GIVERS)
"""Assumed: 12 stalls at each of the two markets × 3,111 g = 37 kg a day.

The garden (StessoCielo, strada Antica di Rivoli, opened 7 June 2021: 100torri.it) and the market rounds feed a canteen
(Il Cenacolo: torinoggi.it, 22 November 2021); no bags."""

GARDEN_HEIGHT = 300
"""Assumed: a picking of a shared garden gives about a third of a market day."""

FARMS = 25
BOXES_SHARE = 500
FARMS_AND_TABLE = scaled(
    givers=FARMS,
    people=ROUND_PEOPLE * FARMS * (1000 - BOXES_SHARE) // (ROUND_TRADERS * 1000),
    at_first=12,
)
"""About 25 social farms (Hubbuffate: torinoggi.it, 8 April 2025) × 3,111 g = 78 kg on the one day of a week, assumed.

Half goes into boxes, assumed: for 302 people × 25 farms / 50 traders × 1/2 = 75 people."""

OPEN_TABLE = Table(share=1000 - BOXES_SHARE, tickets=(25, 60))
"""Fridays 12-14, open to all (Food & The City, from 12 November 2021: torinoggi.it, 13 November 2021).

How many come is assumed: 39 kg at a kilo or so each."""

PRESERVES_GIVERS = 12
PRESERVES = scaled(givers=PRESERVES_GIVERS)
"""Assumed: 12 stalls × 3,111 g = 37 kg a day, twice a week; no page says where and when Venaria's food is collected."""

MEALS_A_DAY = 7
COOKS_SINCE = date(2021, 9, 1)

CANTEEN = Cooking(often=1000, share=900, jars=0, leaves={"eaten_here": 90, "brought_home": 10})
"""Assumed: nearly all that can be cooked is, and eaten at the canteen on the next day."""

FOOD_LABS = Cooking(often=150, share=250, jars=300, leaves={"eaten_here": 60, "taken": 40})
"""Travelling labs (domain: Rivoli, [TO0320]). Assumed: one day in seven, a quarter of what can be cooked."""

PRESERVING = Cooking(
    often=1000,
    share=800,
    jars=1000,
    leaves={"eaten_here": 70, "taken": 20, "brought_home": 10},
    meals_a_day=MEALS_A_DAY,
    meals_since=COOKS_SINCE,
)
"""Conserv-Azione: preserves, and from September 2021 cheap meals for 7 people a day (comune.venariareale.to.it).

How meals leave is assumed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of day: its figures, published at ``source`` or *assumed* (scaled from it), and what belongs to it.

    ``givers`` is how many stalls or farms a market day is scaled by. A kind with ``cooking`` has a kitchen, one with a
    ``table`` an open table.
    """

    key: str
    calibration: Calibration
    source: str
    assumed: bool = False
    givers: int | None = None
    cooking: Cooking | None = None
    table: Table | None = None

    def said(self) -> dict[str, object]:
        """Return the figures in plain words of data: what is printed beside a season."""
        return {
            "kind": self.key,
            "assumed": self.assumed,
            "weeks": self.calibration.weeks,
            "day_grams": self.calibration.day_grams,
            "people": self.calibration.people,
            "households": self.calibration.families or None,
            "givers": self.givers,
            "source": self.source,
        }


RIVOLI_SOURCE = (
    "https://www.24ovest.it/2022/01/03/leggi-notizia/argomenti/rivoli-alpignano-pianezza/articolo/"
    "rivoli-una-raccolta-fondi-per-sostenere-il-buono-che-avanza-il-progetto-contro-lo-spreco-che-ai.html"
)
GRUGLIASCO_SOURCE = (
    "https://www.torinoggi.it/2021/09/20/leggi-notizia/argomenti/attualita-8/articolo/"
    "cibo-e-solidarieta-dopo-6-mesi-food-pride-e-top-metro-diventano-padroni-di-casa-al-mercato.html"
)

OF_NETWORK: Mapping[str, Kind] = MappingProxyType(
    {
        "collegno": Kind(
            key="garden_and_canteen",
            calibration=GARDEN_AND_CANTEEN,
            source=RIVOLI_SOURCE,
            assumed=True,
            givers=CANTEEN_GIVERS,
            cooking=CANTEEN,
        ),
        "grugliasco": Kind(key="named_households", calibration=Calibration(), source=GRUGLIASCO_SOURCE),
        "moncalieri": Kind(
            key="farms_and_table",
            calibration=FARMS_AND_TABLE,
            source=RIVOLI_SOURCE,
            assumed=True,
            givers=FARMS,
            table=OPEN_TABLE,
        ),
        "rivoli": Kind(
            key="market_and_labs",
            calibration=MARKET_AND_LABS,
            source=RIVOLI_SOURCE,
            givers=ROUND_TRADERS,
            cooking=FOOD_LABS,
        ),
        "venaria-reale": Kind(
            key="preserves",
            calibration=PRESERVES,
            source=RIVOLI_SOURCE,
            assumed=True,
            givers=PRESERVES_GIVERS,
            cooking=PRESERVING,
        ),
    }
)
"""Which kind of day each network of the programme has, by its slug; where ``assumed``, scaled from ``source``."""
