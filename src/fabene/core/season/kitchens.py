"""What a kitchen does with food: it is brought, cooked the same afternoon, served or jarred, and jars go on.

A batch loses a fifth of what goes in, assumed: parings, stones and steam. A meal is a portion of 400 g and a jar holds
350 g (``core.food``); a tenth as much sugar, oil or vinegar goes into jars as food did, assumed.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from fabene.core.food import COUNTED
from fabene.core.quantities import apportion
from fabene.core.season import clock
from fabene.core.season.events import Brought, Cooked, Event, MealsServed, Sent
from fabene.core.season.gifts import Scene
from fabene.core.season.world import House, Kitchen

COOKABLE = ("vegetables", "roots", "fruit", "bread")
LEAST_BROUGHT_GRAMS = 1000
GRAIN_GRAMS = 50
KEPT_PER_MILLE = 800
ADDED_PER_MILLE = 100
MEALS, JARS = "meals", "jars"
LABELS: dict[str, tuple[str, int]] = {MEALS: ("use_by", 14), JARS: ("best_before", 300)}
"""The label's kind and days. Meals are shocked and kept under vacuum, as Venaria asked its machines for
(torinoggi.it, 19 December 2021); how many days that gives is assumed."""
RESERVE_DAYS = 8
"""Meals kept for when no market comes, assumed."""
A_BOX_OF_JARS = 24
LEAST_BOXES = 6


def brought(scene: Scene, house: House, *, kitchen: Kitchen, stock: Mapping[str, int]) -> Iterator[Event]:
    """Yield what is brought to a kitchen from the hub's ``stock`` before bags are planned."""
    cooking = kitchen.cooking
    amounts = {key: stock.get(key, 0) * cooking.share // (1000 * GRAIN_GRAMS) * GRAIN_GRAMS for key in COOKABLE}
    amounts = {key: grams for key, grams in amounts.items() if grams >= LEAST_BROUGHT_GRAMS}
    if amounts and scene.luck.chance(cooking.often / 1000):
        at = scene.at((clock.BRINGING, clock.BRINGING))
        yield Brought(id=scene.luck.identity(at), at=at, giver=house.hub, taker=kitchen.id, amounts=amounts)


def jars_go_on(
    scene: Scene, house: House, *, kitchen: Kitchen, stock: Mapping[str, int], to_bags: bool
) -> Iterator[Event]:
    """Yield the jars of a larder going to the hub, where there are bags, or to another network by the box."""
    jars = stock.get(JARS, 0)
    if to_bags and jars:
        at = scene.at((clock.BRINGING, clock.BRINGING))
        yield Brought(id=scene.luck.identity(at), at=at, giver=kitchen.id, taker=house.hub, amounts={JARS: jars})
    elif house.others and jars >= LEAST_BOXES * A_BOX_OF_JARS:
        at = scene.at((clock.SENDING, clock.SENDING))
        boxes = {JARS: jars // A_BOX_OF_JARS * A_BOX_OF_JARS}
        taker = scene.luck.pick(house.others)
        yield Sent(id=scene.luck.identity(at), at=at, giver=kitchen.id, taker=taker, amounts=boxes)


def cooked(scene: Scene, *, kitchen: Kitchen, next_on: date, stock: Mapping[str, int]) -> Iterator[Cooked]:
    """Yield the batches of a day from the ``stock`` of a larder: meals as many as are wanted, jars of the rest."""
    left = {key: stock[key] for key in COOKABLE if stock.get(key)}
    for makes in (MEALS, JARS):
        grams = _meals_grams(kitchen, scene=scene, next_on=next_on, left=left, stock=stock)
        if makes == JARS:
            grams = sum(left.values()) if kitchen.cooking.jars else 0
        used = dict(zip(left, apportion(grams, list(left.values())), strict=True)) if left and grams else {}
        batch = _batch(scene, kitchen, makes=makes, used={key: amount for key, amount in used.items() if amount})
        if batch:
            left = {key: amount - used.get(key, 0) for key, amount in left.items()}
            yield batch


def _meals_grams(
    kitchen: Kitchen, *, scene: Scene, next_on: date, left: Mapping[str, int], stock: Mapping[str, int]
) -> int:
    """Return how much goes into meals today."""
    cooking, on, there = kitchen.cooking, scene.supply.on, sum(left.values())
    if cooking.meals_a_day is None:
        return there * (1000 - cooking.jars) // 1000
    if next_on <= cooking.meals_since:
        return 0
    meals = max(0, cooking.meals_a_day * ((next_on - on).days + RESERVE_DAYS) - stock.get(MEALS, 0))
    return min(there, meals * COUNTED[MEALS].pack_grams * 1000 // KEPT_PER_MILLE)


def _batch(scene: Scene, kitchen: Kitchen, *, makes: str, used: Mapping[str, int]) -> Cooked | None:
    grams = sum(used.values())
    added = grams * ADDED_PER_MILLE // 1000 if makes == JARS else 0
    pieces = (grams * KEPT_PER_MILLE // 1000 + added) // COUNTED[makes].pack_grams
    if not pieces:
        return None
    at = scene.at(clock.COOKING)
    kind, days = LABELS[makes]
    return Cooked(
        id=scene.luck.identity(at),
        at=at,
        kitchen=kitchen.id,
        used=used,
        added="sugar" if added else "",
        added_grams=added,
        makes=makes,
        pieces=pieces,
        piece_grams=COUNTED[makes].pack_grams,
        date_kind=kind,
        use_until=scene.supply.on + timedelta(days=days),
    )


def served(scene: Scene, *, kitchen: Kitchen, next_on: date, meals: int) -> Iterator[MealsServed]:
    """Yield the lunches from the day after a round to that of the next: all ``meals`` at once, or so many every day."""
    day, cooking = scene.supply.on, kitchen.cooking
    while meals > 0 and day < next_on:
        day += timedelta(days=1)
        if cooking.meals_a_day is not None and day < cooking.meals_since:
            continue
        today = meals if cooking.meals_a_day is None else min(meals, _coming(scene, cooking.meals_a_day))
        meals -= today
        for how, pieces in zip(cooking.leaves, apportion(today, list(cooking.leaves.values())), strict=True):
            if pieces:
                at = clock.moment(day, scene.luck.between(*clock.LUNCH), zone=scene.supply.market.zone)
                yield MealsServed(id=scene.luck.identity(at), at=at, kitchen=kitchen.id, how=how, pieces=pieces)


def _coming(scene: Scene, mean: int) -> int:
    return scene.luck.whole(mean - 1, mean + 1)
