"""Correct a number that was recorded wrong: the gift of a stall, the weight of the hub."""

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fabene.collecting import selectors as reads
from fabene.collecting import services as collecting
from fabene.collecting.values import Donation, Recorded, Weighed
from fabene.core.errors import NotFoundError
from fabene.places import selectors as places
from fabene.web import words
from fabene.web.notices import tell
from fabene.web.pages.days import sayings
from fabene.web.pages.days.asking import day_for
from fabene.web.pages.days.counter import find, form_of
from fabene.web.pages.days.fields import about, weight_of
from fabene.web.pages.days.gift_forms import GiftForm, identity_of
from fabene.web.pages.days.givers import donors_of, who_gave
from fabene.web.pages.days.hub_forms import ReweighForm
from fabene.web.pages.days.late import asks_why, in_its_time, late_of
from fabene.web.pages.days.mending import category_of
from fabene.web.pages.page import Page
from fabene.web.pages.writing import attempt, sent, stamp_of

WRONG_NUMBER = "numero corretto"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@asks_why
def correct_gift(request: HttpRequest, *, day: UUID, donation: UUID) -> HttpResponse:
    """Say what a gift really was: how much, and what is known of the food."""
    asked = day_for(request, day, permission="collecting.correct")
    standing = reads.donations(day)
    if find(standing, donation) is None and _said_before(request, (each.id for each in standing)):
        return _corrected_gift(request, day)
    wrong = _found(standing, donation)
    form = form_of(wrong, sent(request))
    if (
        attempt(
            form,
            lambda: in_its_time(request, day, call=lambda: _correct(request, form, wrong=wrong)),
            fields=about(form),
        )
        is not None
    ):
        return _corrected_gift(request, day)
    who = who_gave(wrong, stalls=places.stalls_of(asked.market), donors=donors_of([wrong]))
    shown = {
        "page": Page(title=_("Correggi"), lead=f"{who.name}, {words.category(form.food.key).lower()}", crumbs=None),
        "back_url": reverse("days:gifts", args=[day]),
        "form": form,
    }
    return render(request, "days/correct_gift.html", shown | {"late": late_of(request, day)})


def _corrected_gift(request: HttpRequest, day: UUID) -> HttpResponse:
    tell(request, _("Corretto. Il resto della giornata si è aggiornato da solo."))
    return redirect("days:stand", day)


def _said_before(request: HttpRequest, standing: Iterable[UUID]) -> bool:
    """Return whether a form comes a second time: the fact it wrote stands, and what it corrected does no more."""
    return request.POST.get("id", "") in {str(fact) for fact in standing}


def _correct(request: HttpRequest, form: GiftForm, *, wrong: Donation) -> Donation | None:
    return collecting.correct_donation(
        id=identity_of(form),
        donation=wrong.id,
        to=form.gift(wrong.gift.source),
        reason=WRONG_NUMBER,
        stamp=stamp_of(request),
    )


def _found(donations: tuple[Donation, ...], donation: UUID) -> Donation:
    found = find(donations, donation)
    if found is None:
        raise NotFoundError("donation_not_found")
    return found


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@asks_why
def correct_weighing(request: HttpRequest, *, day: UUID, category: str, weighing: UUID) -> HttpResponse:
    """Say what the hub's scale really read."""
    day_for(request, day, permission="collecting.weigh")
    weighings = category_of(reads.day(day), category).weighings
    standing = [each.id for each in weighings]
    if weighing not in standing and _said_before(request, standing):
        return _corrected_weighing(request, day=day, category=category)
    wrong = _weight(weighings, weighing)
    form = ReweighForm(sent(request), was=wrong.entered, category=category)
    if (
        attempt(
            form,
            lambda: in_its_time(request, day, call=lambda: _reweigh(request, form, wrong=wrong)),
            fields=about(form),
        )
        is not None
    ):
        return _corrected_weighing(request, day=day, category=category)
    shown = {
        "page": Page(title=_("Correggi il peso"), lead=words.category(category), crumbs=None),
        "back_url": reverse("days:hub_category", args=[day, category]),
        "form": form,
    }
    return render(request, "days/correct_weighing.html", shown | {"late": late_of(request, day)})


def _corrected_weighing(request: HttpRequest, *, day: UUID, category: str) -> HttpResponse:
    tell(request, " ".join([_("Corretto."), *sayings.weighed(category_of(reads.day(day), category))]))
    return redirect("days:hub_category", day, category)


def _reweigh(request: HttpRequest, form: ReweighForm, *, wrong: Weighed) -> Recorded | None:
    return collecting.correct_weighing(
        id=identity_of(form), weighing=wrong.id, to=weight_of(form), reason=WRONG_NUMBER, stamp=stamp_of(request)
    )


def _weight(weighings: tuple[Weighed, ...], weighing: UUID) -> Weighed:
    found = next((each for each in weighings if each.id == weighing), None)
    if found is None:
        raise NotFoundError("weighing_not_found")
    return found
