"""Whatever order bags, slips and leftovers come in, the equation closes and not a gram is lost."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from fabene.collecting import selectors as collecting
from fabene.core.errors import FabeneError
from fabene.core.owners import OwnerKind
from fabene.ledger.selectors import heads, verify
from fabene.lib.stamps import Stamp
from fabene.sharing import selectors, services
from fabene.sharing.values import BagState, Parcel
from tests.families import welcome
from tests.remembered import Remember
from tests.sharing.market import CONFIRMED, DAY, PLAN, confirm, hub_has, propose
from tests.world import Place, build_world, key, stamp

UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)  # a database makes shrinking a matter of many minutes
CAME_GRAMS = 13_700
KINDS = (OwnerKind.EMPORIO, OwnerKind.OPEN_TABLE, OwnerKind.KITCHEN, OwnerKind.ANIMALS, OwnerKind.COMPOST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One thing somebody does: what, to the how-manieth bag or earlier deed, how much, for whom."""

    what: str
    which: int
    grams: int
    kind: OwnerKind


DEEDS = st.lists(
    st.builds(
        Deed,
        what=st.sampled_from(
            [
                "hand",
                "hand",
                "hand",
                "undo hand",
                "pass bag",
                "pass bag",
                "pass left",
                "undo pass",
                "take back",
                "again",
            ]
        ),
        which=st.integers(0, 11),
        grams=st.integers(1, 2500),
        kind=st.sampled_from(KINDS),
    ),
    min_size=1,
    max_size=14,
)


def build_place() -> Place:
    place = build_world().grugliasco
    for number in range(1, 5):
        welcome(place, number, excludes=frozenset({"gluten"} if number == 4 else set()))
    hub_has(place, fruit="8.7", bread="5")
    propose()
    confirm()
    return place


@pytest.fixture
def place(remember: Remember) -> Place:
    return remember(build_place)


@contextmanager
def undone() -> Iterator[None]:
    """Forget everything written inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@settings(max_examples=8, deadline=None, phases=UNSHRUNK, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DEEDS)
def test_no_sequence_loses_a_gram(place: Place, deeds: list[Deed]) -> None:
    with undone():
        play(place, deeds)

        equation = collecting.equation(DAY)
        bags = selectors.bags_of(DAY)
        given_grams = sum(bag.grams for bag in bags if bag.state == BagState.HANDED_OVER)
        waiting_grams = sum(bag.grams for bag in bags if bag.state == BagState.WAITING)
        passed_grams = sum(passing.grams for passing in selectors.passings_of(DAY) if not passing.undone)
        free_grams = sum(pile.grams for pile in selectors.free_of(DAY))
        assert equation.closes
        assert equation.collected_grams == CAME_GRAMS
        assert (equation.given_grams, equation.passed_on_grams) == (given_grams, passed_grams)
        assert equation.stock_grams == waiting_grams + free_grams == CAME_GRAMS - given_grams - passed_grams
        assert not any("gluten" in bag.attributes & bag.unwanted for bag in bags)
        assert verify().ok


def play(place: Place, deeds: list[Deed]) -> None:
    """Do everything in turn; said again at once it changes nothing, and what is refused leaves no trace."""
    for number, deed in enumerate(deeds):
        before = heads()
        turn = Turn(place=place, deed=deed, number=number)
        try:
            ACTS[deed.what](turn)
        except FabeneError:
            assert heads() == before
            continue
        after = heads()
        ACTS[deed.what](turn)
        assert heads() == after


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A deed in its turn."""

    place: Place
    deed: Deed
    number: int

    @property
    def id(self) -> UUID:
        return key("deed", str(self.number))

    @property
    def bag(self) -> UUID:
        """Return one of the bags that were made first: the identity stays whatever happens to it."""
        codes = sorted(line.code for line in selectors.plan(PLAN).shares)
        made = {bag.household_code: bag.id for bag in selectors.bags_of(DAY)}
        return made.get(codes[self.deed.which % len(codes)], DAY)

    @property
    def earlier(self) -> UUID:
        return key("deed", str(self.deed.which % max(self.number, 1)))

    @property
    def stamp(self) -> Stamp:
        return stamp(18, self.number)

    def pass_on(self, parcel: Parcel) -> None:
        services.pass_on(
            id=self.id,
            day=DAY,
            destination=self.place.destinations[self.deed.kind].id,
            parcel=parcel,
            stamp=self.stamp,
        )


def pass_left(turn: Turn) -> None:
    """Pass on some of one pile, chosen by the plan so that it is the same when said again."""
    piles = selectors.plan(PLAN).supplies
    turn.pass_on(Parcel(grams={piles[turn.deed.which % len(piles)].id: turn.deed.grams}))


ACTS: dict[str, Callable[[Turn], None]] = {
    "hand": lambda turn: services.hand_over(id=turn.id, bag=turn.bag, stamp=turn.stamp),
    "undo hand": lambda turn: services.undo_hand_over(handover=turn.earlier, stamp=turn.stamp),
    "pass bag": lambda turn: turn.pass_on(Parcel(bag_id=turn.bag)),
    "pass left": pass_left,
    "undo pass": lambda turn: services.undo_pass_on(passing=turn.earlier, stamp=turn.stamp),
    "take back": lambda turn: services.undo_confirm(confirmation=CONFIRMED, stamp=turn.stamp),
    "again": lambda turn: services.confirm(id=turn.id, plan=PLAN, stamp=turn.stamp),
}
