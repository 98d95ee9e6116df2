"""Whatever families say, and whenever they say it, no bag is confirmed or handed over that holds what they exclude."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from fabene.collecting import selectors as collecting
from fabene.core.errors import FabeneError
from fabene.households import services as households
from fabene.ledger.selectors import verify
from fabene.lib.stamps import Stamp
from fabene.sharing import selectors, services
from fabene.sharing.effective import Move
from fabene.sharing.values import BagState, BagView, Parcel
from tests.families import family, welcome
from tests.remembered import Remember
from tests.sharing.market import DAY, bag_of, confirm, hand, hub_has, propose, refusal
from tests.world import Place, build_world, key, stamp

UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)  # a database makes shrinking a matter of many minutes
FAMILIES = (1, 2, 3, 4)
FOODS = ("gluten", "milk", "animal", "pork")


def build_place() -> Place:
    place = build_world().grugliasco
    for number in FAMILIES:
        welcome(place, number)
    hub_has(place, fruit="6", bread="4", dairy="3")
    return place


@pytest.fixture
def place(remember: Remember) -> Place:
    return remember(build_place)


def exclude(number: int, *foods: str, minute: int = 0, hour: int = 17) -> None:
    """Let a family say now what it does not eat."""
    services_id = key("said", str(number), *foods, str(hour), str(minute))
    households.choose(id=services_id, household=family(number), excludes=foods, likes=(), stamp=stamp(hour, minute))


def take_out(bag: BagView, *, word: str = "out", minute: int = 0) -> None:
    services.take_out(id=key(word, str(bag.id)), bag=bag.id, stamp=stamp(18, minute, who="ugo"))


def test_a_bag_packed_before_the_family_said_so_is_not_handed_over_as_it_is(place: Place) -> None:
    propose()
    confirm()
    exclude(1, "gluten", minute=30)

    assert refusal(lambda: hand(bag_of(1))) == "bag_holds_unwanted"
    assert bag_of(1).state == BagState.WAITING


def test_the_bread_is_taken_out_it_is_free_again_and_the_rest_is_handed_over(place: Place) -> None:
    propose()
    confirm()
    exclude(1, "gluten", minute=30)
    before = bag_of(1)
    bread = sum(item.grams for item in before.items if item.category == "bread")

    take_out(before)
    take_out(before)

    after = bag_of(1)
    assert (after.grams, after.unwanted) == (before.grams - bread, frozenset())
    assert "bread" not in {item.category for item in after.items}
    assert sum(pile.grams for pile in selectors.free_of(DAY) if pile.category == "bread") == bread
    hand(after)
    assert collecting.equation(DAY).given_grams == after.grams
    assert collecting.equation(DAY).closes
    assert verify().ok


def test_there_is_nothing_to_take_out_of_a_bag_that_suits(place: Place) -> None:
    propose()
    confirm()

    assert refusal(lambda: take_out(bag_of(1))) == "nothing_unwanted"
    hand(bag_of(1))
    exclude(1, "gluten", hour=19)
    assert refusal(lambda: take_out(bag_of(1), word="late")) == "bag_handed_over"
    assert refusal(lambda: services.take_out(id=key("x"), bag=DAY, stamp=stamp(18))) == "bag_not_found"


def test_a_family_that_finds_nothing_for_it_in_its_bag_came_all_the_same(place: Place) -> None:
    give_bread_only(place)
    exclude(1, "gluten", minute=30)

    take_out(bag_of(1))
    handover = hand(bag_of(1))

    assert (bag_of(1).state, bag_of(1).grams) == (BagState.HANDED_OVER, 0)
    services.undo_hand_over(handover=handover, stamp=stamp(18, 10))
    assert bag_of(1).state == BagState.WAITING
    assert collecting.equation(DAY).given_grams == 0
    assert verify().ok


def test_an_empty_bag_goes_on_to_nobody(place: Place) -> None:
    give_bread_only(place)
    exclude(1, "gluten", minute=30)
    take_out(bag_of(1))

    def pass_on() -> None:
        services.pass_on(
            id=key("pass"),
            day=DAY,
            destination=place.emporio.id,
            parcel=Parcel(bag_id=bag_of(1).id),
            stamp=stamp(19),
        )

    assert refusal(pass_on) == "nothing_to_pass_on"


def give_bread_only(place: Place) -> None:
    """Confirm a plan in which there is bread and nothing else."""
    for pile in selectors.free_of(DAY):
        if pile.category != "bread":
            services.pass_on(
                id=key("before", pile.category),
                day=DAY,
                destination=place.emporio.id,
                parcel=Parcel(grams={pile.id: pile.grams}),
                stamp=stamp(16, 30),
            )
    propose()
    confirm()


def test_what_happened_before_the_family_spoke_stands(place: Place) -> None:
    propose()
    confirm()
    exclude(1, "gluten", hour=19)

    hand(bag_of(1))

    assert bag_of(1).state == BagState.HANDED_OVER


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One thing somebody does, with which family, and about which foods."""

    what: str
    who: int
    other: int
    foods: frozenset[str]


