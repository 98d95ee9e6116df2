"""A family asks to be forgotten, and is, in every table and in every file; the kilos stay."""

import argparse
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import LazySettings

from fabene.collecting.selectors import totals
from fabene.config.commands import export as export_command
from fabene.config.safekeeping.erasing import erase_again
from fabene.core.fair_shares import check
from fabene.core.fair_shares.formats import plan_from, problem_from
from fabene.households import selectors as households
from fabene.households import services as homes
from fabene.households.models import Household
from fabene.households.values import Channel
from fabene.ledger.selectors import ledger_hash, verify
from fabene.lib import erasures
from fabene.lib.outbox import routes
from fabene.lib.outbox import services as outbox
from fabene.lib.outbox.sending import pump
from fabene.people.models import User
from fabene.people.selectors import actions_on
from fabene.privacy import selectors, services
from fabene.privacy.values import About, Right, Why
from fabene.sharing import selectors as sharing
from fabene.sharing import services as sharing_services
from fabene.sharing.effective import Move
from fabene.sharing.models import Plan
from tests.config.machines import Machine
from tests.families import contacts, family, refer
from tests.privacy.traces import database_files, traces
from tests.sharing.market import confirm, hand, hub_has, propose
from tests.world import SATURDAY, World, at, build_world, key, stamp

NOON = stamp(12, day=SATURDAY + timedelta(days=3), who="olga")
NAMES = ("name", "phone", "email", "address", "door")


@pytest.fixture
def data(settings: LazySettings, tmp_path: Path, fresh_database: object) -> Path:
    """A machine of this test's own, with a database that really writes to the disk."""
    Machine(settings=settings, data=tmp_path / "data").sit_down()
    settings.MESSAGE_FOLDER = tmp_path / "data" / "messages"
    return tmp_path / "data"


@pytest.fixture
def world(data: Path) -> World:
    """Two families with a bag each; the first is told by SMS and mail, has a card, a delegate, an open request."""
    world = build_world()
    said = {"simulated": False, "channels": frozenset({Channel.SMS, Channel.EMAIL})}
    for number in (1, 2):
        refer(world.grugliasco, number, excludes=frozenset({"pork"}), **said)
    hub_has(world.grugliasco, fruit="12", bread="4")
    plan = propose()
    code = next(line.code for line in plan.shares if line.household_id == family(1))
    move = Move(giver=code, taker=None, supply=plan.supplies[0].id, packs=1)
    sharing_services.edit(id=key("edit"), plan=plan.id, move=move, reason=f"lo chiede {code}", stamp=stamp(17))
    for bag in confirm():
        hand(bag)
    homes.issue_card(id=key("card"), household=family(1), stamp=stamp(9), expires_at=at(9) + timedelta(days=300))
    homes.name_delegate(id=key("aunt"), household=family(1), stamp=stamp(9))
    services.ask(
        id=key("asked"),
        about=About.HOUSEHOLD,
        right=Right.ERASURE,
        subject=family(1),
        asked_on=SATURDAY,
        note=f"la famiglia {code}",
        stamp=stamp(18, who="cesare"),
    )
    return world


def write_to(number: int) -> None:
    """Let an SMS leave for a family, into the file of a site without a gateway, and let a mail wait."""
    said, held = contacts(number), households.everything_about(household=family(number))["contacts"]
    for word, channel, to in (("sent", "sms", held["phone"]), ("waiting", "email", held["email"])):
        outbox.put(
            id=key(word, str(number)),
            channel=channel,
            to=to,
            subject="",
            text=f"Caro {said.name}, {said.address}",
            about=family(number),
            not_before=at(9) if channel == "sms" else at(9) + timedelta(days=3000),
            not_after=at(9) + timedelta(days=4000),
            stamp=stamp(9),
        )
    pump(gateways=routes.gateways(), limits=routes.limits(), clock=lambda: datetime(2021, 5, 9, tzinfo=UTC))


def known_of(number: int) -> dict[str, str]:
    """Return all by which a family could be recognised, and what it is."""
    said = contacts(number)
    held = households.everything_about(household=family(number))
    [card] = Household.objects.get(id=family(number)).cards.all()
    return {
        **{name: getattr(said, name) for name in NAMES if name != "phone"},
        "phone": held["contacts"]["phone"],
        "code": f"{held['code']}",
        "delegate": held["delegates"][0]["code"],
        "card": card.id.hex,
    }


def everywhere(wanted: dict[str, str], *, data: Path, stolen: list[bytes]) -> dict[str, set[str]]:
    """Look for what is wanted in every table and every file; codes as words of their own."""
    return traces(wanted, data_keys=stolen, folders=[data, *database_files()])


