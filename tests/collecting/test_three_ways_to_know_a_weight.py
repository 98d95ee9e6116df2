"""At the stall, at the hub by crates, or one total for the day."""

import pytest

from fabene.collecting import services
from fabene.collecting.values import Food, Oddity, Place, Way
from fabene.core.errors import ConflictError
from fabene.core.owners import OwnerKind
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from tests.collecting.market import (
    BREAD,
    NOBODY_KNOWS,
    SHOPPER,
    Saturday,
    ledger_grams,
    open_saturday,
    stall_amounts,
)
from tests.remembered import Remember
from tests.world import key, stamp


@pytest.fixture
def saturday(remember: Remember) -> Saturday:
    return remember(open_saturday)


def test_crates_are_guessed_then_weighed_and_bread_is_weighed_twice(saturday: Saturday) -> None:
    saturday.choose("bread by weight", Way.AT_STALL, category="bread")
    saturday.tick("five crates", 5, source=saturday.stall("12"))
    saturday.tick("three crates", 3, source=saturday.stall("27"))
    saturday.guess("guess", "180")
    saturday.give("bread", "60", source=saturday.stall("31"), food=BREAD)
    assert stall_amounts(saturday.seen(), "fruit") == {"12": (112_500, True), "27": (67_500, True)}

    saturday.weigh("fruit", "208")
    saturday.weigh("bread at the hub", "60", category="bread")
    saturday.discard("rotten", "8")

    view = saturday.seen()
    assert stall_amounts(view, "fruit") == {"12": (130_000, True), "27": (78_000, True)}
    assert stall_amounts(view, "bread") == {"31": (60_000, False)}
    assert view.restated_grams == 28_000
    assert view.equation.shrinkage_grams == 0
    assert view.equation.collected_grams == 268_000
    assert view.equation.discarded_grams == 8_000
    assert view.equation.stock_grams == 260_000
    assert view.equation.closes
    assert view.anomalies == ()
    assert ledger_grams(saturday.day.hub) == 260_000
    assert ledger_grams(saturday.world.grugliasco.market.stand_id) == 0


def test_until_somebody_guesses_a_crate_weighs_what_its_category_usually_does(saturday: Saturday) -> None:
    saturday.tick("two crates", 2, source=saturday.stall("12"))

    fruit = saturday.seen().category("fruit")

    assert fruit is not None
    assert (fruit.crates, fruit.guessed_grams, fruit.hub_grams, fruit.given_grams) == (2, 20_000, None, 20_000)
    assert fruit.estimated


def test_a_guess_holds_for_the_crates_ticked_after_it(saturday: Saturday) -> None:
    saturday.tick("five crates", 5, source=saturday.stall("12"))
    saturday.guess("guess", "180")
    saturday.tick("three crates", 3, source=saturday.stall("27"), when=stamp(13, 30))

    assert stall_amounts(saturday.seen(), "fruit") == {"12": (112_500, True), "27": (67_500, True)}


def test_a_second_weight_of_what_the_stall_weighed_shows_what_is_missing(saturday: Saturday) -> None:
    saturday.choose("bread by weight", Way.AT_STALL, category="bread")
    saturday.give("bread", "60", source=saturday.stall("31"), food=BREAD)
    saturday.weigh("bread at the hub", "58.5", category="bread")

    bread = saturday.seen().category("bread")

    assert bread is not None
    assert (bread.shrinkage_grams, bread.restated_grams, bread.hub_stock_grams) == (1_500, 0, 58_500)


def test_a_heavier_second_weight_is_a_shrinkage_below_zero(saturday: Saturday) -> None:
    saturday.give("bread", "60", source=saturday.stall("31"), food=BREAD)
    saturday.weigh("bread at the hub", "61", category="bread")

    assert saturday.seen().equation.shrinkage_grams == -1_000
    assert saturday.seen().equation.closes


