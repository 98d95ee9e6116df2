"""Two ideas, three jurors: the story of 2020 from the first score to the published ranking."""

import json
from fractions import Fraction
from uuid import UUID

from fabene.core.voting.jury import without_each
from fabene.programme.selection import selectors, services
from fabene.programme.selection.tables import canonical, digest, loaded, panel_of
from fabene.programme.selection.values import Outcome, Phase
from tests.programme.selection.stage import (
    CLOSED,
    PUBLISHED,
    SCORED,
    TALKED,
    app,
    build_closed,
    build_published,
    build_scored,
    look_again,
    score,
    who,
)
from tests.remembered import Remember
from tests.world import key


def test_the_jury_closes_and_a_beats_b_by_three_hundredths(remember: Remember) -> None:
    view = remember(build_closed)
    assert view.phase is Phase.CLOSED
    found = selectors.standing(view)
    first, second = found.order.places
    assert (first.application, first.points) == (str(app("A")), Fraction(73, 10))
    assert (second.application, second.points) == (str(app("B")), Fraction(109, 15))
    gone = {found.bodies[one.juror]: one for one in without_each(found.panel)}
    city, nodi = gone["Città Metropolitana di Torino"], gone["S-nodi"]
    assert (city.leader, city.points, city.runner_up_points) == (str(app("B")), Fraction(74, 10), Fraction(73, 10))
    assert (nodi.points, nodi.runner_up_points, len(nodi.level)) == (Fraction(725, 100), Fraction(725, 100), 2)


def test_the_sealed_table_can_be_computed_again_by_anybody_and_names_nobody(remember: Remember) -> None:
    view = remember(build_closed)
    (sealed,) = selectors.closings(view.id)
    assert selectors.untouched(sealed)
    assert digest(canonical(json.loads(sealed.table))) == sealed.sha256
    assert (sealed.closed_by, sealed.happened_at.date()) == (key("user", "olga"), CLOSED)
    of = loaded(sealed.table)
    assert [juror["body"] for juror in of["jurors"]] == ["Comune", "Città Metropolitana di Torino", "S-nodi"]
    assert not any(str(key("user", name)) in sealed.table for name in ("cora", "mira", "sandra", "olga"))
    assert panel_of(of) == selectors.standing(view).panel


def test_the_ranking_is_published_with_reasons_and_who_is_funded(remember: Remember) -> None:
    view = remember(build_closed)
    published = services.publish(id=key("published"), selection=view.id, note="", stamp=who("olga", PUBLISHED))
    again = services.publish(id=key("published"), selection=view.id, note="", stamp=who("olga", PUBLISHED))
    assert published == again == selectors.ranking(view.call)
    first, second = published.rows
    assert (first.application, first.position, first.points_thousandths) == (app("A"), 1, 7300)
    assert (first.outcome, second.outcome) == (Outcome.FUNDED, Outcome.RANKED)
    assert (second.points_thousandths, second.reason.it) == (7267, "La commissione ha apprezzato l’idea B.")
    assert published.appeals_until.isoformat() == "2020-07-10T23:59:59+02:00"
    assert selectors.selection(view.id).phase is Phase.PUBLISHED


def test_what_the_second_look_finds_cannot_be_done_leaves_its_place_to_the_next(remember: Remember) -> None:
    view = remember(build_closed)
    look_again("A", feasible=False, day=PUBLISHED)
    look_again("B", day=PUBLISHED)
    published = services.publish(id=key("published"), selection=view.id, note="", stamp=who("olga", PUBLISHED))
    assert [row.outcome for row in published.rows] == [Outcome.CHECK_FAILED, Outcome.FUNDED]
    assert published.rows[0].check_notes == "Conti e luoghi controllati."


def test_final_scores_stand_beside_the_first_and_the_difference_is_seen(remember: Remember) -> None:
    view = remember(build_scored)
    services.close_first_round(id=key("first closed"), selection=view.id, stamp=who("olga", TALKED))
    view = selectors.selection(view.id)
    assert selectors.standing(view).order.places[0].points == Fraction(73, 10)
    score("cora", "B", (8, 9, 8), day=TALKED)
    line = next(one for one in selectors.talk(view, app("B"), juror=None) if one.body == "Comune")
    assert (line.first["inclusion"], line.final["inclusion"], dict(line.changed)) == (6, 8, {"inclusion": 2})
    assert selectors.standing(view).order.places[0].application == str(app("B"))


def test_scoring_again_in_the_first_round_replaces_what_was_typed_and_repeating_doubles_nothing(
    remember: Remember,
) -> None:
    view = remember(build_scored)
    for _ in range(2):
        score("cora", "A", (5,), day=SCORED, comment="Da rileggere")
    (mine, _other) = selectors.desk(view, key("user", "cora"))
    assert mine.first is not None
    assert (dict(mine.first.scores), mine.first.comment, mine.complete) == ({"inclusion": 5}, "Da rileggere", False)
    (cora, *_) = selectors.progress(view)
    assert (cora.body, cora.done, cora.left) == ("Comune", 1, 1)


def test_a_published_version_is_what_it_was_whatever_is_written_later(remember: Remember) -> None:
    view = remember(build_published)
    look_again("A", feasible=False, day=PUBLISHED)
    look_again("B", day=PUBLISHED)
    services.publish(
        id=key("second"), selection=view.id, note="Il secondo controllo è stato rifatto.", stamp=who("olga", PUBLISHED)
    )
    one, two = selectors.versions(view.call)
    assert [row.outcome for row in one.rows] == [Outcome.FUNDED, Outcome.RANKED]
    assert (two.number, two.rows[0].outcome, two.note) == (
        2,
        Outcome.CHECK_FAILED,
        "Il secondo controllo è stato rifatto.",
    )
    assert {row.application for row in two.rows} == {app("A"), UUID(str(app("B")))}