@dataclass(slots=True)
class Afternoon:
    """What happens, one thing a minute, and what each family said last: kept here, not read from the site."""

    said: dict[int, frozenset[str]] = field(default_factory=lambda: dict.fromkeys(FAMILIES, frozenset()))
    minutes: int = 0
    plan: UUID = DAY
    confirmation: UUID = DAY

    def go_on(self) -> tuple[UUID, Stamp]:
        """Return the identity and the stamp of the next thing."""
        self.minutes += 1
        moment = stamp(17).happened_at + timedelta(minutes=self.minutes)
        return key("deed", str(self.minutes)), Stamp(actor=key("user", "ugo"), happened_at=moment, recorded_at=moment)

    def choose(self, deed: Deed) -> None:
        id, now = self.go_on()
        households.choose(id=id, household=family(deed.who), excludes=deed.foods, likes=(), stamp=now)
        self.said[deed.who] = deed.foods

    def propose(self, _deed: Deed) -> None:
        id, now = self.go_on()
        services.propose(id=id, day=DAY, stamp=now)
        self.plan = id
        piles = {pile.id: pile for pile in selectors.plan(id).supplies}
        for line in selectors.plan(id).shares:
            held = frozenset[str]().union(*(piles[item.supply].attributes for item in line.items))
            assert not held & self.said[NUMBER[line.household_id]]

    def edit(self, deed: Deed) -> None:
        """Move a pack of whatever one family has to another that may well not take it."""
        id, now = self.go_on()
        shown = selectors.plan(self.plan)
        lines = {NUMBER[line.household_id]: line for line in shown.shares}
        giver, taker = lines[deed.who], lines[deed.other]
        supply = giver.items[-1].supply if giver.items else DAY
        move = Move(giver=giver.code, taker=taker.code, supply=supply, packs=1)
        services.edit(id=id, plan=self.plan, move=move, reason="prova", stamp=now)
        [moved] = [pile for pile in shown.supplies if pile.id == supply]
        assert not moved.attributes & self.said[deed.other]

    def confirm(self, _deed: Deed) -> None:
        id, now = self.go_on()
        services.confirm(id=id, plan=self.plan, stamp=now)
        self.confirmation = id
        assert [number for number, bag in bags().items() if bag.attributes & self.said[number]] == []

    def hand_over(self, deed: Deed) -> None:
        id, now = self.go_on()
        services.hand_over(id=id, bag=bag_id(deed.who), stamp=now)
        assert not bags()[deed.who].attributes & self.said[deed.who]

    def take_out(self, deed: Deed) -> None:
        id, now = self.go_on()
        services.take_out(id=id, bag=bag_id(deed.who), stamp=now)
        assert not bags()[deed.who].attributes & self.said[deed.who]

    def take_back(self, _deed: Deed) -> None:
        _, now = self.go_on()
        services.undo_confirm(confirmation=self.confirmation, stamp=now)


NUMBER = {family(number): number for number in FAMILIES}
ACTS: dict[str, Callable[[Afternoon, Deed], None]] = {
    "choose": Afternoon.choose,
    "propose": Afternoon.propose,
    "edit": Afternoon.edit,
    "confirm": Afternoon.confirm,
    "hand over": Afternoon.hand_over,
    "take out": Afternoon.take_out,
    "take back": Afternoon.take_back,
}
OFTEN = (*["choose"] * 5, "propose", "edit", "confirm", "confirm", *["hand over"] * 5, *["take out"] * 3)
DEEDS = st.lists(
    st.builds(
        Deed,
        what=st.sampled_from((*OFTEN, "take back")),
        who=st.sampled_from(FAMILIES),
        other=st.sampled_from(FAMILIES),
        foods=st.frozensets(st.sampled_from(FOODS), min_size=1, max_size=2) | st.just(frozenset()),
    ),
    min_size=8,
    max_size=24,
)

CHANGED_ITS_MIND = [
    Deed(what=what, who=1, other=2, foods=frozenset({"gluten"}))
    for what in ("choose", "hand over", "take out", "hand over")
]


def bags() -> dict[int, BagView]:
    """Return the day's bags by the number of their family."""
    numbers = {line.code: NUMBER[line.household_id] for line in selectors.plan_of(DAY).shares}  # type: ignore[union-attr]  # a plan was proposed first
    return {numbers[bag.household_code]: bag for bag in selectors.bags_of(DAY)}


def bag_id(number: int) -> UUID:
    """Return the identity of a family's bag, or of none."""
    return found.id if (found := bags().get(number)) else DAY


@contextmanager
def undone() -> Iterator[None]:
    """Forget everything written inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@settings(max_examples=20, deadline=None, phases=UNSHRUNK, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(deeds=CHANGED_ITS_MIND, begun="packed")
@given(deeds=DEEDS, begun=st.sampled_from(["planned", "packed"]))
def test_no_bag_ever_holds_what_its_family_said_it_does_not_take(place: Place, deeds: list[Deed], begun: str) -> None:
    with undone():
        day = Afternoon()
        day.propose(deeds[0])
        if begun == "packed":
            day.confirm(deeds[0])
        for deed in deeds:
            try:
                ACTS[deed.what](day, deed)
            except FabeneError:
                continue

        assert collecting.equation(DAY).closes
        assert verify().ok
