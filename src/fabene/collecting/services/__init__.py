"""Writes of a market day: one function per use case, each one transaction and safe to repeat.

Every function takes the id of what it creates and a stamp. The same id with the same content answers the same and
changes nothing; with other content it raises ``ConflictError`` ``id_used_for_something_else``. On a day that was closed
or is not held nothing new is recorded: ``ConflictError`` ``day_closed``, ``day_cancelled``.
"""

from fabene.collecting.services.batches import make_batch, undo_batch
from fabene.collecting.services.cancelling import cancel_day, cancel_market, reopen_day
from fabene.collecting.services.closing import close_day, late_entry, reopen_closed_day
from fabene.collecting.services.corrections import correct_discard, correct_donation, correct_weighing
from fabene.collecting.services.days import choose_way, explain_zero, open_day, set_market_way, set_point_uses
from fabene.collecting.services.gifts import record_donation, tick_crates
from fabene.collecting.services.keeping import clear, count_lot, undo_clear
from fabene.collecting.services.opening import arrange_point, open_network_like
from fabene.collecting.services.safety import note_safety, note_temperature, undo_temperature
from fabene.collecting.services.stock import count_stock, discard
from fabene.collecting.services.transfers import bring, call_back, receive, send
from fabene.collecting.services.weights import carry, guess_weight, weigh

__all__ = [
    "arrange_point",
    "bring",
    "call_back",
    "cancel_day",
    "cancel_market",
    "carry",
    "choose_way",
    "clear",
    "close_day",
    "correct_discard",
    "correct_donation",
    "correct_weighing",
    "count_lot",
    "count_stock",
    "discard",
    "explain_zero",
    "guess_weight",
    "late_entry",
    "make_batch",
    "note_safety",
    "note_temperature",
    "open_day",
    "open_network_like",
    "receive",
    "record_donation",
    "reopen_closed_day",
    "reopen_day",
    "send",
    "set_market_way",
    "set_point_uses",
    "tick_crates",
    "undo_batch",
    "undo_clear",
    "undo_temperature",
    "weigh",
]
