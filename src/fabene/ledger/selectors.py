"""The reads of the ledger. Balances come from the accounts' running sums; as of a date, from the entries themselves."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from itertools import islice
from uuid import UUID

from django.db import connection
from django.db.models import Q, Sum

from fabene.core.errors import NotFoundError
from fabene.ledger import chain
from fabene.ledger.models import Account, Book, Entry, Movement
from fabene.ledger.reading import posted_by_id
from fabene.ledger.statements import stored
from fabene.ledger.values import Arrival, Head, Holding, Posted, Unit
from fabene.ledger.verification import verify

__all__ = [
    "arrivals",
    "balance",
    "every_holding",
    "every_movement",
    "head",
    "heads",
    "holdings",
    "holdings_by_unit",
    "is_reversed",
    "ledger_hash",
    "movement",
    "movements_of_lot",
    "received",
    "totals_by_kind",
    "totals_by_unit",
    "verify",
]

MOVEMENTS_AT_A_TIME = 1_000

_HELD = "SELECT COALESCE(SUM(balance), 0) FROM ledger_account WHERE owner_id = %s AND unit = %s AND balance <> 0"
_HELD_OF_LOT = f"{_HELD} AND lot = %s"


def balance(
    *,
    owner: UUID,
    unit: Unit,
    lot: UUID | None = None,
    happened_until: datetime | None = None,
    recorded_until: datetime | None = None,
) -> int:
    """Return what ``owner`` holds in ``unit``, of one ``lot`` or of all that it holds.

    ``happened_until`` and ``recorded_until`` (both included) give the balance as it was on a day, and as it was known
    on a day: the same question has the same answer for ever.
    """
    if happened_until is None and recorded_until is None:
        return _held(owner, unit, lot=lot)
    entries = Entry.objects.filter(account__owner=owner, account__unit=unit)
    if lot is not None:
        entries = entries.filter(account__lot=lot)
    if happened_until is not None:
        entries = entries.filter(movement__happened_at__lte=happened_until)
    if recorded_until is not None:
        entries = entries.filter(movement__recorded_at__lte=recorded_until)
    return int(entries.aggregate(total=Sum("amount"))["total"] or 0)


def holdings(*, owner: UUID, unit: Unit) -> dict[UUID | None, int]:
    """Return what ``owner`` holds in ``unit`` by lot, without the lots that balance out."""
    rows = Account.objects.filter(owner=owner, unit=unit).exclude(balance=0)
    return dict(rows.values_list("lot", "balance"))


def holdings_by_unit(*, owner: UUID, units: Collection[Unit]) -> dict[Unit, dict[UUID | None, int]]:
    """Return what ``owner`` holds in each of ``units`` by lot, without what balances out, in one query."""
    found: dict[Unit, dict[UUID | None, int]] = {unit: {} for unit in units}
    rows = Account.objects.filter(owner=owner, unit__in=units).exclude(balance=0)
    for unit, lot, amount in rows.values_list("unit", "lot", "balance"):
        found[Unit(unit)][lot] = amount
    return found


def totals_by_kind(*, lots: Iterable[UUID], unit: Unit) -> dict[UUID, dict[str, int]]:
    """Return, for each lot that ever moved, what each kind of owner holds of it (givers hold less than nothing)."""
    totals: defaultdict[UUID, dict[str, int]] = defaultdict(dict)
    rows = (
        Account.objects.filter(lot__in=list(lots), unit=unit)
        .values("lot", "owner__kind")
        .annotate(total=Sum("balance"))
        .values_list("lot", "owner__kind", "total")
    )
    for lot, kind, total in rows:
        if lot is not None:
            totals[lot][kind] = int(total)
    return dict(totals)


def totals_by_unit(*, lots: Iterable[UUID], units: Collection[Unit]) -> dict[UUID, dict[Unit, dict[str, int]]]:
    """Return, for each lot that ever moved, by unit what ``totals_by_kind`` returns, in one query."""
    totals: defaultdict[UUID, dict[Unit, dict[str, int]]] = defaultdict(dict)
    rows = (
        Account.objects.filter(lot__in=list(lots), unit__in=units)
        .values("lot", "unit", "owner__kind")
        .annotate(total=Sum("balance"))
        .values_list("lot", "unit", "owner__kind", "total")
    )
    for lot, unit, kind, total in rows:
        if lot is not None:
            totals[lot].setdefault(Unit(unit), {})[kind] = int(total)
    return dict(totals)


def holders(*, lots: Iterable[UUID], units: Collection[Unit]) -> tuple[Holding, ...]:
    """Return who holds what of these lots now, without what balances out, in one query."""
    rows = Account.objects.filter(lot__in=list(lots), unit__in=units).exclude(balance=0).order_by("id")
    return tuple(
        Holding(owner=owner, kind=kind, unit=Unit(unit), lot=lot, amount=amount)
        for owner, kind, unit, lot, amount in rows.values_list("owner_id", "owner__kind", "unit", "lot", "balance")
    )


def received(
    *,
    owners: Collection[UUID],
    unit: Unit,
    kinds: Collection[str] | None = None,
    happened_from: datetime | None = None,
    happened_until: datetime | None = None,
) -> dict[UUID, int]:
    """Return what reached each owner net of what left it, by movements of ``kinds`` (None: all) and their reversals.

    Both dates are included. An owner that nothing reached is given with 0.
    """
    entries = Entry.objects.filter(account__owner__in=owners, account__unit=unit)
    if kinds is not None:
        entries = entries.filter(Q(movement__kind__in=kinds) | Q(movement__reverses__kind__in=kinds))
    if happened_from is not None:
        entries = entries.filter(movement__happened_at__gte=happened_from)
    if happened_until is not None:
        entries = entries.filter(movement__happened_at__lte=happened_until)
    sums = entries.values("account__owner").annotate(total=Sum("amount")).values_list("account__owner", "total")
    return dict.fromkeys(owners, 0) | {owner: int(total) for owner, total in sums}


def arrivals(*, owners: Collection[UUID], unit: Unit) -> dict[UUID, tuple[Arrival, ...]]:
    """Return what reached each owner and when, oldest first, without the movements that were reversed.

    Amounts of one movement come as one arrival. What fading is computed from.
    """
    found: dict[UUID, list[Arrival]] = {owner: [] for owner in owners}
    rows = (
        Entry.objects.filter(account__owner__in=owners, account__unit=unit)
        .filter(movement__reverses__isnull=True, movement__reversed_by__isnull=True)
        .values("account__owner", "movement", "movement__happened_at")
        .annotate(total=Sum("amount"))
        .order_by("movement__happened_at", "movement")
        .values_list("account__owner", "movement__happened_at", "total")
    )
    for owner, happened_at, total in rows:
        found[owner].append(Arrival(happened_at=happened_at, amount=int(total)))
    return {owner: tuple(those) for owner, those in found.items()}


def movement(id: UUID) -> Posted:
    """Return a posted movement; raise ``NotFoundError`` (``movement_not_found``)."""
    found = posted_by_id([id]).get(id)
    if found is None:
        raise NotFoundError("movement_not_found", movement=str(id))
    return found


def movements_of_lot(lot: UUID) -> list[Posted]:
    """Return every movement that moved something of ``lot``, in the order of its book."""
    ids = Entry.objects.filter(account__lot=lot).values_list("movement", flat=True).distinct()
    return sorted(posted_by_id(list(ids)).values(), key=lambda posted: (posted.book, posted.number))


def every_holding() -> Iterator[Holding]:
    """Yield every account with what it holds, zero included, in order of id."""
    rows = Account.objects.order_by("id").values_list("owner_id", "owner__kind", "unit", "lot", "balance")
    for owner, kind, unit, lot, amount in rows.iterator():
        yield Holding(owner=owner, kind=kind, unit=Unit(unit), lot=lot, amount=amount)


def every_movement() -> Iterator[Posted]:
    """Yield every movement, book by book and in their order there."""
    ids = Movement.objects.order_by("book_id", "number").values_list("id", flat=True).iterator()
    while some := list(islice(ids, MOVEMENTS_AT_A_TIME)):
        found = posted_by_id(some)
        yield from (found[id] for id in some)


def is_reversed(movement: UUID) -> bool:
    """Say whether a movement has been undone."""
    return Movement.objects.filter(reverses=movement).exists()


def head(book: UUID) -> Head:
    """Return number and hash of a book's last movement (0 and zeros when empty), or raise ``NotFoundError``."""
    row = Book.objects.filter(id=book).first()
    if row is None:
        raise NotFoundError("book_not_found", book=str(book))
    return Head(book=row.id, number=row.number, hash=row.hash)


def heads() -> list[Head]:
    """Return the heads of all books, in order of book id."""
    return [Head(book=row.id, number=row.number, hash=row.hash) for row in Book.objects.order_by("id")]


def ledger_hash() -> str:
    """Return one hash over all books' heads: two ledgers with the same hash hold the same movements."""
    return chain.folded(heads())


def _held(owner: UUID, unit: Unit, *, lot: UUID | None) -> int:
    """Return a balance as of now, by plain SQL: it is asked more often than anything else."""
    with connection.cursor() as cursor:
        if lot is None:
            cursor.execute(_HELD, [stored(owner), unit.value])
        else:
            cursor.execute(_HELD_OF_LOT, [stored(owner), unit.value, stored(lot)])
        return int(cursor.fetchone()[0])
