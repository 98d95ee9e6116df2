"""Taking the words out of a PDF, and seeing whether it opens at all."""

import io
import logging
import re
import struct
import zlib
from dataclasses import dataclass

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError, WrongPasswordError

from fabene.core.errors import FabeneError
from fabene.lib.files.folder import kind_of
from fabene.lib.files.values import FileKind
from fabene.programme.documents.values import Legible
from fabene.programme.documents.words import tidied

MAX_PAGES = 400
MAX_SIGNS = 400_000
MAX_PAGE, MAX_DRAWN = 1024 * 1024, 16 * 1024 * 1024
"""Bytes of unpacked drawing that are looked through for words, a page and in all: a small file unpacks to any size."""
MAX_STROKES = 1_000_000
"""Operators, those of the drawings that pages share too: a drawing may draw itself many times over."""
# What a damaged file makes the library raise, besides errors of its own: it follows references that lead nowhere.
DAMAGED = (
    *(PyPdfError, DependencyError, struct.error, zlib.error, AssertionError, RuntimeError, MemoryError),
    *(ValueError, LookupError, TypeError, AttributeError, ArithmeticError, OSError),
)
_PART = re.compile(rb"pdfaid:part(?:=['\"]|>)\s*([1-4])")
_LEVEL = re.compile(rb"pdfaid:conformance(?:=['\"]|>)\s*([A-Fa-f])")
# First signs -> the name by which people know what such a file is, in any language.
_OTHERS = (
    (b"pk\x03\x04", "ZIP, DOCX, XLSX, ODT"),
    (b"\xd0\xcf\x11\xe0", "DOC, XLS"),
    (b"<!doctype", "HTML"),
    (b"<html", "HTML"),
    (b"{\\rtf", "RTF"),
    (b"mz", "EXE"),
    (b"gif8", "GIF"),
)

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it says of a strange file is no news of ours


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What came out of a file: how legible it was, its text, the archive format that it says of itself."""

    legible: Legible
    text: str = ""
    declares: str = ""


class TooMuchError(Exception):
    """There is more in a file than is looked through."""


class Budget:
    """How much of a file is still looked through."""

    def __init__(self) -> None:
        """Begin with all of it."""
        self.bytes, self.strokes = MAX_DRAWN, MAX_STROKES

    def allows(self, page: PageObject) -> bool:
        """Return whether what a page draws may still be unpacked and read."""
        drawn = page.get_contents()
        size = len(drawn.get_data()) if drawn is not None else 0
        self.bytes -= size
        return size <= MAX_PAGE and not self.spent

    @property
    def spent(self) -> bool:
        """Return whether nothing more is looked through."""
        return self.bytes < 0 or self.strokes < 0

    def words(self, page: PageObject) -> str:
        """Return the words of a page; none of one that draws without end."""
        try:
            return page.extract_text(visitor_operand_before=self._count)
        except TooMuchError:
            return ""

    def _count(self, *_stroke: object) -> None:
        self.strokes -= 1
        if self.strokes < 0:
            raise TooMuchError


def words_of(content: bytes) -> Words:
    """Return the words of a document; a picture has none. Never raises: a file that does not open says so."""
    if kind_of(content) is not FileKind.PDF:
        return Words(legible=Legible.NONE)
    try:
        return _words(PdfReader(io.BytesIO(content)))
    except (WrongPasswordError, FileNotDecryptedError):
        return Words(legible=Legible.LOCKED)
    except DAMAGED:
        return Words(legible=Legible.BROKEN)


def _words(reader: PdfReader) -> Words:
    declares = _declared(reader)
    parts: list[str] = []
    signs = 0
    budget = Budget()
    for page in reader.pages[:MAX_PAGES]:
        if budget.allows(page):
            parts.append(budget.words(page))
            signs += len(parts[-1])
        if signs > MAX_SIGNS or budget.spent:
            break
    text = tidied("\n".join(parts))
    cut = len(text) > MAX_SIGNS or len(parts) < len(reader.pages)
    legible = Legible.NONE if not text else Legible.CUT if cut else Legible.READ
    return Words(legible=legible, text=text[:MAX_SIGNS], declares=declares)


def _declared(reader: PdfReader) -> str:
    stream = reader.root_object.get("/Metadata")
    if stream is None:
        return ""
    told = stream.get_object().get_data()
    part, level = _PART.search(told), _LEVEL.search(told)
    if part is None:
        return ""
    return f"PDF/A-{part[1].decode()}{level[1].decode().upper() if level else ''}"


def checked(content: bytes, *, name: str) -> bytes:
    """Return ``content`` when it is what its ``name`` says and opens; for pages that take in what people hand in.

    Raises ``FabeneError``: ``file_not_what_it_says`` with what it ``says`` and what was ``found``,
    ``file_unlike_its_name`` when nothing tells what it is, ``pdf_does_not_open``. What is empty, too
    large or of no accepted kind is refused by ``publish``.
    """
    says = name.rpartition(".")[2].lower().replace("jpeg", "jpg") if "." in name else ""
    found = kind_of(content)
    if content and says in set(FileKind) and found != says:
        looks = found.value.upper() if found else looks_like(content)
        if not looks:
            raise FabeneError("file_unlike_its_name", says=says.upper())
        raise FabeneError("file_not_what_it_says", says=says.upper(), found=looks)
    if found is FileKind.PDF and words_of(content).legible is Legible.BROKEN:
        raise FabeneError("pdf_does_not_open")
    return content


def looks_like(content: bytes) -> str:
    """Return what a refused file seems to be by its first signs: empty when nothing tells."""
    start = content[:64].lstrip().lower()
    return next((name for sign, name in _OTHERS if start.startswith(sign)), "")
