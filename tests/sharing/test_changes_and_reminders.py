"""Another place, another hour, a reminder the day before: each reaches whom it is for."""

from datetime import date, time

import pytest

from fabene.collecting.values import CancelReason
from fabene.core.errors import ConflictError, FabeneError
from fabene.households import selectors as households
from fabene.households import services as homes
from fabene.households.models import Word as WordRow
from fabene.households.tellings import Occasion, WordKind
from fabene.lib.outbox.models import Message
from fabene.sharing import selectors, services
from fabene.sharing.services.telling import remind
from tests.remembered import Remember
from tests.sharing.telling import (
    AT_HOME,
    FAMILIES,
    HUB,
    NEXT_SATURDAY,
    build_told,
    cancel,
    change,
    reached,
    send,
    waiting,
)
from tests.world import SATURDAY, TUESDAY, World, at, key, stamp

pytestmark = pytest.mark.django_db

FRIDAY = date(2021, 5, 14)


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_told)


def test_another_place_is_told_to_who_comes_and_not_to_who_stays_at_home(world: World) -> None:
    word = change(world, place="Oratorio San Giacomo, via Roma 12")

    assert AT_HOME not in reached(word)
    (letter,) = (letter for letter in send().letters if letter.to == "famiglia.2@example.org")
    assert "видача в іншому місці: Oratorio San Giacomo, via Roma 12, з 15:30." in letter.text
    now = selectors.pick_up_on(market=world.grugliasco.market.id, on=NEXT_SATURDAY)
    assert now.place == "Oratorio San Giacomo, via Roma 12"


def test_another_hour_is_told_to_everybody(world: World) -> None:
    word = change(world, hour=time(17))

    assert set(reached(word)) == set(FAMILIES)
    texts = {letter.to: letter.text for letter in send().letters}
    assert texts["+390000000006"] == "Sabato 15 maggio la consegna a casa è a un'altra ora: dopo le 17:00."


def test_another_place_and_another_hour_reach_who_stays_at_home_as_an_hour(world: World) -> None:
    change(world, place="Oratorio San Giacomo", hour=time(17))

    texts = {letter.to: letter.text for letter in send().letters}
    assert texts["+390000000006"] == "Sabato 15 maggio la consegna a casa è a un'altra ora: dopo le 17:00."
    assert "Oratorio San Giacomo" in texts["+390000000001"]
    assert WordRow.objects.count() == 2


@pytest.mark.parametrize(
    ("place", "hour", "code"),
    [
        (HUB, time(15, 30), "nothing_changes"),
        (HUB, None, "nothing_changes"),
        ("Oratorio, per la pioggia", time(15, 30), "place_tells_too_much"),
        ("da Amina, 347 000 0000", time(15, 30), "place_tells_too_much"),
        ("chiedi a carla@example.org", time(15, 30), "place_tells_too_much"),
        ("  ", time(15, 30), "text_missing"),
        ("a" * 201, time(15, 30), "text_too_long"),
    ],
)
def test_a_change_that_changes_nothing_or_tells_too_much_is_refused(
    world: World, place: str, hour: time | None, code: str
) -> None:
    with pytest.raises(FabeneError) as refused:
        change(world, place=place, hour=hour)

    assert refused.value.code == code
    assert not Message.objects.exists()


def test_a_change_of_a_day_that_is_off_or_has_passed_is_refused(world: World) -> None:
    with pytest.raises(FabeneError, match="word_too_late"):
        change(world, hour=time(17), on=date(2021, 5, 1))
    cancel(world)
    with pytest.raises(ConflictError, match="day_cancelled"):
        change(world, hour=time(17))


def test_a_change_said_twice_is_told_once_and_another_under_its_name_is_refused(world: World) -> None:
    assert change(world, hour=time(17)) == change(world, hour=time(17))
    assert waiting() == 3

    with pytest.raises(ConflictError, match="id_used_for_something_else"):
        change(world, hour=time(18))


