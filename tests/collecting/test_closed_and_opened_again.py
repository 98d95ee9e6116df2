"""A closed day is opened again only with a reason, and what is written late closes it anew in the same breath."""

import argparse
from datetime import date, timedelta

import pytest

from fabene.collecting import selectors, services
from fabene.collecting.models import Closing
from fabene.collecting.posting import move
from fabene.collecting.values import (
    CancelReason,
    Closed,
    DayState,
    Donation,
    LateWhy,
    Oddity,
    Reopened,
    SafetyItem,
    Use,
)
from fabene.config.commands import verify as command
from fabene.ledger.selectors import heads
from fabene.ledger.services import post
from fabene.ledger.values import Draft, Line, Unit
from fabene.places import services as places
from tests.collecting.elsewhere import Elsewhere, at, build_elsewhere, refused
from tests.collecting.market import FRUIT, kg
from tests.remembered import Remember
from tests.world import SATURDAY, key, stamp


@pytest.fixture
def there(remember: Remember) -> Elsewhere:
    return remember(build_elsewhere)


def close(there: Elsewhere, word: str = "closed") -> Closed:
    return services.close_day(id=key(word), day=there.saturday.day.id, stamp=at(20))


def late(
    there: Elsewhere, *, word: str = "late", reason: str = "una cassetta dimenticata", kilos: str = "4"
) -> tuple[Donation, Closed]:
    return services.late_entry(
        id=key(word),
        day=there.saturday.day.id,
        reason=reason,
        write=lambda: there.saturday.give(f"{word} gift", kilos, source=there.saturday.stall("27"), when=stamp(21)),
        stamp=at(21),
    )


def test_a_gift_written_late_makes_a_second_version_of_the_day(there: Elsewhere) -> None:
    first = close(there)
    gift, second = late(there)

    assert late(there) == (gift, second)
    assert (first.number, second.number) == (1, 2)
    assert (first.equation.collected_grams, second.equation.collected_grams) == (10_000, 14_000)
    assert (second.pieces.collected_pieces, second.pieces.stock_pieces) == (12, 12)
    view = there.saturday.seen()
    assert (view.state, view.closed) == (DayState.CLOSED, second)
    assert [(each.number, each.reopened.reason if each.reopened else "") for each in view.closings] == [
        (1, "una cassetta dimenticata"),
        (2, ""),
    ]
    assert {(left.category, left.grams, left.pieces) for left in second.left} == {
        ("fruit", 4000, 0),
        ("fruit", 10_000, 0),
        ("jars", 0, 12),
    }
    assert there.closes()


def test_what_is_refused_leaves_the_day_closed_as_it_was(there: Elsewhere) -> None:
    first = close(there)
    before = heads()
    assert refused(lambda: late(there, kilos="0")) == "weight_not_positive"
    assert refused(lambda: late(there, reason=" ")) == "text_missing"

    assert (there.saturday.seen().closings, heads()) == ((first,), before)


def test_only_a_closed_day_is_opened_again(there: Elsewhere) -> None:
    assert refused(lambda: late(there)) == "day_not_closed"


def test_a_day_is_opened_again_by_hand_worked_on_and_closed(there: Elsewhere) -> None:
    first = close(there)

    def again(word: str) -> Reopened:
        return services.reopen_closed_day(
            id=key(word), day=there.saturday.day.id, reason="manca un banco", stamp=at(21)
        )

    assert again("open") == again("open")
    assert again("open").closing == first.id
    assert there.saturday.seen().state == DayState.OPEN
    assert not selectors.is_closed(there.saturday.day.id)
    there.saturday.give("more", "1", source=there.saturday.stall("27"))
    assert close(there, "closed again").number == 2
    assert refused(lambda: there.saturday.give("no", "1", source=there.saturday.stall("27"))) == "day_closed"
    assert [day.state for day in selectors.days_of(there.saturday.day.network).days] == [DayState.CLOSED]
    assert Closing.objects.count() == 2


