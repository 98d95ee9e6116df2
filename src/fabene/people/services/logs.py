"""The log of who did what, into which every room writes."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction

from fabene.core.errors import ConflictError
from fabene.lib.stamps import Stamp
from fabene.people.models import Action


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What is written down of an act: the id of the line, a code, the opaque id it was done to, what was asked."""

    id: UUID
    what: str
    key: UUID
    content: Mapping[str, object]


def log(
    *,
    id: UUID,
    what: str,
    key: UUID,
    stamp: Stamp,
    network: UUID | None = None,
    content: Mapping[str, object] | None = None,
) -> bool:
    """Write down that ``stamp.actor`` did ``what`` (a code) to ``key`` (an opaque id).

    Returns True the first time and False when the same ``id`` says the same again: a service that logs first is safe
    to repeat. ``content`` is what was asked, as JSON-able values that are not personal; only its digest is kept.
    Raises ``ConflictError`` ``id_used_for_something_else`` when ``id`` says something else.
    """
    row = _action(Act(id=id, what=what, key=key, content=content or {}), stamp=stamp, network=network)
    known = Action.objects.filter(id=id).first() or _insert(row)
    if known is None:
        return True
    _refuse_other(known, row)
    return False


def _action(act: Act, *, stamp: Stamp, network: UUID | None) -> Action:
    return Action(
        id=act.id,
        who=stamp.actor,
        what=act.what,
        key=act.key,
        network=network,
        digest=_digest(act.content),
        happened_at=stamp.happened_at,
        recorded_at=stamp.recorded_at,
    )


def _refuse_other(known: Action, row: Action) -> None:
    if (known.what, known.key, known.network, known.digest) != (row.what, row.key, row.network, row.digest):
        raise ConflictError("id_used_for_something_else", what=row.what)


def log_many(acts: Sequence[Act], *, stamp: Stamp, network: UUID | None = None) -> frozenset[UUID]:
    """Write down many acts of one moment, each as ``log`` does, and return the ids of those that are new.

    Raises ``ConflictError`` ``id_used_for_something_else``.
    """
    said = {act.id: _action(act, stamp=stamp, network=network) for act in acts}
    known = Action.objects.in_bulk(list(said))
    for id, before in known.items():
        _refuse_other(before, said[id])
    Action.objects.bulk_create(row for id, row in said.items() if id not in known)
    return frozenset(said) - known.keys()


def _insert(row: Action) -> Action | None:
    """Insert ``row``; return the row that came first when another request wrote it in the meantime."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return Action.objects.get(id=row.id)
    return None


def _digest(content: Mapping[str, object]) -> str:
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()
