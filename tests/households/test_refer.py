"""A caseworker refers a household in one page; everybody else learns a code."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection

from fabene.core.errors import ConflictError, FabeneError
from fabene.households import selectors, services
from fabene.households.values import Band, Channel, Language, People, State
from fabene.ledger.selectors import verify
from fabene.lib.codes import is_code
from fabene.lib.ids import derived
from fabene.people.selectors import actions_on
from tests.families import REVIEW, contacts, family, refer
from tests.remembered import Remember
from tests.sharing.market import refusal
from tests.world import SATURDAY, START, World, build_world, key, stamp

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_world)


def test_cesare_refers_one_adult_and_three_children_who_speak_arabic(world: World) -> None:
    referred = refer(world.grugliasco, 1, excludes=frozenset({"pork"}), until=date(2022, 3, 1))

    [view] = selectors.expected_on(market=world.grugliasco.market.id, on=SATURDAY)
    assert is_code(referred.code)
    assert (view.code, referred.warned) == (referred.code, False)
    assert view.organisation == key("organisation", "la-tavola")
    assert (view.adults, view.children, view.bands) == (1, 3, {Band.GROWN: 1, Band.CHILD: 3})
    assert (view.language, view.excludes, view.state) == (Language.AR, frozenset({"pork"}), State.COMING)
    assert (view.since, view.review_on, view.until) == (START, REVIEW, date(2022, 3, 1))


def test_teenagers_weigh_as_adults_and_only_children_below_fourteen_as_children(world: World) -> None:
    refer(world.grugliasco, 1, people=People(bands=dict.fromkeys(Band, 1)))

    view = selectors.household(id=family(1), on=SATURDAY)

    assert (view.adults, view.children) == (4, 1)


def test_nobody_can_reckon_the_owner_or_the_code_from_what_the_log_keeps(world: World) -> None:
    refer(world.grugliasco, 1, simulated=False)
    refer(world.grugliasco, 2, simulated=False)
    first, second = (selectors.household(id=family(number), on=SATURDAY) for number in (1, 2))

    assert first.owner.version == second.owner.version == 4
    assert first.owner not in {family(1), derived(family(1), "owner")}
    assert first.code != second.code
    assert verify().ok


def test_a_simulated_household_keeps_the_owner_and_the_code_of_its_seed(world: World) -> None:
    code = refer(world.grugliasco, 1, owner=key("owner")).code

    assert selectors.household(id=family(1), on=SATURDAY).owner == key("owner")
    assert code == refer(world.grugliasco, 1, owner=key("owner")).code


def test_the_same_referral_twice_is_one(world: World) -> None:
    first = refer(world.grugliasco, 1, channels=frozenset({Channel.SMS, Channel.EMAIL}))
    view = selectors.household(id=family(1), on=SATURDAY)
    written = actions_on(family(1))

    assert refer(world.grugliasco, 1, channels=frozenset({Channel.SMS, Channel.EMAIL})) == first
    assert selectors.household(id=family(1), on=SATURDAY) == view
    assert actions_on(family(1)) == written


@pytest.mark.parametrize(
    "other",
    [
        {"people": People(bands={Band.GROWN: 2})},
        {"excludes": frozenset({"pork"})},
        {"contacts": replace(contacts(1), name="Famiglia di prova 99")},
        {"language": Language.UK},
        {"review_on": REVIEW + timedelta(days=1)},
        {"home_delivery": True},
        {"waiting": True},
        {"since": START + timedelta(days=1)},
    ],
    ids=lambda other: next(iter(other)),
)
def test_the_same_identity_for_another_referral_is_refused_and_changes_nothing(
    world: World, other: dict[str, object]
) -> None:
    refer(world.grugliasco, 1)
    view = selectors.household(id=family(1), on=SATURDAY)

    with pytest.raises(ConflictError) as refused:
        refer(world.grugliasco, 1, **other)

    assert refused.value.code == "id_used_for_something_else"
    assert selectors.household(id=family(1), on=SATURDAY) == view


def test_a_repeat_that_arrives_late_does_not_undo_what_came_after(world: World) -> None:
    refer(world.grugliasco, 1)
    services.change_contacts(id=key("new"), household=family(1), contacts=contacts(2), stamp=stamp(9))
    services.choose(id=key("choice"), household=family(1), excludes={"fish"}, likes=(), stamp=stamp(9))

    refer(world.grugliasco, 1)

    assert selectors.household(id=family(1), on=SATURDAY).excludes == {"fish"}
    shown = services.reveal(id=key("look"), household=family(1), reason="check", stamp=stamp(10))
    assert shown.name == "Famiglia di prova 2"


def test_who_is_not_accredited_in_the_network_refers_nobody(world: World) -> None:
    assert refusal(lambda: refer(world.rivoli, 1, by="la-tavola")) == "organisation_not_accredited"
    assert refusal(lambda: refer(world.grugliasco, 1, by="orto")) == "organisation_not_accredited"
    assert (
        selectors.own(organisations=[key("organisation", "la-tavola")], network=world.rivoli.network.id, on=START) == []
    )


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"people": People(bands={})}, "household_size_refused"),
        ({"people": People(bands={Band.GROWN: -1, Band.CHILD: 2})}, "household_size_refused"),
        ({"people": People(bands={Band.GROWN: 31})}, "household_size_refused"),
        ({"people": People(bands={"70": 1})}, "band_unknown"),  # type: ignore[dict-item]  # what a form could send
        ({"excludes": frozenset({"because of diabetes"})}, "exclusion_unknown"),
        ({"likes": frozenset({"caviar"})}, "category_unknown"),
        ({"language": "tlh"}, "language_unknown"),
        ({"channels": frozenset({"pigeon"})}, "channel_unknown"),
        ({"contacts": replace(contacts(1), name=" ")}, "text_missing"),
        ({"contacts": replace(contacts(1), name="x" * 121)}, "text_too_long"),
        ({"contacts": replace(contacts(1), phone="call me")}, "phone_not_valid"),
        ({"contacts": replace(contacts(1), email="nobody")}, "email_not_valid"),
        ({"contacts": replace(contacts(1), email=""), "channels": {Channel.EMAIL}}, "channel_without_contact"),
        ({"until": REVIEW - timedelta(days=1)}, "dates_reversed"),
        ({"market": key("nowhere")}, "market_not_found"),
        ({"market": key("market", "rivoli")}, "market_of_another_network"),
    ],
    ids=lambda said: said if isinstance(said, str) else next(iter(said)),
)
def test_what_no_referral_can_say_is_refused_and_nothing_is_kept(
    world: World, said: dict[str, object], code: str
) -> None:
    assert refusal(lambda: refer(world.grugliasco, 1, **said)) == code
    assert refusal(lambda: selectors.household(id=family(1), on=SATURDAY)) == "household_not_found"
    assert actions_on(family(1)) == ()


def test_no_name_number_or_address_lies_open_anywhere_in_the_database(world: World) -> None:
    refer(
        world.grugliasco,
        1,
        simulated=False,
        contacts=replace(contacts(1), name="Zaynab Xyloquent", address="via Qwxarezzo 7"),
    )

    held = everything_in_the_database()

    assert "households_contact" in held
    for told in ("Zaynab", "Xyloquent", "Qwxarezzo", "+39000", "famiglia.1@", "campanello"):
        assert not [table for table, text in held.items() if told.casefold() in text.casefold()]


def everything_in_the_database() -> dict[str, str]:
    """Return all that each table holds, as text."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            found[table] = "\n".join(str(_plain(cell)) for row in cursor.fetchall() for cell in row)
    return found


def _plain(cell: object) -> object:
    return bytes(cell).decode("latin-1") if isinstance(cell, bytes | memoryview) else cell


def test_a_referral_refused_for_its_details_says_nothing_of_them(world: World) -> None:
    with pytest.raises(FabeneError) as refused:
        refer(world.grugliasco, 1, contacts=replace(contacts(1), phone="+39 ring Zaynab"))

    assert "Zaynab" not in repr(refused.value)
    assert "Zaynab" not in repr(replace(contacts(1), name="Zaynab"))
