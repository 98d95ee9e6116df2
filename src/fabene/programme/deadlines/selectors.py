"""Reads about deadlines: what waits for somebody, what they chose, whose a calendar is."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count
from django.utils import timezone

from fabene.core.deadlines import Deadline
from fabene.core.errors import NotFoundError
from fabene.lib import links
from fabene.people.models import User
from fabene.people.selectors import members_everywhere
from fabene.people.values import Role
from fabene.programme.deadlines.models import Choice, Feed, Mail, Telling
from fabene.programme.deadlines.sources import coming
from fabene.programme.deadlines.values import (
    AHEAD_DAYS,
    CALENDAR,
    FEED_DAYS,
    OF_ITS_AUTHORS,
    UNCHOSEN,
    ChoiceView,
    Pace,
    Person,
    Told,
    monday_of,
)


def mine(user: UUID, *, now: datetime) -> tuple[Deadline, ...]:
    """Return what somebody has to do from now on, the earliest first."""
    return tuple(one for one in coming(now, days=FEED_DAYS) if user in one.to)


def everybodys(now: datetime) -> tuple[Deadline, ...]:
    """Return all that falls due in the next thirty days, whoever has to do it."""
    return coming(now, days=AHEAD_DAYS)


def for_the_office(found: Iterable[Deadline]) -> tuple[Deadline, ...]:
    """Return what the office reads of these: nothing of what somebody is still writing."""
    return tuple(one for one in found if one.kind not in OF_ITS_AUTHORS)


def choice_of(user: UUID) -> ChoiceView:
    """Return how somebody wants to be told."""
    return choices_of([user]).get(user, UNCHOSEN)


def choices_of(users: Iterable[UUID]) -> dict[UUID, ChoiceView]:
    """Return what these chose, of those who chose anything."""
    rows = Choice.objects.filter(user__in=list(users), undone_at__isnull=True).order_by("happened_at", "id")
    return {row.user_id: ChoiceView(id=row.id, pace=Pace(row.pace), language=row.language) for row in rows}


def feed_of(user: UUID, *, now: datetime) -> str:
    """Return the token of somebody's own calendar, empty while they have none."""
    row = Feed.objects.filter(user=user, revoked_at__isnull=True, expires_at__gt=now).first()
    return links.issue(purpose=CALENDAR, id=row.id, expires_at=row.expires_at) if row else ""


def feed_owner(*, token: str, now: datetime) -> UUID:
    """Return whose calendar a link opens; raise ``NotFoundError`` (``link_not_valid``), also when it was revoked."""
    id = links.read(purpose=CALENDAR, token=token, now=now)
    row = Feed.objects.filter(id=id, revoked_at__isnull=True, user__is_active=True).first()
    if row is None:
        raise NotFoundError("link_not_valid")
    return row.user_id


def office() -> frozenset[UUID]:
    """Return who is the office of the programme."""
    return frozenset(one.user.id for one in members_everywhere() if one.role == Role.PROGRAMME)


def people(users: Collection[UUID], *, now: datetime) -> dict[UUID, Person]:
    """Return those of these who can be written to, with what they were sent already."""
    today = timezone.localdate(now)
    choices, of_the_office = choices_of(users), office()
    counted = Mail.objects.filter(user__in=users, date=today).order_by().values_list("user")
    sent = dict(counted.annotate(Count("id")))
    weeks = set(Mail.objects.filter(user__in=users, week=monday_of(today)).values_list("user", flat=True))
    rows = User.objects.filter(id__in=users, is_active=True).order_by("id")
    return {
        row.id: Person(
            id=row.id,
            email=row.email,
            choice=choices.get(row.id, UNCHOSEN),
            mails_today=sent.get(row.id, 0),
            office=row.id in of_the_office,
            week_told=row.id in weeks,
        )
        for row in rows
    }


def told(users: Collection[UUID]) -> Mapping[tuple[UUID, UUID, str], list[Told]]:
    """Return what these were told, the oldest first: (user, key, kind) → at which intervals, and which moments."""
    found: dict[tuple[UUID, UUID, str], list[Told]] = defaultdict(list)
    for row in Telling.objects.filter(user__in=users).order_by("id"):
        found[row.user_id, row.key, row.kind].append(Told(interval_days=row.interval_days, at=row.at))
    return found


def everything_about_user(user: UUID) -> dict[str, Any]:
    """Return what is held here about somebody, as plain values."""
    rows = Choice.objects.filter(user=user).order_by("happened_at", "id")
    mails = Mail.objects.filter(user=user).order_by("date", "number").annotate(things=Count("tellings"))
    return {
        "choices": [{"pace": row.pace, "language": row.language, "at": row.happened_at.isoformat()} for row in rows],
        "mails": [{"date": row.date.isoformat(), "things": row.things} for row in mails],
        "calendar_links": Feed.objects.filter(user=user).count(),
    }
