"""What is due is sent once, at a pace, again after growing pauses, and never when it has become useless."""

from datetime import timedelta

import pytest

from fabene.lib.outbox import selectors, sending
from fabene.lib.outbox.models import Message, Pace
from fabene.lib.outbox.pauses import CHANNEL_PAUSES_SECONDS, MESSAGE_PAUSES_SECONDS, channel_rest, message_pause
from fabene.lib.outbox.values import EMAIL, SMS, Limits, State, Trouble
from tests.lib.outbox.post import FREE, SENT, Clock, Postman, message, pump, put, row, trouble
from tests.world import at, key

pytestmark = pytest.mark.django_db


def test_a_message_is_sent_and_then_says_nothing_any_more() -> None:
    clock, postman = Clock(), Postman()
    put(1, to="+390000000012", text="Domani, alle 15.30")

    assert pump(postman, clock) == 1

    (letter,) = postman.letters
    assert (letter.id, letter.to, letter.text) == (message(1), "+390000000012", "Domani, alle 15.30")
    gone = row()
    assert (gone.state, gone.sealed, gone.finished_at, gone.attempts) == (State.SENT, None, at(15), 1)
    assert pump(postman, clock) == 0


def test_a_message_for_later_waits_for_its_hour() -> None:
    clock, postman = Clock(), Postman()
    put(1, not_before=at(17))

    assert pump(postman, clock) == 0
    clock.forward(hours=2)
    assert pump(postman, clock) == 1


def test_a_message_that_did_not_go_is_tried_again_after_growing_pauses_and_then_given_up() -> None:
    clock = Clock()
    postman = Postman(*[trouble(Trouble.DEFERRED)] * 7)
    put(1, not_after=at(15) + timedelta(days=7))

    waited = []
    while pump(postman, clock):
        due_at = row().due_at
        waited.append(round((due_at - clock.now).total_seconds()))
        clock.now = max(due_at, clock.now)

    assert waited[:6] == list(MESSAGE_PAUSES_SECONDS)
    given_up = row()
    assert (given_up.state, given_up.trouble, given_up.sealed) == (State.FAILED, Trouble.DEFERRED, None)
    assert [letter.id for letter in postman.letters] == [message(1)] * 7


def test_pauses_grow_and_a_long_trouble_keeps_the_longest() -> None:
    assert list(MESSAGE_PAUSES_SECONDS) == sorted(MESSAGE_PAUSES_SECONDS)
    assert list(CHANNEL_PAUSES_SECONDS) == sorted(CHANNEL_PAUSES_SECONDS)
    assert (message_pause(1), message_pause(7)) == (60, None)
    assert channel_rest(99, asked_seconds=0) == CHANNEL_PAUSES_SECONDS[-1]
    assert channel_rest(1, asked_seconds=90) == 90
    assert channel_rest(1, asked_seconds=10**9) == 24 * 3600


def test_a_number_that_no_gateway_accepts_is_given_up_at_once_and_stops_nobody_else() -> None:
    postman = Postman(trouble(Trouble.REJECTED))
    put(1, not_before=at(14))
    put(2)

    assert pump(postman, Clock()) == 2
    assert (row(1).state, row(1).trouble) == (State.FAILED, Trouble.REJECTED)
    assert row(2).state == State.SENT


def test_while_a_gateway_is_down_one_message_at_a_time_knocks() -> None:
    clock = Clock()
    postman = Postman(*[trouble(Trouble.DOWN)] * 3)
    for number in range(1, 31):
        put(number)

    knocks = []
    for minute in range(4):
        knocks.append((minute, pump(postman, clock)))
        clock.forward(minutes=1)

    assert knocks[:3] == [(0, 1), (1, 1), (2, 1)], "one knock a rest, not thirty"
    clock.forward(minutes=2)
    assert sum(1 for _ in iter(lambda: pump(postman, clock), 0)) >= 1
    clock.forward(hours=2)
    pump(postman, clock)
    assert set(Message.objects.values_list("state", flat=True)) == {State.SENT}
    assert Pace.objects.get(channel=SMS).troubles == 0


def test_a_gateway_that_asks_for_time_gets_it() -> None:
    clock = Clock()
    postman = Postman(trouble(Trouble.BUSY, wait_seconds=600))
    put(1)
    put(2)

    pump(postman, clock)
    clock.forward(seconds=599)
    assert pump(postman, clock) == 0
    assert selectors.queues(clock.now)[0].trouble == Trouble.BUSY
    clock.forward(seconds=1)
    assert pump(postman, clock) == 2


def test_a_channel_in_trouble_leaves_the_others_alone() -> None:
    postman, clock = Postman(trouble(Trouble.UNREACHABLE)), Clock()
    put(1)
    put(2, channel=EMAIL, to="due@example.org")

    assert pump(postman, clock) == 2
    assert (row(1).state, row(2).state) == (State.WAITING, State.SENT)


