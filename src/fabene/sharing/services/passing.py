"""What nobody took goes on: a bag that was not fetched, or what was left. Nothing follows for any household."""

from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID

from django.db import transaction

from fabene.collecting.holds import refuse_held
from fabene.collecting.models import MarketDay
from fabene.collecting.services.common import is_new, locked_day, stamped
from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.core.owners import OwnerKind
from fabene.core.quantities import Measure
from fabene.ledger.services import post, reverse
from fabene.ledger.values import Draft, Unit
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.places.models import Destination
from fabene.sharing.given_back import refuse_given_back
from fabene.sharing.models import Bag, BagContent, PassOn, PassOnContent
from fabene.sharing.piles import free_supplies, take
from fabene.sharing.services.acknowledging import refuse_acknowledged
from fabene.sharing.services.handing import Load, carry_lines, refuse_gone
from fabene.sharing.values import FreeSupply, Parcel

MOST_TICKETS = 2000
NOT_FOR_PEOPLE = frozenset({OwnerKind.ANIMALS.value, OwnerKind.COMPOST.value})


class Went(NamedTuple):
    """So much of a lot that goes on; of what is counted the grams are what it weighs as declared."""

    category: str
    grams: int
    pieces: int | None

    def __add__(self, other: object) -> "Went":
        """Add what goes on of the same lot."""
        if not isinstance(other, Went):
            return NotImplemented
        pieces = None if self.pieces is None else self.pieces + (other.pieces or 0)
        return Went(self.category, self.grams + other.grams, pieces)

    def load(self, lot: UUID) -> Load:
        """Return it as it changes hands."""
        if self.pieces is None:
            return Load(lot, Unit.GRAMS, self.grams)
        return Load(lot, Unit.PIECES, self.pieces)


Content = dict[UUID, Went]
"""Lot → what goes on of it."""


@transaction.atomic
def pass_on(
    *, id: UUID, day: UUID, destination: UUID, parcel: Parcel, tickets: int | None = None, stamp: Stamp
) -> None:
    """Pass a bag, or what is left, on to a destination of the network.

    ``tickets`` counts the people an open table served; nobody is named. Food past its last day goes to animals or
    compost only, what was recalled to compost.

    Raises ``NotFoundError`` (``day_not_found``, ``destination_not_found``, ``bag_not_found``), ``FabeneError``
    (``nothing_to_pass_on``, ``tickets_refused``, ``tickets_elsewhere``, ``past_its_date``, ``counted_not_weighed``,
    ``weighed_not_counted``), ``ConflictError`` (``lot_recalled``, ``more_than_left``, ``more_pieces_than_there``,
    ``day_closed``, ``confirmation_undone``, ``bag_given_back``, ``bag_handed_over``, ``bag_passed_on``,
    ``id_used_for_something_else``).
    """
    market_day = locked_day(day)
    place = Destination.objects.filter(id=destination, network_id=market_day.market.network_id).first()
    if place is None:
        raise NotFoundError("destination_not_found")
    _check_tickets(tickets, place=place)
    amounts = {"grams": _plain(parcel.grams), "pieces": _plain(parcel.pieces)}
    said = {"to": destination, "bag": parcel.bag_id, "tickets": tickets, **amounts}
    if not is_new(market_day, id=id, what="food.passed_on", content=said, stamp=stamp):
        return
    content = _content(market_day, parcel=parcel, place=place)
    if place.kind != OwnerKind.COMPOST:
        refuse_held(content, at=stamp.happened_at)
    row = PassOn.objects.create(
        id=id,
        day=market_day,
        destination=place,
        bag_id=parcel.bag_id,
        tickets=tickets,
        grams=sum(went.grams for went in content.values() if went.pieces is None),
        pieces=sum(went.pieces or 0 for went in content.values()),
        **stamped(stamp),
    )
    PassOnContent.objects.bulk_create(
        PassOnContent(passing=row, lot=lot, category=went.category, grams=went.grams, pieces=went.pieces)
        for lot, went in content.items()
    )
    lines = carry_lines([went.load(lot) for lot, went in content.items()], giver=market_day.hub_id, taker=place.id)
    book = market_day.market.network_id
    post(Draft(id=derived(id, "movement"), book=book, kind="passed_on", lines=lines, stamp=stamp))


