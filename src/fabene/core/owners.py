"""What kinds of owner a gram can have on its way from a stall to a table."""

from enum import StrEnum


class OwnerKind(StrEnum):
    """Who holds, gives or receives. The ledger keeps the word and does not know its meaning."""

    STALL = "stall"
    SHOPPER = "shopper"
    UNKNOWN_DONOR = "unknown_donor"
    STAND = "stand"
    HUB = "hub"
    HOUSEHOLD = "household"
    EMPORIO = "emporio"
    OPEN_TABLE = "open_table"
    KITCHEN = "kitchen"
    ANIMALS = "animals"
    COMPOST = "compost"
    DISCARD = "discard"
    SHRINKAGE = "shrinkage"
    UNEXPLAINED = "unexplained"
    BATCH = "batch"
    IN_TRANSIT = "in_transit"
