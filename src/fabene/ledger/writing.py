"""How a movement joins its book: the lock, the number, the hash, the rows. ``services`` holds the transaction."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeAlias
from uuid import UUID

from fabene.core.errors import ConflictError, NotFoundError
from fabene.ledger import chain, rules
from fabene.ledger.models import Movement
from fabene.ledger.reading import posted_by_id
from fabene.ledger.statements import Question, Row, Write, ask, identity, moment, tell
from fabene.ledger.values import Draft, Line, Posted, Unit
from fabene.lib.ids import derived

Account: TypeAlias = tuple[UUID, Unit, UUID | None]  # owner, unit, lot

_HEADS = "SELECT id, number, hash, recorded_at FROM ledger_book WHERE id IN"
_POSTED = "SELECT id FROM ledger_movement WHERE id IN"
_OWNERS = "SELECT id FROM ledger_owner WHERE id IN"
_ADD_TO_BALANCES = """
    INSERT INTO ledger_account (id, owner_id, unit, lot, balance) VALUES {}
    ON CONFLICT (id) DO UPDATE SET balance = ledger_account.balance + excluded.balance
"""
_INSERT_ENTRIES = "INSERT INTO ledger_entry (movement_id, position, account_id, amount) VALUES {}"
_INSERT_MOVEMENTS = """
    INSERT INTO ledger_movement
    (id, book_id, number, kind, happened_at, recorded_at, actor, reason, reverses_id, hash) VALUES {}
"""
_MOVE_HEADS = """
    UPDATE ledger_book SET number = v.column2, hash = v.column3, recorded_at = v.column4
    FROM (VALUES {}) AS v WHERE id = v.column1
"""


@dataclass(slots=True, kw_only=True)
class _Head:
    """Where a book stands while movements join it."""

    number: int
    hash: str
    recorded_at: datetime | None


def record(drafts: Sequence[Draft], *, undone: Mapping[UUID, UUID] | None = None) -> list[Posted]:
    """Post the drafts, checked already, in their order; ``undone`` is the movement that each draft of them undoes."""
    if not drafts:
        return []
    heads, known = _before(drafts)
    fresh: list[Posted] = []
    for draft in drafts:
        reverses = undone.get(draft.id) if undone else None
        if draft.id in known:
            rules.check_repeat(known[draft.id], draft, reverses=reverses)
            continue
        known[draft.id] = _appended(heads[draft.book], draft, reverses=reverses)
        fresh.append(known[draft.id])
    if fresh:
        _refuse_second_reversals([each.reverses for each in fresh if each.reverses])
        tell(_rows(fresh, heads))
    return [known[draft.id] for draft in drafts]


def refuse_reused(drafts: Iterable[Draft]) -> None:
    """Raise ``KeyReusedError`` if a draft's id is posted by now with other content."""
    known = posted_by_id([draft.id for draft in drafts])
    for draft in drafts:
        if draft.id in known:
            rules.check_repeat(known[draft.id], draft, reverses=None)


def _before(drafts: Sequence[Draft]) -> tuple[dict[UUID, _Head], dict[UUID, Posted]]:
    """Lock the books, always in the same order: each chain has one writer until the transaction ends.

    Returns the books' heads and those of the drafts that are posted already; raises ``NotFoundError``.
    """
    books = sorted({draft.book for draft in drafts})
    owners = {line.owner for draft in drafts for line in draft.lines}
    heads, posted, known_owners = ask(
        [
            Question(text=_HEADS, ids=books, lock="ORDER BY id FOR NO KEY UPDATE"),
            Question(text=_POSTED, ids=[draft.id for draft in drafts]),
            Question(text=_OWNERS, ids=list(owners)),
        ]
    )
    found = {
        identity(id): _Head(number=number, hash=last, recorded_at=moment(recorded_at))
        for id, number, last, recorded_at in heads
    }
    for book in books:
        if book not in found:
            raise NotFoundError("book_not_found", book=str(book))
    for owner in owners.difference(identity(id) for (id,) in known_owners):
        raise NotFoundError("owner_not_found", owner=str(owner))
    return found, posted_by_id([identity(id) for (id,) in posted]) if posted else {}


def _appended(head: _Head, draft: Draft, *, reverses: UUID | None) -> Posted:
    """Return the draft as the next movement of its book, and move the head to it."""
    recorded_at = draft.stamp.recorded_at.astimezone(UTC)
    movement = Posted(
        id=draft.id,
        book=draft.book,
        number=head.number + 1,
        kind=draft.kind,
        happened_at=draft.stamp.happened_at.astimezone(UTC),
        # Never before what the book holds already: a balance as of any recorded date stays what it was.
        recorded_at=max(recorded_at, head.recorded_at or recorded_at),
        actor=draft.stamp.actor,
        reason=draft.reason,
        reverses=reverses,
        lines=draft.lines,
        hash="",
    )
    movement = replace(movement, hash=chain.chained(head.hash, chain.canonical(movement)))
    head.number, head.hash, head.recorded_at = movement.number, movement.hash, movement.recorded_at
    return movement


def _refuse_second_reversals(movements: Collection[UUID]) -> None:
    known = Movement.objects.filter(reverses__in=movements).first() if movements else None
    if known is not None:
        raise ConflictError("already_reversed", movement=str(known.reverses_id))


def _rows(movements: Sequence[Posted], heads: dict[UUID, _Head]) -> list[Write]:
    """Return what is written: accounts, entries, then the movements, whose insertion seals them, then the heads."""
    accounts, balances = _balances(movements)
    entries = [
        (movement.id, position, accounts[_account(line)], line.amount)
        for movement in movements
        for position, line in enumerate(movement.lines, start=1)
    ]
    moved = {movement.book for movement in movements}
    ends = [(book, heads[book].number, heads[book].hash, heads[book].recorded_at) for book in moved]
    return [
        Write(text=_ADD_TO_BALANCES, rows=balances),
        Write(text=_INSERT_ENTRIES, rows=entries),
        Write(text=_INSERT_MOVEMENTS, rows=[_movement(movement) for movement in movements]),
        Write(text=_MOVE_HEADS, rows=ends),
    ]


def _balances(movements: Sequence[Posted]) -> tuple[dict[Account, UUID], list[Row]]:
    """Return the ids of the accounts that the lines name, and what is added to each.

    In order of id, so that two books that share accounts never wait for each other in a circle.
    """
    changes: defaultdict[Account, int] = defaultdict(int)
    for movement in movements:
        for line in movement.lines:
            changes[_account(line)] += line.amount
    ids = {key: derived(key[0], key[1], key[2] or "") for key in changes}
    rows: list[Row] = [
        (ids[key], key[0], key[1].value, key[2], changes[key]) for key in sorted(changes, key=ids.__getitem__)
    ]
    return ids, rows


def _movement(movement: Posted) -> Row:
    return (
        movement.id,
        movement.book,
        movement.number,
        movement.kind,
        movement.happened_at,
        movement.recorded_at,
        movement.actor,
        movement.reason,
        movement.reverses,
        movement.hash,
    )


def _account(line: Line) -> Account:
    return line.owner, line.unit, line.lot
