"""The season itself: day after day, what happens on it in the order in which it happens."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from fabene.core.season import clock
from fabene.core.season.afternoons import Afternoons
from fabene.core.season.events import (
    BagsWentOn,
    Confirmed,
    Counted,
    DayCancelled,
    DayClosed,
    DayEvent,
    DayOpened,
    Event,
    Fetched,
    Given,
    NothingCame,
    PassedOn,
    Planned,
)
from fabene.core.season.families import Family, families
from fabene.core.season.gifts import AT_STALL, WAYS, Scene, gifts
from fabene.core.season.luck import Luck, MakeId
from fabene.core.season.supply import Supply, supplies
from fabene.core.season.world import Destination, Donor, Market, Stall, World

SUPPLY, FAMILIES, DAYS, WHO = 1, 2, 3, 4
"""Purposes of luck."""

GENEROSITY = ((0.85, 3.0), (0.4, 4.0), (0.1, 3.0))
"""Some stalls give nearly always, some now and then, some hardly ever: how often, and how many of them."""

NO_SHOW = 0.05
NOBODY_AT_HOME = 0.02
SOMETHING_MISSING = 0.1
SAYS_WHY_NOTHING = 0.25
CALLED_OFF = 0.5
"""Of the days lost to bad luck, how many are called off in the morning."""
ASKED_AGAIN = 0.3
"""A round speaks to every trader: who never gave is there at least so often."""

FOR_PEOPLE = ("emporio", "open_table", "kitchen")
NOT_FOR_PEOPLE = ("animals", "compost")
ELSEWHERE = {
    "bread": ("animals", 0.35),
    "pastry": ("animals", 0.35),
    "vegetables": ("kitchen", 0.25),
    "roots": ("kitchen", 0.25),
    "fruit": ("compost", 0.1),
}
"""Where leftovers of a category sometimes go instead, and how often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A market day with all its events in order, after whatever happened to households since the one before."""

    id: UUID
    market: UUID
    on: date
    events: tuple[Event, ...]


def season(world: World, *, seed: int, start: date, weeks: int, make_id: MakeId) -> Iterator[Day]:
    """Yield the market days of ``weeks`` weeks from ``start``: same arguments, same events, identities included.

    ``make_id(moment, random_bits)`` makes identities (UUIDv7) of 74 random bits. A world without rounds has no days.
    What follows the last market day (what the emporio says next morning, meals until the week after) is told with it.
    """
    supply_luck, family_luck, luck, who = (
        Luck(seed, purpose=purpose, make_id=make_id) for purpose in (SUPPLY, FAMILIES, DAYS, WHO)
    )
    days = supplies(world, start=start, weeks=weeks, luck=supply_luck)
    dates = [(day.on, day.market) for day in days]
    people = families(world, dates=dates, luck=family_luck, who=who) if days else []
    often = {
        giver.id: luck.pick([how for how, _ in GENEROSITY], [many for _, many in GENEROSITY])
        for market in world.markets
        for giver in market.givers
    }
    afternoons = Afternoons(world, bags=bool(people), days=len(days), seed=seed, make_id=make_id)
    afternoons.diary.expect(event for family in people for event in family.events)
    for place, supply in enumerate(days):
        opened = _opened(supply, luck)
        givers = _givers(supply.market, often, gave=afternoons.gave, luck=luck)
        scene = Scene(day=opened.id, supply=supply, givers=givers, luck=luck, new=frozenset(often) - afternoons.gave)
        told = list(_happenings(scene, people=people, world=world))
        last = place + 1 == len(days)
        next_on = supply.on + timedelta(weeks=1) if last else days[place + 1].on
        events = afternoons.told(scene, opened, told=told, next_on=next_on)
        if last:
            events += afternoons.rest()
        yield Day(id=opened.id, market=supply.market.id, on=supply.on, events=events)


def _opened(supply: Supply, luck: Luck) -> DayOpened:
    at = clock.moment(supply.on, supply.round.collection_minute + clock.OPENING, zone=supply.market.zone)
    ways = {category: WAYS[category] for category in supply.grams if WAYS[category] != AT_STALL}
    return DayOpened(id=luck.identity(at), at=at, market=supply.market.id, on=supply.on, ways=ways)


def _givers(
    market: Market, often: Mapping[UUID, float], *, gave: Collection[UUID], luck: Luck
) -> tuple[Stall | Donor, ...]:
    """Return who gives today, at least the most generous; who never gave is asked again and again."""
    known = market.givers
    present = tuple(
        each for each in known if luck.chance(often[each.id] if each.id in gave else max(often[each.id], ASKED_AGAIN))
    )
    return present or tuple(sorted(known, key=lambda each: -often[each.id])[:1])


def _happenings(scene: Scene, *, people: Sequence[Family], world: World) -> Iterator[DayEvent]:
    """Yield all that happens on a day once it is open."""
    luck, closing = scene.luck, scene.at((clock.CLOSING, clock.CLOSING))
    if scene.supply.grams:
        told = list(gifts(scene))
        yield from told
        yield from _silent_stalls(scene, gave={event.stall for event in told if isinstance(event, Given)})
        yield from _sharing(scene, people=people, world=world)
    elif scene.supply.holiday or luck.chance(CALLED_OFF):
        at = scene.at((clock.OPENING + 1, clock.OPENING + 10))
        why = "holiday" if scene.supply.holiday else luck.pick(("weather", "strike"), (3, 1))
        yield DayCancelled(id=luck.identity(at), at=at, day=scene.day, why=why)
        return
    else:
        at = scene.at(clock.GUESSING)
        why = luck.pick(("bad_weather", "market_off", "no_volunteers", "no_transport"), (4, 2, 2, 1))
        yield NothingCame(id=luck.identity(at), at=at, day=scene.day, why=why)
    yield DayClosed(id=luck.identity(closing), at=closing, day=scene.day)


def _silent_stalls(scene: Scene, *, gave: Collection[UUID | None]) -> Iterator[DayEvent]:
    """Now and then somebody writes down why a stall gave nothing."""
    silent = [stall for stall in scene.supply.market.stalls if stall.id not in gave]
    if silent and scene.luck.chance(SAYS_WHY_NOTHING):
        at = scene.at(clock.GUESSING)
        why = scene.luck.pick(("nothing_left", "stall_absent"))
        yield NothingCame(id=scene.luck.identity(at), at=at, day=scene.day, why=why, stall=scene.luck.pick(silent).id)


def _sharing(scene: Scene, *, people: Sequence[Family], world: World) -> Iterator[DayEvent]:
    luck, day = scene.luck, scene.day
    if people:
        yield from _bags(scene, people=people)
    if world.destinations:
        yield from _passing_on(scene, world.destinations, bags=bool(people))
    if luck.chance(SOMETHING_MISSING):
        at = scene.at((clock.COUNTING, clock.COUNTING))
        category = luck.pick(list(scene.supply.grams))
        missing = luck.whole(1, 6) * 100
        yield Counted(id=luck.identity(at), at=at, day=day, category=category, missing_grams=missing)


def _bags(scene: Scene, *, people: Sequence[Family]) -> Iterator[DayEvent]:
    luck, day = scene.luck, scene.day
    planned = scene.at((clock.PLANNING, clock.PLANNING))
    confirmed = scene.at((clock.CONFIRMING, clock.CONFIRMING))
    yield Planned(id=luck.identity(planned), at=planned, day=day)
    yield Confirmed(id=luck.identity(confirmed), at=confirmed, day=day)
    for family in people:
        if family.market == scene.supply.market.id and family.expected_on(scene.supply.on):
            yield from _fetching(scene, family)


def _fetching(scene: Scene, family: Family) -> Iterator[DayEvent]:
    """Yield the bag changing hands, unless nobody comes or answers the door."""
    if scene.luck.chance(NOBODY_AT_HOME if family.at_home else NO_SHOW):
        return
    at = scene.at(clock.BIKE if family.at_home else clock.FETCHING)
    yield Fetched(id=scene.luck.identity(at), at=at, day=scene.day, family=family.id, at_home=family.at_home)


def _passing_on(scene: Scene, destinations: Sequence[Destination], *, bags: bool) -> Iterator[DayEvent]:
    """Yield what goes on: to people first, then to animals, then to compost (Law 166/2016, art. 3)."""
    luck = scene.luck
    by_kind = {each.kind: each.id for each in reversed(destinations)}
    people, others = ([by_kind[kind] for kind in kinds if kind in by_kind] for kinds in (FOR_PEOPLE, NOT_FOR_PEOPLE))
    chosen = {
        category: by_kind[kind]
        for category, (kind, often) in ELSEWHERE.items()
        if luck.chance(often) and kind in by_kind
    }
    unfetched, left = (scene.at((minute, minute)) for minute in (clock.UNFETCHED, clock.PASSING_ON))
    otherwise = (people + others)[0]
    if bags:
        yield BagsWentOn(id=luck.identity(unfetched), at=unfetched, day=scene.day, destination=otherwise)
    yield PassedOn(
        id=luck.identity(left),
        at=left,
        day=scene.day,
        otherwise=otherwise,
        unfit=others[0] if others else None,
        by_category=chosen,
    )
