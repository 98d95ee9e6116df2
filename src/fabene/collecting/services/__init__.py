"""Writes of a market day: one function per use case, each one transaction and safe to repeat.

Every function takes the id of what it creates and a stamp. The same id with the same content answers the same and
changes nothing; with other content it raises ``ConflictError`` ``id_used_for_something_else``. On a day that was closed
or is not held nothing new is recorded: ``ConflictError`` ``day_closed``, ``day_cancelled``.
"""

from fabene.collecting.services.cancelling import cancel_day, cancel_market, reopen_day
from fabene.collecting.services.corrections import correct_discard, correct_donation, correct_weighing
from fabene.collecting.services.days import choose_way, close_day, explain_zero, open_day, set_market_way
from fabene.collecting.services.gifts import record_donation, tick_crates
from fabene.collecting.services.stock import count_stock, discard
from fabene.collecting.services.weights import carry, guess_weight, weigh

__all__ = [
    "cancel_day",
    "cancel_market",
    "carry",
    "choose_way",
    "close_day",
    "correct_discard",
    "correct_donation",
    "correct_weighing",
    "count_stock",
    "discard",
    "explain_zero",
    "guess_weight",
    "open_day",
    "record_donation",
    "reopen_day",
    "set_market_way",
    "tick_crates",
    "weigh",
]
