"""An award: who gives what to whom by which act, in which lines, paid how, reported when."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from fabene.people.values import OrganisationKind


class CostKind(StrEnum):
    """What a budget line pays for; ANY is the one line of a grant that was not divided."""

    STAFF = "staff"
    GOODS = "goods"
    EQUIPMENT = "equipment"
    SERVICES = "services"
    TRAVEL = "travel"
    COMMUNICATION = "communication"
    TRAINING = "training"
    VOLUNTEERS = "volunteers"
    OVERHEADS = "overheads"
    ANY = "any"


NUMERIC_CODE = 11
"""Signs of the tax code of a body; a person's has letters and five more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An administrative act; ``document`` is the opaque key of its text among the documents."""

    date: date | None
    number: str
    document: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDraft:
    """A line of a budget."""

    cost_kind: CostKind
    title: str
    amount_cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InstalmentDraft:
    """A part of a grant to be paid, by when and on what conditions (where they are set)."""

    title: str
    amount_cents: int
    due_on: date | None = None
    conditions: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantDraft:
    """What is awarded. ``recipient`` and ``funder`` are organisations.

    Without ``lines`` the grant has one, of every kind of cost; without ``instalments`` it is paid in one. A change of
    the budget that moves more than ``threshold_basis_points`` of the grant needs the office's approval.
    """

    programme: UUID
    recipient: UUID
    title: str
    amount_cents: int
    cup: str
    act: Act
    rule: str
    office: str
    official: str
    way_chosen: str
    starts: date
    ends: date
    project: UUID | None = None
    application: UUID | None = None
    funder: UUID | None = None
    lines: tuple[LineDraft, ...] = ()
    instalments: tuple[InstalmentDraft, ...] = ()
    threshold_basis_points: int = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationRecipient:
    """Who was awarded public money. There is no other type of recipient: a natural person cannot be published.

    Article 26, paragraph 4, of D.Lgs. 33/2013 forbids it where hardship can be inferred; here it cannot be written.
    ``tax_code`` is empty when nobody has given it.
    """

    id: UUID
    name: str
    kind: OrganisationKind
    tax_code: str

    @property
    def public_tax_code(self) -> str:
        """Return the tax code if it may be published: one of sixteen signs (a sole trader's) tells a birthday."""
        return self.tax_code if len(self.tax_code) == NUMERIC_CODE and self.tax_code.isdigit() else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """A budget line with what the budget in force gives it."""

    id: UUID
    position: int
    cost_kind: CostKind
    title: str
    amount_cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InstalmentView:
    """An instalment; ``paid_on`` and the act of its payment once it was paid and that stands."""

    id: UUID
    number: int
    title: str
    conditions: str
    amount_cents: int
    due_on: date | None
    payment: UUID | None
    paid_cents: int
    paid_on: date | None
    act_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneView:
    """Something to be reached; documents about it hang on its id."""

    id: UUID
    title: str
    due_on: date
    reached_on: date | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """A report due; ``sent_on`` once it arrived."""

    id: UUID
    title: str
    due_on: date
    sent_on: date | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetVersionView:
    """A version of the budget; ``approved`` is None while it waits. ``amounts`` are cents by line."""

    id: UUID
    number: int
    reason: str
    moved_cents: int
    needs_approval: bool
    approved: bool | None
    answer: str
    amounts: dict[UUID, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantView:
    """A grant as it stands. ``published_in`` is the page it was taken over from, empty when awarded here.

    ``published_on`` is since when it stands in the table of articles 26 and 27.
    """

    id: UUID
    programme: UUID
    project: UUID | None
    application: UUID | None
    recipient: OrganisationRecipient
    funder: OrganisationRecipient | None
    title: str
    amount_cents: int
    cup: str
    act: Act
    rule: str
    office: str
    official: str
    way_chosen: str
    starts: date
    ends: date
    threshold_basis_points: int
    published_in: str
    published_on: date | None
    closed_on: date | None
    returned_cents: int
    lines: tuple[LineView, ...]
    instalments: tuple[InstalmentView, ...]

    @property
    def can_be_paid(self) -> bool:
        """Return whether money may move: there is a CUP, it is published, it is not over."""
        return bool(self.cup) and self.published_on is not None and self.closed_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedView:
    """A line of the audit trail."""

    id: UUID
    what: str
    text: str
    amount_cents: int | None
    actor: UUID
    happened_at: datetime
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedAward:
    """A row of the table of articles 26 and 27 of D.Lgs. 33/2013, with what stands beside it.

    The six fields: the recipient with its tax data, the amount, the rule or title, the office and its official, the
    way the recipient was chosen, and the project (an opaque key: the face makes the link). ``beside`` is who
    adds how many cents in money, by source.
    """

    grant: UUID
    programme: UUID
    recipient: OrganisationRecipient
    funder: OrganisationRecipient | None
    title: str
    amount_cents: int
    rule: str
    office: str
    official: str
    way_chosen: str
    project: UUID | None
    cup: str
    act: Act
    starts: date
    ends: date
    published_on: date
    published_in: str
    paid_cents: int
    cofinancing_cents: int
    beside: tuple[tuple[str, int], ...]

    @property
    def cofinancers(self) -> tuple[str, ...]:
        """Return who adds money, each once."""
        return tuple(dict.fromkeys(source for source, _cents in self.beside))

    @property
    def year(self) -> int:
        """Return the year of the act, or of the publication where the act's date is unknown."""
        return (self.act.date or self.published_on).year


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidSum:
    """What an organisation was paid in a year by one funder: what it must publish itself (L. 124/2017)."""

    recipient: OrganisationRecipient
    funder: OrganisationRecipient | None
    year: int
    paid_cents: int
    dates: tuple[date, ...]
    titles: tuple[str, ...]
