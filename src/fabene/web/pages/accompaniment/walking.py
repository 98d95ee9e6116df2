"""Walking: the diary, what is due, the hours, what organisations learn."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from fabene.core.bilingual import Bilingual
from fabene.core.errors import NotAllowedError, NotFoundError
from fabene.programme.accompaniment import selectors, services
from fabene.programme.accompaniment.values import DeliverableState, DeliverableView, EntryView, Moment, PlanView
from fabene.web import formats
from fabene.web.notices import tell
from fabene.web.pages.accompaniment.editing import WRITES, form_page
from fabene.web.pages.accompaniment.forms import (
    AssessForm,
    DeliverableForm,
    DiaryForm,
    HoursForm,
    SkillsForm,
    StepForm,
)
from fabene.web.pages.accompaniment.seen import Seen, crumbs, seen, walked
from fabene.web.pages.accompaniment.words import DELIVERABLE
from fabene.web.pages.gatherings.words import said
from fabene.web.pages.page import Page
from fabene.web.pages.writing import attempt, fresh_id, sent, stamp_of

MINUTES_IN_HOUR = 60


@never_cache
@require_http_methods(WRITES)
def diary(request: HttpRequest, plan: UUID) -> HttpResponse:
    """Write a page of the diary, or (``?corregge=``) one that corrects another."""
    found = seen(request, plan)
    if not found.mentors:
        raise NotAllowedError("not_mentor")
    wrong = _corrected(request, found)
    initial = {"on": wrong.on, "text": wrong.text, "shared": wrong.shared} if wrong else {"on": timezone.localdate()}
    form = DiaryForm(sent(request), initial=initial)
    number = attempt(form, lambda: _write(request, form, plan=plan, wrong=wrong), fields={"date_in_future": "on"})
    if number is not None:
        tell(request, _("Pagina %(number)s del diario scritta.") % {"number": number})
        return redirect("accompaniment:plan", plan)
    title = _("Correggi una pagina del diario") if wrong else _("Una pagina del diario")
    page = Page(title=title, lead=said(found.plan.title), crumbs=crumbs(found.plan))
    return form_page(request, page, form=form, button=_("Scrivi nel diario"))


def _corrected(request: HttpRequest, found: Seen) -> EntryView | None:
    asked = request.GET.get("corregge", "")
    if not asked:
        return None
    entries = selectors.diary(found.plan.id, shared_only=False)
    wrong = next((one for one in entries if str(one.id) == asked), None)
    if wrong is None:
        raise NotFoundError("entry_not_found")
    return wrong


def _write(request: HttpRequest, form: DiaryForm, *, plan: UUID, wrong: EntryView | None) -> int:
    told = form.cleaned_data
    return services.write_diary(
        id=told["id"],
        plan=plan,
        on=told["on"],
        text=told["text"],
        shared=told["shared"],
        corrects=wrong.id if wrong else None,
        stamp=stamp_of(request),
    )


@never_cache
@require_http_methods(WRITES)
def ask(request: HttpRequest, plan: UUID) -> HttpResponse:
    """Ask for something by a day."""
    one = walked(request, plan)
    form = DeliverableForm(sent(request))
    if attempt(form, lambda: _ask(request, form, one=one)):
        return redirect("accompaniment:plan", plan)
    page = Page(title=_("Una consegna"), lead=said(one.title), crumbs=crumbs(one))
    return form_page(request, page, form=form, button=_("Chiedi"))


def _ask(request: HttpRequest, form: DeliverableForm, *, one: PlanView) -> bool:
    told = form.cleaned_data
    title = Bilingual(it=told["title"], en=told["title_en"])
    services.ask_for_deliverable(
        id=told["id"], plan=one.id, title=title, due_on=told["due_on"], stamp=stamp_of(request)
    )
    tell(request, _("Chiesto. Chi è nel piano lo trova tra le cose da fare."))
    return True


@never_cache
@require_http_methods(WRITES)
def deliverable(request: HttpRequest, plan: UUID, *, deliverable: UUID) -> HttpResponse:
    """Hand something in; who walks and the office say whether it will do."""
    found = seen(request, plan)
    one = selectors.deliverable(deliverable)
    if one.plan != found.plan.id:
        raise NotFoundError("deliverable_not_found")
    form = StepForm(sent(request), all_states=found.reads_all, initial={"state": DeliverableState.HANDED_IN.value})
    if attempt(form, lambda: _step(request, form, one=one), fields={"text_missing": "note"}):
        return redirect("accompaniment:plan", plan)
    due = _("Entro %(day)s") % {"day": formats.day(one.due_on)}
    shown = {
        "page": Page(title=said(one.title), lead=due, crumbs=crumbs(found.plan)),
        "form": form,
        "one": one,
        "state": DELIVERABLE[one.state],
        "steps": [(step, DELIVERABLE[DeliverableState(step.state)]) for step in one.steps],
    }
    return render(request, "accompaniment/deliverable.html", shown, status=400 if form.errors else 200)


def _step(request: HttpRequest, form: StepForm, *, one: DeliverableView) -> bool:
    told = form.cleaned_data
    services.step_deliverable(
        id=told["id"],
        deliverable=one.id,
        state=DeliverableState(told["state"]),
        note=told["note"],
        url=told["url"],
        stamp=stamp_of(request),
    )
    tell(request, _("Scritto."))
    return True


@never_cache
@require_http_methods(WRITES)
def hours(request: HttpRequest, plan: UUID) -> HttpResponse:
    """Write down hours that were given."""
    one = walked(request, plan)
    form = HoursForm(sent(request), plan=one, initial={"on": timezone.localdate()})
    beside = {"minutes_out_of_bounds": "hours", "date_in_future": "on"}
    if attempt(form, lambda: _give(request, form, one=one), fields=beside):
        return redirect("accompaniment:plan", plan)
    page = Page(title=_("Ore date"), lead=said(one.title), crumbs=crumbs(one))
    return form_page(request, page, form=form, button=_("Scrivi le ore"))


def _give(request: HttpRequest, form: HoursForm, *, one: PlanView) -> bool:
    told = form.cleaned_data
    services.give_hours(
        id=told["id"],
        plan=one.id,
        on=told["on"],
        minutes=told["hours"] * MINUTES_IN_HOUR + told["minutes"],
        what=told["what"],
        organisation=UUID(told["given_by"]) if told["given_by"] else None,
        stamp=stamp_of(request),
    )
    tell(request, _("Ore scritte."))
    return True


@require_POST
def take_back_hours(request: HttpRequest, plan: UUID, *, hours: UUID) -> HttpResponse:
    """Take hours back that were written by mistake."""
    one = walked(request, plan)
    if hours not in {each.id for each in selectors.hours(one.id)}:
        raise NotFoundError("given_hours_not_found")
    services.take_back_hours(id=fresh_id(), hours=hours, stamp=stamp_of(request))
    tell(request, _("Ore tolte."))
    return redirect("accompaniment:plan", plan)


@never_cache
@require_http_methods(WRITES)
def skills(request: HttpRequest, plan: UUID) -> HttpResponse:
    """Name the skills that the plan works on."""
    one = walked(request, plan)
    known = "\n".join(" | ".join(filter(None, (each.name.it, each.name.en))) for each in selectors.skills(one.id))
    form = SkillsForm(sent(request), initial={"names": known})
    if attempt(form, lambda: _name(request, form, one=one), fields={"skills_out_of_bounds": "names"}):
        return redirect("accompaniment:plan", plan)
    lead = _("Di organizzazioni, mai di persone. Dopo la prima risposta non si cambiano più.")
    page = Page(title=_("Le competenze su cui si lavora"), lead=lead, crumbs=crumbs(one))
    return form_page(request, page, form=form, button=_("Salva"))


def _name(request: HttpRequest, form: SkillsForm, *, one: PlanView) -> bool:
    services.name_skills(id=form.cleaned_data["id"], plan=one.id, names=form.said(), stamp=stamp_of(request))
    tell(request, _("Competenze scritte: ora ogni organizzazione dice dove si mette."))
    return True


@never_cache
@require_http_methods(WRITES)
def assess(request: HttpRequest, plan: UUID) -> HttpResponse:
    """Say where an organisation puts itself."""
    found = seen(request, plan)
    form = AssessForm(
        sent(request), plan=found.plan, skills=selectors.skills(plan), initial={"on": timezone.localdate()}
    )
    if attempt(form, lambda: _assess(request, form, one=found.plan)):
        return redirect("accompaniment:plan", plan)
    lead = _("Risponde l’organizzazione, su di sé: non è un voto. La scala è uguale per tutte, e pubblica.")
    page = Page(title=_("Dove si mette l’organizzazione"), lead=lead, crumbs=crumbs(found.plan))
    return form_page(request, page, form=form, button=_("Scrivi"))


def _assess(request: HttpRequest, form: AssessForm, *, one: PlanView) -> bool:
    told = form.cleaned_data
    services.assess(
        id=told["id"],
        plan=one.id,
        organisation=UUID(told["organisation"]),
        moment=Moment(told["moment"]),
        on=told["on"],
        levels=form.levels,
        stamp=stamp_of(request),
    )
    tell(request, _("Risposte scritte."))
    return True
