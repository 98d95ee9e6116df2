"""The writes of the ledger. Each is one transaction and safe to repeat."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC
from uuid import UUID

from django.db import connection, transaction

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.ledger import chain, rules
from fabene.ledger.models import Book, Entry, Movement, Owner
from fabene.ledger.reading import posted_by_id
from fabene.ledger.values import Draft, Line, Posted, Unit
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp

MAX_OWNERS_PER_CALL = 10_000
REVERSAL = "reversal"

_ADD_TO_BALANCE = """
    INSERT INTO ledger_account (id, owner_id, unit, lot, balance) VALUES (%s, %s, %s, %s, %s)
    ON CONFLICT (id) DO UPDATE SET balance = ledger_account.balance + excluded.balance
"""


@transaction.atomic
def open_book(*, id: UUID) -> None:
    """Open an empty book; opening it again changes nothing."""
    if not Book.objects.filter(id=id).exists():
        Book.objects.bulk_create([Book(id=id)], ignore_conflicts=True)


def open_owner(*, id: UUID, kind: str) -> None:
    """Let ``id`` hold things, as a ``kind`` of owner. Again with another kind: ``owner_kind_differs``."""
    open_owners({id: kind})


@transaction.atomic
def open_owners(kinds: Mapping[UUID, str]) -> None:
    """Open many owners at once, each with its kind; those open already must have that kind."""
    if len(kinds) > MAX_OWNERS_PER_CALL:
        raise FabeneError("too_many_owners", owners=len(kinds), limit=MAX_OWNERS_PER_CALL)
    for kind in set(kinds.values()):
        if not rules.KIND.fullmatch(kind):
            raise FabeneError("kind_malformed", kind=kind)
    before = _kinds(kinds)
    fresh = [Owner(id=id, kind=str(kind)) for id, kind in kinds.items() if id not in before]
    if fresh:
        Owner.objects.bulk_create(fresh, ignore_conflicts=True)
        before |= _kinds([owner.id for owner in fresh])
    for id, kind in kinds.items():
        if before[id] != kind:
            raise ConflictError("owner_kind_differs", owner=str(id), kind=before[id])


def post(draft: Draft) -> Posted:
    """Post one movement: see ``post_many``."""
    return post_many([draft])[0]


@transaction.atomic
def post_many(drafts: Sequence[Draft]) -> list[Posted]:
    """Post movements in their order, all or none, and return them as they stand.

    A draft whose id is posted already gives what stands, if its content is the same (``KeyReusedError`` otherwise).
    Raises ``UnbalancedError`` and the other refusals of ``rules``; ``NotFoundError`` for a book or owner never opened.
    """
    rules.check_batch(drafts)
    return _record(drafts, reverses=None)


@transaction.atomic
def reverse(movement: UUID, *, id: UUID, stamp: Stamp, reason: str = "") -> Posted:
    """Post the movement that undoes ``movement`` line by line, once.

    Raises ``NotFoundError``, or ``ConflictError``: ``reversal_of_reversal``, ``already_reversed``.
    """
    undone = posted_by_id([movement]).get(movement)
    if undone is None:
        raise NotFoundError("movement_not_found", movement=str(movement))
    if undone.reverses:
        raise ConflictError("reversal_of_reversal", movement=str(movement))
    draft = Draft(
        id=id, book=undone.book, kind=REVERSAL, lines=rules.opposite(undone.lines), stamp=stamp, reason=reason
    )
    rules.check_draft(draft)
    return _record([draft], reverses=movement)[0]


def _record(drafts: Sequence[Draft], *, reverses: UUID | None) -> list[Posted]:
    books = _locked({draft.book for draft in drafts})
    known = posted_by_id([draft.id for draft in drafts])
    fresh: list[Posted] = []
    for draft in drafts:
        if draft.id in known:
            rules.check_repeat(known[draft.id], draft, reverses=reverses)
            continue
        movement = known[draft.id] = _appended(books[draft.book], draft, reverses=reverses)
        fresh.append(movement)
    if fresh:
        _refuse_second_reversal(reverses)
        _insert(fresh)
        for book in {movement.book for movement in fresh}:
            books[book].save(update_fields=["number", "hash", "recorded_at"])
    return [known[draft.id] for draft in drafts]


def _locked(ids: Collection[UUID]) -> dict[UUID, Book]:
    """Hold the rows of the books, always in the same order, until the transaction ends: each chain has one writer."""
    books = {book.id: book for book in Book.objects.select_for_update().filter(id__in=ids).order_by("id")}
    for id in ids:
        if id not in books:
            raise NotFoundError("book_not_found", book=str(id))
    return books


def _appended(book: Book, draft: Draft, *, reverses: UUID | None) -> Posted:
    """Return the draft as the next movement of the book, and move the book's head to it."""
    recorded_at = draft.stamp.recorded_at.astimezone(UTC)
    movement = Posted(
        id=draft.id,
        book=book.id,
        number=book.number + 1,
        kind=draft.kind,
        happened_at=draft.stamp.happened_at.astimezone(UTC),
        # Never before what the book holds already: a balance as of any recorded date stays what it was.
        recorded_at=max(recorded_at, book.recorded_at or recorded_at),
        actor=draft.stamp.actor,
        reason=draft.reason,
        reverses=reverses,
        lines=draft.lines,
        hash="",
    )
    movement = replace(movement, hash=chain.chained(book.hash, chain.canonical(movement)))
    book.number, book.hash, book.recorded_at = movement.number, movement.hash, movement.recorded_at
    return movement


