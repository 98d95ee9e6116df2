"""The second factor: who owes it, who has proved it in this session, and where it is proved.

Whoever sees a household's name, or gives roles, proves twice who they are: something they know and something they have.
A passkey is both at once. The proof belongs to the session: another device proves it anew.
"""

from enum import StrEnum
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

from fabene.people import selectors
from fabene.people.values import GUARDED_ROLES

SEAT = "demo_seat"
AFTER = "after_second_factor"
LEVELS = "identity_levels"
"""In the session: how strongly an identity was confirmed, by the hash that is kept of it."""
KINDS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class Standing(StrEnum):
    """What somebody who is signed in still owes before they reach the rest of the site."""

    FREE = "free"
    MUST_PROVE = "must_prove"
    MUST_SET_UP = "must_set_up"


def standing(request: HttpRequest) -> Standing:
    """Return what whoever asks still owes: one query, none when the session has proved it."""
    if not request.user.is_authenticated or has_proved(request) or sits_in_a_seat(request):
        return Standing.FREE
    if not is_guarded(request.user):
        return Standing.FREE
    return Standing.MUST_PROVE if has_second_factor(request.user) else Standing.MUST_SET_UP


def has_proved(request: HttpRequest) -> bool:
    """Return whether a second factor was proved in this session, here or by whoever vouches for the identity."""
    levels = request.session.get(LEVELS, {})
    return any(_is_proof(record, levels) for record in get_authentication_records(request, _user(request)))


def _is_proof(record: dict[str, Any], levels: dict[str, str]) -> bool:
    if record.get("method") == "mfa":
        return True
    vouched = levels.get(str(record.get("uid")))
    return record.get("method") == "socialaccount" and vouched in settings.OIDC_STRONG_LEVELS


def prove(request: HttpRequest, authenticator: Authenticator) -> None:
    """Write into the session that a second factor has just been proved, as whoever sets one up does."""
    record_authentication(request, _user(request), "mfa", id=authenticator.pk, type=str(authenticator.type))


def is_guarded(user: Any) -> bool:
    """Return whether somebody holds a role that takes a second factor."""
    return any(held.role in GUARDED_ROLES for held in selectors.roles_of(user.pk))


def has_second_factor(user: Any) -> bool:
    """Return whether somebody has set up an app or a passkey; codes alone are only a way back."""
    return bool(Authenticator.objects.filter(user_id=user.pk, type__in=KINDS).exists())


def has_passkey(user: Any) -> bool:
    """Return whether somebody has a passkey, which is enough by itself to come in."""
    return bool(Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.WEBAUTHN).exists())


def is_last(authenticator: Authenticator) -> bool:
    """Return whether nothing but recovery codes would be left without this one."""
    others = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=KINDS).exclude(pk=authenticator.pk)
    return not others.exists()


def sits_in_a_seat(request: HttpRequest) -> bool:
    """Return whether a visitor of the demonstration sits in a seat: invented people prove nothing."""
    return bool(settings.DEMO and request.session.get(SEAT))


def _user(request: HttpRequest) -> Any:
    return request.user if request.user.is_authenticated else None
