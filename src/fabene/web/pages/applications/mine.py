"""My applications: what I write, what I sent, and taking an idea into another call."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from fabene.core.errors import FabeneError, NotAllowedError
from fabene.programme.applications import selectors, services
from fabene.programme.applications.values import ApplicationView, State
from fabene.programme.calls import selectors as calls
from fabene.programme.calls.values import CallView
from fabene.programme.calls.values import State as CallState
from fabene.programme.selection.selectors import with_selection
from fabene.web.notices import refuse, tell
from fabene.web.pages.applications import words
from fabene.web.pages.page import Page
from fabene.web.pages.writing import WriteForm, actor, fresh_id, sentence_of, stamp_of


@never_cache
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """List my applications, and the calls that are open."""
    now = timezone.now()
    listed = {call.id: call for call in calls.calls()}
    found = selectors.mine(actor(request))
    judged = with_selection(one.call for one in found)
    shown = {
        "page": Page(title=_("Le mie proposte"), lead=_("Quello che scrivi per i bandi, e quello che hai inviato.")),
        "rows": [_row(one, listed.get(one.call), judged=one.call in judged) for one in found],
        "open": [_open(call) for call in listed.values() if call.state_at(now) == CallState.OPEN],
    }
    return render(request, "applications/mine.html", shown)


def _open(call: CallView) -> dict[str, object]:
    closes = words.moment(call.closes_at) if call.closes_at else ""
    return {"title": words.said(call.title), "slug": call.slug, "closes": closes}


def _row(one: ApplicationView, call: CallView | None, *, judged: bool) -> dict[str, object]:
    is_draft = one.state == State.DRAFT
    return {
        "id": one.id,
        "title": one.title or _("Proposta senza titolo"),
        "call": words.said(call.title) if call else "",
        "state": words.STATE[one.state],
        "is_draft": is_draft,
        "number": one.number,
        "judged_in": call.slug if call and judged and one.state == State.SENT else "",
        "sent": words.moment(one.sent_at) if one.sent_at else "",
        "closes": words.moment(call.closes_at) if call and call.closes_at and is_draft else "",
    }


@require_POST
def copy(request: HttpRequest, *, application: UUID, slug: str) -> HttpResponse:
    """Take an idea into another call."""
    call = calls.call_by_slug(slug)
    form = WriteForm(request.POST)
    id = form.cleaned_data["id"] if form.is_valid() else fresh_id()
    try:
        services.copy_into(id=id, application=application, call=call.id, stamp=stamp_of(request))
    except NotAllowedError:
        raise
    except FabeneError as refused:
        if refused.code == "application_not_found":
            raise
        refuse(request, sentence_of(refused))
        return redirect("applications:join", slug)
    tell(request, _("Abbiamo copiato l’idea in una bozza nuova: rileggila, poi inviala."))
    return redirect("applications:draft", id)
