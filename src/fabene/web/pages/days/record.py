"""The page of a market day: its picture, what came and how its weight is known, what each step waits for."""

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fabene.collecting import selectors as reads
from fabene.collecting import services as collecting
from fabene.collecting.values import DayState, DayView, Way, ZeroReason
from fabene.core.errors import NotFoundError
from fabene.people import selectors as people
from fabene.places import selectors as places
from fabene.web import formats, words
from fabene.web.downloads import csv_response
from fabene.web.notices import tell
from fabene.web.pages.days import sayings
from fabene.web.pages.days.asking import day_for, may_in
from fabene.web.pages.days.givers import label_of, name_of, stall_name
from fabene.web.pages.days.hubbing import line
from fabene.web.pages.days.late import PERMISSION, asks_why, in_its_time, late_of
from fabene.web.pages.days.measured import every
from fabene.web.pages.days.picture import day_flow
from fabene.web.pages.days.record_forms import WayForm, ZeroForm
from fabene.web.pages.days.steps import Progress, known_of, steps
from fabene.web.pages.days.versions import versions_of
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.safety.words import checks_said
from fabene.web.pages.writing import attempt, sent, stamp_of


@never_cache
@require_safe
def day(request: HttpRequest, day: UUID) -> HttpResponse:
    """Show a market day as it is now."""
    asked = day_for(request, day, permission="collecting.view")
    view = reads.day(day, today=timezone.localdate())
    may = may_in(request, asked.network)
    way = steps(known_of(view), may=may)
    shown = {
        "page": head(view),
        "may": may,
        "steps": [step for step in way if not step.other],
        "other_steps": [step for step in way if step.other],
        "versions": versions_of(view.closings),
        "may_reopen": view.state == DayState.CLOSED and PERMISSION in may,
        "checks": _checks(day),
        "next_steps": [step for step in way if step.progress == Progress.NOW and not step.other],
    }
    return render(request, "days/day.html", shown | _facts(view))


def _checks(day: UUID) -> tuple[tuple[str, bool], ...]:
    """Return what was looked at before food of a day was handed out, in words; nothing when nobody looked."""
    made = reads.safety_of(day)
    return checks_said(made) if made else ()


def _facts(view: DayView) -> dict[str, object]:
    """Return what came, from whom, and what does not look right, in words and as a picture."""
    stalls, donors = places.stalls_of(view.day.market), places.donors_of(view.day.network)
    silent = [*((stall.id, stall_name(stall.label)) for stall in view.silent_stalls)]
    silent += [(donor.id, donor.name) for donor in view.silent_donors]
    return {
        "day": view,
        "picture": day_flow(view),
        "categories": [line(each) for each in every(view)],
        "givers": [(name_of(giver), giver) for giver in view.givers],
        "anomalies": [sayings.anomaly(odd, stalls, donors=donors) for odd in view.anomalies],
        "zeros": [(label_of(zero.giver, stalls, donors=donors), zero) for zero in view.zeros],
        "silent": silent,
    }


@never_cache
@require_safe
def day_csv(request: HttpRequest, day: UUID) -> HttpResponse:
    """Give the picture of a day as a file: from, to, grams."""
    asked = day_for(request, day, permission="collecting.view")
    return csv_response(day_flow(reads.day(day)).table, f"giornata-{asked.date.isoformat()}.csv")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def choose_way(request: HttpRequest, *, day: UUID, category: str) -> HttpResponse:
    """Change how the weight of one category of a day becomes known."""
    day_for(request, day, permission="collecting.record")
    now = reads.ways(day).get(category)
    if now is None:
        raise NotFoundError("counted_not_weighed")
    form = WayForm(sent(request), initial={"way": now})
    way = attempt(form, lambda: _choose(request, form, day=day, category=category))
    if way is not None:
        name = words.category(category)
        tell(request, _("%(category)s: da adesso %(way)s.") % {"category": name, "way": words.WAY[way]})
        return redirect("days:day", day)
    page = Page(title=words.category(category), lead=_("Come si sa quanto pesa, oggi?"), crumbs=day_crumbs(day))
    return render(request, "days/way.html", {"page": page, "form": form, "day": day})


def _choose(request: HttpRequest, form: WayForm, *, day: UUID, category: str) -> Way:
    return collecting.choose_way(
        id=form.cleaned_data["id"],
        day=day,
        category=category,
        way=Way(form.cleaned_data["way"]),
        stamp=stamp_of(request),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def market_way(request: HttpRequest, day: UUID) -> HttpResponse:
    """Change how weights become known at a market from now on, unless a category of a day says otherwise."""
    asked = day_for(request, day, permission="places.edit")
    now = reads.way_of_market(asked.market, network_id=asked.network, on=asked.date)
    form = WayForm(sent(request), initial={"way": now})
    way = attempt(form, lambda: _choose_for_market(request, form, market=asked.market))
    if way is not None:
        tell(request, _("Da adesso, in questo mercato: %(way)s.") % {"way": words.WAY[way]})
        return redirect("days:day", day)
    name = places.market(asked.market).name
    page = Page(title=name, lead=_("Come si sa quanto pesa, di solito?"), crumbs=day_crumbs(day))
    return render(request, "days/way.html", {"page": page, "form": form, "day": day})


def _choose_for_market(request: HttpRequest, form: WayForm, *, market: UUID) -> Way:
    return collecting.set_market_way(
        id=form.cleaned_data["id"], market=market, way=Way(form.cleaned_data["way"]), stamp=stamp_of(request)
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@asks_why
def explain_zero(request: HttpRequest, day: UUID) -> HttpResponse:
    """Say why nothing came, from a stall or from the whole market."""
    asked = day_for(request, day, permission="collecting.explain_zero")
    form = ZeroForm(
        sent(request),
        stalls=places.stalls_of(asked.market),
        donors=places.donors_of(asked.network),
        chosen=request.GET.get("chi", ""),
    )
    write = partial(_explain, request, form, day=day)
    zero = attempt(form, lambda: in_its_time(request, day, call=write), fields={"text_missing": "note"})
    if zero is not None:
        tell(request, _("Scritto. Un giorno senza cibo, spiegato, vale come un giorno contato."))
        return redirect("days:day", day)
    page = Page(
        title=_("Niente è arrivato"), lead=_("Perché? Serve a capire, non a giudicare."), crumbs=day_crumbs(day)
    )
    shown = {"page": page, "form": form, "day": day, "late": late_of(request, day)}
    return render(request, "days/zero.html", shown)


def _explain(request: HttpRequest, form: ZeroForm, *, day: UUID) -> object:
    return collecting.explain_zero(
        id=form.cleaned_data["id"],
        day=day,
        stall=form.stall,
        donor=form.donor,
        reason=ZeroReason(form.cleaned_data["reason"]),
        note=form.cleaned_data["note"],
        stamp=stamp_of(request),
    )


def head(view: DayView) -> Page:
    """Return the head of a day's page."""
    network = people.network_by_id(view.day.network)
    return Page(
        title=capfirst(formats.day(view.day.date)),
        eyebrow=f"{network.name} · {words.STATE[view.state]}",
        lead=view.market_name,
        crumbs=(Crumb(label=_("Giornate"), url=f"{reverse('days:desk')}?rete={network.slug}"),),
    )


def day_crumbs(day: UUID) -> tuple[Crumb, ...]:
    """Return the way to a page below a day's."""
    return (
        Crumb(label=_("Giornate"), url=reverse("days:desk")),
        Crumb(label=_("La giornata"), url=reverse("days:day", args=[day])),
    )
