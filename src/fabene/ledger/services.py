"""The writes of the ledger. Each is one transaction and safe to repeat."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from django.db import IntegrityError, transaction

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.ledger import rules, writing
from fabene.ledger.models import Book, Owner
from fabene.ledger.reading import posted_by_id
from fabene.ledger.values import Draft, Posted
from fabene.lib.stamps import Stamp

MAX_OWNERS_PER_CALL = 10_000
REVERSAL = "reversal"


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
    before = _kinds(list(kinds))
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


def post_many(drafts: Sequence[Draft]) -> list[Posted]:
    """Post movements in their order, all or none, and return them as they stand.

    A draft whose id is posted already gives what stands, if its content is the same (``KeyReusedError`` otherwise).
    Raises ``UnbalancedError`` and the other refusals of ``rules``; ``NotFoundError`` for a book or owner never opened.
    """
    rules.check_batch(drafts)
    try:
        with transaction.atomic():
            return writing.record(drafts)
    except IntegrityError:
        # Two books take the same id at the same moment: they do not wait for each other, the id tells them apart.
        writing.refuse_reused(drafts)
        raise


def reverse(movement: UUID, *, id: UUID, stamp: Stamp, reason: str = "") -> Posted:
    """Post the movement that undoes ``movement`` line by line, once: see ``reverse_many``."""
    return reverse_many({movement: id}, stamp=stamp, reason=reason)[0]


@transaction.atomic
def reverse_many(movements: Mapping[UUID, UUID], *, stamp: Stamp, reason: str = "") -> list[Posted]:
    """Post what undoes each of ``movements`` (movement → id of its reversal) line by line, in their order, all or none.

    Raises ``NotFoundError`` ``movement_not_found``, or ``ConflictError``: ``reversal_of_reversal``,
    ``already_reversed``; ``FabeneError`` ``too_many_movements``.
    """
    undone = posted_by_id(list(movements))
    drafts = [
        _opposite(movement, undone=undone, id=id, stamp=stamp, reason=reason) for movement, id in movements.items()
    ]
    rules.check_batch(drafts)
    return writing.record(drafts, undone={id: movement for movement, id in movements.items()})


def _opposite(movement: UUID, *, undone: Mapping[UUID, Posted], id: UUID, stamp: Stamp, reason: str) -> Draft:
    known = undone.get(movement)
    if known is None:
        raise NotFoundError("movement_not_found", movement=str(movement))
    if known.reverses:
        raise ConflictError("reversal_of_reversal", movement=str(movement))
    return Draft(id=id, book=known.book, kind=REVERSAL, lines=rules.opposite(known.lines), stamp=stamp, reason=reason)


def _kinds(owners: Collection[UUID]) -> dict[UUID, str]:
    return dict(Owner.objects.filter(id__in=owners).values_list("id", "kind"))
