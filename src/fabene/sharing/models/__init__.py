"""What is kept of the second half of a market day. Rows are added and never changed."""

from fabene.sharing.models.bags import (
    Bag,
    BagContent,
    Confirmation,
    Counted,
    Handover,
    Opening,
    OpeningStanding,
    Part,
    PassOn,
    PassOnContent,
    Plan,
    PlanEdit,
    ReachedMonth,
    TakenOut,
)
from fabene.sharing.models.serving import Serving, ServingContent

__all__ = [
    "Bag",
    "BagContent",
    "Confirmation",
    "Counted",
    "Handover",
    "Opening",
    "OpeningStanding",
    "Part",
    "PassOn",
    "PassOnContent",
    "Plan",
    "PlanEdit",
    "ReachedMonth",
    "Serving",
    "ServingContent",
    "TakenOut",
]
