"""How far the word given between a network and a giver is: a step is added, none is ever taken away."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.services import log
from fabene.places import selectors
from fabene.places.models import AgreementStep
from fabene.places.values import AgreementState, AgreementView


@transaction.atomic
def note_agreement(
    *, id: UUID, giver: UUID, state: AgreementState, on: date, stamp: Stamp, note: str = ""
) -> AgreementView:
    """Write down that the agreement with a stall or a donor has come to a state on a day.

    States may be skipped and come again: who ended may be contacted once more. The first gift is written by the gift.
    Raises ``giver_not_found`` (a shopper has no agreement), ``agreement_first_gift_by_itself``,
    ``agreement_in_future``, ``text_too_long``, ``ConflictError`` ``agreement_already_there``.
    """
    network = selectors.network_of_giver(giver)
    if network is None:
        raise NotFoundError("giver_not_found")
    if state == AgreementState.FIRST_GIFT:
        raise FabeneError("agreement_first_gift_by_itself")
    if on > timezone.localdate(stamp.recorded_at):
        raise FabeneError("agreement_in_future", date=on.isoformat())
    note = clean(note, field="note", limit=300, optional=True)
    content = {"giver": str(giver), "state": state, "on": on.isoformat()}
    if log(id=derived(id, "step"), what="agreement.noted", key=id, network=network, stamp=stamp, content=content):
        now = selectors.agreement_of(giver)
        if now is not None and now.state == state:
            raise ConflictError("agreement_already_there")
        _add(id=id, network=network, giver=giver, state=state, on=on, note=note, stamp=stamp)
    return selectors.agreement_step(id)


@transaction.atomic
def note_first_gift(*, giver: UUID, network: UUID, on: date, stamp: Stamp) -> None:
    """Write down the first gift of a stall or a donor; later gifts change nothing."""
    note_first_gifts(givers=[giver], network=network, on=on, stamp=stamp)


@transaction.atomic
def note_first_gifts(*, givers: Collection[UUID], network: UUID, on: date, stamp: Stamp) -> None:
    """Write down the first gift of stalls and donors; later gifts change nothing."""
    steps = {derived(giver, AgreementState.FIRST_GIFT): giver for giver in givers}
    known = AgreementStep.objects.in_bulk(list(steps))
    state = AgreementState.FIRST_GIFT
    AgreementStep.objects.bulk_create(
        _step(id=id, network=network, giver=giver, state=state, on=on, note="", stamp=stamp)
        for id, giver in steps.items()
        if id not in known
    )


def _add(*, id: UUID, network: UUID, giver: UUID, state: AgreementState, on: date, note: str, stamp: Stamp) -> None:
    _step(id=id, network=network, giver=giver, state=state, on=on, note=note, stamp=stamp).save(force_insert=True)


def _step(
    *, id: UUID, network: UUID, giver: UUID, state: AgreementState, on: date, note: str, stamp: Stamp
) -> AgreementStep:
    return AgreementStep(
        id=id,
        network_id=network,
        giver=giver,
        state=AgreementState(state),
        on=on,
        note=note,
        actor=stamp.actor,
        happened_at=stamp.happened_at,
        recorded_at=stamp.recorded_at,
    )
