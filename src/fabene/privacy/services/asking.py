"""Somebody asks to see, correct or erase what is held of them: due in thirty days, answered by a person."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.households import selectors as households
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people import selectors as people
from fabene.people.services import log
from fabene.privacy.models import Request
from fabene.privacy.services.common import stamped
from fabene.privacy.values import About, Outcome, Right

DAYS_TO_ANSWER = 30
NOTE = 300


@transaction.atomic
def ask(*, id: UUID, about: About, right: Right, subject: UUID, asked_on: date, note: str = "", stamp: Stamp) -> None:
    """Write down that somebody asked; ``subject`` is the household or the user, ``asked_on`` the day they did.

    Raises ``NotFoundError`` (``household_not_found``, ``user_not_found``), ``FabeneError`` (``asked_in_future``,
    ``text_too_long``, ``text_unreadable``), ``ConflictError`` (``request_open``: the same is waiting already,
    ``id_used_for_something_else``).
    """
    network, code = _who(About(about), subject, on=asked_on)
    note = clean(note, field="note", limit=NOTE, optional=True)
    if asked_on > timezone.localdate(stamp.recorded_at):
        raise FabeneError("asked_in_future")
    said = {"about": About(about).value, "right": Right(right).value, "subject": subject, "asked_on": asked_on}
    if not log(id=id, what="privacy.asked", key=id, network=network, stamp=stamp, content=said):
        return
    if Request.objects.select_for_update().filter(subject=subject, right=right, outcome="").exists():
        raise ConflictError("request_open")
    Request.objects.create(
        id=id,
        number=(Request.objects.aggregate(last=Max("number"))["last"] or 0) + 1,
        network_id=network,
        code=code,
        note=note,
        due_on=asked_on + timedelta(days=DAYS_TO_ANSWER),
        **said,
        **stamped(stamp),
    )


def _who(about: About, subject: UUID, *, on: date) -> tuple[UUID | None, str]:
    """Return the network and the code of who asks; nobody but a household has a code."""
    if about == About.USER:
        people.user(subject)
        return None, ""
    home = households.household(id=subject, on=on)
    return home.network, home.code


@transaction.atomic
def answer(*, id: UUID, request: UUID, outcome: Outcome, text: str, stamp: Stamp) -> None:
    """Write down how a request was answered. A refusal says why.

    Raises ``NotFoundError`` (``request_not_found``), ``FabeneError`` (``text_missing`` without a reason to refuse,
    ``text_too_long``, ``text_unreadable``), ``ConflictError`` (``request_answered``, ``id_used_for_something_else``).
    """
    row = Request.objects.select_for_update(of=("self",)).filter(id=request).first()
    if row is None:
        raise NotFoundError("request_not_found")
    said = clean(text, field="answer", limit=NOTE, optional=outcome == Outcome.DONE)
    content = {"request": request, "outcome": Outcome(outcome).value}
    if not log(id=id, what="privacy.answered", key=request, network=row.network_id, stamp=stamp, content=content):
        return
    if row.outcome:
        raise ConflictError("request_answered", number=row.number)
    row.outcome, row.answer = Outcome(outcome).value, said
    row.answered_by, row.answered_at = stamp.actor, stamp.happened_at
    row.save(update_fields=["outcome", "answer", "answered_by", "answered_at"])


def forget_requests(subject: UUID, *, stamp: Stamp) -> None:
    """Let the register say no more who asked, for somebody who is being erased; what waited is answered by that.

    To be called in the transaction of the erasure.
    """
    rows = Request.objects.filter(subject=subject)
    rows.filter(outcome="").update(outcome=Outcome.DONE.value, answered_by=stamp.actor, answered_at=stamp.happened_at)
    rows.update(subject=None, code="", note="", answer="")
