"""A phone sends again what it is not sure of; what makes no sense is refused with its reason."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from fabene.collecting import selectors, services
from fabene.collecting.models import Discard, Donation, Guess, Lot, Weighing
from fabene.collecting.values import Food, Source, SourceKind, Weight
from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.core.food import DateKind
from fabene.core.quantities import MAX_CRATES
from fabene.ledger.selectors import heads
from tests.collecting.market import BREAD, FRUIT, NOBODY_KNOWS, SHOPPER, Saturday, kg, open_saturday, yoghurt
from tests.remembered import Remember
from tests.world import SATURDAY, key, stamp

Deed = Callable[[Saturday], object]


def build_saturday() -> Saturday:
    saturday = open_saturday()
    saturday.tick("before", 2, source=saturday.stall("12"))
    return saturday


@pytest.fixture
def saturday(remember: Remember) -> Saturday:
    return remember(build_saturday)


DEEDS: dict[str, Deed] = {
    "give": lambda saturday: saturday.give("again", "1.5", source=SHOPPER),
    "tick": lambda saturday: saturday.tick("again", 3, source=saturday.stall("27")),
    "guess": lambda saturday: saturday.guess("again", "44"),
    "carry": lambda saturday: saturday.carry("again"),
    "weigh": lambda saturday: saturday.weigh("again", "44"),
    "discard": lambda saturday: saturday.discard("again", "4"),
    "count": lambda saturday: saturday.count("again", "19"),
    "cancel": lambda saturday: saturday.correct("again", "before", None),
}
OTHERWISE: dict[str, Deed] = {
    "give": lambda saturday: saturday.give("again", "1.6", source=SHOPPER),
    "tick": lambda saturday: saturday.tick("again", 4, source=saturday.stall("27")),
    "guess": lambda saturday: saturday.guess("again", "45"),
    "carry": lambda saturday: saturday.carry("again", category="bread"),
    "weigh": lambda saturday: saturday.weigh("again", "45"),
    "discard": lambda saturday: saturday.discard("again", "5"),
    "count": lambda saturday: saturday.count("again", "18"),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_sent_again_it_is_answered_the_same_and_done_once(saturday: Saturday, deed: str) -> None:
    first = DEEDS[deed](saturday)
    before = heads(), saturday.seen()

    for _ in range(3):
        assert DEEDS[deed](saturday) == first

    assert (heads(), saturday.seen()) == before


@pytest.mark.parametrize("deed", OTHERWISE)
def test_the_same_id_with_other_content_is_refused(saturday: Saturday, deed: str) -> None:
    DEEDS[deed](saturday)
    before = heads()

    with pytest.raises(ConflictError) as refused:
        OTHERWISE[deed](saturday)

    assert refused.value.code == "id_used_for_something_else"
    assert heads() == before


def test_the_same_weight_written_otherwise_is_the_same(saturday: Saturday) -> None:
    first = saturday.give("again", "1.5", source=SHOPPER)

    assert saturday.give("again", "1.500", source=SHOPPER) == first


def test_the_unit_somebody_typed_is_kept_beside_the_grams(saturday: Saturday) -> None:
    for unit, grams in {"kg": 1000, "lb": 454, "st": 6350, "g": 1, "hg": 100}.items():
        gift = services.record_donation(
            id=key(unit),
            day=saturday.day.id,
            source=SHOPPER,
            food=FRUIT,
            weight=Weight(amount=Decimal(1), unit=unit),
            stamp=stamp(),
        )
        assert (gift.grams, gift.gift.weight) == (grams, Weight(amount=Decimal(1), unit=unit))


@pytest.mark.parametrize(
    ("weight", "code"),
    [
        (kg("0"), "weight_not_positive"),
        (kg("-1"), "weight_not_positive"),
        (kg("0.0004"), "weight_not_positive"),
        (kg("NaN"), "amount_not_a_number"),
        (kg("Infinity"), "amount_not_a_number"),
        (kg("0.12345"), "too_many_decimals"),
        (kg("500.1"), "crate_too_heavy"),
        (kg("9" * 40), "amount_too_large"),
        (Weight(amount=Decimal(1), unit="oz"), "unit_unknown"),
    ],
)
def test_a_weight_that_makes_no_sense_is_refused(saturday: Saturday, weight: Weight, code: str) -> None:
    with pytest.raises(FabeneError) as refused:
        services.record_donation(
            id=key("odd"), day=saturday.day.id, source=SHOPPER, food=FRUIT, weight=weight, stamp=stamp()
        )

    assert refused.value.code == code


def test_half_a_ton_is_a_crate_and_a_gram_more_is_not(saturday: Saturday) -> None:
    saturday.give("half a ton", "500", source=SHOPPER)

    with pytest.raises(FabeneError) as refused:
        saturday.give("more", "500.001", source=SHOPPER)

    assert refused.value.data["limit_kg"] == 500


def test_a_day_total_may_be_more_than_a_crate(saturday: Saturday) -> None:
    assert saturday.give("total", "1200", source=NOBODY_KNOWS).grams == 1_200_000


@pytest.mark.parametrize("crates", [0, -1, MAX_CRATES + 1])
def test_crates_have_their_limits(saturday: Saturday, crates: int) -> None:
    with pytest.raises(FabeneError) as refused:
        saturday.tick("crates", crates, source=saturday.stall("27"))

    assert refused.value.code in {"crates_not_positive", "too_many_crates"}


def test_ticks_add_up_until_the_limit(saturday: Saturday) -> None:
    saturday.tick("many", MAX_CRATES - 2, source=saturday.stall("12"))

    with pytest.raises(FabeneError) as refused:
        saturday.tick("one more", 1, source=saturday.stall("12"))

    assert refused.value.code == "too_many_crates"


@pytest.mark.parametrize(
    ("food", "code"),
    [
        (Food(category="stones"), "category_unknown"),
        (Food(category="fruit", attributes=frozenset({"magic"})), "attribute_unknown"),
        (replace(yoghurt(SATURDAY), date_kind=DateKind.NONE), "label_date_without_kind"),
        (Food(category="dairy", date_kind=DateKind.USE_BY), "label_date_missing"),
    ],
)
def test_a_food_that_makes_no_sense_is_refused(saturday: Saturday, food: Food, code: str) -> None:
    with pytest.raises(FabeneError) as refused:
        saturday.give("odd", "1", source=SHOPPER, food=food)

    assert refused.value.code == code


def test_a_source_is_one_of_this_market(saturday: Saturday) -> None:
    sources = {
        "stall_missing": Source(kind=SourceKind.STALL),
        "stall_not_expected": replace(NOBODY_KNOWS, stall=saturday.stall("12").stall),
        "stall_not_found": Source(kind=SourceKind.STALL, stall=key("no stall")),
        "stall_of_another_market": Source(kind=SourceKind.STALL, stall=saturday.world.rivoli.stalls["3"].id),
    }
    for code, source in sources.items():
        with pytest.raises(FabeneError) as refused:
            saturday.give("odd", "1", source=source)
        assert refused.value.code == code


def test_what_is_refused_leaves_no_trace(saturday: Saturday) -> None:
    before = heads(), Donation.objects.count(), Lot.objects.count()

    with pytest.raises(NotFoundError):
        saturday.give("odd", "1", source=Source(kind=SourceKind.STALL, stall=key("no stall")))

    assert (heads(), Donation.objects.count(), Lot.objects.count()) == before
    assert saturday.give("odd", "1", source=SHOPPER).grams == 1000  # the id was not used up


def test_the_database_too_refuses_weights_that_make_no_sense(saturday: Saturday) -> None:
    saturday.weigh("fruit", "20")
    saturday.discard("rotten", "1")
    saturday.guess("guess", "20", when=stamp(18))
    saturday.give("bread", "3", source=SHOPPER, food=BREAD)
    row: Donation | Weighing | Discard | Guess
    for row in (Donation.objects.get(grams=3000), Weighing.objects.get(), Discard.objects.get(), Guess.objects.get()):
        for grams in (0, -5, 5_000_001):
            row.id, row.grams = key("other", str(grams)), grams
            with pytest.raises(IntegrityError), transaction.atomic():
                row.save(force_insert=True)


def test_the_database_too_wants_weight_or_crates(saturday: Saturday) -> None:
    row = Donation.objects.get()
    for crates, grams in ((None, None), (0, None), (2, 1000), (MAX_CRATES + 1, None)):
        row.id, row.crates, row.grams = key("other", str(crates)), crates, grams
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)


def test_the_database_too_keeps_one_lot_of_a_food(saturday: Saturday) -> None:
    saturday.give("yoghurt", "1", source=SHOPPER, food=yoghurt(SATURDAY))
    for row in Lot.objects.all():
        row.id = key("other", row.category)
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)


def test_the_donations_of_a_day_are_read_as_they_were_entered(saturday: Saturday) -> None:
    given = saturday.give("yoghurt", "1", source=SHOPPER, food=yoghurt(SATURDAY), when=stamp(12, 5))

    assert [each.gift.crates for each in selectors.donations(saturday.day.id)] == [2, None]
    assert selectors.donations(saturday.day.id)[1] == given
    assert given.attributes == {"milk", "animal"}
    assert given.gift.food == yoghurt(SATURDAY)
