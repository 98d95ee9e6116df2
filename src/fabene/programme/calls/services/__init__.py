"""What the pages, the commands and other flats may do with notices."""

from fabene.programme.calls.services.codesign import decide_interest, express_interest, turn_co_design
from fabene.programme.calls.services.drafting import draft_call, draft_co_design, drop_draft, save_draft
from fabene.programme.calls.services.juries import call_in, close_jury, name_juror
from fabene.programme.calls.services.publishing import change_call, extend_call, publish_call
from fabene.programme.calls.services.questions import (
    Letter,
    Published,
    answer_question,
    ask_question,
    fade_questions,
    set_aside,
)

__all__ = [
    "Letter",
    "Published",
    "answer_question",
    "ask_question",
    "call_in",
    "change_call",
    "close_jury",
    "decide_interest",
    "draft_call",
    "draft_co_design",
    "drop_draft",
    "express_interest",
    "extend_call",
    "fade_questions",
    "name_juror",
    "publish_call",
    "save_draft",
    "set_aside",
    "turn_co_design",
]
