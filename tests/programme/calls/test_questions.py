"""Anybody asks about a call; the answer is public, who asked is not, and what they wrote is gone."""

from datetime import date

import pytest

from fabene.core.bilingual import Bilingual
from fabene.core.errors import ConflictError, FabeneError
from fabene.lib.outbox.models import Message
from fabene.programme.calls import selectors, services
from fabene.programme.calls.models import Asked
from fabene.programme.calls.services import Letter, Published
from fabene.programme.calls.services.questions import MOST_FROM_ONE_AN_HOUR, MOST_OF_ONE_A_DAY
from fabene.programme.calls.values import CallView, Theme, WhyNot
from tests.calls import build_call
from tests.world import at, key, stamp

pytestmark = pytest.mark.django_db

ASKS = stamp(12, day=date(2020, 5, 20), who="somebody")
OFFICE = stamp(12, day=date(2020, 5, 21), who="olga")
LETTER = Letter(subject="La tua domanda", text="C'è la risposta.")


def ask(call: CallView, *names: str) -> None:
    for name in names:
        services.ask_question(
            id=key("asked", name),
            call=call.id,
            theme=Theme.WHO,
            text=f"Sono {name}: un gruppo informale può partecipare?",
            email=f"{name}@example.org",
            stamp=ASKS,
        )


def published(question: str, *, frequent: bool = False) -> Published:
    return Published(
        theme=Theme.WHO, question=Bilingual(it=question), answer=Bilingual(it="Sì, con un capofila."), frequent=frequent
    )


def test_a_question_is_answered_in_public_without_who_asked() -> None:
    call = build_call()
    ask(call, "anna", "bea")
    ask(call, "anna")
    waiting = {asked.email for asked in selectors.waiting_questions(call.id)}
    assert waiting == {"anna@example.org", "bea@example.org"}
    assert selectors.waiting_counts() == {call.id: 2}
    anna, bea = (key("asked", name) for name in ("anna", "bea"))
    with pytest.raises(FabeneError, match="question_tells_who"):
        services.answer_question(
            id=key("a"), call=call.id, asked=anna, published=published("Scrive anna@example.org"), stamp=OFFICE
        )
    answer = services.answer_question(
        id=key("a"), call=call.id, asked=anna, published=published("Un gruppo?"), letter=LETTER, stamp=OFFICE
    )
    assert answer == services.answer_question(
        id=key("a"), call=call.id, asked=anna, published=published("Un gruppo?"), letter=LETTER, stamp=OFFICE
    )
    assert (Asked.objects.get(id=anna).sealed, Message.objects.count()) == (None, 1)
    services.set_aside(id=key("s"), asked=bea, why=WhyNot.ANSWERED, letter=LETTER, stamp=OFFICE)
    assert selectors.waiting_questions(call.id) == ()
    with pytest.raises(ConflictError, match="question_answered"):
        services.set_aside(id=key("t"), asked=bea, why=WhyNot.PERSONAL, letter=None, stamp=OFFICE)

    later = stamp(9, day=date(2020, 5, 25), who="olga")
    services.answer_question(
        id=key("b"), call=call.id, corrects=answer.id, published=published("Un gruppo?", frequent=True), stamp=later
    )
    (now,) = selectors.answers(call.id)
    assert (now.first_at, now.happened_at, now.frequent) == (OFFICE.happened_at, later.happened_at, True)
    assert list(selectors.by_theme(selectors.answers(call.id))) == [Theme.WHO]


def test_questions_end_when_the_call_says_and_unanswered_ones_fade() -> None:
    call = build_call(questions_until=at(12, day=date(2020, 5, 30)))
    ask(call, "anna")
    with pytest.raises(ConflictError, match="questions_closed"):
        services.ask_question(
            id=key("late"),
            call=call.id,
            theme=Theme.MONEY,
            text="E i costi?",
            email="carlo@example.org",
            stamp=stamp(12, day=date(2020, 5, 30), who="somebody"),
        )
    night = stamp(3, day=date(2020, 8, 1), who="night")
    assert services.fade_questions(id=key("n", "1"), before=at(0, day=date(2020, 6, 1)), stamp=night) == 0
    assert selectors.old_questions(at(0, day=date(2020, 7, 1))) == (1, ASKS.happened_at)
    assert services.fade_questions(id=key("n", "2"), before=at(0, day=date(2020, 7, 1)), stamp=night) == 1
    assert selectors.waiting_questions(call.id) == ()
    assert Asked.objects.filter(sender="", origin="", digest="").count() == 1


def test_nobody_floods_a_call_and_neither_address_is_kept_in_clear() -> None:
    call = build_call()

    def asks(number: int, *, email: str, origin: str, hour: int = 12) -> None:
        services.ask_question(
            id=key("asked", f"{email} {number}"),
            call=call.id,
            theme=Theme.WHO,
            text=f"Domanda {number}",
            email=email,
            origin=origin,
            stamp=stamp(hour, day=date(2020, 5, 20), who="somebody"),
        )

    for number in range(MOST_OF_ONE_A_DAY):
        asks(number, email="anna@example.org", origin=f"192.0.2.{number}")
    with pytest.raises(ConflictError, match="questions_too_many_of_one"):
        asks(9, email="Anna@Example.org", origin="192.0.2.99")
    asks(0, email="anna@example.org", origin="192.0.2.0")  # sent twice by a shaky line: one question
    for number in range(MOST_FROM_ONE_AN_HOUR):
        asks(number, email=f"{number}@example.org", origin="198.51.100.7")
    with pytest.raises(ConflictError, match="questions_too_many_from_one"):
        asks(0, email="bea@example.org", origin="198.51.100.7")
    asks(0, email="bea@example.org", origin="198.51.100.7", hour=14)
    kept = repr(list(Asked.objects.values_list("sender", "origin")))
    assert "example.org" not in kept
    assert "198.51" not in kept