def test_milk_that_came_too_warm_is_written_down_shown_and_not_refused(there: Elsewhere) -> None:
    def measure(word: str, tenths: int, category: str = "dairy") -> object:
        return services.note_temperature(
            id=key(word), day=there.saturday.day.id, category=category, tenths=tenths, stamp=at(16)
        )

    assert measure("warm", 85) == measure("warm", 85)
    (odd,) = there.saturday.seen().anomalies
    assert (odd.oddity, odd.category, odd.tenths) == (Oddity.TOO_WARM, "dairy", 85)
    (read,) = there.saturday.seen().temperatures
    assert (read.limit_tenths, read.too_warm) == (40, True)
    measure("cooled", 30)
    assert there.saturday.seen().anomalies == ()
    assert refused(lambda: measure("apples", 30, "fruit")) == "temperature_not_asked"
    assert refused(lambda: measure("oven", 1800)) == "temperature_out_of_range"


def test_the_temperature_of_a_transfer_is_written_with_it(there: Elsewhere) -> None:
    sent = there.send()

    def measure(**of: object) -> object:
        return services.note_temperature(id=key("t"), category="meals", tenths=60, stamp=at(18), **of)  # type: ignore[arg-type] # wrong on purpose

    measure(transfer=sent.id)
    assert [each.tenths for each in selectors.temperatures_of(transfer=sent.id)] == [60]
    assert refused(measure) == "temperature_of_what"
    assert refused(lambda: measure(day=there.saturday.day.id, transfer=sent.id)) == "temperature_of_what"
    assert refused(lambda: measure(transfer=key("none"))) == "transfer_not_found"


def test_what_is_looked_at_before_handing_out_is_kept_and_what_fails_is_explained(there: Elsewhere) -> None:
    day = there.saturday.day.id
    good = frozenset(SafetyItem) - {SafetyItem.PACKAGING}

    def note(word: str, *, note: str = "", failed: frozenset[SafetyItem] = frozenset()) -> object:
        return services.note_safety(id=key(word), day=day, passed=good, failed=failed, note=note, stamp=at(17))

    assert selectors.safety_of(day) is None
    broken = frozenset({SafetyItem.PACKAGING})
    assert note("a", note="due vasetti rotti, tolti", failed=broken) == selectors.safety_of(day)
    seen = selectors.safety_of(day)
    assert seen is not None
    assert [item for item, passed in seen.items.items() if not passed] == ["packaging"]
    assert refused(lambda: note("b", failed=broken)) == "text_missing"
    assert refused(lambda: note("c", failed=frozenset({SafetyItem.DATES}))) == "safety_item_twice"
    nothing = frozenset[SafetyItem]()
    assert (
        refused(lambda: services.note_safety(id=key("d"), day=day, passed=nothing, failed=nothing, stamp=at(17)))
        == "safety_items_missing"
    )


def test_a_point_is_for_bags_until_somebody_says_otherwise(there: Elsewhere) -> None:
    market = there.saturday.day.market

    def say(word: str, *uses: Use, since: date = SATURDAY) -> object:
        return services.set_point_uses(id=key(word), market=market, uses=frozenset(uses), since=since, stamp=at(9))

    assert selectors.uses_of(market, on=SATURDAY) == {Use.BAGS}
    assert say("a", Use.OPEN_TABLE, Use.KITCHEN) == say("a", Use.KITCHEN, Use.OPEN_TABLE)
    say("b", Use.EMPORIO, since=SATURDAY + timedelta(days=7))
    assert selectors.uses_of(market, on=SATURDAY - timedelta(days=1)) == {Use.BAGS}
    assert selectors.uses_of(market, on=SATURDAY + timedelta(days=6)) == {Use.OPEN_TABLE, Use.KITCHEN}
    assert selectors.uses_of(market, on=SATURDAY + timedelta(days=7)) == {Use.EMPORIO}
    assert refused(lambda: say("c")) == "uses_missing"


def test_a_day_opened_at_a_point_with_a_hub_of_its_own_goes_there(there: Elsewhere) -> None:
    from_places(there)
    tuesday = SATURDAY + timedelta(days=3)
    world = there.saturday.world.grugliasco
    day = services.open_day(
        id=key("tuesday"), network=world.network.id, market=world.market.id, date=tuesday, stamp=stamp(9, day=tuesday)
    )
    stall, at_ten = there.saturday.stall("12"), stamp(10, day=tuesday)
    services.record_donation(id=key("tuesday gift"), day=day.id, source=stall, food=FRUIT, weight=kg("3"), stamp=at_ten)
    services.carry(id=key("tuesday carry"), day=day.id, category="fruit", stamp=stamp(11, day=tuesday))
    assert day.hub == there.second.id
    assert [supply.grams for supply in selectors.supplies(day.id)] == [3000]


