"""The fifteen categories that a volunteer with gloves on can tell apart.

Where the figures come from:

- ``attributes`` are what food of the category contains unless somebody who read the label says otherwise. Of what
  nobody read the worst is assumed: a bag never holds what its household avoids.
- ``shelf_days`` is how long unlabelled food may still be handed out after the market day. FoodKeeper v14 (U.S.
  Department of Agriculture), the shortest time of what the category holds, halved: what a market gives away has
  already spent part of it. Zero days would mean "the same day only".
- ``best_before_days`` is how long after its best-before date food may still be handed out, in an intact pack that shows
  no spoilage: the shortest time the national manual gives for what the category holds (Caritas Italiana and Fondazione
  Banco Alimentare, "Recupero, raccolta e distribuzione di cibo ai fini di solidarietà sociale", validated under art. 8
  of Regulation (EC) 852/2004). Where the manual is silent: not one day.
- ``pack_grams`` is the smallest amount handed out, ``crate_grams`` what a crate usually weighs until a scale tells:
  ours, for a network to correct day by day.
- ``cold_limit_tenths`` is how warm cold food may be when it comes, in tenths of a degree: meat 7 °C (Regulation (EC)
  853/2004, Annex III, section I, chapter VII), fish "approaching that of melting ice" (section VIII, chapter VII), read
  as 2 °C, milk and fresh dairy 4 °C and cooked dishes eaten cold 10 °C (Italian decree 327/1980, art. 31). Where no
  rule names a figure the label does.

Beside them stand five things that are counted in pieces and not weighed: meals and jars, which are food, and what is
not: it is in no figure of kilos and has no date.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from fabene.core.errors import FabeneError
from fabene.core.food.attributes import EXCLUSIONS, with_implied
from fabene.core.quantities import Measure


class DateKind(StrEnum):
    """The two dates of the label (Regulation (EU) 1169/2011, art. 24 and Annex X), or none."""

    USE_BY = "use_by"
    """*Da consumarsi entro* (scadenza): about safety, a hard stop."""
    BEST_BEFORE = "best_before"
    """*Da consumarsi preferibilmente entro* (TMC): about quality."""
    NONE = "none"
    """Loose food, as most of a market's is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A category; ``possible`` is what else is worth asking for when it is entered.

    What is measured in pieces has ``crate_pieces`` instead of ``crate_grams``; its ``pack_grams`` is what one usually
    weighs when nobody declares it, and nothing for what is no ``food``.
    """

    key: str
    date_kind: DateKind
    shelf_days: int
    best_before_days: int
    pack_grams: int
    crate_grams: int
    perishable: bool
    attributes: frozenset[str] = frozenset()
    possible: frozenset[str] = frozenset()
    measure: Measure = Measure.GRAMS
    food: bool = True
    crate_pieces: int = 0
    cold_limit_tenths: int | None = None

    @property
    def crate_amount(self) -> int:
        """Return what a crate usually holds, in the category's own measure."""
        return self.crate_grams if self.measure == Measure.GRAMS else self.crate_pieces


