"""Food is laid on an open table, tickets go out, people say what they like, and what is left comes back."""

from datetime import timedelta
from uuid import UUID

import pytest

from fabene.collecting import selectors as collecting_reads
from fabene.collecting import services as collecting
from fabene.core.owners import OwnerKind
from fabene.ledger.selectors import balance, verify
from fabene.ledger.values import Unit
from fabene.sharing import selectors, services
from fabene.sharing.models import TableTap
from fabene.sharing.values import Parcel, Tally, Tickets
from tests.families import welcome
from tests.remembered import Remember
from tests.sharing.market import DAY, confirm, hub_has, propose, refusal
from tests.sharing.test_pieces import NAPPIES, count
from tests.world import SATURDAY, Place, World, build_world, key, stamp

TABLE = key("table")


def build() -> World:
    """Ten kilos of fruit, five of bread and nine packs of nappies stand at the hub; the table is open."""
    world = build_world()
    place = world.grugliasco
    for number in (1, 2):
        welcome(place, number)
    hub_has(place, fruit="10", bread="5")
    count(place, NAPPIES, 9)
    services.open_table(id=TABLE, destination=table_of(place), day=DAY, stamp=stamp(17))
    return world


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build)


@pytest.fixture
def place(world: World) -> Place:
    return world.grugliasco


def table_of(place: Place) -> UUID:
    return place.destinations[OwnerKind.OPEN_TABLE].id


def lay(word: str = "laid", *, table: UUID = TABLE, minute: int = 5, **amounts: int) -> UUID:
    """Lay amounts by category, and return the identity of the move."""
    piles = {pile.category: pile.id for pile in selectors.table_piles(table)}
    wanted = {piles[category]: amount for category, amount in amounts.items()}
    services.lay(id=key(word), table=table, amounts=wanted, stamp=stamp(17, minute))
    return key(word)


def held(owner: UUID) -> int:
    return balance(owner=owner, unit=Unit.GRAMS)


def test_a_table_is_laid_cleared_and_the_day_closes(place: Place) -> None:
    for _ in range(2):
        lay(fruit=6000, bread=2000, baby=4)
    services.bring_back(id=key("back"), table=TABLE, amounts={"bread": 500, "baby": 1}, stamp=stamp(18))
    for _ in range(2):
        services.clear_table(id=key("clear"), table=TABLE, left={"fruit": 1000}, stamp=stamp(19))

    view = selectors.table(TABLE)
    assert {item.category: (item.laid, item.back) for item in view.items} == {
        "baby": (4, 1),
        "bread": (2000, 500),
        "fruit": (6000, 1000),
    }
    assert (view.is_open, view.grams, view.pieces) == (False, 6500, 3)
    sums = collecting_reads.sums(DAY)
    assert sums.closes
    assert (sums.grams.passed_on_grams, sums.pieces.passed_on_pieces) == (6500, 3)
    assert sums.grams.given_grams == 0
    assert {pile.category: pile.amount for pile in selectors.free_of(DAY)} == {"fruit": 5000, "bread": 3500, "baby": 6}
    collecting.close_day(id=key("close"), day=DAY, stamp=stamp(20))
    assert verify().ok
    assert [one.id for one in selectors.tables_of(place.network.id)] == [TABLE]
    assert selectors.tables_of_day(DAY) == selectors.tables_of(place.network.id)


def test_what_waits_in_bags_is_not_laid_nor_more_than_there_is(place: Place) -> None:
    propose()
    confirm()
    assert selectors.table_piles(TABLE) == []
    services.undo_confirm(confirmation=key("confirmed", SATURDAY.isoformat()), stamp=stamp(17, 20))

    assert refusal(lambda: lay(fruit=10_001)) == "more_than_left"
    assert refusal(lambda: lay(baby=10)) == "more_pieces_than_there"
    assert refusal(lambda: lay(fruit=0)) == "nothing_to_lay"
    assert refusal(lay) == "nothing_to_lay"
    gone = {key("no pile"): 5}
    assert refusal(lambda: services.lay(id=key("x"), table=TABLE, amounts=gone, stamp=stamp(18))) == "supply_gone"


