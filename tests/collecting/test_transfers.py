"""Food goes from one place of stock to another, and to another network: nothing is lost on the way."""

from datetime import timedelta
from uuid import UUID

import pytest

from fabene.collecting import selectors, services
from fabene.collecting.models import Lot
from fabene.collecting.values import LotPart, TransferState, TransferView
from fabene.ledger.selectors import movement, verify
from fabene.ledger.values import Unit
from tests.collecting.elsewhere import Elsewhere, at, build_elsewhere, refused
from tests.remembered import Remember
from tests.world import SATURDAY, key, stamp


@pytest.fixture
def there(remember: Remember) -> Elsewhere:
    return remember(build_elsewhere)


def receive(there: Elsewhere, sent: TransferView, *amounts: int, word: str = "receive") -> TransferView:
    lines = {line.id: amount for line, amount in zip(sent.lines, amounts, strict=True)}
    return services.receive(
        id=key(word), transfer=sent.id, amounts=lines, stamp=stamp(9, day=SATURDAY + timedelta(days=1), who="rita")
    )


def test_what_grugliasco_sends_rivoli_receives_and_what_is_missing_is_said(there: Elsewhere) -> None:
    sent = there.send(apples=4000, jars=5)
    assert there.send(apples=4000, jars=5) == sent
    assert (sent.state, sent.number, sent.year, sent.between_networks) == (TransferState.SENT, 1, 2021, True)
    assert (sent.giver_name, sent.taker_name) == ("Casa di Grugliasco", "Casa di Rivoli")
    assert selectors.on_their_way(sent.to_network) == (sent,)
    assert there.closes()

    received = receive(there, sent, 3900, 5)

    assert receive(there, sent, 3900, 5) == received == selectors.transfer(sent.id)
    assert received.state == TransferState.RECEIVED
    assert selectors.on_their_way(sent.to_network) == ()
    assert there.held(there.rivoli) == 3900
    assert there.held(there.rivoli, unit=Unit.PIECES) == 5
    assert there.held(sent.id) == 0
    ours, theirs = selectors.sums_of_network(sent.network), selectors.sums_of_network(sent.to_network)
    assert (ours.grams.sent_grams, ours.pieces.sent_pieces) == (4000, 5)
    assert (theirs.grams.received_grams, theirs.grams.shrinkage_grams, theirs.grams.stock_grams) == (4000, 100, 3900)
    assert selectors.totals().equation.stock_grams == 9900
    assert there.closes()
    assert verify().ok


def test_the_two_movements_name_each_other_and_the_new_lots_the_old(there: Elsewhere) -> None:
    sent = there.send(apples=4000)
    received = receive(there, sent, 4100)

    assert received.received_movement is not None
    assert str(received.received_movement) in movement(received.movement).reason
    assert str(received.movement) in movement(received.received_movement).reason
    lot = received.lines[0].received_lot
    assert lot is not None
    history, before = selectors.lot_history(lot), selectors.lot_history(there.apples)
    assert (history.origin, history.from_lot, history.transfer) == ("transfer", there.apples, sent.id)
    assert (history.last_day, history.attributes) == (before.last_day, before.attributes)
    assert history.born_on == SATURDAY + timedelta(days=1)
    assert history.equation.shrinkage_grams == -100
    assert there.closes()


def test_what_was_received_waits_among_the_supplies_of_the_receiving_hub(there: Elsewhere) -> None:
    receive(there, there.send(jars=5), 4)
    rivoli = there.saturday.world.rivoli
    monday = SATURDAY + timedelta(days=2)
    day = services.open_day(
        id=key("monday"),
        network=rivoli.network.id,
        market=rivoli.market.id,
        date=monday,
        stamp=stamp(9, day=monday),
    )
    (supply,) = selectors.supplies(day.id)
    assert (supply.category, supply.pieces) == ("jars", 4)


def test_between_two_hubs_of_a_network_the_same_lots_stand_elsewhere_at_once(there: Elsewhere) -> None:
    sent = there.send(taker=there.second.id, apples=4000)

    assert (sent.state, sent.received_movement, sent.between_networks) == (TransferState.RECEIVED, None, False)
    assert there.held(there.second.id, lot=there.apples) == 4000
    assert Lot.objects.filter(transfer__isnull=False).count() == 0
    assert selectors.equation(there.saturday.day.id).stock_grams == 10_000
    assert selectors.transfers_of(sent.network) == (sent,)
    assert refused(lambda: receive(there, sent, 4000)) == "transfer_within_network"
    assert there.closes()


