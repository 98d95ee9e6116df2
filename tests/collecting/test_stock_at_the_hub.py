"""What the hub has to share, what it throws away, and what it counts."""

from dataclasses import replace
from datetime import timedelta

import pytest

from fabene.collecting import selectors, services
from fabene.collecting.values import Food, LotShare, Oddity, Place, Reason, Source, Supply, Way
from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.core.food import DateKind
from fabene.core.owners import OwnerKind
from fabene.lib.ids import derived
from tests.collecting.market import BREAD, SHOPPER, Saturday, kg, ledger_grams, open_saturday, yoghurt
from tests.remembered import Remember
from tests.world import SATURDAY, TUESDAY, key, stamp

CELERY = Food(category="vegetables", attributes=frozenset({"celery"}))


@pytest.fixture
def saturday(remember: Remember) -> Saturday:
    return remember(open_saturday)


def at_hub(saturday: Saturday, word: str, kilos: str, *, food: Food, source: Source = SHOPPER) -> None:
    saturday.give(word, kilos, source=source, food=food)
    saturday.carry(f"{word} carried", category=food.category)


def supplies(saturday: Saturday) -> list[Supply]:
    return selectors.supplies(saturday.day.id)


def test_what_two_stalls_gave_of_one_food_is_one_supply(saturday: Saturday) -> None:
    saturday.give("a", "3", source=saturday.stall("31"), food=BREAD)
    saturday.give("b", "2", source=saturday.stall("12"), food=BREAD)
    saturday.carry("bread", category="bread")

    (bread,) = supplies(saturday)

    assert (bread.category, bread.grams, bread.expired) == ("bread", 5_000, False)
    assert "gluten" in bread.attributes
    assert sorted(share.grams for share in bread.lots) == [2_000, 3_000]


def test_celery_on_the_spot_makes_a_supply_of_its_own(saturday: Saturday) -> None:
    saturday.give("plain", "3", source=SHOPPER, food=Food(category="vegetables"))
    saturday.give("mixed", "2", source=SHOPPER, food=CELERY)
    saturday.carry("vegetables", category="vegetables")

    assert {(supply.grams, supply.attributes) for supply in supplies(saturday)} == {
        (3_000, frozenset()),
        (2_000, frozenset({"celery"})),
    }


def test_a_label_that_was_read_says_all_there_is_in_it(saturday: Saturday) -> None:
    read = Food(category="bread", attributes=frozenset({"soy"}), label_read=True)

    assert saturday.give("rice bread", "1", source=SHOPPER, food=read).attributes == {"soy"}


def test_what_must_be_eaten_first_comes_first_and_what_is_past_its_date_is_flagged(saturday: Saturday) -> None:
    yesterday = SATURDAY - timedelta(days=1)
    saturday.give("fresh", "1", source=SHOPPER, food=yoghurt(SATURDAY + timedelta(days=9)))
    saturday.give("today", "2", source=SHOPPER, food=yoghurt(SATURDAY))
    saturday.give("late", "3", source=SHOPPER, food=yoghurt(yesterday))
    saturday.carry("dairy", category="dairy")

    assert [(each.grams, each.label_date, each.expired) for each in supplies(saturday)] == [
        (3_000, yesterday, True),
        (2_000, SATURDAY, False),
        (1_000, SATURDAY + timedelta(days=9), False),
    ]


def test_use_by_and_best_before_are_not_one_supply(saturday: Saturday) -> None:
    saturday.give("use by", "1", source=SHOPPER, food=yoghurt(SATURDAY))
    saturday.give("best before", "1", source=SHOPPER, food=yoghurt(SATURDAY, kind=DateKind.BEST_BEFORE))
    saturday.carry("dairy", category="dairy")

    assert len(supplies(saturday)) == 2


def test_what_stayed_on_saturday_is_there_on_tuesday(saturday: Saturday) -> None:
    at_hub(saturday, "roots", "10", food=Food(category="roots"))
    tuesday = open_saturday(saturday.world, day=TUESDAY, word="tuesday")

    (roots,) = supplies(tuesday)

    assert (roots.grams, roots.last_day) == (10_000, SATURDAY + timedelta(days=7))
    assert roots.id != supplies(saturday)[0].id
    assert tuesday.seen().equation.stock_grams == 0  # counted on the day it was born


def test_what_came_on_tuesday_is_not_shared_on_saturday(saturday: Saturday) -> None:
    tuesday = open_saturday(saturday.world, day=TUESDAY, word="tuesday")
    at_hub(tuesday, "roots", "10", food=Food(category="roots"))

    assert supplies(saturday) == []


def test_a_discard_takes_from_every_lot_its_part(saturday: Saturday) -> None:
    saturday.give("a", "30", source=saturday.stall("31"), food=BREAD)
    saturday.give("b", "10", source=saturday.stall("12"), food=BREAD)
    saturday.carry("bread", category="bread")

    saturday.discard("mould", "4", category="bread")

    assert sorted(share.grams for share in supplies(saturday)[0].lots) == [9_000, 27_000]
    (discarded,) = saturday.seen().categories[0].discards
    assert (discarded.reason, discarded.place, discarded.grams) == (Reason.SPOILED, Place.HUB, 4_000)


