"""Who has an interest in an idea says so before scoring; who says it later sees their scores struck."""

from fractions import Fraction
from functools import partial
from uuid import UUID

import pytest

from fabene.core.errors import ConflictError, FabeneError, NotAllowedError
from fabene.people.selectors import readings_of
from fabene.programme.applications import services as applications
from fabene.programme.applications.models import Editor, Part
from fabene.programme.selection import selectors, services
from fabene.programme.selection.tables import loaded
from fabene.programme.selection.values import Bar
from tests.calls import JURORS
from tests.programme.selection.stage import (
    CLOSED,
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


def link(name: str, juror: str) -> None:
    """Let the office find that the body a juror sits for leads an idea."""
    part = Part.objects.get(application=app(name))
    applications.link_part(
        id=key("linked", name, juror),
        application=app(name),
        part=part.id,
        organisation=key("organisation", JURORS[juror]),
        stamp=who("olga", OPENED),
    )


def test_whose_body_applies_or_who_writes_is_in_conflict_without_a_word_and_what_they_gave_is_set_aside(
    remember: Remember,
) -> None:
    view = remember(build_scored)
    link("A", "cora")
    Editor.objects.create(id=key("joins"), application_id=app("B"), user_id=key("user", "mira"), since=moment(1))
    cora = {line.application: line for line in selectors.desk(view, key("user", "cora"))}
    assert (cora[app("A")].bar, cora[app("A")].set_aside, cora[app("A")].waits) == (Bar.OWN_BODY, 3, False)
    for refused in (partial(declare, "cora", "A", day=TALKED), partial(score, "cora", "A", (10, 10, 10))):
        with pytest.raises(FabeneError) as caught:
            refused()
        assert caught.value.code == "juror_body_applied"
    assert [(one.done, one.conflicts, one.left) for one in selectors.progress(view)] == [
        (1, 1, 0),
        (1, 1, 0),
        (2, 0, 0),
    ]
    services.close_first_round(id=key("first closed"), selection=view.id, stamp=who("olga", TALKED))
    applications.remove_writer(
        id=key("leaves"), application=app("B"), user=key("user", "mira"), stamp=who("mira", TALKED)
    )
    after = selectors.selection(view.id)
    points = {place.application: (place.points, place.jurors) for place in selectors.standing(after).order.places}
    assert points == {str(app("A")): (Fraction(735, 100), 2), str(app("B")): (Fraction(740, 100), 2)}
    assert selectors.talk(after, app("A"), juror=key("user", "cora")) == ()
    assert selectors.talk(after, app("B"), juror=key("user", "mira")) == (), "who wrote it once does not judge it"
    assert selectors.talk(after, app("A"), juror=None)[0].bar is Bar.OWN_BODY
    table = loaded(services.close(id=key("closed"), selection=view.id, stamp=who("olga", CLOSED)).table)
    aside = {(one["application"], one["juror"], one["scores"], one["why"]) for one in table["struck"]}
    assert aside == {(str(app("A")), "1", 6, "own_body"), (str(app("B")), "2", 6, "writer")}
    assert table["applications"][0]["bars"] == {"1": "own_body"}
    assert "1" not in table["applications"][0]["final"]


def read(juror: str, document: UUID) -> bytes:
    """Let a juror open a document of idea A."""
    return services.read_document(
        id=key("opened", juror),
        selection=key("selection"),
        application=app("A"),
        document=document,
        stamp=who(juror, TALKED),
    )[2]


def test_a_juror_opens_documents_only_after_declaring_none_and_each_time_is_written_down(remember: Remember) -> None:
    view = remember(build_selection)
    admit("A")
    paper = selectors.sent(view.call)[app("A")].attachments[0].id
    with pytest.raises(ConflictError, match="declare_first"):
        read("cora", paper)
    declare("cora", "A")
    declare("mira", "A", conflict=True, why="Siedo nel direttivo")
    declare("sandra", "A")
    link("A", "sandra")
    for name in ("mira", "sandra"):
        with pytest.raises(ConflictError, match="conflict_declared"):
            read(name, paper)
    with pytest.raises(NotAllowedError):
        read("aria", paper)
    assert read("cora", paper).startswith(b"%PDF")
    assert [one.who for one in readings_of(paper)] == [key("user", "cora")]
    with pytest.raises(FabeneError, match="file_not_found"):
        read("cora", key("no such document"))
