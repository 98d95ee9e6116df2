"""A kitchen serves from its larder: eaten here, taken, brought home; and whoever keeps a store throws away from it."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from fabene.collecting import services as collecting
from fabene.collecting.models import Clearing
from fabene.collecting.selectors.stock import piece_grams_of
from fabene.collecting.services.stores import Taken, locked_store, parts_said, taken_from
from fabene.collecting.values import ClearingView, LotPart, Reason
from fabene.core.errors import FabeneError, NotFoundError
from fabene.core.food import category as known_category
from fabene.core.owners import OwnerKind
from fabene.core.quantities import Measure
from fabene.ledger import services as ledger
from fabene.ledger.values import Draft
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.people.services import log
from fabene.places import selectors as places
from fabene.places.values import StoreView
from fabene.sharing.models import Serving, ServingContent
from fabene.sharing.selectors.serving import serving as serving_view
from fabene.sharing.services.handing import Load, carry_lines
from fabene.sharing.taking import check_taking
from fabene.sharing.values import Served, ServingView

MOST_SERVED = 2000


@transaction.atomic
def serve(
    *,
    id: UUID,
    kitchen: UUID,
    how: Served,
    parts: Sequence[LotPart],
    stamp: Stamp,
    people: int | None = None,
) -> ServingView:
    """Serve parts of lots of a kitchen's larder; ``people`` counts whom it was for, if somebody counted.

    They are passed on at the kitchen's own table: nobody is named, so nobody's share counts them. Raises
    ``kitchen_not_found``, ``kitchen_keeps_no_record``, ``not_food``, ``served_out_of_range``, what ``check_taking`` and
    ``collecting.services.stores.taken_from`` raise, ``id_used_for_something_else``.
    """
    store = _locked_kitchen(kitchen)
    if people is not None and not 0 <= people <= MOST_SERVED:
        raise FabeneError("served_out_of_range", people=people, limit=MOST_SERVED)
    content = {"kitchen": str(kitchen), "how": how, "parts": parts_said(parts), "people": people}
    what = "food.served"
    if log(id=derived(id, what), what=what, key=id, network=store.network_id, stamp=stamp, content=content):
        check_taking(kitchen, parts)
        on = timezone.localdate(stamp.happened_at)
        taken = taken_from(store, parts, on=on, at=stamp.happened_at)
        _refuse_no_food(taken)
        row = Serving.objects.create(
            id=id,
            network_id=store.network_id,
            kitchen_id=kitchen,
            on=on,
            how=Served(how),
            people=people,
            actor=stamp.actor,
            happened_at=stamp.happened_at,
            recorded_at=stamp.recorded_at,
        )
        ServingContent.objects.bulk_create(_content(row, each) for each in taken)
        _post(row, taken=taken, stamp=stamp)
    return serving_view(id)


def _locked_kitchen(kitchen: UUID) -> StoreView:
    if not places.kitchen(kitchen).keeps_record:
        raise FabeneError("kitchen_keeps_no_record")
    return locked_store(kitchen)


def _refuse_no_food(taken: Sequence[Taken]) -> None:
    for each in taken:
        if not known_category(each.lot.category).food:
            raise FabeneError("not_food", category=each.lot.category)


def _content(row: Serving, taken: Taken) -> ServingContent:
    counted = taken.lot.measure == Measure.PIECES
    return ServingContent(
        serving=row,
        lot=taken.lot.id,
        category=taken.lot.category,
        grams=taken.amount * piece_grams_of(taken.lot) if counted else taken.amount,
        pieces=taken.amount if counted else None,
    )


def _post(row: Serving, *, taken: Sequence[Taken], stamp: Stamp) -> None:
    table = table_of(row.kitchen_id)
    ledger.open_owner(id=table, kind=OwnerKind.OPEN_TABLE)
    loads = [Load(each.lot.id, each.unit, each.amount) for each in taken]
    lines = carry_lines(loads, giver=row.kitchen_id, taker=table)
    ledger.post(Draft(id=derived(row.id, "movement"), book=row.network_id, kind="served", lines=lines, stamp=stamp))


def table_of(kitchen: UUID) -> UUID:
    """Return the owner of all that a kitchen serves from its larder."""
    return derived(kitchen, OwnerKind.OPEN_TABLE)


@transaction.atomic
def undo_serve(*, serving: UUID, stamp: Stamp) -> None:
    """Take a slip back: the food stands in the larder again. Repeating changes nothing.

    Raises ``NotFoundError`` ``serving_not_found``.
    """
    row = Serving.objects.select_for_update().filter(id=serving).first()
    if row is None:
        raise NotFoundError("serving_not_found")
    what = "food.serving_undone"
    if log(id=derived(serving, what), what=what, key=serving, network=row.network_id, stamp=stamp, content={}):
        Serving.objects.filter(id=serving).update(undone_at=stamp.happened_at)
        ledger.reverse(derived(serving, "movement"), id=derived(serving, "undone"), stamp=stamp, reason="slip")


@transaction.atomic
def clear(*, id: UUID, store: UUID, parts: Sequence[LotPart], reason: Reason, stamp: Stamp) -> ClearingView:
    """Throw away what waits in no bag at a place of stock.

    Raises what ``check_taking`` and ``collecting.services.clear`` raise.
    """
    if not Clearing.objects.filter(id=id).exists():
        check_taking(store, parts)
    return collecting.clear(id=id, store=store, parts=parts, reason=reason, stamp=stamp)
