"""The office opens a plan, names who walks, lets ideas become one and part again."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from fabene.core.errors import NotAllowedError, NotFoundError
from fabene.people import selectors as people
from fabene.people.rules import require
from fabene.programme.accompaniment import selectors, services
from fabene.programme.accompaniment.values import Part, PlanView
from fabene.web.notices import tell
from fabene.web.pages.accompaniment.forms import MergeForm, PartForm, PlanForm, UnmergeForm, initial_of
from fabene.web.pages.accompaniment.seen import MANAGE, crumbs, managed, networks_managed
from fabene.web.pages.gatherings.words import said
from fabene.web.pages.page import Page
from fabene.web.pages.writing import WriteForm, attempt, fresh_id, sent, stamp_of

WRITES = ["GET", "HEAD", "POST"]
BESIDE = {
    "dates_in_wrong_order": "ends",
    "idea_has_a_plan": "ideas",
    "idea_elsewhere": "ideas",
    "user_not_found": "email",
    "part_taken": "email",
}


def form_page(request: HttpRequest, page: Page, *, form: WriteForm, button: str) -> HttpResponse:
    """Return a page with one form."""
    shown = {"page": page, "form": form, "button": button}
    return render(request, "gatherings/form.html", shown, status=400 if form.errors else 200)


@never_cache
@require_http_methods(WRITES)
def open_plan(request: HttpRequest) -> HttpResponse:
    """Open a plan."""
    networks, everywhere = networks_managed(request)
    if not (networks or everywhere):
        raise NotAllowedError(permission=MANAGE)
    form = PlanForm(sent(request), networks=networks, everywhere=everywhere)
    made = attempt(form, lambda: _open(request, form), fields=BESIDE)
    if made is not None:
        tell(request, _("Piano aperto. Ora indica chi accompagna e chi porta l’idea."))
        return redirect("accompaniment:plan", made.id)
    lead = _("Con quale territorio o quale idea si cammina, e per arrivare dove.")
    page = Page(title=_("Un nuovo piano di accompagnamento"), lead=lead, crumbs=crumbs())
    return form_page(request, page, form=form, button=_("Apri il piano"))


def _open(request: HttpRequest, form: PlanForm) -> PlanView:
    draft = form.draft()
    require(request.user, MANAGE, draft.network)
    return services.open_plan(id=form.cleaned_data["id"], plan=draft, stamp=stamp_of(request))


@never_cache
@require_http_methods(WRITES)
def change_plan(request: HttpRequest, plan: UUID) -> HttpResponse:
    """Write a plan anew."""
    one = managed(request, plan)
    networks, everywhere = networks_managed(request)
    form = PlanForm(sent(request), networks=networks, everywhere=everywhere, initial=initial_of(one))
    made = attempt(form, lambda: _change(request, form, one=one), fields=BESIDE)
    if made is not None:
        tell(request, _("Piano aggiornato."))
        return redirect("accompaniment:plan", plan)
    page = Page(title=_("Cambia il piano"), lead=said(one.title), crumbs=crumbs(one))
    return form_page(request, page, form=form, button=_("Salva"))


def _change(request: HttpRequest, form: PlanForm, *, one: PlanView) -> PlanView:
    draft = form.draft(source=one.draft.source)
    require(request.user, MANAGE, draft.network)
    return services.change_plan(id=form.cleaned_data["id"], plan=one.id, draft=draft, stamp=stamp_of(request))


@never_cache
@require_http_methods(WRITES)
def take_part(request: HttpRequest, plan: UUID) -> HttpResponse:
    """Name who walks, or who brings the idea."""
    one = managed(request, plan)
    form = PartForm(sent(request))
    if attempt(form, lambda: _take_part(request, form, one=one), fields=BESIDE):
        return redirect("accompaniment:plan", plan)
    lead = _("Chiunque possa entrare nel sito. Chi non entra ancora, prima si invita.")
    page = Page(title=_("Chi è nel piano"), lead=lead, crumbs=crumbs(one))
    return form_page(request, page, form=form, button=_("Aggiungi"))


def _take_part(request: HttpRequest, form: PartForm, *, one: PlanView) -> bool:
    account = people.account_at(form.cleaned_data["email"])
    if account is None:
        raise NotFoundError("user_not_found")
    services.take_part(
        id=form.cleaned_data["id"],
        plan=one.id,
        user=account.pk,
        part=Part(form.cleaned_data["part"]),
        stamp=stamp_of(request),
    )
    tell(request, _("Aggiunto: trova il piano sotto Accompagnamento."))
    return True


@require_POST
def leave_part(request: HttpRequest, plan: UUID, *, part: UUID) -> HttpResponse:
    """End somebody's part."""
    one = managed(request, plan)
    if part not in {each.id for each in one.parts}:
        raise NotFoundError("plan_part_not_found")
    services.leave_part(id=fresh_id(), part=part, stamp=stamp_of(request))
    tell(request, _("Tolto dal piano. Quello che ha scritto resta."))
    return redirect("accompaniment:plan", plan)


@never_cache
@require_http_methods(WRITES)
def merge(request: HttpRequest, plan: UUID) -> HttpResponse:
    """Let ideas become part of this one."""
    one = managed(request, plan)
    networks, everywhere = networks_managed(request)
    kept = {each.id for each in networks}
    others = [
        each
        for each in selectors.plans()
        if each.id != one.id and each.into is None and not each.came_from
        if everywhere or each.draft.network in kept
    ]
    form = MergeForm(sent(request), others=others, initial={"on": timezone.localdate()})
    if attempt(form, lambda: _merge(request, form, one=one)):
        return redirect("accompaniment:plan", plan)
    lead = _("Le idee scelte vanno avanti in questa; quello che ognuna ha scritto resta dov’è.")
    page = Page(title=_("Unisci delle idee"), lead=lead, crumbs=crumbs(one))
    return form_page(request, page, form=form, button=_("Unisci"))


def _merge(request: HttpRequest, form: MergeForm, *, one: PlanView) -> bool:
    told = form.cleaned_data
    services.merge(
        id=told["id"],
        plans=[UUID(each) for each in told["plans"]],
        into=one.id,
        on=told["on"],
        why=told["why"],
        stamp=stamp_of(request),
    )
    tell(request, _("Unite. Se serve, si separano di nuovo: resta scritto tutto."))
    return True


@never_cache
@require_http_methods(WRITES)
def unmerge(request: HttpRequest, plan: UUID, *, merger: UUID) -> HttpResponse:
    """Let ideas that had become one part again."""
    one = managed(request, plan)
    if selectors.merger(merger).into != one.id:
        raise NotFoundError("merger_not_found")
    form = UnmergeForm(sent(request), initial={"on": timezone.localdate()})
    made = attempt(
        form,
        lambda: services.unmerge(
            id=form.cleaned_data["id"],
            merger=merger,
            on=form.cleaned_data["on"],
            why=form.cleaned_data["why"],
            stamp=stamp_of(request),
        ),
    )
    if made is not None:
        tell(request, _("Separate: ognuna va avanti da sola."))
        return redirect("accompaniment:plan", plan)
    page = Page(title=_("Separa le idee"), lead=said(one.title), crumbs=crumbs(one))
    return form_page(request, page, form=form, button=_("Separa"))
