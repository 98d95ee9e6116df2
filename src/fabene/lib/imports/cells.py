"""What a cell says: dates, times, numbers and words as people write them, or why it cannot be understood."""

import re
from collections.abc import Mapping
from datetime import date, time, timedelta
from decimal import Decimal
from enum import StrEnum

from fabene.core.errors import FabeneError
from fabene.lib.imports.reading import plain
from fabene.lib.imports.values import Amount, Cell

EXCEL_ZERO = date(1899, 12, 30)
FIRST_SERIAL, LAST_SERIAL = 20_000, 80_000
MINUTES_IN_DAY, MINUTES_IN_HOUR, HOURS = 1440, 60, 24
THOUSAND = 3
"""Digits of a group."""
CENTURY, PIVOT, SHORT_YEAR = 2000, 70, 100
MONTHS = (
    ("gennaio", "january"), ("febbraio", "february"), ("marzo", "march"), ("aprile", "april"), ("maggio", "may"),
    ("giugno", "june"), ("luglio", "july"), ("agosto", "august"), ("settembre", "september"), ("ottobre", "october"),
    ("novembre", "november"), ("dicembre", "december"),
)  # fmt: skip
YES = frozenset({"si", "s", "x", "yes", "y", "vero", "true", "1", "attivo"})
NO = frozenset({"no", "n", "falso", "false", "0", "-", "non attivo"})
_ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$")
_ITALIAN = re.compile(r"^(?:[^\W\d]+[,.]?\s+)?(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:\s.*)?$")
_WORDS = re.compile(r"^(?:[^\W\d]+,?\s+)?(\d{1,2})[°º]?[-/. ]+([^\W\d]{3,})\.?[-/. ]+(\d{4}|\d{2})$")
_TIME = re.compile(r"^(?:h|ore)?\.?\s*(\d{1,2})(?:[:.,h](\d{2}))?(?::\d{2})?\s*(?:h|ore)?$", re.IGNORECASE)
_NUMBER = re.compile(r"^([^\d+-]*?)\s*([+-]?\d[\d.,' \u00a0\u202f]*)\s*([^\W\d]*)\.?$")
_APART = re.compile(r"[;,/\n+]|\s+e\s+|\s+and\s+")


class Sign(StrEnum):
    """How decimals are written in a column."""

    COMMA = ","
    POINT = "."
    UNKNOWN = "?"


def sign_of(texts: list[str]) -> Sign:
    """Return how a column writes decimals, as far as its cells tell: those where only one reading is possible."""
    told = {sign for text in texts if (sign := _told(text)) is not None}
    return told.pop() if len(told) == 1 else Sign.UNKNOWN


def _told(text: str) -> Sign | None:
    found = _NUMBER.match(text.strip())
    if found is None:
        return None
    digits = re.sub(r"[' \u00a0\u202f]", "", found[2]).rstrip(".,")
    last = max(digits.rfind(","), digits.rfind("."))
    if last < 0:
        return None
    both = "," in digits and "." in digits
    once = digits.count(digits[last]) == 1
    if both or (once and (len(digits) - last - 1 != THOUSAND or last > THOUSAND)):
        return Sign(digits[last])
    if digits.count(digits[last]) > 1:
        return Sign.COMMA if digits[last] == "." else Sign.POINT
    return None


def amount(cell: Cell, *, sign: Sign) -> Amount:
    """Return a number and the unit beside it: ``1.234,5``, ``12 kg``, ``Kg 3,5``.

    Raises ``FabeneError``: ``cell_not_a_number``, ``cell_two_numbers`` (``1.234`` where nothing in the column tells
    whether it is a thousand or one and a bit).
    """
    if isinstance(cell, Decimal):
        return Amount(number=cell)
    found = _NUMBER.match(cell.strip())
    if found is None:
        raise FabeneError("cell_not_a_number")
    digits = re.sub(r"[' \u00a0\u202f]", "", found[2]).rstrip(".,")
    unit = (found[3] or found[1]).strip(" .:").lower()
    return Amount(number=_decimal(digits, sign=sign), unit=unit)


