"""Asking, answering, closing, forgetting. What somebody wrote is opened only by who answers, and that is noted."""

import hashlib
import json
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from fabene.core.errors import ConflictError, FabeneError, NotAllowedError, NotFoundError
from fabene.lib.ids import derived
from fabene.lib.keyring import blind_index, new_data_key, normalised_phone, seal, unseal
from fabene.lib.links import issue
from fabene.lib.outbox import services as outbox
from fabene.lib.outbox.values import EMAIL
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.checks import lock_network
from fabene.people.selectors import networks
from fabene.people.services import log, note_reading
from fabene.people.values import ReadingReason
from fabene.programme.contacts.models import Move, Request
from fabene.programme.contacts.rules import Desk, desk_of, who_answers
from fabene.programme.contacts.selectors import request_view
from fabene.programme.contacts.values import (
    FORGOTTEN,
    LINK,
    LINK_DAYS,
    MAX_NAME,
    MAX_REACH,
    MAX_TEXT,
    MOST_A_DAY,
    MOST_AN_HOUR,
    Kind,
    Letter,
    RequestView,
    State,
    Step,
)

TRIES = 5


def link_of(request: RequestView) -> str:
    """Return the token by which the asker sees how far a request is; the same every time."""
    return issue(purpose=LINK, id=request.id, expires_at=request.asked_at + timedelta(days=LINK_DAYS))


@transaction.atomic
def ask(*, id: UUID, kind: Kind, network: UUID | None, letter: Letter, origin: str, stamp: Stamp) -> RequestView:
    """Take in what somebody asks, seal it, and write to who answers; ``origin`` is the network address it came from.

    Raises ``FabeneError``: ``contact_reach_missing``, ``email_not_valid``, ``phone_not_valid``, what ``clean`` raises,
    ``contact_network_missing`` for help without saying where, ``contact_too_many`` from one address in an hour,
    ``contact_too_many_today``; ``NotFoundError`` ``network_not_found``; ``ConflictError``
    ``id_used_for_something_else``.
    """
    letter = _checked(letter)
    digest = _digest(kind, network, letter)
    known = Request.objects.filter(id=id).first()
    if known is not None:
        if known.digest != digest:
            raise ConflictError("id_used_for_something_else")
        return request_view(known)
    if network is not None:
        lock_network(network)
    elif kind is Kind.HELP and networks():
        raise FabeneError("contact_network_missing")
    source = blind_index("contacts.origin", origin)
    _refuse_floods(source, now=stamp.recorded_at)
    row = _written(Request(id=id, kind=kind, network_id=network, origin=source, digest=digest), letter, stamp=stamp)
    _move(row, Step.ASKED, id=derived(id, "asked"), stamp=stamp)
    _tell(row, stamp=stamp)
    return request_view(row)


def _checked(letter: Letter) -> Letter:
    lines = [clean(line, field="text", limit=MAX_TEXT, optional=True) for line in letter.text.splitlines()]
    text = "\n".join(lines).strip()
    if len(text) > MAX_TEXT:
        raise FabeneError("text_too_long", field="text", limit=MAX_TEXT)
    if not text:
        raise FabeneError("text_missing", field="text")
    return Letter(
        name=clean(letter.name, field="name", limit=MAX_NAME, optional=True), reach=_reach(letter.reach), text=text
    )


def _reach(typed: str) -> str:
    """Return an email as it was typed, or a telephone number in one form."""
    text = clean(typed, field="reach", limit=MAX_REACH, optional=True)
    if not text:
        raise FabeneError("contact_reach_missing")
    if "@" not in text:
        return normalised_phone(text)
    try:
        validate_email(text)
    except ValidationError as error:
        raise FabeneError("email_not_valid") from error
    return text


def _digest(kind: Kind, network: UUID | None, letter: Letter) -> str:  # noqa: PLR0917 - who, where, what: one question
    said = json.dumps([kind, str(network), letter.name, letter.reach, letter.text])
    return blind_index("contacts.request", hashlib.sha256(said.encode()).hexdigest())


def _refuse_floods(source: str, *, now: datetime) -> None:
    of_the_hour = Request.objects.filter(origin=source, asked_at__gt=now - timedelta(hours=1)).count()
    if of_the_hour >= MOST_AN_HOUR:
        raise FabeneError("contact_too_many", limit=MOST_AN_HOUR)
    if Request.objects.filter(asked_at__gt=now - timedelta(days=1)).count() >= MOST_A_DAY:
        raise FabeneError("contact_too_many_today")


def _written(row: Request, letter: Letter, *, stamp: Stamp) -> Request:
    row.state = State.OPEN
    row.asked_at = row.moved_at = stamp.recorded_at
    row.key = new_data_key()
    row.letter = seal(row.key, json.dumps([letter.name, letter.reach, letter.text]))
    for _try in range(TRIES):
        row.number = (Request.objects.aggregate(last=Max("number"))["last"] or 0) + 1
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            continue  # another took this number in the meantime
        return row
    raise ConflictError("contact_too_many_today")


