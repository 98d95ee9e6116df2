"""Everything that is held about somebody, as a file to take away: one for programs, one for people."""

import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from fabene.lib.stamps import Stamp
from fabene.people.values import ReadingReason
from fabene.privacy import services
from fabene.web import formats
from fabene.web.pages.privacy.labels import label, said

JSON, PAGE = "dati.json", "leggimi.html"
NOTHING = "—"
WHOLE = 10
"""From here on a number is read without its decimals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the page for people: single facts, and lists as tables; ``empty`` when nothing is held."""

    title: str
    facts: tuple[tuple[str, str], ...]
    lists: tuple["Sheet", ...]

    @property
    def empty(self) -> bool:
        """Return whether nothing is held."""
        return not self.facts and not self.lists


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A list of things, as a table."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def household_archive(
    id: UUID, *, household: UUID, stamp: Stamp, reason: ReadingReason = ReadingReason.EXPORT
) -> HttpResponse:
    """Return everything held about a household as a ZIP file; that it was taken is written down."""
    held = services.export(id=id, household=household, stamp=stamp, reason=reason)
    return _download(held, title=_("Quello che la rete tiene di questa famiglia"), at=stamp.recorded_at)


def user_archive(id: UUID, *, user: UUID, stamp: Stamp) -> HttpResponse:
    """Return everything held about somebody who signs in as a ZIP file; that it was taken is written down."""
    held = services.export_user(id=id, user=user, stamp=stamp)
    return _download(held, title=_("Quello che la rete tiene di te"), at=stamp.recorded_at)


def _download(held: Mapping[str, Any], *, title: str, at: datetime) -> HttpResponse:
    response = HttpResponse(packed(held, title=title, at=at), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="dati-{timezone.localdate(at).isoformat()}.zip"'
    return response


def packed(held: Mapping[str, Any], *, title: str, at: datetime) -> bytes:
    """Return a ZIP file with everything as JSON and as a page that any browser opens without a network."""
    page = render_to_string(
        "privacy/archive.html", {"title": title, "at": at, "parts": list(_parts(held)), "json": JSON}
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(PAGE, page)
        archive.writestr(JSON, json.dumps(held, ensure_ascii=False, indent=2))
    return buffer.getvalue()


def _parts(held: Mapping[str, Any]) -> Iterator[Part]:
    for name, found in held.items():
        if isinstance(found, Mapping):
            yield _part(label(name), found)
        else:
            sheet = _sheet(label(name), found)
            yield Part(title=label(name), facts=(), lists=(sheet,) if sheet else ())


def _part(title: str, held: Mapping[str, Any]) -> Part:
    inner = [found for found in held.values() if isinstance(found, Mapping)]
    facts = [(name, found) for name, found in held.items() if not isinstance(found, Mapping | list)]
    facts += [(name, found) for each in inner for name, found in each.items()]
    sheets = [_sheet(label(name), found) for name, found in held.items() if isinstance(found, list)]
    told = tuple((label(name), _said(name, found)) for name, found in facts)
    return Part(title=title, facts=told, lists=tuple(sheet for sheet in sheets if sheet))


def _sheet(title: str, rows: Sequence[Any]) -> Sheet | None:
    if not rows:
        return None
    if not isinstance(rows[0], Mapping):
        return Sheet(title=title, heads=(title,), rows=tuple((_said("", row),) for row in rows))
    names = list(dict.fromkeys(name for row in rows for name in row))
    # What was done and what was read are the same words for programs, and not for people.
    meant = {name: "read" if name == "what" and "reason" in names else name for name in names}
    cells = tuple(tuple(_said(meant[name], row.get(name)) for name in names) for row in rows)
    return Sheet(title=title, heads=tuple(label(name) for name in names), rows=cells)


def _said(name: str, found: Any) -> str:
    """Return a plain value as people read it: a moment as a day and an hour, a key in words, a list with commas."""
    if found is None or found == "":
        return NOTHING
    if isinstance(found, bool):
        return _("sì") if found else _("no")
    if isinstance(found, int | float):
        return formats.count(round(found)) if abs(found) >= WHOLE else f"{found:g}"
    if isinstance(found, Mapping):
        return _pairs(name, found)
    if isinstance(found, list):
        return ", ".join(_said(name, each) for each in found) or NOTHING
    return _moment(said(name, str(found)))


def _pairs(name: str, found: Mapping[str, Any]) -> str:
    """Return what belongs together: “Pane 2 kg”, “30-64 anni: 2”, “Peso nella divisione: 2, …”."""
    if set(found) == {"category", "grams"}:
        return f"{_said('category', found['category'])} {formats.weight(found['grams'])}"
    pairs = ((said(name, key) if name == "bands" else label(key), _said(key, each)) for key, each in found.items())
    return ", ".join(f"{first}: {second}" for first, second in pairs) or NOTHING


def _moment(text: str) -> str:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    if moment.tzinfo is None:
        return f"{moment:%d/%m/%Y}"
    return f"{timezone.localtime(moment):%d/%m/%Y %H:%M}"
