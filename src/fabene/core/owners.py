"""What kinds of owner a gram can have on its way from a stall to a table, and a cent on its way to be spent."""

from enum import StrEnum


class OwnerKind(StrEnum):
    """Who holds, gives or receives. The ledger keeps the word and does not know its meaning.

    SPUNTISTA (a trader without a fixed pitch) to CANTEEN are donors that have no stall. KITCHEN is one that keeps no
    record of what it cooks: what it gets is gone. KITCHEN_STORE is the larder of one that does: a place of stock.
    BATCH is one cooking, YIELD_LOSS what evaporated and was peeled away in it.
    """

    STALL = "stall"
    SPUNTISTA = "spuntista"
    SHOP = "shop"
    FARM = "farm"
    GARDEN = "garden"
    SUPERMARKET = "supermarket"
    CANTEEN = "canteen"
    SHOPPER = "shopper"
    UNKNOWN_DONOR = "unknown_donor"
    STAND = "stand"
    HUB = "hub"
    HOUSEHOLD = "household"
    EMPORIO = "emporio"
    OPEN_TABLE = "open_table"
    KITCHEN = "kitchen"
    KITCHEN_STORE = "kitchen_store"
    ANIMALS = "animals"
    COMPOST = "compost"
    DISCARD = "discard"
    SHRINKAGE = "shrinkage"
    UNEXPLAINED = "unexplained"
    BATCH = "batch"
    YIELD_LOSS = "yield_loss"
    IN_TRANSIT = "in_transit"


class MoneyKind(StrEnum):
    """Who gives, holds or takes cents and minutes in the account of a grant. No gram ever reaches one of these.

    PROMISER: who awards, as long as it is a promise. BUDGET_LINE: what a line may still spend. SPENDING: what was
    accepted as spent. PAYER and CASH: the same money as it is really paid. CO_FINANCER, and CO_FINANCING that a line
    holds. KIND_GIVER and KIND: what was given instead of money, at its declared value. HELPERS and HELP: minutes
    that volunteers gave. STAFF and WORK: minutes of paid work.
    """

    PROMISER = "promiser"
    BUDGET_LINE = "budget_line"
    SPENDING = "spending"
    PAYER = "payer"
    CASH = "cash"
    CO_FINANCER = "co_financer"
    CO_FINANCING = "co_financing"
    KIND_GIVER = "kind_giver"
    KIND = "kind"
    HELPERS = "helpers"
    HELP = "help"
    STAFF = "staff"
    WORK = "work"
