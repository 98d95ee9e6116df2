"""The audit of the ledger: every hash, sum, number and balance computed again from the rows themselves.

Reads the tables with plain SQL, row by row in the order of the books, so that a million entries pass in seconds and in
little memory. What it finds is reported, first to last, never raised.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeAlias
from uuid import UUID

from django.db import connection

from fabene.ledger import audit_queries, chain, triggers
from fabene.ledger.snapshots import snapshot
from fabene.ledger.values import Fault, Report

MAX_FAULTS = 100
ROWS_AT_A_TIME = 5_000

Row: TypeAlias = tuple[Any, ...]  # raw SQL is untyped: its columns are compared as text and whole numbers


@dataclass(slots=True)
class _Audit:
    """What has been read so far, and where each book stands."""

    movements: int = 0
    entries: int = 0
    faults: list[Fault] = field(default_factory=list)
    book: str = ""
    number: int = 0
    hash: str = chain.GENESIS
    recorded_at: str = ""
    ends: dict[str, tuple[int, str]] = field(default_factory=dict)

    def blame(self, code: str, message: str, *, table: str, row: str, of_movement: bool = True) -> None:
        """Add a fault; past the limit the report is long enough to act on."""
        if len(self.faults) < MAX_FAULTS:
            message, row = _printable(message), _printable(row)
            book, number = (_uuid(self.book), self.number) if of_movement else (None, None)
            self.faults.append(Fault(code=code, table=table, row=row, book=book, number=number, message=message))


def verify() -> Report:
    """Read the whole ledger and report whether every promise it makes is kept.

    Faults: ``hash_differs`` (a movement, entry, account or the order was changed), ``number_gap``,
    ``recorded_backwards``, ``too_few_entries``, ``unbalanced``, ``head_differs``, ``balance_differs``,
    ``reversal_differs``, ``entry_without_movement``, ``account_without_owner``, ``trigger_missing``, or only
    ``table_missing``. At most 100.
    """
    audit = _Audit()
    for table in sorted(set(triggers.TABLES).difference(connection.introspection.table_names())):
        audit.blame("table_missing", "this table is missing", table=table, row=table, of_movement=False)
    if not audit.faults:
        _audit(audit)
    return Report(ok=not audit.faults, movements=audit.movements, entries=audit.entries, faults=tuple(audit.faults))


def _audit(audit: _Audit) -> None:
    with snapshot(), _every_byte():
        _follow_chains(audit)
        _compare_heads(audit)
        for code, table, message, query in audit_queries.QUESTIONS:
            for (row,) in _rows(query):
                audit.blame(code, message, table=table, row=str(_dashed(str(row))), of_movement=False)
        for name in triggers.missing(connection):
            message = "this trigger is missing, switched off or was rewritten"
            audit.blame("trigger_missing", message, table=triggers.table_of(name), row=name, of_movement=False)


@contextmanager
def _every_byte() -> Iterator[None]:
    """Let SQLite give what is no UTF-8 as it stands, byte by byte, where it would refuse to read the row at all."""
    if connection.vendor != "sqlite":
        yield
        return
    raw = connection.connection
    raw.text_factory = partial(str, encoding="utf-8", errors="surrogateescape")
    try:
        yield
    finally:
        raw.text_factory = str


def _printable(text: str) -> str:
    return text.encode(errors="backslashreplace").decode()


def _rows(query: str) -> Iterator[Row]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(query)
        while rows := cursor.fetchmany(ROWS_AT_A_TIME):
            yield from rows


def _follow_chains(audit: _Audit) -> None:
    read = _read_sqlite if connection.vendor == "sqlite" else _read_postgresql
    groups = groupby(_rows(audit_queries.ENTRIES[connection.vendor]), key=itemgetter(0))
    owner_of_lines, lines = next(groups, (None, iter(())))
    for row in _rows(audit_queries.MOVEMENTS[connection.vendor]):
        those: list[Row] = []
        if owner_of_lines == row[0]:
            those = list(lines)
            owner_of_lines, lines = next(groups, (None, iter(())))
        movement, those = read(row, those)
        _judge(audit, movement, lines=those)
    _end_book(audit)


def _read_postgresql(row: Row, entries: list[Row]) -> tuple[Row, list[Row]]:
    return row, [entry[1:] for entry in entries]


def _read_sqlite(row: Row, entries: list[Row]) -> tuple[Row, list[Row]]:
    """Give SQLite's texts the form of the canonical bytes: dashes in identities, six digits of microseconds."""
    id, book, number, kind, happened_at, recorded_at, actor, reason, reverses, stored_hash = row
    movement = (
        _dashed(id),
        _dashed(book),
        number,
        kind,
        f"{happened_at[:10]}T{happened_at[11:19]}{happened_at[19:] or '.000000'}Z",
        f"{recorded_at[:10]}T{recorded_at[11:19]}{recorded_at[19:] or '.000000'}Z",
        _dashed(actor),
        reason,
        _dashed(reverses),
        stored_hash,
    )
    return movement, [(_dashed(owner), unit, _dashed(lot), amount) for _, owner, unit, lot, amount in entries]


