"""What is kept of a plan that walks with an idea: rows that are added, and the newest counts."""

from fabene.programme.accompaniment.models.learning import Answer, Assessment, Skill
from fabene.programme.accompaniment.models.network import Action, ActionStep
from fabene.programme.accompaniment.models.plan import Joined, Parted, Plan, PlanIdea, PlanOrganisation, PlanPart
from fabene.programme.accompaniment.models.work import Deliverable, DeliverableStep, DiaryEntry, Hours

__all__ = [
    "Action",
    "ActionStep",
    "Answer",
    "Assessment",
    "Deliverable",
    "DeliverableStep",
    "DiaryEntry",
    "Hours",
    "Joined",
    "Parted",
    "Plan",
    "PlanIdea",
    "PlanOrganisation",
    "PlanPart",
    "Skill",
]
