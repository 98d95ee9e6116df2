"""A deed is handed in, kept as it is, replaced by a newer one, and forgotten when it must be."""

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.http import HttpRequest
from django.test import RequestFactory
from pytest_django import DjangoCaptureOnCommitCallbacks

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib.files import folder, selectors, services
from fabene.lib.files.uploads import content_of
from fabene.lib.files.values import MAX_FILE_BYTES, FileKind
from tests.lib.papers import JPEG, PDF, PNG, WEBP
from tests.world import key, stamp

pytestmark = pytest.mark.django_db
DEED = key("accreditation", "deed")


@pytest.fixture(autouse=True)
def own_folder(settings: LazySettings, tmp_path: Path) -> Path:
    settings.FILES_FOLDER = tmp_path / "files"
    return tmp_path / "files"


def test_a_deed_is_kept_as_it_was_handed_in(own_folder: Path) -> None:
    kept = services.keep(id=key("deed", "1"), subject=DEED, content=PDF, stamp=stamp(10))
    assert (kept.number, kept.kind, kept.size_bytes) == (1, FileKind.PDF, len(PDF))
    assert selectors.content(kept) == PDF
    assert selectors.version(kept.id) == kept
    lies = folder.place(kept.sha256)
    assert lies.is_relative_to(own_folder)
    assert stat.S_IMODE(lies.stat().st_mode) == 0o600
    assert [path for path in own_folder.rglob("*") if path.is_file()] == [lies]


def test_a_newer_deed_stands_beside_the_one_before() -> None:
    first = services.keep(id=key("deed", "1"), subject=DEED, content=PDF, stamp=stamp(10))
    second = services.keep(id=key("deed", "2"), subject=DEED, content=PNG, stamp=stamp(11))
    services.keep(id=key("other", "1"), subject=key("other"), content=JPEG, stamp=stamp(11))
    assert selectors.versions(DEED) == (second, first)
    assert selectors.content(first) == PDF


def test_handing_in_the_same_again_changes_nothing() -> None:
    once = services.keep(id=key("deed", "1"), subject=DEED, content=PDF, stamp=stamp(10))
    assert services.keep(id=key("deed", "1"), subject=DEED, content=PDF, stamp=stamp(12)) == once
    with pytest.raises(ConflictError, match="id_used_for_something_else"):
        services.keep(id=key("deed", "1"), subject=DEED, content=PNG, stamp=stamp(12))
    with pytest.raises(ConflictError, match="id_used_for_something_else"):
        services.keep(id=key("deed", "1"), subject=key("other"), content=PDF, stamp=stamp(12))


@pytest.mark.parametrize(
    ("content", "kind"), [(PDF, FileKind.PDF), (PNG, FileKind.PNG), (JPEG, FileKind.JPEG), (WEBP, FileKind.WEBP)]
)
def test_a_document_is_what_it_is_by_its_content(content: bytes, kind: FileKind) -> None:
    assert folder.kind_of(content) is kind


@pytest.mark.parametrize(
    "content",
    [b"<html><script>alert(1)</script>", b"MZ\x90\x00", b"PK\x03\x04", b"<svg/>", b" %PDF-1.7", b"RIFF\0\0\0\0WAVE"],
)
def test_anything_else_is_refused_whatever_its_name(content: bytes, own_folder: Path) -> None:
    with pytest.raises(FabeneError, match="file_kind_refused"):
        services.keep(id=key("deed", "1"), subject=DEED, content=content, stamp=stamp(10))
    assert not own_folder.exists()


def test_nothing_and_too_much_are_refused_with_the_limit() -> None:
    with pytest.raises(FabeneError, match="file_empty"):
        services.keep(id=key("deed", "1"), subject=DEED, content=b"", stamp=stamp(10))
    with pytest.raises(FabeneError, match="file_too_large") as refused:
        services.keep(id=key("deed", "1"), subject=DEED, content=PDF.ljust(MAX_FILE_BYTES + 1), stamp=stamp(10))
    assert refused.value.data == {"limit_mib": 20}
    largest = services.keep(id=key("deed", "1"), subject=DEED, content=PDF.ljust(MAX_FILE_BYTES), stamp=stamp(10))
    assert largest.size_bytes == MAX_FILE_BYTES


def test_a_document_that_somebody_changed_on_disk_is_not_given() -> None:
    kept = services.keep(id=key("deed", "1"), subject=DEED, content=PDF, stamp=stamp(10))
    folder.place(kept.sha256).write_bytes(PNG)
    with pytest.raises(FabeneError, match="file_damaged"):
        selectors.content(kept)
    folder.place(kept.sha256).unlink()
    with pytest.raises(FabeneError, match="file_damaged"):
        selectors.content(kept)


def test_a_document_nobody_handed_in_is_not_there() -> None:
    with pytest.raises(NotFoundError, match="file_not_found"):
        selectors.version(key("deed", "1"))


def test_forgetting_takes_the_bytes_unless_another_document_is_the_same(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    services.keep(id=key("deed", "1"), subject=DEED, content=PDF, stamp=stamp(10))
    services.keep(id=key("deed", "2"), subject=DEED, content=PNG, stamp=stamp(10))
    services.keep(id=key("other", "1"), subject=key("other"), content=PDF, stamp=stamp(10))
    with django_capture_on_commit_callbacks(execute=True):
        assert services.forget(subject=DEED) == 2
    assert selectors.versions(DEED) == ()
    assert not folder.place(folder.digest(PNG)).exists()
    assert selectors.kept_names() == (folder.digest(PDF),)
    assert folder.get(folder.digest(PDF)) == PDF


def test_what_a_write_that_was_taken_back_left_behind_is_swept_a_day_later(own_folder: Path) -> None:
    kept = services.keep(id=key("deed", "1"), subject=DEED, content=PDF, stamp=stamp(10))
    folder.put(PNG)
    (own_folder / "ab").mkdir()
    (own_folder / "ab" / ".abcdef.unfinished").write_bytes(b"half of it")
    now = datetime.now(UTC)
    assert services.sweep(now) == 0
    assert services.sweep(now + timedelta(days=2)) == 2
    assert [path for path in own_folder.rglob("*") if path.is_file()] == [folder.place(kept.sha256)]
    assert services.sweep(now + timedelta(days=2)) == 0


def test_a_form_with_a_file_too_large_keeps_what_was_typed_and_little_of_the_file() -> None:
    request = form(PDF.ljust(MAX_FILE_BYTES + 99_999))
    carried = deed_of(request)
    assert request.POST["reason"] == "convenzione 2026"
    assert carried.size == MAX_FILE_BYTES + 99_999
    with pytest.raises(FabeneError, match="file_too_large"):
        services.keep(id=key("deed", "1"), subject=DEED, content=content_of(carried), stamp=stamp(10))
    request.close()


def test_a_form_with_a_file_that_fits_carries_all_of_it() -> None:
    whole = PDF.ljust(3_000_000, b"x")
    request = form(whole)
    assert content_of(deed_of(request)) == whole
    request.close()


def deed_of(request: HttpRequest) -> "UploadedFile[bytes]":
    """Return the deed that a form carries."""
    carried = request.FILES["deed"]
    assert isinstance(carried, UploadedFile)
    return carried


def form(content: bytes) -> HttpRequest:
    """Return a form sent with a reason and a deed."""
    return RequestFactory().post("/", {"reason": "convenzione 2026", "deed": SimpleUploadedFile("deed.pdf", content)})
