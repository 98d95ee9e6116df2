"""Reads about who means to come and who came: by opaque owner, or by number alone."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Min, Q

from fabene.core.errors import NotFoundError
from fabene.gatherings.models import Count, Feed, Presence, SignUp
from fabene.gatherings.selectors.sessions import seatings
from fabene.gatherings.values import SIGN_UP, AttendanceView, Headcount, SignUpView
from fabene.lib import links
from fabene.lib.keyring import unseal_here
from fabene.people.models import User

LEFT = Q(sealed__isnull=False) | ~Q(origin="") | ~Q(sender="")
"""What is still kept of who has no account: the address, or the blind indexes they are counted by."""


def sign_up(id: UUID) -> SignUpView:
    """Return a sign-up, withdrawn or not; raise ``NotFoundError`` ``sign_up_not_found``."""
    row = SignUp.objects.select_related("gathering").filter(id=id).first()
    if row is None:
        raise NotFoundError("sign_up_not_found")
    return _view(row, waiting=_waiting(row))


def sign_up_at(*, token: str, now: datetime) -> SignUpView:
    """Return the sign-up that a private link names; raise ``NotFoundError`` (``link_not_valid``)."""
    return sign_up(links.read(purpose=SIGN_UP, token=token, now=now))


def sign_up_of(*, gathering: UUID, owner: UUID) -> SignUpView | None:
    """Return how an owner signed up for a session, withdrawn or not; None when they never did."""
    row = SignUp.objects.select_related("gathering").filter(gathering=gathering, owner=owner).first()
    return _view(row, waiting=_waiting(row)) if row else None


def sign_ups(gathering: UUID) -> tuple[SignUpView, ...]:
    """Return who means to come to a session, in the order of the line: those with a place first."""
    rows = list(
        SignUp.objects.select_related("gathering")
        .filter(gathering=gathering, withdrawn_at__isnull=True)
        .order_by("stands_since", "id")
    )
    waiting = {party.id for party in seatings([rows[0].gathering])[gathering].waiting} if rows else set()
    return tuple(_view(row, waiting=row.id in waiting) for row in rows)


def _waiting(row: SignUp) -> bool:
    return any(party.id == row.id for party in seatings([row.gathering])[row.gathering_id].waiting)


def _view(row: SignUp, *, waiting: bool) -> SignUpView:
    return SignUpView(
        id=row.id,
        gathering=row.gathering_id,
        owner=row.owner,
        people=row.people,
        waiting=waiting,
        reachable=row.sealed is not None,
        language=row.language,
        withdrawn_at=row.withdrawn_at,
        signed_up_at=row.stands_since,
    )


def addresses(ids: Iterable[UUID]) -> Mapping[UUID, str]:
    """Return the address of each of these sign-ups that has one: the account's own, or the one that was left.

    An owner who is no account (a household, a class) has none here.
    """
    rows = list(SignUp.objects.filter(id__in=list(ids)))
    accounts = User.objects.filter(id__in=[row.owner for row in rows if row.owner], is_active=True)
    known = dict(accounts.values_list("id", "email"))
    found = {row.id: known[row.owner] for row in rows if row.owner in known}
    return found | {row.id: unseal_here(row.sealed) for row in rows if row.sealed}


def sign_ups_among(ids: Iterable[UUID]) -> tuple[SignUpView, ...]:
    """Return those of these sign-ups that are there, the earliest first, withdrawn or not."""
    rows = SignUp.objects.filter(id__in=list(ids)).select_related("gathering").order_by("recorded_at", "id")
    return tuple(_view(row, waiting=_waiting(row)) for row in rows)


def attendance(gathering: UUID) -> AttendanceView:
    """Return who came to a session, by number and by owner."""
    row = Count.objects.filter(gathering=gathering).order_by("recorded_at", "id").last()
    owners = Presence.objects.filter(gathering=gathering, undone_at__isnull=True).values_list("owner", flat=True)
    counted = Headcount(in_person=row.in_person, remote=row.remote, by_phone=row.by_phone) if row else None
    return AttendanceView(counted=counted, owners=frozenset(owners))


def old_addresses(before: datetime) -> tuple[int, date | None]:
    """Return how many addresses are kept of sessions that ended before a moment, and the day of the oldest."""
    rows = SignUp.objects.filter(LEFT, gathering__ends_at__lt=before)
    oldest = rows.aggregate(oldest=Min("gathering__ends_at"))["oldest"]
    return rows.count(), oldest.date() if oldest else None


def everything_about_owner(owner: UUID) -> dict[str, Any]:
    """Return all that is held here about an owner, as plain values."""
    signed = SignUp.objects.filter(owner=owner).select_related("gathering").order_by("recorded_at", "id")
    came = Presence.objects.filter(owner=owner, undone_at__isnull=True).select_related("gathering")
    return {
        "sign_ups": [
            {
                "session": row.gathering.title_it,
                "starts_at": row.gathering.starts_at.isoformat(),
                "people": row.people,
                "withdrawn_at": row.withdrawn_at.isoformat() if row.withdrawn_at else None,
            }
            for row in signed
        ],
        "attended": [
            {"session": row.gathering.title_it, "starts_at": row.gathering.starts_at.isoformat()}
            for row in came.order_by("recorded_at", "id")
        ],
        "calendars": [
            {"made_at": row.recorded_at.isoformat(), "expires_at": row.expires_at.isoformat()}
            for row in Feed.objects.filter(owner=owner, revoked_at__isnull=True).order_by("recorded_at", "id")
        ],
    }
