"""Reads about plans, diaries, what is due, hours, skills, the actions of a network."""

from fabene.programme.accompaniment.selectors.plans import (
    concerns,
    everything_about_user,
    has_part,
    merger,
    mergers,
    plan,
    plans,
    plans_of,
)
from fabene.programme.accompaniment.selectors.work import (
    action,
    actions,
    deadlines,
    deliverable,
    deliverables,
    diary,
    hours,
    hours_sum,
    skill_levels,
    skills,
)

__all__ = [
    "action",
    "actions",
    "concerns",
    "deadlines",
    "deliverable",
    "deliverables",
    "diary",
    "everything_about_user",
    "has_part",
    "hours",
    "hours_sum",
    "merger",
    "mergers",
    "plan",
    "plans",
    "plans_of",
    "skill_levels",
    "skills",
]