def test_what_is_past_its_date_is_thrown_away_by_its_supply(saturday: Saturday) -> None:
    saturday.give("late", "3", source=SHOPPER, food=yoghurt(SATURDAY - timedelta(days=1)))
    saturday.give("good", "5", source=SHOPPER, food=yoghurt(SATURDAY))
    saturday.carry("dairy", category="dairy")
    late = supplies(saturday)[0]

    services.discard(
        id=key("thrown"),
        day=saturday.day.id,
        place=Place.HUB,
        category="dairy",
        weight=kg("3"),
        reason=Reason.PAST_DATE,
        supply=late.id,
        stamp=stamp(17),
    )

    assert [(each.grams, each.expired) for each in supplies(saturday)] == [(5_000, False)]


@pytest.mark.parametrize("category", ["dairy", "bread"])
def test_a_supply_that_is_not_there_is_not_thrown_away(saturday: Saturday, category: str) -> None:
    at_hub(saturday, "bread", "3", food=BREAD)

    with pytest.raises(NotFoundError) as refused:
        services.discard(
            id=key("thrown"),
            day=saturday.day.id,
            place=Place.HUB,
            category=category,
            weight=kg("3"),
            reason=Reason.UNFIT,
            supply=key("no supply") if category == "bread" else supplies(saturday)[0].id,
            stamp=stamp(17),
        )

    assert refused.value.code == "supply_not_found"


@pytest.mark.parametrize("place", Place)
def test_nothing_is_thrown_away_of_what_never_came(saturday: Saturday, place: Place) -> None:
    with pytest.raises(ConflictError) as refused:
        saturday.discard("mould", "4", place=place, category="bread")

    assert refused.value.code == "nothing_there"


def test_throwing_away_more_than_there_is_is_recorded_and_shown(saturday: Saturday) -> None:
    at_hub(saturday, "bread", "3", food=BREAD)

    saturday.discard("mould", "4", category="bread")

    view = saturday.seen()
    assert [(each.oddity, each.place, each.grams) for each in view.anomalies] == [
        (Oddity.NEGATIVE_STOCK, Place.HUB, -1_000)
    ]
    assert view.equation.closes
    assert supplies(saturday) == []


def test_a_late_gift_fills_the_hole(saturday: Saturday) -> None:
    at_hub(saturday, "bread", "3", food=BREAD)
    saturday.discard("mould", "4", category="bread")
    saturday.give("late", "5", source=saturday.stall("31"), food=BREAD)

    (bread,) = supplies(saturday)  # carried with the rest: it happened before

    assert bread.grams == 4_000
    assert sum(share.grams for share in bread.lots) == 4_000


def test_what_nobody_can_explain_is_unexplained(saturday: Saturday) -> None:
    at_hub(saturday, "bread", "10", food=BREAD)

    saturday.count("counted", "9.4", category="bread")

    assert ledger_grams(saturday.day.hub) == 9_400
    assert ledger_grams(derived(saturday.day.network, OwnerKind.UNEXPLAINED)) == 600
    assert saturday.seen().equation.unexplained_grams == 600
    assert saturday.seen().equation.shrinkage_grams == 0


def test_an_empty_shelf_is_counted_too(saturday: Saturday) -> None:
    at_hub(saturday, "bread", "10", food=BREAD)

    saturday.count("counted", "0", category="bread")

    assert supplies(saturday) == []


def test_more_than_the_ledger_knows_is_unexplained_below_zero(saturday: Saturday) -> None:
    saturday.count("found on a shelf", "2", category="bread")

    (bread,) = supplies(saturday)
    assert bread.grams == 2_000
    assert saturday.seen().equation.unexplained_grams == -2_000
    assert saturday.seen().equation.closes


def test_a_count_below_zero_is_refused(saturday: Saturday) -> None:
    with pytest.raises(FabeneError) as refused:
        saturday.count("counted", "-1", category="bread")

    assert refused.value.code == "weight_not_positive"


def test_the_lots_of_a_supply_add_up_even_when_one_is_below_nothing(saturday: Saturday) -> None:
    saturday.choose("by weight", Way.AT_STALL)
    saturday.weigh("before the stand wrote", "10")  # nobody's lot
    saturday.discard("rotten", "4")
    saturday.give("late", "10", source=saturday.stall("12"), when=replace(stamp(19), happened_at=stamp(12).happened_at))

    (fruit,) = supplies(saturday)

    assert fruit.grams == 6_000
    assert fruit.lots == (LotShare(lot=fruit.lots[0].lot, grams=6_000),)


def test_a_lot_tells_where_it_came_from_and_went(saturday: Saturday) -> None:
    gift = saturday.tick("crates", 2, source=saturday.stall("12"))
    saturday.weigh("fruit", "21")
    saturday.discard("rotten", "1")

    history = selectors.lot_history(gift.lot)

    assert history.donor == saturday.stall("12").stall
    assert [move.kind for move in history.moves] == ["donation", "reversal", "donation", "carrying", "discard"]
    assert history.moves[-1].grams[saturday.day.hub] == -1_000
    assert (history.equation.collected_grams, history.equation.stock_grams) == (21_000, 20_000)
    with pytest.raises(NotFoundError):
        selectors.lot_history(key("no lot"))
