"""Bags change hands: one tap, which can be taken back."""

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from django.db import transaction

from fabene.collecting.holds import refuse_held
from fabene.collecting.models import MarketDay
from fabene.collecting.services.common import is_new, locked_day, stamped
from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.ledger.services import post, reverse
from fabene.ledger.values import Draft, Line, Unit
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.sharing.given_back import refuse_given_back
from fabene.sharing.models import Bag, BagContent, Handover, PassOn
from fabene.sharing.unwanted import refuse_unwanted


class Load(NamedTuple):
    """So much of a lot that changes hands, in its unit."""

    lot: UUID
    unit: Unit
    amount: int


@transaction.atomic
def hand_over(*, id: UUID, bag: UUID, stamp: Stamp, to_delegate: bool = False) -> None:
    """Hand a bag to whoever came with its code: its grams go from the hub to the household's owner.

    ``to_delegate`` notes that it was somebody with a delegate's code: that alone, not who.

    Raises ``NotFoundError`` (``bag_not_found``) and ``ConflictError`` (``bag_handed_over``, ``bag_passed_on``,
    ``bag_of_nobody``: its household was forgotten, ``bag_holds_unwanted``: by then its household excluded something in
    it, ``bag_given_back``: its day was closed and its food went elsewhere, ``lot_recalled``, ``confirmation_undone``,
    ``day_closed``, ``id_used_for_something_else``).
    """
    row, day = locked_bag(bag)
    if not is_new(day, id=id, what="bag.handed_over", content=_said(bag, to_delegate=to_delegate), stamp=stamp):
        return
    refuse_gone(row)
    if row.household is None:
        raise ConflictError("bag_of_nobody", bag=row.code)
    refuse_unwanted(row, at=stamp.happened_at)
    refuse_given_back(row, day)
    loads = lots_of(row)
    refuse_held((load.lot for load in loads), at=stamp.happened_at)
    Handover.objects.create(id=id, bag=row, to_delegate=to_delegate, **stamped(stamp))
    lines = carry_lines(loads, giver=day.hub_id, taker=row.household.owner)
    if not lines:  # all of it was taken out: its household came all the same
        return
    post(Draft(id=derived(id, "movement"), book=day.market.network_id, kind="handover", lines=lines, stamp=stamp))


@transaction.atomic
def undo_hand_over(*, handover: UUID, stamp: Stamp) -> None:
    """Take a slip back: the movement is reversed and the bag waits again. Repeating it changes nothing.

    Raises ``NotFoundError`` (``handover_not_found``), ``ConflictError`` (``day_closed``, ``bag_of_nobody``: whom it
    went to was forgotten, and counted).
    """
    of_day = Handover.objects.filter(id=handover).values_list("bag__confirmation__day_id", flat=True).first()
    if of_day is None:
        raise NotFoundError("handover_not_found")
    day = locked_day(of_day)
    if not is_new(day, id=handover, what="bag.hand_over_undone", content={}, stamp=stamp):
        return
    if (bag := Bag.objects.filter(handovers=handover, household__isnull=True).first()) is not None:
        raise ConflictError("bag_of_nobody", bag=bag.code)
    Handover.objects.filter(id=handover).update(undone_at=stamp.happened_at)
    if not BagContent.objects.filter(bag__handovers=handover).exists():
        return
    reverse(derived(handover, "movement"), id=derived(handover, "undone"), stamp=stamp, reason="slip")


@transaction.atomic
def order_round(*, id: UUID, day: UUID, bags: Iterable[UUID], stamp: Stamp) -> None:
    """Set the order in which the day's bags are brought home: first to last, every such bag once.

    Raises ``NotFoundError`` (``day_not_found``), ``FabeneError`` (``round_incomplete``) when a bag to be brought home
    is missing, doubled or foreign, ``ConflictError`` (``day_closed``, ``id_used_for_something_else``).
    """
    wanted = list(bags)
    if not is_new(locked_day(day), id=id, what="round.ordered", content={"bags": wanted}, stamp=stamp):
        return
    at_home = Bag.objects.filter(confirmation__day_id=day, confirmation__undone_at__isnull=True, home_delivery=True)
    rows = {row.id: row for row in at_home}
    if sorted(wanted) != sorted(rows):
        raise FabeneError("round_incomplete", expected=len(rows), given=len(wanted))
    for position, bag in enumerate(wanted, start=1):
        rows[bag].position = position
    Bag.objects.bulk_update(rows.values(), ["position"])


def locked_bag(bag: UUID) -> tuple[Bag, MarketDay]:
    """Return the bag and its day, held until the transaction ends; raise ``NotFoundError`` (``bag_not_found``).

    The day is locked before the bag is read, so that what is read is what everybody else has left behind.
    """
    of_day = Bag.objects.filter(id=bag).values_list("confirmation__day_id", flat=True).first()
    if of_day is None:
        raise NotFoundError("bag_not_found")
    day = locked_day(of_day)
    return Bag.objects.select_related("confirmation__plan", "household").get(id=bag), day


def _said(bag: UUID, *, to_delegate: bool) -> dict[str, object]:
    return {"bag": bag, "to_delegate": True} if to_delegate else {"bag": bag}


def refuse_gone(bag: Bag) -> None:
    """Raise ``ConflictError`` when the bag is no longer waiting."""
    if bag.confirmation.undone_at is not None:
        raise ConflictError("confirmation_undone", bag=bag.code)
    if Handover.objects.filter(bag=bag, undone_at__isnull=True).exists():
        raise ConflictError("bag_handed_over", bag=bag.code)
    if PassOn.objects.filter(bag=bag, undone_at__isnull=True).exists():
        raise ConflictError("bag_passed_on", bag=bag.code)


def lots_of(bag: Bag) -> list[Load]:
    """Return what a bag holds, each lot once."""
    loads: dict[UUID, Load] = {}
    for content in bag.contents.order_by("id"):
        before = loads.get(content.lot, Load(content.lot, content.unit, 0))
        loads[content.lot] = before._replace(amount=before.amount + content.amount)
    return list(loads.values())


def carry_lines(loads: Iterable[Load], *, giver: UUID, taker: UUID) -> tuple[Line, ...]:
    """Return the ledger lines that carry these loads from one owner to another."""
    return tuple(
        line
        for lot, unit, amount in loads
        for line in (
            Line(owner=giver, unit=unit, amount=-amount, lot=lot),
            Line(owner=taker, unit=unit, amount=amount, lot=lot),
        )
    )
