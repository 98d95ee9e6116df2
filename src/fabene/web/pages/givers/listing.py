"""One list of who gives to a network: stalls and donors, with their agreement and their last gift."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from fabene.collecting import selectors as collecting
from fabene.core.errors import NotFoundError
from fabene.core.owners import OwnerKind
from fabene.places import selectors as places
from fabene.places.values import AgreementState, DonorView, MarketView, StallView
from fabene.web.pages.days.givers import stall_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Giver:
    """Somebody who may give. ``point`` is that of a stall, with the weekdays on which it is held as its own.

    Whoever nobody wrote a word about is on the list: MAPPED, ``since`` no day.
    """

    id: UUID
    network: UUID
    kind: OwnerKind
    name: str
    place: str
    trader: str
    sells: tuple[str, ...]
    weekdays: tuple[int, ...]
    gives: bool
    point: UUID | None
    state: AgreementState
    since: date | None
    last_gift: date | None

    def has(self, words: str) -> bool:
        """Return whether what is searched for stands in its name, its place or on its sign."""
        return words.casefold() in f"{self.name} {self.place} {self.trader}".casefold()


def givers_of(network: UUID, *, today: date) -> tuple[Giver, ...]:
    """Return everybody who may give to a network: stalls by market and label, then donors by kind and name."""
    markets = {market.id: market for market in places.markets(network)}
    found = [_stall(stall, markets[stall.market_id], today=today) for stall in places.stalls_in(network)]
    found += [_donor(donor) for donor in places.donors_of(network)]
    return _with_words(found, network)


def giver_of(giver: UUID, *, today: date) -> Giver:
    """Return one of them; raise ``NotFoundError`` ``giver_not_found``."""
    network = places.network_of_giver(giver)
    if network is None:
        raise NotFoundError("giver_not_found")
    known = places.donors([giver])
    if known:
        return _with_words([_donor(known[0])], network)[0]
    stall = places.stall(giver)
    return _with_words([_stall(stall, places.market(stall.market_id), today=today)], network)[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    id: UUID
    network: UUID
    kind: OwnerKind
    name: str
    place: str
    trader: str
    sells: tuple[str, ...]
    weekdays: tuple[int, ...]
    gives: bool
    point: UUID | None = None


def _stall(stall: StallView, market: MarketView, *, today: date) -> _Known:
    held = {row.hours.weekday for row in market.hours if (row.hours.valid_until or today) >= today}
    return _Known(
        id=stall.id,
        network=market.network_id,
        kind=OwnerKind.STALL,
        name=stall_name(stall.label),
        place=market.name,
        trader=stall.trader,
        sells=stall.sells,
        weekdays=tuple(sorted(held)),
        gives=stall.gives,
        point=market.id,
    )


def _donor(donor: DonorView) -> _Known:
    return _Known(
        id=donor.id,
        network=donor.network_id,
        kind=donor.kind,
        name=donor.name,
        place=donor.place,
        trader=donor.trader,
        sells=donor.sells,
        weekdays=donor.weekdays,
        gives=donor.gives,
    )


def _with_words(known: Sequence[_Known], network: UUID) -> tuple[Giver, ...]:
    steps, gifts = places.agreements([one.id for one in known]), collecting.last_gifts(network)
    return tuple(
        Giver(
            **{name: getattr(one, name) for name in _Known.__slots__},
            state=steps[one.id].state if one.id in steps else AgreementState.MAPPED,
            since=steps[one.id].on if one.id in steps else None,
            last_gift=gifts.get(one.id),
        )
        for one in known
    )
