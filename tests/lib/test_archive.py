"""A copy for an archive: the same pages where nothing is lost, else the file as it was inside a sheet."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
import typst
from pikepdf import Array, Dictionary, Name, pdfa
from pypdf import PdfReader

from fabene.core.errors import FabeneError
from fabene.lib import pdf
from fabene.lib.archive import copies, worker
from fabene.lib.archive.values import Form
from tests.pdfs import a_pdf

PAPER = '#set document(title: "{title}", author: "x")\n#set text(font: "DejaVu Sans Mono", lang: "it")\n= {title}\n'
JOB = {"media_type": "application/pdf", "name": "atto-1.pdf", "title": "Atto", "author": "Comune", "language": "it"}


def a_paper(folder: Path, title: str) -> bytes:
    """Return a PDF with its font inside, as people export it."""
    source = folder / "paper.typ"
    source.write_text(PAPER.format(title=title))
    return typst.compile(str(source), ignore_system_fonts=True, format="pdf")


def made(folder: Path, content: bytes, *, media_type: str = "application/pdf") -> tuple[Form, str, bytes]:
    (folder / "sheet.pdf").write_bytes(a_paper(folder, "Scheda"))
    (folder / "file").write_bytes(content)
    return worker.made(content, folder=folder, job={**JOB, "media_type": media_type})


def changed(content: bytes, *, signature: bool) -> bytes:
    """Return a PDF with a signature field, or with a hidden remark, on its first page."""
    with pikepdf.open(io.BytesIO(content)) as paper:
        field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, Rect=Array([0, 0, 9, 9]))
        remark = Dictionary(Type=Name.Annot, Subtype=Name.Text, F=2, Rect=Array([0, 0, 9, 9]))
        drawn = paper.make_indirect(field if signature else remark)
        paper.pages[0].Annots = Array([drawn])
        paper.Root.AcroForm = Dictionary(Fields=Array([drawn] if signature else []))
        file = io.BytesIO()
        paper.save(file)
    return file.getvalue()


def test_a_paper_with_its_fonts_keeps_its_pages_and_then_needs_no_other_copy(tmp_path: Path) -> None:
    form, standard, copy = made(tmp_path, a_paper(tmp_path, "Convenzione"))
    assert (form, standard) == (Form.PAGES, "2b")
    assert "Convenzione" in PdfReader(io.BytesIO(copy)).pages[0].extract_text()
    assert made(tmp_path, copy) == (Form.AS_IS, "2b", b"")


def test_what_would_lose_something_is_enclosed_as_it_was(tmp_path: Path) -> None:
    paper = a_paper(tmp_path, "Atto")
    for content in (
        a_pdf("Il carattere non è nel file"),
        changed(paper, signature=True),
        changed(paper, signature=False),
        b"%PDF-1.7 and then nothing",
    ):
        form, standard, copy = made(tmp_path, content)
        assert (form, standard) == (Form.ENCLOSED, "3b")
        assert pdfa.validate_written(io.BytesIO(copy), "3b").passed
        with pikepdf.open(io.BytesIO(copy)) as sheet:
            assert sheet.attachments["atto-1.pdf"].get_file().read_bytes() == content
            assert sheet.attachments["atto-1.pdf"].relationship == Name.Source


def test_a_picture_becomes_a_page_and_what_is_none_is_refused(tmp_path: Path) -> None:
    picture = typst.compile(b"#set page(width: 9pt, height: 9pt)\n", format="png")
    form, standard, _copy = made(tmp_path, picture, media_type="image/png")
    assert (form, standard) == (Form.PAGES, "2b")
    with pytest.raises(FabeneError, match="archive_copy_not_made"):
        copies.make(
            b"\x89PNG no picture", media_type="image/png", name="x", title="x", author="x", language="it", sheet=b""
        )


def test_the_process_is_asked_and_answers_by_file(tmp_path: Path) -> None:
    paper = a_paper(tmp_path, "Atto")
    copy = copies.make(
        paper, media_type="application/pdf", name="a.pdf", title="Atto", author="x", language="it", sheet=b""
    )
    assert (copy.form, copy.standard, copy.checker) == (Form.PAGES, "PDF/A-2B", f"pikepdf {pikepdf.__version__}")
    assert pdfa.validate_written(io.BytesIO(copy.content), "2b").passed


def test_a_sign_that_no_font_draws_does_not_stop_a_paper(tmp_path: Path) -> None:
    template = tmp_path / "one.typ"
    template.write_text(
        '#set document(title: "x")\n#set text(lang: "it")\n#let data = json(bytes(sys.inputs.data))\n#data.title'
    )
    for title in ("Orto 🍎 漢", "".join(chr(0x4E00 + number) for number in range(30))):
        paper = pdf.render(template, {"title": title}, made_at=datetime(2021, 1, 1, tzinfo=UTC), archive=True)
        assert "?" in PdfReader(io.BytesIO(paper)).pages[0].extract_text()
