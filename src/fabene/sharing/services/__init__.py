"""Writes about sharing: each is one transaction, takes its id from the caller and may be repeated."""

from fabene.sharing.services.acknowledging import acknowledge, undo_acknowledgement
from fabene.sharing.services.counting import call_next, count_people, give_tickets, undo_tap
from fabene.sharing.services.forgetting import fade, forget
from fabene.sharing.services.handing import hand_over, order_round, undo_hand_over
from fabene.sharing.services.passing import pass_on, undo_pass_on
from fabene.sharing.services.planning import confirm, edit, propose, undo_confirm
from fabene.sharing.services.sending import bring, make_batch, send
from fabene.sharing.services.serving import clear, serve, undo_serve
from fabene.sharing.services.tables import (
    bring_back,
    clear_table,
    lay,
    open_table,
    undo_clear_table,
    undo_open,
    undo_table_move,
)
from fabene.sharing.services.telling import cancel_day, reopen_day, tell_again, tell_change
from fabene.sharing.services.unpacking import take_out

__all__ = [
    "acknowledge",
    "bring",
    "bring_back",
    "call_next",
    "cancel_day",
    "clear",
    "clear_table",
    "confirm",
    "count_people",
    "edit",
    "fade",
    "forget",
    "give_tickets",
    "hand_over",
    "lay",
    "make_batch",
    "open_table",
    "order_round",
    "pass_on",
    "propose",
    "reopen_day",
    "send",
    "serve",
    "take_out",
    "tell_again",
    "tell_change",
    "undo_acknowledgement",
    "undo_clear_table",
    "undo_confirm",
    "undo_hand_over",
    "undo_open",
    "undo_pass_on",
    "undo_serve",
    "undo_table_move",
    "undo_tap",
]
