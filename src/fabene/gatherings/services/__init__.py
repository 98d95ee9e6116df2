"""Writes about sessions: planned, changed, signed up for, counted, told."""

from fabene.gatherings.services.attending import attend, count_attendance, undo_attend
from fabene.gatherings.services.calendars import make_feed
from fabene.gatherings.services.fading import fade_addresses, forget_owner
from fabene.gatherings.services.materials import add_material, withdraw_material
from fabene.gatherings.services.planning import (
    cancel_gathering,
    change_gathering,
    plan_gathering,
    repeat_gathering,
    resume_gathering,
)
from fabene.gatherings.services.signing import come_back, sign_up, withdraw

__all__ = [
    "add_material",
    "attend",
    "cancel_gathering",
    "change_gathering",
    "come_back",
    "count_attendance",
    "fade_addresses",
    "forget_owner",
    "make_feed",
    "plan_gathering",
    "repeat_gathering",
    "resume_gathering",
    "sign_up",
    "undo_attend",
    "withdraw",
    "withdraw_material",
]
