"""The office's page: what came, who in the jury has finished (without a score), and the steps up to the ranking."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fabene.people.rules import require
from fabene.programme.applications.values import ApplicationView
from fabene.programme.calls import selectors as calls
from fabene.programme.selection import selectors, services
from fabene.programme.selection.values import (
    Admissibility,
    AdmissionView,
    AppealView,
    Bar,
    Phase,
    RulesDraft,
    SelectionView,
)
from fabene.web import formats
from fabene.web.notices import tell
from fabene.web.pages.page import Page, Thing
from fabene.web.pages.selection.forms import OpenForm, PublishForm
from fabene.web.pages.selection.scope import MANAGE, Scope, call_crumbs, called, for_office, head, opened, said
from fabene.web.pages.selection.words import ADMISSIBILITY, ADMISSIBILITY_BADGE, BAR, PHASE
from fabene.web.pages.writing import WriteForm, act, attempt, sent, stamp_of

BESIDE = {"places_out_of_bounds": "places", "appeal_days_out_of_bounds": "appeal_days"}
Admissions = Mapping[UUID, AdmissionView]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One application on the office's page."""

    application: ApplicationView
    name: str
    badge: str
    state: str
    answered: bool
    reason: bool
    check: str


@never_cache
@require_safe
def office(request: HttpRequest, slug: str) -> HttpResponse:
    """Show where a selection is and what is left to do."""
    require(request.user, MANAGE, None)
    scope = opened(request, slug)
    if scope is None:
        return redirect("selection:open", slug)
    found, appeals = selectors.admissions(scope.selection.id), selectors.appeals(scope.selection.id)
    lines, versions = _lines(scope, found), selectors.versions(scope.call.id)
    shown = {
        "page": head(scope, _("Valutazione"), lead=str(PHASE[scope.selection.phase]).capitalize() + "."),
        "scope": scope,
        "waiting": _waiting(scope, lines, found=found, appeals=appeals)[:3],
        "lines": lines,
        "jurors": selectors.progress(scope.selection, among=[line.application.id for line in lines]),
        "closings": selectors.closings(scope.selection.id),
        "versions": versions,
        "appeals": _appeals(appeals, lines),
        "ties": _ties(scope.selection),
        "leasts": _leasts(scope.selection),
        "bars": _bars(scope, lines),
        "step": WriteForm(auto_id=False),
        "publish": _publish_form(again=bool(versions)),
        "may_close": scope.selection.phase in {Phase.FIRST, Phase.FINAL},
        "may_publish": scope.selection.phase in {Phase.CLOSED, Phase.PUBLISHED},
    }
    return render(request, "selection/office.html", shown)


def _publish_form(*, again: bool) -> PublishForm:
    """Return the form that publishes; a version after the first says why there is one."""
    form = PublishForm()
    form.fields["note"].required = again
    return form


def _lines(scope: Scope, found: Admissions) -> list[Line]:
    reasons, checks = selectors.reason_texts(scope.selection), selectors.checks(scope.selection.id)
    return [
        Line(
            application=one,
            name=called(one),
            badge=_badge(found.get(one.id)),
            state=_state(found.get(one.id)),
            answered=bool((admission := found.get(one.id)) and admission.integrated_at and admission.term),
            reason=one.id in reasons,
            check=_check_said(checks[one.id].passed) if one.id in checks else "",
        )
        for one in selectors.sent(scope.call.id).values()
    ]


def _badge(found: AdmissionView | None) -> str:
    return ADMISSIBILITY_BADGE[found.outcome] if found else "badge-apple"


def _state(found: AdmissionView | None) -> str:
    return str(ADMISSIBILITY[found.outcome]) if found else _("da guardare")


def _check_said(passed: bool) -> str:  # noqa: FBT001 - one fact, said in words
    return _("secondo controllo: sì") if passed else _("secondo controllo: no")


def _ties(selection: SelectionView) -> list[str]:
    titles = {one.key: said(one.title) for one in selection.criteria}
    return [titles.get(key, key) for key in selection.rules.ties]


def _leasts(selection: SelectionView) -> list[str]:
    """Return what a proposal needs to be funded."""
    each = [(said(one.title), one.least_halves) for one in selection.criteria if one.least_halves]
    whole = [(_("in tutto"), selection.rules.least_halves)] if selection.rules.least_halves else []
    return [f"{where}: {formats.halves(least)}" for where, least in (*whole, *each)]


def _bars(scope: Scope, lines: Sequence[Line]) -> list[tuple[str, str, str]]:
    """Return who does not judge which proposal by itself, without having declared it: body, proposal, why."""
    bodies, names = selectors.seated(scope.call), {line.application.id: line.name for line in lines}
    found = selectors.apart(scope.selection, among=names, call=scope.call)
    return [
        (bodies[juror], names[which], str(BAR[bar]))
        for (which, juror), bar in found.items()
        if bar is not Bar.DECLARED and juror in bodies
    ]


