"""All that this room holds about somebody who signs in; and who has had nothing to do here for long."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import Max, Min, Q

from fabene.core.errors import NotFoundError
from fabene.people.models import Action, Alert, Invitation, Membership, Reading, User
from fabene.people.values import Log

LINES: Mapping[Log, type[Action] | type[Reading]] = {Log.ACTIONS: Action, Log.READINGS: Reading}


def everything_about_user(user: UUID) -> dict[str, Any]:
    """Return everything held here about somebody, as plain values, but the password, of which there is only a hash.

    What they did and read is told as it stands in the logs: a code, an opaque key, a time. Raises ``NotFoundError``
    ``user_not_found``.
    """
    row = User.objects.filter(id=user).first()
    if row is None:
        raise NotFoundError("user_not_found")
    roles = Membership.objects.filter(user=row).select_related("network", "organisation").order_by("since", "id")
    asked = Invitation.objects.filter(Q(accepted_by=row) | Q(email__iexact=row.email)).order_by("invited_at", "id")
    return {
        "user": str(row.id),
        "email": row.email,
        "display_name": row.display_name,
        "joined_at": row.joined_at.isoformat(),
        "last_login": row.last_login.isoformat() if row.last_login else None,
        "has_password": row.has_usable_password(),
        "roles": [
            {
                "role": role.role,
                "network": role.network.name if role.network else None,
                "organisation": role.organisation.name if role.organisation else None,
                "since": role.since.isoformat(),
                "until": role.until.isoformat() if role.until else None,
            }
            for role in roles
        ],
        "invitations": [
            {"role": one.role, "invited_at": one.invited_at.isoformat(), "expires_at": one.expires_at.isoformat()}
            for one in asked
        ],
        "alerts": [
            {"raised_at": alert.raised_at.isoformat(), "households": alert.households, "outcome": alert.outcome}
            for alert in Alert.objects.filter(who=row.id).order_by("raised_at", "id")
        ],
        "actions": _lines(Action.objects.filter(Q(who=row.id) | Q(key=row.id))),
        "readings": _lines(Reading.objects.filter(Q(who=row.id) | Q(key=row.id))),
    }


def _lines(rows: Any) -> list[dict[str, str]]:
    found = rows.order_by("recorded_at", "id").values_list("what", "key", "happened_at")
    return [{"what": what, "key": str(key), "happened_at": at.isoformat()} for what, key, at in found.iterator()]


def idle_users(before: date) -> dict[UUID, date]:
    """Return who has held no role since a date, and the last day they held one, came in or joined."""
    held = Membership.objects.filter(until__isnull=True).values("user")
    rows = User.objects.exclude(id__in=held).annotate(ended=Max("memberships__until"))
    last = {
        row.id: max(filter(None, (row.joined_at, row.last_login, vars(row)["ended"]))).astimezone(UTC).date()
        for row in rows
    }
    return {id: day for id, day in last.items() if day < before}


def older_lines(log: Log, before: date) -> tuple[int, date | None]:
    """Return how many lines of a log are older than a date (in UTC), and the day of the oldest."""
    moment = datetime.combine(before, time(), tzinfo=UTC)
    found = LINES[log].objects.filter(recorded_at__lt=moment)
    oldest = found.aggregate(oldest=Min("recorded_at"))["oldest"]
    return found.count(), oldest.astimezone(UTC).date() if oldest else None


def last_actions(keys: Iterable[UUID]) -> dict[UUID, date]:
    """Return the day of the last thing written in the log about each of these, where there is one."""
    rows = Action.objects.filter(key__in=list(keys)).values_list("key").annotate(last=Max("recorded_at"))
    return {key: last.astimezone(UTC).date() for key, last in rows}
