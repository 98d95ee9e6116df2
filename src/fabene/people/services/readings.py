"""The log of who read something personal, and the alert when one person reads of many in a short time."""

import re
from uuid import UUID

from django.db import transaction

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib.stamps import Stamp
from fabene.people.models import Alert, Reading
from fabene.people.selectors import alert_view
from fabene.people.services.alerting import look_out
from fabene.people.services.logs import log
from fabene.people.values import AlertOutcome, AlertView, ReadingReason

_CODE = re.compile(r"[a-z_]+(\.[a-z_]+)*")


@transaction.atomic
def note_reading(*, id: UUID, key: UUID, what: str, reason: str, network: UUID | None, stamp: Stamp) -> None:
    """Write down that ``stamp.actor`` read ``what`` (a code such as ``household.contacts``) of ``key``, and why.

    ``reason`` is one of ``ReadingReason``: the log never forgets a line before its month, so nobody types into it. A
    family that reads of itself has its card for an actor. Safe to repeat. Many households read of in a short time
    raise an alert (``alerting``), and whoever answers for the network is written to.
    Raises ``reading_not_a_code``, ``reading_reason_unknown``, ``ConflictError`` ``id_used_for_something_else``.
    """
    row = Reading(
        id=id,
        who=stamp.actor,
        key=key,
        what=_checked_code(what),
        reason=_checked_reason(reason),
        network=network,
        happened_at=stamp.happened_at,
        recorded_at=stamp.recorded_at,
    )
    known, created = Reading.objects.get_or_create(id=id, defaults=_cells(row))
    if not created and _said(known) != _said(row):
        raise ConflictError("id_used_for_something_else", what=what)
    if created:
        look_out(row, stamp=stamp)


def _cells(row: Reading) -> dict[str, object]:
    return {field.attname: getattr(row, field.attname) for field in Reading._meta.concrete_fields if field.name != "id"}


def _said(row: Reading) -> tuple[object, ...]:
    return (row.who, row.key, row.what, row.reason, row.network)


def _checked_code(what: str) -> str:
    longest = 60
    if not _CODE.fullmatch(what) or len(what) > longest:
        raise FabeneError("reading_not_a_code")
    return what


def _checked_reason(reason: str) -> ReadingReason:
    if reason not in set(ReadingReason):
        raise FabeneError("reading_reason_unknown")
    return ReadingReason(reason)


@transaction.atomic
def answer_alert(*, id: UUID, alert: UUID, outcome: AlertOutcome, stamp: Stamp) -> AlertView:
    """Write down what somebody found who looked at an alert. Whoever caused it does not answer it.

    Raises ``alert_not_found``, ``alert_about_oneself``, ``ConflictError`` ``alert_already_answered``.
    """
    row = Alert.objects.select_for_update().filter(id=alert).first()
    if row is None:
        raise NotFoundError("alert_not_found")
    content = {"outcome": AlertOutcome(outcome)}
    if not log(id=id, what="alert.answered", key=alert, network=row.network, stamp=stamp, content=content):
        return alert_view(row)
    if row.who == stamp.actor:
        raise FabeneError("alert_about_oneself")
    if row.outcome:
        raise ConflictError("alert_already_answered")
    row.outcome, row.answered_by, row.answered_at = AlertOutcome(outcome), stamp.actor, stamp.happened_at
    row.save(update_fields=["outcome", "answered_by", "answered_at"])
    return alert_view(row)
