"""What the API is sent and what it answers: the values of the rooms, by the same names and units."""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from ninja import Path, Query, Schema
from pydantic import ConfigDict, Field

from fabene.collecting.values import CancelReason, DayState

MAX_PAGE = 1_000_000
FIRST_DAY = dt.date(2000, 1, 1)

Slug = Annotated[str, Path(pattern=r"^[-a-zA-Z0-9_]+$", max_length=50)]
PageNumber = Annotated[int, Query(ge=1, le=MAX_PAGE)]
Clock = Annotated[
    str, Field(pattern=r"^[0-2][0-9]:[0-5][0-9]$", description="A local time, as clocks on the wall say it.")
]
Day = Annotated[dt.date, Field(ge=FIRST_DAY)]


class Sent(Schema):
    """A body: what it may say is listed, and anything else is refused."""

    model_config = ConfigDict(extra="forbid", from_attributes=True)


class Refusal(Schema):
    """Why something was not done; nothing was changed."""

    code: str
    data: dict[str, Any]


class NetworkOut(Schema):
    """A local network."""

    id: UUID
    slug: str
    name: str
    sentence: str


class PositionOut(Schema):
    """Decimal degrees (WGS 84); ``approximate`` where nobody could source the very spot."""

    latitude: Decimal
    longitude: Decimal
    approximate: bool
    source: str


class HoursOut(Schema):
    """When a market is held on one weekday (Monday is 0), in local time."""

    weekday: int
    opens: Clock | None
    closes: Clock | None
    collection_at: Clock | None
    valid_from: dt.date
    valid_until: dt.date | None
    note: str
    source: str


class MarketOut(Schema):
    """A market of a network, with the hours it ever had."""

    id: UUID
    network_id: UUID
    slug: str
    name: str
    place: str
    municipality: str
    istat_code: str
    position: PositionOut
    hours: list[HoursOut]


class EquationOut(Schema):
    """Where food came from and where it went, in grams: the two sides are equal."""

    collected_grams: int
    made_grams: int
    received_grams: int
    given_grams: int
    passed_on_grams: int
    sent_grams: int
    used_grams: int
    discarded_grams: int
    shrinkage_grams: int
    unexplained_grams: int
    stock_grams: int


class TotalsOut(Schema):
    """What all networks did since the beginning, and each of them by its id."""

    days: int
    equation: EquationOut
    networks: dict[str, EquationOut]


class DayOut(Schema):
    """A market day with the equation of its lots."""

    id: UUID
    network_id: UUID
    market_id: UUID
    market: str
    date: dt.date
    state: DayState
    equation: EquationOut


class DaysOut(Schema):
    """One page of market days, newest first."""

    days: list[DayOut]
    page: int
    pages: int
    total: int


class DayIn(Sent):
    """Which market day to open."""

    market: UUID
    date: Day


class CancellationIn(Sent):
    """Why a market day is not held: it stays inside. ``id`` is made by who asks: the same again writes nothing new."""

    id: UUID
    reason: CancelReason
    note: str = Field(default="", max_length=200)


class CancellationOut(Schema):
    """A market day that is not held, and how many families are told so."""

    day: UUID
    families: int


class PlanOut(Schema):
    """A plan in the format that ``fabene shares --check`` reads."""

    problem: dict[str, Any]
    solution: dict[str, Any]


class HouseholdOut(Schema):
    """A household by its code: how many live there and what they do not eat, never who they are."""

    id: UUID
    code: str
    market: UUID
    adults: int
    children: int
    excludes: list[str]
    likes: list[str]
    state: str
    home_delivery: bool
    simulated: bool
    since: dt.date


class UnmetOut(Schema):
    """Who waits in a network, in numbers. None stands for a number too small to show without pointing at people."""

    households: int | None
    people_by_band: dict[str, int | None]
    longest_wait_days: int | None
    half_wait_days: int | None
