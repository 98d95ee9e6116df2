"""A cancelled day reaches everyone who expected it; a change and a reminder reach whom they are for."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from fabene.collecting import selectors as collecting
from fabene.collecting.models import Cancellation
from fabene.collecting.values import DayState
from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.households import selectors as households
from fabene.households import services as homes
from fabene.households.models import Telling
from fabene.households.models import Word as WordRow
from fabene.households.tellings import Reach
from fabene.households.values import Channel, State
from fabene.lib.outbox import services as outbox
from fabene.lib.outbox.models import Message
from fabene.lib.outbox.values import SMS as BY_SMS
from fabene.lib.outbox.values import Trouble
from fabene.sharing import services
from tests.families import family
from tests.lib.outbox.post import Postman, trouble
from tests.remembered import Remember
from tests.sharing.market import confirm, play_to_the_hub, propose
from tests.sharing.telling import (
    AT_HOME,
    CALL,
    CHAT,
    FAMILIES,
    HUB,
    MAIL,
    NEXT_SATURDAY,
    NOBODY,
    SMS,
    build_told,
    by_hand,
    cancel,
    reached,
    send,
    telling_of,
    waiting,
)
from tests.world import SATURDAY, World, at, key, stamp

pytestmark = pytest.mark.django_db

FRIDAY = date(2021, 5, 14)


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_told)


def test_a_cancelled_day_reaches_everyone_who_expected_it(world: World) -> None:
    told = cancel(world)

    assert told.families == len(FAMILIES)
    assert reached(told.word) == {
        SMS: Reach.WAITING,
        MAIL: Reach.WAITING,
        CHAT: Reach.TO_COPY,
        CALL: Reach.TO_CALL,
        NOBODY: Reach.NO_WAY,
        AT_HOME: Reach.WAITING,
    }
    assert collecting.day(told.day).state == DayState.CANCELLED

    postman = send()
    texts = {letter.to: letter.text for letter in postman.letters}
    assert texts["+390000000006"] == (
        "Sabato 15 maggio la consegna a casa non c'è. La prossima volta: martedì 18 maggio, dopo le 12:30."
    )
    assert texts["+390000000001"] == (
        f"لا يوجد استلام يوم السبت 15 مايو. المرة القادمة: الثلاثاء 18 مايو، من الساعة 12:30، {HUB}."
    )
    assert texts["famiglia.2@example.org"].startswith("Субота, 15 травня: видачі немає.")
    assert reached(told.word)[SMS] == Reach.SENT


def test_who_is_away_or_comes_elsewhere_hears_nothing(world: World) -> None:
    homes.mark(id=key("pause"), household=family(SMS), state=State.AWAY, since=SATURDAY, stamp=stamp(10, who="cesare"))

    told = cancel(world)

    assert SMS not in reached(told.word)
    assert told.families == len(FAMILIES) - 1


def test_the_day_and_its_messages_are_written_together_or_not_at_all(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_paper(**_: object) -> bool:
        raise FabeneError("key_missing")

    monkeypatch.setattr(outbox, "put", no_paper)

    with pytest.raises(FabeneError, match="key_missing"):
        cancel(world)

    assert not Cancellation.objects.exists()
    assert not WordRow.objects.exists()


def test_cancelled_twice_by_the_same_button_it_is_told_once(world: World) -> None:
    assert cancel(world) == cancel(world)
    assert waiting() == 3
    assert len(send().letters) == 3


def test_a_day_that_has_passed_is_cancelled_and_nobody_is_told(world: World) -> None:
    told = cancel(world, on=date(2021, 5, 1))

    assert (told.word, told.families) == (None, 0)
    assert not Message.objects.exists()


def test_a_day_whose_bags_are_made_is_not_cancelled(world: World) -> None:
    play_to_the_hub(world.grugliasco)
    propose()
    confirm()

    with pytest.raises(ConflictError, match="already_confirmed"):
        cancel(world, on=SATURDAY)


def test_a_word_given_at_night_leaves_in_the_morning(world: World) -> None:
    told = cancel(world, hour=22)

    due = {row.due_at for row in Message.objects.all()}
    assert due == {at(8, day=SATURDAY + timedelta(days=1))}
    assert told.families == len(FAMILIES)


def test_a_word_is_of_no_use_once_its_day_is_over(world: World) -> None:
    told = cancel(world)

    assert {row.not_after for row in Message.objects.all()} == {at(22, day=NEXT_SATURDAY)}
    send(hours=24 * 8)
    assert reached(told.word)[SMS] == Reach.FAILED


def test_held_after_all_those_who_had_heard_are_told_again(world: World) -> None:
    told = cancel(world)
    send(Postman(trouble(Trouble.REJECTED), trouble(Trouble.REJECTED)))
    by_hand(told.word, CALL)
    gone = {number for number, reach in reached(told.word).items() if reach in {Reach.SENT, Reach.BY_HAND}}

    held = services.reopen_day(id=key("held"), day=told.day, stamp=stamp(17, who="carla"))

    assert set(reached(held.word)) == gone
    assert CALL in gone
    assert collecting.day(told.day).state == DayState.OPEN
    assert services.reopen_day(id=key("held"), day=told.day, stamp=stamp(17, who="carla")) == held


def test_held_after_all_before_anything_left_nobody_hears_anything(world: World) -> None:
    told = cancel(world)

    held = services.reopen_day(id=key("held"), day=told.day, stamp=stamp(15, 5, who="carla"))

    assert (held.word, held.families) == (None, 0)
    assert reached(told.word)[SMS] == Reach.WITHDRAWN
    assert send().letters == []


def test_cancelled_held_and_cancelled_again_the_first_button_does_nothing_more(world: World) -> None:
    first = cancel(world)
    services.reopen_day(id=key("held"), day=first.day, stamp=stamp(15, 5, who="carla"))
    second = cancel(world, word="cancel again")

    assert cancel(world) == first
    services.reopen_day(id=key("held"), day=first.day, stamp=stamp(15, 5, who="carla"))
    assert reached(second.word)[SMS] == Reach.WAITING
    assert len(send().letters) == 3


def test_who_copied_the_text_or_called_says_so_and_can_take_it_back(world: World) -> None:
    told = cancel(world)
    by_hand(told.word, CHAT)
    by_hand(told.word, CHAT)

    view = households.telling(telling_of(told.word, CHAT))
    assert (view.reach, view.told_by, view.at) == (Reach.BY_HAND, key("user", "cesare"), at(16))

    assert view.told
    homes.undo_by_hand(told=view.told, stamp=stamp(17, who="cesare"))
    homes.undo_by_hand(told=view.told, stamp=stamp(17, who="cesare"))
    assert reached(told.word)[CHAT] == Reach.TO_COPY


def test_who_was_reached_is_not_told_by_hand(world: World) -> None:
    told = cancel(world)

    with pytest.raises(ConflictError, match="told_otherwise"):
        by_hand(told.word, SMS)
    send()
    with pytest.raises(ConflictError, match="told_otherwise"):
        by_hand(told.word, MAIL)
    with pytest.raises(NotFoundError, match="telling_not_found"):
        homes.tell_by_hand(id=key("nobody"), telling=key("nobody"), stamp=stamp(16))
    with pytest.raises(NotFoundError, match="told_not_found"):
        homes.undo_by_hand(told=key("nobody"), stamp=stamp(16))


def test_a_message_that_did_not_arrive_is_tried_again_or_told_by_phone(world: World) -> None:
    told = cancel(world)
    send(Postman(*[trouble(Trouble.REJECTED)] * 3))
    assert reached(told.word)[SMS] == Reach.FAILED
    missed = households.not_reached(network=world.grugliasco.network.id, since=at(0))
    assert {each.trouble for _, each in missed} == {Trouble.REJECTED}
    assert len(missed) == 3

    services.tell_again(id=key("again"), telling=telling_of(told.word, MAIL), stamp=stamp(17, who="carla"))
    services.tell_again(
        id=key("call them"), telling=telling_of(told.word, SMS), channel=Channel.CALL, stamp=stamp(17, who="carla")
    )
    by_hand(told.word, AT_HOME)

    assert reached(told.word) == {
        SMS: Reach.TO_CALL,
        MAIL: Reach.WAITING,
        CHAT: Reach.TO_COPY,
        CALL: Reach.TO_CALL,
        NOBODY: Reach.NO_WAY,
        AT_HOME: Reach.BY_HAND,
    }
    assert len(send(hours=3).letters) == 1


def test_trying_again_is_refused_where_there_is_no_way_no_time_or_no_need(world: World) -> None:
    told = cancel(world)
    waits, nobody = telling_of(told.word, SMS), telling_of(told.word, NOBODY)

    with pytest.raises(ConflictError, match="told_otherwise"):
        services.tell_again(id=key("again"), telling=waits, stamp=stamp(17))
    with pytest.raises(FabeneError, match="channel_not_agreed"):
        services.tell_again(id=key("again"), telling=nobody, stamp=stamp(17))
    send(Postman(*[trouble(Trouble.REJECTED)] * 3))
    with pytest.raises(FabeneError, match="channel_not_agreed"):
        services.tell_again(id=key("again"), telling=waits, channel=Channel.EMAIL, stamp=stamp(17))
    with pytest.raises(FabeneError, match="word_too_late"):
        services.tell_again(id=key("again"), telling=waits, stamp=stamp(9, day=NEXT_SATURDAY + timedelta(days=1)))

    services.tell_again(id=key("again"), telling=waits, stamp=stamp(17))
    with pytest.raises(ConflictError, match="told_otherwise"):
        services.tell_again(id=key("once more"), telling=waits, stamp=stamp(17))


def test_a_family_that_has_given_its_consent_meanwhile_can_be_reached(world: World) -> None:
    told = cancel(world)
    homes.consent(
        id=key("yes"), household=family(NOBODY), channel=Channel.SMS, given=True, stamp=stamp(16, who="cesare")
    )

    services.tell_again(id=key("again"), telling=telling_of(told.word, NOBODY), stamp=stamp(17, who="carla"))

    assert reached(told.word)[NOBODY] == Reach.WAITING


def test_a_family_that_has_taken_its_consent_back_is_not_written_to(world: World) -> None:
    homes.consent(id=key("no"), household=family(SMS), channel=Channel.SMS, given=False, stamp=stamp(10, who="cesare"))

    assert reached(cancel(world).word)[SMS] == Reach.TO_CALL


def test_caseworkers_see_what_waits_for_them_of_the_newest_word_only(world: World) -> None:
    told = cancel(world)
    network = world.grugliasco.network.id

    assert waiting_for("la-tavola", network) == {family(CHAT), family(CALL), family(NOBODY)}
    assert waiting_for("la-tavola", network, today=NEXT_SATURDAY + timedelta(days=1)) == set()
    assert waiting_for("porta-aperta", network) == set()

    by_hand(told.word, CHAT)
    services.reopen_day(id=key("held"), day=told.day, stamp=stamp(17, who="carla"))
    assert waiting_for("la-tavola", network) == {family(CHAT)}


def waiting_for(organisation: str, network: UUID, *, today: date = SATURDAY) -> set[UUID]:
    mine = [key("organisation", organisation)]
    return {each.household for _, each in households.to_tell(organisations=mine, network=network, today=today)}


def test_simulated_families_are_never_written_to_over_a_real_gateway(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fabene.lib.outbox.routes.leaves", lambda channel: channel == BY_SMS)

    assert reached(cancel(world).word)[SMS] == Reach.TO_CALL
    assert reached(households.words_of(network=world.grugliasco.network.id).words[0].view.id)[AT_HOME] == Reach.NO_WAY


def test_a_family_that_is_erased_takes_its_messages_with_it(world: World) -> None:
    cancel(world)

    homes.erase(id=key("erase"), household=family(SMS), stamp=stamp(16, who="pia"))

    assert not Telling.objects.filter(household=family(SMS)).exists()
    assert not Message.objects.filter(about=family(SMS)).exists()


def test_the_family_can_read_that_it_was_written_to(world: World) -> None:
    cancel(world)

    held = households.everything_about(household=family(SMS))

    (message,) = held["messages"]
    assert (message["word__kind"], message["channel"], message["language"]) == ("cancelled", "sms", "ar")


def test_words_of_a_network_are_listed_with_how_far_they_are(world: World) -> None:
    told = cancel(world)
    send()

    page = households.words_of(network=world.grugliasco.network.id)

    (summary,) = page.words
    assert (summary.view.id, summary.families, summary.open) == (told.word, 6, 3)
    assert summary.reached[Reach.SENT] == 3
    assert households.words_of(network=world.rivoli.network.id).total == 0
    with pytest.raises(NotFoundError, match="word_not_found"):
        households.word(id=key("no word"))
    assert summary.view.recorded_at == datetime(2021, 5, 8, 13, tzinfo=UTC)
