"""The small world of these tests: two books, a stall, a hub, a family and the apples between them."""

import itertools
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection, connections

from fabene.ledger import services
from fabene.ledger.values import Draft, Line, Unit
from fabene.lib.stamps import Stamp

GRUGLIASCO, RIVOLI = UUID(int=0x100), UUID(int=0x200)
STALL, HUB, FAMILY, DISCARD = (UUID(int=number) for number in range(1, 5))
APPLES, BREAD = UUID(int=0xA), UUID(int=0xB)
VOLUNTEER, COORDINATOR = UUID(int=0xC1), UUID(int=0xC2)
SATURDAY = datetime(2026, 3, 7, 9, 0, 0, 123456, tzinfo=UTC)
KINDS = {STALL: "stall", HUB: "hub", FAMILY: "household", DISCARD: "discard"}

Answer = TypeVar("Answer")
_ids = itertools.count(0x1000)


def opened() -> None:
    """Open the two books and everybody."""
    for book in (GRUGLIASCO, RIVOLI):
        services.open_book(id=book)
    services.open_owners(KINDS)


def fresh_id() -> UUID:
    """Return an identity that nobody has used."""
    return UUID(int=next(_ids))


def stamp(*, days: float = 0, recorded_days: float | None = None, actor: UUID = VOLUNTEER) -> Stamp:
    """Return the circumstances of something that happens ``days`` after Saturday, by default recorded an hour later."""
    happened_at = SATURDAY + timedelta(days=days)
    recorded_at = (
        happened_at + timedelta(hours=1) if recorded_days is None else SATURDAY + timedelta(days=recorded_days)
    )
    return Stamp(actor=actor, happened_at=happened_at, recorded_at=recorded_at)


def moved(giver: UUID, taker: UUID, amount: int) -> tuple[Line, Line]:
    """Return the two lines of ``amount`` grams of apples that go from one owner to another."""
    return (
        Line(owner=giver, unit=Unit.GRAMS, amount=-amount, lot=APPLES),
        Line(owner=taker, unit=Unit.GRAMS, amount=amount, lot=APPLES),
    )


def donation(amount: int = 1000, **changes: Any) -> Draft:
    """Return the draft of a donation of apples from the stall to the hub, with whatever a test wants different."""
    draft = Draft(
        id=fresh_id(), book=GRUGLIASCO, kind="donation", lines=moved(STALL, HUB, amount), stamp=stamp(), reason="mele"
    )
    return replace(draft, **changes)


def at_once(tasks: Sequence[Callable[[], Answer]]) -> list[Answer]:
    """Run the tasks in threads that begin together, each on its own connection, and return their answers in order."""
    with ThreadPoolExecutor(max_workers=len(tasks)) as pool:
        return list(pool.map(_alone, tasks))


def _alone(task: Callable[[], Answer]) -> Answer:
    try:
        return task()
    finally:
        connections.close_all()


def sql(text: str, *values: object) -> list[tuple[Any, ...]]:
    """Run a statement as somebody would who goes round the services, and return its rows."""
    with connection.cursor() as cursor:
        cursor.execute(text, [stored(value) for value in values])
        return list(cursor.fetchall()) if cursor.description else []


def stored(value: object) -> Any:
    """Return an identity as the database in use keeps it."""
    return value.hex if isinstance(value, UUID) and connection.vendor == "sqlite" else value
