"""A kitchen cooks, serves what it made, throws away what is too late and counts its larder: not a gram is lost."""

from datetime import timedelta
from uuid import UUID

import pytest

from fabene.collecting import selectors as collecting_reads
from fabene.collecting import services as collecting
from fabene.collecting.values import BatchView, LotPart, Output, Reason
from fabene.ledger.selectors import verify
from fabene.ledger.values import Unit
from fabene.sharing import selectors, services
from fabene.sharing.values import Served, ServingView
from tests.collecting.elsewhere import MEAL, Elsewhere, at, build_elsewhere, refused
from tests.remembered import Remember
from tests.world import SATURDAY, key, stamp

pytestmark = pytest.mark.django_db


def build_kitchen() -> tuple[Elsewhere, BatchView]:
    there = build_elsewhere()
    there.bring(apples=6000, jars=2)
    return there, there.cook(inputs={"apples": 5000}, outputs=(Output(food=MEAL, amount=10),))


@pytest.fixture
def cooked(remember: Remember) -> tuple[Elsewhere, BatchView]:
    return remember(build_kitchen)


def serve(cooked: tuple[Elsewhere, BatchView], pieces: int, *, word: str = "serve", **said: object) -> ServingView:
    there, batch = cooked
    return services.serve(
        id=key(word),
        kitchen=there.kitchen.id,
        how=said.pop("how", Served.EATEN_HERE),  # type: ignore[arg-type]  # a word of the test
        parts=[LotPart(lot=batch.outputs[0].lot, amount=pieces)],
        stamp=at(19),
        **said,  # type: ignore[arg-type]  # as above
    )


def test_meals_are_eaten_here_taken_and_brought_home_and_only_counted(cooked: tuple[Elsewhere, BatchView]) -> None:
    there, batch = cooked
    eaten = serve(cooked, 6, people=6)
    assert serve(cooked, 6, people=6) == eaten
    serve(cooked, 2, word="taken", how=Served.TAKEN)
    slip = serve(cooked, 1, word="slip", how=Served.BROUGHT_HOME, people=0)

    for _ in range(2):
        services.undo_serve(serving=slip.id, stamp=at(20))

    assert (eaten.pieces, eaten.grams, eaten.people, eaten.how) == (6, 0, 6, Served.EATEN_HERE)
    assert selectors.serving(slip.id).undone
    sums = collecting_reads.sums_of_network(batch.network)
    assert (sums.pieces.made_pieces, sums.pieces.passed_on_pieces) == (10, 8)
    months = {month.how: (month.pieces, month.people) for month in selectors.served_months(batch.network)}
    assert months == {Served.EATEN_HERE: (6, 6), Served.TAKEN: (2, 0)}
    (month,) = collecting_reads.kitchen_months(batch.network)
    assert (month.batches, month.used_grams, month.made_grams, month.yield_percent) == (1, 5000, 4000, 80)
    assert there.closes()
    assert verify().ok


def test_nothing_is_served_that_is_not_there_or_is_too_late(cooked: tuple[Elsewhere, BatchView]) -> None:
    there, batch = cooked
    late = stamp(9, day=SATURDAY + timedelta(days=1), who="ugo")
    parts = [LotPart(lot=batch.outputs[0].lot, amount=1)]

    assert refused(lambda: serve(cooked, 11)) == "more_pieces_than_there"
    assert refused(lambda: serve(cooked, 1, people=-1)) == "served_out_of_range"
    assert (
        refused(
            lambda: services.serve(id=key("s"), kitchen=there.kitchen.id, how=Served.TAKEN, parts=parts, stamp=late)
        )
        == "past_last_day"
    )
    early = stamp(9, day=SATURDAY - timedelta(days=1), who="ugo")
    assert (
        refused(
            lambda: services.serve(id=key("e"), kitchen=there.kitchen.id, how=Served.TAKEN, parts=parts, stamp=early)
        )
        == "lot_not_born_yet"
    )
    serve(cooked, 1)
    assert refused(lambda: serve(cooked, 2)) == "id_used_for_something_else"
    assert refused(lambda: services.undo_serve(serving=key("no"), stamp=late)) == "serving_not_found"


def test_what_is_too_late_is_thrown_away_by_lot_and_a_slip_is_taken_back(cooked: tuple[Elsewhere, BatchView]) -> None:
    there, batch = cooked
    late = stamp(9, day=SATURDAY + timedelta(days=1), who="ugo")
    (meals,) = [lot for lot in selectors.shelf(there.kitchen.id, on=SATURDAY + timedelta(days=1)) if not lot.usable]
    assert (meals.stored.lot, meals.origin.what) == (batch.outputs[0].lot, batch.what)

    def clear(word: str = "clear", amount: int = 10) -> object:
        return services.clear(
            id=key(word),
            store=there.kitchen.id,
            parts=[LotPart(lot=meals.stored.lot, amount=amount)],
            reason=Reason.PAST_DATE,
            stamp=late,
        )

    assert clear() == clear() == collecting_reads.clearings_of(there.kitchen.id)[0]
    assert refused(lambda: clear("more")) == "more_pieces_than_there"
    assert collecting_reads.sums_of_network(batch.network).pieces.discarded_pieces == 10
    collecting.undo_clear(id=key("undo"), clearing=key("clear"), stamp=late)
    assert collecting.undo_clear(id=key("undo"), clearing=key("clear"), stamp=late).undone
    assert refused(lambda: collecting.undo_clear(id=key("u"), clearing=key("clear"), stamp=late)) == "clearing_undone"
    assert there.held(there.kitchen.id, unit=Unit.PIECES, lot=meals.stored.lot) == 10
    assert there.closes()


def test_a_lot_of_the_larder_is_counted_and_the_difference_is_not_explained(
    cooked: tuple[Elsewhere, BatchView],
) -> None:
    there, _ = cooked

    def count(amount: int, *, word: str = "count", lot: UUID | None = None) -> None:
        collecting.count_lot(
            id=key(word),
            store=there.kitchen.id,
            lot=lot or there.apples,
            amount=amount,
            stamp=at(20),
        )

    count(900)
    count(900)
    assert there.held(there.kitchen.id, lot=there.apples) == 900
    count(1200, word="again")
    assert there.held(there.kitchen.id, lot=there.apples) == 1200
    sums = collecting_reads.sums_of_network(there.saturday.world.grugliasco.network.id)
    assert sums.grams.unexplained_grams == -200
    assert refused(lambda: count(-1, word="less")) == "counted_out_of_range"
    assert refused(lambda: count(1, word="where", lot=key("no"))) == "lot_not_found"
    assert there.closes()


def test_the_hubs_shelf_tells_what_waits_in_bags(cooked: tuple[Elsewhere, BatchView]) -> None:
    there, _ = cooked
    shelf = selectors.shelf(there.hub, on=SATURDAY)
    assert {lot.stored.category: (lot.stored.amount, lot.free) for lot in shelf} == {
        "fruit": (4000, 4000),
        "jars": (10, 10),
    }
