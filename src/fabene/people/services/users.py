"""Writes about who signs in, and the seats of the demonstration."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.checks import checked_slug
from fabene.people.models import Seat, User
from fabene.people.selectors import user_view
from fabene.people.services.logs import log
from fabene.people.values import UserView


@transaction.atomic
def create_user(*, id: UUID, email: str, display_name: str, stamp: Stamp, password: str | None = None) -> UserView:
    """Create somebody who may sign in; without a ``password`` only a seat or an invitation lets them in.

    Raises ``email_not_valid``, ``text_missing``, ``text_too_long``, ``ConflictError`` ``email_taken`` and
    ``id_used_for_something_else``. Repeating does not change the password.
    """
    email = checked_email(email)
    display_name = clean(display_name, field="display_name", limit=100)
    # A digest of an email would be personal data in a log that never forgets: the row itself is compared instead.
    if not log(id=derived(id, "created"), what="user.created", key=id, stamp=stamp):
        known = User.objects.get(id=id)
        if (known.email, known.display_name) != (email, display_name):
            raise ConflictError("id_used_for_something_else", what="user.created")
        return user_view(known)
    if User.objects.filter(email__iexact=email).exists():
        raise ConflictError("email_taken")
    user = User(id=id, email=email, display_name=display_name, joined_at=stamp.happened_at)
    user.set_password(password)
    user.save(force_insert=True)
    return user_view(user)


def checked_email(text: str) -> str:
    """Return an address as it is kept; raise ``FabeneError`` ``email_not_valid``."""
    email = text.strip().lower()
    try:
        validate_email(email)
    except ValidationError as error:
        raise FabeneError("email_not_valid") from error
    return email


@transaction.atomic
def create_seat(*, key: str, user: UUID, title: str, what: str, position: int, stamp: Stamp) -> None:
    """Let visitors of the demonstration sit in a user's place. The caller sees to it that this is a demonstration.

    Raises ``slug_not_valid``, ``user_not_found``, ``ConflictError`` ``seat_taken`` when the user or key has another.
    """
    values = {
        "title": clean(title, field="title", limit=100),
        "what": clean(what, field="what", limit=200),
        "position": position,
    }
    if not log(id=derived(user, "seat", checked_slug(key)), what="seat.created", key=user, stamp=stamp, content=values):
        return
    if not User.objects.filter(id=user).exists():
        raise NotFoundError("user_not_found")
    if Seat.objects.filter(key=key).exists() or Seat.objects.filter(user_id=user).exists():
        raise ConflictError("seat_taken", key=key)
    Seat.objects.create(key=key, user_id=user, **values)
