"""What stood in a draft before: every version that was kept, field by field, to read and to put back."""

from collections.abc import Mapping
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from fabene.programme.applications import selectors, services
from fabene.programme.applications.services.budgeting import BUDGET
from fabene.programme.applications.services.drafting import PLACES
from fabene.programme.applications.services.restoring import budget_in
from fabene.programme.applications.values import ANSWER, MAX_PASTS, TITLE, PastView
from fabene.web import formats
from fabene.web.notices import tell
from fabene.web.pages.applications import words
from fabene.web.pages.applications.common import Open, names, opened, page_of, towns, towns_of
from fabene.web.pages.page import Crumb
from fabene.web.pages.writing import WriteForm, act, actor, fresh_id, stamp_of


@never_cache
@require_safe
def history(request: HttpRequest, application: UUID) -> HttpResponse:
    """Show what stood in each field of a draft, the latest first."""
    found = _writable(request, application)
    pasts = selectors.history(id=application, user=actor(request))
    called = names(tuple({one.written_by for one in pasts if one.written_by}))
    labels, known = _labels(found), towns()
    groups = [
        {
            "label": label,
            "versions": [_version(one, called=called, known=known) for one in pasts if one.key == key],
            "seen": found.draft.fields[key].version if key in found.draft.fields else 0,
        }
        for key, label in labels.items()
    ]
    lead = _("Per ogni parte si tengono le ultime %(count)s versioni, finché la proposta non parte.")
    page = page_of(found, lead=lead % {"count": MAX_PASTS})
    page = type(page)(
        title=_("Cronologia della bozza"),
        lead=page.lead,
        eyebrow=found.title,
        crumbs=(*(page.crumbs or ()), Crumb(label=found.title, url=found.url)),
    )
    shown = {"page": page, "open": found, "groups": [one for one in groups if one["versions"]], "id": fresh_id()}
    return render(request, "applications/history.html", shown)


def _writable(request: HttpRequest, application: UUID) -> Open:
    found = opened(request, application)
    if not found.writable:
        raise Http404
    return found


def _labels(found: Open) -> dict[str, str]:
    """Return how each field of a draft is called, in the order of its pages."""
    asked = {f"{ANSWER}{one.key}": words.said(one.text) for one in found.call.questions}
    return {TITLE: _("Titolo"), **asked, PLACES: _("Il territorio"), BUDGET: _("Il bilancio")}


def _version(one: PastView, *, called: Mapping[UUID, str], known: Mapping[str, str]) -> dict[str, object]:
    return {
        "key": one.key,
        "version": one.version,
        "when": words.moment(one.written_at),
        "who": called.get(one.written_by, "") if one.written_by else "",
        "lines": _lines(one, known=known),
    }


def _lines(one: PastView, *, known: Mapping[str, str]) -> list[str]:
    if one.key == PLACES:
        return [towns_of(tuple(one.text.split()), known)]
    if one.key == BUDGET:
        rows = budget_in(one.text).rows
        return [f"{row.text or '—'}: {formats.euros(row.total_cents)}" for row in rows]
    return one.text.splitlines()


@require_POST
def restore(request: HttpRequest, *, application: UUID, key: str, version: int) -> HttpResponse:
    """Put back what stood in a field; what stands there now is kept in its turn."""
    _writable(request, application)
    form = WriteForm(request.POST)
    id = form.cleaned_data["id"] if form.is_valid() else fresh_id()
    text, stamp = request.POST.get("seen", ""), stamp_of(request)
    seen = int(text) if text.isascii() and text.isdigit() else 0
    done = act(
        request,
        lambda: services.restore(id=id, application=application, key=key, version=version, seen=seen, stamp=stamp),
    )
    if done:
        tell(request, _("Rimesso. Quello che c’era prima è nella cronologia."))
        return redirect("applications:budget" if key == BUDGET else "applications:draft", application)
    return redirect("applications:history", application)