def test_a_thousand_messages_after_an_outage_leave_at_the_pace_of_the_limit() -> None:
    clock, postman = Clock(), Postman()
    limits = Limits(a_minute=200, a_recipient=1000)
    for number in range(1000):
        put(number)
    clock.forward(hours=5)

    left: list[int] = []
    while not left or left[-1]:
        left.append(pump(postman, clock, limits=limits))
        assert pump(postman, clock, limits=limits) == 0, "the minute is full"
        clock.forward(minutes=1)

    assert left == [200, 200, 200, 200, 200, 0]
    assert len({letter.id for letter in postman.letters}) == len(postman.letters) == 1000


def test_one_recipient_gets_so_many_a_day_and_the_rest_the_day_after() -> None:
    clock, postman = Clock(), Postman()
    limits = Limits(a_minute=1000, a_recipient=2)
    for number in range(1, 5):
        put(number, to="+390000000012")
    put(5, to="+390000000013")

    assert pump(postman, clock, limits=limits) == 3
    assert (row(3).state, row(3).trouble) == (State.WAITING, Trouble.RECIPIENT_LIMIT)
    clock.forward(hours=24)
    assert pump(postman, clock, limits=limits) == 2
    assert {letter.id for letter in postman.letters} == {message(number) for number in range(1, 6)}


def test_a_message_that_would_come_too_late_is_given_up_unsent() -> None:
    clock, postman = Clock(), Postman()
    put(1, not_after=at(18))
    clock.forward(hours=4)

    assert pump(postman, clock) == 0
    assert (row().state, row().trouble, row().sealed) == (State.FAILED, Trouble.TOO_LATE, None)
    assert postman.letters == []


def test_a_worker_that_dies_before_writing_it_down_sends_again_under_the_same_identity() -> None:
    clock, postman = Clock(), Postman()
    put(1)
    claimed = sending.claim(SMS, limits=FREE, now=clock.now)
    assert claimed
    assert claimed.letter
    postman.send(claimed.letter, now=clock.now)  # and then the power went

    assert pump(postman, clock) == 0, "somebody may still be sending it"
    clock.forward(seconds=sending.LEASE_SECONDS)
    assert pump(postman, clock) == 1
    assert [letter.id for letter in postman.letters] == [message(1), message(1)]
    assert row().state == State.SENT


def test_who_comes_back_after_the_lease_changes_nothing_of_who_took_over() -> None:
    clock, postman = Clock(), Postman()
    put(1)
    slow = sending.claim(SMS, limits=FREE, now=clock.now)
    assert slow
    clock.forward(seconds=sending.LEASE_SECONDS)
    pump(postman, clock)

    assert not sending.settle(slow, trouble(Trouble.REJECTED), now=clock.now)
    assert row().state == State.SENT


def test_a_message_that_kills_every_worker_is_given_up() -> None:
    clock = Clock()
    put(1)
    for _ in range(7):
        assert sending.claim(SMS, limits=FREE, now=clock.now)
        clock.forward(seconds=sending.LEASE_SECONDS)

    assert sending.claim(SMS, limits=FREE, now=clock.now) is None
    assert (row().state, row().sealed) == (State.FAILED, None)


def test_a_message_no_key_opens_any_more_is_given_up() -> None:
    put(1)
    Message.objects.update(sealed=b"sealed under a key that is lost")
    postman = Postman()

    pump(postman, Clock())

    assert (row().state, row().trouble, postman.letters) == (State.FAILED, Trouble.SEALED, [])


def test_failed_messages_are_listed_without_whom_they_were_for() -> None:
    clock, postman = Clock(), Postman(trouble(Trouble.REJECTED))
    put(1, not_before=at(14))
    put(2)
    pump(postman, clock)

    (failed,) = selectors.failed(since=at(14))
    assert (failed.id, failed.trouble, failed.finished_at) == (message(1), Trouble.REJECTED, at(15))
    assert selectors.failed(since=at(16)) == ()


def test_the_day_after_not_even_a_hash_of_the_recipient_is_left() -> None:
    clock = Clock()
    put(1)
    put(2, not_before=at(15) + timedelta(days=2))
    pump(Postman(), clock)

    assert sending.tidy(clock.forward(hours=23)) == 0
    assert sending.tidy(clock.forward(hours=1)) == 1
    assert (row(1).recipient_index, row(1).digest) == ("", "")
    assert row(2).recipient_index, "this one still has to go"
    assert sending.tidy(clock.now) == 0


def test_two_letters_of_one_family_go_in_the_order_in_which_they_were_written() -> None:
    clock, postman = Clock(), Postman(SENT, SENT)
    put(2, not_before=at(14))
    put(1, not_before=at(13))

    pump(postman, clock)

    assert [letter.id for letter in postman.letters] == [message(1), message(2)]
    assert key("message", "1") == message(1)