def _appeals(appeals: Sequence[AppealView], lines: Sequence[Line]) -> list[tuple[str, UUID, str]]:
    among = {line.application.id: line.name for line in lines}
    words = {None: _("aspetta una risposta"), True: _("accolto"), False: _("respinto")}
    return [(among[one.application], one.id, words[one.accepted]) for one in appeals if one.application in among]


def _waiting(scope: Scope, lines: list[Line], *, found: Admissions, appeals: Sequence[AppealView]) -> list[Thing]:
    """Return what the office has to do next, the most pressing first."""
    slug, things = scope.call.slug, []
    unseen = [line for line in lines if line.application.id not in found]
    asked = [line for line in lines if _is_answered(found.get(line.application.id))]
    unanswered = [one for one in appeals if one.accepted is None]
    if unanswered:
        words = ngettext("%(count)s ricorso aspetta.", "%(count)s ricorsi aspettano.", len(unanswered))
        url = reverse("selection:answer", args=[slug, unanswered[0].id])
        things.append(Thing(title=_("Rispondi ai ricorsi"), sentence=words % {"count": len(unanswered)}, url=url))
    if asked:
        url = reverse("selection:application", args=[slug, asked[0].application.id])
        things.append(Thing(title=_("È arrivata un’integrazione"), sentence=asked[0].name, url=url))
    if unseen and scope.selection.phase is Phase.FIRST:
        words = ngettext("%(count)s proposta da guardare.", "%(count)s proposte da guardare.", len(unseen))
        url = reverse("selection:application", args=[slug, unseen[0].application.id])
        things.append(Thing(title=_("Di’ che cosa è ammesso"), sentence=words % {"count": len(unseen)}, url=url))
    return things


def _is_answered(found: AdmissionView | None) -> bool:
    return bool(found and found.outcome is Admissibility.INTEGRATION and found.integrated_at)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def open_selection(request: HttpRequest, slug: str) -> HttpResponse:
    """Open a selection, with the rules that are said before anybody scores."""
    require(request.user, MANAGE, None)
    call = calls.call_by_slug(slug)
    form = OpenForm(sent(request))
    done = attempt(form, lambda: _open(request, form, call=call.id), fields=BESIDE)
    if done is not None:
        tell(request, _("La valutazione è aperta. Ora guarda le proposte: la giuria vede solo quelle ammesse."))
        return redirect("selection:office", slug)
    page = Page(
        title=_("Apri la valutazione"),
        lead=_("Criteri, pesi e regola dei pari sono quelli del bando. Da qui in poi la giuria non cambia più."),
        eyebrow=said(call.title),
        crumbs=call_crumbs(call),
    )
    shown = {"page": page, "call": call, "form": form, "jurors": selectors.jurors(call.id).values()}
    return render(request, "selection/open.html", shown, status=400 if form.errors else 200)


def _open(request: HttpRequest, form: OpenForm, *, call: UUID) -> SelectionView:
    told = form.cleaned_data
    return services.open_selection(
        id=told["id"],
        call=call,
        rules=RulesDraft(
            places=told["places"],
            seed=told["seed"],
            seed_source=told["seed_source"],
            appeal_days=told["appeal_days"],
            simulated=told["simulated"],
        ),
        stamp=stamp_of(request),
    )


@require_POST
def close(request: HttpRequest, slug: str) -> HttpResponse:
    """Close what is open: the first round, then the final scores."""
    scope = for_office(request, slug)
    form = WriteForm(request.POST)
    if form.is_valid() and act(request, lambda: _close(request, scope, id=form.cleaned_data["id"])):
        if scope.selection.blind:
            tell(request, _("La prima lettura è chiusa: ora la giuria vede tutti i punteggi e ne parla."))
        else:
            tell(request, _("I punteggi finali sono chiusi, con la loro impronta."))
    return redirect("selection:office", slug)


def _close(request: HttpRequest, scope: Scope, *, id: UUID) -> None:
    if scope.selection.blind:
        services.close_first_round(id=id, selection=scope.selection.id, stamp=stamp_of(request))
    else:
        services.close(id=id, selection=scope.selection.id, stamp=stamp_of(request))


@require_POST
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """Publish the ranking, or a new version of it."""
    scope = for_office(request, slug)
    form = PublishForm(request.POST)
    if form.is_valid() and act(request, lambda: _publish(request, form, scope=scope)):
        tell(request, _("La graduatoria è pubblica. Il tempo per ricorrere parte da oggi."))
        return redirect("selection:ranking", slug)
    return redirect("selection:office", slug)


def _publish(request: HttpRequest, form: PublishForm, *, scope: Scope) -> None:
    told = form.cleaned_data
    services.publish(id=told["id"], selection=scope.selection.id, note=told["note"], stamp=stamp_of(request))
