"""Names are known to few, one at a time, and whoever looks leaves a line."""

from dataclasses import replace

import pytest

from fabene.households import selectors, services
from fabene.households.models import Contact, Household
from fabene.households.values import Channel, ContactKind, ContactPoint, Contacts
from fabene.people.selectors import actions_on, readings_of
from tests.families import contacts, family, refer, welcome
from tests.remembered import Remember
from tests.sharing.market import refusal
from tests.world import World, build_world, key, stamp

pytestmark = pytest.mark.django_db


def build_this_world() -> World:
    world = build_world()
    refer(world.grugliasco, 1, channels=frozenset({Channel.SMS}))
    return world


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_this_world)


def reveal(word: str = "look", **said: object) -> Contacts:
    asked: dict[str, object] = {"household": family(1), "reason": "contact", "stamp": stamp(10, who="cesare")}
    return services.reveal(id=key(word), **{**asked, **said})  # type: ignore[arg-type]  # a test names what it is about


def test_cesare_looks_and_the_family_can_see_that_he_did(world: World) -> None:
    shown = reveal()

    [reading] = readings_of(family(1))
    assert shown == replace(contacts(1), phone="+390000000001")
    assert (reading.who, reading.reason, reading.what) == (key("user", "cesare"), "contact", "household.contacts")
    assert reading.happened_at == stamp(10).happened_at


def test_the_same_look_twice_is_one_line(world: World) -> None:
    assert reveal() == reveal()
    assert len(readings_of(family(1))) == 1


def test_a_rider_asks_for_the_door_only_and_gets_no_more(world: World) -> None:
    shown = reveal(kinds={ContactKind.ADDRESS, ContactKind.DOOR}, reason="delivery")

    assert shown == Contacts(address="via di prova 1", door="campanello di prova 1")


def test_nobody_looks_without_one_of_the_reasons(world: World) -> None:
    assert refusal(lambda: reveal(reason="curious")) == "reading_reason_unknown"
    assert refusal(lambda: reveal(household=family(2))) == "household_not_found"
    assert readings_of(family(1)) == ()


def test_what_changed_is_gone_and_the_log_does_not_say_it(world: World) -> None:
    services.change_contacts(id=key("moved"), household=family(1), contacts=contacts(7), stamp=stamp(9))

    assert reveal().address == "via di prova 7"
    assert Contact.objects.filter(household=family(1)).count() == len(ContactKind)
    assert "household.contacts" in {action.what for action in actions_on(family(1))}


def test_a_change_said_twice_is_one_and_another_under_its_name_is_refused(world: World) -> None:
    for _ in range(2):
        services.change_contacts(id=key("moved"), household=family(1), contacts=contacts(7), stamp=stamp(9))

    def again() -> None:
        services.change_contacts(id=key("moved"), household=family(1), contacts=contacts(8), stamp=stamp(9))

    assert refusal(again) == "id_used_for_something_else"
    assert reveal().name == "Famiglia di prova 7"


def test_two_households_have_two_keys_and_one_does_not_open_the_other(world: World) -> None:
    refer(world.grugliasco, 2)
    first, second = Household.objects.get(id=family(1)), Household.objects.get(id=family(2))
    assert first.data_key != second.data_key

    Household.objects.filter(id=family(1)).update(data_key=second.data_key)

    assert refusal(reveal) == "cannot_be_read"


def test_without_its_key_a_household_can_never_be_read_again(world: World) -> None:
    Household.objects.filter(id=family(1)).update(data_key=None)

    assert refusal(reveal) == "key_missing"


def test_who_was_welcomed_without_a_referral_has_nothing_to_show(world: World) -> None:
    welcome(world.grugliasco, 3)

    assert reveal(household=family(3)) == Contacts()


def test_cesare_finds_his_own_household_by_telephone_however_it_is_written(world: World) -> None:
    def found(by: str, phone: str) -> tuple[object, ...]:
        return services.find_by_phone(
            id=key("search", by, phone),
            network=world.grugliasco.network.id,
            phone=phone,
            organisations=[key("organisation", by)],
            stamp=stamp(11),
        )

    assert found("la-tavola", "+39 000 000 0001") == found("la-tavola", "0039-000-0000001") == (family(1),)
    assert found("porta-aperta", "+39 000 000 0001") == ()
    assert found("la-tavola", "+39 000 000 0002") == ()
    assert refusal(lambda: found("la-tavola", "ring")) == "phone_not_valid"
    searched = actions_on(world.grugliasco.network.id)
    assert [action.what for action in searched].count("household.searched") == 4


def test_a_message_goes_only_where_the_family_said_it_may(world: World) -> None:
    assert selectors.contact_points(household=family(1)) == (
        ContactPoint(household=family(1), channel=Channel.SMS, to="+390000000001"),
    )

    consent(Channel.EMAIL, given=True)
    consent(Channel.SMS, given=False)

    assert [point.to for point in selectors.contact_points(household=family(1))] == ["famiglia.1@example.org"]
    assert selectors.consents_of(households=[family(1)]) == {family(1): {Channel.EMAIL}}


def consent(channel: Channel | str, *, given: bool, hour: int = 9) -> None:
    services.consent(
        id=key("consent", channel, str(given)), household=family(1), channel=channel, given=given, stamp=stamp(hour)
    )


def test_a_channel_is_agreed_to_only_where_there_is_a_number_or_an_address(world: World) -> None:
    services.change_contacts(
        id=key("less"), household=family(1), contacts=Contacts(name="Famiglia di prova 1"), stamp=stamp(9)
    )

    assert refusal(lambda: consent(Channel.EMAIL, given=True)) == "channel_without_contact"
    assert refusal(lambda: consent("pigeon", given=True)) == "channel_unknown"
    assert selectors.contact_points(household=family(1)) == ()
    consent(Channel.SMS, given=False)


def test_nothing_that_says_who_shows_a_point_or_a_contact_when_printed(world: World) -> None:
    [point] = selectors.contact_points(household=family(1))

    assert "0000001" not in repr(point)
    assert "prova" not in repr(reveal())
