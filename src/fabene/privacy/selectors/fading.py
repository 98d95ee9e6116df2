"""What is older than its rule allows, kind by kind: what would go, before anything does."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.db.models import Min, QuerySet
from django.utils import timezone

from fabene.gatherings import selectors as gatherings
from fabene.households import selectors as households
from fabene.households.values import HouseholdView, State
from fabene.lib.outbox import selectors as outbox
from fabene.people import selectors as people
from fabene.people.models import Invitation
from fabene.people.values import Log
from fabene.privacy.models import Request
from fabene.privacy.selectors.decisions import rules, unconfirmed
from fabene.privacy.values import Found, Kind, Line, Report, What
from fabene.programme.applications import selectors as applications
from fabene.programme.calls import selectors as calls
from fabene.programme.contacts import selectors as contacts
from fabene.programme.grants import selectors as grants
from fabene.programme.selection import selectors as selection
from fabene.sharing import selectors as sharing


def report(*, on: date) -> Report:
    """Return what would go on a date: how many of each kind, how old, by which rule. Nothing is changed."""
    lines = []
    for rule in rules():
        found = FIND[rule.kind](rule.before(on), on)
        lines.append(Line(rule=rule, before=rule.before(on), count=found.count, oldest=found.oldest))
    return Report(on=on, done=False, lines=tuple(lines), unconfirmed=tuple(What(what) for what in unconfirmed()))


def overdue_households(before: date, on: date) -> dict[UUID, date]:
    """Return the households of which nothing was heard since a date, each with the last day something was.

    A bag taken home, and whatever was written of a household, by itself or by others, is a contact. Who has not left
    is counted from the day on which somebody was to look again, if that is later.
    """
    homes = households.files(on=on)
    ids = [home.id for home in homes]
    acts, bags = people.last_actions(ids), sharing.last_bags(households=ids)
    last = {home.id: max(filter(None, (*_dates(home), acts.get(home.id), bags.get(home.id)))) for home in homes}
    return {id: day for id, day in last.items() if day < before}


def _dates(home: HouseholdView) -> tuple[date | None, ...]:
    return (home.since,) if home.state == State.LEFT else (home.since, home.review_on, home.until)


def moment(day: date) -> datetime:
    """Return the first moment of a local day."""
    return datetime.combine(day, time(), tzinfo=timezone.get_default_timezone())


def _pick_ups(before: date, _on: date) -> Found:
    seen = [sharing.fading(network=network.id, before=before) for network in people.networks()]
    return Found(
        count=sum(one.bags for one in seen), oldest=min(filter(None, (one.oldest for one in seen)), default=None)
    )


def _households(before: date, on: date) -> Found:
    return _of(overdue_households(before, on).values())


def _users(before: date, _on: date) -> Found:
    return _of(people.idle_users(before).values())


def _of(days: Iterable[date]) -> Found:
    found = sorted(days)
    return Found(count=len(found), oldest=found[0] if found else None)


def _words(before: date, _on: date) -> Found:
    count, oldest = households.old_tellings(before=before)
    return Found(count=count, oldest=oldest)


def _messages(before: date, _on: date) -> Found:
    count, oldest = outbox.finished_before(moment(before))
    return Found(count=count, oldest=timezone.localdate(oldest) if oldest else None)


def _invitations(before: date, _on: date) -> Found:
    roles = _rows(Invitation.objects.filter(ended_at__isnull=True, expires_at__lt=moment(before)), column="expires_at")
    count, oldest = applications.invitations_over(moment(before))
    days = [day for day in (roles.oldest, timezone.localdate(oldest) if oldest else None) if day]
    return Found(count=roles.count + count, oldest=min(days, default=None))


def _sessions(before: date, _on: date) -> Found:
    return _rows(Session.objects.filter(expire_date__lt=moment(before)), column="expire_date")


def _attempts(before: date, _on: date) -> Found:
    return _rows(AccessAttempt.objects.filter(attempt_time__lt=moment(before)), column="attempt_time")


def _requests(before: date, _on: date) -> Found:
    return _rows(old_requests(before), column="answered_at")


def _sign_ups(before: date, _on: date) -> Found:
    count, oldest = gatherings.old_addresses(moment(before))
    return Found(count=count, oldest=oldest)


def _contacts(before: date, on: date) -> Found:
    count, oldest = contacts.fading(moment(before), moment(on))
    return Found(count=count, oldest=oldest)


def _questions(before: date, _on: date) -> Found:
    count, oldest = calls.old_questions(moment(before))
    return Found(count=count, oldest=timezone.localdate(oldest) if oldest else None)


def _spending(before: date, _on: date) -> Found:
    count, oldest = grants.fading(before)
    return Found(count=count, oldest=oldest)


def _drafts(before: date, _on: date) -> Found:
    return _of(timezone.localdate(one) for one in applications.abandoned(moment(before)).values())


def _juries(before: date, _on: date) -> Found:
    return _of(timezone.localdate(one) for one in selection.fading(moment(before)).values())


def old_requests(before: date) -> QuerySet[Request]:
    """Return the requests that were answered before a date."""
    return Request.objects.filter(answered_at__lt=moment(before))


def _rows(rows: QuerySet[Any], *, column: str) -> Found:
    oldest = rows.aggregate(oldest=Min(column))["oldest"]
    return Found(count=rows.count(), oldest=timezone.localdate(oldest) if oldest else None)


def _log(log: Log) -> Callable[[date, date], Found]:
    def find(before: date, _on: date) -> Found:
        count, oldest = people.older_lines(log, before)
        return Found(count=count, oldest=oldest)

    return find


FIND: Mapping[Kind, Callable[[date, date], Found]] = {
    Kind.PICK_UPS: _pick_ups,
    Kind.HOUSEHOLDS: _households,
    Kind.USERS: _users,
    Kind.WORDS: _words,
    Kind.MESSAGES: _messages,
    Kind.INVITATIONS: _invitations,
    Kind.SESSIONS: _sessions,
    Kind.ATTEMPTS: _attempts,
    Kind.ACTIONS: _log(Log.ACTIONS),
    Kind.READINGS: _log(Log.READINGS),
    Kind.REQUESTS: _requests,
    Kind.CONTACTS: _contacts,
    Kind.SIGN_UPS: _sign_ups,
    Kind.DRAFTS: _drafts,
    Kind.JURIES: _juries,
    Kind.SPENDING: _spending,
    Kind.QUESTIONS: _questions,
}
"""Kind of record → what is older than a date, as of another."""
