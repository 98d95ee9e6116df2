"""What came back of recalled food, from families or from where it was passed on, and what was thrown away."""

from typing import Any, NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet, Sum
from django.db.models.functions import Coalesce

from fabene.collecting.models import Lot
from fabene.collecting.selectors.stock import piece_grams_of
from fabene.collecting.services.common import stamped
from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.core.owners import OwnerKind
from fabene.core.quantities import Measure
from fabene.ledger import services as ledger
from fabene.ledger.values import Draft, Unit
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.places import selectors as places
from fabene.sharing.models import Bag, BagContent, Handover, PassOn, PassOnContent, Recall, RecallMove
from fabene.sharing.services.handing import Load, carry_lines
from fabene.sharing.services.recalling import is_new, locked_recall
from fabene.sharing.taking import free_amounts


class Whence(NamedTuple):
    """Where recalled food comes from: exactly one of a bag, what was passed on, or a place of stock."""

    bag: UUID | None = None
    passing: UUID | None = None
    store: UUID | None = None


class _Source(NamedTuple):
    owner: UUID
    network: UUID
    hub: UUID
    went: int
    came_before: int


@transaction.atomic
def take_back_recalled(
    *, id: UUID, recall: UUID, whence: Whence, lot: UUID, amount: int, thrown: bool, stamp: Stamp
) -> None:
    """Write down that recalled food came back, from a bag or from where it was passed on; or throw stock away.

    ``amount`` is in the lot's measure. Thrown away it is discarded; else it stands at the hub of its day, held back.
    What stands in a hub or a kitchen can only be thrown away. Raises ``NotFoundError``: ``recall_not_found``,
    ``lot_not_in_recall``, ``bag_not_found``, ``passing_not_found``, ``store_not_found``; ``FabeneError``:
    ``came_back_from_nowhere``, ``part_not_positive``; ``ConflictError``: ``more_came_back``, ``bag_of_nobody``,
    ``recall_closed``, ``id_used_for_something_else``.
    """
    if sum(each is not None for each in whence) != 1 or (whence.store is not None and not thrown):
        raise FabeneError("came_back_from_nowhere")
    if amount <= 0:
        raise FabeneError("part_not_positive")
    row = locked_recall(recall)
    said = {"whence": [str(each or "") for each in whence], "lot": str(lot), "amount": amount, "thrown": thrown}
    if not is_new(row, id=id, what="recall.came_back", content=said, stamp=stamp):
        return
    food = Lot.objects.filter(id=lot, holds__cause=recall).first()
    if food is None:
        raise NotFoundError("lot_not_in_recall")
    source = _source(row, whence=whence, lot=food)
    if amount > source.went - source.came_before:
        raise ConflictError("more_came_back", category=food.category, left=_left(food, source))
    counted = food.measure == Measure.PIECES
    RecallMove.objects.create(
        id=id,
        recall=row,
        network_id=source.network,
        lot=food,
        bag_id=whence.bag,
        passing_id=whence.passing,
        store=whence.store,
        thrown=thrown,
        grams=amount * piece_grams_of(food) if counted else amount,
        pieces=amount if counted else None,
        **stamped(stamp),
    )
    _post(id, food, source=source, amount=amount, thrown=thrown, stamp=stamp)


def _left(food: Lot, source: _Source) -> str:
    left = max(source.went - source.came_before, 0)
    return f"{left} {'pz' if food.measure == Measure.PIECES else 'g'}"


def _source(row: Recall, *, whence: Whence, lot: Lot) -> _Source:
    if whence.bag is not None:
        return _of_bag(row, bag=whence.bag, lot=lot.id)
    if whence.passing is not None:
        return _of_passing(row, passing=whence.passing, lot=lot.id)
    store = places.store(whence.store)  # type: ignore[arg-type]  # one of the three was there
    return _Source(store.id, store.network_id, store.id, free_amounts(store.id).get(lot.id, 0), 0)


def _of_bag(row: Recall, *, bag: UUID, lot: UUID) -> _Source:
    found = Bag.objects.select_related("household", "confirmation__day__market").filter(id=bag).first()
    if found is None or not Handover.objects.filter(bag=bag, undone_at__isnull=True).exists():
        raise NotFoundError("bag_not_found")
    if found.household is None:
        raise ConflictError("bag_of_nobody", bag=found.code)
    day = found.confirmation.day
    went = _sum(BagContent.objects.filter(bag=bag, lot=lot))
    return _Source(found.household.owner, day.market.network_id, day.hub_id, went, _before(row, bag=bag, lot=lot))


def _of_passing(row: Recall, *, passing: UUID, lot: UUID) -> _Source:
    found = PassOn.objects.select_related("day__market").filter(id=passing, undone_at__isnull=True).first()
    if found is None:
        raise NotFoundError("passing_not_found")
    went = _sum(PassOnContent.objects.filter(passing=passing, lot=lot))
    before = _before(row, passing=passing, lot=lot)
    return _Source(found.destination_id, found.day.market.network_id, found.day.hub_id, went, before)


def _before(row: Recall, *, lot: UUID, bag: UUID | None = None, passing: UUID | None = None) -> int:
    return _sum(RecallMove.objects.filter(recall=row, bag=bag, passing=passing, lot=lot, undone_at__isnull=True))


def _sum(rows: QuerySet[Any]) -> int:
    total: int | None = rows.aggregate(total=Sum(Coalesce("pieces", "grams")))["total"]
    return total or 0


def _post(id: UUID, food: Lot, *, source: _Source, amount: int, thrown: bool, stamp: Stamp) -> None:
    bin_ = derived(source.network, OwnerKind.DISCARD)
    ledger.open_owners({bin_: OwnerKind.DISCARD})
    lines = carry_lines(
        [Load(food.id, Unit(food.measure), amount)], giver=source.owner, taker=bin_ if thrown else source.hub
    )
    kind = "recall_discard" if thrown else "recall_return"
    ledger.post(Draft(id=_movement(id), book=source.network, kind=kind, lines=lines, stamp=stamp))


def _movement(move: UUID) -> UUID:
    return derived(move, "movement")


@transaction.atomic
def undo_recall_move(*, move: UUID, stamp: Stamp) -> None:
    """Take a slip back; repeating it changes nothing. Raises ``move_not_found``, ``recall_closed``."""
    of_recall = RecallMove.objects.filter(id=move).values_list("recall_id", flat=True).first()
    if of_recall is None:
        raise NotFoundError("move_not_found")
    if is_new(locked_recall(of_recall), id=move, what="recall.move_undone", content={}, stamp=stamp):
        RecallMove.objects.filter(id=move).update(undone_at=stamp.happened_at)
        ledger.reverse(_movement(move), id=derived(move, "undone"), stamp=stamp, reason="slip")
