"""Writes about applications: writing one together, sending it, taking it back, and what the office writes down."""

from fabene.programme.applications.services.attaching import attach, detach
from fabene.programme.applications.services.bodies import add_part, change_part, link_part, remove_part
from fabene.programme.applications.services.budgeting import set_budget
from fabene.programme.applications.services.copying import copy_into
from fabene.programme.applications.services.drafting import discard, place, save_field, start
from fabene.programme.applications.services.forgetting import fade_drafts, forget_user, wipe_old_invitations
from fabene.programme.applications.services.inviting import answer_invitation, invite, withdraw_invitation
from fabene.programme.applications.services.recording import enter_applicant, note_participant, record
from fabene.programme.applications.services.restoring import restore
from fabene.programme.applications.services.sending import send, withdraw
from fabene.programme.applications.services.writing_together import make_author, remove_writer

__all__ = [
    "add_part",
    "answer_invitation",
    "attach",
    "change_part",
    "copy_into",
    "detach",
    "discard",
    "enter_applicant",
    "fade_drafts",
    "forget_user",
    "invite",
    "link_part",
    "make_author",
    "note_participant",
    "place",
    "record",
    "remove_part",
    "remove_writer",
    "restore",
    "save_field",
    "send",
    "set_budget",
    "start",
    "wipe_old_invitations",
    "withdraw",
    "withdraw_invitation",
]
