"""A kitchen is a step and not a sink: lots go in, lots come out, and what evaporates is written down."""

from dataclasses import replace
from datetime import timedelta

import pytest

from fabene.collecting import selectors, services
from fabene.collecting.models import Lot
from fabene.collecting.values import Added, Food, LotPart, Output
from fabene.core.food import DateKind
from fabene.core.owners import OwnerKind
from fabene.core.quantities import Measure
from fabene.ledger.selectors import verify
from fabene.lib.ids import derived
from fabene.places import services as places
from tests.collecting.elsewhere import JAM, MEAL, Elsewhere, at, build_elsewhere, refused
from tests.remembered import Remember
from tests.world import BEFORE, SATURDAY, key, stamp


@pytest.fixture
def there(remember: Remember) -> Elsewhere:
    return remember(build_elsewhere)


def test_six_kilos_of_apples_become_sixteen_jars_and_two_kilos_of_peel(there: Elsewhere) -> None:
    brought = there.bring(apples=6000)
    batch = there.cook()
    assert there.cook() == batch == selectors.batch(batch.id)

    (made,) = batch.outputs
    assert (brought.number, batch.yield_grams, made.pieces, made.grams) == (1, 2000, 16, 0)
    (stored,) = selectors.stock_of(there.kitchen.id, on=SATURDAY)
    assert (stored.category, stored.measure, stored.pieces, stored.last_day) == (
        "jars",
        Measure.PIECES,
        16,
        JAM.label_date + timedelta(days=30) if JAM.label_date else None,
    )
    assert there.held(derived(batch.network, OwnerKind.YIELD_LOSS)) == 2000
    day, network = selectors.sums(there.saturday.day.id), selectors.sums_of_network(batch.network)
    assert (day.grams.used_grams, day.pieces.made_pieces) == (6000, 0)
    assert (network.grams.used_grams, network.pieces.made_pieces, network.pieces.stock_pieces) == (6000, 16, 28)
    assert there.closes()
    assert verify().ok


def test_a_larder_is_stock_and_what_waits_in_it_is_not_used_yet(there: Elsewhere) -> None:
    there.bring(apples=6000)
    equation = selectors.equation(there.saturday.day.id)
    assert (equation.stock_grams, equation.used_grams, equation.passed_on_grams) == (10_000, 0, 0)


def test_a_dish_holds_whatever_was_in_it(there: Elsewhere) -> None:
    there.bring(apples=6000, jars=2)
    batch = there.cook(
        inputs={"apples": 1000, "jars": 2},
        outputs=(Output(food=replace(MEAL, attributes=frozenset({"celery"})), amount=4),),
        added=Added(grams=500, what="latte", attributes=frozenset({"milk"})),
    )

    row = Lot.objects.get(id=batch.outputs[0].lot)
    assert set(row.attributes.split(",")) == {"celery", "milk", "animal", "sulphites"}
    assert batch.yield_grams == 1000 + 2 * 300 + 500 - 4 * 400
    assert batch.added.attributes == {"milk", "animal"}
    assert there.closes()


def test_soup_is_weighed_and_what_was_added_is_in_it(there: Elsewhere) -> None:
    there.bring(apples=6000)
    soup = Food(category="ready_meals", date_kind=DateKind.USE_BY, label_date=SATURDAY)
    batch = there.cook(outputs=(Output(food=soup, amount=9000),), added=Added(grams=4000, what="acqua"))

    assert (batch.outputs[0].grams, batch.yield_grams) == (9000, 1000)
    assert selectors.sums_of_network(batch.network).grams.made_grams == 9000
    assert there.closes()


def test_what_a_kitchen_made_goes_back_to_the_hub_and_waits_among_its_supplies(there: Elsewhere) -> None:
    there.bring()
    batch = there.cook()
    lot = batch.outputs[0].lot
    services.send(
        id=key("back"),
        giver=there.kitchen.id,
        taker=there.hub,
        parts=(LotPart(lot=lot, amount=10),),
        stamp=at(19),
    )

    jars = [each for each in selectors.supplies(there.saturday.day.id) if each.category == "jars"]
    assert {each.pack_grams: each.pieces for each in jars} == {300: 12, 250: 10}
    history = selectors.lot_history(lot)
    assert (history.origin, history.batch, history.day, history.source) == ("batch", batch.id, None, None)
    assert [move.kind for move in history.moves] == ["batch", "transfer"]
    assert history.moves[0].pieces[there.kitchen.id] == 16
    assert there.closes()


