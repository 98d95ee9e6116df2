"""The tables of applications: ideas, who is behind them, what they cost, who writes them."""

from fabene.programme.applications.models.bodies import Applicant, Part, Participant
from fabene.programme.applications.models.contents import Attachment, BudgetRow, BudgetShare, Field, Past, Place
from fabene.programme.applications.models.ideas import Application, Numbering
from fabene.programme.applications.models.writers import Editor, FormerEditor, Invited

__all__ = [
    "Applicant",
    "Application",
    "Attachment",
    "BudgetRow",
    "BudgetShare",
    "Editor",
    "Field",
    "FormerEditor",
    "Invited",
    "Numbering",
    "Part",
    "Participant",
    "Past",
    "Place",
]
