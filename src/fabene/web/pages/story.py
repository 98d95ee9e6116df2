"""What the public pages tell, read from the rooms: the next stands, the map, the networks, one true number."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fabene.collecting import selectors as collecting
from fabene.collecting.values import CancelReason, CorrectedDay
from fabene.people import selectors as people
from fabene.people.values import NetworkView, PartnerRole, PartnerView
from fabene.places import selectors as places
from fabene.places.values import HoursView, MarketView, MunicipalityView, Occurrence
from fabene.web import formats
from fabene.web.drawings.territory import Centre, Spot, Territory, territory

DAYS_AHEAD = 7
OFF_BECAUSE: Mapping[CancelReason, Promise] = {
    CancelReason.WEATHER: gettext_lazy("per il maltempo"),
    CancelReason.STRIKE: gettext_lazy("per uno sciopero"),
    CancelReason.HOLIDAY: gettext_lazy("perché è festa"),
}
"""Why a day is not held, as everybody may read it; the others stay between who works there."""
CORRECTED_DAYS = 120
"""For so long everybody reads that the figures of a day are not its first ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """A market with its next day, if its hours are known; ``number`` is that of its pin on the map.

    ``hours`` are those that are not over. ``off`` says which day before that one is called off, and is empty when none
    is.
    """

    number: int
    market: MarketView
    network: NetworkView
    hours: tuple[HoursView, ...]
    next_day: Occurrence | None
    is_today: bool
    when: str
    off: str

    @property
    def place(self) -> str:
        """Return where it is held, when its name does not say so already."""
        place = self.market.place
        return "" if place.casefold() in self.market.name.casefold() else place

    @property
    def anchor(self) -> str:
        """Return the name of its place in a list."""
        return f"mercato-{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkCard:
    """A network as the public sees it: who leads it, with whom, where."""

    network: NetworkView
    lead: PartnerView | None
    partners: tuple[PartnerView, ...]
    markets: tuple[MarketView, ...]

    @property
    def project(self) -> str:
        """Return the name of its project, empty when nobody named one."""
        return next((partner.project for partner in self.partners if partner.project), "")


def stands(today: date, *, network_id: UUID | None = None) -> tuple[Stand, ...]:
    """Return the markets, the next to be held first; those without known hours come last. Five queries at most."""
    networks = {network.id: network for network in people.networks()}
    days = places.occurrences(today, DAYS_AHEAD + 1, network_id=network_id)
    called_off = collecting.called_off_between(today, today + timedelta(days=DAYS_AHEAD), network=network_id)
    coming = _first_of_each(day for day in days if (day.market_id, day.date) not in called_off)
    off = _first_of_each(day for day in days if (day.market_id, day.date) in called_off)
    why = {market: called_off[market, day.date] for market, day in off.items()}
    ordered = sorted(places.markets(network_id), key=lambda market: _order(coming.get(market.id), market))
    return tuple(
        Stand(
            number=number,
            market=market,
            network=networks[market.network_id],
            hours=tuple(row for row in market.hours if (row.hours.valid_until or today) >= today),
            next_day=coming.get(market.id),
            is_today=_is_on(coming.get(market.id), today),
            when=when(coming.get(market.id), today),
            off=_off(off.get(market.id), why.get(market.id), next_day=coming.get(market.id), today=today),
        )
        for number, market in enumerate(ordered, start=1)
    )


def _first_of_each(days: Iterable[Occurrence]) -> dict[UUID, Occurrence]:
    first: dict[UUID, Occurrence] = {}
    for day in days:
        first.setdefault(day.market_id, day)
    return first


def _order(day: Occurrence | None, market: MarketView) -> tuple[bool, float, str, str]:
    return (day is None, day.starts_at.timestamp() if day else 0.0, market.municipality.name, market.name)


def _is_on(day: Occurrence | None, today: date) -> bool:
    return day is not None and day.date == today


def when(day: Occurrence | None, today: date) -> str:
    """Return when a market is next held, as people say it: “sabato, dalle 8 · raccolta alle 15.30”."""
    if day is None:
        return _("orari da sapere")
    said = formats.relative_day(day.date, today)
    parts = [
        _("%(day)s, dalle %(hour)s") % {"day": said, "hour": formats.clock(day.opens_at)} if day.opens_at else said
    ]
    return " · ".join([*parts, *_collected(day)])


