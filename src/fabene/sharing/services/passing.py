"""What nobody took goes on: a bag that was not fetched, or what was left. Nothing follows for any household."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from fabene.collecting.models import MarketDay
from fabene.collecting.services.common import is_new, locked_day, stamped
from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.core.owners import OwnerKind
from fabene.ledger.services import post, reverse
from fabene.ledger.values import Draft
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.places.models import Destination
from fabene.sharing.models import Bag, BagContent, PassOn, PassOnContent
from fabene.sharing.piles import free_supplies, take
from fabene.sharing.services.handing import carry_lines, refuse_gone
from fabene.sharing.values import FreeSupply, Parcel

MOST_TICKETS = 2000
NOT_FOR_PEOPLE = frozenset({OwnerKind.ANIMALS.value, OwnerKind.COMPOST.value})

Content = dict[UUID, tuple[str, int]]
"""Lot → (category, grams)."""


@transaction.atomic
def pass_on(
    *, id: UUID, day: UUID, destination: UUID, parcel: Parcel, tickets: int | None = None, stamp: Stamp
) -> None:
    """Pass a bag, or what is left, on to a destination of the network.

    ``tickets`` counts the people an open table served; nobody is named. Food past its last day goes to animals or
    compost only.

    Raises ``NotFoundError`` (``day_not_found``, ``destination_not_found``, ``bag_not_found``), ``FabeneError``
    (``nothing_to_pass_on``, ``tickets_refused``, ``tickets_elsewhere``, ``past_its_date``), ``ConflictError``
    (``more_than_left``, ``day_closed``, ``confirmation_undone``, ``bag_handed_over``, ``bag_passed_on``,
    ``id_used_for_something_else``).
    """
    market_day = locked_day(day)
    place = Destination.objects.filter(id=destination, network_id=market_day.market.network_id).first()
    if place is None:
        raise NotFoundError("destination_not_found")
    _check_tickets(tickets, place=place)
    said = {"to": destination, "bag": parcel.bag_id, "grams": _plain(parcel.grams), "tickets": tickets}
    if not is_new(market_day, id=id, what="food.passed_on", content=said, stamp=stamp):
        return
    content = _content(market_day, parcel=parcel, place=place)
    row = PassOn.objects.create(
        id=id,
        day=market_day,
        destination=place,
        bag_id=parcel.bag_id,
        tickets=tickets,
        grams=sum(grams for _, grams in content.values()),
        **stamped(stamp),
    )
    PassOnContent.objects.bulk_create(
        PassOnContent(passing=row, lot=lot, category=category, grams=grams)
        for lot, (category, grams) in content.items()
    )
    lots = [(lot, grams) for lot, (_, grams) in content.items()]
    lines = carry_lines(lots, giver=market_day.hub_id, taker=place.id)
    book = market_day.market.network_id
    post(Draft(id=derived(id, "movement"), book=book, kind="passed_on", lines=lines, stamp=stamp))


@transaction.atomic
def undo_pass_on(*, passing: UUID, stamp: Stamp) -> None:
    """Take a slip back: the movement is reversed and the food stands at the hub again. Repeating changes nothing.

    Raises ``NotFoundError`` (``passing_not_found``), ``ConflictError`` (``day_closed``).
    """
    of_day = PassOn.objects.filter(id=passing).values_list("day_id", flat=True).first()
    if of_day is None:
        raise NotFoundError("passing_not_found")
    if not is_new(locked_day(of_day), id=passing, what="food.pass_on_undone", content={}, stamp=stamp):
        return
    PassOn.objects.filter(id=passing).update(undone_at=stamp.happened_at)
    reverse(derived(passing, "movement"), id=derived(passing, "undone"), stamp=stamp, reason="slip")


def _check_tickets(tickets: int | None, *, place: Destination) -> None:
    if tickets is None:
        return
    if place.kind != OwnerKind.OPEN_TABLE:
        raise FabeneError("tickets_elsewhere", destination=place.name)
    if not 0 <= tickets <= MOST_TICKETS:
        raise FabeneError("tickets_refused", tickets=tickets, limit=MOST_TICKETS)


def _plain(grams: Mapping[UUID, int] | None) -> list[tuple[str, int]]:
    return sorted((str(supply), amount) for supply, amount in (grams or {}).items())


def _content(day: MarketDay, *, parcel: Parcel, place: Destination) -> Content:
    if parcel.bag_id is not None:
        return _of_bag(parcel.bag_id, day=day)
    return _of_piles(day, grams=parcel.grams or {}, place=place)


def _of_bag(bag: UUID, *, day: MarketDay) -> Content:
    row = Bag.objects.select_related("confirmation").filter(id=bag, confirmation__day=day).first()
    if row is None:
        raise NotFoundError("bag_not_found")
    refuse_gone(row)
    content: Content = {}
    for part in BagContent.objects.filter(bag=row).order_by("id"):
        _, before = content.get(part.lot, (part.category, 0))
        content[part.lot] = (part.category, before + part.grams)
    if not content:
        raise FabeneError("nothing_to_pass_on")
    return content


def _of_piles(day: MarketDay, *, grams: Mapping[UUID, int], place: Destination) -> Content:
    if not grams or any(amount <= 0 for amount in grams.values()):
        raise FabeneError("nothing_to_pass_on")
    piles = {pile.id: pile for pile in free_supplies(day.id, hub=day.hub_id)}
    content: Content = {}
    for supply, amount in grams.items():
        pile = _checked(piles.get(supply), amount=amount, place=place)
        taken, _ = take(pile.lots, amount)
        content.update({lot: (pile.category, part) for lot, part in taken})
    return content


def _checked(pile: FreeSupply | None, *, amount: int, place: Destination) -> FreeSupply:
    if pile is None:
        raise ConflictError("supply_gone")
    if pile.grams < amount:
        raise ConflictError("more_than_left", category=pile.category, left_grams=pile.grams)
    if pile.expired and place.kind not in NOT_FOR_PEOPLE:
        raise FabeneError("past_its_date", category=pile.category)
    return pile
