"""An open table: food is laid, tickets go out, people say how many they are if they like, what is left goes back."""

from collections.abc import Iterator, Mapping

from fabene.core.food import EVERY_CATEGORY
from fabene.core.season import clock
from fabene.core.season.events import (
    DayEvent,
    PeopleCounted,
    TableCleared,
    TableLaid,
    TableOpened,
    TicketsGiven,
)
from fabene.core.season.gifts import Scene
from fabene.core.season.world import Table

GRAIN_GRAMS = 50
MOST_LEFT = 0.15
GROUP = 5
WITH_CHILDREN, FIRST_TIME, SLIPS = 0.4, 0.2, 0.1


def table(scene: Scene, said: Table, *, stock: Mapping[str, int]) -> Iterator[DayEvent]:
    """Yield an open table laid from the hub's ``stock`` before bags are planned; nothing when there is nothing."""
    amounts = {key: _part(key, amount * said.share // 1000) for key, amount in stock.items()}
    amounts = {key: amount for key, amount in amounts.items() if amount}
    if not amounts:
        return
    luck, day = scene.luck, scene.day
    at = scene.at((clock.BRINGING, clock.BRINGING))
    opened = TableOpened(id=luck.identity(at), at=at, day=day)
    yield opened
    at = scene.at(clock.LAYING)
    yield TableLaid(id=luck.identity(at), at=at, day=day, table=opened.id, amounts=amounts)
    tickets = luck.whole(*said.tickets)
    for given in (tickets * 3 // 4, tickets - tickets * 3 // 4):
        at = scene.at(clock.TABLE)
        yield TicketsGiven(id=luck.identity(at), at=at, day=day, table=opened.id, tickets=given)
    yield from _people(scene, opened, tickets=tickets)
    at = scene.at((clock.CLEARING, clock.CLEARING))
    left = {key: _part(key, int(amount * luck.between(0, MOST_LEFT))) for key, amount in amounts.items()}
    yield TableCleared(
        id=luck.identity(at),
        at=at,
        day=day,
        table=opened.id,
        amounts={key: amount for key, amount in left.items() if amount},
    )


def _part(key: str, amount: int) -> int:
    return amount if EVERY_CATEGORY[key].measure == "pieces" else amount // GRAIN_GRAMS * GRAIN_GRAMS


def _people(scene: Scene, opened: TableOpened, *, tickets: int) -> Iterator[DayEvent]:
    """Yield the tallies, a few people at a time; now and then a finger slips and takes one back."""
    luck = scene.luck
    for come in range(0, tickets, GROUP):
        people = min(GROUP, tickets - come)
        yield _counted(scene, opened, of="people", change=people)
        if luck.chance(SLIPS):
            yield from _slip(scene, opened)
        for of, often in (("children", WITH_CHILDREN), ("first_time", FIRST_TIME)):
            if luck.chance(often):
                yield _counted(scene, opened, of=of, change=luck.whole(1, 2))


def _slip(scene: Scene, opened: TableOpened) -> Iterator[DayEvent]:
    once = _counted(scene, opened, of="people", change=1)
    yield once
    at = scene.at((clock.AT_TABLE[1], clock.AT_TABLE[1] + 1))
    yield PeopleCounted(id=scene.luck.identity(at), at=at, day=scene.day, table=opened.id, of="people", change=-1)


def _counted(scene: Scene, opened: TableOpened, *, of: str, change: int) -> PeopleCounted:
    at = scene.at(clock.AT_TABLE)
    return PeopleCounted(id=scene.luck.identity(at), at=at, day=scene.day, table=opened.id, of=of, change=change)
