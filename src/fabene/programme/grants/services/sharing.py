"""A market day, a gift or a cost that belongs to several programmes: money by shares, everything else once."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from fabene.core.errors import FabeneError
from fabene.core.quantities import apportion
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.services import log
from fabene.programme.grants import selectors
from fabene.programme.grants.checks import WHOLE
from fabene.programme.grants.models import Attribution, AttributionPart
from fabene.programme.grants.services.common import refuse_nothing
from fabene.programme.grants.values import CountedThing, ThingKind


@transaction.atomic
def divide_among(
    *, id: UUID, thing: UUID, kind: ThingKind, shares: Mapping[UUID, int], money_cents: int, reason: str, stamp: Stamp
) -> CountedThing:
    """Say to which programmes a thing belongs and in what ``shares`` (basis points by programme); a later one counts.

    ``thing`` is the identity of a market day, a gift or a cost in whatever room. Cents are split by largest remainder,
    so that not one is lost. ``undivide`` takes it back. Raises ``shares_not_whole``, ``sum_not_positive`` (a share of
    nothing), ``text_missing``.
    """
    why = clean(reason, field="reason", limit=500)
    refuse_nothing(*(shares.values() or (0,)), money_cents + 1)
    if sum(shares.values()) != WHOLE:
        raise FabeneError("shares_not_whole", percent=f"{sum(shares.values()) / 100:g}")
    parts = {str(programme): points for programme, points in shares.items()}
    content = {"kind": ThingKind(kind), "shares": parts, "cents": money_cents, "reason": why}
    if log(id=id, what="thing.divided", key=thing, stamp=stamp, content=content):
        last = Attribution.objects.filter(thing=thing).aggregate(last=Max("number"))["last"] or 0
        row = Attribution.objects.create(
            id=id, thing=thing, kind=ThingKind(kind), number=last + 1, money_cents=money_cents, reason=why
        )
        sums = apportion(money_cents, list(shares.values()))
        AttributionPart.objects.bulk_create(
            AttributionPart(
                id=derived(id, programme),
                attribution=row,
                programme=programme,
                position=position,
                basis_points=points,
                money_cents=sums[position],
            )
            for position, (programme, points) in enumerate(shares.items())
        )
    return selectors.counted_thing(thing)


@transaction.atomic
def undivide(*, id: UUID, thing: UUID, reason: str, stamp: Stamp) -> None:
    """Say that a thing belongs to no several programmes any more; how it was divided stays written.

    Raises ``text_missing``, ``NotFoundError`` ``thing_not_divided``.
    """
    why = clean(reason, field="reason", limit=500)
    if log(id=id, what="thing.undivided", key=thing, stamp=stamp, content={"reason": why}):
        kind = selectors.counted_thing(thing).kind
        last = Attribution.objects.filter(thing=thing).aggregate(last=Max("number"))["last"] or 0
        Attribution.objects.create(id=id, thing=thing, kind=kind, number=last + 1, money_cents=0, reason=why)
