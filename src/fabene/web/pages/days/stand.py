"""The stand: three touches and a gift is recorded. For a phone, in the sun, with gloves on."""

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fabene.collecting import selectors as reads
from fabene.collecting import services as collecting
from fabene.collecting.values import DayState, Donation, Recorded
from fabene.core.food import EVERY_CATEGORY
from fabene.core.food import category as known_category
from fabene.people.rules import may
from fabene.places import selectors as places
from fabene.web import words
from fabene.web.notices import tell
from fabene.web.pages.days import measured, sayings, standing
from fabene.web.pages.days.asking import day_for
from fabene.web.pages.days.counter import Counter, counter, find
from fabene.web.pages.days.fields import about, weight_of
from fabene.web.pages.days.gift_forms import GiftForm, GuessForm, identity_of
from fabene.web.pages.days.givers import who_is
from fabene.web.pages.days.late import asks_why, in_its_time, late_of
from fabene.web.pages.page import Page
from fabene.web.pages.writing import attempt, require_standing, sent, stamp_of

SEARCH_LENGTH = 100


@never_cache
@require_safe
def stand(request: HttpRequest, day: UUID) -> HttpResponse:
    """Ask who gives, and show how much has come so far."""
    asked = day_for(request, day, permission="collecting.record")
    search = request.GET.get("cerca", "").strip()[:SEARCH_LENGTH]
    shown = standing.board(asked, again=request.GET.get("ancora", ""), search=search)
    page = Page(title=_("Banchetto"), crumbs=None)
    back = reverse("days:day", args=[day])
    late = late_of(request, day)
    shown_too = {"page": page, "back_url": back, "day": asked, "board": shown, "late": late, "search": search}
    return render(request, "days/stand.html", shown_too)


@never_cache
@require_safe
def giver(request: HttpRequest, *, day: UUID, who: str) -> HttpResponse:
    """Ask what somebody gives: what they sell comes first."""
    asked = day_for(request, day, permission="collecting.record")
    found = who_is(who, places.stalls_of(asked.market), donors=places.donors_of(asked.network))
    page = Page(title=found.name, lead=_("Che cosa dà?"), crumbs=None)
    shown = {
        "page": page,
        "back_url": reverse("days:stand", args=[day]),
        "day": asked,
        "who": found,
        "usual": found.sells,
        "others": [key for key in EVERY_CATEGORY if key not in found.sells],
    }
    return render(request, "days/giver.html", shown)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@asks_why
def gift(request: HttpRequest, *, day: UUID, who: str, category: str) -> HttpResponse:
    """Ask how much, and record it."""
    asked = day_for(request, day, permission="collecting.record")
    at = counter(asked, who=who, category=category, unit=request.GET.get("come", ""))
    form = at.form(sent(request))
    made = attempt(
        form, lambda: in_its_time(request, day, call=lambda: record(request, form, at=at)), fields=about(form)
    )
    if made is not None:
        tell(request, standing.told(made, at.who), undo_url=reverse("days:undo_gift", args=[day, made.id]))
        return redirect(f"{reverse('days:stand', args=[day])}?ancora={who}")
    page = Page(title=f"{at.who.name}, {words.category(category).lower()}", crumbs=None)
    shown = {"page": page, "back_url": reverse("days:giver", args=[day, who]), "day": asked, "at": at, "form": form}
    return render(request, "days/gift.html", shown | {"late": late_of(request, day)})


def record(request: HttpRequest, form: GiftForm, *, at: Counter) -> Donation:
    """Record a gift as its form says it."""
    given = form.gift(at.who.source)
    id, day, stamp = identity_of(form), at.day.id, stamp_of(request)
    source, food = given.source, given.food
    if given.weight is None:
        crates = given.crates or 0
        made = collecting.tick_crates(id=id, day=day, source=source, food=food, crates=crates, stamp=stamp)
    else:
        made = collecting.record_donation(id=id, day=day, source=source, food=food, weight=given.weight, stamp=stamp)
    require_standing(stands=find(reads.donations(day), id) is not None)
    return made


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@asks_why
def guess(request: HttpRequest, *, day: UUID, category: str) -> HttpResponse:
    """Ask what all the ticked crates of a category seem to weigh."""
    day_for(request, day, permission="collecting.record")
    form = GuessForm(sent(request), category=category)
    write = partial(_guess, request, form, day=day, category=category)
    made = attempt(form, lambda: in_its_time(request, day, call=write), fields=about(form))
    if made is not None:
        tell(request, _("Stima segnata: vale finché l’hub non pesa."))
        return redirect("days:stand", day)
    found = measured.find(reads.day(day), category)
    shown = {
        "page": Page(title=_("Stima"), lead=words.category(category), crumbs=None),
        "back_url": reverse("days:stand", args=[day]),
        "form": form,
        "late": late_of(request, day),
        "category": found,
        "crates": sayings.crates(found.crates) if found else "",
        "crate": words.measured(known_category(category).crate_amount, category),
    }
    return render(request, "days/guess.html", shown)


def _guess(request: HttpRequest, form: GuessForm, *, day: UUID, category: str) -> Recorded:
    return collecting.guess_weight(
        id=identity_of(form), day=day, category=category, weight=weight_of(form), stamp=stamp_of(request)
    )


@never_cache
@require_safe
def gifts(request: HttpRequest, day: UUID) -> HttpResponse:
    """List every gift recorded on a day, the newest first."""
    asked = day_for(request, day, permission="collecting.record")
    rows = standing.rows(reads.donations(day), stalls=places.stalls_of(asked.market))
    page = Page(title=_("Segnato oggi"), lead=sayings.gifts(len(rows)), crumbs=None)
    shown = {
        "page": page,
        "back_url": reverse("days:stand", args=[day]),
        "day": asked,
        "pages": standing.page_of(rows, number=request.GET.get("pagina", "1")),
        "closed": reads.day(day).state != DayState.OPEN,
        "divides": may(request.user, "grants.manage", None),
        "late": late_of(request, day),
    }
    return render(request, "days/gifts.html", shown)