def _decimal(digits: str, *, sign: Sign) -> Decimal:
    own = _told(digits)
    if own is None and ("," in digits or "." in digits):
        own = sign
    if own is Sign.UNKNOWN:
        raise FabeneError("cell_two_numbers")
    other = "." if own is Sign.COMMA else ","
    whole, _, part = digits.replace(other, "").partition(own.value if own else ",")
    text = f"{whole}.{part}" if part else whole
    if not re.fullmatch(r"[+-]?\d{1,12}(\.\d{1,12})?", text):
        raise FabeneError("cell_not_a_number")
    return Decimal(text)


def whole(cell: Cell, *, sign: Sign) -> int:
    """Return a whole number; raise ``FabeneError`` ``cell_not_whole`` or what ``amount`` raises."""
    number = amount(cell, sign=sign).number
    if number != number.to_integral_value() or abs(number) > 10**9:
        raise FabeneError("cell_not_whole")
    return int(number)


def day(cell: Cell) -> date:
    """Return a date: ``12/03/2024`` (day first), ``2024-03-12``, ``12 marzo 2024``, or a spreadsheet's own number.

    Raises ``FabeneError`` ``cell_not_a_date``.
    """
    text = str(cell).strip()
    try:
        if re.fullmatch(r"\d{5}(\.\d+)?", text):
            return _serial(Decimal(text))
        if found := _ISO.match(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _ITALIAN.match(text):
            return date(_year(found[3]), int(found[2]), int(found[1]))
        if found := _WORDS.match(text):
            return date(_year(found[3]), _month(found[2]), int(found[1]))
    except ValueError as error:
        raise FabeneError("cell_not_a_date") from error
    raise FabeneError("cell_not_a_date")


def _serial(number: Decimal) -> date:
    if not FIRST_SERIAL <= number <= LAST_SERIAL:
        raise ValueError(number)
    return EXCEL_ZERO + timedelta(days=int(number))


def _year(digits: str) -> int:
    year = int(digits)
    if year >= SHORT_YEAR:
        return year
    return year + CENTURY - (SHORT_YEAR if year >= PIVOT else 0)


def _month(word: str) -> int:
    said = plain(word)
    return next(at for at, names in enumerate((*MONTHS, (said,)), start=1) if any(n.startswith(said) for n in names))


def clock(cell: Cell) -> time:
    """Return a time: ``8:30``, ``8.30``, ``ore 8``, or a spreadsheet's part of a day.

    Raises ``FabeneError`` ``cell_not_a_time``.
    """
    if isinstance(cell, Decimal) and 0 <= cell < 1:
        minutes = int((cell * MINUTES_IN_DAY).to_integral_value())
        return time(minutes // MINUTES_IN_HOUR % HOURS, minutes % MINUTES_IN_HOUR)
    found = _TIME.match(str(cell).strip())
    if found is None or int(found[1]) >= HOURS or int(found[2] or 0) >= MINUTES_IN_HOUR:
        raise FabeneError("cell_not_a_time")
    return time(int(found[1]), int(found[2] or 0))


def choice(cell: Cell, choices: Mapping[str, str]) -> str:
    """Return the key of a word; raise ``FabeneError`` ``cell_word_unknown`` with the ``word``."""
    key = choices.get(plain(cell))
    if key is None:
        raise FabeneError("cell_word_unknown", word=str(cell)[:40])
    return key


def several(cell: Cell, choices: Mapping[str, str]) -> tuple[str, ...]:
    """Return the keys of several words, each once; raises as ``choice`` does."""
    if plain(cell) in choices:
        return (choices[plain(cell)],)
    words = [word for word in _APART.split(str(cell)) if plain(word)]
    return tuple(dict.fromkeys(choice(word, choices) for word in words))


def yes(cell: Cell) -> bool:
    """Return a yes or a no; raise ``FabeneError`` ``cell_not_yes_or_no``."""
    said = plain(cell) or str(cell).strip()
    if said in YES:
        return True
    if said in NO:
        return False
    raise FabeneError("cell_not_yes_or_no")
