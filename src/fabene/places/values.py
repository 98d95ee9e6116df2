"""What other rooms may know about municipalities, markets, givers, hubs, kitchens and destinations: frozen values."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from fabene.core.errors import FabeneError
from fabene.core.owners import OwnerKind
from fabene.lib.ids import derived

DESTINATION_KINDS = (
    OwnerKind.EMPORIO,
    OwnerKind.OPEN_TABLE,
    OwnerKind.KITCHEN,
    OwnerKind.ANIMALS,
    OwnerKind.COMPOST,
)
DONOR_KINDS = (
    OwnerKind.SPUNTISTA,
    OwnerKind.SHOP,
    OwnerKind.FARM,
    OwnerKind.GARDEN,
    OwnerKind.SUPERMARKET,
    OwnerKind.CANTEEN,
)
"""What a donor without a stall may be: a trader without a fixed pitch, a shop, a farm …"""
DAYS_IN_WEEK = 7
POSITION_STEP = Decimal("0.000001")


class MarketKind(StrEnum):
    """What a point of collection is. Each has its days, its stand, its weights and its closing as a market has."""

    MARKET = "market"
    GARDEN = "garden"
    FARMS = "farms"
    SHOPS = "shops"
    CANTEEN = "canteen"


class AgreementState(StrEnum):
    """How far a network and a giver have come: on a list, spoken to, agreed, the poster hangs, a first gift, over."""

    MAPPED = "mapped"
    CONTACTED = "contacted"
    AGREED = "agreed"
    POSTER = "poster"
    FIRST_GIFT = "first_gift"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A typed coordinate in decimal degrees (WGS 84) with where it comes from.

    ``approximate`` says that nobody could source the very spot: it is the centroid of the municipality, or a guess.
    """

    latitude: Decimal
    longitude: Decimal
    approximate: bool
    source: str

    def __post_init__(self) -> None:
        """Raise ``FabeneError`` ``position_not_on_earth`` for what is no coordinate."""
        for degrees, limit in ((self.latitude, 90), (self.longitude, 180)):
            if not degrees.is_finite() or abs(degrees) > limit:
                raise FabeneError("position_not_on_earth")
        object.__setattr__(self, "latitude", self.latitude.quantize(POSITION_STEP))
        object.__setattr__(self, "longitude", self.longitude.quantize(POSITION_STEP))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """When a market is held and when what is left is collected, on one weekday (Monday is 0), in local time.

    Times nobody could source are None; one of them is known. ``valid_until`` is the last day, None for no end.
    """

    weekday: int
    opens: time | None
    closes: time | None
    collection_at: time | None
    valid_from: date
    valid_until: date | None
    note: str
    source: str

    def __post_init__(self) -> None:
        """Raise ``FabeneError``: ``weekday_not_known``, ``hours_missing``, ``hours_reversed``."""
        if not 0 <= self.weekday < DAYS_IN_WEEK:
            raise FabeneError("weekday_not_known")
        if self.opens is None and self.collection_at is None:
            raise FabeneError("hours_missing")
        if self.closes is not None and (self.opens is None or self.closes <= self.opens):
            raise FabeneError("hours_reversed")
        if self.valid_until is not None and self.valid_until < self.valid_from:
            raise FabeneError("hours_reversed")


@dataclass(frozen=True, slots=True, kw_only=True)
class MunicipalityView:
    """A Comune by its ISTAT code (six digits); its position is that of its centre."""

    istat_code: str
    name: str
    province: str
    position: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursView:
    """The hours of a market, with the identity of their row."""

    id: UUID
    market_id: UUID
    hours: Hours


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketView:
    """A market or another point of collection, with every hours row it ever had; ``place`` is where it is held.

    ``hub_id`` is the hub its crates go to when that is not its network's usual one.
    """

    id: UUID
    network_id: UUID
    municipality: MunicipalityView
    slug: str
    name: str
    place: str
    position: Position
    hours: tuple[HoursView, ...]
    kind: MarketKind = MarketKind.MARKET
    hub_id: UUID | None = None

    @property
    def stand_id(self) -> UUID:
        """Return the ledger owner of the market's own stand (banchetto)."""
        return stand_of(self.id)


def stand_of(market_id: UUID) -> UUID:
    """Return the ledger owner of a market's stand."""
    return derived(market_id, OwnerKind.STAND)


@dataclass(frozen=True, slots=True, kw_only=True)
class StallView:
    """A stall of a market. ``sells`` are keys of food categories; ``gives`` is False when it has stopped giving.

    ``trader`` is the name of the business on its sign, or empty.
    """

    id: UUID
    market_id: UUID
    label: str
    sells: tuple[str, ...]
    gives: bool
    trader: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DonorText:
    """What is typed about a donor: what it is called, where it is, and the name of the business or empty."""

    name: str
    place: str = ""
    trader: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DonorView:
    """Who gives without having a stall; ``kind`` is one of ``DONOR_KINDS``. It has the columns a stall has.

    ``weekdays`` (Monday is 0) are those on which a gift is expected.
    """

    id: UUID
    network_id: UUID
    kind: OwnerKind
    name: str
    place: str
    sells: tuple[str, ...]
    weekdays: tuple[int, ...]
    gives: bool
    trader: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementView:
    """A step of the agreement with a giver (a stall or a donor), and who wrote it down."""

    id: UUID
    giver: UUID
    state: AgreementState
    on: date
    note: str
    actor: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class KitchenView:
    """Who cooks. One that ``keeps_record`` has a larder, and what it makes are lots."""

    id: UUID
    network_id: UUID
    name: str
    address: str
    source: str
    keeps_record: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreView:
    """A place of stock: a hub, or the larder of a kitchen. ``kind`` is HUB or KITCHEN_STORE."""

    id: UUID
    network_id: UUID
    name: str
    kind: OwnerKind


@dataclass(frozen=True, slots=True, kw_only=True)
class HubView:
    """The house where a network weighs crates and composes bags; the ``usual`` one serves points without their own."""

    id: UUID
    network_id: UUID
    municipality: MunicipalityView
    name: str
    address: str
    position: Position
    usual: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class DestinationView:
    """Where a network passes on what households did not take."""

    id: UUID
    network_id: UUID
    kind: OwnerKind
    name: str
    address: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One market on one date, in local time with its zone. Times nobody could source are None."""

    market_id: UUID
    network_id: UUID
    market_slug: str
    market_name: str
    municipality_name: str
    date: date
    opens_at: datetime | None
    closes_at: datetime | None
    collection_at: datetime | None
    note: str
    source: str

    @property
    def starts_at(self) -> datetime:
        """Return the first moment known of the day."""
        return min(moment for moment in (self.opens_at, self.collection_at) if moment is not None)
