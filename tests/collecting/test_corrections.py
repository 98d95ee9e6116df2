"""What was written wrong is put right beside it, and everything that followed is restated."""

import pytest

from fabene.collecting import selectors, services
from fabene.collecting.models import Donation
from fabene.collecting.values import Food, Gift, Oddity, Place, Source
from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.ledger.selectors import verify
from tests.collecting.market import BREAD, FRUIT, SHOPPER, Saturday, kg, ledger_grams, open_saturday, stall_amounts
from tests.remembered import Remember
from tests.world import key, stamp


@pytest.fixture
def saturday(remember: Remember) -> Saturday:
    return remember(open_saturday)


@pytest.fixture
def weighed(saturday: Saturday) -> Saturday:
    saturday.tick("five crates", 5, source=saturday.stall("12"))
    saturday.tick("three crates", 3, source=saturday.stall("27"))
    saturday.weigh("fruit", "208")
    return saturday


def crates(source: Source, number: int, *, food: Food = FRUIT) -> Gift:
    return Gift(source=source, food=food, crates=number)


def test_a_crate_too_many_is_shared_out_again_after_the_hub_weighed(weighed: Saturday) -> None:
    weighed.correct("four", "five crates", crates(weighed.stall("12"), 4))

    view = weighed.seen()
    assert stall_amounts(view, "fruit") == {"12": (118_857, True), "27": (89_143, True)}
    assert ledger_grams(weighed.day.hub) == 208_000
    assert view.equation.closes
    assert view.anomalies == ()


def test_the_old_fact_stays_beside_the_new(weighed: Saturday) -> None:
    corrected = weighed.correct("four", "five crates", crates(weighed.stall("12"), 4))

    assert corrected is not None
    assert corrected.id == key("four")
    assert Donation.objects.get(id=key("five crates")).crates == 5
    assert [each.gift.crates for each in selectors.donations(weighed.day.id)] == [4, 3] or [
        each.gift.crates for each in selectors.donations(weighed.day.id)
    ] == [3, 4]
    assert verify().ok


def test_the_wrong_stall_was_tapped(weighed: Saturday) -> None:
    weighed.correct("stall 44", "three crates", crates(weighed.stall("44"), 3))

    assert stall_amounts(weighed.seen(), "fruit") == {"12": (130_000, True), "44": (78_000, True)}
    assert ledger_grams(weighed.world.grugliasco.stalls["27"].id) == 0


def test_the_wrong_category_was_tapped(weighed: Saturday) -> None:
    weighed.correct("roots", "three crates", crates(weighed.stall("27"), 3, food=Food(category="roots")))

    view = weighed.seen()
    assert stall_amounts(view, "fruit") == {"12": (208_000, True)}
    assert list(stall_amounts(view, "roots")) == ["27"]
    assert view.equation.closes


def test_a_gift_that_never_happened_is_taken_back(weighed: Saturday) -> None:
    assert weighed.correct("never", "three crates", None) is None

    assert stall_amounts(weighed.seen(), "fruit") == {"12": (208_000, True)}


def test_when_no_gift_is_left_the_weight_has_no_donor(weighed: Saturday) -> None:
    weighed.correct("never", "three crates", None)
    weighed.correct("never ever", "five crates", None)

    view = weighed.seen()
    assert [(each.oddity, each.grams) for each in view.anomalies] == [(Oddity.NO_DONOR, 208_000)]
    assert view.equation.closes


def test_less_bread_than_written_becomes_less_shrinkage(saturday: Saturday) -> None:
    saturday.give("bread", "60", source=saturday.stall("31"), food=BREAD)
    saturday.weigh("at the hub", "55", category="bread")
    assert saturday.seen().equation.shrinkage_grams == 5_000

    saturday.correct("fifty-six", "bread", Gift(source=saturday.stall("31"), food=BREAD, weight=kg("56")))

    view = saturday.seen()
    assert (view.equation.collected_grams, view.equation.shrinkage_grams) == (56_000, 1_000)
    assert ledger_grams(saturday.day.hub) == 55_000


