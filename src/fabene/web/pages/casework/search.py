"""Look something up: a household's code, a bag's, a market; a telephone, for whoever follows that family.

What is typed is sent, never part of an address. Nobody learns that a telephone is known but its own caseworker.
"""

from collections.abc import Iterator

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from fabene.collecting import selectors as collecting
from fabene.core.errors import FabeneError, NotAllowedError, NotFoundError
from fabene.households import selectors as households
from fabene.households import services as homes
from fabene.households.values import HouseholdView
from fabene.lib.codes import normalised
from fabene.people.selectors import network_by_id
from fabene.places.selectors import markets
from fabene.places.values import MarketView
from fabene.sharing import selectors as sharing
from fabene.web import formats
from fabene.web.pages.casework.asking import Workplace, networks_with, own_homes, with_markets, workplaces
from fabene.web.pages.casework.heads import family
from fabene.web.pages.casework.words import STATE
from fabene.web.pages.page import Page, Thing
from fabene.web.pages.story import network_url
from fabene.web.pages.writing import fresh_id, sent, stamp_of

LEAST_DIGITS = 6
LEAST_LETTERS = 3


class SearchForm(forms.Form):
    """What is looked for."""

    what = forms.CharField(
        label=_("Che cosa cerchi"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


@sensitive_post_parameters("what")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """Ask what is looked for, and list what whoever asks may open."""
    form = SearchForm(sent(request))
    found = list(_found(request, form.cleaned_data["what"])) if form.is_valid() else None
    follows = bool(_workplaces(request))
    lead = said("Il codice di una famiglia, quello di una borsa, un mercato.")
    page = Page(title=said("Cerca"), lead=lead)
    return render(request, "casework/search.html", {"page": page, "form": form, "found": found, "follows": follows})


def _found(request: HttpRequest, typed: str) -> Iterator[Thing]:
    yield from _homes(request, typed)
    yield from _bags(request, typed)
    yield from _markets(typed)


def _homes(request: HttpRequest, typed: str) -> Iterator[Thing]:
    """Yield households by code, and by telephone those of whoever asks."""
    code, today = normalised(typed), timezone.localdate()
    mine = _workplaces(request)
    by_phone = _by_phone(request, typed, mine=mine)
    own = own_homes(request, on=today) if mine else []
    for home in own:
        if home.code == code or home.id in by_phone:
            yield _home(home, reverse("casework:household", args=[home.id]))
    seen = {home.id for home in own}
    for network in networks_with(request, "households.view"):
        every = [
            *households.households_of(network=network.id, on=today),
            *households.waiting(network=network.id, on=today),
        ]
        for home in every:
            if home.code == code and home.id not in seen:
                yield _home(home, reverse("casework:network", query={"rete": network.slug, "mercato": home.market}))


def _workplaces(request: HttpRequest) -> tuple[Workplace, ...]:
    """Return where whoever asks follows families, nowhere for most."""
    try:
        return workplaces(request, on=timezone.localdate())
    except NotAllowedError:
        return ()


def _by_phone(request: HttpRequest, typed: str, *, mine: tuple[Workplace, ...]) -> frozenset[object]:
    """Return whose telephone this is among one's own households; that it was asked is logged."""
    if sum(sign.isdigit() for sign in typed) < LEAST_DIGITS:
        return frozenset()
    found: set[object] = set()
    for place in mine:
        try:
            found |= set(
                homes.find_by_phone(
                    id=fresh_id(),
                    network=place.network.id,
                    phone=typed,
                    organisations=place.organisations,
                    stamp=stamp_of(request),
                )
            )
        except FabeneError:
            return frozenset()
    return frozenset(found)


def _home(home: HouseholdView, url: str) -> Thing:
    market = with_markets([home])[0].market
    where = said("a casa") if home.home_delivery else market
    return Thing(title=family(home), sentence=f"{str(STATE[home.state]).capitalize()}, {where}", url=url)


def _bags(request: HttpRequest, typed: str) -> Iterator[Thing]:
    """Yield the bags of today with this code, or of the household that has it."""
    for network in networks_with(request, "sharing.view"):
        for day in collecting.today(network.id, timezone.localdate()):
            try:
                bag = sharing.bag_by_code(day.id, typed)
            except NotFoundError:
                continue
            title = said("Borsa %(code)s") % {"code": bag.code}
            yield Thing(
                title=title,
                sentence=formats.quantity(bag.grams, bag.pieces),
                url=reverse("sharing:bag", args=[day.id, bag.id]),
            )


def _markets(typed: str) -> Iterator[Thing]:
    """Yield the markets whose name, place or town holds what was typed."""
    word = typed.strip().casefold()
    if len(word) < LEAST_LETTERS:
        return
    for market in markets():
        if any(word in text.casefold() for text in (market.name, market.place, market.municipality.name)):
            yield _market(market)


def _market(market: MarketView) -> Thing:
    url = network_url(network_by_id(market.network_id).slug)
    return Thing(title=market.name, sentence=f"{market.municipality.name}, {market.place}", url=url)