def erase(number: int = 1) -> None:
    services.erase(id=key("erased", str(number)), household=family(number), why=Why.REQUEST, stamp=NOON)


def test_nothing_by_which_a_family_could_be_recognised_is_left_in_any_table_or_file(world: World, data: Path) -> None:
    write_to(1)
    wanted = known_of(1)
    stolen = [bytes(row.data_key) for row in Household.objects.exclude(data_key=None) if row.data_key]
    before = everywhere(wanted, data=data, stolen=stolen)
    assert [name for name, places in before.items() if not places] == []
    assert any("sms" in place for place in before["phone"])
    assert {"sharing_plan", "sharing_planedit", "privacy_request"} <= before["code"]
    files = {str(path) for path in database_files()}
    assert not files or files & before["code"]  # what is in the tables is in the database's own files, too

    erase()

    after = everywhere(wanted, data=data, stolen=stolen)
    assert {name: places for name, places in after.items() if places} == {}


def test_the_log_and_the_register_of_erasures_keep_an_opaque_identity_and_nothing_else_does(
    world: World, data: Path
) -> None:
    before = everywhere({"identity": family(1).hex}, data=data, stolen=[])
    assert "households_household" in str(before) or "sharing_bag" in str(before)

    erase()

    left = everywhere({"plain": family(1).hex, "hyphens": str(family(1))}, data=data, stolen=[])
    tables = {place for places in left.values() for place in places if "/" not in place}
    assert tables <= {"people_action_log", "people_reading_log"}
    assert erasures.Erasure(kind="household", id=family(1)) in erasures.noted()


def test_the_ledger_says_of_the_erased_an_owner_and_of_the_owner_nothing(world: World, data: Path) -> None:
    owner = Household.objects.get(id=family(1)).owner

    erase()

    left = everywhere({"plain": owner.hex, "hyphens": str(owner)}, data=data, stolen=[])
    tables = {place for places in left.values() for place in places if "/" not in place}
    assert {table.partition("_")[0] for table in tables} == {"ledger"}


def test_kilos_bags_and_families_reached_stay_and_the_ledger_verifies(world: World) -> None:
    def figures() -> tuple[object, ...]:
        day = sharing.sharing_of(key("day", SATURDAY.isoformat()))
        return totals(), day, sharing.households_reached(), sharing.handed_over_count(), ledger_hash(), verify()

    before = figures()

    erase()

    assert figures() == before
    assert verify().ok


def test_the_old_plan_proves_itself_without_the_family(world: World) -> None:
    erase()

    for row in Plan.objects.all():
        assert check(problem_from(row.problem), plan_from(row.solution)) == []


def test_what_the_ledger_exports_names_nobody(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    wanted = known_of(1)
    erase()

    export_command.run(export_arguments())

    said = capsys.readouterr().out.lower()
    assert said
    assert [name for name, text in wanted.items() if name != "code" and text.lower() in said] == []


def export_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    export_command.add_arguments(parser)
    return parser.parse_args(["beancount"])


def test_the_request_is_answered_by_that_and_says_no_more_who_asked(world: World) -> None:
    erase()

    [row] = selectors.requests()
    assert (row.number, row.subject, row.code, row.note) == (1, None, "", "")
    assert row.outcome
    assert row.answered_at == NOON.happened_at


def test_the_other_family_is_as_it_was(world: World) -> None:
    before = selectors.everything_about(household=family(2))

    erase()

    assert selectors.everything_about(household=family(2)) == before


def test_erasing_twice_changes_nothing_and_so_does_erasing_nobody(world: World) -> None:
    erase()
    erase()

    nobody = services.erase(id=key("nobody"), household=key("nobody"), why=Why.REQUEST, stamp=NOON)
    assert (nobody.plans, nobody.bags) == (0, 0)


def test_whoever_comes_back_with_a_backup_goes_again_bags_and_all(world: World) -> None:
    erasures.note(family(1))
    erasures.note(key("user", "ugo"), kind="user")

    assert erase_again(NOON).refused == ()

    assert not Household.objects.filter(id=family(1)).exists()
    assert not User.objects.filter(id=key("user", "ugo")).exists()
    assert verify().ok


def test_that_it_was_done_is_in_the_log_and_by_whom(world: World) -> None:
    erase()

    done = [(action.what, action.who) for action in actions_on(family(1))]
    assert ("household.erased", key("user", "olga")) in done


def test_somebody_of_flesh_and_blood_is_no_family_of_a_simulation(world: World) -> None:
    """What is drawn by lot for a real family is what makes it unfindable: a simulated one has it from its seed."""
    held = households.household(id=family(1), on=SATURDAY)

    assert held.owner not in {UUID(int=0), family(1)}
    assert not held.simulated
