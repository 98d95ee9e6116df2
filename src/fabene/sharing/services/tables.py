"""An open table: opened, laid, brought back from, cleared. Whoever sits at it is not written down."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from fabene.collecting.holds import refuse_held
from fabene.collecting.services.common import is_new, locked_day, stamped
from fabene.collecting.values import LotPart
from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.core.owners import OwnerKind
from fabene.core.quantities import MAX_DAYS_BACK, Measure
from fabene.ledger.services import post, reverse
from fabene.ledger.values import Draft
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.people.services import log
from fabene.places import selectors as places
from fabene.places.models import Destination
from fabene.places.values import DestinationView
from fabene.sharing.models import TableClearing, TableMove, TableMovePart, TableSession, TableTap
from fabene.sharing.piles import take
from fabene.sharing.services.handing import Load, carry_lines
from fabene.sharing.tabled import laid_lots, piles_for
from fabene.sharing.taking import check_taking, free_amounts
from fabene.sharing.values import FreeSupply

MOST_PARTS = 200


@transaction.atomic
def open_table(
    *,
    id: UUID,
    destination: UUID,
    stamp: Stamp,
    day: UUID | None = None,
    on: date | None = None,
    hub: UUID | None = None,
) -> None:
    """Begin a sitting of an open table of a network: on a market ``day``, or ``on`` a date without one.

    Its food comes from the day's hub; on a date from ``hub``, else from the usual one.

    Raises ``NotFoundError`` (``destination_not_found``, ``day_not_found``, ``hub_not_found``), ``FabeneError``
    (``not_an_open_table``, ``table_of_another_network``, ``hub_of_another_network``, ``table_in_future``,
    ``table_too_old``, ``table_without_date``), ``ConflictError`` (``table_already_open``, ``day_closed``,
    ``day_cancelled``, ``id_used_for_something_else``).
    """
    table = places.destination(destination)
    if table.kind != OwnerKind.OPEN_TABLE:
        raise FabeneError("not_an_open_table", destination=table.name)
    content = {"destination": destination, "on": "" if on is None else on.isoformat(), "hub": str(hub or "")}
    if day is not None:
        _open_on_day(table, id=id, day=day, content=content, stamp=stamp)
        return
    _open_on_date(table, id=id, on=on, hub=hub, content=content, stamp=stamp)


def _open_on_day(table: DestinationView, *, id: UUID, day: UUID, content: Mapping[str, object], stamp: Stamp) -> None:
    row = locked_day(day)
    if row.market.network_id != table.network_id:
        raise FabeneError("table_of_another_network", destination=table.name)
    if is_new(row, id=id, what="table.opened", content=content, stamp=stamp):
        _begin(table, id=id, hub=row.hub_id, day=day, on=row.date, stamp=stamp)


def _open_on_date(
    table: DestinationView, *, id: UUID, on: date | None, hub: UUID | None, content: Mapping[str, object], stamp: Stamp
) -> None:
    if on is None:
        raise FabeneError("table_without_date")
    behind = (timezone.localdate(stamp.recorded_at) - on).days
    if behind < 0:
        raise FabeneError("table_in_future", date=on.isoformat())
    if behind > MAX_DAYS_BACK:
        raise FabeneError("table_too_old", date=on.isoformat(), limit=MAX_DAYS_BACK)
    store = places.hub(hub) if hub else places.hub_of(table.network_id)
    if store.network_id != table.network_id:
        raise FabeneError("hub_of_another_network", hub=store.name)
    if log(
        id=derived(id, "table.opened"),
        what="table.opened",
        key=id,
        network=table.network_id,
        content={**content, "day": ""},
        stamp=stamp,
    ):
        _begin(table, id=id, hub=store.id, day=None, on=on, stamp=stamp)


def _begin(table: DestinationView, *, id: UUID, hub: UUID, day: UUID | None, on: date, stamp: Stamp) -> None:
    list(Destination.objects.select_for_update().filter(id=table.id))
    others = TableSession.objects.filter(destination_id=table.id, on=on, undone_at__isnull=True)
    if others.exclude(clearings__in=TableClearing.objects.filter(undone_at__isnull=True)).exists():
        raise ConflictError("table_already_open", destination=table.name, date=on.isoformat())
    TableSession.objects.create(
        id=id,
        network_id=table.network_id,
        destination_id=table.id,
        hub_id=hub,
        day_id=day,
        on=on,
        **stamped(stamp),
    )


@transaction.atomic
def undo_open(*, table: UUID, stamp: Stamp) -> None:
    """Take back a table that was opened by a slip: nothing stands on it and nobody was counted.

    Raises ``NotFoundError`` (``table_not_found``), ``ConflictError`` (``table_in_use``, ``table_cleared``,
    ``day_closed``).
    """
    row = locked_table(table, undone=True)
    if not is_new_at(row, id=table, what="table.opening_undone", content={}, stamp=stamp):
        return
    if laid_lots(row.id) or TableTap.objects.filter(session=row).exists():
        raise ConflictError("table_in_use")
    TableSession.objects.filter(id=row.id).update(undone_at=stamp.happened_at)


@transaction.atomic
def lay(*, id: UUID, table: UUID, amounts: Mapping[UUID, int], stamp: Stamp) -> None:
    """Lay food on a table: an amount (grams, or pieces of what is counted) of each pile that is free at its hub.

    Raises ``NotFoundError`` (``table_not_found``), ``FabeneError`` (``nothing_to_lay``, ``past_its_date``,
    ``too_many_parts``), ``ConflictError`` (``table_cleared``, ``supply_gone``, ``more_than_left``,
    ``more_pieces_than_there``, ``lot_recalled``, ``day_closed``, ``id_used_for_something_else``).
    """
    row = locked_table(table)
    asked = {str(pile): amount for pile, amount in sorted(amounts.items())}
    if not is_new_at(row, id=id, what="table.laid", content={"amounts": asked}, stamp=stamp):
        return
    if not amounts or any(amount <= 0 for amount in amounts.values()):
        raise FabeneError("nothing_to_lay")
    piles = {pile.id: pile for pile in piles_for(row)}
    taken = [part for pile, amount in amounts.items() for part in _taken(piles.get(pile), amount=amount)]
    check_taking(row.hub_id, [LotPart(lot=part.lot, amount=part.amount) for part in taken])
    refuse_held([part.lot for part in taken], at=stamp.happened_at)
    _move(row, id=id, parts=taken, back=False, stamp=stamp)


def _taken(pile: FreeSupply | None, *, amount: int) -> list[TableMovePart]:
    if pile is None:
        raise ConflictError("supply_gone")
    if pile.recalled:
        raise ConflictError("lot_recalled", category=pile.category)
    if pile.expired:
        raise FabeneError("past_its_date", category=pile.category)
    counted = pile.measure == Measure.PIECES
    if pile.amount < amount and counted:
        raise ConflictError("more_pieces_than_there", category=pile.category, pieces=pile.pieces)
    if pile.amount < amount:
        raise ConflictError("more_than_left", category=pile.category, left_grams=pile.grams)
    parts, _ = take(pile.lots, amount)
    return [
        TableMovePart(
            lot=lot,
            category=pile.category,
            grams=part * pile.pack_grams if counted else part,
            pieces=part if counted else None,
        )
        for lot, part in parts
    ]


@transaction.atomic
def bring_back(*, id: UUID, table: UUID, amounts: Mapping[str, int], stamp: Stamp) -> None:
    """Bring back to the hub what is left on a table: grams, or pieces, by category.

    Raises ``NotFoundError`` (``table_not_found``), ``FabeneError`` (``nothing_to_bring_back``), ``ConflictError``
    (``table_cleared``, ``more_than_laid``, ``more_pieces_than_laid``, ``day_closed``, ``id_used_for_something_else``).
    """
    row = locked_table(table)
    if not is_new_at(row, id=id, what="table.brought_back", content={"amounts": _plain(amounts)}, stamp=stamp):
        return
    if not any(amounts.values()):
        raise FabeneError("nothing_to_bring_back")
    _move(row, id=id, parts=_left_on(row, amounts), back=True, stamp=stamp)


@transaction.atomic
def clear_table(*, id: UUID, table: UUID, left: Mapping[str, int], stamp: Stamp) -> None:
    """Clear a table: what is ``left`` (by category) goes back to the hub, the rest was eaten; nothing follows on it.

    Raises what ``bring_back`` raises, but for nothing left.
    """
    row = locked_table(table)
    if not is_new_at(row, id=id, what="table.cleared", content={"left": _plain(left)}, stamp=stamp):
        return
    clearing = TableClearing.objects.create(id=id, session=row, **stamped(stamp))
    if any(left.values()):
        parts = _left_on(row, left)
        _move(row, id=derived(id, "back"), parts=parts, back=True, clearing=clearing, stamp=stamp)


@transaction.atomic
def undo_clear_table(*, clearing: UUID, stamp: Stamp) -> None:
    """Go on with a table that was cleared: what came back as it was cleared stands on it again.

    Raises ``NotFoundError`` (``clearing_not_found``), ``ConflictError`` (``brought_back_gone``,
    ``table_already_open``, ``day_closed``).
    """
    found = TableClearing.objects.filter(id=clearing).first()
    if found is None:
        raise NotFoundError("clearing_not_found")
    row = locked_table(found.session_id)
    if not is_new_at(row, id=clearing, what="table.clearing_undone", content={}, stamp=stamp):
        return
    _refuse_another(row)
    TableClearing.objects.filter(id=clearing).update(undone_at=stamp.happened_at)
    move = TableMove.objects.filter(clearing=clearing).first()
    if move is not None:
        _undo(row, move, stamp=stamp)


def _refuse_another(row: TableSession) -> None:
    others = TableSession.objects.filter(destination=row.destination_id, on=row.on, undone_at__isnull=True)
    open_ones = others.exclude(clearings__in=TableClearing.objects.filter(undone_at__isnull=True))
    if open_ones.exclude(id=row.id).exists():
        raise ConflictError("table_already_open", destination=row.destination.name, date=row.on.isoformat())


@transaction.atomic
def undo_table_move(*, move: UUID, stamp: Stamp) -> None:
    """Take a slip back: what was laid stands at the hub again, what was brought back on the table.

    Raises ``NotFoundError`` (``table_move_not_found``), ``ConflictError`` (``laid_came_back``: some of it was brought
    back, ``brought_back_gone``: it is no longer free at the hub, ``table_cleared``, ``day_closed``).
    """
    found = TableMove.objects.filter(id=move, clearing__isnull=True).first()
    if found is None:
        raise NotFoundError("table_move_not_found")
    row = locked_table(found.session_id)
    if is_new_at(row, id=move, what="table.move_undone", content={}, stamp=stamp):
        _undo(row, found, stamp=stamp)


def _undo(row: TableSession, move: TableMove, *, stamp: Stamp) -> None:
    parts = list(move.parts.all())
    if move.back:
        free = free_amounts(row.hub_id)
        if any(free.get(part.lot, 0) < part.amount for part in parts):
            raise ConflictError("brought_back_gone")
    else:
        there = {lot: amount for lot, (_, amount) in laid_lots(row.id).items()}
        if any(there.get(part.lot, 0) < part.amount for part in parts):
            raise ConflictError("laid_came_back")
    TableMove.objects.filter(id=move.id).update(undone_at=stamp.happened_at)
    reverse(derived(move.id, "movement"), id=derived(move.id, "undone"), stamp=stamp, reason="slip")


def _left_on(row: TableSession, amounts: Mapping[str, int]) -> list[TableMovePart]:
    """Return the parts of what is brought back of each category: what was laid last comes back first."""
    there = laid_lots(row.id)
    found: list[TableMovePart] = []
    for category, amount in amounts.items():
        lots = {lot: (part, left) for lot, (part, left) in there.items() if part.category == category}
        _check_left(category, amount=amount, lots=lots)
        parts, _ = take([(lot, left) for lot, (_, left) in lots.items()], amount)
        found.extend(_part(lots[lot][0], part) for lot, part in parts)
    return found


def _check_left(category: str, *, amount: int, lots: Mapping[UUID, tuple[TableMovePart, int]]) -> None:
    if amount < 0:
        raise FabeneError("nothing_to_bring_back")
    left = sum(each for _, each in lots.values())
    if amount <= left:
        return
    if any(part.pieces is not None for part, _ in lots.values()):
        raise ConflictError("more_pieces_than_laid", category=category, pieces=left)
    raise ConflictError("more_than_laid", category=category, laid_grams=left)


def _part(like: TableMovePart, amount: int) -> TableMovePart:
    if like.pieces is None:
        return TableMovePart(lot=like.lot, category=like.category, grams=amount)
    one = like.grams // like.pieces
    return TableMovePart(lot=like.lot, category=like.category, grams=amount * one, pieces=amount)


def _move(
    row: TableSession,
    *,
    id: UUID,
    parts: list[TableMovePart],
    back: bool,
    stamp: Stamp,
    clearing: TableClearing | None = None,
) -> None:
    if len(parts) > MOST_PARTS:
        raise FabeneError("too_many_parts", limit=MOST_PARTS)
    move = TableMove.objects.create(id=id, session=row, back=back, clearing=clearing, **stamped(stamp))
    for part in parts:
        part.move = move
    TableMovePart.objects.bulk_create(parts)
    giver, taker = (row.destination_id, row.hub_id) if back else (row.hub_id, row.destination_id)
    lines = carry_lines([Load(part.lot, part.unit, part.amount) for part in parts], giver=giver, taker=taker)
    kind = "brought_back" if back else "laid"
    post(Draft(id=derived(id, "movement"), book=row.network_id, kind=kind, lines=lines, stamp=stamp))


def _plain(amounts: Mapping[str, int]) -> list[list[object]]:
    return sorted([category, amount] for category, amount in amounts.items())


def locked_table(table: UUID, *, undone: bool = False) -> TableSession:
    """Return a sitting, held until the transaction ends, its day before it; ``undone`` asks for one taken back too.

    Raises ``NotFoundError`` (``table_not_found``).
    """
    day = TableSession.objects.filter(id=table).values_list("day_id", flat=True).first()
    if day is not None:
        locked_day(day)
    row = TableSession.objects.select_for_update(of=("self",)).select_related("destination").filter(id=table).first()
    if row is None or (row.undone_at is not None and not undone):
        raise NotFoundError("table_not_found")
    return row


def is_new_at(row: TableSession, *, id: UUID, what: str, content: Mapping[str, object], stamp: Stamp) -> bool:
    """Write an act at a table into the log; return False when it is a repetition, and then there is nothing to do.

    Raises ``ConflictError``: ``table_cleared``, ``day_closed``, ``day_cancelled``, ``id_used_for_something_else``.
    """
    said = {"table": str(row.id), **content}
    if row.day_id is not None:
        new = is_new(locked_day(row.day_id), id=id, what=what, content=said, stamp=stamp)
    else:
        new = log(id=derived(id, what), what=what, key=id, network=row.network_id, content=said, stamp=stamp)
    if new and what != "table.clearing_undone":
        _refuse_cleared(row)
    return new


def _refuse_cleared(row: TableSession) -> None:
    if TableClearing.objects.filter(session=row, undone_at__isnull=True).exists():
        raise ConflictError("table_cleared", destination=row.destination.name)