def _tell(row: Request, *, stamp: Stamp) -> None:
    """Write to everybody who answers. The mail says that something came, never what."""
    with override(settings.LANGUAGE_CODE):  # who answers reads Italian, in whatever language the page was asked
        text = _(
            "È arrivata la richiesta n. %(number)s dalla pagina dei contatti.\n\n"
            "La leggi entrando nel sito, alla pagina «Richieste»: chi ha scritto aspetta una risposta."
        ) % {"number": row.number}
        subject = _("Una richiesta da leggere: n. %(number)s") % {"number": row.number}
    for user, email in who_answers(row, timezone.localdate(stamp.recorded_at)).items():
        mail = derived(row.id, "mail", user, row.network_id)
        outbox.put(id=mail, channel=EMAIL, to=email, subject=subject, text=text, about=row.id, stamp=stamp)


@transaction.atomic
def tell_asker(*, id: UUID, request: UUID, address: str, stamp: Stamp) -> bool:
    """Mail the asker a request's number and the ``address`` where they follow it; False for who left a telephone."""
    row = _held(request)
    letter = _open(row)
    if "@" not in letter.reach:
        return False
    text = _(
        "La tua richiesta è arrivata: ha il n. %(number)s.\n\n"
        "A questo indirizzo vedi a che punto è, e puoi ritirarla:\n%(address)s\n\n"
        "Chi ha l’indirizzo lo vede: non passarlo ad altri."
    ) % {"number": row.number, "address": address}
    subject = _("La tua richiesta n. %(number)s") % {"number": row.number}
    return outbox.put(id=id, channel=EMAIL, to=letter.reach, subject=subject, text=text, about=row.id, stamp=stamp)


@transaction.atomic
def read(*, id: UUID, request: UUID, stamp: Stamp) -> Letter:
    """Open what somebody wrote, for who answers it; the reading is written down.

    Raises ``NotFoundError`` ``contact_not_found``, ``NotAllowedError``, ``ConflictError`` ``contact_gone``.
    """
    row = _answerable(request, stamp)
    note_reading(
        id=id,
        key=row.id,
        what="contact.letter",
        reason=ReadingReason.CONTACT,
        network=row.network_id,
        stamp=stamp,
    )
    return _open(row)


@transaction.atomic
def take(*, id: UUID, request: UUID, stamp: Stamp) -> None:
    """Say that somebody sees to a request; raises as ``read``, and ``ConflictError`` ``contact_not_open``."""
    row = _answerable(request, stamp)
    if not _first_time(row, Step.TAKEN, id=id, stamp=stamp):
        return
    if row.state != State.OPEN:
        raise ConflictError("contact_not_open")
    _go(row, State.TAKEN, stamp=stamp)
    _move(row, Step.TAKEN, id=id, stamp=stamp)


@transaction.atomic
def answer(*, id: UUID, request: UUID, text: str, stamp: Stamp) -> None:
    """Answer a request: the asker reads it at their link, and in a mail where they left an email.

    The last answer is the one that is shown. Raises as ``read``, ``text_missing``, ``text_too_long``,
    ``ConflictError`` ``contact_not_open`` for one that is closed.
    """
    row = _answerable(request, stamp)
    said = _checked(Letter(name="", reach="a@example.org", text=text)).text
    if not _first_time(row, Step.ANSWERED, id=id, stamp=stamp):
        return
    if row.state == State.CLOSED:
        raise ConflictError("contact_not_open")
    row.answer = seal(row.key or b"", said)
    row.save(update_fields=["answer"])
    _go(row, State.TAKEN, stamp=stamp)
    _move(row, Step.ANSWERED, id=id, stamp=stamp)
    reach = _open(row).reach
    if "@" in reach:
        subject = _("Risposta alla tua richiesta n. %(number)s") % {"number": row.number}
        mail = derived(id, "mail")
        outbox.put(id=mail, channel=EMAIL, to=reach, subject=subject, text=said, about=row.id, stamp=stamp)


@transaction.atomic
def close(*, id: UUID, request: UUID, stamp: Stamp) -> None:
    """Close a request: a few nights later what it said is erased. Raises as ``read``, ``contact_not_open``."""
    row = _answerable(request, stamp)
    if not _first_time(row, Step.CLOSED, id=id, stamp=stamp):
        return
    if row.state == State.CLOSED:
        raise ConflictError("contact_not_open")
    _go(row, State.CLOSED, stamp=stamp)
    _move(row, Step.CLOSED, id=id, stamp=stamp)


