"""Writes of this flat: open, admit, declare, score, close, check, publish, appeal."""

from fabene.programme.selection.services.appealing import answer_appeal, file_appeal
from fabene.programme.selection.services.closing import close, close_first_round
from fabene.programme.selection.services.fading import fade
from fabene.programme.selection.services.judging import declare, score
from fabene.programme.selection.services.opening import admit, integrate, open_selection
from fabene.programme.selection.services.publishing import check, give_reason, publish
from fabene.programme.selection.services.reading import read_document

__all__ = [
    "admit",
    "answer_appeal",
    "check",
    "close",
    "close_first_round",
    "declare",
    "fade",
    "file_appeal",
    "give_reason",
    "integrate",
    "open_selection",
    "publish",
    "read_document",
    "score",
]
