"""Writes about plans: opened, walked, learnt from, merged; and the actions of a network."""

from fabene.programme.accompaniment.services.acting import change_action, plan_action, step_action
from fabene.programme.accompaniment.services.learning import assess, name_skills
from fabene.programme.accompaniment.services.planning import (
    change_plan,
    leave_part,
    merge,
    open_plan,
    take_part,
    unmerge,
)
from fabene.programme.accompaniment.services.walking import (
    ask_for_deliverable,
    give_hours,
    step_deliverable,
    take_back_hours,
    write_diary,
)

__all__ = [
    "ask_for_deliverable",
    "assess",
    "change_action",
    "change_plan",
    "give_hours",
    "leave_part",
    "merge",
    "name_skills",
    "open_plan",
    "plan_action",
    "step_action",
    "step_deliverable",
    "take_back_hours",
    "take_part",
    "unmerge",
    "write_diary",
]
