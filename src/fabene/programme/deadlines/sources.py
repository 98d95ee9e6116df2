"""Every flat and room that has deadlines, asked together: a new one is a line here."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from fabene.core.deadlines import Deadline
from fabene.gatherings import selectors as gatherings
from fabene.people.rules import PERMISSIONS
from fabene.people.selectors import members_of
from fabene.programme.accompaniment import selectors as accompaniment
from fabene.programme.applications import selectors as applications
from fabene.programme.calls import selectors as calls
from fabene.programme.deadlines.values import BY_NETWORK
from fabene.programme.grants import selectors as grants
from fabene.programme.selection import selectors as selection

Source = Callable[..., tuple[Deadline, ...]]
SOURCES: tuple[Source, ...] = (
    calls.deadlines,
    applications.deadlines,
    accompaniment.deadlines,
    selection.deadlines,
    grants.deadlines,
    gatherings.deadlines,
)


def coming(now: datetime, *, days: int) -> tuple[Deadline, ...]:
    """Return all that falls due from now for so many days, the earliest first, each with who has to do it."""
    until = now + timedelta(days=days)
    found = [one for source in SOURCES for one in source(since=now, until=until)]
    coordinators: dict[UUID, tuple[UUID, ...]] = {}
    return tuple(sorted((_named(one, coordinators) for one in found), key=lambda one: (one.at, one.kind, one.key)))


def _named(one: Deadline, coordinators: dict[UUID, tuple[UUID, ...]]) -> Deadline:
    """Return a deadline with who coordinates its network where nobody is named and it is theirs to see to."""
    if one.to or one.network is None or one.kind not in BY_NETWORK:
        return one
    if one.network not in coordinators:
        coordinators[one.network] = _coordinators(one.network)
    return replace(one, to=coordinators[one.network])


def _coordinators(network: UUID) -> tuple[UUID, ...]:
    roles = PERMISSIONS["accompaniment.manage"]
    held = [one for one in members_of(network) if one.role in roles and one.network_id == network]
    return tuple(dict.fromkeys(one.user.id for one in held))