@transaction.atomic
def undo_pass_on(*, passing: UUID, stamp: Stamp) -> None:
    """Take a slip back: the movement is reversed and the food stands at the hub again. Repeating changes nothing.

    Raises ``NotFoundError`` (``passing_not_found``), ``ConflictError`` (``day_closed``, ``passing_acknowledged``: the
    emporio said what it received).
    """
    of_day = PassOn.objects.filter(id=passing).values_list("day_id", flat=True).first()
    if of_day is None:
        raise NotFoundError("passing_not_found")
    if not is_new(locked_day(of_day), id=passing, what="food.pass_on_undone", content={}, stamp=stamp):
        return
    refuse_acknowledged(passing)
    PassOn.objects.filter(id=passing).update(undone_at=stamp.happened_at)
    reverse(derived(passing, "movement"), id=derived(passing, "undone"), stamp=stamp, reason="slip")


def _check_tickets(tickets: int | None, *, place: Destination) -> None:
    if tickets is None:
        return
    if place.kind != OwnerKind.OPEN_TABLE:
        raise FabeneError("tickets_elsewhere", destination=place.name)
    if not 0 <= tickets <= MOST_TICKETS:
        raise FabeneError("tickets_refused", tickets=tickets, limit=MOST_TICKETS)


def _plain(amounts: Mapping[UUID, int] | None) -> list[tuple[str, int]]:
    return sorted((str(supply), amount) for supply, amount in (amounts or {}).items())


def _content(day: MarketDay, *, parcel: Parcel, place: Destination) -> Content:
    if parcel.bag_id is not None:
        return _of_bag(parcel.bag_id, day=day)
    return _of_piles(day, parcel=parcel, place=place)


def _of_bag(bag: UUID, *, day: MarketDay) -> Content:
    row = Bag.objects.select_related("confirmation").filter(id=bag, confirmation__day=day).first()
    if row is None:
        raise NotFoundError("bag_not_found")
    refuse_gone(row)
    refuse_given_back(row, day)
    content: Content = {}
    for part in BagContent.objects.filter(bag=row).order_by("id"):
        went = Went(part.category, part.grams, part.pieces)
        content[part.lot] = content[part.lot] + went if part.lot in content else went
    if not content:
        raise FabeneError("nothing_to_pass_on")
    return content


def _of_piles(day: MarketDay, *, parcel: Parcel, place: Destination) -> Content:
    asked = [(supply, amount, Measure.GRAMS) for supply, amount in (parcel.grams or {}).items()]
    asked += [(supply, amount, Measure.PIECES) for supply, amount in (parcel.pieces or {}).items()]
    if not asked or any(amount <= 0 for _, amount, _ in asked):
        raise FabeneError("nothing_to_pass_on")
    piles = {pile.id: pile for pile in free_supplies(day)}
    content: Content = {}
    for supply, amount, measure in asked:
        pile = _checked(piles.get(supply), amount=amount, measure=measure, place=place)
        taken, _ = take(pile.lots, amount)
        content.update({lot: _went(pile, part) for lot, part in taken})
    return content


def _went(pile: FreeSupply, amount: int) -> Went:
    if pile.measure == Measure.GRAMS:
        return Went(pile.category, amount, None)
    return Went(pile.category, amount * pile.pack_grams, amount)


def _checked(pile: FreeSupply | None, *, amount: int, measure: Measure, place: Destination) -> FreeSupply:
    if pile is None:
        raise ConflictError("supply_gone")
    _check_measure(pile, measure=measure)
    if pile.amount < amount and measure == Measure.PIECES:
        raise ConflictError("more_pieces_than_there", category=pile.category, pieces=pile.pieces)
    if pile.amount < amount:
        raise ConflictError("more_than_left", category=pile.category, left_grams=pile.grams)
    if pile.expired and place.kind not in NOT_FOR_PEOPLE:
        raise FabeneError("past_its_date", category=pile.category)
    return pile


def _check_measure(pile: FreeSupply, *, measure: Measure) -> None:
    if pile.measure == measure:
        return
    if pile.measure == Measure.PIECES:
        raise FabeneError("counted_not_weighed")
    raise FabeneError("weighed_not_counted")
