"""How far it is, and a day on which there is nothing to share."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from io import StringIO
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from fabene.collecting import selectors as collecting
from fabene.collecting.values import DayState
from fabene.config.programme import identity
from fabene.config.replay.player import ALONE, PLAYS, Player
from fabene.config.replay.progress import shown
from fabene.config.replay.season import (
    MARKET,
    NETWORK,
    REFERRER,
    SIMULATOR,
    Season,
    draw,
    play,
    played_days,
    set_stage,
)
from fabene.core.errors import FabeneError
from fabene.core.season import events
from fabene.ledger.verification import verify
from fabene.lib.stamps import Stamp
from fabene.places import selectors as places
from fabene.places import services as setting
from fabene.sharing import selectors as sharing
from fabene.sharing.values import Tally

SATURDAY = date(2021, 5, 8)
MORNING = datetime(2021, 5, 8, 12, tzinfo=UTC)
DAY = UUID(int=0xDA)
ROME = ZoneInfo("Europe/Rome")


class Terminal(StringIO):
    """A stream that people look at."""

    def isatty(self) -> bool:
        return True


def test_a_log_gets_a_line_every_tenth() -> None:
    out = StringIO()
    assert list(shown(range(40), title="season", out=out)) == list(range(40))
    assert out.getvalue().splitlines() == [
        f"season {percent}% ({percent * 4 // 10} of 40)" for percent in (0, *range(10, 101, 10))
    ]


def test_a_terminal_gets_a_bar_in_place() -> None:
    out = Terminal()
    list(shown(range(3), title="day", out=out))
    assert out.getvalue().count("\n") == 1
    assert out.getvalue().count("\r") == 4
    assert "█" * 30 + "        100% (3 of 3)" in out.getvalue()


def test_nothing_to_do_is_not_announced() -> None:
    out = StringIO()
    assert list(shown([], title="season", out=out)) == []
    assert out.getvalue() == ""


@pytest.fixture
def player() -> Player:
    """Who plays events on a Saturday that was opened."""
    set_stage(date(2021, 3, 15))
    player = Player(network=NETWORK, organisation=REFERRER, actor=SIMULATOR)
    player.play(events.DayOpened(id=DAY, at=MORNING, market=MARKET, on=SATURDAY, ways={}))
    return player


@pytest.mark.django_db
def test_a_day_without_food_goes_on_without_a_plan(player: Player) -> None:
    later = MORNING + timedelta(hours=1)
    player.play(events.Planned(id=UUID(int=1), at=MORNING, day=DAY))
    player.play(events.Confirmed(id=UUID(int=2), at=later, day=DAY))
    player.play(events.BagsWentOn(id=UUID(int=3), at=later, day=DAY, destination=UUID(int=9)))
    player.play(events.DayClosed(id=UUID(int=4), at=later, day=DAY))
    assert sharing.bags_of(DAY) == []


@pytest.mark.django_db
def test_a_refusal_that_nobody_foresaw_is_not_hidden(player: Player) -> None:
    player.play(events.DayClosed(id=UUID(int=4), at=MORNING, day=DAY))
    with pytest.raises(FabeneError, match="day_closed"):
        player.play(events.Planned(id=UUID(int=1), at=MORNING, day=DAY))


def given(number: int, category: str, *, grams: int, at: datetime = MORNING) -> events.Given:
    """Return what a shopper left."""
    return events.Given(
        id=UUID(int=number),
        at=at,
        day=DAY,
        source="shopper",
        stall=None,
        category=category,
        attributes=frozenset(),
        date_kind="none",
        label_date=None,
        grams=grams,
        crates=None,
    )


def carried(number: int, category: str) -> events.Carried:
    return events.Carried(
        id=UUID(int=number), at=MORNING + timedelta(minutes=30), day=DAY, category=category, grams=None
    )


def test_every_event_is_played() -> None:
    every = {each for each in vars(events).values() if isinstance(each, type) and issubclass(each, events.Event)}
    assert every - {events.Event, events.DayEvent, events.TableEvent} == {*PLAYS, *ALONE}
    assert not PLAYS.keys() & ALONE.keys()


@pytest.mark.django_db
@pytest.mark.parametrize("was_carried", [True, False])
def test_a_slip_is_put_right_and_a_sheet_found_next_day_opens_and_closes_the_day_again(
    player: Player, *, was_carried: bool
) -> None:
    next_day = MORNING + timedelta(days=1)
    wrong, right = given(1, "bread", grams=52_000), given(2, "bread", grams=5_200, at=MORNING + timedelta(minutes=3))
    player.play(wrong)
    player.play(events.GiftCorrected(id=right.id, at=right.at, day=DAY, gift=wrong.id, right=right))
    player.play(carried(3, "bread"))
    if was_carried:
        player.play(given(4, "dry_goods", grams=1_000))
        player.play(carried(5, "dry_goods"))
    player.play(events.DayClosed(id=UUID(int=6), at=MORNING + timedelta(hours=2), day=DAY))
    late, emporio = given(7, "dry_goods", grams=2_500), places.destinations_of(NETWORK)[0].id
    player.play(events.LateEntry(id=UUID(int=8), at=next_day, reason="sheet_found", given=late, went_to=emporio))
    known = collecting.equation(DAY)
    assert known.collected_grams == 5_200 + 2_500 + (1_000 if was_carried else 0)
    assert known.closes
    assert [closing.number for closing in collecting.closings_of(DAY)] == [1, 2]
    assert collecting.is_closed(DAY)
    assert verify().ok


@pytest.mark.django_db
def test_a_day_called_off_is_not_held(player: Player) -> None:
    player.play(events.DayCancelled(id=UUID(int=1), at=MORNING, day=DAY, why="strike"))
    assert [summary.state for summary in collecting.days_of(NETWORK).days] == [DayState.CANCELLED]


@pytest.mark.django_db
def test_food_is_brought_cooked_into_jars_and_received_with_one_missing_where_it_is_shared_next(
    player: Player,
) -> None:
    kitchen, transfer, sunday = UUID(int=21), UUID(int=23), UUID(int=0xDB)
    hub, there = places.hub_of_market(MARKET).id, places.hub_of(identity("network", "rivoli")).id
    stamp = Stamp(actor=SIMULATOR, happened_at=MORNING, recorded_at=MORNING)
    setting.create_kitchen(id=kitchen, network=NETWORK, name="Cucina di prova", keeps_record=True, stamp=stamp)
    player.play(given(1, "fruit", grams=10_000))
    player.play(carried(2, "fruit"))
    noon = MORNING + timedelta(hours=1)
    player.play(events.Brought(id=UUID(int=3), at=noon, giver=hub, taker=kitchen, amounts={"fruit": 8_000}))
    player.play(
        events.Cooked(
            id=UUID(int=4),
            at=noon,
            kitchen=kitchen,
            used={"fruit": 8_000},
            added="sugar",
            added_grams=800,
            makes="jars",
            pieces=20,
            piece_grams=350,
            date_kind="best_before",
            use_until=SATURDAY + timedelta(days=300),
        )
    )
    player.play(events.Sent(id=transfer, at=noon, giver=kitchen, taker=there, amounts={"jars": 12}))
    player.play(events.Received(id=UUID(int=5), at=noon, transfer=transfer, missing={"jars": 1}))
    player.play(events.Received(id=UUID(int=6), at=noon, transfer=UUID(int=99), missing={}))
    assert {lot.category: lot.amount for lot in collecting.stock_of(kitchen, on=SATURDAY)} == {"jars": 8}
    assert {lot.category: lot.amount for lot in collecting.stock_of(there, on=SATURDAY)} == {"jars": 11}
    neighbour = replace(player, network=identity("network", "rivoli"))
    market = identity("market", "rivoli", "piazza-aldo-moro")
    neighbour.play(events.DayOpened(id=sunday, at=noon, market=market, on=SATURDAY, ways={}))
    assert [(pile.category, pile.pieces) for pile in sharing.free_of(sunday)] == [("jars", 11)]
    assert collecting.sums(DAY).closes
    assert verify().ok


@pytest.mark.django_db
def test_meals_past_their_day_and_what_is_recalled_are_thrown_away(player: Player) -> None:
    kitchen, hub = UUID(int=21), places.hub_of_market(MARKET).id
    stamp = Stamp(actor=SIMULATOR, happened_at=MORNING, recorded_at=MORNING)
    setting.create_kitchen(id=kitchen, network=NETWORK, name="Cucina di prova", keeps_record=True, stamp=stamp)
    for number, category in enumerate(("vegetables", "dry_goods"), start=1):
        player.play(given(number, category, grams=4_000))
        player.play(carried(number + 10, category))
    noon = MORNING + timedelta(hours=1)
    amounts = {"vegetables": 4_000, "dry_goods": 4_000}
    player.play(events.Brought(id=UUID(int=21), at=noon, giver=hub, taker=kitchen, amounts=amounts))
    player.play(
        events.Cooked(
            id=UUID(int=22),
            at=noon,
            kitchen=kitchen,
            used={"vegetables": 4_000},
            added="",
            added_grams=0,
            makes="meals",
            pieces=8,
            piece_grams=400,
            date_kind="use_by",
            use_until=SATURDAY + timedelta(days=2),
        )
    )
    player.play(events.MealsServed(id=UUID(int=23), at=noon, kitchen=kitchen, how="taken", pieces=3))
    player.play(events.Recalled(id=UUID(int=24), at=noon, day=DAY, gift=UUID(int=2), why="label"))
    player.play(events.Recalled(id=UUID(int=25), at=noon, day=DAY, gift=UUID(int=99), why="label"))
    late = noon + timedelta(days=3)
    player.play(events.MealsServed(id=UUID(int=26), at=late, kitchen=kitchen, how="eaten_here", pieces=3))
    assert collecting.stock_of(kitchen, on=late.date()) == ()
    sums = collecting.sums_of_network(NETWORK)
    assert sums.grams.discarded_grams == 4_000
    assert (sums.pieces.discarded_pieces, sums.pieces.passed_on_pieces) == (5, 3)
    assert sums.closes
    assert verify().ok


@pytest.mark.django_db
def test_hours_that_change_in_mid_season_are_played_as_they_were() -> None:
    start = date(2021, 9, 27)
    set_stage(start, ["collegno"])
    days = draw(Season(seed=7, start=start, weeks=2, network="collegno"))
    play(days, title="season")
    garden = identity("market", "collegno", "orto-urbano")
    opened = [
        event.at.astimezone(ROME).time()
        for day in days
        if day.market == garden
        for event in day.events[:9]
        if isinstance(event, events.DayOpened)
    ]
    assert opened == [time(17, 30), time(15, 30)]
    sums = collecting.sums_of_network(identity("network", "collegno"))
    assert sums.closes
    assert sums.pieces.made_pieces > 20
    assert sums.pieces.stock_pieces == 0
    assert len(played_days(["collegno"])) == len(days) == 6


@pytest.mark.django_db
def test_an_open_table_is_laid_counted_and_cleared_without_a_name() -> None:
    start = date(2021, 5, 3)
    set_stage(start, ["moncalieri"])
    days = draw(Season(seed=7, start=start, weeks=1, network="moncalieri"))
    play(days, title="season")
    (table,) = sharing.tables_of_day(days[0].id)
    tickets = sum(event.tickets for event in days[0].events if isinstance(event, events.TicketsGiven))
    assert not table.is_open
    assert table.tallies[Tally.PEOPLE] == table.tallies[Tally.TICKETS] == tickets >= 25
    assert table.grams > 10_000
    assert collecting.sums(days[0].id).closes
    assert verify().ok
