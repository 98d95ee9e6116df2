"""What an import speaks of: cells, columns, faults, and what a batch will do."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from fabene.lib.stamps import Stamp

MAX_BYTES = 20 * 1024 * 1024
MAX_ROWS = 100_000
MAX_COLUMNS = 60
MAX_CELL = 1_000
READ_SHOWN = 60

Cell = str | Decimal
"""A text as it was typed, or a number that a workbook kept as a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number with the unit typed beside it, lower case; empty when there was none."""

    number: Decimal
    unit: str = ""


Value = str | int | bool | date | time | Decimal | Amount | tuple[str, ...] | None


class FieldKind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    DATE = "date"
    TIME = "time"
    WHOLE = "whole"
    NUMBER = "number"
    AMOUNT = "amount"
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field that a column may be for. ``words`` are heads by which people call it; the first is that of an export.

    ``choices`` are words → key. What was read in a ``secret`` one is never repeated in a fault.
    """

    key: str
    words: tuple[str, ...]
    kind: FieldKind = FieldKind.TEXT
    required: bool = False
    choices: Mapping[str, str] = field(default_factory=dict)
    limit: int = 200
    secret: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of a table with its number in the file, from 1, as a spreadsheet counts."""

    number: int
    cells: tuple[Cell, ...]

    def __getitem__(self, column: int) -> Cell:
        """Return the cell of a column from 0; empty past the end."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table as read: its head, the rows under it without blank lines, totals and heads told again (``skipped``)."""

    head: Row
    rows: tuple[Row, ...]
    skipped: tuple[int, ...] = ()


Mapped = Mapping[str, int]
"""Key of a field → its column, from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong in one row: ``column`` is the field's key (empty: the whole row), ``read`` what stood there."""

    row: int
    column: str
    code: str
    read: str = ""
    data: Mapping[str, str | int | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A row whose cells were understood: key of a field → value (None where nothing stood)."""

    row: int
    values: Mapping[str, Value]

    def text(self, key: str) -> str:
        """Return a text, empty when there is none."""
        value = self.values.get(key)
        return value if isinstance(value, str) else ""

    def whole(self, key: str) -> int:
        """Return a whole number, 0 when there is none."""
        value = self.values.get(key)
        return value if isinstance(value, int) else 0

    def day(self, key: str) -> date | None:
        """Return a date."""
        value = self.values.get(key)
        return value if isinstance(value, date) else None

    def clock(self, key: str) -> time | None:
        """Return a time of the day."""
        value = self.values.get(key)
        return value if isinstance(value, time) else None

    def number(self, key: str) -> Decimal | None:
        """Return a number."""
        value = self.values.get(key)
        return value if isinstance(value, Decimal) else None

    def amount(self, key: str) -> Amount | None:
        """Return a number and its unit."""
        value = self.values.get(key)
        return value if isinstance(value, Amount) else None

    def keys(self, key: str) -> tuple[str, ...]:
        """Return the keys chosen, each once."""
        value = self.values.get(key)
        return value if isinstance(value, tuple) else ()

    def yes(self, key: str, *, otherwise: bool) -> bool:
        """Return a yes or a no."""
        value = self.values.get(key)
        return value if isinstance(value, bool) else otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """Something a row made: the importer's own word for it, and its identity."""

    row: int
    what: str
    key: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What is written in one transaction, from some rows. ``do`` may be repeated and answers what it made."""

    rows: tuple[int, ...]
    do: Callable[[Stamp], Sequence[Made]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What an import would do: its steps in order, rows that are there already, and what is wrong."""

    steps: tuple[Step, ...]
    known_rows: int = 0
    faults: tuple[Fault, ...] = ()

    @property
    def new_rows(self) -> int:
        """Return how many rows would be written."""
        return sum(len(step.rows) for step in self.steps)


def unseen(_rows: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """For whom rows are imported: the batch, its network, the answers given at import (key → answer), and today.

    ``seen`` is told how many rows a plan has looked at so far.
    """

    batch: UUID
    network: UUID
    today: date
    answers: Mapping[str, str] = field(default_factory=dict)
    seen: Callable[[int], None] = unseen


class Importer(Protocol):
    """What a room knows of its own tables."""

    @property
    def kind(self) -> str:
        """Return the key of this kind of table."""

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return what its columns may be for."""

    def plan(self, records: Sequence[Record], context: Context) -> Plan:
        """Say what these rows would do; write nothing."""

    def taking_back(self, made: Sequence[Made], context: Context) -> Sequence[Step]:
        """Say what takes back all that a batch made, last first; take nothing back yet.

        Each step answers what of it is gone, and asks again. Raises ``ConflictError`` ``import_built_upon``.
        """


class State(StrEnum):
    """Where a batch is: handed in, being checked, checked, being written, written, being taken back, taken back."""

    STAGED = "staged"
    CHECKING = "checking"
    CHECKED = "checked"
    QUEUED = "queued"
    DONE = "done"
    UNDOING = "undoing"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchView:
    """An import. ``same_as`` is an earlier one that wrote the same file and was not taken back.

    ``rows`` were read, ``head`` are the heads of the columns (while the file is there); ``new`` may be written,
    ``written`` became something, ``known`` were there already, ``wrong`` have a fault, ``progress`` are done of what
    the worker is doing. ``faults`` is what was refused (the first of ``fault_count``), with what had been typed as long
    as the file, or two days.
    """

    id: UUID
    network: UUID
    kind: str
    file_name: str
    sha256: str
    state: State
    mapping: Mapped
    answers: Mapping[str, str]
    head: tuple[str, ...]
    rows: int
    new: int
    written: int
    known: int
    wrong: int
    progress: int
    faults: tuple[Fault, ...]
    fault_count: int
    same_as: UUID | None
    actor: UUID
    recorded_at: datetime
