"""A market day as far as it has come: for whoever wants to go on with it."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from fabene.core.season import clock
from fabene.core.season.book import HUB, Book
from fabene.core.season.events import Brought, Carried, DayOpened, Event, Given, Sent, Thrown
from fabene.core.season.gifts import AT_STALL, WAYS, Scene, gifts
from fabene.core.season.luck import Luck, MakeId
from fabene.core.season.supply import Supply, mix
from fabene.core.season.world import Market, Round

BEGUN = 8
"""Purpose of luck."""

SINCE_COLLECTION = 83
"""How many minutes after the collection all that came is weighed at the hub."""
FIRST_MINUTE = 60


class BegunDay:
    """A day of a point on a date, on which as many grams come, told up to a local ``minute`` (from midnight)."""

    def __init__(self, market: Market, *, on: date, minute: int, grams: int, seed: int, make_id: MakeId) -> None:
        self._luck = Luck(seed, purpose=BEGUN, make_id=make_id)
        collected = max(FIRST_MINUTE, minute - SINCE_COLLECTION)
        sold = frozenset(key for giver in market.givers for key in giver.sells)
        supply = Supply(
            market=market,
            round=Round(weekday=on.weekday(), collection_minute=collected),
            on=on,
            grams=mix(grams, month=on.month, luck=self._luck, sold=None if market.stalls else sold),
        )
        at = clock.moment(on, collected + clock.OPENING, zone=market.zone)
        ways = {category: WAYS[category] for category in supply.grams if WAYS[category] != AT_STALL}
        self.opened = DayOpened(id=self._luck.identity(at), at=at, market=market.id, on=on, ways=ways)
        self._scene = Scene(day=self.opened.id, supply=supply, givers=market.givers, luck=self._luck)
        self._told = sorted([self.opened, *gifts(self._scene)], key=_order)

    def at_the_stand(self) -> list[Event]:
        """Return all that was written down before anything was brought to the hub."""
        return [event for event in self._told if not isinstance(event, Carried | Thrown)]

    def at_the_hub(self) -> list[Event]:
        """Return all that was written down until everything was weighed at the hub."""
        return list(self._told)

    def stock(self) -> Mapping[str, int]:
        """Return what then stands at the hub."""
        book = Book(hub=None)
        for event in self._told:
            book.apply(event)
        return book.at(HUB)

    def brought(self, *, hub: UUID, kitchen: UUID, amounts: Mapping[str, int]) -> Brought:
        """Return amounts by category brought from the hub to a kitchen."""
        at = self._scene.at((clock.BRINGING, clock.BRINGING))
        return Brought(id=self._luck.identity(at), at=at, giver=hub, taker=kitchen, amounts=amounts)

    def sent(self, *, hub: UUID, taker: UUID, amounts: Mapping[str, int]) -> Sent:
        """Return amounts by category that leave the hub for another network and are on their way."""
        at = self._scene.at((clock.BRINGING, clock.BRINGING))
        return Sent(id=self._luck.identity(at), at=at, giver=hub, taker=taker, amounts=amounts)


def _order(event: Event) -> tuple[object, bool, str]:
    return event.at, isinstance(event, Given), event.id.hex
