"""What stands beside a grant, and what belongs to several programmes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from fabene.core.bilingual import Bilingual


class CampaignState(StrEnum):
    """Where a crowdfunding campaign is. RECORDED: taken over from published pages, its outcome unknown."""

    IN_PREPARATION = "in_preparation"
    NOT_STARTED = "not_started"
    OPEN = "open"
    ENDED = "ended"
    RECORDED = "recorded"


class ThingKind(StrEnum):
    """What may belong to several programmes."""

    MARKET_DAY = "market_day"
    GIFT = "gift"
    COST = "cost"


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignDraft:
    """A campaign as it is announced; None where it is not known."""

    programme: UUID
    title: Bilingual
    platform: str
    target_cents: int | None
    all_or_nothing: bool | None
    state: CampaignState
    project: UUID | None = None
    starts: date | None = None
    ends: date | None = None
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignView:
    """A campaign with the last count of its platform; ``collected_cents`` is what became co-financing."""

    id: UUID
    programme: UUID
    project: UUID | None
    title: Bilingual
    platform: str
    target_cents: int | None
    all_or_nothing: bool | None
    state: CampaignState
    starts: date | None
    ends: date | None
    source: str
    note: str
    raised_cents: int | None
    backers: int | None
    counted_on: date | None
    collected_cents: int

    @property
    def reached(self) -> bool:
        """Return whether the target was reached."""
        return None not in {self.raised_cents, self.target_cents} and (self.raised_cents or 0) >= (
            self.target_cents or 0
        )

    @property
    def may_be_collected(self) -> bool:
        """Return whether its money may be taken: it is over and, where it is all or nothing, it is all."""
        return (
            self.state is CampaignState.ENDED and bool(self.raised_cents) and (not self.all_or_nothing or self.reached)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptView:
    """Co-financing that arrived."""

    id: UUID
    on: date
    amount_cents: int
    paper: str
    undone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CofinancingView:
    """Money of somebody else for a line: promised, arrived, and still to be spent (from the ledger)."""

    id: UUID
    line: UUID
    line_title: str
    source: str
    organisation: UUID | None
    campaign: UUID | None
    planned_cents: int
    received_cents: int
    left_cents: int
    receipts: tuple[ReceiptView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InKindView:
    """A thing given instead of money."""

    id: UUID
    giver: str
    what: str
    value_cents: int
    method: str
    on: date
    undone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursView:
    """Minutes of volunteers (from the ledger) and what they are worth at the declared rate."""

    id: UUID
    on: date
    people: int
    what: str
    minutes: int
    cents_per_hour: int
    rate_source: str
    value_cents: int
    undone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SharePart:
    """The share of one programme in a thing: basis points of it, and its cents."""

    programme: UUID
    basis_points: int
    money_cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedThing:
    """A thing that belongs to several programmes; the first of equal shares is its main programme."""

    thing: UUID
    kind: ThingKind
    money_cents: int
    reason: str
    parts: tuple[SharePart, ...]

    @property
    def main(self) -> UUID:
        """Return the programme in whose own total it counts; in the others it is *also counted*."""
        return max(self.parts, key=lambda part: part.basis_points).programme

    def shares(self) -> Mapping[UUID, int]:
        """Return cents by programme."""
        return {part.programme: part.money_cents for part in self.parts}