_ALL = (
    Category(
        key="fruit",
        date_kind=DateKind.NONE,
        shelf_days=2,  # berries, figs, ripe peaches: 3 to 5 days
        best_before_days=0,
        pack_grams=1000,
        crate_grams=10_000,
        perishable=True,
        possible=frozenset({"nuts", "sulphites"}),  # walnuts in season; dried or waxed fruit
    ),
    Category(
        key="vegetables",
        date_kind=DateKind.NONE,
        shelf_days=2,  # asparagus, mushrooms, spinach: 3 days and more
        best_before_days=0,
        pack_grams=1000,
        crate_grams=8000,
        perishable=True,
        possible=frozenset({"celery"}),
    ),
    Category(
        key="roots",
        date_kind=DateKind.NONE,
        shelf_days=7,  # carrots 14 days in the fridge, potatoes and onions 30 and more in the dark
        best_before_days=0,
        pack_grams=1000,
        crate_grams=12_000,
        perishable=False,
        possible=frozenset({"celery"}),  # celeriac
    ),
    Category(
        key="bread",
        date_kind=DateKind.NONE,
        shelf_days=1,  # fresh bread, one to two days
        best_before_days=7,  # packaged bread
        pack_grams=1000,
        crate_grams=6000,
        perishable=True,
        attributes=frozenset({"gluten"}),
        possible=frozenset({"milk", "eggs", "soy", "sesame", "nuts", "lupin"}),
    ),
    Category(
        key="pastry",
        date_kind=DateKind.NONE,
        shelf_days=1,
        best_before_days=30,  # packaged sweets, 1 to 2 months
        pack_grams=500,
        crate_grams=4000,
        perishable=True,
        attributes=frozenset({"gluten", "eggs", "milk", "nuts"}),
        possible=frozenset({"soy", "peanuts", "sesame", "alcohol"}),
    ),
    Category(
        key="dairy",
        date_kind=DateKind.USE_BY,
        shelf_days=3,  # milk and yogurt, 7 days
        best_before_days=0,
        pack_grams=500,
        crate_grams=6000,
        perishable=True,
        attributes=frozenset({"milk"}),
        cold_limit_tenths=40,
    ),
    Category(
        key="cheese",
        date_kind=DateKind.BEST_BEFORE,
        shelf_days=7,  # cut pieces keep less than the 180 days of a whole hard cheese
        best_before_days=0,
        pack_grams=250,
        crate_grams=5000,
        perishable=True,
        attributes=frozenset({"milk"}),
        possible=frozenset({"eggs"}),  # lysozyme in some hard cheeses comes from eggs
    ),
    Category(
        key="eggs",
        date_kind=DateKind.BEST_BEFORE,
        shelf_days=10,  # 21 days in the fridge
        best_before_days=7,  # eggs in their shell
        pack_grams=360,  # six of 60 g
        crate_grams=10_800,  # 180 eggs
        perishable=True,
        attributes=frozenset({"eggs"}),
    ),
    Category(
        key="meat",
        date_kind=DateKind.USE_BY,
        shelf_days=1,  # raw meat, 1 to 5 days
        best_before_days=0,
        pack_grams=500,
        crate_grams=5000,
        perishable=True,
        attributes=frozenset({"meat", "pork", "beef"}),  # until somebody says which animal it was
        cold_limit_tenths=70,
    ),
    Category(
        key="cured_meat",
        date_kind=DateKind.USE_BY,
        shelf_days=1,  # sliced at the counter, 3 to 5 days
        best_before_days=30,  # sliced; a whole piece 2 months
        pack_grams=200,
        crate_grams=4000,
        perishable=True,
        attributes=frozenset({"pork"}),
        possible=frozenset({"beef", "milk", "nuts", "sulphites"}),
    ),
    Category(
        key="fish",
        date_kind=DateKind.USE_BY,
        shelf_days=0,  # fresh fish, 1 to 2 days
        best_before_days=0,
        pack_grams=500,
        crate_grams=5000,
        perishable=True,
        attributes=frozenset({"fish"}),
        possible=frozenset({"crustaceans", "molluscs"}),
        cold_limit_tenths=20,
    ),
    Category(
        key="dry_goods",
        date_kind=DateKind.BEST_BEFORE,
        shelf_days=30,
        best_before_days=30,  # pasta, rice, flour, biscuits: 1 to 2 months
        pack_grams=500,
        crate_grams=10_000,
        perishable=False,
        attributes=frozenset({"gluten"}),
        possible=frozenset({"eggs", "milk", "soy", "nuts", "sesame", "mustard", "lupin"}),
    ),
    Category(
        key="pulses",
        date_kind=DateKind.BEST_BEFORE,
        shelf_days=30,
        best_before_days=30,  # dry, as pasta and rice
        pack_grams=500,
        crate_grams=10_000,
        perishable=False,
        possible=frozenset({"soy", "lupin", "peanuts", "gluten"}),
    ),
    Category(
        key="preserves",
        date_kind=DateKind.BEST_BEFORE,
        shelf_days=30,
        best_before_days=30,  # jams 1 to 2 months; tuna or vegetables in oil would have 12
        pack_grams=350,
        crate_grams=8000,
        perishable=False,
        attributes=frozenset({"sulphites"}),
        possible=frozenset({"celery", "mustard", "fish", "nuts", "milk", "alcohol"}),
    ),
    Category(
        key="ready_meals",
        date_kind=DateKind.USE_BY,
        shelf_days=0,
        best_before_days=0,
        pack_grams=500,
        crate_grams=5000,
        perishable=True,
        attributes=frozenset(EXCLUSIONS),  # until its list of ingredients is read a dish may hold anything
        cold_limit_tenths=100,
    ),
)

_COUNTED = (
    Category(
        key="meals",
        date_kind=DateKind.USE_BY,
        shelf_days=0,
        best_before_days=0,
        pack_grams=400,  # a single portion
        crate_grams=0,
        crate_pieces=20,
        perishable=True,
        attributes=frozenset(EXCLUSIONS),
        measure=Measure.PIECES,
        cold_limit_tenths=100,
    ),
    Category(
        key="jars",
        date_kind=DateKind.BEST_BEFORE,
        shelf_days=30,
        best_before_days=30,  # as preserves
        pack_grams=350,
        crate_grams=0,
        crate_pieces=12,
        perishable=False,
        attributes=frozenset({"sulphites"}),
        possible=frozenset({"celery", "mustard", "fish", "nuts", "milk", "alcohol"}),
        measure=Measure.PIECES,
    ),
    *(
        Category(
            key=key,
            date_kind=DateKind.NONE,
            shelf_days=0,
            best_before_days=0,
            pack_grams=0,
            crate_grams=0,
            crate_pieces=crate_pieces,
            perishable=False,
            measure=Measure.PIECES,
            food=False,
        )
        for key, crate_pieces in (("baby", 40), ("school", 10), ("hygiene", 24))
    ),
)

CATEGORIES: Mapping[str, Category] = MappingProxyType(
    {each.key: replace(each, attributes=with_implied(each.attributes)) for each in _ALL}
)
"""What is weighed, by key, in the order in which buttons show them; their attributes with all they imply."""


COUNTED: Mapping[str, Category] = MappingProxyType(
    {each.key: replace(each, attributes=with_implied(each.attributes)) for each in _COUNTED}
)
"""What is counted in pieces, by key: prepared meals, jars, things for babies, for school, for hygiene."""

EVERY_CATEGORY: Mapping[str, Category] = MappingProxyType({**CATEGORIES, **COUNTED})
"""All categories, the weighed ones first."""


def category(key: str) -> Category:
    """Return the category ``key``, weighed or counted; raise ``FabeneError`` ``category_unknown``."""
    if key not in EVERY_CATEGORY:
        raise FabeneError("category_unknown", category=key)
    return EVERY_CATEGORY[key]
