"""Makes one copy and ends. Run as ``python -m fabene.lib.archive.worker FOLDER`` by ``copies.make``.

The folder holds ``file`` (what was handed in), ``sheet.pdf`` and ``job.json``; ``copy.pdf`` and ``done.json`` are
written there. Nothing of Django is loaded: a file that breaks this process breaks nothing else.
"""

import io
import json
import resource
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import typst
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, Pdf, PdfError, pdfa

from fabene.lib.archive.values import Form

MAX_BYTES = 2 * 1024**3
MAX_SECONDS = 60
PAGES, ENCLOSED = "2b", "3b"
IMAGE = """#set document(title: sys.inputs.title, author: sys.inputs.author)
#set text(lang: sys.inputs.language)
#set page(width: auto, height: auto, margin: 0pt)
#image(read("file", encoding: none), alt: sys.inputs.title)
"""


def main(folder: Path) -> None:
    """Make the copy of what lies in ``folder``, and write what became of it."""
    warnings.simplefilter("ignore")  # what a strange file makes a library say is no news of ours
    resource.setrlimit(resource.RLIMIT_AS, (MAX_BYTES, MAX_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS, MAX_SECONDS))
    job = json.loads((folder / "job.json").read_text(encoding="utf-8"))
    content = (folder / "file").read_bytes()
    form, standard, copy = made(content, folder=folder, job=job)
    (folder / "copy.pdf").write_bytes(copy)
    told = {"form": form, "standard": f"PDF/A-{standard.upper()}", "checker": f"pikepdf {pikepdf.__version__}"}
    (folder / "done.json").write_text(json.dumps(told), encoding="utf-8")


def made(content: bytes, *, folder: Path, job: dict[str, str]) -> tuple[Form, str, bytes]:
    """Return what a copy is, by which part of the standard, its bytes; raise ``pdfa.PdfaError`` when none passes."""
    if job["media_type"] != "application/pdf":
        content = _pictured(folder, job)
    elif standard := _already(content):
        return Form.AS_IS, standard, b""
    pages = _in_pages(content)
    if pages is not None:
        return Form.PAGES, PAGES, pages
    return Form.ENCLOSED, ENCLOSED, _enclosed(folder, job)


def _already(content: bytes) -> str:
    passed = (part for part in (PAGES, "1b", ENCLOSED) if pdfa.validate_written(io.BytesIO(content), part).passed)
    return next(passed, "")


def _pictured(folder: Path, job: dict[str, str]) -> bytes:
    source = folder / "image.typ"
    source.write_text(IMAGE, encoding="utf-8")
    named = {key: job[key] for key in ("title", "author", "language")}
    return typst.compile(str(source), root=str(folder), sys_inputs=named, ignore_system_fonts=True, format="pdf")


def _in_pages(content: bytes) -> bytes | None:
    """Return the same pages in PDF/A, None when something would be lost: a signature, a remark, a font not there."""
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            if pdf.is_encrypted or _signed(pdf):
                return None
            _mended(pdf)
            file = io.BytesIO()
            report = pdfa.save(pdf, file, PAGES)
    except (pdfa.PdfaError, PdfError, RecursionError, ValueError):
        return None
    return None if report.prepared is None or report.prepared.annotations_removed else file.getvalue()


def _signed(pdf: Pdf) -> bool:
    return any(one.get(Name.Type) == Name.Sig or one.get(Name.FT) == Name.Sig for one in _dictionaries(pdf))


def _mended(pdf: Pdf) -> None:
    """Take out what the standard does not need and the checker does not judge: no page looks different."""
    for one in _dictionaries(pdf):
        if one.get(Name.Type) == Name.FontDescriptor and Name.CIDSet in one:
            del one[Name.CIDSet]
        if Name.Title in one and Name.Parent in one and isinstance(one.get(Name.Dest), Array):
            one[Name.Dest] = Array(one[Name.Dest])


def _dictionaries(pdf: Pdf) -> Iterator[Any]:
    return (one for one in pdf.objects if isinstance(one, Dictionary))


def _enclosed(folder: Path, job: dict[str, str]) -> bytes:
    """Return the sheet with the file inside, related to it as its source."""
    with pikepdf.open(folder / "sheet.pdf") as pdf:
        _mended(pdf)
        inside = AttachedFileSpec(
            pdf,
            (folder / "file").read_bytes(),
            filename=job["name"],
            description=job["title"],
            mime_type=job["media_type"],
            creation_date="",
            mod_date="",
        )
        inside.relationship = Name.Source
        pdf.attachments[job["name"]] = inside
        file = io.BytesIO()
        pdfa.save(pdf, file, ENCLOSED)
    return file.getvalue()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
