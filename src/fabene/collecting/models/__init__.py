"""What is kept of a market day. Rows are added and never changed: a change of state is a row of its own."""

from fabene.collecting.models.days import Cancellation, CategoryWay, Closing, MarketDay, MarketWay, Reopening, WhyZero
from fabene.collecting.models.facts import Carriage, Correction, Count, Discard, Donation, Guess, Lot, Weighing
from fabene.collecting.models.postings import Posting, Withdrawal

__all__ = [
    "Cancellation",
    "Carriage",
    "CategoryWay",
    "Closing",
    "Correction",
    "Count",
    "Discard",
    "Donation",
    "Guess",
    "Lot",
    "MarketDay",
    "MarketWay",
    "Posting",
    "Reopening",
    "Weighing",
    "WhyZero",
    "Withdrawal",
]
