"""Notices with their versions, the questions about them, the juries of calls, and what happens in a co-design."""

from fabene.programme.calls.models.codesign import Admission, Interest, Turning
from fabene.programme.calls.models.jury import CalledIn, Juror, JuryClosing
from fabene.programme.calls.models.notices import Draft, Notice, Version
from fabene.programme.calls.models.questions import Answer, Asked, SetAside

__all__ = [
    "Admission",
    "Answer",
    "Asked",
    "CalledIn",
    "Draft",
    "Interest",
    "Juror",
    "JuryClosing",
    "Notice",
    "SetAside",
    "Turning",
    "Version",
]
