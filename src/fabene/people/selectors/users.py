"""Reads about who signs in, and the seats of the demonstration."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser

from fabene.core.errors import NotFoundError
from fabene.people.models import Membership, Seat, User
from fabene.people.values import SeatView, UserView


def user(user_id: UUID) -> UserView:
    """Return a user; raise ``NotFoundError`` ``user_not_found``."""
    row = User.objects.filter(id=user_id).first()
    if row is None:
        raise NotFoundError("user_not_found")
    return user_view(row)


def account(user_id: UUID) -> AbstractBaseUser:
    """Return a user as the machinery of signing in wants it; raise ``NotFoundError`` ``user_not_found``."""
    row = User.objects.filter(id=user_id).first()
    if row is None:
        raise NotFoundError("user_not_found")
    return row


def account_at(email: str) -> AbstractBaseUser | None:
    """Return who signs in with an address, whatever its case, for signing in; None when nobody does any more."""
    return User.objects.filter(email__iexact=email.strip(), is_active=True).first()


def somebody_is_here() -> bool:
    """Return whether anybody signs in at all: on an installation that has just been made nobody does."""
    return User.objects.exists()


def names_of(user_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return how these are called, of those who are still there, in one query."""
    return dict(User.objects.filter(id__in=set(user_ids)).values_list("id", "display_name"))


def user_view(row: User) -> UserView:
    """Return a user's row as a value."""
    return UserView(id=row.id, email=row.email, display_name=row.display_name)


def demo_seats() -> tuple[SeatView, ...]:
    """Return the seats of the demonstration, in their order, each with the first role of its user."""
    rows = Seat.objects.order_by("position", "key")
    held: dict[UUID, Membership] = {}
    memberships = Membership.objects.filter(user__seat__isnull=False, until__isnull=True)
    for membership in memberships.select_related("network").order_by("since", "id"):
        held.setdefault(membership.user_id, membership)
    return tuple(_seat_view(row, held.get(row.user_id)) for row in rows)


def _seat_view(row: Seat, membership: Membership | None) -> SeatView:
    place = membership.network if membership else None
    return SeatView(
        key=row.key,
        role=membership.role if membership else "",
        network_slug=place.slug if place else "",
        network_name=place.name if place else "",
        title=row.title,
        what=row.what,
    )


def seat_user(key: str) -> AbstractBaseUser:
    """Return the user whose seat this is, for signing in; raise ``NotFoundError`` ``seat_not_found``."""
    # What a form sends may hold characters that a database refuses to compare.
    rows = Seat.objects.select_related("user").filter(key=key, user__is_active=True)
    row = rows.first() if key.isprintable() else None
    if row is None:
        raise NotFoundError("seat_not_found")
    return row.user
