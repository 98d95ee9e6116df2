"""What crosses the door of this room: how a copy was made, and the copy."""

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """What a copy is. AS_IS: the file is PDF/A already. PAGES: the same pages in PDF/A-2b, nothing left out.

    ENCLOSED: a sheet in PDF/A-3b that carries the file inside, untouched: what is signed, locked or not embedded.
    """

    AS_IS = "as_is"
    PAGES = "pages"
    ENCLOSED = "enclosed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A copy that passed: ``standard`` is ``PDF/A-2B`` or the like, ``checker`` who judged it and with which version.

    ``content`` is empty when the file needs no copy.
    """

    form: Form
    standard: str
    checker: str
    content: bytes