def test_more_than_was_laid_does_not_come_back(place: Place) -> None:
    lay(fruit=1000, baby=2)

    def back(**amounts: int) -> str:
        return refusal(lambda: services.bring_back(id=key("x"), table=TABLE, amounts=amounts, stamp=stamp(18)))

    assert back(fruit=1001) == "more_than_laid"
    assert back(baby=3) == "more_pieces_than_laid"
    assert back(bread=1) == "more_than_laid"
    assert back(fruit=-1) == "nothing_to_bring_back"
    assert back() == "nothing_to_bring_back"
    assert (
        refusal(lambda: services.clear_table(id=key("c"), table=TABLE, left={"fruit": 1001}, stamp=stamp(18)))
        == "more_than_laid"
    )
    assert selectors.table(TABLE).is_open


def test_slips_are_taken_back_from_the_last(place: Place) -> None:
    first = lay(fruit=4000)
    services.bring_back(id=key("back"), table=TABLE, amounts={"fruit": 1500}, stamp=stamp(18))

    assert refusal(lambda: services.undo_table_move(move=first, stamp=stamp(18, 5))) == "laid_came_back"
    for _ in range(2):
        services.undo_table_move(move=key("back"), stamp=stamp(18, 6))
    services.undo_table_move(move=first, stamp=stamp(18, 7))
    assert (held(table_of(place)), held(place.hub.id)) == (0, 15_000)
    for _ in range(2):
        services.undo_open(table=TABLE, stamp=stamp(18, 8))
    assert refusal(lambda: selectors.table(TABLE)) == "table_not_found"
    assert selectors.tables_of_day(DAY) == ()


def test_what_came_back_and_is_gone_cannot_stand_on_the_table_again(place: Place) -> None:
    lay(fruit=10_000)
    services.clear_table(id=key("clear"), table=TABLE, left={"fruit": 3000}, stamp=stamp(18))
    pile = next(pile for pile in selectors.free_of(DAY) if pile.category == "fruit")
    parcel = Parcel(grams={pile.id: 2000})
    services.pass_on(id=key("on"), day=DAY, destination=place.emporio.id, parcel=parcel, stamp=stamp(18, 5))

    def reopen() -> None:
        services.undo_clear_table(clearing=key("clear"), stamp=stamp(18, 10))

    assert refusal(reopen) == "brought_back_gone"
    services.undo_pass_on(passing=key("on"), stamp=stamp(18, 15))
    for _ in range(2):
        reopen()
    assert selectors.table(TABLE).is_open
    assert (held(table_of(place)), held(place.hub.id)) == (10_000, 5000)
    assert refusal(lambda: services.undo_table_move(move=key("clear"), stamp=stamp(19))) == "table_move_not_found"


def test_tickets_are_numbered_from_one_and_called_in_turn(place: Place) -> None:
    def give(word: str, tickets: int) -> Tickets:
        return services.give_tickets(id=key(word), table=TABLE, tickets=tickets, stamp=stamp(17))

    assert give("first", 3) == give("first", 3) == Tickets(first=1, last=3)
    assert give("then", 2) == Tickets(first=4, last=5)
    for word in ("a", "b"):
        for _ in range(2):
            number = services.call_next(id=key("call", word), table=TABLE, stamp=stamp(17, 5))
    assert number == 2
    for tickets in (0, -4, 3000):
        assert refusal(lambda: give("x", tickets)) == "tickets_refused"  # noqa: B023 - called at once
    for word in ("c", "d", "e"):
        services.call_next(id=key("call", word), table=TABLE, stamp=stamp(17, 6))
    assert refusal(lambda: services.call_next(id=key("call", "f"), table=TABLE, stamp=stamp(17, 7))) == "nobody_waits"
    assert (
        refusal(
            lambda: services.count_people(id=key("x"), table=TABLE, tally=Tally.TICKETS, change=-1, stamp=stamp(17))
        )
        == "tally_not_asked"
    )


def test_a_count_goes_up_and_down_and_never_below_nothing(place: Place) -> None:
    def tap(word: str, change: int, tally: Tally = Tally.PEOPLE) -> int:
        return services.count_people(id=key(word), table=TABLE, tally=tally, change=change, stamp=stamp(17))

    assert refusal(lambda: tap("x", -1)) == "count_below_zero"
    assert refusal(lambda: tap("x", 0)) == refusal(lambda: tap("x", 501)) == "count_refused"
    assert tap("five", 5) == tap("five", 5) == 5
    assert tap("slip", -1) == 4
    tap("child", 1, Tally.CHILDREN)
    for word in ("1", "2"):
        for _ in range(2):
            services.undo_tap(id=key("undo", word), table=TABLE, stamp=stamp(17, 5))
    assert selectors.table(TABLE).tallies == {**dict.fromkeys(Tally, 0), Tally.PEOPLE: 5}
    assert selectors.table(TABLE).last_tap == (Tally.PEOPLE, 5)
    services.undo_tap(id=key("undo", "3"), table=TABLE, stamp=stamp(17, 6))
    assert refusal(lambda: services.undo_tap(id=key("undo", "4"), table=TABLE, stamp=stamp(17, 7))) == "nothing_tapped"
    assert TableTap.objects.count() == 6
    assert refusal(lambda: services.undo_open(table=TABLE, stamp=stamp(18))) == "table_in_use"


