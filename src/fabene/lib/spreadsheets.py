"""Texts that leave in a file for a spreadsheet, which takes some of them for formulas and runs them."""

import re

_BEGINS = r"[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]"  # wide signs are read as the plain ones
_FORMULA = re.compile(rf'((?:^|[,;|\t\r\n"])\s*)({_BEGINS})')

Value = str | int | None


def plain(value: Value) -> str | int:
    """Return ``value`` so that no spreadsheet takes it, or a piece of it, for a formula (OWASP, CSV injection).

    An apostrophe goes before what would begin one: at the start, and after every sign at which some spreadsheet, with
    the separator of another country, would cut the text and begin a new cell. Numbers stay numbers, nothing is ``""``.
    """
    if value is None:
        return ""
    return _FORMULA.sub(r"\1'\2", value) if isinstance(value, str) else value
