"""What is kept of a market day. Rows are added and never changed: a change of state is a row of its own."""

from fabene.collecting.models.births import Batch, Transfer
from fabene.collecting.models.days import (
    Cancellation,
    CategoryWay,
    Closing,
    DayReopening,
    MarketDay,
    MarketWay,
    PointUse,
    Reopening,
    SafetyCheck,
    Temperature,
    WhyZero,
)
from fabene.collecting.models.facts import Carriage, Correction, Count, Discard, Donation, Guess, Lot, Weighing
from fabene.collecting.models.holds import HoldRelease, LotHold
from fabene.collecting.models.keeping import Clearing, ClearingPart, ClearingUndoing, LotCount
from fabene.collecting.models.parts import BatchPart, BatchUndoing, CallingBack, Receipt, ReceiptLine, TransferLine
from fabene.collecting.models.patterns import NetworkPattern
from fabene.collecting.models.postings import Posting, Withdrawal

__all__ = [
    "Batch",
    "BatchPart",
    "BatchUndoing",
    "CallingBack",
    "Cancellation",
    "Carriage",
    "CategoryWay",
    "Clearing",
    "ClearingPart",
    "ClearingUndoing",
    "Closing",
    "Correction",
    "Count",
    "DayReopening",
    "Discard",
    "Donation",
    "Guess",
    "HoldRelease",
    "Lot",
    "LotCount",
    "LotHold",
    "MarketDay",
    "MarketWay",
    "NetworkPattern",
    "PointUse",
    "Posting",
    "Receipt",
    "ReceiptLine",
    "Reopening",
    "SafetyCheck",
    "Temperature",
    "Transfer",
    "TransferLine",
    "Weighing",
    "WhyZero",
    "Withdrawal",
]
