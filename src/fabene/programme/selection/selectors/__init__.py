"""Reads of this flat. Whatever shows scores of somebody else refuses until the first round is closed."""

from fabene.programme.selection.around import applicants_of, is_editor, is_juror, jurors, seated, sent
from fabene.programme.selection.selectors.base import selection, selection_of, with_selection
from fabene.programme.selection.selectors.closings import closings, untouched
from fabene.programme.selection.selectors.deadlines import deadlines
from fabene.programme.selection.selectors.desk import (
    admission_history,
    admissions,
    apart,
    conflict_reasons,
    desk,
    hidden_from,
    judged,
    progress,
    struck,
)
from fabene.programme.selection.selectors.fading import fading
from fabene.programme.selection.selectors.papers import attachments
from fabene.programme.selection.selectors.published import appeals, checks, ranking, versions
from fabene.programme.selection.selectors.standing import current_table, reason_texts, standing, talk

__all__ = [
    "admission_history",
    "admissions",
    "apart",
    "appeals",
    "applicants_of",
    "attachments",
    "checks",
    "closings",
    "conflict_reasons",
    "current_table",
    "deadlines",
    "desk",
    "fading",
    "hidden_from",
    "is_editor",
    "is_juror",
    "judged",
    "jurors",
    "progress",
    "ranking",
    "reason_texts",
    "seated",
    "selection",
    "selection_of",
    "sent",
    "standing",
    "struck",
    "talk",
    "untouched",
    "versions",
    "with_selection",
]
