"""Plain SQL for the one path where round trips count: posting.

On PostgreSQL the reads of a posting travel together, and so do its writes; on SQLite, where nothing travels, one
statement follows the other. The same text serves both.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeAlias
from uuid import UUID

from django.db import connection
from django.db.backends.utils import CursorWrapper

ROWS_PER_STATEMENT = 500
STATEMENTS_PER_TRIP = 10
VALUES_PER_STATEMENT = 10_000

Row: TypeAlias = Sequence[Any]  # raw SQL is untyped: whoever writes the query knows its columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A query for the rows of some identities: its text ends with ``IN``. ``lock`` says how it holds what it finds."""

    text: str
    ids: Sequence[UUID]
    lock: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Write:
    """A statement over rows: its text, with ``{}`` where the rows stand after ``VALUES``."""

    text: str
    rows: Sequence[Row]


def ask(questions: Sequence[Question]) -> list[list[Row]]:
    """Return the rows that answer each question."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            return [_in_parts(cursor, one) for one in questions]
        together = "; ".join(f"{one.text} ({_marks(len(one.ids))}) {one.lock}" for one in questions)
        answers = [_answer(cursor, together, values=[id for one in questions for id in one.ids])]
        while cursor.nextset():
            answers.append(list(cursor.fetchall()))
        return answers


def _in_parts(cursor: CursorWrapper, one: Question) -> list[Row]:
    """Answer a question on SQLite, which takes so many values at a time and locks the whole file anyway."""
    found: list[Row] = []
    for first in range(0, len(one.ids), VALUES_PER_STATEMENT):
        ids = [_text(id) for id in one.ids[first : first + VALUES_PER_STATEMENT]]
        found += _answer(cursor, f"{one.text} ({_marks(len(ids))})", values=ids)
    return found


def _answer(cursor: CursorWrapper, text: str, *, values: list[Any]) -> list[Row]:
    cursor.execute(text, values)
    return list(cursor.fetchall())


def tell(writes: Sequence[Write]) -> None:
    """Run the writes, in their order."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for write in writes:
                rows = [[_text(value) for value in row] for row in write.rows]
                cursor.executemany(write.text.format(_line(rows[0])), rows)
        else:
            for texts, values in _trips(writes):
                cursor.execute("; ".join(texts), values)


def stored(value: UUID) -> UUID | str:
    """Return an identity as the database in use keeps it."""
    return value.hex if connection.vendor == "sqlite" else value


def _text(value: Any) -> Any:
    """Return a value as SQLite keeps it, which has no identities and no moments of its own."""
    if isinstance(value, UUID):
        return value.hex
    return connection.ops.adapt_datetimefield_value(value) if isinstance(value, datetime) else value


def moment(value: datetime | None) -> datetime | None:
    """Return a stored moment as an aware one."""
    return value and (value if value.tzinfo else value.replace(tzinfo=UTC))


def identity(value: UUID | str) -> UUID:
    """Return a stored identity."""
    return value if isinstance(value, UUID) else UUID(hex=value)


def _marks(count: int) -> str:
    return ", ".join(["%s"] * count)


def _line(row: Row) -> str:
    return f"({_marks(len(row))})"


def _trips(writes: Sequence[Write]) -> Iterator[tuple[list[str], list[Any]]]:
    texts: list[str] = []
    values: list[Any] = []
    for write in writes:
        for first in range(0, len(write.rows), ROWS_PER_STATEMENT):
            rows = write.rows[first : first + ROWS_PER_STATEMENT]
            texts.append(write.text.format(", ".join([_line(rows[0])] * len(rows))))
            values.extend(value for row in rows for value in row)
            if len(texts) == STATEMENTS_PER_TRIP:
                yield texts, values
                texts, values = [], []
    if texts:
        yield texts, values