def from_places(there: Elsewhere) -> None:
    places.set_market_hub(id=key("its hub"), market=there.saturday.day.market, hub=there.second.id, stamp=stamp(9))


def test_the_audit_of_lots_finds_a_lot_that_moved_in_the_other_measure(there: Elsewhere) -> None:
    assert selectors.verify_lots() == ()
    day = there.saturday.day
    lines = move(5, giver=day.hub, taker=there.second.id, lot=there.apples, unit=Unit.PIECES)
    post(Draft(id=key("odd"), book=day.network, kind="odd", lines=lines, stamp=at(19)))
    assert [(fault.code, fault.lot) for fault in selectors.verify_lots()] == [("lot_in_two_measures", there.apples)]


def test_the_audit_of_lots_finds_a_gram_that_lost_its_lot_and_the_command_says_so(
    there: Elsewhere, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = argparse.Namespace(json=False)
    assert command.run(asked) == 0
    day = there.saturday.day
    lines = (
        Line(owner=day.hub, unit=Unit.GRAMS, amount=-5, lot=there.apples),
        Line(owner=there.second.id, unit=Unit.GRAMS, amount=5),
    )
    post(Draft(id=key("odd"), book=day.network, kind="odd", lines=lines, stamp=at(19)))
    assert [fault.code for fault in selectors.verify_lots()] == ["lot_open"]
    assert not selectors.sums_of_network(day.network).closes
    assert command.run(asked) == 1
    assert f"collecting_lot {there.apples}: the equation of this lot of fruit" in capsys.readouterr().out


def test_a_cancelled_day_is_not_opened_as_a_closed_one_nor_the_other_way(there: Elsewhere) -> None:
    world = there.saturday.world.grugliasco
    tuesday = SATURDAY + timedelta(days=3)
    day = services.open_day(
        id=key("off"), network=world.network.id, market=world.market.id, date=tuesday, stamp=stamp(9, day=tuesday)
    ).id
    services.cancel_day(id=key("cancelled"), day=day, reason=CancelReason.WEATHER, stamp=stamp(10, day=tuesday))
    again = services.reopen_closed_day
    assert refused(lambda: again(id=key("x"), day=day, reason="manca", stamp=at(20))) == "day_not_closed"
    assert refused(lambda: services.close_day(id=key("y"), day=day, stamp=at(20))) == "day_cancelled"
    closed = there.saturday.day.id
    close(there, "closed")
    assert refused(lambda: services.reopen_day(id=key("z"), day=closed, stamp=at(20))) == "day_not_cancelled"
    weather = CancelReason.WEATHER
    assert refused(lambda: services.cancel_day(id=key("w"), day=closed, reason=weather, stamp=at(20))) == "day_closed"
    assert selectors.closings_of(day) == ()


def test_a_slip_of_the_thermometer_is_taken_back_once_and_everybody_may_read_what_was_corrected(
    there: Elsewhere,
) -> None:
    day, network = there.saturday.day.id, there.saturday.day.network
    read = services.note_temperature(id=key("t"), day=day, category="dairy", tenths=85, stamp=at(16))
    close(there, "closed")
    assert refused(lambda: services.undo_temperature(temperature=read.id, stamp=at(20))) == "day_closed"
    for _ in range(2):
        services.late_entry(
            id=key("late"),
            day=day,
            why=LateWhy.WEIGHT,
            reason="letto male",
            write=lambda: services.undo_temperature(temperature=read.id, stamp=at(20)),
            stamp=at(20),
        )
    assert selectors.temperatures_of(day=day) == ()
    assert there.saturday.seen().anomalies == ()
    (corrected,) = selectors.corrected_days(network, since=SATURDAY)
    assert (corrected.number, corrected.why, corrected.day) == (2, LateWhy.WEIGHT, day)
    assert selectors.corrected_days(network, since=SATURDAY + timedelta(days=1)) == ()
    assert refused(lambda: services.undo_temperature(temperature=key("none"), stamp=at(20))) == "temperature_not_found"
