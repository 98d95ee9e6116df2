"""Who applied may ask to look again, in time; what is right is corrected in a new version, and the first stays."""

import pytest

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.programme.selection import selectors, services
from fabene.programme.selection.values import AppealView, Outcome, Phase
from tests.programme.selection.stage import (
    PUBLISHED,
    app,
    build_closed,
    build_published,
    look_again,
    moment,
    score,
    who,
)
from tests.remembered import Remember
from tests.world import key


def appeal(name: str, idea: str, day: int, *, hour: int = 10) -> AppealView:
    return services.file_appeal(
        id=key("appeal", name, str(day), str(hour)),
        selection=key("selection"),
        application=app(idea),
        text="Il punteggio sull’inclusione non tiene conto dei tirocini.",
        stamp=who(name, moment(day).date(), hour=hour),
    )


def answer(filed: AppealView, *, accepted: bool, word: str = "") -> AppealView:
    return services.answer_appeal(
        id=key("answer", word),
        appeal=filed.id,
        accepted=accepted,
        reasons="I tirocini erano descritti nell’allegato.",
        stamp=who("olga", moment(12).date()),
    )


def test_an_accepted_appeal_opens_that_idea_alone_and_a_second_version_keeps_the_first(remember: Remember) -> None:
    view = remember(build_published)
    filed = appeal("berta", "B", 10, hour=23)
    assert appeal("berta", "B", 10, hour=23) == filed, "sent twice, one appeal"
    answered = answer(filed, accepted=True)
    assert (answered.accepted, answered.reasons) == (True, "I tirocini erano descritti nell’allegato.")
    opened = selectors.selection(view.id)
    assert (opened.phase, opened.open_again) == (Phase.FINAL, frozenset({app("B")}))
    with pytest.raises(ConflictError, match="scores_closed"):
        score("cora", "A", (10, 10, 10), day=moment(13).date())
    score("cora", "B", (7, 9, 8), day=moment(13).date())
    services.close(id=key("closed again"), selection=view.id, stamp=who("olga", moment(14).date()))
    look_again("B", day=moment(14).date())
    with pytest.raises(FabeneError, match="text_missing"):
        services.publish(id=key("second"), selection=view.id, note=" ", stamp=who("olga", moment(15).date()))
    services.publish(
        id=key("second"), selection=view.id, note="Dopo il ricorso n. 1.", stamp=who("olga", moment(15).date())
    )
    one, two = selectors.versions(view.call)
    assert [row.title for row in one.rows] == ["Idea A", "Idea B"]
    assert [(row.title, row.outcome) for row in two.rows] == [("Idea B", Outcome.FUNDED), ("Idea A", Outcome.RANKED)]
    assert (one.closing.number, two.closing.number) == (1, 2)
    assert selectors.selection(view.id).phase is Phase.PUBLISHED


def test_a_late_appeal_is_told_when_the_term_ended(remember: Remember) -> None:
    remember(build_published)
    due = {one.title: (one.kind, one.to) for one in selectors.deadlines(since=moment(10), until=moment(11))}
    assert due["Idea A"] == ("appeal_ends", (key("user", "aria"),))
    assert due["Idea B"] == ("appeal_ends", (key("user", "berta"),))
    with pytest.raises(ConflictError) as refused:
        appeal("berta", "B", 11, hour=0)
    assert (refused.value.code, refused.value.data) == (
        "appeal_late",
        {"ended_date": "2020-07-10", "ended_clock": "23.59"},
    )


def test_only_who_writes_for_an_idea_appeals_once_at_a_time_and_an_answer_is_final(remember: Remember) -> None:
    view = remember(build_published)
    with pytest.raises(NotFoundError, match="application_not_here"):
        appeal("aria", "B", 3)
    filed = appeal("berta", "B", 3)
    with pytest.raises(ConflictError, match="appeal_waits"):
        appeal("berta", "B", 4)
    assert answer(filed, accepted=False).accepted is False
    assert answer(filed, accepted=False).accepted is False, "answered twice the same, once"
    with pytest.raises(ConflictError, match="appeal_answered"):
        answer(filed, accepted=True, word="other")
    with pytest.raises(NotFoundError, match="appeal_not_found"):
        services.answer_appeal(
            id=key("none"), appeal=key("none"), accepted=True, reasons="No.", stamp=who("olga", PUBLISHED)
        )
    assert selectors.selection(view.id).phase is Phase.PUBLISHED
    assert [one.accepted for one in selectors.appeals(view.id, application=app("B"))] == [False]


def test_before_anything_is_published_there_is_nothing_to_appeal_against(remember: Remember) -> None:
    remember(build_closed)
    with pytest.raises(ConflictError, match="nothing_published"):
        appeal("berta", "B", 3)
