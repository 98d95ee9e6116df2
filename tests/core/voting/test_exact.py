"""Whatever a jury scores, the quick order is the slow one, and every bound is where two applications meet."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from fabene.core.voting.jury import LEAST, Criterion, Panel, rank, weights, without_each
from tests.core.voting.twins import bounds, funded, means, moved, order


@st.composite
def panels(draw: st.DrawFn) -> Panel:
    """Any small panel: holes where a juror may not score, low scales so that many are level, a criterion of nothing."""
    number = draw(st.integers(1, 4))
    cuts = sorted(draw(st.lists(st.integers(0, 100), min_size=number - 1, max_size=number - 1)))
    parts = [high - low for low, high in zip([0, *cuts], [*cuts, 100], strict=True)]
    criteria = tuple(Criterion(key=f"c{index}", weight=part) for index, part in enumerate(parts))
    scale = draw(st.sampled_from([2, 10]))
    row = st.tuples(*[st.integers(0, scale)] * number)
    jurors = st.dictionaries(st.sampled_from(["comune", "città", "s-nodi", "asl"]), row, max_size=4)
    scores = draw(st.dictionaries(st.sampled_from("ABCDEF"), jurors, max_size=6))
    ties = draw(st.lists(st.sampled_from([one.key for one in criteria]), unique=True, max_size=number))
    return Panel(
        criteria=criteria,
        max_score=scale,
        scores=scores,
        ties=tuple(ties),
        seed=draw(st.sampled_from(["", "7"])),
        places=draw(st.integers(0, 4)),
    )


@settings(max_examples=60, deadline=None)
@given(panels())
def test_the_quick_order_is_the_slow_order(panel: Panel) -> None:
    quick = rank(panel)
    assert [(place.application, place.points) for place in quick.places] == order(panel)
    assert all(list(place.means) == means(panel, place.application) for place in quick.places)
    for one in without_each(panel):
        slow = order(panel, without=one.juror)
        assert (one.leader, one.points) == (slow[0] if slow else (None, None))
        assert one.level == tuple(name for name, points in slow if points == slow[0][1])
        kept, before = ({name for name, _ in rows[: panel.places]} for rows in (slow, order(panel)))
        assert (set(one.entering), set(one.leaving)) == (kept - before, before - kept)


@settings(max_examples=60, deadline=None)
@given(panels())
def test_every_weight_may_move_exactly_as_far_as_two_applications_meet(panel: Panel) -> None:
    for index, found in enumerate(weights(panel)):
        if len(panel.criteria) > 1 or panel.criteria[0].weight < 100:
            assert (found.leader.low, found.leader.high) == bounds(panel, index, kept=1)
            assert (found.funded.low, found.funded.high) == bounds(panel, index, kept=panel.places)
        for passing, end, step in (
            (found.overtaken_below, found.leader.low, -1),
            (found.overtaken_above, found.leader.high, 1),
        ):
            if passing and len(panel.criteria) > 1:
                outside = dict(order(panel, weights=moved(panel, index, end + Fraction(step, 10**9))))
                assert outside[passing] > outside[order(panel)[0][0]]


@settings(max_examples=40, deadline=None)
@given(panels())
def test_whoever_is_more_appreciated_by_everybody_never_loses_a_place(panel: Panel) -> None:
    ranking = rank(panel)
    for place in ranking.places:
        better = {
            juror: tuple(min(score + 1, panel.max_score) for score in row)
            for juror, row in panel.scores[place.application].items()
        }
        again = Panel(
            criteria=panel.criteria,
            max_score=panel.max_score,
            scores={**panel.scores, place.application: better},
            ties=panel.ties,
            seed=panel.seed,
            places=panel.places,
        )
        now = next(one.position for one in rank(again).places if one.application == place.application)
        assert now <= place.position


@settings(max_examples=80, deadline=None)
@given(panels(), st.lists(st.integers(0, 4), min_size=5, max_size=5))
def test_half_points_and_leasts_decide_who_is_funded_and_how_far_a_weight_may_move(
    panel: Panel, halves: list[int]
) -> None:
    criteria = tuple(replace(one, least_halves=least) for one, least in zip(panel.criteria, halves, strict=False))
    doubled = {name: {who: tuple(row) for who, row in rows.items()} for name, rows in panel.scores.items()}
    panel = replace(panel, criteria=criteria, scores=doubled, units=2, least_halves=halves[-1], places=2)
    ranking = rank(panel)
    assert [one.application for one in ranking.places][:2] == funded(panel)
    assert {one.application for one in (*ranking.places, *ranking.below)} == {name for name, _ in order(panel)}
    for one in without_each(panel):
        after, before = set(funded(panel, without=one.juror)), set(funded(panel))
        assert (set(one.entering), set(one.leaving)) == (after - before, before - after)
    for index, found in enumerate(weights(panel) if len(panel.criteria) > 1 else ()):
        low, high = found.funded.low, found.funded.high
        for part in range(1, 8):
            inside = moved(panel, index, low + (high - low) * Fraction(part, 8))
            assert low == high or set(funded(panel, weights=inside)) == set(funded(panel))
        for end, step in ((low, -1), (high, 1)):
            if end not in {0, 100}:
                outside = moved(panel, index, end + Fraction(step, 10**9))
                assert set(funded(panel, weights=outside)) != set(funded(panel))
        for passing, end, step in (
            (found.overtaken_below, found.leader.low, -1),
            (found.overtaken_above, found.leader.high, 1),
        ):
            outside = moved(panel, index, end + Fraction(step, 10**9))
            if passing == LEAST:
                assert ranking.places[0].application not in funded(replace(panel, places=9), weights=outside)
