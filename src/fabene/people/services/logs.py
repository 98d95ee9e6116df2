"""The log of who did what, into which every room writes."""

import hashlib
import json
from collections.abc import Mapping
from uuid import UUID

from django.db import IntegrityError, transaction

from fabene.core.errors import ConflictError
from fabene.lib.stamps import Stamp
from fabene.people.models import Action


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
    row = Action(
        id=id,
        who=stamp.actor,
        what=what,
        key=key,
        network=network,
        digest=_digest(content or {}),
        happened_at=stamp.happened_at,
        recorded_at=stamp.recorded_at,
    )
    known = Action.objects.filter(id=id).first() or _insert(row)
    if known is None:
        return True
    if (known.what, known.key, known.network, known.digest) != (row.what, row.key, row.network, row.digest):
        raise ConflictError("id_used_for_something_else", what=what)
    return False


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
