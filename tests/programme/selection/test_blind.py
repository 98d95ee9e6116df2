"""Until the first round is closed nobody learns anything of anybody else's scores, not even a mean."""

from collections.abc import Callable

import pytest

from fabene.core.errors import ConflictError, FabeneError, NotAllowedError, NotFoundError
from fabene.programme.selection import selectors, services
from fabene.programme.selection.values import Phase, SelectionView
from tests.programme.selection.stage import (
    SCORED,
    TALKED,
    app,
    build_closed,
    build_scored,
    build_selection,
    declare,
    score,
    who,
)
from tests.remembered import Remember
from tests.world import key

SEEING: tuple[Callable[[SelectionView], object], ...] = (
    selectors.standing,
    selectors.current_table,
    lambda view: selectors.talk(view, app("A"), juror=key("user", "cora")),
    lambda view: selectors.talk(view, app("A"), juror=None),
)


def test_whatever_shows_scores_of_others_refuses_until_the_round_is_closed(remember: Remember) -> None:
    view = remember(build_scored)
    for see in SEEING:
        with pytest.raises(ConflictError) as refused:
            see(view)
        assert refused.value.code == "first_round_open"
    services.close_first_round(id=key("first closed"), selection=view.id, stamp=who("olga", TALKED))
    assert all(see(selectors.selection(view.id)) for see in SEEING)


def test_a_desk_holds_only_ones_own_and_the_office_counts_without_reading(remember: Remember) -> None:
    view = remember(build_scored)
    score("cora", "A", (10, 10, 10), comment="soltanto mio")
    others = repr(selectors.desk(view, key("user", "mira")))
    assert "soltanto mio" not in others
    assert str(key("user", "cora")) not in others
    assert [(one.done, one.left) for one in selectors.progress(view)] == [(2, 0)] * 3
    before = repr(selectors.progress(view))
    score("cora", "A", (0, 0, 0))
    assert repr(selectors.progress(view)) == before, "other scores, same count"


def test_the_round_closes_only_when_everybody_has_finished(remember: Remember) -> None:
    view = remember(build_scored)
    score("mira", "B", (7, 7))
    with pytest.raises(ConflictError) as refused:
        services.close_first_round(id=key("early"), selection=view.id, stamp=who("olga", TALKED))
    assert (refused.value.code, refused.value.data) == ("scores_missing", {"count": 1})
    with pytest.raises(ConflictError, match="first_round_open"):
        services.close(id=key("too early"), selection=view.id, stamp=who("olga", TALKED))


def test_nobody_scores_before_declaring_nor_outside_the_scale_nor_from_outside_the_jury(remember: Remember) -> None:
    view = remember(build_scored)
    for wrong, code in (((11, 1, 1), "score_out_of_scale"), ((-1, 1, 1), "score_out_of_scale")):
        with pytest.raises(FabeneError, match=code):
            score("cora", "A", wrong)
    with pytest.raises(NotAllowedError):
        score("olga", "A", (1, 1, 1))
    with pytest.raises(NotFoundError, match="application_not_judged"):
        score("cora", "Z", (1, 1, 1))
    with pytest.raises(NotFoundError, match="criterion_unknown"):
        services.score(
            id=key("odd"),
            selection=view.id,
            application=app("A"),
            scores={"beauty": 3},
            comment="",
            stamp=who("cora", SCORED),
        )


def test_a_selection_begins_with_nothing_admitted_and_nothing_to_score(remember: Remember) -> None:
    view = remember(build_selection)
    assert view.phase is Phase.FIRST
    assert selectors.desk(view, key("user", "cora")) == ()
    with pytest.raises(NotFoundError, match="application_not_judged"):
        declare("cora", "A")
    with pytest.raises(ConflictError, match="admission_missing"):
        services.close_first_round(id=key("early"), selection=view.id, stamp=who("olga", TALKED))


def test_a_sealed_table_takes_no_scores(remember: Remember) -> None:
    remember(build_closed)
    with pytest.raises(ConflictError, match="scores_closed"):
        score("cora", "A", (1, 1, 1))
    with pytest.raises(ConflictError, match="scores_closed"):
        declare("cora", "A", conflict=True, why="Ci lavoro", day=TALKED)
