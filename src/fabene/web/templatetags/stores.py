"""How lots and what is done with them are written. ``{% load stores %}``."""

from collections.abc import Iterable
from uuid import UUID

from django import template

from fabene.collecting.values import PartView, TransferLineView
from fabene.core.quantities import Measure
from fabene.sharing.values import ShelfLot
from fabene.web.lotcodes import lot_code
from fabene.web.pages.stores import words

register = template.Library()


@register.filter
def lot(identity: UUID) -> str:
    """Return the code of a lot."""
    return lot_code(identity)


@register.filter
def lot_name(found: ShelfLot) -> str:
    """Return what a lot is."""
    return words.lot_name(found)


@register.filter
def lot_there(found: ShelfLot) -> str:
    """Return how much of a lot is there."""
    return words.lot_there(found)


@register.filter
def lot_reserved(found: ShelfLot) -> str:
    """Return how much of a lot waits in bags."""
    return words.amount_said(found.reserved, measure=found.stored.measure)


@register.filter
def lot_until(found: ShelfLot) -> str:
    """Return until when a lot may be given."""
    return words.until(found)


@register.filter
def part_amount(part: PartView) -> str:
    """Return how much of a lot."""
    return words.part_amount(part)


@register.filter
def parts_said(parts: Iterable[PartView]) -> str:
    """Return all parts in a line."""
    return words.parts_said(parts)


@register.filter
def came(line: TransferLineView) -> str:
    """Return what came of a line of a transfer, empty before it was received."""
    amount = line.received_pieces if line.sent.measure == Measure.PIECES else line.received_grams
    return "" if amount is None else words.amount_said(amount, measure=line.sent.measure)


@register.filter
def served(how: str) -> str:
    """Return how meals went."""
    return next((str(name) for key, name in words.SERVED.items() if key == how), "")
