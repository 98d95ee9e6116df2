"""A message is written down where it is caused, sealed, once; and can be taken back."""

from datetime import timedelta

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from fabene.core.errors import ConflictError, FabeneError
from fabene.lib.keyring import unseal_here
from fabene.lib.outbox import routes, selectors, sending, services
from fabene.lib.outbox.models import Message
from fabene.lib.outbox.values import EMAIL, SMS, State
from tests.lib.outbox.post import FAMILY, FREE, Clock, Postman, message, pump, put, row
from tests.world import at, key, stamp

pytestmark = pytest.mark.django_db


def test_a_message_waits_and_says_nothing_to_who_reads_the_table() -> None:
    assert put(1, to="+390000000012", text="Domani, alle 15.30")

    kept = row()
    said = " ".join(str(value) for value in vars(kept).values())
    assert (kept.state, kept.channel, kept.about) == (State.WAITING, SMS, FAMILY)
    assert "0000012" not in said
    assert "15.30" not in said
    assert "15.30" in unseal_here(kept.sealed or b"")


def test_the_same_message_put_in_again_waits_once() -> None:
    assert put(1)
    assert not put(1)

    assert Message.objects.count() == 1


def test_an_identity_is_not_used_for_another_message() -> None:
    put(1)

    with pytest.raises(ConflictError, match="id_used_for_something_else"):
        put(1, text="un altro testo")


def test_a_message_repeated_after_it_has_gone_is_still_the_same() -> None:
    clock = Clock()
    put(1)
    pump(Postman(), clock)

    assert not put(1)
    assert row().state == State.SENT


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"channel": "pigeon"}, "channel_unknown"),
        ({"to": "   "}, "recipient_missing"),
        ({"text": " \n "}, "text_missing"),
        ({"text": "a" * 4001}, "text_too_long"),
        ({"subject": "a" * 201}, "text_too_long"),
        ({"to": "a@example.org\nBcc: b@example.org"}, "text_unreadable"),
        ({"subject": "ciao\nBcc: b@example.org"}, "text_unreadable"),
        ({"text": "ciao\x00"}, "text_unreadable"),
    ],
)
def test_what_is_no_message_is_refused(said: dict[str, str], code: str) -> None:
    letter = {"channel": EMAIL, "to": "a@example.org", "subject": "ciao", "text": "ciao\na tutti", **said}

    with pytest.raises(FabeneError) as refused:
        services.put(id=message(), about=FAMILY, stamp=stamp(15), **letter)  # type: ignore[arg-type]  # the words of a letter

    assert refused.value.code == code
    assert not Message.objects.exists()


def test_what_waits_can_be_taken_back_and_what_has_gone_cannot() -> None:
    clock, postman = Clock(), Postman()
    put(1)
    put(2, not_before=at(18))
    pump(postman, clock)

    taken = services.withdraw(ids=[message(1), message(2)], stamp=stamp(16))

    assert taken == (message(2),)
    clock.forward(hours=4)
    pump(postman, clock)
    assert [letter.id for letter in postman.letters] == [message(1)]
    assert (row(2).state, row(2).sealed) == (State.WITHDRAWN, None)


def test_nothing_is_kept_about_who_is_erased(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks, settings: Settings
) -> None:
    put(1)
    put(2, not_before=at(18))
    sending.pump(gateways=routes.gateways(), limits=FREE, clock=Clock())
    file = settings.MESSAGE_FOLDER / SMS / f"{message(1)}.txt"
    assert file.exists()

    with django_capture_on_commit_callbacks(execute=True):
        assert services.forget(FAMILY) == 2

    assert not Message.objects.exists()
    assert not file.exists()
    assert services.forget(FAMILY) == 0


def test_a_message_taken_away_while_it_is_being_sent_is_forgotten_by_its_gateway() -> None:
    postman = Postman(before=lambda _: services.forget(FAMILY))
    put(1)

    pump(postman, Clock())

    assert postman.forgotten == [message(1)]
    assert not Message.objects.exists()


def test_how_far_messages_are_is_read_without_what_they_say() -> None:
    clock = Clock()
    put(1)
    put(2, not_before=at(18))
    pump(Postman(), clock)

    read = selectors.messages([message(1), message(2), key("nobody")])

    assert {id: view.state for id, view in read.items()} == {message(1): State.SENT, message(2): State.WAITING}
    queue = selectors.queues(clock.now)[0]
    assert (queue.channel, queue.waiting, queue.oldest_due_at) == (SMS, 1, at(18))


def test_a_message_without_an_end_is_useful_for_three_days() -> None:
    put(1)

    assert row().not_after == at(15) + timedelta(days=3)
