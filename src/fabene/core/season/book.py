"""A stock book kept in the head: how much of each category stands where, as the events say.

It knows neither bags nor dates, only that nothing can leave a place where it is not. What the hub shares (bags, and
what goes on after them) leaves it as one amount when the plan is asked for, for only the solver knows more.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

from fabene.core.errors import FabeneError
from fabene.core.food import EVERY_CATEGORY
from fabene.core.season import events

STAND: Final = "stand"
HUB: Final = "hub"
SHARED: Final = "shared"
GONE: Final = "gone"

Place = UUID | str
Key = tuple[Place, str]


class Book:
    """What stands where: amounts by place and category, grams or pieces as the category is measured.

    ``hub`` is the identity under which the hub gives and takes; ``STAND`` and ``HUB`` hold one market day at a time.
    """

    def __init__(self, *, hub: UUID | None) -> None:
        self._hub = hub
        self._amounts: dict[Key, int] = {}
        self._gifts: dict[UUID, events.Given] = {}
        self._on_the_way: dict[UUID, tuple[UUID, Mapping[str, int]]] = {}

    def at(self, place: Place) -> dict[str, int]:
        """Return what stands at a place, by category."""
        asked = self._named(place)
        return {category: amount for (where, category), amount in self._amounts.items() if where == asked and amount}

    def apply(self, event: events.Event) -> None:
        """Write an event down; raise ``FabeneError`` ``below_zero`` when more leaves a place than stands there."""
        write = WRITES.get(type(event))
        if write:
            write(self, event)

    def move(self, category: str, amount: int, *, giver: Place | None, taker: Place) -> None:
        """Move an amount; nobody in the book gave what has no ``giver``."""
        if giver is not None:
            key = (self._named(giver), category)
            left = self._amounts.get(key, 0) - amount
            if left < 0 or amount < 0:
                raise FabeneError("below_zero", category=category, amount=amount, there=left + amount)
            self._amounts[key] = left
        if taker != GONE:
            key = (self._named(taker), category)
            self._amounts[key] = self._amounts.get(key, 0) + amount

    def move_all(self, amounts: Mapping[str, int], *, giver: Place | None, taker: Place) -> None:
        """Move amounts by category."""
        for category, amount in amounts.items():
            self.move(category, amount, giver=giver, taker=taker)

    def _named(self, place: Place) -> Place:
        return HUB if place == self._hub else place

    def opened(self, _event: events.DayOpened) -> None:
        """Begin a day: what the last one left at its stand went on."""
        for place in (STAND, SHARED):
            self.move_all(self.at(place), giver=place, taker=GONE)

    def given(self, event: events.Given) -> None:
        """Write a gift; what was ticked in crates has no weight until the hub's scale tells."""
        self._gifts[event.id] = event
        self.move(event.category, event.grams or event.pieces or 0, giver=None, taker=STAND)

    def corrected(self, event: events.GiftCorrected) -> None:
        """Take the wrong amount back before the right one is written."""
        wrong = self._gifts[event.gift]
        self.move(wrong.category, wrong.grams or wrong.pieces or 0, giver=STAND, taker=GONE)
        self.given(event.right)

    def carried(self, event: events.Carried) -> None:
        """Bring a category to the hub; its scale is believed."""
        there = self.at(STAND).get(event.category, 0)
        self.move(event.category, there, giver=STAND, taker=GONE)
        self.move(event.category, there if event.grams is None else event.grams, giver=None, taker=HUB)

    def thrown(self, event: events.Thrown) -> None:
        """Throw away."""
        self.move(event.category, event.grams, giver=HUB, taker=GONE)

    def laid(self, event: events.TableLaid) -> None:
        """Put food on a table."""
        self.move_all(event.amounts, giver=HUB, taker=event.table)

    def cleared(self, event: events.TableCleared) -> None:
        """Bring back what nobody took, to go on with what bags left."""
        self.move_all(event.amounts, giver=event.table, taker=SHARED)
        self.move_all(self.at(event.table), giver=event.table, taker=GONE)

    def shared(self, _event: events.Planned | events.PassedOn) -> None:
        """Share or pass on: everything the hub has."""
        self.move_all(self.at(HUB), giver=HUB, taker=SHARED)

    def brought(self, event: events.Brought) -> None:
        """Bring from place to place."""
        self.move_all(event.amounts, giver=event.giver, taker=event.taker)

    def cooked(self, event: events.Cooked) -> None:
        """Cook; raise ``FabeneError`` ``batch_makes_more`` when that weighs more than what went in."""
        used, made = sum(event.used.values()) + event.added_grams, event.pieces * event.piece_grams
        if made > used:
            raise FabeneError("batch_makes_more", made_grams=made, used_grams=used)
        self.move_all(event.used, giver=event.kitchen, taker=GONE)
        self.move(event.makes, event.pieces, giver=None, taker=event.kitchen)

    def served(self, event: events.MealsServed) -> None:
        """Serve."""
        self.move("meals", event.pieces, giver=event.kitchen, taker=GONE)

    def sent(self, event: events.Sent) -> None:
        """Send to another network."""
        self.move_all(event.amounts, giver=event.giver, taker=event.id)
        self._on_the_way[event.id] = (event.taker, event.amounts)

    def received(self, event: events.Received) -> None:
        """Receive what was sent, less what is missing."""
        taker, amounts = self._on_the_way.pop(event.transfer)
        self.move_all(event.missing, giver=event.transfer, taker=GONE)
        self.move_all(
            {each: amount - event.missing.get(each, 0) for each, amount in amounts.items()},
            giver=event.transfer,
            taker=taker,
        )


WRITES: dict[type[events.Event], Callable[[Book, Any], None]] = {
    events.DayOpened: Book.opened,
    events.Given: Book.given,
    events.GiftCorrected: Book.corrected,
    events.Carried: Book.carried,
    events.Thrown: Book.thrown,
    events.TableLaid: Book.laid,
    events.TableCleared: Book.cleared,
    events.Planned: Book.shared,
    events.PassedOn: Book.shared,
    events.Brought: Book.brought,
    events.Cooked: Book.cooked,
    events.MealsServed: Book.served,
    events.Sent: Book.sent,
    events.Received: Book.received,
}
"""Which page of the book an event writes; the others move nothing that it knows."""


def grams_of(amounts: Mapping[str, int]) -> int:
    """Return the weight of amounts by category, without what is counted."""
    return sum(amount for key, amount in amounts.items() if EVERY_CATEGORY[key].measure == "grams")
