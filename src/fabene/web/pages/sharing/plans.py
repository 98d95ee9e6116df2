"""The plan of a day: proposed, explained, changed by hand if a person insists, confirmed."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from fabene.collecting.values import MarketDay
from fabene.households.selectors import expected_on
from fabene.people.rules import may
from fabene.sharing import selectors, services
from fabene.sharing.effective import Move
from fabene.sharing.values import EditWhy, PlanState, PlanView
from fabene.web import formats
from fabene.web.downloads import csv_response
from fabene.web.notices import tell
from fabene.web.pages.sharing.common import day_for, head, leaf, pressed, require_plan_of, wrote
from fabene.web.pages.sharing.forms import ButtonForm, MoveForm, much_of
from fabene.web.pages.sharing.mixes import legend, strips
from fabene.web.pages.sharing.proof import rising, step_sentences
from fabene.web.pages.sharing.reasons import sentence, who, without
from fabene.web.pages.sharing.tables import plan_table
from fabene.web.pages.sharing.variety import alone
from fabene.web.pages.writing import require_standing, sent, stamp_of


@never_cache
@require_safe
def plan(request: HttpRequest, day: UUID) -> HttpResponse:
    """Show who gets what and why, or what a plan would share when there is none yet."""
    found = day_for(request, day, permission="sharing.view")
    shown = selectors.plan_of(day)
    if shown is None:
        return _no_plan(request, found)
    return _plan(request, found, shown=shown, move=MoveForm(plan=shown))


@require_POST
def propose(request: HttpRequest, day: UUID) -> HttpResponse:
    """Propose a plan with what stands at the hub now."""
    day_for(request, day, permission="sharing.plan")
    if pressed(request, lambda id: services.propose(id=id, day=day, stamp=stamp_of(request))):
        tell(request, _("Piano pronto: guardalo, e conferma quando va bene."))
    return redirect("sharing:plan", day)


@require_POST
def move(request: HttpRequest, *, day: UUID, plan: UUID) -> HttpResponse:
    """Move packs by hand; a refusal leaves what was typed."""
    found = day_for(request, day, permission="sharing.edit")
    require_plan_of(day, plan=plan)
    shown = selectors.plan(plan)
    form = MoveForm(sent(request), plan=shown)
    if wrote(form, lambda: _edit(form, plan=plan, request=request)):
        tell(request, _("Spostato. Il piano qui sotto è già aggiornato."))
        return redirect("sharing:plan", day)
    return _plan(request, found, shown=shown, move=form)


@require_POST
def confirm(request: HttpRequest, *, day: UUID, plan: UUID) -> HttpResponse:
    """Confirm a plan: its bags exist."""
    day_for(request, day, permission="sharing.confirm")
    require_plan_of(day, plan=plan)
    if pressed(request, lambda id: _confirm(request, id=id, day=day, plan=plan)):
        tell(request, _("Confermato: le borse hanno il loro codice. Ora si stampano le etichette e si riempie."))
        return redirect("sharing:bags", day)
    return redirect("sharing:plan", day)


@require_POST
def undo(request: HttpRequest, day: UUID) -> HttpResponse:
    """Take the confirmation back while no bag has gone."""
    day_for(request, day, permission="sharing.confirm")
    confirmation = selectors.confirmation_of(day)
    if confirmation is not None and pressed(
        request, lambda _id: services.undo_confirm(confirmation=confirmation, stamp=stamp_of(request))
    ):
        tell(request, _("La conferma è annullata e i suoi codici non valgono più. Puoi cambiare il piano o rifarlo."))
    return redirect("sharing:plan", day)


@never_cache
@require_safe
def published(request: HttpRequest, *, day: UUID, plan: UUID, part: str) -> HttpResponse:
    """Return a plan's problem or solution as a file that ``fabene shares --check`` judges."""
    day_for(request, day, permission="sharing.view")
    require_plan_of(day, plan=plan)
    problem, solution = selectors.published(plan)
    response = JsonResponse(problem if part == "problema" else solution, json_dumps_params={"indent": 1})
    response["Content-Disposition"] = f'attachment; filename="{part}.json"'
    return response


@never_cache
@require_safe
def plan_csv(request: HttpRequest, day: UUID) -> HttpResponse:
    """Return the plan as a table."""
    found = day_for(request, day, permission="sharing.view")
    return csv_response(plan_table(selectors.plan_of(day)), f"piano-{found.date.isoformat()}.csv")


def _confirm(request: HttpRequest, *, id: UUID, day: UUID, plan: UUID) -> None:
    services.confirm(id=id, plan=plan, stamp=stamp_of(request))
    require_standing(stands=selectors.confirmation_of(day) == id)


def _edit(form: MoveForm, *, plan: UUID, request: HttpRequest) -> None:
    said = form.cleaned_data
    asked = Move(
        giver=said["giver"] or None, taker=said["taker"] or None, supply=UUID(said["supply"]), packs=said["packs"]
    )
    services.edit(
        id=said["id"],
        plan=plan,
        move=asked,
        kind=EditWhy(said["why"] or EditWhy.OTHER),
        reason=said["reason"],
        stamp=stamp_of(request),
    )


def _no_plan(request: HttpRequest, day: MarketDay) -> HttpResponse:
    piles = [pile for pile in selectors.free_of(day.id) if pile.for_bags]
    homes = expected_on(market=day.market, on=day.date)
    shown = {
        "page": head(day, _("Il piano delle borse"), lead=_("Il computer propone, una persona decide.")),
        "day": day,
        "piles": piles,
        "grams": sum(pile.grams for pile in piles),
        "much": much_of(piles),
        "households": len(homes),
        "people": sum(view.adults + view.children for view in homes),
        "button": ButtonForm(auto_id=False),
        "may_plan": may(request.user, "sharing.plan", day.network),
    }
    return render(request, "sharing/no_plan.html", shown)


def _plan(request: HttpRequest, day: MarketDay, *, shown: PlanView, move: MoveForm) -> HttpResponse:
    pages = leaf(request, shown.shares)
    context = {
        "page": head(day, _("Il piano delle borse"), lead=_summary(shown)),
        "day": day,
        "plan": shown,
        "confirmed": shown.state == PlanState.CONFIRMED,
        "closed": selectors.is_closed(day.id),
        "simulated": any(line.simulated for line in shown.shares),
        "pages": pages,
        "rows": [
            {
                "line": line,
                "people": who(line),
                "sentence": sentence(line),
                "without": without(line),
                "strips": strips(line.items, shown.supplies, most_grams=max(one.grams for one in shown.shares)),
            }
            for line in pages.object_list
        ],
        "legend": legend(shown.supplies),
        "picture": rising(shown),
        "alone": alone(shown),
        "steps": step_sentences(shown),
        "move": move,
        "confirm": ButtonForm(auto_id=False),
        "again": ButtonForm(auto_id=False),
        "may_edit": may(request.user, "sharing.edit", day.network),
        "may_confirm": may(request.user, "sharing.confirm", day.network),
    }
    return render(request, "sharing/plan.html", context, status=400 if move.errors else 200)


def _summary(shown: PlanView) -> str:
    bags = [line.grams for line in shown.shares if line.items]
    pieces = sum(line.pieces for line in shown.shares)
    said = ngettext("%(bags)s borsa, %(weight)s in tutto.", "%(bags)s borse, %(weight)s in tutto.", len(bags))
    return said % {"bags": formats.count(len(bags)), "weight": formats.quantity(sum(bags), pieces)}
