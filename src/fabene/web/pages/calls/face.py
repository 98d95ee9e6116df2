"""A call and a co-design as everybody reads them: what, who, when, how it will be judged, with what is asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fabene.core.bilingual import Untranslated
from fabene.gatherings import selectors as gatherings
from fabene.people import selectors as people
from fabene.places import selectors as places
from fabene.programme.calls import selectors
from fabene.programme.calls.values import PIECES, CallView, CoDesignView, Criterion
from fabene.programme.documents import selectors as documents
from fabene.programme.frame import selectors as frame
from fabene.programme.selection.selectors import ranking, selection_of
from fabene.web import formats
from fabene.web.drawings.weights import Weights, weights
from fabene.web.pages.calls.kept import latest_paper
from fabene.web.pages.calls.seen import (
    NoticeView,
    is_office,
    managed,
    page_of,
    said,
    visible_call,
    visible_co_design,
    when_of,
)
from fabene.web.pages.calls.words import APPLICANT, FIELD, TURN
from fabene.web.pages.selection.scope import sits


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A piece of a notice: its heading and its words, line by line."""

    key: str
    title: str
    lines: tuple[str, ...]
    translated: bool = True


@login_not_required
@require_safe
def call(request: HttpRequest, call: str) -> HttpResponse:
    """Show a call."""
    return _call_page(request, visible_call(request, call), preview=False)


@login_not_required
@require_safe
def co_design(request: HttpRequest, call: str) -> HttpResponse:
    """Show a notice of co-design, with what happened since."""
    return _co_design_page(request, visible_co_design(request, call), preview=False)


@never_cache
@require_safe
def preview(request: HttpRequest, call: str) -> HttpResponse:
    """Show a notice as it is being written, as everybody will read it."""
    notice = managed(request, call)
    if isinstance(notice, CallView):
        return _call_page(request, notice, preview=True)
    return _co_design_page(request, notice, preview=True)


def _call_page(request: HttpRequest, call: CallView, *, preview: bool) -> HttpResponse:
    found = selectors.answers(call.id)
    shown = {
        **_common(request, call, preview=preview),
        "passages": list(passages(call, CALL_PASSAGES)),
        "after": list(passages(call, AFTER)),
        "applicants": [APPLICANT[kind] for kind in APPLICANT if kind in call.who_may],
        "money": [
            _money(FIELD[name], getattr(call, name))
            for name in ("total_cents", "max_amount_cents")
            if getattr(call, name)
        ],
        "costs": [said(kind.title) for kind in call.cost_kinds],
        "documents_asked": [(said(one.title), one.required) for one in call.required_documents],
        "questions_asked": [(said(one.text), formats.count(one.max_chars), one.required) for one in call.questions],
        "weights": weights_of(call) if call.criteria else None,
        "ties": ties_said(call),
        "jurors": [juror.organisation_name or _("componente senza organizzazione") for juror in call.jurors],
        "reserved": _reserved(call),
        "answered": len(found),
        "ranked": ranking(call.id) is not None,
        "judges": sits(request, call) and selection_of(call.id) is not None,
        "frequent": [one for one in found if one.frequent][:3],
    }
    return render(request, "calls/call.html", shown)


def _co_design_page(request: HttpRequest, notice: CoDesignView, *, preview: bool) -> HttpResponse:
    interests = selectors.interests(notice.id)
    shown = {
        **_common(request, notice, preview=preview),
        "passages": list(passages(notice, PIECES)),
        "after": list(passages(notice, ("data_protection", "court"))),
        "interests": interests,
        "admitted": [one for one in interests if one.admitted],
        "turns": [(TURN[one.turn], one) for one in selectors.turns(notice.id)],
        "tables": gatherings.gatherings(about=notice.id, public_only=not is_office(request)),
    }
    return render(request, "calls/co_design.html", shown)


def _common(request: HttpRequest, notice: NoticeView, *, preview: bool) -> dict[str, Any]:
    """Return what the two pages share."""
    title = said(notice.title) or _("Senza titolo")
    eyebrow = (
        _("Bando") if isinstance(notice, CallView) else _("Coprogettazione (art. 55 del Codice del Terzo settore)")
    )
    return {
        "page": page_of(title, lead=said(notice.sentence), eyebrow=eyebrow),
        "notice": notice,
        "note": said(notice.note),
        "when": when_of(notice),
        "preview": preview,
        "office": is_office(request),
        "place": places_of(notice),
        "programme": _programme(notice.programme),
        "documents": documents.documents_about(notice.id, public_only=not is_office(request)),
        "versions": selectors.versions(notice.id)[::-1],
        "paper": None if preview else latest_paper(notice),
        "translated": bool(notice.title.en),
    }


CALL_PASSAGES = ("aims", "together", "requirements", "territory")
AFTER = ("reporting", "inspections", "publicity", "data_protection", "court")


def passages(notice: NoticeView, names: tuple[str, ...]) -> Iterator[Passage]:
    """Yield the pieces of a notice that say something, by their names."""
    for name in names:
        text = getattr(notice, name)
        if text.it:
            words = said(text)
            missing = isinstance(words, Untranslated)
            yield Passage(key=name, title=str(FIELD[name]), lines=tuple(words.splitlines()), translated=not missing)


def weights_of(call: CallView) -> Weights:
    """Return the picture of how a call will be judged."""
    parts = [(said(one.title), one.weight, _looked_at(one)) for one in call.criteria]
    return weights(_("I pesi dei criteri"), " ".join(_scale(call)), parts=parts)


def _scale(call: CallView) -> Iterator[str]:
    yield _("Per ogni criterio un punto da 0 a %(most)s; i pesi fanno 100.") % {"most": call.max_score}
    if call.half_points:
        yield _("Si danno anche mezzi punti.")
    if call.least_halves:
        least = {"points": formats.halves(call.least_halves)}
        yield _("Sotto %(points)s punti in tutto una proposta non può avere un contributo.") % least


def _looked_at(one: Criterion) -> str:
    """Return what a criterion looks at, and the least mean it asks for."""
    least = {"points": formats.halves(one.least_halves)}
    asked = _("Minimo: %(points)s.") % least if one.least_halves else ""
    return " ".join(filter(None, (said(one.text), asked)))


def ties_said(call: CallView) -> str:
    """Return the criteria that decide between equals, in their order."""
    titles = {one.key: said(one.title) for one in call.criteria}
    return ", ".join(titles[key] for key in call.tie_order if key in titles)


def places_of(notice: NoticeView) -> str:
    """Return the municipalities and networks of a notice, by name."""
    named = [one.name for one in places.municipalities() if one.istat_code in notice.municipalities]
    others = [one for one in people.networks() if one.id in notice.networks and one.name not in named]
    networks = [_("rete di %(name)s") % {"name": one.name} for one in others]
    return ", ".join([*named, *networks])


def _programme(id: UUID) -> tuple[str, str] | None:
    """Return the programme of a notice: its name and its page; None when the frame does not know it."""
    found = next((one for one in frame.programmes() if one.id == id), None)
    return (said(found.name), reverse("programme:programme", args=[found.slug])) if found else None


def _reserved(call: CallView) -> CallView | None:
    return selectors.call(call.reserved_to_call) if call.reserved_to_call else None


def _money(label: object, cents: int) -> tuple[str, str]:
    return str(label), formats.euros(cents)
