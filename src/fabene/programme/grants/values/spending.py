"""What was spent, and the account of a grant as the ledger says it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from fabene.programme.grants.values.awards import CostKind


class Basis(StrEnum):
    """What a cost rests on: a paper, or a simplified cost (Reg. (EU) 2021/1060, art. 53, par. 1).

    HOURS: minutes of paid work by role at a declared rate. UNIT: units at a cost. FLAT: a share of other costs.
    """

    PAPER = "paper"
    HOURS = "hours"
    UNIT = "unit"
    FLAT = "flat"


class RateKind(StrEnum):
    """What a declared rate is for: an hour of volunteers, an hour of paid work, a unit, a share of other costs."""

    VOLUNTEER_HOUR = "volunteer"
    STAFF_HOUR = "staff"
    UNIT = "unit"
    FLAT = "flat"


class Outcome(StrEnum):
    """What was decided of a charge: by the office, or by the recipient who took it back."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class RateDraft:
    """A rate to be declared: ``cents``, or ``basis_points`` of the costs of ``base_kind`` for a flat rate."""

    kind: RateKind
    title: str
    source: str
    cents: int | None = None
    basis_points: int | None = None
    base_kind: CostKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RateView:
    """A rate as it was declared, and where."""

    id: UUID
    kind: RateKind
    title: str
    cents: int | None
    basis_points: int | None
    base_kind: CostKind | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDraft:
    """A document of spending. Known over all grants by tax code, number, date and total."""

    supplier_tax_code: str
    supplier: str
    number: str
    on: date
    total_cents: int
    vat_cents: int
    vat_recoverable: bool
    paid_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperView:
    """A document of spending; ``chargeable_cents`` leaves out the VAT that its payer gets back."""

    id: UUID
    supplier_tax_code: str
    supplier: str
    number: str
    on: date
    total_cents: int
    vat_cents: int
    vat_recoverable: bool
    paid_on: date

    @property
    def chargeable_cents(self) -> int:
        """Return how much of it may be charged over all grants."""
        return self.total_cents - (self.vat_cents if self.vat_recoverable else 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionView:
    """What was decided of a charge, and why."""

    id: UUID
    outcome: Outcome
    amount_cents: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeView:
    """A cost charged to a line; the last of ``decisions`` counts, none means that it waits."""

    id: UUID
    grant: UUID
    line: UUID
    line_title: str
    cofinancing: UUID | None
    basis: Basis
    paper: PaperView | None
    rate: RateView | None
    on: date
    text: str
    amount_cents: int
    quantity: int | None
    base_cents: int | None
    decisions: tuple[DecisionView, ...]

    @property
    def outcome(self) -> Outcome | None:
        """Return how it stands; None while it waits."""
        return self.decisions[-1].outcome if self.decisions else None

    @property
    def counted_cents(self) -> int:
        """Return how much of its paper it takes up: what was accepted, or what was charged while it waits."""
        return self.decisions[-1].amount_cents if self.decisions else self.amount_cents


@dataclass(frozen=True, slots=True, kw_only=True)
class LineAccount:
    """A line of the account: ``left_cents`` is the ledger's, ``waiting_cents`` is charged and not decided."""

    line: UUID
    title: str
    cost_kind: CostKind
    planned_cents: int
    spent_cents: int
    waiting_cents: int
    left_cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The account of a grant, from the ledger. ``cash_cents`` is paid, less what was accepted as spent."""

    grant: UUID
    lines: tuple[LineAccount, ...]
    promised_cents: int
    paid_cents: int
    spent_cents: int
    returned_cents: int
    cofinancing_planned_cents: int
    cofinancing_received_cents: int
    cofinancing_spent_cents: int
    in_kind_cents: int
    volunteer_minutes: int
    volunteer_value_cents: int
    worked_minutes: int

    @property
    def cash_cents(self) -> int:
        """Return what the recipient holds of the grant: below zero it has paid in advance."""
        return self.paid_cents - self.spent_cents - self.returned_cents

    def waiting(self) -> Mapping[UUID, int]:
        """Return what waits for the office by line."""
        return {line.line: line.waiting_cents for line in self.lines}
