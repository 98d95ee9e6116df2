"""What a household has come to exclude, and what was recalled, is taken out of a bag before it is handed over."""

from uuid import UUID

from django.db import transaction

from fabene.collecting.holds import held_among
from fabene.collecting.services.common import is_new, stamped
from fabene.core.errors import ConflictError
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.sharing.models import Bag, BagContent, TakenOut
from fabene.sharing.services.handing import locked_bag, refuse_gone
from fabene.sharing.unwanted import unwanted_in


@transaction.atomic
def take_out(*, id: UUID, bag: UUID, stamp: Stamp) -> None:
    """Take all that its household excludes by now, and all that was recalled, out of a waiting bag.

    It is free at the hub again; what was recalled may only be thrown away there.

    Raises ``NotFoundError`` (``bag_not_found``), ``ConflictError`` (``nothing_unwanted``, ``bag_handed_over``,
    ``bag_passed_on``, ``confirmation_undone``, ``day_closed``, ``id_used_for_something_else``).
    """
    row, day = locked_bag(bag)
    if not is_new(day, id=id, what="bag.taken_out", content={"bag": bag}, stamp=stamp):
        return
    refuse_gone(row)
    unwanted = {unwanted.part.id for unwanted in unwanted_in(row, at=stamp.happened_at)}
    contents = list(row.contents.order_by("id"))
    recalled = held_among(part.lot for part in contents)
    parts = [part for part in contents if part.id in unwanted or part.lot in recalled]
    if not parts:
        raise ConflictError("nothing_unwanted", bag=row.code)
    TakenOut.objects.bulk_create(
        TakenOut(
            id=derived(id, part.supply, part.lot),
            bag=row,
            supply=part.supply,
            category=part.category,
            lot=part.lot,
            grams=part.grams,
            pieces=part.pieces,
            **stamped(stamp),
        )
        for part in parts
    )
    BagContent.objects.filter(id__in=[part.id for part in parts]).delete()
    Bag.objects.filter(id=row.id).update(grams=row.grams - sum(part.grams for part in parts))