def test_what_a_shopper_weighed_stays_what_it_is_when_the_crates_are_weighed(saturday: Saturday) -> None:
    saturday.tick("four crates", 4, source=saturday.stall("12"))
    saturday.give("an apple", "1", source=SHOPPER)
    saturday.weigh("fruit", "41")

    assert stall_amounts(saturday.seen(), "fruit") == {"12": (40_000, True), "shopper": (1_000, False)}
    assert saturday.seen().equation.shrinkage_grams == 0


def test_scales_that_contradict_each_other_leave_nobody_out(saturday: Saturday) -> None:
    saturday.tick("one crate", 1, source=saturday.stall("12"))
    saturday.give("thirty kilos", "30", source=saturday.stall("27"))
    saturday.weigh("fruit", "20")

    view = saturday.seen()

    assert stall_amounts(view, "fruit") == {"12": (5_000, True), "27": (30_000, False)}
    assert view.equation.shrinkage_grams == 15_000
    assert view.equation.closes


def test_one_total_for_the_day_comes_from_stalls_nobody_wrote_down(saturday: Saturday) -> None:
    saturday.choose("one total", Way.DAY_TOTAL)
    saturday.give("total", "90", source=NOBODY_KNOWS)
    saturday.carry("to the hub")

    view = saturday.seen()

    assert stall_amounts(view, "fruit") == {"unknown": (90_000, False)}
    assert ledger_grams(derived(saturday.day.network, OwnerKind.UNKNOWN_DONOR)) == -90_000
    assert ledger_grams(saturday.day.hub) == 90_000


def test_a_second_total_of_the_same_food_is_refused(saturday: Saturday) -> None:
    saturday.choose("one total", Way.DAY_TOTAL)
    saturday.give("total", "90", source=NOBODY_KNOWS)

    with pytest.raises(ConflictError) as refused:
        saturday.give("another total", "10", source=NOBODY_KNOWS)

    assert refused.value.code == "total_known"
    saturday.give("of celery", "10", source=NOBODY_KNOWS, food=Food(category="fruit", attributes=frozenset({"celery"})))


def test_the_shopper_gift_is_never_counted_as_the_traders(saturday: Saturday) -> None:
    saturday.give("shopper", "2", source=SHOPPER)
    at_stall_12 = saturday.stall("12")
    saturday.give("left at stall 12", "1", source=type(SHOPPER)(kind=SHOPPER.kind, stall=at_stall_12.stall))

    view = saturday.seen()

    assert stall_amounts(view, "fruit") == {"shopper": (3_000, False)}
    assert ledger_grams(derived(saturday.day.network, OwnerKind.SHOPPER)) == -3_000
    assert at_stall_12.stall is not None
    assert ledger_grams(at_stall_12.stall) == 0


def test_crates_are_ticked_only_where_crates_are_the_way(saturday: Saturday) -> None:
    saturday.choose("by weight", Way.AT_STALL)

    with pytest.raises(ConflictError) as refused:
        saturday.tick("crates", 2, source=saturday.stall("12"))

    assert refused.value.code == "way_differs"
    saturday.give("weighed", "2", source=saturday.stall("12"))


def test_a_stall_gives_no_weight_where_the_day_has_one_total(saturday: Saturday) -> None:
    saturday.choose("one total", Way.DAY_TOTAL)

    with pytest.raises(ConflictError) as refused:
        saturday.give("weighed", "2", source=saturday.stall("12"))

    assert refused.value.code == "way_differs"


def test_a_market_chooses_its_way_and_a_category_of_a_day_another(saturday: Saturday) -> None:
    assert saturday.seen().ways["fruit"] == Way.HUB_BY_CRATES  # what the charter says

    services.set_market_way(id=key("way"), market=saturday.day.market, way=Way.AT_STALL, stamp=stamp(9))
    services.set_market_way(id=key("way"), market=saturday.day.market, way=Way.AT_STALL, stamp=stamp(10))
    saturday.choose("fruit in one total", Way.DAY_TOTAL)

    ways = saturday.seen().ways
    assert (ways["bread"], ways["fruit"]) == (Way.AT_STALL, Way.DAY_TOTAL)


