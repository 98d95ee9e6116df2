"""Whether somebody looks after the site, and whether what it sends leaves."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.conf import settings

from fabene.config.health.findings import Finding, found
from fabene.lib.daily import selectors as daily
from fabene.lib.outbox import selectors as outbox
from fabene.people import selectors as people
from fabene.people.values import GUARDED_ROLES, Role

LONGEST_WAIT = timedelta(minutes=15)
LONGEST_WITHOUT_A_TURN = timedelta(hours=36)
IN_CHARGE = frozenset({Role.PROGRAMME, Role.COORDINATOR})
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def mail() -> Iterator[Finding]:
    """Look at whether mails and text messages leave the machine."""
    told = "mails are written to files and reach nobody: give FABENE_EMAIL_URL"
    yield found(settings.EMAIL_LEAVES, "mails leave through a server", no=told)
    told = "text messages are written to files and reach nobody: give FABENE_SMS_URL"
    yield found(bool(settings.SMS_URL), "text messages leave through a gateway", no=told)


def worker() -> Iterator[Finding]:
    """Look at whether something does what is put off: messages that are due leave, a nightly task was done."""
    now = datetime.now(UTC)
    late = [
        queue.channel
        for queue in outbox.queues(now)
        if queue.resting_until is None and queue.oldest_due_at and now - queue.oldest_due_at > LONGEST_WAIT
    ]
    turns = [turn.finished_at for turn in daily.last_turns()]
    alive = bool(turns) and now - max(turns) < LONGEST_WITHOUT_A_TURN and not late
    waits = f" ({', '.join(late)} messages wait)" if late else ""
    yield found(alive, "a worker is at work", no=f"no worker is at work{waits}: let `fabene worker` run as a service")


def in_charge() -> Iterator[Finding]:
    """Look at whether somebody coordinates, and whether who sees names or gives roles has a second factor."""
    holders = guarded()
    some = any(roles & IN_CHARGE for roles in holders.values())
    told = "nobody coordinates: `fabene admit` lets the first one in"
    yield found(some, "somebody coordinates", no=told)
    proved = set(Authenticator.objects.filter(user_id__in=holders, type__in=FACTORS).values_list("user_id", flat=True))
    told = (
        f"{len(holders) - len(proved)} of {len(holders)} people who see names or give roles have no second factor yet"
    )
    yield found(len(proved) == len(holders), "who sees names or gives roles has a second factor", no=told)


def guarded() -> dict[UUID, set[Role]]:
    """Return the guarded roles that each person holds somewhere."""
    members = [*people.members_everywhere()]
    for network in people.networks():
        members += people.members_of(network.id)
    holders: dict[UUID, set[Role]] = {}
    for member in members:
        if member.role in GUARDED_ROLES:
            holders.setdefault(member.user.id, set()).add(member.role)
    return holders
