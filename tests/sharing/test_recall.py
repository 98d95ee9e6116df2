"""Food turns out to be bad: where it is, who must know, and that nobody gets any of it any more."""

from dataclasses import replace
from functools import partial
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fabene.collecting import selectors as collecting
from fabene.core.errors import FabeneError
from fabene.core.owners import OwnerKind
from fabene.households import selectors as households
from fabene.households.tellings import Reach, WordKind
from fabene.ledger.selectors import balance, verify
from fabene.ledger.values import Unit
from fabene.sharing import selectors, services
from fabene.sharing.services.recall_moves import Whence
from fabene.sharing.values import BagState, HowTold, Notice, Outcome, Parcel, PartyKind, RecallView
from tests.families import family
from tests.remembered import Remember
from tests.sharing.market import DAY, propose, refusal
from tests.sharing.recalled import BATCH, KITCHEN, NOTICE, PASSED, SENT, Bad, build_bad, part, recall
from tests.sharing.telling import CALL, NOBODY, send
from tests.world import key, stamp

pytestmark = pytest.mark.django_db


@pytest.fixture
def bad(remember: Remember) -> Bad:
    return remember(build_bad)


def seen(bad: Bad, *, from_rivoli: bool = False) -> RecallView:
    return selectors.recall(recall(bad), network=bad.rivoli if from_rivoli else bad.network)


def close(outcome: Outcome, note: str = "") -> None:
    services.close_recall(
        id=key("close"), recall=key("recall"), outcome=outcome, note=note, stamp=stamp(21, who="carla")
    )


def told(view: RecallView) -> dict[int, Reach | None]:
    numbers = {family(number): number for number in range(1, 7)}
    return {numbers[line.household]: line.reach for line in view.families}


def send_on(word: str, giver: UUID, *, lot: UUID, taker: UUID) -> None:
    services.send(id=key(word), giver=giver, taker=taker, parts=part(lot, 1), stamp=stamp(20, 30))


def pass_fruit(to: UUID, *, pile: UUID) -> None:
    services.pass_on(id=key("on"), day=DAY, destination=to, parcel=Parcel(grams={pile: 100}), stamp=stamp(20, 30))


def tell_again(giver: UUID, *, word: str) -> None:
    services.mark_told(
        id=key(word), recall=key("recall"), kind=PartyKind.GIVER, party=giver, how=HowTold.MAIL, stamp=stamp(20, 6)
    )


def test_the_way_of_a_lot_goes_through_the_kitchen_and_to_another_network(bad: Bad) -> None:
    found = selectors.trace([bad.fruit])

    assert {lot.id for lot in found.lots} == {bad.fruit, bad.jam, bad.in_rivoli}
    assert {lot.id: lot.parents for lot in found.lots if lot.parents} == {
        bad.jam: (bad.fruit,),
        bad.in_rivoli: (bad.fruit,),
    }
    assert {place.kind for place in found.places if place.became} == {OwnerKind.BATCH, OwnerKind.IN_TRANSIT}
    assert min(place.pieces for place in found.places) == 0
    grams = {(place.kind, place.network == bad.rivoli): place.grams for place in found.places}
    assert grams[OwnerKind.BATCH, False] == 2000
    assert (grams[OwnerKind.HUB, True], grams[OwnerKind.SHRINKAGE, True]) == (2900, 100)
    assert grams[OwnerKind.EMPORIO, False] == 500
    inside = sum(part.grams for bag in found.bags for part in bag.parts)
    assert grams[OwnerKind.HUB, False] + grams[OwnerKind.HOUSEHOLD, False] == 4500
    assert 0 < inside <= 4500
    assert [place.pieces for place in found.places if place.kind == OwnerKind.KITCHEN_STORE] == [6]
    assert [batch.id for batch in found.batches] == [BATCH]
    assert {sent.id for sent in found.transfers} == {key("to cook"), SENT}
    assert [passing.id for passing in found.passings] == [PASSED]
    assert [bag.gone for bag in found.bags].count(False) == 1
    (root,) = (lot for lot in found.lots if lot.id == bad.fruit)
    assert (root.giver_name, root.source, root.market_name) == ("12", "stall", "Mercato di viale Echirolles")


