"""Jars are counted, nappies are no food, and a farm gives without a stall: beside the kilos, never in them."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from fabene.collecting import selectors, services
from fabene.collecting.models import Donation
from fabene.collecting.values import Food, Gift, Oddity, Place, Reason, Source, SourceKind, Way, Weight
from fabene.core.equation import PiecesEquation
from fabene.core.food import NO_LAST_DAY, DateKind
from fabene.core.quantities import Measure
from fabene.ledger.selectors import verify
from fabene.ledger.values import Unit
from fabene.places import selectors as places
from tests.collecting.elsewhere import Elsewhere, build_elsewhere, from_farm, refused
from tests.collecting.market import BREAD, FRUIT, JARS, SHOPPER, kg, pieces
from tests.remembered import Remember
from tests.world import SATURDAY, key, stamp

NAPPIES = Food(category="baby")


@pytest.fixture
def there(remember: Remember) -> Elsewhere:
    return remember(build_elsewhere)


def give(there: Elsewhere, *, food: Food, weight: Weight, source: Source = SHOPPER, word: str = "more") -> object:
    return services.record_donation(
        id=key(word), day=there.saturday.day.id, source=source, food=food, weight=weight, stamp=stamp(13)
    )


def test_a_farm_gives_twelve_jars_and_they_are_in_no_figure_of_kilos(there: Elsewhere) -> None:
    view = there.saturday.seen()

    assert view.equation.collected_grams == 10_000
    assert view.pieces == PiecesEquation(collected_pieces=12, stock_pieces=12)
    assert [each.category for each in view.categories] == ["fruit"]
    (jars,) = view.counted
    assert (jars.category, jars.given_pieces, jars.hub_pieces, jars.hub_stock_pieces) == ("jars", 12, 12, 12)
    assert [(each.label, each.donor, each.pieces, each.grams) for each in jars.amounts] == [
        ("Cascina Rossi", there.farm.id, 12, 0)
    ]
    assert [(giver.source, giver.grams, giver.pieces) for giver in view.givers] == [
        (SourceKind.STALL, 10_000, 0),
        (SourceKind.DONOR, 0, 12),
    ]
    assert there.held(there.farm.id, unit=Unit.PIECES) == -12
    assert there.closes()
    assert verify().ok


def test_the_first_gift_writes_itself_into_the_agreement_of_a_farm_and_a_stall(there: Elsewhere) -> None:
    givers = (there.farm.id, there.saturday.world.grugliasco.stalls["12"].id)
    assert [str(places.agreements(givers)[giver].state) for giver in givers] == ["first_gift", "first_gift"]
    assert places.agreement_of(there.saturday.world.grugliasco.stalls["27"].id) is None


def test_jars_at_the_hub_are_a_supply_of_what_they_are_declared_to_weigh(there: Elsewhere) -> None:
    supply = next(each for each in selectors.supplies(there.saturday.day.id) if each.category == "jars")

    assert (supply.measure, supply.pieces, supply.pack_grams, supply.grams) == (Measure.PIECES, 12, 300, 3600)
    assert supply.food
    assert [(share.lot, share.amount, share.grams) for share in supply.lots] == [(there.jars, 12, 3600)]


def test_nappies_are_no_food_have_no_date_and_weigh_nothing(there: Elsewhere) -> None:
    give(there, food=NAPPIES, weight=pieces(40))
    services.carry(id=key("carried"), day=there.saturday.day.id, category="baby", stamp=stamp(14))

    supply = next(each for each in selectors.supplies(there.saturday.day.id) if each.category == "baby")
    assert (supply.pieces, supply.grams, supply.pack_grams, supply.food) == (40, 0, 0, False)
    assert supply.last_day == NO_LAST_DAY
    assert not supply.expired
    assert there.saturday.seen().equation.collected_grams == 10_000


def test_jars_ticked_in_crates_are_restated_by_the_count_and_shared_out_by_crates(there: Elsewhere) -> None:
    day = there.saturday.day.id
    for word, crates, label in (("a", 2, "12"), ("b", 1, "27")):
        services.tick_crates(
            id=key(word), day=day, source=there.saturday.stall(label), food=JARS, crates=crates, stamp=stamp(17)
        )
    (before,) = there.saturday.seen().counted
    services.guess_weight(id=key("guess"), day=day, category="jars", weight=pieces(30), stamp=stamp(17, 5))
    services.weigh(id=key("counted"), day=day, category="jars", weight=pieces(33), stamp=stamp(18))

    (after,) = there.saturday.seen().counted
    assert (before.crates, before.guessed_pieces, before.estimated) == (3, 36, True)
    assert (after.given_pieces, after.restated_pieces) == (45, 3)
    assert [(each.label, each.pieces) for each in after.amounts] == [("12", 22), ("27", 11), ("Cascina Rossi", 12)]
    assert there.closes()


def test_two_jars_break_and_a_count_finds_one_less(there: Elsewhere) -> None:
    day = there.saturday.day.id
    broken = services.discard(
        id=key("broken"),
        day=day,
        place=Place.HUB,
        category="jars",
        weight=pieces(2),
        reason=Reason.BROKEN,
        stamp=stamp(17),
    )
    counted = services.count_stock(id=key("count"), day=day, category="jars", weight=pieces(9), stamp=stamp(18))

    assert (broken.grams, broken.pieces, counted.pieces) == (None, 2, 9)
    (jars,) = there.saturday.seen().counted
    assert (jars.equation.discarded_pieces, jars.equation.unexplained_pieces, jars.hub_stock_pieces) == (2, 1, 9)
    assert (jars.counts[0].ledger_pieces, jars.counts[0].ledger_grams) == (10, 0)
    assert there.closes()


def test_a_farms_gift_is_corrected_and_what_stands_at_the_stand_in_pieces_is_odd(there: Elsewhere) -> None:
    gift = Gift(source=from_farm(there.farm), food=JARS, weight=pieces(20))
    corrected = there.saturday.correct("corrected", "jars", gift)
    give(there, food=JARS, weight=pieces(3), word="late", source=there.saturday.stall("12"))
    services.record_donation(
        id=key("after"), day=there.saturday.day.id, source=SHOPPER, food=JARS, weight=pieces(4), stamp=stamp(19)
    )

    assert corrected is not None
    assert (corrected.grams, corrected.pieces, corrected.gift) == (None, 20, gift)
    odd = {each.oddity: each for each in there.saturday.seen(today=date(2021, 5, 9)).anomalies}
    assert (odd[Oddity.LEFT_ON_STAND].grams, odd[Oddity.LEFT_ON_STAND].pieces) == (0, 4)
    assert there.closes()


def test_jars_of_another_weight_are_another_lot(there: Elsewhere) -> None:
    give(there, food=replace(JARS, piece_grams=500), weight=pieces(1), source=from_farm(there.farm))
    assert Donation.objects.filter(donor=there.farm.id).values("lot").distinct().count() == 2


@pytest.mark.parametrize(
    ("food", "weight", "code"),
    [
        (JARS, kg("3"), "counted_not_weighed"),
        (FRUIT, pieces(3), "weighed_not_counted"),
        (JARS, pieces(0), "pieces_not_positive"),
        (JARS, pieces("1.5"), "pieces_not_whole"),
        (replace(JARS, piece_grams=0), pieces(1), "piece_grams_out_of_range"),
        (replace(BREAD, piece_grams=100), kg("1"), "piece_grams_not_expected"),
        (replace(NAPPIES, piece_grams=100), pieces(1), "piece_grams_not_expected"),
        (replace(NAPPIES, date_kind=DateKind.USE_BY, label_date=SATURDAY), pieces(1), "date_not_expected"),
    ],
)
def test_an_amount_that_does_not_fit_its_category_is_refused(
    there: Elsewhere, food: Food, weight: Weight, code: str
) -> None:
    assert refused(lambda: give(there, food=food, weight=weight)) == code


def test_what_is_counted_has_no_way_to_know_its_weight(there: Elsewhere) -> None:
    assert refused(lambda: there.saturday.choose("way", Way.DAY_TOTAL, category="jars")) == "counted_not_weighed"


def test_a_donor_is_named_when_a_donor_gives_and_only_then(there: Elsewhere) -> None:
    stall = there.saturday.stall("12").stall
    sources = {
        "donor_missing": Source(kind=SourceKind.DONOR),
        "stall_not_expected": Source(kind=SourceKind.DONOR, donor=there.farm.id, stall=stall),
        "donor_not_expected": Source(kind=SourceKind.STALL, stall=stall, donor=there.farm.id),
        "donor_not_found": Source(kind=SourceKind.DONOR, donor=key("nobody")),
    }
    codes = [refused(partial(give, there, food=FRUIT, weight=kg("1"), source=source)) for source in sources.values()]
    assert codes == list(sources)


def test_a_donor_of_another_network_does_not_give_here(there: Elsewhere) -> None:
    rivoli = there.saturday.world.rivoli
    day = services.open_day(
        id=key("friday"), network=rivoli.network.id, market=rivoli.market.id, date=SATURDAY, stamp=stamp(9)
    )
    code = refused(
        lambda: services.record_donation(
            id=key("x"), day=day.id, source=from_farm(there.farm), food=FRUIT, weight=kg("1"), stamp=stamp(12)
        )
    )
    assert code == "donor_of_another_network"
