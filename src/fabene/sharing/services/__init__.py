"""Writes about sharing: each is one transaction, takes its id from the caller and may be repeated."""

from fabene.sharing.services.forgetting import fade, forget
from fabene.sharing.services.handing import hand_over, order_round, undo_hand_over
from fabene.sharing.services.passing import pass_on, undo_pass_on
from fabene.sharing.services.planning import confirm, edit, propose, undo_confirm

__all__ = [
    "confirm",
    "edit",
    "fade",
    "forget",
    "hand_over",
    "order_round",
    "pass_on",
    "propose",
    "undo_confirm",
    "undo_hand_over",
    "undo_pass_on",
]
