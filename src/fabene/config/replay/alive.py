"""What each network of the demonstration has in hand today, so that every page has something to do.

A market day at the stand in one, food waiting for its bags in another, a table to open, a batch to cook, and a transfer
that is on its way to the network whose last day was played to the end.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from fabene.config.programme.demonstration import SEASON_NETWORK
from fabene.config.programme.values import identity
from fabene.config.replay.season import ALL, luck_of, players_from
from fabene.config.replay.worlds import world_of
from fabene.core.season import House, Market, World
from fabene.core.season.begun import BegunDay
from fabene.core.season.events import Event
from fabene.lib.ids import uuid7
from fabene.places import selectors as places

MINUTES_IN_HOUR = 60
COOKED = ("vegetables", "roots", "fruit")
SENT = ("roots", "dry_goods", "pulses")
LEAST_SENT_GRAMS = 500


def leave_alive(start: date, *, now: datetime, seed: int) -> None:
    """Play what today has begun with in every network but the one that is shown to the end; ``now`` is local."""
    players = players_from(now.date())
    for slug in ALL:
        world = world_of(slug, start=start)
        if slug in BEGUN and world.house:
            point = point_of(world, now.date())
            day = BegunDay(
                point,
                on=now.date(),
                minute=now.hour * MINUTES_IN_HOUR + now.minute,
                grams=world.calibration.day_grams,
                seed=luck_of(slug, seed=seed),
                make_id=uuid7,
            )
            for event in BEGUN[slug](day, world.house):
                players[point.id].play(event)


def point_of(world: World, on: date) -> Market:
    """Return the point of a world that collects on a date, the first one where none does."""
    held = [market for market in world.markets if any(each.held_on(on) for each in market.rounds)]
    return (held or list(world.markets))[0]


def _at_the_stand(day: BegunDay, _house: House) -> list[Event]:
    return day.at_the_stand()


def _at_the_hub(day: BegunDay, _house: House) -> list[Event]:
    return day.at_the_hub()


def _on_its_way(day: BegunDay, house: House) -> list[Event]:
    """Return a day at the hub, of which a part is on its way to the network of the season."""
    stock = day.stock()
    halves = {key: stock[key] // 100 * 50 for key in SENT if stock.get(key, 0) >= 2 * LEAST_SENT_GRAMS}
    taker = places.hub_of(identity("network", SEASON_NETWORK.slug)).id
    return [*day.at_the_hub(), *([day.sent(hub=house.hub, taker=taker, amounts=halves)] if halves else [])]


def _to_be_cooked(day: BegunDay, house: House) -> list[Event]:
    """Return a day whose vegetables stand in the kitchen."""
    stock = day.stock()
    amounts = {key: stock[key] for key in COOKED if stock.get(key)}
    return [*day.at_the_hub(), day.brought(hub=house.hub, kitchen=house.kitchens[0].id, amounts=amounts)]


BEGUN: Mapping[str, Callable[[BegunDay, House], list[Event]]] = {
    "collegno": _at_the_stand,
    "moncalieri": _at_the_hub,
    "rivoli": _on_its_way,
    "venaria-reale": _to_be_cooked,
}
