"""What every act on a place of stock begins with: the place, and the parts of lots that are taken from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from fabene.collecting.holds import refuse_held
from fabene.collecting.models import Lot
from fabene.collecting.selectors.stock import held_by
from fabene.collecting.values import LotPart
from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.core.quantities import MAX_PIECES, MAX_WEIGHING_GRAMS, Measure
from fabene.ledger.values import Unit
from fabene.places import selectors as places
from fabene.places.models import Hub, Kitchen
from fabene.places.values import StoreView

MAX_PARTS = 200
"""Lots in one batch or one transfer: a movement of the ledger may have a thousand lines, a lot takes at most four."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """So much of a lot, in its measure, that leaves a place of stock."""

    lot: Lot
    amount: int

    @property
    def unit(self) -> Unit:
        """Return the unit of the ledger in which it moves."""
        return Unit(self.lot.measure)

    def columns(self) -> dict[str, int | None]:
        """Return the columns it fills."""
        return columns_in(self.lot.measure, self.amount)


def columns_in(measure: str, amount: int) -> dict[str, int | None]:
    """Return the columns an amount in a measure fills: ``grams`` or ``pieces``."""
    counted = measure == Measure.PIECES
    return {"grams": None if counted else amount, "pieces": amount if counted else None}


def locked_store(store: UUID) -> StoreView:
    """Return a place of stock, held until the transaction ends; raise ``NotFoundError`` ``store_not_found``."""
    list(Hub.objects.select_for_update().filter(id=store))
    list(Kitchen.objects.select_for_update().filter(id=store))
    return places.store(store)


def parts_said(parts: Sequence[LotPart]) -> list[list[object]]:
    """Return parts as the log compares them."""
    return sorted([str(part.lot), part.amount] for part in parts)


def check_amount(amount: int, *, measure: str) -> None:
    """Raise ``FabeneError`` ``part_not_positive`` or ``part_too_large``."""
    if amount <= 0:
        raise FabeneError("part_not_positive")
    limit = MAX_PIECES if measure == Measure.PIECES else MAX_WEIGHING_GRAMS
    if amount > limit:
        raise FabeneError("part_too_large", limit=limit)


def taken_from(store: StoreView, parts: Sequence[LotPart], *, on: date, at: datetime) -> list[Taken]:
    """Return what is taken from a place of stock for people to eat, in the order given.

    Raises what ``there_of`` raises, ``FabeneError``: ``lot_not_born_yet``, ``past_last_day``; ``ConflictError``
    ``lot_recalled``.
    """
    taken = there_of(store, parts)
    for each in taken:
        if each.lot.born_on > on:
            raise FabeneError("lot_not_born_yet", category=each.lot.category, date=each.lot.born_on.isoformat())
        if each.lot.last_day < on:
            raise FabeneError("past_last_day", category=each.lot.category)
    refuse_held([each.lot.id for each in taken], at=at)
    return taken


def there_of(store: StoreView, parts: Sequence[LotPart]) -> list[Taken]:
    """Return parts of lots that are all there, fit to be eaten or not, in the order given.

    Raises ``FabeneError``: ``parts_missing``, ``too_many_parts``, ``lot_twice``, ``part_not_positive``,
    ``part_too_large``, ``lot_of_another_network``; ``NotFoundError`` ``lot_not_found``; ``ConflictError``
    ``more_than_there``, ``more_pieces_than_there``.
    """
    if not parts:
        raise FabeneError("parts_missing")
    if len(parts) > MAX_PARTS:
        raise FabeneError("too_many_parts", limit=MAX_PARTS)
    wanted = {part.lot: part.amount for part in parts}
    if len(wanted) < len(parts):
        raise FabeneError("lot_twice")
    lots = Lot.objects.in_bulk(list(wanted))
    if len(lots) < len(wanted):
        raise NotFoundError("lot_not_found")
    held = held_by(store.id)
    taken = [Taken(lot=lots[lot], amount=amount) for lot, amount in wanted.items()]
    for each in taken:
        _check(each, store=store, there=held.get(each.lot.id, 0))
    return taken


def _check(taken: Taken, *, store: StoreView, there: int) -> None:
    lot = taken.lot
    check_amount(taken.amount, measure=lot.measure)
    if lot.network_id != store.network_id:
        raise FabeneError("lot_of_another_network", category=lot.category)
    if taken.amount > there:
        if taken.unit == Unit.PIECES:
            raise ConflictError("more_pieces_than_there", category=lot.category, pieces=max(there, 0))
        raise ConflictError("more_than_there", category=lot.category, there_grams=max(there, 0))
