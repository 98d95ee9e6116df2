"""What other flats, the pages and the commands may read."""

from fabene.programme.calls.selectors.codesign import interest_view, interests, turns
from fabene.programme.calls.selectors.juries import is_juror
from fabene.programme.calls.selectors.notices import (
    call,
    call_by_slug,
    calls,
    co_design,
    co_design_by_slug,
    co_designs,
    deadlines,
    drafts,
    is_open,
    notice_id,
    preview,
    versions,
)
from fabene.programme.calls.selectors.questions import (
    answers,
    by_theme,
    old_questions,
    waiting_counts,
    waiting_question,
    waiting_questions,
)

__all__ = [
    "answers",
    "by_theme",
    "call",
    "call_by_slug",
    "calls",
    "co_design",
    "co_design_by_slug",
    "co_designs",
    "deadlines",
    "drafts",
    "interest_view",
    "interests",
    "is_juror",
    "is_open",
    "notice_id",
    "old_questions",
    "preview",
    "turns",
    "versions",
    "waiting_counts",
    "waiting_question",
    "waiting_questions",
]
