"""A family is forgotten, or a whole season is: what was weighed, shared and counted stays as it was."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from django.db import connection

from fabene.charter.selectors import rules_in_force
from fabene.collecting import services as collecting
from fabene.collecting.values import Food, Weight
from fabene.core.fair_shares import check
from fabene.core.fair_shares.formats import plan_from, problem_from
from fabene.core.fair_shares.history import Standing
from fabene.households import services as households
from fabene.households.models import Household
from fabene.ledger.selectors import verify
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.sharing import selectors, services
from fabene.sharing.effective import Move
from fabene.sharing.models import Bag, Confirmation, Plan
from fabene.sharing.problems import standings_of
from fabene.sharing.values import NOBODY, Forgotten
from tests.families import family, welcome
from tests.remembered import Remember
from tests.sharing.market import bag_of, confirm, from_stall, hand, hub_has, propose, refusal, share_out
from tests.world import SATURDAY, Place, build_world, key, stamp

pytestmark = pytest.mark.django_db

WEEKS = tuple(SATURDAY + timedelta(days=7 * week) for week in range(4))
LATER = SATURDAY + timedelta(days=28)
NOW = stamp(9, day=LATER, who="pia")


def build_place() -> Place:
    """Three weeks of four families; the third family comes every other week, the fourth finds little it may eat."""
    place = build_world().grugliasco
    welcome(place, 1, adults=2, children=2)
    welcome(place, 2)
    welcome(place, 3, adults=1)
    welcome(place, 4, excludes=frozenset({"gluten"}))
    for week, on in enumerate(WEEKS):
        hub_has(place, on=on, fruit=str(20 + week), bread="12")
        share_out(on=on, away=frozenset({3}) if week % 2 else frozenset())
        collecting.close_day(id=key("closed", str(on)), day=key("day", on.isoformat()), stamp=stamp(20, day=on))
    return place


@pytest.fixture
def place(remember: Remember) -> Place:
    return remember(build_place)


def standings(place: Place, *, on: date = LATER) -> dict[UUID, Standing]:
    rules = rules_in_force(place.network.id, on)
    return standings_of(place.network.id, on=on, rules=rules)


def figures(place: Place) -> tuple[object, ...]:
    """Return every count of what was shared: nobody's name changes them."""
    days = [selectors.sharing_of(key("day", on.isoformat())) for on in WEEKS]
    reached = selectors.households_reached(), selectors.households_reached(network=place.network.id)
    return days, reached, selectors.handed_over_count(), verify()


def whole_database() -> str:
    """Return every cell of every table as one text."""
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            found.append(repr(cursor.fetchall()))
    return "\n".join(found)


def erase(number: int, *, when: Stamp = NOW) -> None:
    services.forget(household=family(number), stamp=when)
    households.erase(id=key("erased", str(number)), household=family(number), stamp=when)


def test_a_family_is_forgotten_and_no_figure_changes(place: Place) -> None:
    before = figures(place)

    erase(1)

    assert figures(place) == before
    assert not Household.objects.filter(id=family(1)).exists()


def test_its_code_is_in_no_table_any_more(place: Place) -> None:
    code = Household.objects.get(id=family(1)).code
    assert code in whole_database()

    erase(1)

    assert code not in whole_database()


def test_the_others_stand_where_they_stood_to_the_last_digit(place: Place) -> None:
    before = standings(place)

    erase(1)

    assert standings(place) == {home: stands for home, stands in before.items() if home != family(1)}


def test_an_old_plan_still_proves_itself_with_a_stand_in(place: Place) -> None:
    erase(4)

    for row in Plan.objects.all():
        problem, plan = selectors.published(row.id)
        assert check(problem_from(problem), plan_from(plan)) == []
    shown = selectors.plan_of(key("day", SATURDAY.isoformat()))
    assert shown
    assert [line.household_id for line in shown.shares].count(NOBODY) == 1


def test_two_plans_do_not_share_a_stand_in(place: Place) -> None:
    erase(4)

    plans = [selectors.plan_of(key("day", on.isoformat())) for on in WEEKS]

    names = [line.code for plan in plans if plan for line in plan.shares if line.household_id == NOBODY]
    assert len(names) == len(set(names)) == len(WEEKS)


def test_nobody_who_knows_a_household_finds_its_bags_again(place: Place) -> None:
    """The identity of a bag comes from its day and its place in the list, not from whose it is."""
    homes = list(Household.objects.values_list("id", flat=True))
    found = {derived(row.id, "bag", home) for row in Confirmation.objects.all() for home in homes}

    assert not Bag.objects.filter(id__in=found).exists()


def test_packs_moved_by_hand_keep_their_ends_but_not_the_reason(place: Place) -> None:
    hub_has(place, on=LATER, fruit="20")
    plan = propose(on=LATER)
    first, second = plan.shares[0], plan.shares[1]
    move = Move(giver=first.code, taker=second.code, supply=plan.supplies[0].id, packs=1)
    services.edit(id=key("edit"), plan=plan.id, move=move, reason="chiede la signora del terzo piano", stamp=NOW)
    before = [(line.grams, line.edited) for line in selectors.plan(plan.id).shares if line.code != first.code]

    services.forget(household=first.household_id, stamp=NOW)

    after = selectors.plan(plan.id)
    (edit,) = after.edits
    assert edit.giver
    assert edit.giver.startswith("e-")
    assert (edit.taker, edit.reason) == (second.code, "")
    assert [(line.grams, line.edited) for line in after.shares if line.household_id != NOBODY] == before


