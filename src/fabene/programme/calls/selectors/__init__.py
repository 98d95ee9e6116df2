"""What other flats, the pages and the commands may read."""

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

__all__ = [
    "call",
    "call_by_slug",
    "calls",
    "co_design",
    "co_design_by_slug",
    "co_designs",
    "deadlines",
    "drafts",
    "is_juror",
    "is_open",
    "notice_id",
    "preview",
    "versions",
]
