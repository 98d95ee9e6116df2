"""What stands on an open table, what may still be laid on it, and how far its tallies are. Read by writes and reads."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Prefetch, QuerySet, Sum

from fabene.collecting.models import MarketDay
from fabene.collecting.selectors.births import stock_of
from fabene.collecting.values import StoredLot
from fabene.core.errors import NotFoundError
from fabene.core.food import category as known_category
from fabene.core.quantities import Measure
from fabene.lib.ids import derived
from fabene.sharing.models import TableClearing, TableMove, TableMovePart, TableSession, TableTap
from fabene.sharing.piles import free_supplies
from fabene.sharing.taking import free_amounts
from fabene.sharing.values import FreeSupply, Tally


def sessions() -> QuerySet[TableSession]:
    """Return the sittings that nobody took back, with all that was laid and brought back."""
    parts = TableMovePart.objects.order_by("id")
    moves = TableMove.objects.order_by("happened_at", "recorded_at", "id").prefetch_related(Prefetch("parts", parts))
    clearings = TableClearing.objects.filter(undone_at__isnull=True)
    return (
        TableSession.objects.filter(undone_at__isnull=True)
        .select_related("destination")
        .prefetch_related(Prefetch("moves", moves), Prefetch("clearings", clearings))
    )


def session_row(table: UUID) -> TableSession:
    """Return a sitting; raise ``NotFoundError`` ``table_not_found``."""
    row = sessions().filter(id=table).first()
    if row is None:
        raise NotFoundError("table_not_found")
    return row


def piles_for(session: TableSession) -> list[FreeSupply]:
    """Return what may be laid on a table: what of its hub is in no bag, past its day or recalled marked as such."""
    if session.day_id is not None:
        return free_supplies(MarketDay.objects.select_related("market").get(id=session.day_id))
    free = free_amounts(session.hub_id)
    pools: defaultdict[tuple[object, ...], list[StoredLot]] = defaultdict(list)
    for lot in stock_of(session.hub_id, on=session.on):
        if free.get(lot.lot, 0) > 0:
            pools[_key(lot)].append(lot)
    return [_pile(lots, id=derived(session.id, "supply", *key), free=free) for key, lots in pools.items()]


def _key(lot: StoredLot) -> tuple[object, ...]:
    attributes = ",".join(sorted(lot.attributes))
    return (
        lot.last_day,
        lot.category,
        attributes,
        lot.date_kind,
        lot.label_date or "",
        lot.piece_grams or 0,
        lot.recalled,
    )


def _pile(lots: list[StoredLot], *, id: UUID, free: dict[UUID, int]) -> FreeSupply:
    first = lots[0]
    kind = known_category(first.category)
    counted = first.measure == Measure.PIECES
    pack_grams = first.piece_grams or kind.pack_grams
    amount = sum(free[lot.lot] for lot in lots)
    return FreeSupply(
        id=id,
        category=first.category,
        attributes=first.attributes,
        last_day=first.last_day,
        expired=first.expired,
        grams=amount * pack_grams if counted else amount,
        pack_grams=pack_grams,
        lots=tuple((lot.lot, free[lot.lot]) for lot in lots),
        pieces=amount if counted else 0,
        measure=first.measure,
        food=kind.food,
        recalled=first.recalled,
    )


def laid_lots(session: UUID) -> dict[UUID, tuple[TableMovePart, int]]:
    """Return what stands on a table by lot: a part that brought it there, and how much of it did not come back.

    What was laid last comes first; what came back whole is not in it.
    """
    parts = TableMovePart.objects.filter(move__session=session, move__undone_at__isnull=True)
    found: dict[UUID, tuple[TableMovePart, int]] = {}
    ordered = parts.select_related("move").order_by("-move__happened_at", "-move__recorded_at", "-move", "-id")
    for part in ordered:
        first, amount = found.get(part.lot, (part, 0))
        found[part.lot] = first, amount + (-part.amount if part.move.back else part.amount)
    return {lot: (part, amount) for lot, (part, amount) in found.items() if amount}


def live_moves(session: TableSession) -> Iterable[TableMove]:
    """Return what went to the table and back and was not undone, oldest first; the moves are at hand."""
    return [move for move in session.moves.all() if move.undone_at is None]


def tallies(sessions: Iterable[UUID]) -> dict[UUID, dict[Tally, int]]:
    """Return where each tally of these sittings stands."""
    found: dict[UUID, dict[Tally, int]] = {id: dict.fromkeys(Tally, 0) for id in sessions}
    sums = TableTap.objects.filter(session__in=list(found)).values_list("session", "tally").annotate(Sum("change"))
    for session, tally, change in sums:
        found[session][Tally(tally)] = change
    return found


def last_tap(session: UUID) -> TableTap | None:
    """Return the last tap that nobody took back."""
    taps = TableTap.objects.filter(session=session, undoes__isnull=True, undone_by__isnull=True)
    return taps.order_by("-number").first()
