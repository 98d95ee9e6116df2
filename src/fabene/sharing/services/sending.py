"""Food leaves a place of stock by lot: sent, brought to a kitchen, cooked; never what waits in bags."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from fabene.collecting import services as collecting
from fabene.collecting.models import Batch, Transfer
from fabene.collecting.values import Added, BatchView, LotPart, Output, TransferView
from fabene.lib.stamps import Stamp
from fabene.sharing.taking import check_taking

NOTHING_ADDED = Added()


@transaction.atomic
def send(*, id: UUID, giver: UUID, taker: UUID, parts: Sequence[LotPart], stamp: Stamp, note: str = "") -> TransferView:
    """Send lots that are free from one place of stock to another, of this network or of another one.

    Raises what ``check_taking`` and ``collecting.services.send`` raise.
    """
    if not Transfer.objects.filter(id=id).exists():
        check_taking(giver, parts)
    return collecting.send(id=id, giver=giver, taker=taker, parts=parts, stamp=stamp, note=note)


@transaction.atomic
def bring(*, id: UUID, hub: UUID, kitchen: UUID, parts: Sequence[LotPart], stamp: Stamp) -> TransferView:
    """Bring lots that are free from a hub to a kitchen of its network that keeps a record.

    Raises what ``check_taking`` and ``collecting.services.bring`` raise.
    """
    if not Transfer.objects.filter(id=id).exists():
        check_taking(hub, parts)
    return collecting.bring(id=id, hub=hub, kitchen=kitchen, parts=parts, stamp=stamp)


@transaction.atomic
def make_batch(
    *,
    id: UUID,
    kitchen: UUID,
    what: str,
    inputs: Sequence[LotPart],
    outputs: Sequence[Output],
    stamp: Stamp,
    added: Added = NOTHING_ADDED,
) -> BatchView:
    """Cook what may be taken from a kitchen's larder.

    Raises what ``check_taking`` and ``collecting.services.make_batch`` raise.
    """
    if not Batch.objects.filter(id=id).exists():
        check_taking(kitchen, inputs)
    return collecting.make_batch(
        id=id, kitchen=kitchen, what=what, inputs=inputs, outputs=outputs, stamp=stamp, added=added
    )
