"""Who has an interest in an idea says so before scoring; who says it later sees their scores struck."""

from fractions import Fraction
from functools import partial

import pytest

from fabene.core.errors import ConflictError, FabeneError
from fabene.programme.applications.models import Editor
from fabene.programme.selection import selectors, services
from tests.programme.selection.stage import (
    OPENED,
    TALKED,
    A,
    B,
    admit,
    app,
    build_scored,
    build_selection,
    declare,
    moment,
    score,
    who,
)
from tests.remembered import Remember
from tests.world import key


def test_a_juror_with_a_conflict_cannot_score_and_the_mean_is_over_the_others(remember: Remember) -> None:
    view = remember(build_selection)
    for name in "AB":
        admit(name)
    with pytest.raises(ConflictError, match="declare_first"):
        score("cora", "A", A["cora"])
    declare("cora", "A", conflict=True, why="Siedo nel direttivo dell’ente")
    with pytest.raises(ConflictError, match="conflict_declared"):
        score("cora", "A", A["cora"])
    for juror in ("mira", "sandra"):
        declare(juror, "A")
        score(juror, "A", A[juror])
    for juror, scores in B.items():
        declare(juror, "B")
        score(juror, "B", scores)
    services.close_first_round(id=key("first closed"), selection=view.id, stamp=who("olga", TALKED))
    after = selectors.selection(view.id)
    found = {place.application: place for place in selectors.standing(after).order.places}
    assert (found[str(app("A"))].points, found[str(app("A"))].jurors) == (Fraction(735, 100), 2)
    assert found[str(app("B"))].jurors == 3
    assert selectors.talk(after, app("A"), juror=key("user", "cora")) == (), "who abstains does not listen either"
    assert len(selectors.talk(after, app("B"), juror=key("user", "cora"))) == 3


def test_a_conflict_declared_late_strikes_the_scores_with_a_row(remember: Remember) -> None:
    view = remember(build_scored)
    struck = declare("mira", "A", conflict=True, why="Mia sorella lavora lì", day=TALKED)
    assert struck == 3
    assert declare("mira", "A", conflict=True, why="Mia sorella lavora lì", day=TALKED) == 3, "repeated, nothing more"
    assert selectors.struck(view.id) == ((app("A"), key("user", "mira"), 3),)
    services.close_first_round(id=key("first closed"), selection=view.id, stamp=who("olga", TALKED))
    after = selectors.selection(view.id)
    assert selectors.standing(after).order.places[0].jurors == 2
    with pytest.raises(ConflictError, match="conflict_stays"):
        declare("mira", "A", day=TALKED)
    late = declare("sandra", "A", conflict=True, why="L’ho scoperto parlando", day=TALKED)
    assert late == 6, "the first scores and the final ones"


def test_a_conflict_needs_its_why_and_can_be_taken_back_while_nobody_sees_anything(remember: Remember) -> None:
    view = remember(build_selection)
    admit("A")
    with pytest.raises(FabeneError, match="text_missing"):
        declare("cora", "A", conflict=True)
    declare("cora", "A", conflict=True, why="Mi sono confusa con un’altra", day=OPENED)
    declare("cora", "A", day=TALKED)
    score("cora", "A", A["cora"])
    (line,) = selectors.desk(view, key("user", "cora"))
    assert (line.conflict, line.complete, line.waits) == (False, True, False)


def test_who_writes_a_proposal_cannot_say_there_is_no_conflict_nor_score_it(remember: Remember) -> None:
    """Declared before they began to write it, it helps them as little."""
    remember(build_selection)
    admit("A")
    declare("mira", "A")
    for juror in ("cora", "mira"):
        Editor.objects.create(
            id=key("writes", juror), application_id=app("A"), user_id=key("user", juror), since=moment(1)
        )
    for refused in (partial(declare, "cora", "A"), partial(score, "mira", "A", (10, 10, 10))):
        with pytest.raises(FabeneError) as caught:
            refused()
        assert caught.value.code == "juror_wrote_it"
    assert declare("cora", "A", conflict=True, why="La scrivo anch’io") == 0
