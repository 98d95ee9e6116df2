"""What is kept of the second half of a market day. Rows are added and never changed."""

from fabene.sharing.models.acknowledged import AcknowledgedLine, AcknowledgedPassing, Acknowledgement
from fabene.sharing.models.bags import (
    Bag,
    BagContent,
    Confirmation,
    Counted,
    Handover,
    Opening,
    OpeningPieces,
    OpeningStanding,
    Part,
    PassOn,
    PassOnContent,
    Plan,
    PlanEdit,
    ReachedMonth,
    TakenOut,
)
from fabene.sharing.models.past import PastBag, PastBagContent
from fabene.sharing.models.recalls import Recall, RecallClosing, RecallLot, RecallMove, RecallTold, RecallWord
from fabene.sharing.models.serving import Serving, ServingContent
from fabene.sharing.models.tables import TableClearing, TableMove, TableMovePart, TableSession, TableTap

__all__ = [
    "AcknowledgedLine",
    "AcknowledgedPassing",
    "Acknowledgement",
    "Bag",
    "BagContent",
    "Confirmation",
    "Counted",
    "Handover",
    "Opening",
    "OpeningPieces",
    "OpeningStanding",
    "Part",
    "PassOn",
    "PassOnContent",
    "PastBag",
    "PastBagContent",
    "Plan",
    "PlanEdit",
    "ReachedMonth",
    "Recall",
    "RecallClosing",
    "RecallLot",
    "RecallMove",
    "RecallTold",
    "RecallWord",
    "Serving",
    "ServingContent",
    "TableClearing",
    "TableMove",
    "TableMovePart",
    "TableSession",
    "TableTap",
    "TakenOut",
]
