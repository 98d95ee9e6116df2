"""From what a market gives to what people write down: crates ticked, weights read, one total for the day.

Fruit and vegetables are ticked in crates and weighed once at the hub; bread and what is dear is weighed at the stall;
milk and yogurt come as one total; shoppers leave eggs, pasta, pulses and jars as suspended shopping, where there are
shoppers. Now and then a donor gives a box of what is counted in pieces.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import TypedDict
from uuid import UUID

from fabene.core.food import CATEGORIES, COUNTED
from fabene.core.quantities import apportion
from fabene.core.season.clock import ASKING_STALLS, AT_HUB, GUESSING, SHOPPING, THROWING, moment
from fabene.core.season.events import Carried, DayEvent, Given, Thrown, WeightGuessed
from fabene.core.season.luck import Luck
from fabene.core.season.supply import Supply, split
from fabene.core.season.world import Donor, Stall

BY_CRATES, AT_STALL, DAY_TOTAL = "hub_by_crates", "at_stall", "day_total"

WAYS: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(CATEGORIES, AT_STALL)
    | dict.fromkeys(("fruit", "vegetables", "roots"), BY_CRATES)
    | {"dairy": DAY_TOTAL}
)
"""How the weight of each category is known in a simulated season."""

SUSPENDED = frozenset({"eggs", "dry_goods", "pulses", "preserves"})
"""What shoppers buy and leave."""

LABELS: dict[str, tuple[str, int, int]] = {
    "dairy": ("use_by", 1, 7),
    "cheese": ("best_before", 5, 40),
    "cured_meat": ("use_by", 1, 6),
    "eggs": ("best_before", -3, 14),
    "dry_goods": ("best_before", -10, 300),
    "pulses": ("best_before", -10, 300),
    "preserves": ("best_before", -10, 300),
    "jars": ("best_before", 5, 300),
    "meals": ("use_by", 1, 2),
}
"""The date on the label: its kind, and from how many days before to how many after the market day."""

EXTRAS: dict[str, tuple[str, float]] = {
    "vegetables": ("celery", 0.25),
    "bread": ("sesame", 0.15),
    "pastry": ("alcohol", 0.1),
}
"""What somebody sees on the spot besides what the category holds anyway, and how often."""

SPOILS = ("fruit", "vegetables", "bread", "pastry", "dairy")
HOT_MONTHS = frozenset({7, 8})
GUESS_STEP_GRAMS = 5000
SCALE_GRAMS = 10
LEAST_THROWN_GRAMS = 200
BOX_OFTEN = 0.15


class Label(TypedDict):
    """The fields of a gift that say what the food is."""

    category: str
    attributes: frozenset[str]
    date_kind: str
    label_date: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One market day while people are at work; ``givers`` are the stalls and donors that gave today.

    Of those that give, who never gave before comes first (``new``): a round speaks to every trader.
    """

    day: UUID
    supply: Supply
    givers: tuple[Stall | Donor, ...]
    luck: Luck
    new: frozenset[UUID] = frozenset()

    def at(self, between: tuple[float, float]) -> datetime:
        """Return a moment between two minutes after the collection."""
        minute = self.supply.round.collection_minute + self.luck.between(*between)
        return moment(self.supply.on, minute, zone=self.supply.market.zone)

    def selling(self, category: str) -> list[Stall | Donor]:
        """Return who sells a category, today's givers if any does, in another order every time; none if nobody does."""
        market = self.supply.market
        selling = [each for each in market.givers if category in each.sells]
        giving = self.luck.shuffled([each for each in selling if each in self.givers] or selling[:1])
        return sorted(giving, key=lambda each: each.id not in self.new)


def gifts(scene: Scene) -> Iterator[DayEvent]:
    """Yield what is written down about all food of the day, until it is ready to be shared."""
    for category, grams in scene.supply.grams.items():
        if category in SUSPENDED and scene.supply.market.stalls:
            yield from _suspended(scene, category, grams=grams)
        elif WAYS[category] == DAY_TOTAL:
            yield from _total(scene, category, grams=grams)
        elif WAYS[category] == BY_CRATES:
            yield from _crates(scene, category, grams=grams)
        else:
            yield from _weighed(scene, category, grams=grams)
        yield from _thrown(scene, category, grams=grams)
    yield from _boxes(scene)