def _refuse_second_reversal(movement: UUID | None) -> None:
    if movement and Movement.objects.filter(reverses=movement).exists():
        raise ConflictError("already_reversed", movement=str(movement))


def _insert(movements: Sequence[Posted]) -> None:
    """Write accounts, then entries, then the movements, whose insertion seals the entries (see ``triggers``)."""
    accounts = _accounts(movements)
    Entry.objects.bulk_create(
        Entry(movement_id=movement.id, position=position, account_id=accounts[_account(line)], amount=line.amount)
        for movement in movements
        for position, line in enumerate(movement.lines, start=1)
    )
    Movement.objects.bulk_create(
        Movement(
            id=movement.id,
            book_id=movement.book,
            number=movement.number,
            kind=movement.kind,
            happened_at=movement.happened_at,
            recorded_at=movement.recorded_at,
            actor=movement.actor,
            reason=movement.reason,
            reverses_id=movement.reverses,
            hash=movement.hash,
        )
        for movement in movements
    )


def _accounts(movements: Sequence[Posted]) -> dict[tuple[UUID, Unit, UUID | None], UUID]:
    """Open the accounts that the lines name, add the lines to their balances and return their ids.

    In order of id, so that two books that share accounts never wait for each other in a circle.
    """
    changes: defaultdict[tuple[UUID, Unit, UUID | None], int] = defaultdict(int)
    for movement in movements:
        for line in movement.lines:
            changes[_account(line)] += line.amount
    _refuse_unknown_owners({owner for owner, _, _ in changes})
    ids = {key: derived(key[0], key[1], key[2] or "") for key in changes}
    with connection.cursor() as cursor:
        cursor.executemany(
            _ADD_TO_BALANCE,
            [
                (_stored(ids[key]), _stored(key[0]), key[1].value, _stored(key[2]), changes[key])
                for key in sorted(changes, key=ids.__getitem__)
            ],
        )
    return ids


def _account(line: Line) -> tuple[UUID, Unit, UUID | None]:
    return line.owner, line.unit, line.lot


def _refuse_unknown_owners(owners: Collection[UUID]) -> None:
    known = _kinds(owners)
    for owner in owners:
        if owner not in known:
            raise NotFoundError("owner_not_found", owner=str(owner))


def _kinds(owners: Collection[UUID]) -> dict[UUID, str]:
    return dict(Owner.objects.filter(id__in=list(owners)).values_list("id", "kind"))


def _stored(identity: UUID | None) -> UUID | str | None:
    """Return an identity as the database in use keeps it."""
    if identity is None or connection.features.has_native_uuid_field:
        return identity
    return identity.hex
