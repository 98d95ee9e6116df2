"""The card that a caseworker prints for a family, and the PIN on a slip of its own."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fabene.households import selectors, services
from fabene.households.values import Card, HouseholdView
from fabene.households.words import SOURCE
from fabene.lib.qr import qr_svg
from fabene.web.accounts.address import printed
from fabene.web.pages.casework.asking import own_home
from fabene.web.pages.family.voice import Voice
from fabene.web.pages.page import Page
from fabene.web.pages.writing import WriteForm, act, stamp_of

CARD_DAYS = 365


class CardForm(WriteForm):
    """A new card; ``new_pin`` when the PIN is lost too."""

    new_pin = forms.BooleanField(required=False, widget=forms.HiddenInput)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing the card says, in the family's language and in Italian (empty when they are the same)."""

    said: str
    italian: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What is printed: the card, and the slip with the PIN when one was made just now."""

    voice: Voice
    address: str
    qr: SafeString
    code: str
    lines: dict[str, Line]
    pin: str


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def card(request: HttpRequest, household: UUID) -> HttpResponse:
    """Show what card a family has, and make another: the one before opens nothing any more.

    The answer to the button is the card itself: its link and its PIN are kept nowhere, so no other page can show them.
    """
    family = own_home(request, household)
    page = Page(title=_("Tessera %(code)s") % {"code": family.code}, crumbs=None)
    made = _make(request, family=family) if request.method == "POST" else None
    if made is not None:
        return render(request, "family/card.html", {"page": page, "sheet": _sheet(request, family=family, made=made)})
    shown = {
        "page": page,
        "household": family,
        "known": selectors.card_of(household=household, at=timezone.now()),
        "form": CardForm(auto_id=False),
        "form_pin": CardForm(auto_id=False),
    }
    return render(request, "family/card_make.html", shown, status=400 if request.method == "POST" else 200)


def _make(request: HttpRequest, *, family: HouseholdView) -> Card | None:
    """Make the card that was asked for; None when it is refused, and the page says why."""
    form, made = CardForm(request.POST), list[Card]()
    if form.is_valid():
        act(request, lambda: made.append(_made(form, request, family=family)))
    return made[0] if made else None


def _made(form: CardForm, request: HttpRequest, *, family: HouseholdView) -> Card:
    last_day = timezone.localdate() + timedelta(days=CARD_DAYS)
    return services.issue_card(
        id=form.cleaned_data["id"],
        household=family.id,
        new_pin=form.cleaned_data["new_pin"],
        expires_at=datetime.combine(last_day, time.max, tzinfo=timezone.get_default_timezone()).replace(microsecond=0),
        stamp=stamp_of(request),
    )


def _sheet(request: HttpRequest, *, family: HouseholdView, made: Card) -> Sheet:
    address = printed(request, reverse("family:open", args=[made.token]))
    voice, italian = Voice(family.language.value), Voice(SOURCE)
    last_day = timezone.localdate(made.expires_at)
    names = ("what", "scan", "write", "code", "keep", "lost")
    lines = {name: _line(voice.say(f"card.{name}"), italian.say(f"card.{name}")) for name in names}
    until = [each.say("card.until", day=each.full_day(last_day)) for each in (voice, italian)]
    title = _line(voice.say("card.title"), italian.say("card.title"))
    slip = {
        f"slip_{name}": _line(voice.say(f"slip.{name}"), italian.say(f"slip.{name}"))
        for name in ("title", "what", "keep")
    }
    return Sheet(
        voice=voice,
        address=address,
        qr=mark_safe(qr_svg(address)),  # noqa: S308 - drawn here, of an address made here
        code=family.code,
        lines={**lines, **slip, "title": title, "until": _line(*until)},
        pin=made.pin or "",
    )


def _line(said: str, italian: str) -> Line:
    return Line(said=said, italian="" if said == italian else italian)
