"""What was handed in for a grant: the office and who reports on it open it again; to anybody else it is not there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fabene.core.errors import NotAllowedError, NotFoundError
from fabene.people.services import note_reading
from fabene.people.values import ReadingReason
from fabene.programme.documents import selectors as documents
from fabene.programme.documents.values import DocumentView, VersionView
from fabene.programme.grants import selectors
from fabene.programme.grants.values import ChargeView, GrantView, MilestoneView, ReportView
from fabene.web import formats
from fabene.web.downloads import csv_response, document_response
from fabene.web.drawings.picture import Column, Table
from fabene.web.pages.documents.seen import size_said
from fabene.web.pages.grants.scope import head, is_office, seen
from fabene.web.pages.writing import fresh_id, stamp_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A version of a file about something of a grant, as it is listed."""

    document: DocumentView
    version: VersionView
    about: str
    url: str

    @property
    def name(self) -> str:
        """Return what it is called."""
        return self.document.title.it

    @property
    def sort(self) -> str:
        """Return what sort of file it is."""
        return self.version.kind.value.upper()

    @property
    def size(self) -> str:
        """Return how big it is, as people say it."""
        return size_said(self.version.size_bytes)


def abouts(
    charges: Sequence[ChargeView], *, reports: Sequence[ReportView], milestones: Sequence[MilestoneView]
) -> dict[UUID, str]:
    """Return what files of a grant are about, by identity: costs, reports and milestones, each said in a few words."""
    said = {each.id: _("Spesa: %(text)s") % {"text": each.text} for each in charges}
    said |= {each.id: _("Relazione: %(title)s") % {"title": each.title} for each in reports}
    return said | {each.id: _("Tappa: %(title)s") % {"title": each.title} for each in milestones}


def kept_about(grant: UUID, about: dict[UUID, str]) -> dict[UUID, list[Kept]]:
    """Return the files about each thing of a grant, the newest version first."""
    found = documents.documents_about_any(about, public_only=False)
    return {
        thing: [kept for document in each for kept in _versions(grant, document, about=about[thing])]
        for thing, each in found.items()
    }


def _versions(grant: UUID, document: DocumentView, *, about: str) -> Iterator[Kept]:
    for version in document.versions:
        url = reverse("grants:file", args=[grant, document.id, version.number])
        yield Kept(document=document, version=version, about=about, url=url)


def _opened(request: HttpRequest, grant: UUID) -> GrantView:
    """Return a grant to the office and to who reports on it; for anybody else its files do not exist."""
    try:
        return seen(request, grant)
    except NotAllowedError as refused:
        raise NotFoundError("grant_not_found") from refused


def _of(grant: UUID) -> list[Kept]:
    about = abouts(selectors.charges(grant), reports=selectors.reports(grant), milestones=selectors.milestones(grant))
    rows = [kept for each in kept_about(grant, about).values() for kept in each]
    return sorted(rows, key=lambda kept: (kept.version.happened_at, kept.version.id), reverse=True)


@never_cache
@require_safe
def files(request: HttpRequest, grant: UUID) -> HttpResponse:
    """List what was handed in for a grant: when, how big, with the hash that proves it is the same."""
    view = _opened(request, grant)
    lead = _("Tutto quello che è stato consegnato: si riapre e si scarica. Ogni apertura resta scritta.")
    page = head(_("I documenti consegnati"), lead=lead, grant=view, work=True)
    return render(request, "grants/files.html", {"page": page, "grant": view, "rows": _of(grant)})


@never_cache
@require_safe
def files_csv(request: HttpRequest, grant: UUID) -> HttpResponse:
    """Return the list as CSV."""
    view = _opened(request, grant)
    return csv_response(_table(_of(view.id)), "documenti-consegnati.csv")


def _table(rows: Sequence[Kept]) -> Table:
    return Table(
        caption=_("I documenti consegnati"),
        columns=(
            Column(label=_("Consegnato il")),
            Column(label=_("Documento")),
            Column(label=_("Di che cosa")),
            Column(label=_("Versione")),
            Column(label=_("Tipo")),
            Column(label=_("Byte")),
            Column(label="SHA-256"),
        ),
        rows=tuple(
            (
                timezone.localtime(row.version.happened_at).strftime("%Y-%m-%d %H:%M"),
                row.name,
                row.about,
                str(row.version.number),
                row.version.kind.value,
                str(row.version.size_bytes),
                row.version.sha256,
            )
            for row in rows
        ),
    )


@never_cache
@require_safe
def file(request: HttpRequest, *, grant: UUID, document: UUID, number: int) -> HttpResponse:
    """Give a file back, and write down who opened it: an invoice or a timesheet may name somebody."""
    view = _opened(request, grant)
    kept = next(
        (row for row in _of(view.id) if row.document.id == document and row.version.number == number),
        None,
    )
    if kept is None:
        raise NotFoundError("document_not_found")
    content = documents.content(kept.version.id)
    reason = ReadingReason.CHECK if is_office(request) else ReadingReason.OWN
    note_reading(id=fresh_id(), key=document, what="grant.file", reason=reason, network=None, stamp=stamp_of(request))
    name = slugify(f"{kept.name} {formats.day(kept.version.happened_at)}")[:60].strip("-") or "documento"
    return document_response(documents.kept_file(kept.version.id), content, name=name)
