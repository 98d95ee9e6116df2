"""An emporio says what it received: the difference is shrinkage, and a wrong word is taken back."""

from collections.abc import Mapping
from uuid import UUID

import pytest

from fabene.collecting import selectors as collecting_reads
from fabene.collecting import services as collecting
from fabene.core.owners import OwnerKind
from fabene.ledger.selectors import balance, verify
from fabene.ledger.values import Unit
from fabene.lib.ids import derived
from fabene.sharing import selectors, services
from fabene.sharing.values import AcknowledgedBy, Parcel
from tests.remembered import Remember
from tests.sharing.market import DAY, hub_has, refusal
from tests.sharing.test_pieces import JARS, count
from tests.world import SATURDAY, Place, build_world, key, stamp

FIRST, THEN = key("first on"), key("then on")


def build() -> Place:
    """Fruit, bread and jars stand at the hub; on Saturday some of each goes to the emporio in two turns."""
    place = build_world().grugliasco
    hub_has(place, fruit="12", bread="6")
    count(place, JARS, 7)
    piles = {pile.category: pile.id for pile in selectors.free_of(DAY)}
    parcels = {
        FIRST: Parcel(grams={piles["fruit"]: 5000, piles["bread"]: 2000}),
        THEN: Parcel(grams={piles["bread"]: 1000}, pieces={piles["jars"]: 6}),
    }
    for minute, (id, parcel) in enumerate(parcels.items()):
        services.pass_on(id=id, day=DAY, destination=place.emporio.id, parcel=parcel, stamp=stamp(19, minute))
    return place


@pytest.fixture
def place(remember: Remember) -> Place:
    return remember(build)


def acknowledge(
    received: Mapping[str, int], *, word: str = "said", passings: tuple[UUID, ...] = (FIRST, THEN), meant: bool = False
) -> UUID:
    """Say what came, twice: it is written once."""
    for _ in range(2):
        services.acknowledge(
            id=key(word), passings=passings, received=received, more_is_meant=meant, note="", stamp=stamp(20)
        )
    return key(word)


def shrinkage(place: Place, unit: Unit = Unit.GRAMS) -> int:
    return balance(owner=derived(place.network.id, OwnerKind.SHRINKAGE), unit=unit)


def test_a_delivery_waits_for_its_emporio_and_what_is_missing_is_shrinkage(place: Place) -> None:
    (waiting,) = selectors.awaiting(place.network.id)
    assert {item.category: item.sent for item in waiting.items} == {"bread": 3000, "fruit": 5000, "jars": 6}
    assert waiting.passings == (FIRST, THEN)
    before = shrinkage(place)
    collecting.close_day(id=key("close"), day=DAY, stamp=stamp(19, 30))  # the emporio weighs the day after
    acknowledge({"bread": 2800, "fruit": 5000, "jars": 5})

    assert selectors.awaiting(place.network.id) == ()
    (done,) = selectors.acknowledged_of_day(DAY)
    assert (done.grams, done.received_grams, done.pieces, done.received_pieces) == (8000, 7800, 6, 5)
    assert done.by == AcknowledgedBy.TYPED
    sums = collecting_reads.sums(DAY)
    assert sums.closes
    assert (sums.grams.passed_on_grams, sums.pieces.passed_on_pieces) == (7800, 5)
    assert (shrinkage(place) - before, shrinkage(place, Unit.PIECES)) == (200, 1)
    assert verify().ok
    assert collecting_reads.verify_lots() == ()