@lru_cache(maxsize=1 << 16)
def _dashed(identity: str | None) -> str | None:
    if identity is None or len(identity) != 32:  # noqa: PLR2004 - the hexadecimal digits of an identity
        return identity
    return f"{identity[:8]}-{identity[8:12]}-{identity[12:16]}-{identity[16:20]}-{identity[20:]}"


def _uuid(identity: str) -> UUID | None:
    try:
        return UUID(identity)
    except ValueError:
        return None


def _judge(audit: _Audit, movement: Row, *, lines: list[Row]) -> None:
    id, book, number, _, _, recorded_at, *_, stored_hash = movement
    if book != audit.book:
        _end_book(audit)
        audit.book, audit.number, audit.hash, audit.recorded_at = book, 0, chain.GENESIS, ""
    expected, audit.number = audit.number + 1, number if type(number) is int else 0
    audit.movements += 1
    audit.entries += len(lines)
    if number != expected:
        message = f"the number after {expected - 1} should be {expected} and is {number}"
        audit.blame("number_gap", message, table="ledger_movement", row=id)
    if recorded_at < audit.recorded_at:
        message = "this movement says it was recorded before the one that precedes it"
        audit.blame("recorded_backwards", message, table="ledger_movement", row=id)
    if not _follows(audit.hash, movement, lines=lines):
        message = "the hash does not follow from the movement, its entries and the hash before"
        audit.blame("hash_differs", message, table="ledger_movement", row=id)
    _weigh(audit, id, lines=lines)
    audit.hash, audit.recorded_at = stored_hash, recorded_at


def _follows(previous: str, movement: Row, *, lines: list[Row]) -> bool:
    """Say whether a movement's hash is the one its content gives; what has no canonical bytes (SQLite keeps anything
    in any column) gives none."""
    try:
        content = chain.encode((chain.VERSION, *movement[:9], lines))
        return bool(chain.chained(previous, content) == movement[9])
    except (TypeError, ValueError):
        return False


def _weigh(audit: _Audit, id: str, *, lines: list[Row]) -> None:
    sums: dict[str, int] = {}
    for _, unit, _, amount in lines:
        sums[unit] = sums.get(unit, 0) + (amount if type(amount) is int else 0)
    if len(lines) < 2:  # noqa: PLR2004 - what leaves one owner arrives at another
        audit.blame("too_few_entries", "this movement has lost entries", table="ledger_entry", row=id)
    for unit, total in sums.items():
        if total:
            message = f"the entries of this movement sum to {total} {unit}, not to zero"
            audit.blame("unbalanced", message, table="ledger_entry", row=id)


def _end_book(audit: _Audit) -> None:
    if audit.book:
        audit.ends[audit.book] = (audit.number, audit.hash)


def _compare_heads(audit: _Audit) -> None:
    for id, number, last_hash in list(_rows(audit_queries.HEADS)):
        book = str(_dashed(str(id)))
        if audit.ends.pop(book, (0, chain.GENESIS)) != (number, last_hash):
            message = "the head of this book is not its last movement: movements are missing at its end"
            audit.blame("head_differs", message, table="ledger_book", row=book, of_movement=False)
    for book in audit.ends:
        message = "movements name a book that does not exist"
        audit.blame("head_differs", message, table="ledger_book", row=book, of_movement=False)