def test_from_the_jam_the_way_leads_back_to_the_stall_and_from_rivoli_too(bad: Bad) -> None:
    for lot in (bad.jam, bad.in_rivoli):
        back = selectors.trace([lot])
        assert ([each.id for each in back.lots], [each.id for each in back.earlier]) == ([lot], [bad.fruit])
        assert back.earlier[0].giver_name == "12"
        steps = [*((part.lot for part in batch.inputs) for batch in back.batches)]
        steps += [(part.lot for part in sent.parts) for sent in back.transfers]
        assert [list(step) for step in steps] == [[bad.fruit]]
        assert back.bags == ()
    assert selectors.trace([key("no lot")]).lots == ()


def test_a_recall_holds_everything_everywhere_and_nobody_gets_any_of_it(bad: Bad) -> None:
    waiting = next(bag for bag in selectors.bags_of(DAY) if bag.state == BagState.WAITING)
    recall(bad)
    recall(bad)
    fruit = next(pile for pile in selectors.free_of(DAY) if pile.category == "fruit" and pile.recalled)

    assert [each.lots for each in selectors.recalls_of(bad.network)] == [2]
    assert [each.lots for each in selectors.recalls_of(bad.rivoli)] == [1]
    at = stamp(20, 30)
    assert refusal(lambda: services.hand_over(id=key("now"), bag=waiting.id, stamp=at)) == "lot_recalled"
    rivoli, hub = bad.world.rivoli, bad.world.grugliasco.hub.id
    for word, place, lot, taker in (
        ("to rivoli", hub, bad.fruit, rivoli.hub.id),
        ("from rivoli", rivoli.hub.id, bad.in_rivoli, hub),
        ("the jam", KITCHEN, bad.jam, hub),
    ):
        assert refusal(partial(send_on, word, place, lot=lot, taker=taker)) == "lot_recalled"
    for kind in (OwnerKind.EMPORIO, OwnerKind.ANIMALS):
        to = bad.world.grugliasco.destinations[kind].id
        assert refusal(partial(pass_fruit, to, pile=fruit.id)) == "lot_recalled"
    pass_fruit(bad.world.grugliasco.destinations[OwnerKind.COMPOST].id, pile=fruit.id)
    shown = selectors.bag(waiting.id)
    assert shown.recalled
    services.take_out(id=key("out"), bag=waiting.id, stamp=at)
    services.hand_over(id=key("hand", str(waiting.id)), bag=waiting.id, stamp=at)
    assert selectors.bag(waiting.id).state == BagState.HANDED_OVER
    assert verify().ok


def test_a_plan_leaves_out_what_is_recalled_and_an_older_one_is_not_confirmed(bad: Bad) -> None:
    confirmation = selectors.confirmation_of(DAY)
    assert confirmation
    for bag in selectors.bags_of(DAY):
        if bag.event_id:
            services.undo_hand_over(handover=bag.event_id, stamp=stamp(18, 30))
    services.undo_confirm(confirmation=confirmation, stamp=stamp(18, 40))
    old = propose(word="second")
    recall(bad)

    assert refusal(lambda: services.confirm(id=key("late"), plan=old.id, stamp=stamp(20, 10))) == "lot_recalled"
    new = propose(word="third")
    assert {line.category for line in new.supplies} == {"bread"}


def test_who_must_be_told_and_that_they_were(bad: Bad) -> None:
    view = seen(bad)
    assert [(party.kind, party.name) for party in view.parties] == [
        (PartyKind.GIVER, "12"),
        (PartyKind.HUB, "Casa di Grugliasco"),
        (PartyKind.KITCHEN, "Cucina di tutti"),
        (PartyKind.DESTINATION, "Emporio solidale"),
        (PartyKind.NETWORK, "Rivoli"),
    ]
    assert (view.told, view.to_tell) == (0, 5 + len(view.families))
    giver = view.parties[0]

    for _ in range(2):
        services.mark_told(
            id=key("told"), recall=key("recall"), kind=giver.kind, party=giver.id, how=HowTold.CALL, stamp=stamp(20, 5)
        )

    note = seen(bad).parties[0].told
    assert note
    assert (note.how, note.actor, seen(bad).told) == (HowTold.CALL, key("user", "sara"), 1)
    assert refusal(partial(tell_again, giver.id, word="twice")) == "party_told"
    assert refusal(partial(tell_again, key("stranger"), word="stranger")) == "party_not_found"
    services.undo_told(told=key("told"), stamp=stamp(20, 7))
    services.undo_told(told=key("told"), stamp=stamp(20, 7))
    assert seen(bad).told == 0
    assert refusal(lambda: close(Outcome.DONE)) == "recall_unfinished"