def test_less_bread_than_written_was_carried_too(saturday: Saturday) -> None:
    saturday.give("bread", "60", source=saturday.stall("31"), food=BREAD)
    saturday.carry("to the hub", category="bread")

    saturday.correct("six", "bread", Gift(source=saturday.stall("31"), food=BREAD, weight=kg("6")))

    assert ledger_grams(saturday.day.hub) == 6_000
    assert ledger_grams(saturday.world.grugliasco.market.stand_id) == 0


def test_a_correction_is_corrected_by_the_next(weighed: Saturday) -> None:
    weighed.correct("four", "five crates", crates(weighed.stall("12"), 4))
    weighed.correct("five after all", "four", crates(weighed.stall("12"), 5))

    assert stall_amounts(weighed.seen(), "fruit") == {"12": (130_000, True), "27": (78_000, True)}


def test_one_fact_is_corrected_once(weighed: Saturday) -> None:
    weighed.correct("four", "five crates", crates(weighed.stall("12"), 4))

    with pytest.raises(ConflictError) as refused:
        weighed.correct("six", "five crates", crates(weighed.stall("12"), 6))

    assert refused.value.code == "already_corrected"


def test_a_correction_has_a_reason(weighed: Saturday) -> None:
    with pytest.raises(FabeneError) as refused:
        services.correct_donation(id=key("why"), donation=key("five crates"), to=None, reason=" ", stamp=stamp(18))

    assert refused.value.code == "text_missing"


def test_nobody_corrects_what_is_not_there(weighed: Saturday) -> None:
    with pytest.raises(NotFoundError) as refused:
        weighed.correct("why", "no such gift", None)

    assert refused.value.code == "donation_not_found"


def test_a_correction_is_held_to_what_a_gift_is(weighed: Saturday) -> None:
    with pytest.raises(FabeneError) as refused:
        weighed.correct("both", "five crates", Gift(source=SHOPPER, food=FRUIT, weight=kg("1"), crates=1))

    assert refused.value.code == "weight_or_crates"


def test_a_hub_weight_written_wrong_is_restated(weighed: Saturday) -> None:
    corrected = services.correct_weighing(
        id=key("right"), weighing=key("fruit"), to=kg("280"), reason="cifre scambiate", stamp=stamp(17)
    )

    assert corrected is not None
    assert corrected.grams == 280_000
    assert weighed.seen().restated_grams == 200_000
    assert ledger_grams(weighed.day.hub) == 280_000


def test_a_hub_weight_that_never_happened_puts_the_crates_back_on_the_stand(weighed: Saturday) -> None:
    assert (
        services.correct_weighing(id=key("right"), weighing=key("fruit"), to=None, reason="non pesata", stamp=stamp(17))
        is None
    )

    assert ledger_grams(weighed.day.hub) == 0
    assert ledger_grams(weighed.world.grugliasco.market.stand_id) == 80_000


def test_a_weight_is_moved_to_cover_the_crate_written_after_it(weighed: Saturday) -> None:
    weighed.tick("forgotten", 2, source=weighed.stall("44"), when=stamp(17))
    services.correct_weighing(
        id=key("right"),
        weighing=key("fruit"),
        to=kg("208"),
        at=stamp(17).happened_at,
        reason="c'era già",
        stamp=stamp(18),
    )

    assert stall_amounts(weighed.seen(), "fruit")["44"] == (41_600, True)
    assert weighed.seen().anomalies == ()


@pytest.mark.parametrize("place", Place)
def test_a_discard_written_wrong_is_put_right(saturday: Saturday, place: Place) -> None:
    saturday.give("bread", "60", source=saturday.stall("31"), food=BREAD)
    if place == Place.HUB:
        saturday.carry("to the hub", category="bread", when=stamp(13))
    saturday.discard("eighty", "50", place=place, category="bread", when=stamp(14))

    services.correct_discard(id=key("five"), discard=key("eighty"), to=kg("5"), reason="virgola", stamp=stamp(17))
    assert saturday.seen().equation.discarded_grams == 5_000
    services.correct_discard(id=key("none"), discard=key("five"), to=None, reason="era buono", stamp=stamp(18))

    view = saturday.seen()
    assert view.equation.discarded_grams == 0
    assert view.equation.stock_grams == 60_000
    assert verify().ok