def test_nothing_is_written_at_a_table_that_was_cleared_or_on_a_day_that_is_closed(place: Place) -> None:
    services.clear_table(id=key("clear"), table=TABLE, left={}, stamp=stamp(18))

    def tap() -> None:
        services.count_people(id=key("x"), table=TABLE, tally=Tally.PEOPLE, change=1, stamp=stamp(18))

    assert refusal(tap) == refusal(lambda: lay(fruit=1)) == "table_cleared"
    services.open_table(id=key("supper"), destination=table_of(place), day=DAY, stamp=stamp(19))
    assert refusal(lambda: services.undo_clear_table(clearing=key("clear"), stamp=stamp(19, 5))) == "table_already_open"
    collecting.close_day(id=key("close"), day=DAY, stamp=stamp(20))
    assert refusal(lambda: lay(table=key("supper"), fruit=1)) == "day_closed"


def test_a_table_stands_on_a_date_without_a_market_day_and_eats_from_the_hub(place: Place) -> None:
    sunday = SATURDAY + timedelta(days=1)
    dinner = key("dinner")
    for _ in range(2):
        services.open_table(id=dinner, destination=table_of(place), on=sunday, stamp=stamp(12, day=sunday))
    assert {pile.category: pile.amount for pile in selectors.table_piles(dinner)} == {
        "fruit": 10_000,
        "bread": 5000,
        "baby": 9,
    }
    piles = {pile.category: pile.id for pile in selectors.table_piles(dinner)}
    amounts = {piles["bread"]: 1200, piles["baby"]: 2}
    services.lay(id=key("laid"), table=dinner, amounts=amounts, stamp=stamp(12, 5, day=sunday))
    services.give_tickets(id=key("tickets"), table=dinner, tickets=8, stamp=stamp(12, 6, day=sunday))
    services.clear_table(id=key("clear"), table=dinner, left={"bread": 200}, stamp=stamp(14, day=sunday))

    assert selectors.table(dinner).grams == 1000
    assert collecting_reads.sums(DAY).closes
    assert collecting_reads.sums(DAY).grams.passed_on_grams == 1000
    assert verify().ok


def test_a_table_is_of_its_network_of_a_day_that_has_come_and_open_once(world: World) -> None:
    place, next_door = world.grugliasco, world.rivoli

    def code(destination: UUID, **where: object) -> str:
        return refusal(lambda: services.open_table(id=key("x"), destination=destination, stamp=stamp(17), **where))  # type: ignore[arg-type]  # so that one helper says where

    assert code(table_of(next_door), day=DAY) == "table_of_another_network"
    assert code(place.emporio.id, day=DAY) == "not_an_open_table"
    assert code(table_of(place), day=DAY) == "table_already_open"
    assert code(table_of(place), on=SATURDAY + timedelta(days=1)) == "table_in_future"
    assert code(table_of(place), on=SATURDAY - timedelta(days=500)) == "table_too_old"
    assert code(table_of(place), on=SATURDAY, hub=next_door.hub.id) == "hub_of_another_network"
    assert code(table_of(place)) == "table_without_date"


def test_figures_of_tables_count_people_only_where_they_are_many(place: Place) -> None:
    lay(fruit=3000)
    services.count_people(id=key("few"), table=TABLE, tally=Tally.CHILDREN, change=3, stamp=stamp(18))
    services.count_people(id=key("many"), table=TABLE, tally=Tally.PEOPLE, change=12, stamp=stamp(18))
    services.clear_table(id=key("clear"), table=TABLE, left={}, stamp=stamp(18, 5))
    pile = next(pile for pile in selectors.free_of(DAY) if pile.category == "bread")
    services.pass_on(
        id=key("on"),
        day=DAY,
        destination=table_of(place),
        parcel=Parcel(grams={pile.id: 1000}),
        tickets=2,
        stamp=stamp(19),
    )
    told = selectors.table_figures(place.network.id)

    assert (told.tables, told.grams, told.people) == (2, 4000, 14)
    (month,) = told.months
    assert (month.people, month.children, month.first_time) == (14, None, 0)
