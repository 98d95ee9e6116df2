"""Whoever reads a household's details is written down; whoever reads many at once is asked about it."""

import json
from datetime import timedelta
from uuid import UUID

import pytest

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib.keyring import unseal_here
from fabene.lib.outbox.models import Message
from fabene.lib.stamps import stamp_now
from fabene.people import selectors, services
from fabene.people.models import Alert
from fabene.people.services.alerting import MANY_HOUSEHOLDS
from fabene.people.values import AlertOutcome, ReadingReason
from tests.remembered import Remember
from tests.world import World, at, build_world, key, stamp

GRUGLIASCO = key("network", "grugliasco")
FAMILY = key("family")


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_world)


def read(family: UUID = FAMILY, *, minute: int = 0, who: str = "cesare", reason: str = "contact") -> None:
    moment = at(10) + timedelta(minutes=minute)
    services.note_reading(
        id=key("reading", who, str(family), str(minute)),
        key=family,
        what="household.contacts",
        reason=reason,
        network=GRUGLIASCO,
        stamp=stamp_now(key("user", who), moment),
    )


def read_many(number: int, *, minutes: int = 1) -> None:
    for one in range(number):
        read(key("family", str(one)), minute=one * minutes)


def test_a_reading_says_who_what_why_and_when(world: World) -> None:
    read()

    (line,) = selectors.readings_of(FAMILY)

    assert (line.who, line.key, line.what) == (key("user", "cesare"), FAMILY, "household.contacts")
    assert (line.reason, line.network_id) == (ReadingReason.CONTACT, GRUGLIASCO)
    assert line.happened_at == line.recorded_at == at(10)
    assert selectors.readings_in(GRUGLIASCO) == (line,)
    assert selectors.readings_in(key("network", "rivoli")) == ()


def test_the_same_reading_again_is_written_once(world: World) -> None:
    read()
    read()

    assert len(selectors.readings_of(FAMILY)) == 1


def test_one_identity_is_one_reading(world: World) -> None:
    read()

    with pytest.raises(ConflictError) as refused:
        read(reason="safety")

    assert refused.value.code == "id_used_for_something_else"


@pytest.mark.parametrize(
    ("what", "reason", "code"),
    [
        ("Mario Rossi", "contact", "reading_not_a_code"),
        ("household.contacts", "la signora Rossi ha chiamato", "reading_reason_unknown"),
    ],
)
def test_nobody_writes_a_name_into_the_log(world: World, what: str, reason: str, code: str) -> None:
    with pytest.raises(FabeneError) as refused:
        services.note_reading(id=key("r"), key=FAMILY, what=what, reason=reason, network=None, stamp=stamp())

    assert refused.value.code == code
    assert selectors.readings_of(FAMILY) == ()


def test_a_day_of_calls_raises_no_alert(world: World) -> None:
    read_many(MANY_HOUSEHOLDS)
    read(key("family", "0"), minute=50)

    assert selectors.alerts_of(GRUGLIASCO) == ()


def test_one_household_too_many_in_an_hour_raises_one_alert(world: World) -> None:
    read_many(MANY_HOUSEHOLDS + 5)

    (alert,) = selectors.alerts_of(GRUGLIASCO)

    assert (alert.who, alert.households) == (key("user", "cesare"), MANY_HOUSEHOLDS + 1)
    assert alert.raised_at == at(10) + timedelta(minutes=MANY_HOUSEHOLDS)
    assert alert.outcome is None
    assert selectors.open_alerts([GRUGLIASCO]) == 1


def test_whoever_answers_for_the_network_is_written_to_and_the_mail_names_nobody(world: World) -> None:
    read_many(MANY_HOUSEHOLDS + 1)

    sent = [json.loads(unseal_here(row.sealed or b"")) for row in Message.objects.all()]

    assert sorted(to for to, _, _ in sent) == ["carla@example.org", "olga@example.org", "pia@example.org"]
    assert {str(MANY_HOUSEHOLDS + 1) in text for _, _, text in sent} == {True}
    assert not any("Cesare" in text or "cesare" in text for _, _, text in sent)


def test_nobody_is_told_of_themselves(world: World) -> None:
    for one in range(MANY_HOUSEHOLDS + 1):
        read(key("family", str(one)), minute=one, who="carla")

    assert sorted(row.about for row in Message.objects.all()) == sorted(key("user", name) for name in ("olga", "pia"))


def test_the_same_number_over_a_day_raises_none(world: World) -> None:
    read_many(MANY_HOUSEHOLDS + 5, minutes=4)

    assert selectors.alerts_of(GRUGLIASCO) == ()


def test_two_people_are_counted_apart(world: World) -> None:
    for one in range(MANY_HOUSEHOLDS + 4):
        read(key("family", str(one)), minute=one, who=("cesare", "clara")[one % 2])

    assert selectors.alerts_of(GRUGLIASCO) == ()


def alert_now() -> UUID:
    read_many(MANY_HOUSEHOLDS + 1)
    return selectors.alerts_of(GRUGLIASCO)[0].id


def answer(alert: UUID, *, who: str = "carla", id: str = "answer") -> None:
    services.answer_alert(id=key(id), alert=alert, outcome=AlertOutcome.EXPECTED, stamp=stamp(12, who=who))


def test_a_coordinator_says_what_it_was(world: World) -> None:
    alert = alert_now()
    answer(alert)
    answer(alert)

    (answered,) = selectors.alerts_of(GRUGLIASCO)

    assert (answered.outcome, answered.answered_by) == (AlertOutcome.EXPECTED, key("user", "carla"))
    assert answered.answered_at == at(12)
    assert [action.what for action in selectors.actions_on(alert)] == ["alert.answered"]


def test_an_alert_is_answered_once_by_somebody_else(world: World) -> None:
    alert = alert_now()

    with pytest.raises(FabeneError) as about_oneself:
        answer(alert, who="cesare")
    answer(alert)
    with pytest.raises(ConflictError) as again:
        answer(alert, id="another answer")
    with pytest.raises(NotFoundError) as nothing:
        answer(key("no alert"))

    codes = [refused.value.code for refused in (about_oneself, again, nothing)]
    assert codes == ["alert_about_oneself", "alert_already_answered", "alert_not_found"]


def test_an_alert_goes_with_the_readings_it_speaks_of(world: World) -> None:
    alert_now()

    services.purge_month(
        id=key("purge"),
        month=at(10).date(),
        why="sono passati due anni",
        stamp=stamp(day=at(10).date().replace(year=2024), who="olga"),
    )

    assert not Alert.objects.exists()
