"""The operative plan that a network shares."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import transaction

from fabene.core.errors import FabeneError, NotFoundError
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.models import Network
from fabene.people.services import log
from fabene.programme.accompaniment.models import Action, ActionStep
from fabene.programme.accompaniment.services.common import (
    NOTE,
    checked_url,
    require_organisation,
    stamped,
    texts,
)
from fabene.programme.accompaniment.values import ActionDraft, ActionState


@transaction.atomic
def plan_action(*, id: UUID, action: ActionDraft, stamp: Stamp) -> None:
    """Add an action to the plan of a network.

    Raises ``NotFoundError`` (``network_not_found``, ``organisation_not_found``), ``FabeneError``
    (``dates_in_wrong_order``, ``text_missing``, ``text_too_long``, ``address_not_valid``).
    """
    columns = _columns(_checked(action))
    if log(id=id, what="action.planned", key=id, network=action.network, stamp=stamp, content=columns):
        Action.objects.create(id=id, **columns, **stamped(stamp))


@transaction.atomic
def change_action(*, id: UUID, action: UUID, draft: ActionDraft, stamp: Stamp) -> None:
    """Write an action anew, in the same network; raises what ``plan_action`` does, and ``action_not_found``."""
    row = Action.objects.select_for_update(of=("self",)).filter(id=action).first()
    if row is None:
        raise NotFoundError("action_not_found")
    columns = _columns(_checked(replace(draft, network=row.network_id)))
    if log(id=id, what="action.changed", key=row.id, network=row.network_id, stamp=stamp, content=columns):
        Action.objects.filter(id=row.id).update(**columns)


def _checked(draft: ActionDraft) -> ActionDraft:
    if draft.starts and draft.due_on and draft.due_on < draft.starts:
        raise FabeneError("dates_in_wrong_order")
    if not Network.objects.filter(id=draft.network).exists():
        raise NotFoundError("network_not_found")
    if draft.organisation:
        require_organisation(draft.organisation)
    return replace(
        draft,
        what=texts(draft.what, field="what", limit=300),
        who_else=clean(draft.who_else, field="who_else", limit=150, optional=True),
        source=checked_url(draft.source, field="source"),
    )


def _columns(draft: ActionDraft) -> dict[str, Any]:
    return {
        "network_id": draft.network,
        "what_it": draft.what.it,
        "what_en": draft.what.en,
        "organisation_id": draft.organisation,
        "who_else": draft.who_else,
        "starts": draft.starts,
        "due_on": draft.due_on,
        "source": draft.source,
    }


@transaction.atomic
def step_action(*, id: UUID, action: UUID, state: ActionState, stamp: Stamp, note: str = "") -> None:
    """Say how far an action is. Raises ``NotFoundError`` (``action_not_found``), ``text_too_long``."""
    row = Action.objects.filter(id=action).first()
    if row is None:
        raise NotFoundError("action_not_found")
    said = {"state": ActionState(state).value, "note": clean(note, field="note", limit=NOTE, optional=True)}
    if log(id=id, what="action.stepped", key=row.id, network=row.network_id, stamp=stamp, content=said):
        ActionStep.objects.create(id=id, action=row, **said, **stamped(stamp))
