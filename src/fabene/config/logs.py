"""What the program writes on stderr: that something happened and where in the code, never about whom.

No request bodies, no local variables, no values of exceptions (a database's refusal repeats the row), no addresses: a
page is named by its route, so that neither a query nor the token of a card is written. Messages of other people's
packages are written without their arguments.
"""

import logging
import re
import traceback
from types import TracebackType
from typing import Any

from fabene.core.errors import FabeneError

OURS = "fabene"
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_NUMBER = re.compile(r"\+?\d[\d ().\-/]{5,}\d")
_QUERY = re.compile(r"\?\S+")
_LINES = re.compile(r"[\r\n]+")

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class DiscreetFormatter(logging.Formatter):
    """Writes a record as one line (and where an exception came from) without what could name a person."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the time, how bad it is, who says so, what, and where."""
        lines = [f"{self.formatTime(record)} {record.levelname} {record.name}: {said(record)}"]
        if record.exc_info:
            lines += origins(record.exc_info[1])
        return "\n".join(lines)


def said(record: logging.LogRecord) -> str:
    """Return what a record says: a request by its route, ours in full, others' without arguments; all scrubbed."""
    request = getattr(record, "request", None)
    if request is not None:
        match = getattr(request, "resolver_match", None)
        route = match.route if match else "no page"
        return f"{getattr(record, 'status_code', '')} {getattr(request, 'method', '')} {route or '/'}".strip()
    told = record.getMessage() if record.name.partition(".")[0] == OURS else str(record.msg)
    return scrubbed(told)


def scrubbed(text: str) -> str:
    """Return ``text`` on one line, without addresses of mail, long numbers and queries."""
    for pattern, instead in ((_QUERY, "?…"), (_MAIL, "…@…"), (_NUMBER, "…"), (_LINES, " ")):
        text = pattern.sub(instead, text)
    return text


def origins(error: BaseException | None) -> list[str]:
    """Return the places an exception passed through, its causes first: files, lines, functions and kinds of errors."""
    chain: list[BaseException] = []
    while error is not None and error not in chain:
        chain.append(error)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = []
    for each in reversed(chain):
        frames = traceback.extract_tb(each.__traceback__)
        lines += [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        code = f" {each.code}" if isinstance(each, FabeneError) else ""
        lines.append(f"{type(each).__module__}.{type(each).__qualname__}{code}")
    return lines


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"discreet": {"()": "fabene.config.logs.DiscreetFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "discreet"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
        OURS: {"level": "INFO"},
    },
}
"""Replaces Django's own configuration, which mails whole requests to administrators."""