@pytest.mark.parametrize(
    ("outputs", "code"),
    [
        ((Output(food=JAM, amount=25),), "batch_makes_more"),
        ((), "batch_makes_nothing"),
        ((Output(food=Food(category="baby"), amount=1),), "not_food"),
        ((Output(food=replace(JAM, piece_grams=None), amount=1),), "piece_grams_missing"),
        ((Output(food=JAM, amount=0),), "part_not_positive"),
        ((Output(food=JAM, amount=10**9),), "part_too_large"),
        ((Output(food=replace(MEAL, label_date=SATURDAY - timedelta(days=1)), amount=1),), "past_last_day"),
        ((Output(food=replace(JAM, attributes=frozenset({"gold"})), amount=1),), "attribute_unknown"),
    ],
)
def test_a_batch_that_cannot_be_is_refused(there: Elsewhere, outputs: tuple[Output, ...], code: str) -> None:
    there.bring()
    assert refused(lambda: there.cook(outputs=outputs)) == code
    assert there.cook("another").yield_grams == 2000


@pytest.mark.parametrize(
    ("inputs", "code"),
    [({}, "parts_missing"), ({"apples": 6001}, "more_than_there"), ({"apples": 0}, "part_not_positive")],
)
def test_a_batch_uses_what_the_larder_has(there: Elsewhere, inputs: dict[str, int], code: str) -> None:
    there.bring()
    assert refused(lambda: there.cook(inputs=inputs)) == code


def test_nothing_past_its_last_day_is_cooked_and_no_lot_is_named_twice(there: Elsewhere) -> None:
    there.bring()

    def cook(*parts: LotPart, days: int = 0) -> object:
        return services.make_batch(
            id=key("late"),
            kitchen=there.kitchen.id,
            what="Macedonia",
            inputs=parts,
            outputs=(Output(food=JAM, amount=1),),
            stamp=stamp(9, day=SATURDAY + timedelta(days=days)),
        )

    part = LotPart(lot=there.apples, amount=1000)
    assert refused(lambda: cook(part, days=3)) == "past_last_day"
    assert refused(lambda: cook(part, part)) == "lot_twice"
    assert refused(lambda: cook(LotPart(lot=key("no lot"), amount=1))) == "lot_not_found"


def test_what_is_added_is_said(there: Elsewhere) -> None:
    there.bring()
    assert refused(lambda: there.cook(added=Added(grams=100))) == "text_missing"
    assert refused(lambda: there.cook(added=Added(grams=-1, what="aria"))) == "part_not_positive"


def test_a_kitchen_that_keeps_no_record_does_not_cook_here(there: Elsewhere) -> None:
    other = places.create_kitchen(
        id=key("canteen"),
        network=there.saturday.world.grugliasco.network.id,
        name="Mensa di via Roma",
        keeps_record=False,
        stamp=BEFORE,
    )
    parts = there.parts({"apples": 1000})
    bring = refused(lambda: services.bring(id=key("b"), hub=there.hub, kitchen=other.id, parts=parts, stamp=at(17)))
    cook = refused(
        lambda: services.make_batch(
            id=key("c"),
            kitchen=other.id,
            what="Zuppa",
            inputs=parts,
            outputs=(Output(food=JAM, amount=1),),
            stamp=at(17),
        )
    )
    assert (bring, cook) == ("kitchen_keeps_no_record", "kitchen_keeps_no_record")


def test_a_batch_that_was_a_slip_is_taken_back_and_then_cooked_anew(there: Elsewhere) -> None:
    there.bring()
    batch = there.cook()
    for _ in range(2):
        undone = services.undo_batch(id=key("undo"), batch=batch.id, stamp=at(19))

    assert undone.undone
    assert there.held(there.kitchen.id, lot=there.apples) == 6000
    assert there.held(derived(batch.network, OwnerKind.YIELD_LOSS)) == 0
    assert refused(lambda: services.undo_batch(id=key("again"), batch=batch.id, stamp=at(19))) == "batch_undone"
    assert not there.cook("cook anew").undone
    assert [each.undone for each in selectors.batches_of(there.kitchen.id)].count(True) == 1
    assert there.closes()


def test_a_batch_of_which_a_jar_has_left_stays(there: Elsewhere) -> None:
    there.bring()
    batch = there.cook()
    services.send(
        id=key("jar"),
        giver=there.kitchen.id,
        taker=there.hub,
        parts=(LotPart(lot=batch.outputs[0].lot, amount=1),),
        stamp=at(19),
    )
    assert refused(lambda: services.undo_batch(id=key("undo"), batch=batch.id, stamp=at(19))) == "batch_in_use"
    assert refused(lambda: services.undo_batch(id=key("u"), batch=key("none"), stamp=at(19))) == "batch_not_found"
    assert refused(lambda: selectors.batch(key("none"))) == "batch_not_found"
