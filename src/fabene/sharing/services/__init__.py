"""Writes about sharing: each is one transaction, takes its id from the caller and may be repeated."""

from fabene.sharing.services.acknowledging import acknowledge, undo_acknowledgement
from fabene.sharing.services.counting import call_next, count_people, give_tickets, undo_tap
from fabene.sharing.services.forgetting import fade, forget
from fabene.sharing.services.handing import hand_over, order_round, undo_hand_over
from fabene.sharing.services.passing import pass_on, undo_pass_on
from fabene.sharing.services.planning import confirm, edit, propose, undo_confirm
from fabene.sharing.services.recall_moves import Whence, take_back_recalled, undo_recall_move
from fabene.sharing.services.recall_words import tell_families
from fabene.sharing.services.recalling import close_recall, mark_told, open_recall, undo_told
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
    "Whence",
    "acknowledge",
    "bring",
    "bring_back",
    "call_next",
    "cancel_day",
    "clear",
    "clear_table",
    "close_recall",
    "confirm",
    "count_people",
    "edit",
    "fade",
    "forget",
    "give_tickets",
    "hand_over",
    "lay",
    "make_batch",
    "mark_told",
    "open_recall",
    "open_table",
    "order_round",
    "pass_on",
    "propose",
    "reopen_day",
    "send",
    "serve",
    "take_back_recalled",
    "take_out",
    "tell_again",
    "tell_change",
    "tell_families",
    "undo_acknowledgement",
    "undo_clear_table",
    "undo_confirm",
    "undo_hand_over",
    "undo_open",
    "undo_pass_on",
    "undo_recall_move",
    "undo_serve",
    "undo_table_move",
    "undo_tap",
    "undo_told",
]
