"""The office opens a selection, looks at what came, asks for what is missing, excludes with a reason and a law."""

from dataclasses import replace
from functools import partial

import pytest

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.programme.selection import selectors, services
from fabene.programme.selection.values import Admissibility, Outcome
from tests.calls import OPENS, build_call
from tests.lib.papers import PDF
from tests.programme.selection.stage import (
    OPENED,
    PUBLISHED,
    RULES,
    TALKED,
    A,
    admit,
    app,
    build_over,
    build_scored,
    build_selection,
    declare,
    give_reasons,
    look_again,
    moment,
    score,
    who,
)
from tests.remembered import Remember
from tests.world import key


def test_a_selection_opens_when_the_call_is_over_with_a_lot_that_was_public(remember: Remember) -> None:
    call = remember(build_over)
    for wrong, code in (
        (replace(RULES, places=0), "places_out_of_bounds"),
        (replace(RULES, appeal_days=0), "appeal_days_out_of_bounds"),
        (replace(RULES, seed=" "), "text_missing"),
    ):
        with pytest.raises(FabeneError, match=code):
            services.open_selection(id=key("wrong"), call=call.id, rules=wrong, stamp=who("olga", OPENED))
    with pytest.raises(FabeneError, match="call_not_over"):
        services.open_selection(id=key("early"), call=call.id, rules=RULES, stamp=who("olga", OPENS))
    opened = services.open_selection(id=key("selection"), call=call.id, rules=RULES, stamp=who("olga", OPENED))
    assert opened == services.open_selection(id=key("selection"), call=call.id, rules=RULES, stamp=who("olga", OPENED))
    assert (opened.keys, opened.rules.ties, opened.max_score) == (
        ("inclusion", "participation", "vitality"),
        ("inclusion",),
        10,
    )
    with pytest.raises(ConflictError, match="selection_already_open"):
        services.open_selection(id=key("twice"), call=call.id, rules=RULES, stamp=who("olga", OPENED))
    other = build_call("senza-giuria", jurors={})
    with pytest.raises(ConflictError, match="jury_empty"):
        services.open_selection(id=key("nobody"), call=other.id, rules=RULES, stamp=who("olga", OPENED))


def test_what_is_missing_is_asked_for_sent_in_time_and_the_idea_admitted(remember: Remember) -> None:
    view = remember(build_selection)
    term = moment(20, month=6, hour=18)
    admit("A", Admissibility.INTEGRATION, reason="Manca la firma sullo statuto.", term=term)
    (due,) = selectors.deadlines(since=moment(1, month=6), until=moment(1))
    assert (due.kind, due.at, due.to) == ("integration_due", term, (key("user", "aria"),))
    for name, day, code in (("berta", 12, "application_not_here"), ("aria", 21, "integration_late")):
        with pytest.raises(FabeneError, match=code):
            send_integration(name, moment(day, month=6).day)
    send_integration("aria", 19)
    with pytest.raises(ConflictError, match="integration_sent"):
        send_integration("aria", 19, word="again")
    found = selectors.admissions(view.id)[app("A")]
    assert (found.integration, found.integrated_at) == ("Ecco lo statuto firmato.", moment(19, month=6))
    assert selectors.deadlines(since=moment(1, month=6), until=moment(1)) == ()
    admit("A", word="after")
    assert [one.outcome for one in selectors.admission_history(view.id, app("A"))] == [
        Admissibility.INTEGRATION,
        Admissibility.ADMITTED,
    ]
    assert selectors.judged(view) == (app("A"),)


def send_integration(name: str, day: int, *, word: str = "") -> None:
    services.integrate(
        id=key("integration", name, str(day), word),
        selection=key("selection"),
        application=app("A"),
        text="Ecco lo statuto firmato.",
        content=PDF,
        stamp=who(name, moment(day, month=6).date()),
    )


def test_an_excluded_idea_is_not_judged_and_its_reason_and_law_are_published(remember: Remember) -> None:
    view = remember(build_selection)
    with pytest.raises(FabeneError, match="text_missing"):
        admit("B", Admissibility.EXCLUDED, reason="Riguarda un’altra città.")
    with pytest.raises(FabeneError, match="term_missing"):
        admit("B", Admissibility.INTEGRATION, reason="Manca lo statuto.")
    with pytest.raises(FabeneError, match="term_in_past"):
        admit("B", Admissibility.INTEGRATION, reason="Manca lo statuto.", term=moment(1, month=6))
    with pytest.raises(NotFoundError, match="application_not_here"):
        admit("Z")
    admit("A")
    admit("B", Admissibility.EXCLUDED, word="law", reason="Riguarda un’altra città.", law="Bando, art. 3")
    for juror, scores in A.items():
        declare(juror, "A")
        score(juror, "A", scores)
    services.close_first_round(id=key("first closed"), selection=view.id, stamp=who("olga", TALKED))
    with pytest.raises(ConflictError, match="admission_settled"):
        admit("B", word="too late")
    services.close(id=key("closed"), selection=view.id, stamp=who("olga", TALKED))
    with pytest.raises(NotFoundError, match="application_not_judged"):
        give_reasons()
    look_again("A")
    published = services.publish(id=key("published"), selection=view.id, note="", stamp=who("olga", PUBLISHED))
    out = published.rows[-1]
    assert (out.outcome, out.position, out.reason.it, out.law) == (
        Outcome.EXCLUDED,
        None,
        "Riguarda un’altra città.",
        "Bando, art. 3",
    )


def test_nothing_is_published_without_a_closed_table_its_reasons_and_the_second_look(remember: Remember) -> None:
    view = remember(build_scored)
    publish = partial(services.publish, selection=view.id, note="", stamp=who("olga", PUBLISHED))
    with pytest.raises(ConflictError, match="jury_not_closed"):
        publish(id=key("a"))
    with pytest.raises(ConflictError, match="first_round_open"):
        give_reasons()
    with pytest.raises(ConflictError, match="jury_not_closed"):
        look_again("A")
    services.close_first_round(id=key("first closed"), selection=view.id, stamp=who("olga", TALKED))
    services.close(id=key("closed"), selection=view.id, stamp=who("olga", TALKED))
    with pytest.raises(ConflictError, match="reason_missing"):
        publish(id=key("b"))
    give_reasons()
    with pytest.raises(ConflictError) as refused:
        publish(id=key("c"))
    assert (refused.value.code, refused.value.data) == ("check_missing", {"position": 1})
    assert selectors.ranking(view.call) is None
