"""What crosses the door of this flat: documents, their versions, and under which licence they are given."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from fabene.core.bilingual import Bilingual
from fabene.lib.archive.values import Form
from fabene.lib.files.values import FileKind


class DocumentKind(StrEnum):
    """What a document is to the programme."""

    ACT = "act"
    AGREEMENT = "agreement"
    CALL = "call"
    APPLICATION = "application"
    MINUTES = "minutes"
    RANKING = "ranking"
    BUDGET = "budget"
    EXPENSE = "expense"
    EVIDENCE = "evidence"
    REPORT = "report"
    MATERIAL = "material"
    LETTER = "letter"
    OTHER = "other"


UNREAD: frozenset[DocumentKind] = frozenset({DocumentKind.EXPENSE, DocumentKind.APPLICATION})
"""Kinds whose text is never taken out of the file: invoices, payslips and what people attach hold names."""


class Licence(StrEnum):
    """Under which licence a document is given: SPDX identifiers where there is one (https://spdx.org/licenses/)."""

    CC_BY = "CC-BY-4.0"
    CC_BY_SA = "CC-BY-SA-4.0"
    CC0 = "CC0-1.0"
    IODL = "IODL-2.0"
    RESERVED = "ALL-RIGHTS-RESERVED"


LICENCE_URL: dict[Licence, str] = {
    Licence.CC_BY: "https://creativecommons.org/licenses/by/4.0/",
    Licence.CC_BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/",
    Licence.CC0: "https://creativecommons.org/publicdomain/zero/1.0/",
    Licence.IODL: "https://www.dati.gov.it/iodl/2.0/",
    Licence.RESERVED: "",
}


class Legible(StrEnum):
    """What came out when the words of a version were looked for.

    READ: its text is searched. CUT: only its beginning is. NONE: there are no words in it (a picture, a scan).
    LOCKED: it asks for a password. BROKEN: it does not open. UNREAD: nobody looked, because of the kind of document.
    """

    READ = "read"
    CUT = "cut"
    NONE = "none"
    LOCKED = "locked"
    BROKEN = "broken"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveView:
    """The copy of a version for an archive: how it was made, by which standard, who judged it and when.

    A file that is PDF/A already has none of its own: ``size_bytes`` is 0 and ``sha256`` that of the version.
    """

    id: UUID
    form: Form
    standard: str
    checker: str
    sha256: str
    size_bytes: int
    happened_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionView:
    """One version of a document; ``number`` counts from 1.

    ``declares`` is the archive format that the file says of itself (``PDF/A-2B``), which nobody has verified as long
    as there is no ``archive``: the copy that the office had made.
    """

    id: UUID
    number: int
    sha256: str
    size_bytes: int
    kind: FileKind
    note: str
    legible: Legible
    declares: str
    happened_at: datetime
    archive: ArchiveView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """That a document was taken back, when and why; ``erased`` when its bytes are gone for good."""

    at: datetime
    why: str
    erased: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """A document ``about`` something (an opaque identity); ``versions`` newest first, never empty."""

    id: UUID
    about: UUID
    title: Bilingual
    kind: DocumentKind
    public: bool
    licence: Licence
    programme: UUID | None
    network: UUID | None
    versions: tuple[VersionView, ...]
    withdrawn: Withdrawn | None

    @property
    def latest(self) -> VersionView:
        """Return the version that counts."""
        return self.versions[0]

    def version(self, number: int) -> VersionView | None:
        """Return the version with this number, None when there never was one."""
        return next((one for one in self.versions if one.number == number), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Where a search met the text of a document: what comes before, what was met, what comes after."""

    before: str
    met: str
    after: str
