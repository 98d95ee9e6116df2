"""An emporio says what it received: typed by somebody of the network, or by whoever holds the slip's link."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction

from fabene.collecting.models import MarketDay
from fabene.collecting.owners import of_network
from fabene.collecting.services.common import locked_day, log_of, stamped
from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.core.owners import OwnerKind
from fabene.core.quantities import apportion
from fabene.ledger.services import post, reverse
from fabene.ledger.values import Draft, Line
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.sharing.consigned import contents_of, items_of, require_emporio, waiting_passings
from fabene.sharing.models import (
    AcknowledgedLine,
    AcknowledgedPassing,
    Acknowledgement,
    PassOn,
    PassOnContent,
)
from fabene.sharing.values import AcknowledgedBy, ConsignedItem

MOST_TIMES = 2
"""More than twice what was sent is a slip of the fingers, whatever anybody says."""


@transaction.atomic
def acknowledge(
    *,
    id: UUID,
    passings: Sequence[UUID],
    received: Mapping[str, int],
    stamp: Stamp,
    by: AcknowledgedBy = AcknowledgedBy.TYPED,
    more_is_meant: bool = False,
    note: str = "",
) -> None:
    """Write what an emporio received of what one day passed on to it: grams, or pieces, of every category sent.

    What is missing becomes shrinkage, what is more (``more_is_meant`` says that somebody looked twice) comes from it.
    The day may be closed: its equation says then what really happened, and closes.

    Raises ``NotFoundError`` (``passing_not_found``), ``FabeneError`` (``acknowledged_elsewhere``,
    ``acknowledged_apart``, ``acknowledgement_incomplete``, ``acknowledged_below_zero``, ``acknowledged_too_much``,
    ``text_too_long``), ``ConflictError`` (``passing_acknowledged``, ``passing_undone``, ``acknowledged_more``,
    ``id_used_for_something_else``).
    """
    note = clean(note, field="note", limit=200, optional=True)
    wanted = sorted(set(passings), key=str)
    row, day = _first(wanted)
    content = {
        "passings": [str(each) for each in wanted],
        "received": sorted([key, amount] for key, amount in received.items()),
        "by": AcknowledgedBy(by).value,
        "note": note,
    }
    if not log_of(day, id=id, what="food.acknowledged", content=content, stamp=stamp):
        return
    require_emporio(row.destination)
    _require_waiting(wanted, day=day, like=row)
    contents = contents_of(wanted)
    items = items_of(contents, received=received)
    _check(items, received=received, more_is_meant=more_is_meant)
    done = Acknowledgement.objects.create(
        id=id, destination=row.destination, day=day, by=AcknowledgedBy(by), note=note, **stamped(stamp)
    )
    AcknowledgedPassing.objects.bulk_create(
        AcknowledgedPassing(acknowledgement=done, passing_id=passing) for passing in wanted
    )
    AcknowledgedLine.objects.bulk_create(
        AcknowledgedLine(
            acknowledgement=done,
            category=item.category,
            counted=item.counted,
            sent=item.sent,
            received=received[item.category],
        )
        for item in items
    )
    lines = _difference(items, contents=contents, giver=row.destination_id, taker=of_network(day, OwnerKind.SHRINKAGE))
    if lines:
        book = day.market.network_id
        post(Draft(id=derived(id, "movement"), book=book, kind="acknowledged", lines=lines, stamp=stamp))


@transaction.atomic
def undo_acknowledgement(*, acknowledgement: UUID, stamp: Stamp) -> None:
    """Take a wrong acknowledgement back: what it moved is reversed, and the delivery waits for another one.

    Raises ``NotFoundError`` (``acknowledgement_not_found``).
    """
    row = Acknowledgement.objects.filter(id=acknowledgement).first()
    if row is None:
        raise NotFoundError("acknowledgement_not_found")
    day = locked_day(row.day_id)
    if not log_of(day, id=acknowledgement, what="food.acknowledgement_undone", content={}, stamp=stamp):
        return
    Acknowledgement.objects.filter(id=row.id).update(undone_at=stamp.happened_at)
    AcknowledgedPassing.objects.filter(acknowledgement=row).update(live=None)
    if any(line.sent != line.received for line in row.lines.all()):
        reverse(derived(row.id, "movement"), id=derived(row.id, "undone"), stamp=stamp, reason="slip")


def refuse_acknowledged(passing: UUID) -> None:
    """Raise ``ConflictError`` (``passing_acknowledged``) when the emporio said what it received of it."""
    if AcknowledgedPassing.objects.filter(passing=passing, live=True).exists():
        raise ConflictError("passing_acknowledged")


def _first(passings: Sequence[UUID]) -> tuple[PassOn, MarketDay]:
    row = PassOn.objects.select_related("destination").filter(id__in=passings).order_by("id").first()
    if row is None:
        raise NotFoundError("passing_not_found")
    return row, locked_day(row.day_id)


def _require_waiting(passings: Sequence[UUID], *, day: MarketDay, like: PassOn) -> None:
    rows = list(PassOn.objects.filter(id__in=passings))
    if len(rows) < len(passings):
        raise NotFoundError("passing_not_found")
    if any((row.day_id, row.destination_id) != (day.id, like.destination_id) for row in rows):
        raise FabeneError("acknowledged_apart")
    if any(row.undone_at is not None for row in rows):
        raise ConflictError("passing_undone")
    waiting = {row.id for row in waiting_passings().filter(id__in=passings)}
    if waiting != set(passings):
        raise ConflictError("passing_acknowledged")


def _check(items: Sequence[ConsignedItem], *, received: Mapping[str, int], more_is_meant: bool) -> None:
    if {item.category for item in items} != set(received):
        raise FabeneError("acknowledgement_incomplete", categories=len(items))
    for item in items:
        amount = received[item.category]
        if amount < 0:
            raise FabeneError("acknowledged_below_zero", category=item.category)
        if amount > MOST_TIMES * item.sent:
            raise FabeneError("acknowledged_too_much", category=item.category)
        if amount > item.sent and not more_is_meant:
            raise ConflictError("acknowledged_more", category=item.category)


def _difference(
    items: Sequence[ConsignedItem], *, contents: Sequence[PassOnContent], giver: UUID, taker: UUID
) -> tuple[Line, ...]:
    """Return the lines that take what is missing from the emporio (or give it what is more), lot by lot."""
    lines: list[Line] = []
    for item in items:
        lots: dict[UUID, int] = {}
        of_category = [part for part in contents if part.category == item.category]
        for part in of_category:
            lots[part.lot] = lots.get(part.lot, 0) + part.amount
        missing = apportion(item.missing, list(lots.values())) if item.missing else []
        for lot, amount in zip(lots, missing, strict=False):
            if amount:
                unit = of_category[0].unit
                lines.append(Line(owner=giver, unit=unit, amount=-amount, lot=lot))
                lines.append(Line(owner=taker, unit=unit, amount=amount, lot=lot))
    return tuple(lines)