def test_documents_are_numbered_without_gaps_in_a_network_and_year(there: Elsewhere) -> None:
    numbers = [there.send(word, apples=10).number for word in ("a", "b")]
    assert refused(lambda: there.send("c", apples=10**6)) == "more_than_there"
    january = services.send(
        id=key("d"),
        giver=there.hub,
        taker=there.second.id,
        parts=there.parts({"jars": 1}),
        stamp=stamp(9, day=SATURDAY.replace(year=2022, month=1)),
    )
    assert [*numbers, there.bring("e", apples=10).number, january.number] == [1, 2, 3, 1]


def test_a_transfer_to_itself_or_to_nowhere_is_refused(there: Elsewhere) -> None:
    assert refused(lambda: there.send(taker=there.hub)) == "transfer_to_itself"
    assert refused(lambda: there.send(taker=key("nowhere"))) == "store_not_found"
    emporio = there.saturday.world.grugliasco.emporio.id
    assert refused(lambda: there.send(taker=emporio)) == "store_not_found"
    assert refused(lambda: there.send(giver=there.rivoli, taker=there.second.id)) == "lot_of_another_network"
    assert refused(lambda: services.send(id=key("x"), giver=there.hub, taker=there.rivoli, parts=(), stamp=at(17))) == (
        "parts_missing"
    )


def test_a_kitchen_of_another_network_is_not_brought_to_but_sent_to(there: Elsewhere) -> None:
    parts = there.parts({"apples": 100})
    code = refused(
        lambda: services.bring(id=key("x"), hub=there.rivoli, kitchen=there.kitchen.id, parts=parts, stamp=at(17))
    )
    assert code == "store_of_another_network"


def test_every_line_is_received_once_and_none_more(there: Elsewhere) -> None:
    sent = there.send(apples=4000, jars=5)
    lines = [line.id for line in sent.lines]

    def some(amounts: dict[UUID, int]) -> str:
        return refused(lambda: services.receive(id=key("r"), transfer=sent.id, amounts=amounts, stamp=at(18)))

    assert some({lines[0]: 4000}) == "receipt_incomplete"
    assert some({lines[0]: 4000, lines[1]: 5, key("x"): 1}) == "receipt_incomplete"
    assert some({lines[0]: -1, lines[1]: 5}) == "received_out_of_range"
    assert refused(lambda: services.receive(id=key("r"), transfer=key("x"), amounts={}, stamp=at(18))) == (
        "transfer_not_found"
    )
    receive(there, sent, 0, 0)
    assert refused(lambda: receive(there, sent, 1, 1, word="again")) == "transfer_received"
    assert there.closes()


def test_a_van_that_turned_round_is_called_back(there: Elsewhere) -> None:
    sent = there.send(apples=4000)
    for _ in range(2):
        back = services.call_back(id=key("back"), transfer=sent.id, stamp=at(18))

    assert back.state == TransferState.CALLED_BACK
    assert there.held(there.hub, lot=there.apples) == 10_000
    assert refused(lambda: receive(there, sent, 4000)) == "transfer_called_back"
    assert refused(lambda: services.call_back(id=key("b2"), transfer=sent.id, stamp=at(18))) == "transfer_called_back"
    assert there.closes()


def test_what_was_received_or_used_is_not_called_back(there: Elsewhere) -> None:
    sent = there.send(apples=2000)
    receive(there, sent, 2000)
    assert refused(lambda: services.call_back(id=key("b"), transfer=sent.id, stamp=at(18))) == "transfer_received"

    brought = there.bring(apples=6000)
    there.cook()
    assert refused(lambda: services.call_back(id=key("c"), transfer=brought.id, stamp=at(18))) == "transfer_in_use"


def test_what_is_past_its_last_day_is_not_sent(there: Elsewhere) -> None:
    code = refused(
        lambda: services.send(
            id=key("old"),
            giver=there.hub,
            taker=there.rivoli,
            parts=(LotPart(lot=there.apples, amount=1),),
            stamp=stamp(9, day=SATURDAY + timedelta(days=9)),
        )
    )
    assert code == "past_last_day"
