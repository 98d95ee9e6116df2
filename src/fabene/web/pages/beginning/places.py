"""The steps about places: the municipality, the market with its hours, the hub, where what is left goes."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fabene.collecting import services as collecting
from fabene.collecting.selectors import pattern_taken
from fabene.core.errors import NotFoundError
from fabene.lib.ids import derived
from fabene.people import selectors as people
from fabene.people.rules import require
from fabene.people.values import NetworkView
from fabene.places import selectors, services
from fabene.places.values import Hours, HubView, MarketView, MunicipalityView
from fabene.web.notices import tell
from fabene.web.pages.beginning.fields import TYPED, near
from fabene.web.pages.beginning.place_forms import (
    DestinationsForm,
    HubForm,
    MarketChangeForm,
    MarketForm,
    MunicipalityChangeForm,
    MunicipalityForm,
    free_slug,
)
from fabene.web.pages.beginning.showing import Asked, shown
from fabene.web.pages.beginning.way import PERMISSION, PLACES, after
from fabene.web.pages.writing import attempt, sent, stamp_of
from fabene.web.words import DESTINATION

AGAIN = "altro"
"""In an address: one more of what is there already."""
ABOUT_TOWN = {"istat_code_not_valid": "istat_code"}
ABOUT_HOURS = {"hours_missing": "opens", "hours_reversed": "closes"}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def municipality(request: HttpRequest) -> HttpResponse:
    """Write down the municipality; when there is one already, show it to be changed."""
    require(request.user, PERMISSION, None)
    known = selectors.municipalities()
    if known and AGAIN not in request.GET and request.method != "POST":
        return redirect("beginning:change_municipality", known[0].istat_code)
    form = MunicipalityForm(sent(request))
    made = attempt(form, lambda: _town(request, form), fields=ABOUT_TOWN)
    if made is not None:
        tell(request, _("%(name)s c’è.") % {"name": made.name})
        return redirect(after("municipality", None))
    lead = _("Si scrive a mano: il codice ISTAT dice anche la provincia, e si controlla.")
    asked = Asked(key="municipality", network=None, title=_("In quale Comune?"), lead=lead)
    return shown(request, asked, form=form)


def _town(request: HttpRequest, form: MunicipalityForm) -> MunicipalityView:
    said = form.cleaned_data
    return services.create_municipality(
        istat_code=said["istat_code"],
        name=said["name"],
        province=said["province"],
        position=form.position,
        stamp=stamp_of(request),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change_municipality(request: HttpRequest, istat: str) -> HttpResponse:
    """Say otherwise how a municipality is called or where it is."""
    require(request.user, PERMISSION, None)
    town = next((one for one in selectors.municipalities() if one.istat_code == istat), None)
    if town is None:
        raise NotFoundError("municipality_not_found")
    form = MunicipalityChangeForm(sent(request), town=town)
    if attempt(form, lambda: _change_town(request, form, town=town)) is not None:
        return redirect(after("municipality", None))
    lead = _("Codice ISTAT %(code)s. Un altro Comune si aggiunge, questo si corregge.") % {"code": istat}
    asked = Asked(key="municipality", network=None, title=town.name, lead=lead, more_url=_again("municipality"))
    return shown(request, asked, form=form)


def _change_town(request: HttpRequest, form: MunicipalityChangeForm, *, town: MunicipalityView) -> MunicipalityView:
    said = form.cleaned_data
    return services.change_municipality(
        id=said["id"],
        istat_code=town.istat_code,
        name=said["name"],
        province=town.province,
        position=said["where"] or town.position,
        stamp=stamp_of(request),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def market(request: HttpRequest, slug: str) -> HttpResponse:
    """Write down the market and when it is held."""
    network = _network(request, slug)
    known = selectors.markets(network.id)
    if known and AGAIN not in request.GET and request.method != "POST":
        return redirect("beginning:change_market", slug, known[0].id)
    if not selectors.municipalities():
        return redirect("beginning:municipality")
    form = MarketForm(sent(request), towns=selectors.municipalities())
    made = attempt(form, lambda: _held(request, form, network=network), fields=ABOUT_HOURS)
    if made is not None:
        tell(request, _("%(name)s c’è, con i suoi orari.") % {"name": made.name})
        return redirect(after("market", network))
    lead = _("Dove si raccoglie, quali giorni della settimana, a che ora.")
    asked = Asked(key="market", network=network, title=_("Quale mercato?"), lead=lead)
    return shown(request, asked, form=form)


@transaction.atomic
def _held(request: HttpRequest, form: MarketForm, *, network: NetworkView) -> MarketView:
    said, stamp = form.cleaned_data, stamp_of(request)
    town = form.town
    made = services.create_market(
        id=said["id"],
        network=network.id,
        municipality=town.istat_code,
        slug=free_slug(said["name"], taken=[one.slug for one in selectors.markets(network.id) if one.id != said["id"]]),
        name=said["name"],
        place=said["place"],
        position=said["where"] or near(town.position, town.name),
        stamp=stamp,
    )
    for weekday in said["weekdays"]:
        services.set_hours(
            id=derived(made.id, "hours", str(weekday)), market=made.id, hours=_hours(said, weekday), stamp=stamp
        )
    collecting.arrange_point(id=derived(made.id, "arranged"), market=made.id, stamp=stamp)
    return made


def _hours(said: dict[str, Any], weekday: int) -> Hours:
    return Hours(
        weekday=weekday,
        opens=said["opens"],
        closes=said["closes"],
        collection_at=said["collection_at"],
        valid_from=timezone.localdate(),
        valid_until=None,
        note="",
        source=TYPED,
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change_market(request: HttpRequest, *, slug: str, market: UUID) -> HttpResponse:
    """Say otherwise how a market is called and where it is."""
    network = _network(request, slug)
    found = _of(network, selectors.market(market))
    form = MarketChangeForm(sent(request), towns=selectors.municipalities(), market=found)

    def change() -> MarketView:
        said = form.cleaned_data
        return services.change_market(
            id=said["id"],
            market=found.id,
            municipality=form.town.istat_code,
            name=said["name"],
            place=said["place"],
            position=said["where"] or _still(found, form.town),
            stamp=stamp_of(request),
        )

    if attempt(form, change) is not None:
        return redirect(after("market", network))
    more = {"hours": found.hours, "point_url": reverse("points:point", args=[found.id])}
    lead = _("Il nome e il posto. Gli orari sono qui sotto.")
    asked = Asked(key="market", network=network, title=found.name, lead=lead, more_url=_again("market", network))
    return shown(request, asked, form=form, **more)


def _still(found: MarketView | HubView, town: MunicipalityView) -> Any:
    """Return where something is when nobody typed it: where it was, unless it is in another municipality now."""
    if found.municipality.istat_code == town.istat_code and found.position.approximate:
        return found.position
    return near(town.position, town.name)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def hub(request: HttpRequest, slug: str) -> HttpResponse:
    """Write down the hub."""
    network = _network(request, slug)
    known = selectors.hubs_of(network.id)
    if known and AGAIN not in request.GET and request.method != "POST":
        return redirect("beginning:change_hub", slug, known[0].id)
    if not selectors.municipalities():
        return redirect("beginning:municipality")
    form = HubForm(sent(request), towns=selectors.municipalities())

    def make() -> HubView:
        said, town = form.cleaned_data, form.town
        return services.create_hub(
            id=said["id"],
            network=network.id,
            municipality=town.istat_code,
            name=said["name"],
            address=said["address"],
            position=said["where"] or near(town.position, town.name),
            stamp=stamp_of(request),
        )

    if attempt(form, make, fields={"place_name_taken": "name"}) is not None:
        return redirect(after("hub", network))
    lead = _("Una stanza, un tavolo e una bilancia bastano. L’indirizzo lo vede chi ci lavora.")
    asked = Asked(key="hub", network=network, title=_("Dove si pesa?"), lead=lead)
    return shown(request, asked, form=form)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change_hub(request: HttpRequest, *, slug: str, hub: UUID) -> HttpResponse:
    """Say otherwise how a hub is called and where it is."""
    network = _network(request, slug)
    found = next((one for one in selectors.hubs_of(network.id) if one.id == hub), None)
    if found is None:
        raise NotFoundError("hub_not_found")
    form = HubForm(sent(request), towns=selectors.municipalities(), hub=found)
    here = found

    def change() -> HubView:
        said = form.cleaned_data
        return services.change_hub(
            id=said["id"],
            hub=here.id,
            municipality=form.town.istat_code,
            name=said["name"],
            address=said["address"],
            position=said["where"] or _still(here, form.town),
            stamp=stamp_of(request),
        )

    if attempt(form, change, fields={"place_name_taken": "name"}) is not None:
        return redirect(after("hub", network))
    more, lead = _again("hub", network), _("Il nome e dove sta.")
    asked = Asked(key="hub", network=network, title=here.name, lead=lead, more_url=more)
    return shown(request, asked, form=form)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def destinations(request: HttpRequest, slug: str) -> HttpResponse:
    """Write down who takes what is left, of each kind one; none is needed."""
    network = _network(request, slug)
    known = selectors.destinations_of(network.id)
    form = DestinationsForm(sent(request))
    if attempt(form, lambda: _going(request, form, network=network)) is not None:
        return redirect(after("destinations", network))
    lead = _("Chi lo prende? Scrivi il nome accanto a quello che c’è già; il resto resta vuoto, e si aggiunge poi.")
    taken = pattern_taken(network.id)
    kinds = taken.destinations if taken else ()
    more = {"known": known, "expected": ", ".join(str(DESTINATION[kind]) for kind in kinds)}
    asked = Asked(key="destinations", network=network, title=_("Dove va quello che avanza?"), lead=lead)
    return shown(request, asked, form=form, **more)


@transaction.atomic
def _going(request: HttpRequest, form: DestinationsForm, *, network: NetworkView) -> bool:
    for kind, name in form.named.items():
        services.create_destination(
            id=derived(form.cleaned_data["id"], kind),
            network=network.id,
            kind=kind,
            name=name,
            stamp=stamp_of(request),
            source=TYPED,
        )
    return True


def _network(request: HttpRequest, slug: str) -> NetworkView:
    network = people.network(slug)
    require(request.user, PLACES, network.id)
    return network


def _of(network: NetworkView, found: MarketView) -> MarketView:
    if found.network_id != network.id:
        raise NotFoundError("market_not_found")
    return found


def _again(key: str, network: NetworkView | None = None) -> str:
    return f"{reverse(f'beginning:{key}', args=[network.slug] if network else [])}?{AGAIN}=1"
