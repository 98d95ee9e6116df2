"""What is held back is not cooked and not sent; what was on its way is held where it arrives."""

from datetime import timedelta
from uuid import UUID

import pytest

from fabene.collecting import selectors, services
from fabene.collecting.holds import held_among, hold, refuse_held, release
from fabene.collecting.values import Place, Reason
from fabene.core.errors import ConflictError
from fabene.ledger.values import Unit
from tests.collecting.elsewhere import JAM, Elsewhere, at, build_elsewhere, refused
from tests.collecting.market import kg
from tests.remembered import Remember
from tests.world import SATURDAY, key, stamp

CAUSE = key("a recall")


@pytest.fixture
def there(remember: Remember) -> Elsewhere:
    return remember(build_elsewhere)


def hold_back(*lots: UUID, hour: int = 17) -> None:
    hold(cause=CAUSE, lots=lots, stamp=stamp(hour, who="rita"))


def test_what_is_held_back_is_neither_brought_nor_sent_nor_cooked_but_thrown_away(there: Elsewhere) -> None:
    there.bring(apples=6000)
    hold_back(there.apples)
    hold_back(there.apples)

    assert held_among([there.apples, there.jars]) == {there.apples}
    assert refused(lambda: there.send(apples=1000)) == "lot_recalled"
    assert refused(lambda: there.bring("again", apples=1000)) == "lot_recalled"
    assert refused(there.cook) == "lot_recalled"
    there.send(jars=5)
    (stored,) = selectors.stock_of(there.kitchen.id, on=SATURDAY)
    recalled, free = sorted(selectors.supplies(there.saturday.day.id), key=lambda pile: not pile.recalled)
    assert (stored.recalled, recalled.recalled, free.recalled) == (True, True, False)
    assert (recalled.category, free.category) == ("fruit", "jars")

    services.discard(
        id=key("away"),
        day=there.saturday.day.id,
        place=Place.HUB,
        category="fruit",
        weight=kg("4"),
        reason=Reason.UNFIT,
        supply=recalled.id,
        stamp=at(19),
    )

    assert there.held(there.hub, lot=there.apples) == 0
    assert there.closes()


def test_what_is_let_go_moves_again_unless_another_cause_holds_it(there: Elsewhere) -> None:
    hold_back(there.apples)
    hold(cause=key("another"), lots=[there.apples], stamp=at(17))
    release(cause=CAUSE, reason="era un altro lotto", stamp=at(18))
    assert refused(lambda: there.send(apples=1000)) == "lot_recalled"

    release(cause=key("another"), reason="era un altro lotto", stamp=at(18))
    release(cause=key("another"), reason="era un altro lotto", stamp=at(18))

    assert there.send(apples=1000).lines[0].sent.grams == 1000


def test_what_happened_before_is_written_down_late_and_what_it_made_is_held_too(there: Elsewhere) -> None:
    there.bring(apples=6000)
    hold_back(there.apples, hour=20)
    batch = there.cook()  # at six, typed in after eight

    (jam,) = batch.outputs
    assert held_among([jam.lot]) == {jam.lot}
    with pytest.raises(ConflictError, match="lot_recalled"):
        refuse_held([jam.lot], at=at(21).happened_at)
    release(cause=CAUSE, reason="era un altro lotto", stamp=at(21))
    refuse_held([jam.lot], at=at(21).happened_at)
    assert jam.pieces * (JAM.piece_grams or 0) == 4000


def test_what_was_on_its_way_is_received_and_held_there(there: Elsewhere) -> None:
    sent = there.send(apples=4000, jars=5)
    hold_back(there.apples, hour=18)
    amounts = {line.id: line.sent.grams or line.sent.pieces for line in sent.lines}

    received = services.receive(
        id=key("receive"), transfer=sent.id, amounts=amounts, stamp=stamp(9, day=SATURDAY + timedelta(days=1))
    )

    lots = {line.sent.category: line.received_lot for line in received.lines}
    assert held_among(lot for lot in lots.values() if lot) == {lots["fruit"]}
    assert there.held(there.rivoli, unit=Unit.PIECES) == 5
