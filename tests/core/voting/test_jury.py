"""A jury of three weighs two ideas, and whoever reads can see what the order hangs on."""

from dataclasses import replace
from fractions import Fraction

import pytest

from fabene.core.voting.jury import (
    LOT,
    Criterion,
    Panel,
    PanelRefusedError,
    draw,
    points_of,
    rank,
    spread,
    weights,
    without_each,
)

CRITERIA = (
    Criterion(key="inclusion", weight=40),
    Criterion(key="participation", weight=30),
    Criterion(key="markets", weight=30),
)
A = {"comune": (9, 6, 6), "città": (7, 8, 7), "s-nodi": (8, 7, 7)}
B = {"comune": (6, 9, 8), "città": (7, 7, 7), "s-nodi": (7, 8, 7)}
STORY = Panel(criteria=CRITERIA, max_score=10, scores={"A": A, "B": B})


def test_a_beats_b_by_a_hair_and_each_juror_matters() -> None:
    first, second = rank(STORY).places
    assert (first.application, first.points) == ("A", Fraction(730, 100))
    assert (second.application, second.points) == ("B", Fraction(7266666, 1000000) + Fraction(2, 3000000))
    assert [points_of(STORY, scores) for scores in A.values()] == [Fraction(72, 10), Fraction(73, 10), Fraction(74, 10)]
    gone = {one.juror: one for one in without_each(STORY)}
    city = gone["città"]
    assert (city.leader, city.points, city.runner_up, city.runner_up_points) == (
        "B",
        Fraction(74, 10),
        "A",
        Fraction(73, 10),
    )
    assert city.leader_changes
    assert (city.entering, city.leaving) == (("B",), ("A",))
    level = gone["s-nodi"]
    assert (set(level.level), level.points, level.runner_up_points) == (
        {"A", "B"},
        Fraction(725, 100),
        Fraction(725, 100),
    )
    assert not gone["comune"].leader_changes
    assert gone["comune"].points == Fraction(735, 100)


def test_the_order_holds_while_inclusion_weighs_more_than_five_thirteenths() -> None:
    inclusion, participation, markets = weights(STORY)
    assert (inclusion.leader.low, inclusion.leader.high) == (Fraction(500, 13), Fraction(100))
    assert (inclusion.overtaken_below, inclusion.overtaken_above) == ("B", None)
    assert participation.leader.low == 0
    assert participation.overtaken_above == "B"
    assert markets.funded == markets.leader


def test_a_juror_with_a_conflict_is_left_out_of_that_mean_only() -> None:
    panel = replace(STORY, scores={"A": {key: A[key] for key in ("comune", "s-nodi")}, "B": B, "C": {}})
    ranking = rank(panel)
    assert [(place.application, place.points, place.jurors) for place in ranking.places] == [
        ("A", Fraction(73, 10), 2),
        ("B", Fraction(109, 15), 3),
    ]
    assert ranking.unscored == ("C",)
    only_one = replace(STORY, scores={"A": {"comune": (9, 9, 9)}, "B": B})
    alone = next(one for one in without_each(only_one) if one.juror == "comune")
    assert (alone.leader, alone.unscored, alone.leader_changes) == ("B", ("A",), True)


def test_a_tie_goes_by_the_criteria_that_were_said_and_then_by_the_lot() -> None:
    scores = {"A": {"one": (8, 4, 8)}, "B": {"one": (5, 8, 8)}, "C": {"one": (5, 8, 8)}}
    panel = Panel(criteria=CRITERIA, max_score=10, scores=scores, ties=("participation",), seed="torino 12-84-3")
    places = rank(panel).places
    drawn = sorted("BC", key=lambda name: draw("torino 12-84-3", name))
    assert [place.application for place in places] == [*drawn, "A"]
    assert [place.decided_by for place in places] == [LOT, "participation", ""]
    assert set(places[0].level_with) == {"A", "B", "C"} - {drawn[0]}
    other = rank(replace(panel, ties=("inclusion",)))
    assert other.places[0].application == "A", "the same scores, another rule of ties"


def test_jurors_apart_on_a_criterion_are_seen() -> None:
    low, middle, _ = spread(STORY, "A")
    assert [low.lowest, low.highest, low.mean, low.width] == [Fraction(each) for each in (7, 9, 8, 2)]
    assert [middle.lowest, middle.highest] == [Fraction(6), Fraction(8)]
    assert spread(replace(STORY, scores={"A": {}}), "A") == ()


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"criteria": CRITERIA[:2]}, "criteria"),
        ({"max_score": 0}, "max_score"),
        ({"ties": ("beauty",)}, "ties"),
        ({"scores": {"A": {"comune": (11, 1, 1)}}}, "scores[A][comune]"),
        ({"scores": {"A": {"comune": (1, 1)}}}, "scores[A][comune]"),
        ({"scores": {"A": {str(number): (1, 1, 1) for number in range(21)}}}, "scores"),
    ],
)
def test_scores_that_mean_nothing_are_refused_with_their_place(change: dict[str, object], place: str) -> None:
    with pytest.raises(PanelRefusedError) as refused:
        replace(STORY, **change)  # type: ignore[arg-type]  # wrong on purpose
    assert refused.value.data["place"] == place


def test_nobody_applied_and_nothing_breaks() -> None:
    empty = replace(STORY, scores={})
    assert (rank(empty).places, weights(empty), without_each(empty)) == ((), (), ())
