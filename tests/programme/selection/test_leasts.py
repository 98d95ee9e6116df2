"""A call may give half points, and say below how many nobody is funded: in all, and on a criterion."""

from dataclasses import replace
from fractions import Fraction

import pytest

from fabene.core.errors import FabeneError
from fabene.programme.selection import selectors, services
from fabene.programme.selection.values import Outcome, SelectionView
from tests.applications import build_sent
from tests.calls import build_call, call_text
from tests.programme.selection.stage import (
    CLOSED,
    OPENED,
    PUBLISHED,
    RULES,
    TALKED,
    WRITERS,
    A,
    B,
    admit,
    declare,
    give_reasons,
    look_again,
    score,
    score_all,
    who,
)
from tests.remembered import Remember
from tests.world import key


def build_with_leasts() -> SelectionView:
    """Build the story with half points, 5 of 10 in all, and 7,5 on the first criterion: B has 20/3 there."""
    first, *others = call_text().criteria
    criteria = (replace(first, least_halves=15), *others)
    call = build_call(half_points=True, least_halves=10, criteria=criteria)
    for number, (name, writer) in enumerate(WRITERS.items(), start=1):
        build_sent(call, name, who=writer, bodies=(number,))
    view = services.open_selection(
        id=key("selection"), call=call.id, rules=replace(RULES, places=2), stamp=who("olga", OPENED)
    )
    for name in WRITERS:
        admit(name)
    return view


def halves(rows: dict[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """Return points as the halves in which they are kept."""
    return {juror: tuple(2 * points for points in given) for juror, given in rows.items()}


def test_who_does_not_reach_a_least_is_ranked_after_all_and_never_funded(remember: Remember) -> None:
    view = remember(build_with_leasts)
    score_all({"A": halves(dict(A)), "B": halves(dict(B))})  # type: ignore[dict-item]  # three scores each
    score("cora", "A", (17, 12, 12))  # 8,5 instead of 9
    declare("cora", "B")
    with pytest.raises(FabeneError) as refused:
        score("cora", "B", (21, 1, 1))
    assert refused.value.code == "half_score_out_of_scale"
    services.close_first_round(id=key("first closed"), selection=view.id, stamp=who("olga", TALKED))
    order = selectors.standing(selectors.selection(view.id)).order
    (first,), (second,) = order.places, order.below
    assert (first.points, first.means[0]) == (Fraction(730 * 3 - 20, 300), Fraction(47, 6))
    assert (second.points, second.position) == (Fraction(109, 15), 2)
    services.close(id=key("closed"), selection=view.id, stamp=who("olga", CLOSED))
    give_reasons()
    look_again("A")
    ranking = services.publish(id=key("published"), selection=view.id, note="", stamp=who("olga", PUBLISHED))
    funded, below = ranking.rows
    assert (funded.outcome, funded.position) == (Outcome.FUNDED, 1)
    assert (below.outcome, below.position, below.missed) == (Outcome.BELOW, None, ("inclusion",))
    assert below.points == Fraction(109, 15)
