"""Questions about a notice: asked by anybody, sealed, answered in public without a name, wiped then."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from fabene.core.bilingual import Bilingual
from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib.ids import derived
from fabene.lib.keyring import blind_index, seal_here
from fabene.lib.outbox import services as outbox
from fabene.lib.outbox.values import EMAIL
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.services import log
from fabene.programme.calls.checks import tells_who
from fabene.programme.calls.models import Answer, Asked, Notice, SetAside
from fabene.programme.calls.packing import unpack
from fabene.programme.calls.selectors.questions import answer_view, sealed_words
from fabene.programme.calls.services.common import locked, published, stamped
from fabene.programme.calls.values import AnswerView, Kind, Theme, WhyNot

QUESTION, ANSWER, ADDRESS, WAITING = 1000, 3000, 254, 300
MOST_OF_ONE_A_DAY = 5
"""How many questions one e-mail address asks in a day, over all calls."""
MOST_FROM_ONE_AN_HOUR = 10
"""How many come from one network address in an hour: an office shares one, a machine does not stop there."""
GONE = {"sealed": None, "digest": "", "sender": "", "origin": ""}
"""What is left of what somebody wrote, and of where it came from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What is written to whoever asked; the address is known to this flat alone."""

    subject: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A question without anything personal, and its answer, as everybody will read them."""

    theme: Theme
    question: Bilingual
    answer: Bilingual
    frequent: bool = False


@transaction.atomic
def ask_question(*, id: UUID, call: UUID, theme: Theme, text: str, email: str, stamp: Stamp, origin: str = "") -> None:
    """Take in a question about a published call or co-design; what was written and the address are sealed.

    ``origin`` is the network address it came from, kept as a blind index only. Raises ``text_missing``,
    ``text_too_long``, ``ConflictError`` ``call_not_published``, ``questions_closed`` (with the date until which it was
    possible), ``questions_too_many``, ``questions_too_many_of_one``, ``questions_too_many_from_one``.
    """
    notice = locked(call)
    words = [clean(text, field="text", limit=QUESTION), clean(email, field="email", limit=ADDRESS)]
    digest = blind_index("calls.question", json.dumps(words))
    content = {"theme": Theme(theme).value, "digest": digest}
    if not log(id=derived(id, "asked"), what="question.asked", key=call, stamp=stamp, content=content):
        return
    _require_asking(notice, stamp.happened_at)
    whose = {
        "sender": blind_index("calls.sender", words[1].lower()),
        "origin": blind_index("calls.origin", origin) if origin else "",
    }
    _refuse_floods(**whose, now=stamp.recorded_at)
    sealed = seal_here(json.dumps(words))
    Asked.objects.create(id=id, notice=notice, theme=theme, sealed=sealed, digest=digest, **whose, **stamped(stamp))


def _require_asking(notice: Notice, at: datetime) -> None:
    version = published(notice)
    until = unpack(Kind(notice.kind), version.content).questions_until or version.closes_at
    if at >= until:
        raise ConflictError("questions_closed")
    if Asked.objects.filter(notice=notice, sealed__isnull=False).count() >= WAITING:
        raise ConflictError("questions_too_many", limit=WAITING)


def _refuse_floods(*, sender: str, origin: str, now: datetime) -> None:
    if Asked.objects.filter(sender=sender, recorded_at__gt=now - timedelta(days=1)).count() >= MOST_OF_ONE_A_DAY:
        raise ConflictError("questions_too_many_of_one", limit=MOST_OF_ONE_A_DAY)
    recent = Asked.objects.filter(origin=origin, recorded_at__gt=now - timedelta(hours=1))
    if origin and recent.count() >= MOST_FROM_ONE_AN_HOUR:
        raise ConflictError("questions_too_many_from_one", limit=MOST_FROM_ONE_AN_HOUR)


