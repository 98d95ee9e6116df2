"""Put messages in the outbox and take them out again. Nothing leaves from here: ``sending`` does that."""

import json
import unicodedata
from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from fabene.core.errors import ConflictError, FabeneError
from fabene.lib.keyring import blind_index, seal_here
from fabene.lib.outbox import routes
from fabene.lib.outbox.models import Message
from fabene.lib.outbox.pauses import USEFUL_SECONDS
from fabene.lib.outbox.values import CHANNELS, MAX_RECIPIENT, MAX_SUBJECT, MAX_TEXT, State
from fabene.lib.stamps import Stamp


@transaction.atomic
def put(  # noqa: PLR0913 - a letter has that many parts, and every one is named
    *,
    id: UUID,
    channel: str,
    to: str,
    subject: str,
    text: str,
    about: UUID,
    stamp: Stamp,
    not_before: datetime | None = None,
    not_after: datetime | None = None,
) -> bool:
    """Queue a message; return True the first time and False when the same message is put in again.

    ``about`` is an opaque key by which ``forget`` finds it. It leaves after ``not_before`` and not after ``not_after``
    (three days later, unless told). Raises ``FabeneError`` (``channel_unknown``, ``recipient_missing``,
    ``text_missing``, ``text_too_long``, ``text_unreadable``) and ``ConflictError`` ``id_used_for_something_else``.
    """
    if channel not in CHANNELS:
        raise FabeneError("channel_unknown", channel=channel)
    if not to.strip():
        raise FabeneError("recipient_missing", channel=channel)
    parts = [
        _checked(to.strip(), field="to", limit=MAX_RECIPIENT),
        _checked(subject.strip(), field="subject", limit=MAX_SUBJECT, optional=True),
        _checked(text.strip(), field="text", limit=MAX_TEXT, lines=True),
    ]
    due_at = not_before or stamp.recorded_at
    row = Message(
        id=id,
        channel=channel,
        about=about,
        actor=stamp.actor,
        recorded_at=stamp.recorded_at,
        due_at=due_at,
        not_after=not_after or due_at + timedelta(seconds=USEFUL_SECONDS),
        sealed=seal_here(json.dumps(parts)),
        recipient_index=blind_index("outbox.recipient", f"{channel} {parts[0]}"),
        digest=blind_index("outbox.message", json.dumps([channel, str(about), *parts])),
    )
    return _insert(row)


def _insert(row: Message) -> bool:
    known = Message.objects.filter(id=row.id).first()
    if known is None:
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            known = Message.objects.get(id=row.id)
        else:
            return True
    if known.digest and known.digest != row.digest:
        raise ConflictError("id_used_for_something_else")
    return False


def _checked(text: str, *, field: str, limit: int, optional: bool = False, lines: bool = False) -> str:
    if not text and not optional:
        raise FabeneError("text_missing", field=field)
    if len(text) > limit:
        raise FabeneError("text_too_long", field=field, limit=limit)
    if any(unicodedata.category(sign) in {"Cc", "Cs"} and not (lines and sign == "\n") for sign in text):
        raise FabeneError("text_unreadable", field=field)
    return text


@transaction.atomic
def withdraw(*, ids: Collection[UUID], stamp: Stamp) -> tuple[UUID, ...]:
    """Take back those of these messages that have not gone yet and return them, without one that is being sent now."""
    waiting = Message.objects.select_for_update().filter(id__in=list(ids), state=State.WAITING)
    still = Q(claimed_until__isnull=True) | Q(claimed_until__lte=stamp.recorded_at)
    found = tuple(waiting.filter(still).order_by("id").values_list("id", flat=True))
    Message.objects.filter(id__in=found).update(
        state=State.WITHDRAWN, sealed=None, claim=None, claimed_until=None, finished_at=stamp.recorded_at
    )
    return found


@transaction.atomic
def forget(about: UUID) -> int:
    """Remove every message about a key, gone or not, with what a gateway kept of it; return how many there were."""
    found = list(Message.objects.filter(about=about).values_list("id", "channel"))
    Message.objects.filter(id__in=[id for id, _ in found]).delete()
    transaction.on_commit(lambda: _forget_files(found))
    return len(found)


@transaction.atomic
def drop_finished(*, before: datetime, stamp: Stamp) -> int:
    """Drop what is left of messages that ended before a moment, with what a gateway kept of them; return how many.

    ``stamp`` is when that is; a message that waits is never dropped. Raises ``ValueError`` for a moment to come.
    """
    if before > stamp.recorded_at:
        raise ValueError("nothing has ended in the time to come")
    found = list(Message.objects.filter(finished_at__lt=before).values_list("id", "channel"))
    Message.objects.filter(finished_at__lt=before).delete()
    transaction.on_commit(lambda: _forget_files(found))
    return len(found)


def _forget_files(found: list[tuple[UUID, str]]) -> None:
    gateways = routes.gateways()
    for id, channel in found:
        gateways[channel].forget(id)
