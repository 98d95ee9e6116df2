"""Every night what is older than its rule allows goes: names of households first, sums never."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.sessions.models import Session
from django.db import transaction

from fabene.core.errors import FabeneError
from fabene.gatherings import services as gatherings
from fabene.households import services as households
from fabene.lib.ids import derived
from fabene.lib.outbox import services as outbox
from fabene.lib.scrubbing import scrub
from fabene.lib.stamps import Stamp
from fabene.people import selectors as people
from fabene.people import services as people_services
from fabene.people.services import log
from fabene.people.services.purging import later
from fabene.people.values import Log
from fabene.privacy.selectors.decisions import rules, unconfirmed
from fabene.privacy.selectors.fading import moment, old_requests, overdue_households, report
from fabene.privacy.services.erasing import erase, erase_user
from fabene.privacy.values import Kind, Line, Report, What, Why
from fabene.programme.applications import services as applications
from fabene.programme.calls import services as calls
from fabene.programme.contacts import services as contacts
from fabene.programme.grants import services as grants
from fabene.programme.selection import services as selection
from fabene.sharing import services as sharing

NIGHT = uuid5(NAMESPACE_URL, "fabene:night")
"""Who acts at night: the rules themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """What goes: what is older than ``before``, as of ``until``; and the stamp of whoever lets it go."""

    before: date
    until: date
    stamp: Stamp


def fade(*, until: date, stamp: Stamp, dry_run: bool) -> Report:
    """Let everything go that on ``until`` is older than its rule allows; with ``dry_run`` only say what would.

    Each kind is a transaction of its own: what is interrupted goes on the next night. Kilos, bags and families reached
    stay as they were. Raises ``FabeneError`` (``retention_unconfirmed``): nothing is let go by
    times that nobody has confirmed by name.
    """
    seen = report(on=until)
    if dry_run:
        return seen
    if What.RETENTION.value in unconfirmed():
        raise FabeneError("retention_unconfirmed")
    lines = []
    for rule in rules():
        before = rule.before(until)
        count = _let_go(rule.kind, Cut(before=before, until=until, stamp=stamp))
        oldest = next(line.oldest for line in seen.lines if line.rule.kind == rule.kind)
        lines.append(Line(rule=rule, before=before, count=count, oldest=oldest if count else None))
    transaction.on_commit(scrub)
    return replace(seen, done=True, lines=tuple(lines))


@transaction.atomic
def _let_go(kind: Kind, cut: Cut) -> int:
    return FADE[kind](cut)


def _pick_ups(cut: Cut) -> int:
    _note(Kind.PICK_UPS, cut)
    return sum(
        sharing.fade(network=network.id, before=cut.before, stamp=cut.stamp).bags for network in people.networks()
    )


def _households(cut: Cut) -> int:
    overdue = overdue_households(cut.before, cut.until)
    for household in overdue:
        erase(id=derived(NIGHT, household), household=household, why=Why.RETENTION, stamp=cut.stamp)
    return len(overdue)


def _users(cut: Cut) -> int:
    idle = people.idle_users(cut.before)
    for user in idle:
        erase_user(id=derived(NIGHT, user), user=user, why=Why.RETENTION, stamp=cut.stamp)
    return len(idle)


def _words(cut: Cut) -> int:
    return households.drop_tellings(id=derived(NIGHT, Kind.WORDS, cut.until), before=cut.before, stamp=cut.stamp)


def _messages(cut: Cut) -> int:
    return outbox.drop_finished(before=moment(cut.before), stamp=cut.stamp)


def _invitations(cut: Cut) -> int:
    asked = applications.wipe_old_invitations(stamp=cut.stamp)
    return asked + people_services.wipe_old_invitations(stamp=cut.stamp)


def _sessions(cut: Cut) -> int:
    _note(Kind.SESSIONS, cut)
    gone, _ = Session.objects.filter(expire_date__lt=moment(cut.before)).delete()
    left = Session.objects.values("session_key")
    UserSession.objects.exclude(session_key__in=left).delete()
    return gone


