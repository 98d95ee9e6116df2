"""Whatever people record, in whatever order, every gram is somewhere and once. No database: the sum itself."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from fabene.collecting.settlement import Brought, Facts, Guess, Settlement, Trip, Waste, settle

NOON = datetime(2021, 5, 8, 12, tzinfo=UTC)
SPARE = UUID(int=99)
LOTS = [UUID(int=number) for number in range(1, 4)]

hours = st.integers(0, 5).map(lambda hour: NOON + timedelta(hours=hour))
grams = st.integers(1, 400_000)
ids = st.uuids(version=4)
lots = st.sampled_from(LOTS)
brought = st.one_of(
    st.builds(Brought, id=ids, lot=lots, grams=grams, crates=st.just(0), happened_at=hours),
    st.builds(Brought, id=ids, lot=lots, grams=st.none(), crates=st.integers(1, 20), happened_at=hours),
)
everything = st.builds(
    Facts,
    gifts=st.lists(brought, max_size=6),
    guesses=st.lists(st.builds(Guess, id=ids, grams=grams, happened_at=hours), max_size=2),
    trips=st.lists(st.builds(Trip, id=ids, grams=st.none() | grams, happened_at=hours), max_size=3),
    wastes=st.lists(st.builds(Waste, id=ids, grams=grams, happened_at=hours), max_size=2),
    crate_grams=st.just(10_000),
    spare_lot=st.just(SPARE),
)


def stand(facts: Facts, settled: Settlement) -> Counter[UUID]:
    """Return what is left at the stand, by lot."""
    left: Counter[UUID] = Counter()
    for gift in facts.gifts:
        left[gift.lot] += settled.given[gift.id].grams
    for found in settled.found.values():
        left[SPARE] += found
    for thrown in settled.thrown:
        left[thrown.lot] -= thrown.grams
    for carried in settled.carried:
        left[carried.lot] -= carried.hub_grams + carried.shrinkage_grams
    return left


@given(everything)
def test_every_gift_weighs_something_known_and_every_discard_is_taken_whole(facts: Facts) -> None:
    settled = settle(facts)

    assert set(settled.given) == {gift.id for gift in facts.gifts}
    for gift in facts.gifts:
        assert settled.given[gift.id].estimated == (gift.grams is None)
        assert settled.given[gift.id].grams >= 0
        assert gift.grams in {None, settled.given[gift.id].grams}
    for waste in facts.wastes:
        assert sum(thrown.grams for thrown in settled.thrown if thrown.waste == waste.id) == waste.grams


@given(everything)
def test_what_the_hub_weighed_is_what_the_hub_has(facts: Facts) -> None:
    settled = settle(facts)

    for trip in facts.trips:
        arrived = sum(carried.hub_grams for carried in settled.carried if carried.trip == trip.id)
        assert arrived == trip.grams if trip.grams is not None else arrived >= 0


@given(everything)
def test_a_weight_leaves_nothing_of_its_own_at_the_stand(facts: Facts) -> None:
    latest = NOON + timedelta(hours=6)
    weighed = Facts(
        gifts=facts.gifts,
        guesses=facts.guesses,
        trips=[Trip(id=UUID(int=7), grams=50_000, happened_at=latest)],
        wastes=facts.wastes,
        crate_grams=facts.crate_grams,
        spare_lot=SPARE,
    )

    settled = settle(weighed)

    assert not any(stand(weighed, settled).values())
    assert settled.uncovered == set()


@given(everything)
def test_only_two_weighings_make_shrinkage(facts: Facts) -> None:
    only_crates = Facts(
        gifts=[gift for gift in facts.gifts if gift.grams is None],
        guesses=facts.guesses,
        trips=facts.trips,
        wastes=[],
        crate_grams=facts.crate_grams,
        spare_lot=SPARE,
    )

    assert all(carried.shrinkage_grams == 0 for carried in settle(only_crates).carried)


@given(everything, st.randoms(use_true_random=False))
def test_the_order_in_which_facts_arrive_changes_nothing(facts: Facts, luck: Random) -> None:
    def mixed(those: list[Brought]) -> list[Brought]:
        return luck.sample(those, len(those))

    again = Facts(
        gifts=mixed(list(facts.gifts)),
        guesses=facts.guesses[::-1],
        trips=facts.trips[::-1],
        wastes=facts.wastes[::-1],
        crate_grams=facts.crate_grams,
        spare_lot=SPARE,
    )

    assert settle(again) == settle(facts)


@given(everything)
def test_restated_is_what_the_weights_changed_of_the_guess(facts: Facts) -> None:
    settled = settle(facts)

    now = sum(settled.given[gift.id].grams for gift in facts.gifts if gift.grams is None)
    assert settled.restated_grams == now - settled.guessed_grams