def test_what_is_carried_without_a_weight_may_still_be_weighed(saturday: Saturday) -> None:
    saturday.tick("five crates", 5, source=saturday.stall("12"))
    saturday.carry("to the hub")
    assert ledger_grams(saturday.day.hub) == 50_000

    saturday.weigh("fruit", "45")

    assert ledger_grams(saturday.day.hub) == 45_000
    assert saturday.seen().restated_grams == -5_000


def test_a_hub_that_weighs_before_the_stand_writes_knows_no_donor_until_it_does(saturday: Saturday) -> None:
    saturday.weigh("fruit", "100")
    assert [each.oddity for each in saturday.seen().anomalies] == [Oddity.NO_DONOR]

    saturday.tick("from a phone", 4, source=saturday.stall("12"), when=late(12))

    view = saturday.seen()
    assert stall_amounts(view, "fruit") == {"12": (100_000, True)}
    assert [each.oddity for each in view.anomalies] == [Oddity.LATE_ENTRY]
    assert ledger_grams(saturday.day.hub) == 100_000


def test_a_late_tick_shares_the_weight_it_was_part_of(saturday: Saturday) -> None:
    saturday.tick("five crates", 5, source=saturday.stall("12"))
    saturday.weigh("fruit", "208")
    saturday.tick("from a phone", 3, source=saturday.stall("27"), when=late(12))

    assert stall_amounts(saturday.seen(), "fruit") == {"12": (130_000, True), "27": (78_000, True)}


def test_crates_that_come_after_the_weight_stay_on_the_stand_until_the_next(saturday: Saturday) -> None:
    saturday.tick("five crates", 5, source=saturday.stall("12"))
    saturday.weigh("fruit", "60")
    saturday.tick("one more", 1, source=saturday.stall("27"), when=stamp(17))
    left = [each for each in saturday.seen().anomalies if each.oddity == Oddity.LEFT_ON_STAND]
    assert [(each.category, each.place, each.grams) for each in left] == [("fruit", Place.STAND, 10_000)]

    saturday.weigh("second round", "12", when=stamp(18))

    view = saturday.seen()
    assert stall_amounts(view, "fruit") == {"12": (60_000, True), "27": (12_000, True)}
    assert view.anomalies == ()


def test_a_weight_of_nothing_new_is_refused(saturday: Saturday) -> None:
    saturday.tick("five crates", 5, source=saturday.stall("12"))
    saturday.weigh("fruit", "60")

    with pytest.raises(ConflictError) as refused:
        saturday.weigh("fruit again", "60", when=stamp(17))

    assert refused.value.code == "already_weighed"
    assert ledger_grams(saturday.day.hub) == 60_000


def test_what_the_stand_threw_away_was_given_all_the_same(saturday: Saturday) -> None:
    saturday.tick("five crates", 5, source=saturday.stall("12"))
    saturday.discard("at the stand", "4", place=Place.STAND, when=stamp(13))
    saturday.weigh("fruit", "56")

    view = saturday.seen()

    assert stall_amounts(view, "fruit") == {"12": (60_000, True)}
    assert (view.equation.discarded_grams, view.equation.shrinkage_grams) == (4_000, 0)
    assert ledger_grams(saturday.world.grugliasco.market.stand_id) == 0


def test_nothing_is_carried_from_an_empty_stand(saturday: Saturday) -> None:
    with pytest.raises(ConflictError) as refused:
        saturday.carry("nothing")

    assert refused.value.code == "nothing_to_carry"


def late(hour: int) -> Stamp:
    """Return the stamp of what happened at an hour and reached us in the evening."""
    return Stamp(actor=key("user", "sara"), happened_at=stamp(hour).happened_at, recorded_at=stamp(19).recorded_at)