def test_a_newer_word_takes_the_place_of_what_has_not_left_yet(world: World) -> None:
    change(world, hour=time(17))
    cancel(world)

    letters = send().letters
    assert len(letters) == 3
    assert all("17:00" not in letter.text for letter in letters)


def switch_on(world: World, *, on: bool = True, hour: time = time(17), word: str = "reminders") -> None:
    homes.set_reminders(
        id=key(word), network=world.grugliasco.network.id, on=on, hour=hour, stamp=stamp(9, day=FRIDAY, who="carla")
    )


def test_families_are_reminded_the_day_before_where_the_network_wants_it(world: World) -> None:
    assert remind(at(8, day=FRIDAY)) == "0 reminders", "off until somebody switches it on"
    switch_on(world)

    assert remind(at(8, day=FRIDAY)) == "3 reminders", "only where they go by themselves"
    assert remind(at(8, day=FRIDAY)) == "0 reminders"

    word = households.words_about(market=world.grugliasco.market.id, on=NEXT_SATURDAY)[0]
    assert word.word.kind == WordKind.REMINDER
    assert {row.due_at for row in Message.objects.all()} == {at(17, day=FRIDAY)}
    assert {row.not_after for row in Message.objects.all()} == {at(22, day=FRIDAY)}
    texts = {letter.to: letter.text for letter in send(hours=6 * 24 + 3).letters}
    assert texts["+390000000006"] == "Domani, sabato 15 maggio, dopo le 15:30, c'è la consegna a casa."
    assert texts["famiglia.2@example.org"].startswith(f"Завтра, субота, 15 травня, з 15:30 видача: {HUB}.")


def test_nobody_is_reminded_of_a_day_that_is_off(world: World) -> None:
    switch_on(world)
    cancel(world)

    assert remind(at(8, day=FRIDAY)) == "0 reminders"


def test_a_reminder_says_what_was_changed(world: World) -> None:
    switch_on(world)
    change(world, hour=time(17))
    send()

    remind(at(8, day=FRIDAY))

    texts = {letter.to: letter.text for letter in send(hours=6 * 24 + 3).letters}
    assert texts["+390000000006"] == "Domani, sabato 15 maggio, dopo le 17:00, c'è la consegna a casa."


def test_a_day_called_off_after_the_reminders_were_queued_takes_them_back(world: World) -> None:
    switch_on(world)
    remind(at(8, day=FRIDAY))

    services.cancel_day(
        id=key("friday"),
        network=world.grugliasco.network.id,
        market=world.grugliasco.market.id,
        date=NEXT_SATURDAY,
        reason=CancelReason.STRIKE,
        stamp=stamp(10, day=FRIDAY, who="carla"),
    )

    letters = send(hours=6 * 24 + 3).letters
    assert len(letters) == 3
    assert all("Domani" not in letter.text for letter in letters)


def test_reminders_switched_off_take_back_those_that_wait(world: World) -> None:
    switch_on(world)
    remind(at(8, day=FRIDAY))

    switch_on(world, on=False, word="off")

    assert waiting() == 0
    assert not households.reminders_of(world.grugliasco.network.id).on


@pytest.mark.parametrize("hour", [time(7, 59), time(21), time(23)])
def test_no_telephone_rings_at_night(world: World, hour: time) -> None:
    with pytest.raises(FabeneError, match="hour_at_night"):
        switch_on(world, hour=hour)


def test_the_next_time_is_one_that_is_not_off(world: World) -> None:
    cancel(world, on=TUESDAY, word="tuesday")

    then = selectors.next_pick_up(market=world.grugliasco.market.id, after=SATURDAY)

    assert then == Occasion(date=NEXT_SATURDAY, hour=time(15, 30), place=HUB)
    listed = selectors.pick_ups(network=world.grugliasco.network.id, first=SATURDAY, days=8)
    assert [(each.what.date, each.cancelled_day is not None) for each in listed] == [
        (SATURDAY, False),
        (TUESDAY, True),
        (NEXT_SATURDAY, False),
    ]