def times(day: Occurrence) -> str:
    """Return at what time a market is held on a day, for who reads its date beside it."""
    opens = [_("dalle %(opens)s") % {"opens": formats.clock(day.opens_at)}] if day.opens_at else []
    return " · ".join([*opens, *_collected(day)])


def _collected(day: Occurrence) -> list[str]:
    return [_("raccolta alle %(hour)s") % {"hour": formats.clock(day.collection_at)}] if day.collection_at else []


def _off(day: Occurrence | None, why: CancelReason | None, *, next_day: Occurrence | None, today: date) -> str:
    """Return that a day before the next one is called off, and why where the cause says something."""
    if day is None or (next_day is not None and next_day.date < day.date):
        return ""
    said = {"day": formats.relative_day(day.date, today), "why": OFF_BECAUSE.get(why, "") if why else ""}
    return (
        _("%(day)s il banchetto non c’è, %(why)s") % said if said["why"] else _("%(day)s il banchetto non c’è") % said
    )


def hours_said(row: HoursView) -> str:
    """Return one row of a market's hours as people say it."""
    hours = row.hours
    parts = [formats.weekday(hours.weekday)]
    if hours.opens and hours.closes:
        parts.append(
            _("dalle %(opens)s alle %(closes)s")
            % {"opens": formats.clock(hours.opens), "closes": formats.clock(hours.closes)}
        )
    elif hours.opens:
        parts.append(_("dalle %(opens)s") % {"opens": formats.clock(hours.opens)})
    if hours.collection_at:
        parts.append(_("raccolta alle %(hour)s") % {"hour": formats.clock(hours.collection_at)})
    return ", ".join(parts)


def network_cards() -> tuple[NetworkCard, ...]:
    """Return every network with its partners and markets, in a constant number of queries."""
    networks = people.networks()
    partners = people.partners_by_network([network.id for network in networks])
    markets = places.markets()
    return tuple(
        _card(
            network,
            partners=partners.get(network.id, ()),
            markets=[one for one in markets if one.network_id == network.id],
        )
        for network in networks
    )


def network_card(slug: str) -> NetworkCard:
    """Return one network with its partners and markets; raises ``NotFoundError`` ``network_not_found``."""
    network = people.network(slug)
    return _card(network, partners=people.partners_of(network.id), markets=places.markets(network.id))


def _card(network: NetworkView, *, partners: tuple[PartnerView, ...], markets: Iterable[MarketView]) -> NetworkCard:
    lead = next((partner for partner in partners if partner.role is PartnerRole.LEAD), None)
    return NetworkCard(network=network, lead=lead, partners=partners, markets=tuple(markets))


def the_map(shown: Iterable[Stand], *, page: str = "") -> Territory:
    """Return the map of these stands; a pin leads to the stand's place in the list of ``page``, or of this one."""
    kept = tuple(shown)
    towns = {stand.market.municipality.istat_code: stand.market.municipality for stand in kept}
    sentence = _("Un disegno, non in scala: i comuni stanno dove stanno, i mercati intorno al loro centro.")
    if any(stand.is_today for stand in kept):
        sentence += " " + _("In rosso pieno quelli di oggi.")
    return territory(
        _("La mappa dei mercati"),
        sentence,
        centres=[_centre(town) for town in sorted(towns.values(), key=lambda town: town.istat_code)],
        spots=[_spot(stand, page) for stand in kept],
    )


def _centre(town: MunicipalityView) -> Centre:
    return Centre(
        key=town.istat_code,
        name=town.name,
        latitude=float(town.position.latitude),
        longitude=float(town.position.longitude),
    )


def _spot(stand: Stand, page: str) -> Spot:
    return Spot(
        town=stand.market.municipality.istat_code,
        name=f"{stand.market.municipality.name}, {stand.market.name}",
        when=stand.when,
        latitude=float(stand.market.position.latitude),
        longitude=float(stand.market.position.longitude),
        url=f"{page}#{stand.anchor}",
        today=stand.is_today,
    )


def network_url(slug: str) -> str:
    """Return the address of a network's page."""
    return reverse("network", kwargs={"slug": slug})


def corrected(network: UUID) -> tuple[CorrectedDay, ...]:
    """Return the days of a network, of the last months, that were opened again after they had been closed."""
    return collecting.corrected_days(network, since=timezone.localdate() - timedelta(days=CORRECTED_DAYS))
