"""What there is beside the round itself: kitchens, open tables, other networks, and what is put right afterwards.

Each has luck of its own: a kitchen more never changes who gives or who comes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from fabene.core.season import aftermath, clock, kitchens, tables
from fabene.core.season.book import HUB, Book
from fabene.core.season.diary import Diary
from fabene.core.season.events import DayEvent, DayOpened, Event, Given
from fabene.core.season.gifts import Scene
from fabene.core.season.luck import Luck, MakeId
from fabene.core.season.world import House, World

KITCHENS, TABLES, AFTERMATH = 5, 6, 7
"""Purposes of luck."""

LEAST_DAYS_FOR_A_RECALL = 8
A_MOMENT = 0.1


class Afternoons:
    """Goes through a season day by day, keeping its diary; ``gave`` are the stalls and donors that gave so far."""

    def __init__(self, world: World, *, bags: bool, days: int, seed: int, make_id: MakeId) -> None:
        self._world = world
        self._bags = bags
        self._kitchens, self._tables, self._aftermath = (
            Luck(seed, purpose=purpose, make_id=make_id) for purpose in (KITCHENS, TABLES, AFTERMATH)
        )
        recalls = days >= LEAST_DAYS_FOR_A_RECALL
        self._days_to_recall = self._aftermath.whole(days // 3, days // 2) if recalls else None
        self.diary = Diary(Book(hub=world.house.hub if world.house else None))
        self.gave = set[UUID]()

    def told(self, scene: Scene, opened: DayOpened, *, told: Sequence[DayEvent], next_on: date) -> tuple[Event, ...]:
        """Return all that is told up to the end of a day, what was left from the days before included."""
        otherwise = replace(scene, luck=self._aftermath)
        day: list[Event] = [opened, *aftermath.with_slips(otherwise, told)]
        gifts = [event for event in day if isinstance(event, Given)]
        self.diary.expect(day)
        if gifts:
            self._before_sharing(scene)
            self.diary.expect(self._afterwards(otherwise, day))
        self._cooking(replace(scene, luck=self._kitchens), next_on=next_on)
        self.gave |= {giver for gift in gifts for giver in (gift.stall, gift.donor) if giver}
        self.diary.tell_until(max(event.at for event in day))
        return self.diary.take()

    def rest(self) -> tuple[Event, ...]:
        """Return what follows the last day."""
        self.diary.tell_all()
        return self.diary.take()

    def _before_sharing(self, scene: Scene) -> None:
        """Let kitchens, the table and other networks have their part, one after the other; bags share the rest."""
        cooking, laying, otherwise = (
            replace(scene, luck=luck) for luck in (self._kitchens, self._tables, self._aftermath)
        )
        self._tell_until(cooking, clock.BRINGING - A_MOMENT)
        house, table = self._world.house, scene.supply.market.table
        if house:
            self._bringing(cooking, house)
        if table:
            self.diary.expect(tables.table(laying, table, stock=self.diary.book.at(HUB)))
            self._tell_until(laying, clock.LAYING[1])
        if house:
            sent = list(aftermath.sent(otherwise, house, stock=self.diary.book.at(HUB)))
            self.diary.expect([*sent, *aftermath.received(otherwise, sent)])
            self._tell_until(otherwise, clock.SENDING)

    def _bringing(self, scene: Scene, house: House) -> None:
        for kitchen in house.kitchens:
            book = self.diary.book
            going = [*kitchens.jars_go_on(scene, house, kitchen=kitchen, stock=book.at(kitchen.id), to_bags=self._bags)]
            self.diary.expect([*going, *aftermath.received(replace(scene, luck=self._aftermath), going)])
            self.diary.expect(kitchens.brought(scene, house, kitchen=kitchen, stock=book.at(HUB)))
            self._tell_until(scene, clock.BRINGING)

    def _cooking(self, scene: Scene, *, next_on: date) -> None:
        cooks = self._world.house.kitchens if self._world.house else ()
        for kitchen in cooks:
            self._tell_until(scene, clock.COOKING[0] - A_MOMENT)
            larder = self.diary.book.at(kitchen.id)
            self.diary.expect(kitchens.cooked(scene, kitchen=kitchen, next_on=next_on, stock=larder))
        for kitchen in cooks:
            self._tell_until(scene, clock.COOKING[1])
            meals = self.diary.book.at(kitchen.id).get(kitchens.MEALS, 0)
            self.diary.expect(kitchens.served(scene, kitchen=kitchen, next_on=next_on, meals=meals))

    def _afterwards(self, scene: Scene, day: Sequence[Event]) -> Iterator[Event]:
        """Yield what follows from a day when it is over."""
        yield from aftermath.late_entry(scene, self._world.destinations)
        yield from aftermath.acknowledged(scene, day, destinations=self._world.destinations)
        if self._days_to_recall is not None:
            self._days_to_recall -= 1
            found = list(aftermath.recalled(scene, day)) if self._days_to_recall <= 0 else []
            self._days_to_recall = None if found else self._days_to_recall
            yield from found

    def _tell_until(self, scene: Scene, minute: float) -> None:
        self.diary.tell_until(scene.at((minute, minute)))