def _attempts(cut: Cut) -> int:
    _note(Kind.ATTEMPTS, cut)
    gone = 0
    for attempts in (AccessAttempt, AccessFailureLog, AccessLog):
        gone += attempts.objects.filter(attempt_time__lt=moment(cut.before)).delete()[1].get(attempts._meta.label, 0)
    return gone


def _log(which: Log) -> Callable[[Cut], int]:
    def fade_log(cut: Cut) -> int:
        rows, month = 0, people.oldest_month(which)
        while month and later(month, months=1) <= cut.before:
            purge = people_services.purge_month(
                id=derived(NIGHT, which, month), month=month, why="retention", stamp=cut.stamp, logs=frozenset({which})
            )
            rows += sum(purged.rows for purged in purge.logs)
            month = people.oldest_month(which)
        return rows

    return fade_log


def _requests(cut: Cut) -> int:
    _note(Kind.REQUESTS, cut)
    return old_requests(cut.before).delete()[0]


def _sign_ups(cut: Cut) -> int:
    return gatherings.fade_addresses(
        id=derived(NIGHT, Kind.SIGN_UPS, cut.until), before=moment(cut.before), stamp=cut.stamp
    )


def _questions(cut: Cut) -> int:
    return calls.fade_questions(
        id=derived(NIGHT, Kind.QUESTIONS, cut.until), before=moment(cut.before), stamp=cut.stamp
    )


def _contacts(cut: Cut) -> int:
    return contacts.fade(before=moment(cut.before), stamp=cut.stamp)


def _spending(cut: Cut) -> int:
    return grants.fade(before=cut.before, stamp=cut.stamp)


def _drafts(cut: Cut) -> int:
    return applications.fade_drafts(
        id=derived(NIGHT, Kind.DRAFTS, cut.until), before=moment(cut.before), stamp=cut.stamp
    )


def _juries(cut: Cut) -> int:
    return selection.fade(id=derived(NIGHT, Kind.JURIES, cut.until), before=moment(cut.before), stamp=cut.stamp)


def _note(kind: Kind, cut: Cut) -> None:
    """Write down that a kind was looked through; once a day however often it is."""
    log(id=derived(NIGHT, kind, cut.until), what=f"privacy.faded_{kind.value}", key=NIGHT, stamp=cut.stamp)


FADE: Mapping[Kind, Callable[[Cut], int]] = {
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
"""Kind of record → what lets go of what is older than a date; it returns how many."""


PROMISED = frozenset({Kind.CONTACTS, Kind.QUESTIONS, Kind.SIGN_UPS})
"""What goes every night though nobody confirmed the times: whoever wrote it was told so where they wrote it."""


def fade_tonight(*, until: date, stamp: Stamp) -> str:
    """Fade, and say in one line what went; while nobody has confirmed the times, only what was promised goes."""
    if What.RETENTION.value in unconfirmed():
        said = "nobody has confirmed by name for how long things are kept: only what was promised to who wrote it goes"
        return f"{said} ({_keep_promises(until=until, stamp=stamp)})"
    done = fade(until=until, stamp=stamp, dry_run=False)
    return _went((line.rule.kind, line.count) for line in done.lines)


def _keep_promises(*, until: date, stamp: Stamp) -> str:
    promised = [rule for rule in rules() if rule.kind in PROMISED]
    cuts = {rule.kind: Cut(before=rule.before(until), until=until, stamp=stamp) for rule in promised}
    gone = {kind: _let_go(kind, cut) for kind, cut in cuts.items()}
    transaction.on_commit(scrub)
    return _went(gone.items())


def _went(counts: Iterable[tuple[Kind, int]]) -> str:
    return ", ".join(f"{count} {kind.value}" for kind, count in counts if count) or "nothing was too old"
