"""The log of who read something personal, and the alert when one person reads of many in a short time."""

import re
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.people.models import Alert, Reading
from fabene.people.selectors import alert_view
from fabene.people.services.logs import log
from fabene.people.values import AlertOutcome, AlertView, ReadingReason

# How many different households one person may read of in an hour before somebody is told. A rider's round has about
# fifteen doors, a day of interviews six families an hour: whoever passes twenty is copying a list or calling one, and
# a colleague can say which.
MANY_HOUSEHOLDS = 20
SHORT_TIME = timedelta(hours=1)
_CODE = re.compile(r"[a-z_]+(\.[a-z_]+)*")


@transaction.atomic
def note_reading(*, id: UUID, key: UUID, what: str, reason: str, network: UUID | None, stamp: Stamp) -> None:
    """Write down that ``stamp.actor`` read ``what`` (a code such as ``household.contacts``) of ``key``, and why.

    ``reason`` is one of ``ReadingReason``: the log never forgets a line before its month, so nobody types into it. A
    family that reads of itself has its card for an actor. Safe to repeat. When the same person has read of more than
    ``MANY_HOUSEHOLDS`` in the hour before, an alert is raised, at most one in such a time.
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
        _look_out(row)


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


def _look_out(row: Reading) -> None:
    """Raise an alert when ``row`` is one too many, unless one was raised in the same short time."""
    since = row.recorded_at - SHORT_TIME
    read = Reading.objects.filter(who=row.who, recorded_at__gt=since, recorded_at__lte=row.recorded_at)
    households = read.values("key").distinct().count()
    if households <= MANY_HOUSEHOLDS or Alert.objects.filter(who=row.who, raised_at__gt=since).exists():
        return
    Alert.objects.create(
        id=derived(row.id, "alert"),
        who=row.who,
        network=row.network,
        households=households,
        begins_at=since,
        raised_at=row.recorded_at,
    )


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
