"""Numbers at an open table: tickets given and called, and what people choose to say. Taps, never names."""

from uuid import UUID

from django.db import transaction

from fabene.collecting.services.common import stamped
from fabene.core.errors import ConflictError, FabeneError
from fabene.lib.stamps import Stamp
from fabene.sharing.models import TableSession, TableTap
from fabene.sharing.services.tables import is_new_at, locked_table
from fabene.sharing.tabled import last_tap, tallies
from fabene.sharing.values import ANSWERS, Tally, Tickets

MOST_AT_ONCE = 500
MOST_TICKETS = 2000


@transaction.atomic
def give_tickets(*, id: UUID, table: UUID, tickets: int, stamp: Stamp) -> Tickets:
    """Give out so many tickets: the numbers that follow the last one, from 1 at each sitting.

    Raises ``NotFoundError`` (``table_not_found``), ``FabeneError`` (``tickets_refused``), ``ConflictError``
    (``table_cleared``, ``day_closed``, ``id_used_for_something_else``).
    """
    row = locked_table(table)
    if is_new_at(row, id=id, what="table.tickets_given", content={"tickets": tickets}, stamp=stamp):
        given = tallies([row.id])[row.id][Tally.TICKETS]
        if tickets <= 0 or given + tickets > MOST_TICKETS:
            raise FabeneError("tickets_refused", tickets=tickets, limit=MOST_TICKETS)
        _tap(row, id=id, tally=Tally.TICKETS, change=tickets, stamp=stamp)
    tap = TableTap.objects.get(id=id)
    before = TableTap.objects.filter(session=row, tally=Tally.TICKETS, number__lt=tap.number)
    first = sum(before.values_list("change", flat=True)) + 1
    return Tickets(first=first, last=first + tap.change - 1)


@transaction.atomic
def call_next(*, id: UUID, table: UUID, stamp: Stamp) -> int:
    """Call the next number and return it.

    Raises ``NotFoundError`` (``table_not_found``), ``ConflictError`` (``nobody_waits``: every ticket was called,
    ``table_cleared``, ``day_closed``, ``id_used_for_something_else``).
    """
    row = locked_table(table)
    if is_new_at(row, id=id, what="table.called", content={}, stamp=stamp):
        known = tallies([row.id])[row.id]
        if known[Tally.CALLED] >= known[Tally.TICKETS]:
            raise ConflictError("nobody_waits", tickets=known[Tally.TICKETS])
        _tap(row, id=id, tally=Tally.CALLED, change=1, stamp=stamp)
    until = TableTap.objects.get(id=id).number
    taps = TableTap.objects.filter(session=row, tally=Tally.CALLED, number__lte=until)
    return sum(taps.values_list("change", flat=True))


@transaction.atomic
def count_people(*, id: UUID, table: UUID, tally: Tally, change: int, stamp: Stamp) -> int:
    """Count what people choose to say: so many more, or fewer after a slip; return where the tally stands.

    Raises ``NotFoundError`` (``table_not_found``), ``FabeneError`` (``tally_not_asked``, ``count_refused``),
    ``ConflictError`` (``count_below_zero``, ``table_cleared``, ``day_closed``, ``id_used_for_something_else``).
    """
    if tally not in ANSWERS:
        raise FabeneError("tally_not_asked")
    row = locked_table(table)
    content = {"tally": Tally(tally).value, "change": change}
    if is_new_at(row, id=id, what="table.people_counted", content=content, stamp=stamp):
        if not change or abs(change) > MOST_AT_ONCE:
            raise FabeneError("count_refused", limit=MOST_AT_ONCE)
        there = tallies([row.id])[row.id][Tally(tally)]
        if there + change < 0:
            raise ConflictError("count_below_zero", there=there)
        _tap(row, id=id, tally=Tally(tally), change=change, stamp=stamp)
    return tallies([row.id])[row.id][Tally(tally)]


@transaction.atomic
def undo_tap(*, id: UUID, table: UUID, stamp: Stamp) -> None:
    """Take the last tap back, whatever it was; again, the one before it.

    Raises ``NotFoundError`` (``table_not_found``), ``ConflictError`` (``nothing_tapped``, ``table_cleared``,
    ``day_closed``, ``id_used_for_something_else``).
    """
    row = locked_table(table)
    if not is_new_at(row, id=id, what="table.tap_undone", content={}, stamp=stamp):
        return
    last = last_tap(row.id)
    if last is None:
        raise ConflictError("nothing_tapped")
    _tap(row, id=id, tally=Tally(last.tally), change=-last.change, undoes=last, stamp=stamp)


def _tap(
    row: TableSession, *, id: UUID, tally: Tally, change: int, stamp: Stamp, undoes: TableTap | None = None
) -> None:
    number = TableTap.objects.filter(session=row).count() + 1
    TableTap.objects.create(
        id=id, session=row, number=number, tally=tally, change=change, undoes=undoes, **stamped(stamp)
    )