def test_a_plan_that_waits_cannot_be_confirmed_for_somebody_who_was_forgotten(place: Place) -> None:
    hub_has(place, on=LATER, fruit="20")
    propose(on=LATER)
    erase(2)

    assert refusal(lambda: confirm(on=LATER)) == "household_not_coming"
    assert family(2) not in {line.household_id for line in propose(on=LATER, word="again").shares}


def test_a_bag_that_waits_for_somebody_who_was_forgotten_goes_on_and_is_handed_to_nobody(place: Place) -> None:
    hub_has(place, on=LATER, fruit="20")
    propose(on=LATER)
    confirm(on=LATER)
    bag = bag_of(2, day=key("day", LATER.isoformat()))
    erase(2)

    assert selectors.bag(bag.id).household_code == ""
    assert refusal(lambda: hand(bag, on=LATER)) == "bag_of_nobody"


def test_forgetting_twice_changes_nothing(place: Place) -> None:
    first = services.forget(household=family(1), stamp=NOW)

    assert first == Forgotten(plans=4, bags=4)
    assert services.forget(household=family(1), stamp=NOW) == Forgotten(plans=0, bags=0)


def test_nobody_to_forget_is_said(place: Place) -> None:
    assert refusal(lambda: services.forget(household=key("nobody"), stamp=NOW)) == "household_not_found"


def test_days_long_past_forget_everybody_and_no_figure_changes(place: Place) -> None:
    before, stood = figures(place), standings(place)

    gone = services.fade(network=place.network.id, before=WEEKS[2], stamp=NOW)

    assert gone == Forgotten(plans=2, bags=8)
    assert figures(place) == before
    assert standings(place) == stood
    left = Bag.objects.filter(household__isnull=False).values_list("confirmation__day__date", flat=True)
    assert min(left) == WEEKS[2]


def test_a_faded_plan_still_proves_itself(place: Place) -> None:
    services.fade(network=place.network.id, before=LATER, stamp=NOW)

    for row in Plan.objects.all():
        problem, plan = selectors.published(row.id)
        assert check(problem_from(problem), plan_from(plan)) == []


def test_what_will_fade_can_be_seen_before(place: Place) -> None:
    seen = selectors.fading(network=place.network.id, before=WEEKS[2])

    gone = services.fade(network=place.network.id, before=WEEKS[2], stamp=NOW)

    assert (seen.bags, seen.plans, seen.oldest) == (gone.bags, gone.plans, SATURDAY)
    assert selectors.fading(network=place.network.id, before=WEEKS[2]).bags == 0


def test_who_was_reached_then_and_comes_still_is_counted_once(place: Place) -> None:
    services.fade(network=place.network.id, before=WEEKS[2], stamp=NOW)
    hub_has(place, on=LATER, fruit="30")
    share_out(on=LATER)

    assert selectors.households_reached() == 4

    erase(1)
    erase(3)
    assert selectors.households_reached() == 4


def test_fading_twice_changes_nothing(place: Place) -> None:
    services.fade(network=place.network.id, before=WEEKS[2], stamp=NOW)

    assert services.fade(network=place.network.id, before=WEEKS[2], stamp=NOW) == Forgotten(plans=0, bags=0)


def test_a_plan_made_after_fading_is_the_plan_made_without(place: Place) -> None:
    hub_has(place, on=LATER, fruit="20", bread="9")
    known = {line.household_id: line.items for line in propose(on=LATER).shares}

    services.fade(network=place.network.id, before=WEEKS[3], stamp=NOW)

    again = propose(on=LATER, word="again")
    assert {line.household_id: line.items for line in again.shares} == known


def test_everything_held_about_a_family_is_told(place: Place) -> None:
    told = selectors.everything_about(household=family(1))

    assert [bag["day"] for bag in told["bags"]] == [on.isoformat() for on in WEEKS]
    assert all(bag["handed_over_at"] and bag["contents"] for bag in told["bags"])
    assert [plan["given"]["grams"] for plan in told["plans"]] == [bag["grams"] for bag in told["bags"]]


def give_nappies(place: Place, *, on: date) -> None:
    """Let a stall give nine packs of nappies on one of the weeks, and share them."""
    day = key("day", on.isoformat())
    collecting.record_donation(
        id=key("nappies", str(on)),
        day=day,
        source=from_stall(place, "12"),
        food=Food(category="baby"),
        weight=Weight(amount=Decimal(9), unit="pz"),
        stamp=stamp(13, day=on),
    )
    collecting.carry(id=key("nappies here", str(on)), day=day, category="baby", stamp=stamp(16, day=on))


def test_pieces_of_forgotten_days_still_count_for_the_next_as_they_did(place: Place) -> None:
    weeks = [LATER + timedelta(days=7 * number) for number in range(2)]
    for number, on in enumerate(weeks):
        hub_has(place, on=on, fruit="20")
        give_nappies(place, on=on)
        share_out(on=on, away=frozenset({number + 1}))
        collecting.close_day(id=key("closed", str(on)), day=key("day", on.isoformat()), stamp=stamp(20, day=on))
    later = weeks[-1] + timedelta(days=7)
    rules = rules_in_force(place.network.id, later)

    def stand() -> dict[UUID, Standing]:
        return standings_of(place.network.id, on=later, rules=rules, category="baby")

    before = stand()
    assert len({round(each.level) for each in before.values()}) > 1

    services.fade(network=place.network.id, before=weeks[1], stamp=stamp(9, day=later))
    assert stand() == before
    services.fade(network=place.network.id, before=later, stamp=stamp(10, day=later))
    assert stand() == before
    erase(4, when=stamp(11, day=later))
    assert stand() == {home: stands for home, stands in before.items() if home != family(4)}
    told = selectors.everything_about(household=family(2))
    assert told["before"]["pieces_that_count"]["baby"] > 0
