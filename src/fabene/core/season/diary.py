"""What happens, told in the order in which it happens, while the stock book is kept."""

from collections.abc import Iterable
from datetime import datetime

from fabene.core.season.book import Book
from fabene.core.season.events import Event


class Diary:
    """Events that are known to come, and those that were told: nothing is told before what came earlier."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._coming: list[Event] = []
        self._told: list[Event] = []

    def expect(self, events: Iterable[Event]) -> None:
        """Add events that will be told at their moment."""
        self._coming = sorted([*self._coming, *events], key=_order)

    def tell_until(self, moment: datetime) -> None:
        """Tell everything up to a moment, and write it in the book."""
        now = [event for event in self._coming if event.at <= moment]
        self._coming = self._coming[len(now) :]
        for event in now:
            self.book.apply(event)
        self._told += now

    def tell_all(self) -> None:
        """Tell everything that is known to come."""
        for event in self._coming:
            self.book.apply(event)
        self._told += self._coming
        self._coming = []

    def take(self) -> tuple[Event, ...]:
        """Return what was told since this was asked last."""
        told, self._told = tuple(self._told), []
        return told


def _order(event: Event) -> tuple[datetime, str]:
    return event.at, event.id.hex
