"""Writes about changes in services: opened, put in better words, moved from status to status."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.selectors import organisation
from fabene.people.services import log
from fabene.programme.change.models import Change, ChangeParty, Status
from fabene.programme.change.selectors.changes import change as change_view
from fabene.programme.change.texts import columns
from fabene.programme.change.values import ChangeDraft, ChangeStatus, ChangeView

TITLE, TEXT, ACT, SOURCE, NOTE = 200, 2000, 300, 500, 500


@transaction.atomic
def open_change(*, id: UUID, change: ChangeDraft, on: date, stamp: Stamp) -> ChangeView:
    """Write a change down, proposed on a day.

    Raises ``text_missing``, ``text_too_long``, ``text_unreadable``, ``organisation_not_found``.
    """
    told = _told(change)
    content = {**told, "parties": change.parties, "on": on}
    if log(
        id=derived(id, "opened"), what="change.opened", key=id, network=change.network, stamp=stamp, content=content
    ):
        row = Change.objects.create(id=id, **told)
        _join(row, change.parties)
        _add_status(row, id=derived(id, "proposed"), status=ChangeStatus.PROPOSED, on=on, note="", stamp=stamp)
    return change_view(id)


@transaction.atomic
def edit_change(*, id: UUID, change: UUID, draft: ChangeDraft, stamp: Stamp) -> ChangeView:
    """Put a change in other words, with other parties; raises ``change_not_found`` and as ``open_change``."""
    row = _held(change)
    told = _told(draft)
    content = {**told, "parties": draft.parties}
    if log(id=id, what="change.edited", key=change, network=draft.network, stamp=stamp, content=content):
        for name, value in told.items():
            setattr(row, name, value)
        row.save()
        row.parties.all().delete()
        _join(row, draft.parties)
    return change_view(change)


@transaction.atomic
def move_change(*, id: UUID, change: UUID, status: ChangeStatus, on: date, note: str, stamp: Stamp) -> ChangeView:
    """Give a change a status from a day on; one that is stopped says why.

    Raises ``change_not_found``, ``change_moved_back`` for a day before its last status, ``change_status_same``,
    ``text_missing`` when it is stopped without a word.
    """
    row = _held(change)
    note = clean(note, field="note", limit=NOTE, optional=status is not ChangeStatus.STOPPED)
    told = {"status": ChangeStatus(status).value, "on": on, "note": note}
    if log(id=id, what="change.moved", key=change, network=row.network, stamp=stamp, content=told):
        last = row.history.order_by("-number")[0]
        if last.status == status:
            raise ConflictError("change_status_same")
        if on < last.on:
            raise FabeneError("change_moved_back", date=last.on.isoformat())
        _add_status(row, id=derived(id, "status"), status=status, on=on, note=note, stamp=stamp)
    return change_view(change)


def _told(change: ChangeDraft) -> dict[str, Any]:
    return {
        "programme": change.programme,
        "network": change.network,
        "policy": change.policy,
        **columns("title", change.title, limit=TITLE, optional=False),
        **columns("problem", change.problem, limit=TEXT, optional=False),
        **columns("before", change.before, limit=TEXT),
        **columns("after", change.after, limit=TEXT),
        "act": clean(change.act, field="act", limit=ACT, optional=True),
        "source": clean(change.source, field="source", limit=SOURCE, optional=True),
    }


def _join(row: Change, parties: tuple[UUID, ...]) -> None:
    for position, party in enumerate(dict.fromkeys(parties)):
        ChangeParty.objects.create(change=row, organisation=organisation(party).id, position=position)


def _add_status(row: Change, *, id: UUID, status: ChangeStatus, on: date, note: str, stamp: Stamp) -> None:
    number = row.history.count() + 1
    Status.objects.create(
        id=id, change=row, number=number, status=status, on=on, note=note, recorded_at=stamp.recorded_at
    )


def _held(change: UUID) -> Change:
    row = Change.objects.select_for_update().filter(id=change).first()
    if row is None:
        raise NotFoundError("change_not_found")
    return row
