"""A file that is made to keep the reader busy, or to make it stumble."""

import io
import struct
import zlib
from functools import partial

import pytest
from pypdf import PageObject, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject

from fabene.core.errors import FabeneError
from fabene.programme.documents import reading
from fabene.programme.documents.reading import checked, words_of
from fabene.programme.documents.values import Legible
from tests.pdfs import a_pdf

FONT = {
    NameObject("/Type"): NameObject("/Font"),
    NameObject("/Subtype"): NameObject("/Type1"),
    NameObject("/BaseFont"): NameObject("/Helvetica"),
}


def written(writer: PdfWriter) -> bytes:
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def drawing(data: bytes, *, pages: int, depth: int = 0) -> bytes:
    """Return a file whose pages all draw the same; ``depth`` drawings each draw the next ten times."""
    writer = PdfWriter()
    stream = StreamObject()
    stream.set_data(data)
    drawn = writer._add_object(stream.flate_encode())  # noqa: SLF001 - the library has no other way to share one
    known: DictionaryObject = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F"): DictionaryObject(FONT)})}
    )
    for _level in range(depth):
        form = StreamObject()
        form.set_data(b"/X Do q Q " * 10)
        form.update(
            {
                NameObject("/Type"): NameObject("/XObject"),
                NameObject("/Subtype"): NameObject("/Form"),
                NameObject("/BBox"): ArrayObject([NumberObject(side) for side in (0, 0, 9, 9)]),
                NameObject("/Resources"): known,
            }
        )
        inner = writer._add_object(form)  # noqa: SLF001 - as above
        known = DictionaryObject({**known, NameObject("/XObject"): DictionaryObject({NameObject("/X"): inner})})
    for _page in range(pages):
        page = writer.add_blank_page(100, 100)
        page[NameObject("/Contents")], page[NameObject("/Resources")] = drawn, known
    return written(writer)


def test_a_small_file_that_unpacks_without_end_is_read_no_further(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_STROKES", 2_000)
    monkeypatch.setattr(reading, "MAX_PAGE", 10_000)
    seen: list[int] = []
    words = reading.Budget.words

    def noted(budget: reading.Budget, page: PageObject) -> str:
        seen.append(1)
        return words(budget, page)

    monkeypatch.setattr(reading.Budget, "words", noted)
    assert words_of(drawing(b"q Q " * 2_000, pages=300)).legible is Legible.NONE
    assert len(seen) <= 2
    assert words_of(drawing(b"/X Do ", pages=2, depth=9)).legible is Legible.NONE
    before = len(seen)
    assert words_of(drawing(b"q Q " * 4_000, pages=3)).legible is Legible.NONE
    assert len(seen) == before


def test_a_locked_file_is_kept_and_says_so_and_whatever_the_reader_raises_is_a_refusal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("chiave", algorithm="RC4-128")
    assert words_of(written(writer)).legible is Legible.LOCKED
    for raised in (
        NotImplementedError("filter"),
        zlib.error("bits"),
        struct.error("short"),
        MemoryError(),
    ):
        monkeypatch.setattr(reading, "_words", partial(_raise, raised))
        with pytest.raises(FabeneError) as refused:
            checked(a_pdf("verbale"), name="verbale.pdf")
        assert refused.value.code == "pdf_does_not_open"


def _raise(error: Exception, _reader: object) -> None:
    raise error