def test_another_network_sees_its_part_only(bad: Bad) -> None:
    view = seen(bad, from_rivoli=True)

    assert {lot.id for lot in view.trace.lots} == {bad.in_rivoli}
    assert {place.network for place in view.trace.places} == {bad.rivoli}
    assert (view.trace.bags, view.families, view.trace.passings) == ((), (), ())
    assert [(party.kind, party.name) for party in view.parties] == [(PartyKind.HUB, "Casa di Rivoli")]
    with pytest.raises(FabeneError, match="recall_not_found"):
        selectors.recall(key("recall"), network=key("nowhere"))


def test_families_hear_it_in_their_language_and_whoever_has_no_way_through_who_referred_them(bad: Bad) -> None:
    view = seen(bad)
    number = services.tell_families(
        id=key("tell"), recall=key("recall"), network=bad.network, stamp=stamp(20, 10, who="carla")
    )

    assert number == len(view.families) >= 3
    again = services.tell_families(
        id=key("tell"), recall=key("recall"), network=bad.network, stamp=stamp(20, 10, who="carla")
    )
    assert again == number
    assert (
        refusal(
            lambda: services.tell_families(id=key("more"), recall=key("recall"), network=bad.network, stamp=stamp(21))
        )
        == "nobody_to_tell"
    )
    told_now = told(seen(bad))
    assert {number: reach for number, reach in told_now.items() if number in {CALL, NOBODY}}.items() <= {
        CALL: Reach.TO_CALL,
        NOBODY: Reach.NO_WAY,
    }.items()
    (word,) = seen(bad).words
    said = households.word(id=word).word
    assert (said.kind, said.foods, said.advice) == (WordKind.RECALLED, ("fruit",), "bring_back")
    postman = send(hours=8)
    texts = [letter.text for letter in postman.letters]
    assert texts
    assert not [text for text in texts if "Residui" in text]
    waiting = households.to_tell(
        organisations=[key("organisation", "la-tavola")], network=bad.network, today=stamp(9).happened_at.date()
    )
    assert {telling.reach for _, telling in waiting} >= {Reach.NO_WAY} or NOBODY not in told_now
    assert {line.organisation for line in seen(bad).families} == {key("organisation", "la-tavola")}


def test_a_family_reads_it_on_its_page_while_the_recall_is_open(bad: Bad) -> None:
    home = seen(bad).families[0].household
    (shown,) = selectors.recalled_to(household=home)
    assert (shown.foods, shown.advice) == (("fruit",), NOTICE.advice)
    close(Outcome.DONE, "tutti avvisati a voce")
    assert selectors.recalled_to(household=home) == ()


