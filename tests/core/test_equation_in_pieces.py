"""The equation with kitchens, transfers and pieces: whatever moves, nothing is lost, in each unit apart."""

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabene.core.equation import (
    OPPOSITE_TERM,
    TERM,
    Equation,
    PiecesEquation,
    equation,
    over_networks,
    pieces_equation,
    pieces_over_networks,
    total,
    total_pieces,
)
from fabene.core.errors import FabeneError
from fabene.core.owners import OwnerKind

DONORS = ("stall", "spuntista", "shop", "farm", "garden", "supermarket", "canteen", "shopper", "unknown_donor")
HOLDERS = ("stand", "hub", "kitchen_store")
ENDS = ("household", "emporio", "open_table", "kitchen", "animals", "compost", "discard", "shrinkage", "unexplained")
amounts = st.integers(1, 10_000)
acts = st.lists(
    st.tuples(st.sampled_from(["give", "move", "end", "send", "receive", "cook"]), st.integers(0, 99), amounts),
    max_size=30,
)
sums = st.dictionaries(st.sampled_from([kind.value for kind in OwnerKind]), st.integers(-(10**6), 10**6))


@pytest.mark.parametrize("donor", DONORS)
def test_whoever_gives_it_is_collected(donor: str) -> None:
    assert equation({donor: -500, "hub": 500}) == Equation(collected_grams=500, stock_grams=500)


def test_jars_are_made_of_apples_and_neither_equation_sees_what_was_peeled_away() -> None:
    apples = equation({"farm": -10_000, "batch": 10_000})
    jars = pieces_equation({"batch": -24, "kitchen_store": 20, "open_table": 4})
    assert apples == Equation(collected_grams=10_000, used_grams=10_000)
    assert jars == PiecesEquation(made_pieces=24, stock_pieces=20, passed_on_pieces=4)
    assert apples.closes
    assert jars.closes
    assert (jars.sources_pieces, jars.uses_pieces) == (24, 24)


def test_a_jar_that_nobody_posted_keeps_the_equation_open() -> None:
    assert not pieces_equation({"batch": -24, "kitchen_store": 23}).closes


def test_what_a_larder_holds_is_in_stock_and_what_a_kitchen_without_records_got_is_gone() -> None:
    both = equation({"stall": -3000, "kitchen_store": 2000, "kitchen": 1000})
    assert (both.stock_grams, both.passed_on_grams) == (2000, 1000)


def test_pieces_on_their_way_between_two_networks_are_stock_of_both_together() -> None:
    sent = pieces_equation({"supermarket": -50, "in_transit": 50})
    received = pieces_equation({"in_transit": -30, "hub": 28, "shrinkage": 2})
    together = pieces_over_networks([sent, received])
    assert (together.sent_pieces, together.received_pieces, together.stock_pieces) == (0, 0, 48)
    assert together.closes


def test_nothing_counted_is_an_empty_equation() -> None:
    assert PiecesEquation().is_empty
    assert not PiecesEquation(stock_pieces=1).is_empty


def test_an_owner_of_no_known_kind_is_refused_in_pieces_too() -> None:
    with pytest.raises(FabeneError) as refused:
        pieces_equation({"cellar": 5})
    assert refused.value.code == "owner_kind_unknown"


def test_both_equations_have_the_same_terms() -> None:
    assert list(Equation().terms()) == list(PiecesEquation().terms())
    bare = {name.removesuffix("_grams") for name in (*TERM.values(), *OPPOSITE_TERM.values())}
    assert bare == set(PiecesEquation().terms())


@given(sums)
def test_grams_and_pieces_follow_one_table(totals: dict[str, int]) -> None:
    assert equation(totals).terms() == pieces_equation(totals).terms()
    assert pieces_equation(totals).closes == (sum(totals.values()) == 0)


@given(acts)
def test_whatever_is_given_moved_cooked_sent_and_received_nothing_is_lost(acts: list[tuple[str, int, int]]) -> None:
    """Two networks, lots of either; a batch makes a lot, a transfer received makes one too."""
    lots: list[tuple[int, dict[str, int]]] = []
    for what, which, amount in acts:
        _act(what, which, amount=amount, lots=lots)
    equations = [equation(lot) for _, lot in lots]
    summed, together = total(equations), over_networks(equations)

    assert all(each.closes for each in equations)
    assert summed.closes
    assert together.closes
    assert (together.sent_grams, together.received_grams) == (0, 0)
    held = sum(amount for _, lot in lots for kind, amount in lot.items() if kind in HOLDERS)
    assert summed.stock_grams == held
    on_the_way = summed.sent_grams - summed.received_grams
    assert together.stock_grams == held + on_the_way
    by_network = [[equation(lot) for network, lot in lots if network == each] for each in range(2)]
    assert total(total(each) for each in by_network) == summed
    assert total_pieces(pieces_equation(lot) for _, lot in lots).terms() == summed.terms()


def _act(what: str, which: int, *, amount: int, lots: list[tuple[int, dict[str, int]]]) -> None:
    if what == "give" or not lots:
        lots.append((which % 2, defaultdict(int, {DONORS[which % len(DONORS)]: -amount, "hub": amount})))
        return
    network, lot = lots[which % len(lots)]
    holder = HOLDERS[which % len(HOLDERS)]
    part = min(amount, lot.get("hub", 0))
    taker = {"move": holder, "end": ENDS[which % len(ENDS)], "cook": "batch", "send": "in_transit"}.get(what)
    if taker and part > 0 and lot.get("batch", 0) >= 0 and lot.get("in_transit", 0) >= 0:
        lot["hub"] -= part
        lot[taker] += part
    if what == "cook" and part > 0:
        lots.append((network, defaultdict(int, {"batch": -amount, "kitchen_store": amount})))
    if what == "receive":
        lots.append((1 - network, defaultdict(int, {"in_transit": -amount, "hub": amount - 1, "shrinkage": 1})))
