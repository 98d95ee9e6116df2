"""The hub: what is expected of each category, its weight, what is thrown away, what stands there now."""

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fabene.collecting import selectors as reads
from fabene.collecting.values import DayState, DayView
from fabene.core.food import EVERY_CATEGORY
from fabene.web import words
from fabene.web.notices import tell
from fabene.web.pages.days import hubbing, measured, sayings
from fabene.web.pages.days.asking import day_for
from fabene.web.pages.days.fields import about
from fabene.web.pages.days.hub_forms import DiscardForm
from fabene.web.pages.days.late import asks_why, in_its_time, late_of
from fabene.web.pages.days.mending import category_of
from fabene.web.pages.page import Page
from fabene.web.pages.writing import attempt, sent


@never_cache
@require_safe
def hub(request: HttpRequest, day: UUID) -> HttpResponse:
    """List the categories of the day, those to weigh first, and what stands at the hub now."""
    day_for(request, day, permission="collecting.weigh")
    view = reads.day(day, today=timezone.localdate())
    supplies = reads.supplies(day)
    shown = {
        "page": Page(title=_("Hub"), crumbs=None),
        "back_url": reverse("days:day", args=[day]),
        "supplies": [supply for supply in supplies if not supply.expired and not supply.recalled],
        "expired": [supply for supply in supplies if supply.expired or supply.recalled],
    }
    return render(request, "days/hub.html", shown | _board(view) | {"late": late_of(request, day)})


def _board(view: DayView) -> dict[str, object]:
    """Return the categories of a day: those that wait for the scale, those that are here, those nobody recorded."""
    there = measured.every(view)
    recorded = {each.category for each in there}
    return {
        "day": view,
        "closed": view.state != DayState.OPEN,
        "waiting": [hubbing.line(each) for each in there if not sayings.is_done(each)],
        "done": [hubbing.line(each) for each in there if sayings.is_done(each)],
        "others": [key for key in EVERY_CATEGORY if key not in recorded],
    }


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@asks_why
def hub_category(request: HttpRequest, *, day: UUID, category: str) -> HttpResponse:
    """Weigh a category, carry it, throw some away, count it: four forms, of which one may have been sent."""
    at = hubbing.bench(request, day_for(request, day, permission="collecting.weigh"), category=category)
    done = hubbing.write(request, at) if request.method == "POST" else None
    if done is not None:
        tell(request, done.text, undo_url=done.undo_url)
        return redirect("days:hub", day) if done.leave else redirect("days:hub_category", day, category)
    page = Page(title=words.category(category), crumbs=None)
    shown = {"page": page, "back_url": reverse("days:hub", args=[day]), "bench": at, "now": at.now}
    return render(request, "days/hub_category.html", shown | {"late": late_of(request, day)})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@asks_why
def stand_discard(request: HttpRequest, *, day: UUID, category: str) -> HttpResponse:
    """Throw away, at the stand, what cannot be eaten."""
    day_for(request, day, permission="collecting.discard")
    found = category_of(reads.day(day), category)
    form = DiscardForm(sent(request), category=category)
    write = partial(hubbing.discard_at_stand, request, form, day=day, category=category)
    made = attempt(form, lambda: in_its_time(request, day, call=write), fields=about(form))
    if made is not None:
        said = {"what": words.category(category).lower(), "weight": found.said(made.pieces or made.grams or 0)}
        undo_url = reverse("days:undo_discard", args=[day, category, made.id])
        tell(request, _("Scartati %(weight)s di %(what)s.") % said, undo_url=undo_url)
        return redirect("days:stand", day)
    page = Page(title=_("Scarta"), lead=words.category(category), crumbs=None)
    shown = {"page": page, "back_url": reverse("days:stand", args=[day]), "form": form, "category": found}
    return render(request, "days/stand_discard.html", shown | {"late": late_of(request, day)})
