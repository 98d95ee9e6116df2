"""Turning rows into records by the columns that were chosen, and every fault at once."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from fabene.core.errors import FabeneError
from fabene.lib.imports import cells
from fabene.lib.imports.cells import Sign
from fabene.lib.imports.reading import plain
from fabene.lib.imports.values import READ_SHOWN, Cell, Fault, Field, FieldKind, Mapped, Record, Sheet, Value, unseen
from fabene.lib.texts import clean

TELLS_EVERY = 2_000
NUMERIC = frozenset({FieldKind.WHOLE, FieldKind.NUMBER, FieldKind.AMOUNT})


def records(
    sheet: Sheet, fields: Sequence[Field], *, mapping: Mapped, seen: Callable[[int], None] = unseen
) -> tuple[tuple[Record, ...], tuple[Fault, ...]]:
    """Return the rows that were understood, and what is wrong in the others, row by row and column by column."""
    columns = [_Column(field, at=mapping[field.key], sheet=sheet) for field in fields if field.key in mapping]
    found: list[Record] = []
    faults: list[Fault] = []
    for number, row in enumerate(sheet.rows):
        if number % TELLS_EVERY == 0:
            seen(number)
        values: dict[str, Value] = {}
        wrong: list[Fault] = []
        for column in columns:
            cell = row[column.at]
            try:
                values[column.field.key] = column.value(cell)
            except FabeneError as error:
                wrong.append(fault(error, row=row.number, field=column.field, cell=cell))
        faults.extend(wrong)
        if not wrong:
            found.append(Record(row=row.number, values=values))
    return tuple(found), tuple(faults)


def fault(error: FabeneError, *, row: int, field: Field, cell: Cell) -> Fault:
    """Return an error as a fault of a cell; what was read in a secret column stays unsaid."""
    if field.secret:
        return Fault(row=row, column=field.key, code=error.code)
    return Fault(row=row, column=field.key, code=error.code, read=str(cell)[:READ_SHOWN], data=dict(error.data))


class _Column:
    """A column in use: it remembers words it has read, and how its numbers write decimals."""

    def __init__(self, field: Field, *, at: int, sheet: Sheet) -> None:
        self.field, self.at = field, at
        texts = [cell for row in sheet.rows if isinstance(cell := row[at], str)] if field.kind in NUMERIC else []
        sign = cells.sign_of(texts)
        choices = {plain(word): key for word, key in field.choices.items()}
        self._read = _reader(field, choices=choices, sign=sign)
        self._known: dict[Cell, Value] = {}

    def value(self, cell: Cell) -> Value:
        """Return what a cell says; raise ``FabeneError`` for what cannot be understood."""
        if cell == "" or (isinstance(cell, str) and not cell.strip()):
            if self.field.required:
                raise FabeneError("cell_missing")
            return None
        if cell not in self._known:
            self._known[cell] = self._read(cell)
        return self._known[cell]


def _reader(field: Field, *, choices: Mapping[str, str], sign: Sign) -> Callable[[Cell], Value]:
    readers: dict[FieldKind, Callable[[Cell], Value]] = {
        FieldKind.TEXT: lambda cell: clean(_written(cell), field=field.key, limit=field.limit),
        FieldKind.DATE: cells.day,
        FieldKind.TIME: cells.clock,
        FieldKind.WHOLE: lambda cell: cells.whole(cell, sign=sign),
        FieldKind.NUMBER: lambda cell: cells.amount(cell, sign=sign).number,
        FieldKind.AMOUNT: lambda cell: cells.amount(cell, sign=sign),
        FieldKind.CHOICE: lambda cell: cells.choice(cell, choices),
        FieldKind.CHOICES: lambda cell: cells.several(cell, choices),
        FieldKind.YES_NO: cells.yes,
    }
    return readers[field.kind]


def _written(cell: Cell) -> str:
    """Return a cell as text: the number 12 is ``12``, never ``12.0``, without an apostrophe against formulas."""
    if isinstance(cell, Decimal):
        return f"{cell.normalize():f}"
    return cell[1:] if cell[:1] == "'" and cell[1:2] in {"=", "+", "-", "@"} else cell
