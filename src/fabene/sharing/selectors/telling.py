"""When and where a market's food is picked up on a date, as families are told it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from fabene.collecting import selectors as collecting
from fabene.core.errors import NotFoundError
from fabene.households import selectors as households
from fabene.households.tellings import Occasion
from fabene.places import selectors as places
from fabene.places.values import MarketView, Occurrence

DAYS_AHEAD = 28


@dataclass(frozen=True, slots=True, kw_only=True)
class PickUpDay:
    """A market day to come: when and where its food is picked up, whether it is off (then ``day``), or was changed."""

    market_id: UUID
    market_name: str
    what: Occasion
    cancelled_day: UUID | None
    changed: bool


def pick_up_on(*, market: UUID, on: date) -> Occasion:
    """Return when and where the food of a market is picked up on a date, with what was changed for that date.

    Raises ``NotFoundError`` (``market_not_found``).
    """
    return households.change_of(market=market, on=on) or usual_pick_up(market=market, on=on)


def usual_pick_up(*, market: UUID, on: date) -> Occasion:
    """Return when and where it usually is: the hour of the calendar, the network's hub."""
    place = places.market(market)
    held = [one for one in places.occurrences(on, 1, network_id=place.network_id) if one.market_id == market]
    return _occasion(on, held, where=usual_place(place))


def next_pick_up(*, market: UUID, after: date) -> Occasion | None:
    """Return the first pick-up after a date that is not off; None when the calendar has none within four weeks."""
    place = places.market(market)
    coming = places.occurrences(after + timedelta(days=1), DAYS_AHEAD, network_id=place.network_id)
    off = collecting.cancelled_between(after, after + timedelta(days=DAYS_AHEAD), network=place.network_id)
    dates = sorted({one.date for one in coming if one.market_id == market and (market, one.date) not in off})
    return pick_up_on(market=market, on=dates[0]) if dates else None


def pick_ups(*, network: UUID, first: date, days: int = DAYS_AHEAD) -> tuple[PickUpDay, ...]:
    """Return the market days of a network that the calendar has from a date on, those that are off included."""
    known = {place.id: place for place in places.markets(network)}
    off = collecting.cancelled_between(first, first + timedelta(days=days), network=network)
    held: dict[tuple[date, UUID], list[Occurrence]] = {}
    for one in places.occurrences(first, days, network_id=network):
        held.setdefault((one.date, one.market_id), []).append(one)
    changed = households.changes_of(network=network, first=first)
    return tuple(
        PickUpDay(
            market_id=market,
            market_name=known[market].name,
            what=changed.get((market, on)) or _occasion(on, ones, where=usual_place(known[market])),
            cancelled_day=off.get((market, on)),
            changed=(market, on) in changed,
        )
        for (on, market), ones in held.items()
    )


def usual_place(market: MarketView) -> str:
    """Return where bags are handed over: the network's hub, with its street; the market itself where there is none."""
    try:
        hub = places.hub_of(market.network_id)
    except NotFoundError:
        return f"{market.name}, {market.place}"
    where = hub.address or hub.municipality.name
    return hub.name if where in hub.name else f"{hub.name}, {where}"


def _occasion(on: date, held: Iterable[Occurrence], *, where: str) -> Occasion:
    moments = [moment for one in held if (moment := one.collection_at or one.closes_at)]
    return Occasion(date=on, hour=_clock(min(moments)) if moments else None, place=where)


def _clock(moment: datetime) -> time:
    return timezone.localtime(moment).time()