@transaction.atomic
def answer_question(
    *,
    id: UUID,
    call: UUID,
    published: Published,
    stamp: Stamp,
    asked: UUID | None = None,
    corrects: UUID | None = None,
    letter: Letter | None = None,
) -> AnswerView:
    """Publish a question with its answer, write to whoever asked, and wipe what they wrote.

    Without ``asked`` it is a question that the office writes because many ask it; ``corrects`` is the answer that this
    one takes the place of. Raises ``text_missing``, ``text_too_long``, ``FabeneError`` ``question_tells_who`` (an
    address, a number or a tax code is in it), ``question_not_found``, ``answer_not_found``, ``ConflictError``
    ``question_answered``.
    """
    notice = locked(call)
    said = _said(published)
    content = {**said, "asked": asked, "corrects": corrects}
    if log(id=derived(id, "answered"), what="question.answered", key=call, stamp=stamp, content=content):
        thread = _thread(notice, corrects) if corrects else id
        row = _open(notice, asked) if asked else None
        Answer.objects.create(id=id, notice=notice, asked=row, thread=thread, **said, **stamped(stamp))
        if row is not None:
            _close(row, id=id, letter=letter, stamp=stamp)
    return answer_view(id)


def _said(published: Published) -> dict[str, object]:
    if tells_who(published.question.it) or tells_who(published.question.en):
        raise FabeneError("question_tells_who")
    return {
        "theme": Theme(published.theme).value,
        "question_it": clean(published.question.it, field="question", limit=QUESTION),
        "question_en": clean(published.question.en, field="question", limit=QUESTION, optional=True),
        "answer_it": clean(published.answer.it, field="answer", limit=ANSWER),
        "answer_en": clean(published.answer.en, field="answer", limit=ANSWER, optional=True),
        "frequent": published.frequent,
    }


def _thread(notice: Notice, corrects: UUID) -> UUID:
    row = Answer.objects.filter(id=corrects, notice=notice).first()
    if row is None:
        raise NotFoundError("answer_not_found")
    return row.thread


def _open(notice: Notice, asked: UUID) -> Asked:
    """Return a question that still waits."""
    row = Asked.objects.select_for_update().filter(id=asked, notice=notice).first()
    if row is None:
        raise NotFoundError("question_not_found")
    if not row.sealed:
        raise ConflictError("question_answered")
    return row


def _close(row: Asked, *, id: UUID, letter: Letter | None, stamp: Stamp) -> None:
    """Write to whoever asked, then wipe what they wrote."""
    _text, email = sealed_words(row)
    if letter is not None:
        outbox.put(
            id=derived(id, "letter"),
            channel=EMAIL,
            to=email,
            subject=letter.subject,
            text=letter.text,
            about=row.id,
            stamp=stamp,
        )
    Asked.objects.filter(id=row.id).update(**GONE)


@transaction.atomic
def set_aside(*, id: UUID, asked: UUID, why: WhyNot, letter: Letter | None, stamp: Stamp) -> None:
    """Leave a question without a public answer, with why; whoever asked is told, and what they wrote is wiped.

    Raises ``question_not_found``, ``ConflictError`` ``question_answered``.
    """
    content = {"why": WhyNot(why).value}
    if log(id=derived(id, "set aside"), what="question.set_aside", key=asked, stamp=stamp, content=content):
        row = Asked.objects.select_related("notice").filter(id=asked).first()
        if row is None:
            raise NotFoundError("question_not_found")
        _close(_open(row.notice, asked), id=id, letter=letter, stamp=stamp)
        SetAside.objects.create(id=id, asked=row, why=why, **stamped(stamp))


@transaction.atomic
def fade_questions(*, id: UUID, before: datetime, stamp: Stamp) -> int:
    """Wipe what was written in questions that nobody answered, of notices closed before a moment; return how many."""
    log(id=id, what="question.faded", key=id, stamp=stamp)
    over = Notice.objects.annotate(closed_at=Max("versions__closes_at")).filter(closed_at__lt=before)
    return Asked.objects.filter(notice__in=over.values("id"), sealed__isnull=False).update(**GONE)
