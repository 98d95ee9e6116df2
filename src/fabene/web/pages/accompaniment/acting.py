"""The operative plan that a network shares: what, who, when, how far; on paper and as a file."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fabene.core.errors import NotFoundError
from fabene.people import selectors as people
from fabene.people.rules import require
from fabene.people.values import NetworkView
from fabene.programme.accompaniment import selectors, services
from fabene.programme.accompaniment.values import ActionState, ActionView
from fabene.web import formats
from fabene.web.downloads import csv_response
from fabene.web.drawings.picture import Column, Table
from fabene.web.notices import tell
from fabene.web.pages.accompaniment.editing import WRITES, form_page
from fabene.web.pages.accompaniment.forms import ActionForm, ActionStepForm
from fabene.web.pages.accompaniment.seen import MANAGE, crumbs, mentors_in, network_read
from fabene.web.pages.accompaniment.words import ACTION
from fabene.web.pages.gatherings.words import said
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.writing import attempt, sent, stamp_of


@never_cache
@require_safe
def network(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the operative plan of a network to who has a part in it."""
    found, keeps = network_read(request, slug)
    steps = keeps or mentors_in(request, found.id)
    today = timezone.localdate()
    rows = [_shown(one, late=one.late_on(today)) for one in selectors.actions(found.id)]
    page = Page(title=_title(found), lead=_lead(), crumbs=crumbs())
    shown = {"page": page, "network": found, "keeps": keeps, "steps": steps, "rows": rows}
    return render(request, "accompaniment/network.html", shown)


@never_cache
@require_safe
def sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the operative plan as it is printed."""
    found, _keeps = network_read(request, slug)
    table = _table(found)
    page = Page(title=table.caption, lead=_("Al %(day)s") % {"day": formats.day(timezone.localdate())}, crumbs=None)
    return render(request, "accompaniment/network_sheet.html", {"page": page, "network": found, "table": table})


@never_cache
@require_safe
def network_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the operative plan as a file."""
    found, _keeps = network_read(request, slug)
    return csv_response(_table(found), f"piano-operativo-{found.slug}.csv")


def _title(network: NetworkView) -> str:
    return _("Piano operativo di %(network)s") % {"network": network.name}


def _lead() -> str:
    return _("Che cosa si fa, chi, entro quando: quello su cui la rete si è accordata.")


def _shown(one: ActionView, *, late: bool) -> dict[str, object]:
    return {"one": one, "what": said(one.draft.what), "who": _who(one), "state": ACTION[one.state], "late": late}


def _who(one: ActionView) -> str:
    lead = one.organisation.name if one.organisation else _("tutta la rete")
    return _("%(lead)s con %(others)s") % {"lead": lead, "others": one.draft.who_else} if one.draft.who_else else lead


def _table(network: NetworkView) -> Table:
    heads = (_("Che cosa"), _("Chi"), _("Comincia"), _("Entro"), _("A che punto è"), _("Nota"))
    rows = tuple(
        (
            said(one.draft.what),
            _who(one),
            one.draft.starts.isoformat() if one.draft.starts else None,
            one.draft.due_on.isoformat() if one.draft.due_on else None,
            str(ACTION[one.state]),
            one.steps[0].note if one.steps else "",
        )
        for one in selectors.actions(network.id)
    )
    return Table(caption=_title(network), columns=tuple(Column(label=head) for head in heads), rows=rows)


@never_cache
@require_http_methods(WRITES)
def plan_action(request: HttpRequest, slug: str) -> HttpResponse:
    """Add an action to a network's plan."""
    found = people.network(slug)
    require(request.user, MANAGE, found.id)
    form = ActionForm(sent(request))
    if attempt(form, lambda: _plan(request, form, network=found), fields={"dates_in_wrong_order": "due_on"}):
        return redirect("accompaniment:network", slug)
    page = Page(title=_("Una nuova azione"), lead=_title(found), crumbs=_above(found))
    return form_page(request, page, form=form, button=_("Aggiungi al piano"))


def _plan(request: HttpRequest, form: ActionForm, *, network: NetworkView) -> bool:
    services.plan_action(id=form.cleaned_data["id"], action=form.draft(network=network.id), stamp=stamp_of(request))
    tell(request, _("Azione aggiunta."))
    return True


@never_cache
@require_http_methods(WRITES)
def change_action(request: HttpRequest, slug: str, *, action: UUID) -> HttpResponse:
    """Write an action anew."""
    found, one = _action(request, slug, action=action)
    draft = one.draft
    initial = {
        "what": draft.what.it,
        "what_en": draft.what.en,
        "organisation": str(draft.organisation or ""),
        "who_else": draft.who_else,
        "starts": draft.starts,
        "due_on": draft.due_on,
    }
    form = ActionForm(sent(request), initial=initial)
    if attempt(form, lambda: _change(request, form, one=one), fields={"dates_in_wrong_order": "due_on"}):
        return redirect("accompaniment:network", slug)
    page = Page(title=_("Cambia l’azione"), lead=said(draft.what), crumbs=_above(found))
    return form_page(request, page, form=form, button=_("Salva"))


def _change(request: HttpRequest, form: ActionForm, *, one: ActionView) -> bool:
    draft = form.draft(network=one.draft.network, source=one.draft.source)
    services.change_action(id=form.cleaned_data["id"], action=one.id, draft=draft, stamp=stamp_of(request))
    tell(request, _("Azione aggiornata."))
    return True


@never_cache
@require_http_methods(WRITES)
def step_action(request: HttpRequest, slug: str, *, action: UUID) -> HttpResponse:
    """Say how far an action is: who keeps the plan does, and whoever walks with an idea there."""
    found, one = _action(request, slug, action=action, walking=True)
    form = ActionStepForm(sent(request), initial={"state": one.state.value})
    if attempt(form, lambda: _step(request, form, one=one)):
        return redirect("accompaniment:network", slug)
    page = Page(title=said(one.draft.what), lead=_who(one), crumbs=_above(found))
    return form_page(request, page, form=form, button=_("Scrivi"))


def _step(request: HttpRequest, form: ActionStepForm, *, one: ActionView) -> bool:
    told = form.cleaned_data
    services.step_action(
        id=told["id"],
        action=one.id,
        state=ActionState(told["state"]),
        note=told["note"],
        stamp=stamp_of(request),
    )
    tell(request, _("Scritto."))
    return True


def _action(request: HttpRequest, slug: str, *, action: UUID, walking: bool = False) -> tuple[NetworkView, ActionView]:
    found = people.network(slug)
    if not (walking and mentors_in(request, found.id)):
        require(request.user, MANAGE, found.id)
    one = selectors.action(action)
    if one.draft.network != found.id:
        raise NotFoundError("action_not_found")
    return found, one


def _above(network: NetworkView) -> tuple[Crumb, ...]:
    return (*crumbs(), Crumb(label=_title(network), url=reverse("accompaniment:network", args=[network.slug])))