@transaction.atomic
def reopen(*, id: UUID, request: UUID, stamp: Stamp) -> None:
    """Take back a closing, or put a request that was taken back among those that wait. Raises as ``read``.

    ``ConflictError`` ``contact_open_already`` for one that waits.
    """
    row = _answerable(request, stamp)
    if not _first_time(row, Step.REOPENED, id=id, stamp=stamp):
        return
    if row.state == State.OPEN:
        raise ConflictError("contact_open_already")
    _go(row, State.TAKEN if row.state == State.CLOSED else State.OPEN, stamp=stamp)
    _move(row, Step.REOPENED, id=id, stamp=stamp)


@transaction.atomic
def hand_over(*, id: UUID, request: UUID, network: UUID, stamp: Stamp) -> None:
    """Give a request to another network; whoever answers there is written to, and reads it from now on.

    Raises ``NotFoundError`` (``contact_not_found``, ``network_not_found``), ``NotAllowedError`` for who cannot list it,
    ``ConflictError`` (``contact_not_open``, ``contact_gone``, ``contact_there_already``).
    """
    row = _held(request)
    if not _desk(stamp).lists(Kind(row.kind), row.network_id):
        raise NotAllowedError(permission="contacts.answer")
    lock_network(network)
    said = {"network": network}
    if not log(id=derived(id, "log"), what="contact.handed", key=row.id, network=network, stamp=stamp, content=said):
        return
    if row.state not in {State.OPEN, State.TAKEN}:
        raise ConflictError("contact_not_open")
    if row.network_id == network:
        raise ConflictError("contact_there_already")
    row.network_id = network
    row.save(update_fields=["network"])
    _go(row, State.OPEN, stamp=stamp)
    _move(row, Step.HANDED, id=id, stamp=stamp)
    _tell(row, stamp=stamp)


@transaction.atomic
def withdraw(*, id: UUID, request: UUID, stamp: Stamp) -> None:
    """Take a request back: its asker has the link, so what they wrote is erased at once. Safe to repeat."""
    row = _held(request)
    if row.state != State.GONE:
        _move(row, Step.WITHDRAWN, id=id, stamp=stamp)
        _erase(row, stamp=stamp)


@transaction.atomic
def fade(*, before: datetime, stamp: Stamp) -> int:
    """Erase what requests said that were closed before a moment, and those that nobody moved for long.

    Return how many. Their numbers, kinds and dates stay, for the count.
    """
    old = Request.objects.select_for_update(of=("self",))
    closed = list(old.filter(state=State.CLOSED, closed_at__lt=before))
    forgotten = list(old.filter(state__in=[State.OPEN, State.TAKEN], moved_at__lt=stamp.recorded_at - FORGOTTEN))
    for row in forgotten:
        _move(row, Step.LAPSED, id=derived(row.id, "lapsed", stamp.recorded_at), stamp=stamp)
    for row in (*closed, *forgotten):
        _move(row, Step.ERASED, id=derived(row.id, "erased"), stamp=stamp)
        _erase(row, stamp=stamp)
    return len(closed) + len(forgotten)


def _erase(row: Request, *, stamp: Stamp) -> None:
    row.key = row.letter = row.answer = None
    row.origin = row.digest = ""
    row.closed_at = row.closed_at or stamp.recorded_at
    row.state = State.GONE
    row.save()
    outbox.forget(about=row.id)


def _held(id: UUID) -> Request:
    row = Request.objects.select_for_update(of=("self",)).filter(id=id).first()
    if row is None:
        raise NotFoundError("contact_not_found")
    return row


def _desk(stamp: Stamp) -> Desk:
    return desk_of(stamp.actor, timezone.localdate(stamp.recorded_at))


def _answerable(id: UUID, stamp: Stamp) -> Request:
    row = _held(id)
    desk, kind = _desk(stamp), Kind(row.kind)
    if not desk.lists(kind, row.network_id):
        raise NotFoundError("contact_not_found")
    if not desk.reads(kind, row.network_id):
        raise NotAllowedError(permission="contacts.answer")
    if row.state == State.GONE:
        raise ConflictError("contact_gone")
    return row


def _open(row: Request) -> Letter:
    name, reach, text = json.loads(unseal(row.key or b"", row.letter or b""))
    return Letter(name=name, reach=reach, text=text)


def _first_time(row: Request, step: Step, *, id: UUID, stamp: Stamp) -> bool:
    """Write in the log who does what; False when this very thing was done already."""
    return log(
        id=derived(id, "log"),
        what=f"contact.{step.value}",
        key=row.id,
        network=row.network_id,
        stamp=stamp,
    )


def _go(row: Request, state: State, *, stamp: Stamp) -> None:
    row.state, row.moved_at = state, stamp.recorded_at
    row.closed_at = stamp.recorded_at if state is State.CLOSED else None
    row.save(update_fields=["state", "moved_at", "closed_at"])


def _move(row: Request, step: Step, *, id: UUID, stamp: Stamp) -> None:
    Move.objects.create(id=id, request=row, step=step, actor=stamp.actor, happened_at=stamp.happened_at)
