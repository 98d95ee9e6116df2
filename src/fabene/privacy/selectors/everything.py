"""Everything that is held about a household, or about somebody who signs in, from every room."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt

from fabene.gatherings import selectors as gatherings
from fabene.households import selectors as households
from fabene.ledger import selectors as ledger
from fabene.ledger.values import Unit
from fabene.lib.attempts import known_as
from fabene.lib.files import selectors as files
from fabene.people import selectors as people
from fabene.privacy.selectors.requests import requests_about
from fabene.privacy.values import RequestView
from fabene.programme.accompaniment import selectors as accompaniment
from fabene.programme.applications import selectors as applications
from fabene.programme.deadlines import selectors as deadlines
from fabene.sharing import selectors as sharing


def everything_about(*, household: UUID) -> dict[str, Any]:
    """Return everything held about a household, as plain values, by room.

    Who read or wrote something is told by role and organisation, never by name: theirs is a right too. Whoever calls
    writes down the reading. Raises ``NotFoundError`` (``household_not_found``), ``FabeneError`` (``cannot_be_read``,
    ``key_missing``).
    """
    held = households.everything_about(household=household)
    owner = UUID(held["owner"])
    readings, actions = people.readings_of(household), people.actions_on(household)
    known = _roles({*(one.who for one in readings), *(one.who for one in actions)})
    return {
        "household": held,
        "sharing": sharing.everything_about(household=household),
        "ledger": {"received_grams": ledger.balance(owner=owner, unit=Unit.GRAMS)},
        "readings": [
            {
                "what": one.what,
                "reason": one.reason.value,
                "by": known[one.who],
                "happened_at": one.happened_at.isoformat(),
            }
            for one in readings
        ],
        "actions": [
            {"what": one.what, "by": known[one.who], "happened_at": one.happened_at.isoformat()} for one in actions
        ],
        "requests": [_request(one) for one in requests_about(household)],
        "documents": [_document(one) for one in files.versions(household)],
    }


def everything_about_user(*, user: UUID) -> dict[str, Any]:
    """Return everything held about somebody who signs in, as plain values; of secrets only that there are some.

    Raises ``NotFoundError`` (``user_not_found``).
    """
    held = people.everything_about_user(user)
    return {
        "account": held,
        "addresses": list(EmailAddress.objects.filter(user_id=user).values("email", "verified", "primary")),
        "second_factors": [
            {"kind": one.type, "created_at": one.created_at.isoformat()}
            for one in Authenticator.objects.filter(user_id=user).order_by("created_at", "pk")
        ],
        "identities": [
            {"provider": one.provider, "joined_at": one.date_joined.isoformat()}
            for one in SocialAccount.objects.filter(user_id=user).order_by("date_joined", "pk")
        ],
        "sessions": [
            {"ip": one.ip, "browser": one.user_agent, "since": one.created_at.isoformat()}
            for one in UserSession.objects.filter(user_id=user).order_by("created_at", "pk")
        ],
        "failed_attempts": [
            {"at": one.attempt_time.isoformat(), "ip": one.ip_address, "times": one.failures_since_start}
            for one in AccessAttempt.objects.filter(username=known_as(held["email"])).order_by("attempt_time", "pk")
        ],
        "gatherings": gatherings.everything_about_owner(user),
        "accompaniment": accompaniment.everything_about_user(user),
        "applications": applications.everything_about_user(user),
        "deadlines": deadlines.everything_about_user(user),
        "requests": [_request(one) for one in requests_about(user)],
        "documents": [_document(one) for one in files.versions(user)],
    }


def _roles(who: Iterable[UUID]) -> dict[UUID, list[str]]:
    """Return the roles of each of these now, with their organisations; a card and a machine have none."""
    return {
        one: sorted({" ".join(filter(None, (role.role, role.organisation_name))) for role in people.roles_of(one)})
        for one in who
    }


def _request(one: RequestView) -> dict[str, Any]:
    return {
        "number": one.number,
        "right": one.right.value,
        "asked_on": one.asked_on.isoformat(),
        "due_on": one.due_on.isoformat(),
        "note": one.note,
        "outcome": one.outcome.value if one.outcome else None,
        "answer": one.answer,
        "answered_at": one.answered_at.isoformat() if one.answered_at else None,
    }


def _document(one: Any) -> dict[str, Any]:
    return {"kind": one.kind.value, "size_bytes": one.size_bytes, "recorded_at": one.recorded_at.isoformat()}
