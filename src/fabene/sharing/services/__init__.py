"""Writes about sharing: each is one transaction, takes its id from the caller and may be repeated."""

from fabene.sharing.services.forgetting import fade, forget
from fabene.sharing.services.handing import hand_over, order_round, undo_hand_over
from fabene.sharing.services.passing import pass_on, undo_pass_on
from fabene.sharing.services.planning import confirm, edit, propose, undo_confirm
from fabene.sharing.services.sending import bring, make_batch, send
from fabene.sharing.services.serving import clear, serve, undo_serve
from fabene.sharing.services.telling import cancel_day, reopen_day, tell_again, tell_change
from fabene.sharing.services.unpacking import take_out

__all__ = [
    "bring",
    "cancel_day",
    "clear",
    "confirm",
    "edit",
    "fade",
    "forget",
    "hand_over",
    "make_batch",
    "order_round",
    "pass_on",
    "propose",
    "reopen_day",
    "send",
    "serve",
    "take_out",
    "tell_again",
    "tell_change",
    "undo_confirm",
    "undo_hand_over",
    "undo_pass_on",
    "undo_serve",
]