def _boxes(scene: Scene) -> Iterator[DayEvent]:
    """A box of what is counted, from each donor that has some, now and then."""
    luck = scene.luck
    offered = [(donor, key) for donor in scene.supply.market.donors for key in donor.sells if key in COUNTED]
    given = [(donor, key) for donor, key in offered if luck.chance(BOX_OFTEN)]
    for donor, key in given:
        pieces = luck.whole(COUNTED[key].crate_pieces // 3, COUNTED[key].crate_pieces)
        gift = _given(scene, _food(scene, key), giver=donor)
        yield replace(gift, pieces=pieces, piece_grams=COUNTED[key].pack_grams or None)
    for key in dict.fromkeys(key for _, key in given):
        yield _carried(scene, key, grams=None)


def _crates(scene: Scene, category: str, *, grams: int) -> Iterator[DayEvent]:
    """Ticked at the stalls, guessed by somebody, weighed once at the hub; now and then a shopper adds a bag."""
    luck, crate = scene.luck, CATEGORIES[category].crate_grams
    stalls = scene.selling(category)[:4]
    if not stalls:
        yield from _suspended(scene, category, grams=grams)
        return
    crates = max(1, round(grams / crate * luck.between(0.9, 1.15)))
    food = _food(scene, category)
    for stall, ticked in zip(stalls, apportion(crates, [luck.whole(40, 160) for _ in stalls]), strict=True):
        if ticked:
            yield _given(scene, food, giver=stall, crates=ticked)
    if luck.chance(0.3) and grams > 10 * crate:
        yield from _gifts_of_shoppers(scene, _food(scene, category), amounts=[luck.whole(5, 30) * 100])
    if luck.chance(0.6):
        guess = round(crates * crate * luck.between(0.75, 1.25) / GUESS_STEP_GRAMS) * GUESS_STEP_GRAMS
        at = scene.at(GUESSING)
        yield WeightGuessed(
            id=luck.identity(at), at=at, day=scene.day, category=category, grams=max(GUESS_STEP_GRAMS, guess)
        )
    yield _carried(scene, category, grams=grams)


def _weighed(scene: Scene, category: str, *, grams: int) -> Iterator[DayEvent]:
    """Weighed at the stall; sometimes the hub's scale shows a little less."""
    luck = scene.luck
    stalls = scene.selling(category)[: 1 + grams // 4000]
    if not stalls:
        yield from _suspended(scene, category, grams=grams)
        return
    food = _food(scene, category)
    for stall, amount in zip(stalls, split(grams, among=len(stalls), luck=luck), strict=True):
        if amount:
            yield _given(scene, food, giver=stall, grams=amount)
    again = grams > GUESS_STEP_GRAMS and luck.chance(0.35)
    lost = round(grams * luck.between(0.003, 0.015) / SCALE_GRAMS) * SCALE_GRAMS
    yield _carried(scene, category, grams=grams - lost if again else None)


def _total(scene: Scene, category: str, *, grams: int) -> Iterator[DayEvent]:
    """One weight for the day: nobody wrote down which stall."""
    yield _given(scene, _food(scene, category), grams=grams, source="unknown", between=AT_HUB)
    yield _carried(scene, category, grams=None, between=(AT_HUB[1] + 0.5, AT_HUB[1] + 1.5))


def _suspended(scene: Scene, category: str, *, grams: int) -> Iterator[DayEvent]:
    """Bought by shoppers and left at the stand, each with its own label."""
    parts = split(grams, among=min(4, 1 + grams // 800), luck=scene.luck)
    for part in parts:
        if part:
            yield from _gifts_of_shoppers(scene, _food(scene, category), amounts=[part])
    yield _carried(scene, category, grams=None)


def _gifts_of_shoppers(scene: Scene, food: Label, *, amounts: Sequence[int]) -> Iterator[DayEvent]:
    for amount in amounts:
        yield _given(scene, food, grams=amount, source="shopper", between=SHOPPING)


def _thrown(scene: Scene, category: str, *, grams: int) -> Iterator[DayEvent]:
    """What the hub cannot give to anybody; twice as much in the heat."""
    if category not in SPOILS:
        return
    worst = 0.12 if scene.supply.on.month in HOT_MONTHS else 0.06
    thrown = round(grams * scene.luck.between(0, worst) / 100) * 100
    if LEAST_THROWN_GRAMS <= thrown <= grams // 2:
        at = scene.at(THROWING)
        yield Thrown(
            id=scene.luck.identity(at),
            at=at,
            day=scene.day,
            category=category,
            grams=thrown,
            reason=scene.luck.pick(("spoiled", "broken", "unfit"), (7, 2, 1)),
        )


def _food(scene: Scene, category: str) -> Label:
    """Return what somebody reads and sees of a gift."""
    extra, often = EXTRAS.get(category, ("", 0.0))
    seen = frozenset({extra}) if extra and scene.luck.chance(often) else frozenset[str]()
    kind, first, last = LABELS.get(category, ("none", 0, 0))
    label = scene.supply.on + timedelta(days=scene.luck.whole(first, last)) if kind != "none" else None
    return Label(category=category, attributes=seen, date_kind=kind, label_date=label)


def _given(
    scene: Scene,
    food: Label,
    *,
    giver: Stall | Donor | None = None,
    grams: int | None = None,
    crates: int | None = None,
    source: str = "stall",
    between: tuple[float, float] = ASKING_STALLS,
) -> Given:
    at = scene.at(between)
    donor = giver if isinstance(giver, Donor) else None
    return Given(
        id=scene.luck.identity(at),
        at=at,
        day=scene.day,
        source="donor" if donor else source,
        stall=giver.id if isinstance(giver, Stall) else None,
        donor=donor.id if donor else None,
        grams=grams,
        crates=crates,
        **food,
    )


def _carried(scene: Scene, category: str, *, grams: int | None, between: tuple[float, float] = AT_HUB) -> Carried:
    at = scene.at(between)
    return Carried(id=scene.luck.identity(at), at=at, day=scene.day, category=category, grams=grams)
