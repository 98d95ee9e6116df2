"""Call a day off, say that it is held after all, tell that it is elsewhere or later."""

from collections import Counter
from datetime import date, timedelta
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from fabene.collecting import selectors as collecting
from fabene.collecting.values import CancelReason
from fabene.households import selectors as households
from fabene.households.tellings import Occasion, Word, WordKind
from fabene.households.values import Channel
from fabene.households.words.writing import written
from fabene.lib.ids import derived
from fabene.people.rules import require
from fabene.people.selectors import network_by_id
from fabene.places import selectors as places
from fabene.places.values import MarketView
from fabene.sharing import selectors, services
from fabene.sharing.services.telling import Announced
from fabene.web import formats
from fabene.web.notices import tell
from fabene.web.pages.page import Page
from fabene.web.pages.sharing.forms import ButtonForm
from fabene.web.pages.words import sayings
from fabene.web.pages.words.asking import crumbs
from fabene.web.pages.words.forms import CancelForm, ChangeForm
from fabene.web.pages.writing import act, attempt, fresh_id, sent, stamp_of

FARTHEST = timedelta(days=366)
"""How far from today, before or after, a day may be that something is told about."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, *, market: UUID, on: date) -> HttpResponse:
    """Call a market day off, and tell everybody who expected it."""
    place = _market_for(request, market, permission="collecting.cancel_day", on=on)
    form = CancelForm(sent(request))
    told = attempt(form, lambda: _cancelled(request, form, place=place, on=on), fields={"text_missing": "note"})
    if told is not None:
        undo = reverse("words:hold", args=[told.day])
        tell(request, _announced(told, _("Giornata annullata.")), undo_url=undo)
        return redirect(_page_of(told))
    lead = _("%(market)s. Chi aspettava quel giorno lo sa subito.") % {"market": place.name}
    page = _head(place, _("Annulla %(day)s") % {"day": formats.short_day(on)}, lead=lead)
    shown = {"page": page, "form": form, "market": place, "on": on, **_preview(place, on=on)}
    return render(request, "words/cancel.html", shown)


def _cancelled(request: HttpRequest, form: CancelForm, *, place: MarketView, on: date) -> Announced:
    return services.cancel_day(
        id=form.cleaned_data["id"],
        network=place.network_id,
        market=place.id,
        date=on,
        reason=CancelReason(form.cleaned_data["reason"]),
        note=form.cleaned_data["note"],
        stamp=stamp_of(request),
    )


@require_POST
def hold(request: HttpRequest, day: UUID) -> HttpResponse:
    """Say that a cancelled day is held after all, and tell those who had heard that it was not."""
    found = collecting.market_day(day)
    require(request.user, "collecting.cancel_day", found.network)
    form = ButtonForm(request.POST)
    id = form.cleaned_data["id"] if form.is_valid() else _undo_of(day)
    told: list[Announced] = []
    if act(request, lambda: told.append(services.reopen_day(id=id, day=day, stamp=stamp_of(request)))):
        tell(request, _announced(told[0], _("La giornata si fa.")))
    return redirect(_page_of(told[0]) if told else reverse("days:day", args=[day]))


def _undo_of(day: UUID) -> UUID:
    """Return the identity that taking a cancelling back has when it comes from the notice: one for each cancelling."""
    live = collecting.cancellation_of(day)
    return derived(live.id, "undone") if live else fresh_id()


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, *, market: UUID, on: date) -> HttpResponse:
    """Tell that the pick-up of one day is elsewhere, or at another hour."""
    place = _market_for(request, market, permission="words.send", on=on)
    now = selectors.pick_up_on(market=market, on=on)
    form = ChangeForm(sent(request), now=now)
    refusals = {"place_tells_too_much": "place", "text_missing": "place", "text_too_long": "place"}
    word = attempt(form, lambda: _changed(request, form, market=market, on=on), fields=refusals)
    if word is not None:
        families = len(households.tellings_of(word=word))
        said = ngettext("%(number)s famiglia lo saprà.", "%(number)s famiglie lo sapranno.", families)
        tell(request, said % {"number": formats.count(families)})
        return redirect("words:word", word)
    lead = _("%(market)s. Il cambio vale solo per quel giorno.") % {"market": place.name}
    page = _head(place, _("Cambia %(day)s") % {"day": formats.short_day(on)}, lead=lead)
    return render(request, "words/change.html", {"page": page, "form": form, "now": now})


def _changed(request: HttpRequest, form: ChangeForm, *, market: UUID, on: date) -> UUID:
    what = Occasion(date=on, hour=form.cleaned_data["hour"], place=form.cleaned_data["place"])
    return services.tell_change(id=form.cleaned_data["id"], market=market, what=what, stamp=stamp_of(request))


def _market_for(request: HttpRequest, market: UUID, *, permission: str, on: date) -> MarketView:
    found = places.market(market)
    require(request.user, permission, found.network_id)
    if abs(on - timezone.localdate()) > FARTHEST:
        raise Http404
    return found


def _head(place: MarketView, title: str, *, lead: str) -> Page:
    return Page(title=title, lead=lead, crumbs=crumbs(network_by_id(place.network_id)))


def _preview(place: MarketView, *, on: date) -> dict[str, object]:
    """Return what would be said in Italian, and how many families would hear it over what."""
    families = households.expected_on(market=place.id, on=on) if on >= timezone.localdate() else []
    agreed = households.consents_of(households=[home.id for home in families])
    first = Counter(next((c for c in Channel if c in agreed.get(home.id, ())), None) for home in families)
    word = Word(
        network=place.network_id,
        market=place.id,
        kind=WordKind.CANCELLED,
        what=selectors.pick_up_on(market=place.id, on=on),
        then=selectors.next_pick_up(market=place.id, after=on),
    )
    text = written(word, language="it", home_delivery=False).body
    return {
        "families": len(families),
        "ways": [(sayings.CHANNEL[channel], first[channel]) for channel in Channel if first[channel]],
        "no_way": first[None],
        "text": text,
        "size": sayings.size_said(text),
    }


def _announced(told: Announced, done: str) -> str:
    if not told.families:
        return _("%(done)s Nessuna famiglia da avvisare.") % {"done": done}
    said = ngettext(
        "%(done)s %(number)s famiglia da avvisare: qui vedi come va.",
        "%(done)s %(number)s famiglie da avvisare: qui vedi come va.",
        told.families,
    )
    return said % {"done": done, "number": formats.count(told.families)}


def _page_of(told: Announced) -> str:
    return reverse("words:word", args=[told.word]) if told.word else reverse("days:day", args=[told.day])
