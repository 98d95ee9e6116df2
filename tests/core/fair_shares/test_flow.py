import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_flow

from fabene.core.fair_shares.flow import bits, unmet_rows
from fabene.core.fair_shares.judging.cuts import Network

Pipes = tuple[list[int], list[int], list[list[bool]]]


@st.composite
def pipes(draw: st.DrawFn) -> Pipes:
    """Invent what rows ask, what columns offer, and what suits whom."""
    asked = draw(st.lists(st.integers(0, 60), min_size=1, max_size=9))
    offered = draw(st.lists(st.integers(0, 60), min_size=1, max_size=9))
    suits = [draw(st.lists(st.booleans(), min_size=len(offered), max_size=len(offered))) for _ in asked]
    return asked, offered, suits


def greatest(asked: list[int], offered: list[int], *, suits: list[list[bool]]) -> int:
    """Ask scipy for the greatest flow."""
    rows, columns = len(asked), len(offered)
    graph = np.zeros((rows + columns + 2, rows + columns + 2), dtype=np.int32)
    graph[0, 1 : columns + 1] = offered
    graph[1 : columns + 1, columns + 1 : columns + rows + 1] = np.array(suits).T * 1000
    graph[columns + 1 : columns + rows + 1, -1] = asked
    return int(maximum_flow(csr_array(graph), 0, rows + columns + 1).flow_value)


@given(pipes())
@settings(max_examples=300)
def test_as_much_flows_as_can_and_the_unmet_are_a_cut(case: Pipes) -> None:
    asked, offered, suits = case
    masks = [sum(1 << column for column, suit in enumerate(row) if suit) for row in suits]

    unmet, flow = unmet_rows(asked, offered, suits=masks)

    rows = list(bits(unmet))
    columns = {column for row in rows for column in bits(masks[row])}
    assert flow == greatest(asked, offered, suits=suits)
    assert sum(asked) - flow == sum(asked[row] for row in rows) - sum(offered[column] for column in columns)


@given(pipes())
@settings(max_examples=300)
def test_the_judge_finds_the_same_flow_by_itself(case: Pipes) -> None:
    asked, offered, suits = case
    network = Network(np.array(suits, dtype=np.bool_), np.array(offered, dtype=np.float64))

    assert network.most([float(grams) for grams in asked]) == greatest(asked, offered, suits=suits)


def test_who_asks_without_end_gets_all_that_suits() -> None:
    network = Network(np.array([[True, False], [True, True]]), np.array([5.0, 7.0]))

    assert network.most([np.inf, 0.0]) == 5
    assert network.most([np.inf, np.inf]) == 12