def test_what_is_acknowledged_is_not_passed_back_until_that_is_undone(place: Place) -> None:
    said = acknowledge({"bread": 2800, "fruit": 5000, "jars": 6})

    assert refusal(lambda: services.undo_pass_on(passing=FIRST, stamp=stamp(20, 5))) == "passing_acknowledged"
    assert refusal(lambda: acknowledge({"bread": 1, "fruit": 1, "jars": 1}, word="again")) == "passing_acknowledged"
    for _ in range(2):
        services.undo_acknowledgement(acknowledgement=said, stamp=stamp(20, 10))
    assert balance(owner=place.emporio.id, unit=Unit.GRAMS) == 8000
    assert selectors.acknowledgement(said).undone
    assert (selectors.times_acknowledged(FIRST), len(selectors.awaiting(place.network.id))) == (1, 1)
    services.undo_pass_on(passing=THEN, stamp=stamp(20, 15))
    assert refusal(lambda: acknowledge({"bread": 3000, "fruit": 5000, "jars": 6}, word="gone")) == "passing_undone"
    acknowledge({"bread": 2000, "fruit": 5000}, word="right", passings=(FIRST,))
    assert collecting_reads.sums(DAY).closes


def test_more_than_was_sent_is_asked_about_and_twice_as_much_is_a_slip(place: Place) -> None:
    more = {"bread": 3000, "fruit": 5300, "jars": 6}

    assert refusal(lambda: acknowledge(more)) == "acknowledged_more"
    assert refusal(lambda: acknowledge({**more, "fruit": 10_001}, meant=True)) == "acknowledged_too_much"
    assert refusal(lambda: acknowledge({**more, "fruit": -1})) == "acknowledged_below_zero"
    assert refusal(lambda: acknowledge({"fruit": 5000})) == "acknowledgement_incomplete"
    acknowledge(more, meant=True)
    equation = collecting_reads.equation(DAY)
    assert (equation.passed_on_grams, equation.closes) == (8300, True)


def test_only_an_emporio_acknowledges_and_one_day_at_a_time(place: Place) -> None:
    pile = next(pile for pile in selectors.free_of(DAY) if pile.category == "fruit")
    animals = place.destinations[OwnerKind.ANIMALS].id
    parcel = Parcel(grams={pile.id: 1000})
    services.pass_on(id=key("animals"), day=DAY, destination=animals, parcel=parcel, stamp=stamp(19, 10))

    def code(*passings: UUID) -> str:
        return refusal(lambda: acknowledge({"fruit": 1000}, passings=passings))

    assert code(key("animals")) == "acknowledged_elsewhere"
    assert code(FIRST, key("animals")) in {"acknowledged_apart", "acknowledged_elsewhere"}
    assert code(key("nothing")) == "passing_not_found"
    assert refusal(lambda: selectors.consignment_of(key("animals"))) == "passing_not_found"


def test_a_statement_tells_all_that_went_to_an_emporio(place: Place) -> None:
    acknowledge({"bread": 1900, "fruit": 5000}, passings=(FIRST,))
    told = selectors.statement(place.emporio.id, since=SATURDAY, until=SATURDAY)

    assert [(each.grams, each.pieces, each.acknowledgement is None) for each in told] == [
        (7000, 0, False),
        (1000, 6, True),
    ]
    assert selectors.consignment_of(FIRST) == told[0]
    assert selectors.consignment_of(THEN) == told[1]


def test_what_animals_and_compost_get_is_passed_on_and_never_told_as_eaten(place: Place) -> None:
    piles = {pile.category: pile.id for pile in selectors.free_of(DAY)}
    for kind, parcel in (
        (OwnerKind.ANIMALS, Parcel(grams={piles["fruit"]: 1500})),
        (OwnerKind.COMPOST, Parcel(grams={piles["bread"]: 500}, pieces={piles["jars"]: 1})),
    ):
        to = place.destinations[kind].id
        services.pass_on(id=key("no table", kind), day=DAY, destination=to, parcel=parcel, stamp=stamp(19, 20))
    sums = collecting_reads.sums(DAY)

    assert (sums.uneaten_grams, sums.uneaten_pieces) == (2000, 1)
    assert (sums.grams.passed_on_grams, sums.pieces.passed_on_pieces, sums.grams.given_grams) == (10_000, 7, 0)
    assert collecting_reads.totals().uneaten_grams == collecting_reads.sums_of_network(place.network.id).uneaten_grams
    assert selectors.table_figures(place.network.id).grams == 0
    assert sums.closes
