"""Reading documents and their versions."""

from collections.abc import Iterable
from uuid import UUID

from fabene.core.errors import NotFoundError
from fabene.lib.files import folder
from fabene.lib.files.models import Version
from fabene.lib.files.values import FileKind, FileVersion


def versions(subject: UUID) -> tuple[FileVersion, ...]:
    """Return the versions of the document about ``subject``, newest first."""
    return tuple(version_of(row) for row in Version.objects.filter(subject=subject).order_by("-number"))


def latest_of(subjects: Iterable[UUID]) -> dict[UUID, FileVersion]:
    """Return the newest version of the document about each of these that has one, in one question."""
    rows = Version.objects.filter(subject__in=list(subjects)).order_by("number")
    return {row.subject: version_of(row) for row in rows}


def version(id: UUID) -> FileVersion:
    """Return one version; raise ``NotFoundError`` ``file_not_found``. Who calls has asked whose it is."""
    row = Version.objects.filter(id=id).first()
    if row is None:
        raise NotFoundError("file_not_found")
    return version_of(row)


def content(version: FileVersion) -> bytes:
    """Return the bytes of ``version``; raise ``FabeneError`` ``file_damaged`` when they are not those handed in."""
    return folder.get(version.sha256)


def kept_names(*, using: str = "default") -> tuple[str, ...]:
    """Return the hash of everything that some version names, once each: what a backup of that database must hold."""
    return tuple(Version.objects.using(using).order_by("sha256").values_list("sha256", flat=True).distinct())


def version_of(row: Version) -> FileVersion:
    """Return a row as the value that crosses rooms."""
    return FileVersion(
        id=row.id,
        subject=row.subject,
        number=row.number,
        kind=FileKind(row.kind),
        size_bytes=row.size_bytes,
        sha256=row.sha256,
        actor=row.actor,
        recorded_at=row.recorded_at,
    )
