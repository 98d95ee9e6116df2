"""Carrying a whole ledger from one database to another, past triggers that let it only grow.

Nothing is lifted: rows arrive in the order in which triggers accept them, so that what could not have been written
there by hand does not arrive either.
"""

from collections.abc import Iterable
from itertools import islice
from typing import TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet

from fabene.ledger.models import Account, Book, Entry, Movement, Owner

ROWS_AT_A_TIME = 1_000
MODELS: tuple[type[Model], ...] = (Owner, Account, Book, Movement, Entry)

Row = TypeVar("Row", bound=Model)


def copy(*, source: str, target: str) -> None:
    """Copy the ledger of the database alias ``source`` into the empty one of ``target``, inside one transaction.

    Owners and accounts first; books empty; entries, then the movements that seal them, book by book in their order;
    last each book's head moves to where it was.
    """
    for model in (Owner, Account):
        insert(model, QuerySet(model, using=source).order_by("pk").iterator(ROWS_AT_A_TIME), target=target)
    heads = list(Book.objects.using(source).order_by("pk"))
    insert(Book, (Book(id=head.id) for head in heads), target=target)
    entries = Entry.objects.using(source).order_by("movement_id", "position")
    insert(Entry, entries.iterator(ROWS_AT_A_TIME), target=target)
    movements = Movement.objects.using(source).order_by("book_id", "number")
    insert(Movement, movements.iterator(ROWS_AT_A_TIME), target=target)
    for head in heads:
        if head.number:
            changes = {"number": head.number, "hash": head.hash, "recorded_at": head.recorded_at}
            Book.objects.using(target).filter(id=head.id).update(**changes)


def heads(alias: str) -> dict[UUID, str]:
    """Return the hash at the head of each book of ``alias``: two ledgers with the same heads are the same."""
    return dict(Book.objects.using(alias).values_list("id", "hash"))


def insert(model: type[Row], rows: Iterable[Row], *, target: str) -> None:
    """Insert the rows as they are into the table of ``model`` in the database alias ``target``, many at a time."""
    table: QuerySet[Row] = QuerySet(model, using=target)
    waiting = iter(rows)
    while batch := list(islice(waiting, ROWS_AT_A_TIME)):
        table.bulk_create(batch)
