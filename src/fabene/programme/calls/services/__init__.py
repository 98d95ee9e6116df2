"""What the pages, the commands and other flats may do with notices."""

from fabene.programme.calls.services.drafting import draft_call, draft_co_design, drop_draft, save_draft
from fabene.programme.calls.services.juries import call_in, close_jury, name_juror
from fabene.programme.calls.services.publishing import change_call, extend_call, publish_call

__all__ = [
    "call_in",
    "change_call",
    "close_jury",
    "draft_call",
    "draft_co_design",
    "drop_draft",
    "extend_call",
    "name_juror",
    "publish_call",
    "save_draft",
]
