"""The words of a market day."""

from enum import StrEnum

from fabene.charter.values import WeighingWay

Way = WeighingWay
"""The three ways to know a weight (docs/adr/0009-three-ways-to-know-a-weight.md)."""


class SourceKind(StrEnum):
    """Who gave: a trader's stall, a donor without one, a shopper who left a purchase, stalls nobody wrote down."""

    STALL = "stall"
    DONOR = "donor"
    SHOPPER = "shopper"
    UNKNOWN = "unknown"


class Origin(StrEnum):
    """What a lot was born of: a market day, a kitchen's batch, a transfer from another network."""

    DAY = "day"
    BATCH = "batch"
    TRANSFER = "transfer"


class Use(StrEnum):
    """What a point of collection is for. Nothing else is forbidden there; the desk shows these steps first."""

    BAGS = "bags"
    OPEN_TABLE = "open_table"
    EMPORIO = "emporio"
    KITCHEN = "kitchen"


class SafetyItem(StrEnum):
    """What is looked at before food is handed out (Regulation (EC) 852/2004, Annex II, chapter Va, by 2021/382).

    DATES: within their use-by or best-before date. PACKAGING: whole. STORAGE: kept and carried as it must be, at its
    temperature. FREEZING: what was frozen was frozen in time and says so. SENSES: it looks and smells as it should.
    TRACEABILITY: who gave it is written down.
    """

    DATES = "dates"
    PACKAGING = "packaging"
    STORAGE = "storage"
    FREEZING = "freezing"
    SENSES = "senses"
    TRACEABILITY = "traceability"


class TransferState(StrEnum):
    """Where a transfer is: on its way, received, or called back. Within one network it is received as it is sent."""

    SENT = "sent"
    RECEIVED = "received"
    CALLED_BACK = "called_back"


class Place(StrEnum):
    """Where food of a market day stands before it is shared."""

    STAND = "stand"
    HUB = "hub"


class Reason(StrEnum):
    """Why food was thrown away."""

    SPOILED = "spoiled"
    BROKEN = "broken"
    PAST_DATE = "past_date"
    TEMPERATURE = "temperature"
    UNFIT = "unfit"


REASONS = tuple(Reason)


class ZeroReason(StrEnum):
    """Why nothing came, from a stall or from a whole market."""

    NOTHING_LEFT = "nothing_left"
    STALL_ABSENT = "stall_absent"
    BAD_WEATHER = "bad_weather"
    MARKET_OFF = "market_off"
    NO_VOLUNTEERS = "no_volunteers"
    NO_TRANSPORT = "no_transport"
    OTHER = "other"


class CancelReason(StrEnum):
    """Why a market day is not held.

    A holiday, a strike or the weather is no secret and stands on the public map; the rest, and what is written beside
    it, stays inside. Families are told that there is none, never why.
    """

    WEATHER = "weather"
    STRIKE = "strike"
    HOLIDAY = "holiday"
    STAND_CLOSED = "stand_closed"
    OTHER = "other"


class LateWhy(StrEnum):
    """Why a closed day was opened again, in the word everybody reads; who works there reads a sentence too."""

    GIFT = "gift"
    WEIGHT = "weight"
    DISCARD = "discard"
    HANDOVER = "handover"
    PASSING = "passing"
    OTHER = "other"


class DayState(StrEnum):
    """How far a market day is."""

    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Oddity(StrEnum):
    """What does not look right, and never blocks anybody from recording.

    NEGATIVE_STOCK: more left a place than was recorded as arriving. LEFT_ON_STAND: food that went nowhere.
    LATE_ENTRY: a gift recorded after its category had been weighed. NO_DONOR: weighed at the hub, given by nobody.
    ZERO_CONTRADICTED: a gift came although somebody explained why nothing did. TOO_WARM: cold food came warmer than it
    may.
    """

    NEGATIVE_STOCK = "negative_stock"
    LEFT_ON_STAND = "left_on_stand"
    LATE_ENTRY = "late_entry"
    NO_DONOR = "no_donor"
    ZERO_CONTRADICTED = "zero_contradicted"
    TOO_WARM = "too_warm"
