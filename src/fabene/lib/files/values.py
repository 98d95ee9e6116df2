"""What crosses rooms about a document."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

MIB = 1024 * 1024
MAX_FILE_MIB = 20
MAX_FILE_BYTES = MAX_FILE_MIB * MIB


class FileKind(StrEnum):
    """What may be handed in, by the ending it is given back with."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpg"
    WEBP = "webp"


MEDIA_TYPE: dict[FileKind, str] = {
    FileKind.PDF: "application/pdf",
    FileKind.PNG: "image/png",
    FileKind.JPEG: "image/jpeg",
    FileKind.WEBP: "image/webp",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FileVersion:
    """One version of the document about ``subject``; ``number`` counts from 1."""

    id: UUID
    subject: UUID
    number: int
    kind: FileKind
    size_bytes: int
    sha256: str
    actor: UUID
    recorded_at: datetime