def test_what_comes_back_is_thrown_away_or_stands_at_the_hub_never_more_than_went(bad: Bad) -> None:
    view = seen(bad)
    bag = next(line for line in view.families).bags[0]
    grams = bag.parts[0].grams
    hub = bad.world.grugliasco.hub.id
    before = balance(owner=hub, unit=Unit.GRAMS, lot=bad.fruit)

    def back(word: str, amount: int, *, thrown: bool, minute: int = 0, **whence: UUID) -> None:
        services.take_back_recalled(
            id=key(word),
            recall=key("recall"),
            whence=Whence(**whence),
            lot=bad.fruit,
            amount=amount,
            thrown=thrown,
            stamp=stamp(21, minute),
        )

    back("some", 100, thrown=False, bag=bag.id)
    back("some", 100, thrown=False, bag=bag.id)
    back("rest", grams - 100, thrown=True, minute=1, bag=bag.id)
    assert balance(owner=hub, unit=Unit.GRAMS, lot=bad.fruit) == before + 100
    assert refusal(lambda: back("too much", 1, thrown=True, bag=bag.id)) == "more_came_back"
    back("emporio", 500, thrown=True, minute=2, passing=PASSED)
    back("stock", 100, thrown=True, minute=3, store=hub)
    assert refusal(lambda: back("nowhere", 1, thrown=False, store=hub)) == "came_back_from_nowhere"
    assert [(move.came_back, move.thrown) for move in seen(bad).moves] == [
        (True, False),
        (True, True),
        (True, True),
        (False, True),
    ]
    places = {place.kind: place.grams for place in seen(bad).trace.places if place.network == bad.network}
    assert places[OwnerKind.DISCARD] == grams - 100 + 600
    services.undo_recall_move(move=key("emporio"), stamp=stamp(21, 5))
    services.undo_recall_move(move=key("emporio"), stamp=stamp(21, 5))
    assert [move.undone for move in seen(bad).moves] == [False, False, True, False]
    assert collecting.sums_of_network(bad.network).closes
    assert verify().ok


def test_a_recall_by_mistake_lets_go_and_tells_those_who_had_heard(bad: Bad) -> None:
    recall(bad)
    services.tell_families(id=key("tell"), recall=key("recall"), network=bad.network, stamp=stamp(20, 10, who="carla"))
    send(hours=8)
    assert refusal(lambda: close(Outcome.MISTAKE)) == "text_missing"

    close(Outcome.MISTAKE, "era il banco 21")
    close(Outcome.MISTAKE, "era il banco 21")

    (view,) = selectors.recalls_of(bad.network)
    assert view.end
    assert (view.open, view.end.outcome, view.end.note) == (False, Outcome.MISTAKE, "era il banco 21")
    kinds = [households.word(id=word).word.kind for word in seen(bad).words]
    assert kinds == [WordKind.RECALLED, WordKind.CLEARED]
    services.send(
        id=key("free"), giver=KITCHEN, taker=bad.world.grugliasco.hub.id, parts=part(bad.jam, 1), stamp=stamp(21, 30)
    )
    assert refusal(lambda: close(Outcome.DONE, "ancora")) == "id_used_for_something_else"


def test_what_a_recall_cannot_be(bad: Bad) -> None:
    def opened(word: str, lots: list[UUID], notice: Notice = NOTICE) -> str:
        return refusal(
            lambda: services.open_recall(id=key(word), network=bad.network, lots=lots, notice=notice, stamp=stamp(20))
        )

    assert opened("none", []) == "recall_names_nothing"
    assert opened("stranger", [key("no lot")]) == "lot_not_found"
    assert opened("elsewhere", [bad.in_rivoli]) == "lot_of_another_network"
    assert opened("silent", [bad.fruit], replace(NOTICE, reason=" ")) == "text_missing"
    assert opened("many", [key(str(number)) for number in range(201)]) == "too_many_lots"


def test_a_recall_is_read_in_as_many_queries_however_many_bags(bad: Bad) -> None:
    recall(bad)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        selectors.recall(key("recall"), network=bad.network)
    assert len(queries) <= 40


def test_lots_are_found_by_code_giver_category_and_date(bad: Bad) -> None:
    def found(**search: object) -> set[UUID]:
        return {lot.id for lot in selectors.lots_of(bad.network, search=selectors.LotSearch(**search)).lots}  # type: ignore[arg-type]  # a search names the few things it is about

    assert found() == {bad.fruit, bad.bread, bad.jam}
    assert found(code=selectors.lot_code(bad.fruit)) == {bad.fruit}
    assert found(code="mele") == set()
    assert found(giver="12") == {bad.fruit}
    assert found(category="jars") == {bad.jam}
    assert found(since=stamp(9, day=stamp(9).happened_at.date().replace(year=2022)).happened_at.date()) == set()
    recall(bad)
    assert found(recalled=True) == {bad.fruit, bad.jam}
    (jam,) = selectors.lots_of(bad.network, search=selectors.LotSearch(category="jars")).lots
    assert (jam.came, jam.stock, jam.origin, jam.held) == (6, 6, "batch", True)
