"""Who means to come: with an account, with an owner, or with nothing but a number and, if they like, an address."""

from datetime import datetime, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.gatherings.models import Gathering, SignUp
from fabene.gatherings.selectors import sign_up as view
from fabene.gatherings.services.common import locked, refuse_taken, seating, stamped, write_to
from fabene.gatherings.values import (
    MOST_AN_HOUR,
    MOST_FROM_ONE_AN_HOUR,
    MOST_LETTERS_A_DAY,
    MOST_PEOPLE,
    Letter,
    SignUpView,
)
from fabene.lib.keyring import blind_index, seal_here
from fabene.lib.outbox import services as outbox
from fabene.lib.stamps import Stamp
from fabene.people.services import log

LANGUAGES = ("it", "en")


@transaction.atomic
def sign_up(  # noqa: PLR0913 - who comes and whence, each part by its name
    *,
    id: UUID,
    gathering: UUID,
    stamp: Stamp,
    people: int = 1,
    owner: UUID | None = None,
    email: str = "",
    origin: str = "",
    language: str = "it",
    letter: Letter | None = None,
) -> SignUpView:
    """Sign up for a session; the answer says whether there is a place or one waits. No name is asked.

    ``email`` is for who has no account (``owner`` None): sealed, and wiped after the session; of ``origin``, the
    network address, a blind index is kept as long. The ``letter`` goes to who can be reached, unless their address had
    enough of them today. Raises ``NotFoundError`` (``gathering_not_found``), ``FabeneError`` (``people_out_of_bounds``,
    ``email_not_valid``), ``ConflictError`` (``gathering_cancelled``, ``gathering_over``, ``sign_up_closed``,
    ``already_signed_up``, ``id_used_for_something_else``, ``sign_ups_too_many``, ``sign_ups_too_many_from_one``).
    """
    row = locked(gathering)
    known = SignUp.objects.filter(id=id).first()
    if known:
        refuse_taken(known=(known.gathering_id, known.owner, known.people), now=(gathering, owner, people))
        return view(id)
    _check_open(row, stamp=stamp)
    if not 1 <= people <= MOST_PEOPLE:
        raise FabeneError("people_out_of_bounds", most=MOST_PEOPLE)
    if owner and SignUp.objects.filter(gathering=row, owner=owner).exists():
        raise ConflictError("already_signed_up")
    address = "" if owner else _checked_email(email)
    whose = {} if owner else _counted(row, email=address, origin=origin, now=stamp.recorded_at)
    log(id=id, what="gathering.signed_up", key=row.id, network=row.network_id, stamp=stamp, content={"people": people})
    SignUp.objects.create(
        id=id,
        gathering=row,
        owner=owner,
        people=people,
        sealed=seal_here(address) if address else None,
        language=language if language in LANGUAGES else LANGUAGES[0],
        stands_since=stamp.recorded_at,
        **whose,
        **stamped(stamp),
    )
    if not _written_enough(id, whose.get("sender", ""), now=stamp.recorded_at):
        write_to([id], origin=id, letter=letter, stamp=stamp)
    return view(id)


def _counted(row: Gathering, *, email: str, origin: str, now: datetime) -> dict[str, str]:
    """Return the blind indexes by which a sign-up without an account is counted; refuse what is too many."""
    recent = SignUp.objects.filter(owner__isnull=True, recorded_at__gt=now - timedelta(hours=1))
    if recent.filter(gathering=row).count() >= MOST_AN_HOUR:
        raise ConflictError("sign_ups_too_many")
    source = blind_index("gatherings.origin", origin) if origin else ""
    if source and recent.filter(origin=source).count() >= MOST_FROM_ONE_AN_HOUR:
        raise ConflictError("sign_ups_too_many_from_one", limit=MOST_FROM_ONE_AN_HOUR)
    return {"sender": blind_index("gatherings.sender", email) if email else "", "origin": source}


def _written_enough(id: UUID, sender: str, *, now: datetime) -> bool:
    """Return whether an address has had its letters of the day: nobody is written to more because others type it."""
    today = SignUp.objects.filter(sender=sender, recorded_at__gt=now - timedelta(days=1)).exclude(id=id)
    return bool(sender) and today.count() >= MOST_LETTERS_A_DAY


def _check_open(row: Gathering, *, stamp: Stamp) -> None:
    if row.cancelled_at:
        raise ConflictError("gathering_cancelled")
    if row.ends_at <= stamp.recorded_at:
        raise ConflictError("gathering_over")
    if not row.sign_up:
        raise ConflictError("sign_up_closed")


def _checked_email(text: str) -> str:
    email = text.strip().lower()
    if email:
        try:
            validate_email(email)
        except ValidationError as error:
            raise FabeneError("email_not_valid") from error
    return email


@transaction.atomic
def withdraw(*, id: UUID, sign_up: UUID, stamp: Stamp, letter: Letter | None = None) -> SignUpView:
    """Take a sign-up back; the ``letter`` goes to those who had been waiting and have a place now.

    Its address stays sealed until the session is over, so that coming back needs nothing typed again. Raises
    ``NotFoundError`` (``sign_up_not_found``), ``ConflictError`` (``gathering_over``, ``sign_up_withdrawn``).
    """
    row, place = _both(sign_up)
    if not log(id=id, what="gathering.withdrawn", key=place.id, network=place.network_id, stamp=stamp):
        return view(sign_up)
    if place.ends_at <= stamp.recorded_at:
        raise ConflictError("gathering_over")
    if row.withdrawn_at:
        raise ConflictError("sign_up_withdrawn")
    waited = {party.id for party in seating(place).waiting}
    SignUp.objects.filter(id=row.id).update(withdrawn_at=stamp.happened_at)
    outbox.forget(row.id)
    promoted = [party.id for party in seating(place).seated if party.id in waited]
    write_to(promoted, origin=id, letter=letter, stamp=stamp)
    return view(sign_up)


@transaction.atomic
def come_back(
    *, id: UUID, sign_up: UUID, stamp: Stamp, people: int | None = None, letter: Letter | None = None
) -> SignUpView:
    """Stand by a sign-up that was taken back, at the end of the line.

    Raises ``NotFoundError`` (``sign_up_not_found``), ``FabeneError`` (``people_out_of_bounds``), ``ConflictError``
    (``already_signed_up`` and what refuses a sign-up).
    """
    row, place = _both(sign_up)
    number = people or row.people
    if not log(id=id, what="gathering.came_back", key=place.id, network=place.network_id, stamp=stamp):
        return view(sign_up)
    _check_open(place, stamp=stamp)
    if row.withdrawn_at is None:
        raise ConflictError("already_signed_up")
    if not 1 <= number <= MOST_PEOPLE:
        raise FabeneError("people_out_of_bounds", most=MOST_PEOPLE)
    SignUp.objects.filter(id=row.id).update(withdrawn_at=None, stands_since=stamp.recorded_at, people=number)
    write_to([row.id], origin=id, letter=letter, stamp=stamp)
    return view(sign_up)


def _both(sign_up: UUID) -> tuple[SignUp, Gathering]:
    row = SignUp.objects.filter(id=sign_up).first()
    if row is None:
        raise NotFoundError("sign_up_not_found")
    place = locked(row.gathering_id)
    row.refresh_from_db()
    return row, place
