"""Writes about deadlines."""

from fabene.programme.deadlines.services.choosing import choose, undo_choice
from fabene.programme.deadlines.services.feeds import make_feed, shut_feed
from fabene.programme.deadlines.services.reminding import remind

__all__ = ["choose", "make_feed", "remind", "shut_feed", "undo_choice"]
