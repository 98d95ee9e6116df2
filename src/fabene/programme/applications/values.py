"""What crosses the door of this flat: an idea as it stands, who is behind it, what it costs, and what is missing."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from fabene.programme.calls.values import ApplicantKind

TITLE = "title"
MAX_TITLE = 200
ANSWER = "q:"
"""What the key of an answer's field begins with; the key of the question follows."""
MAX_PARTS = 30
MAX_ROWS = 60
MAX_ATTACHMENTS = 30
MAX_EDITORS = 20
MAX_PASTS = 20
"""How many old versions of one field of a draft are kept; then the oldest goes."""
KEPT_EVERY = timedelta(minutes=10)
"""How long one person writes on before what stood there is kept again; what is cut away is kept at once."""
MAX_CENTS = 10_000_000_000
WARNED_BEFORE = timedelta(hours=24)
"""For how long before a call closes everybody who writes is warned."""
INVITED_DAYS = 21
INVITED = "application"
"""What the link of an invitation to an application is signed for."""


class State(StrEnum):
    """How far an application is. One that was withdrawn stays, and says so."""

    DRAFT = "draft"
    SENT = "sent"
    WITHDRAWN = "withdrawn"


class Origin(StrEnum):
    """Whether it was sent here, or the office wrote down what came otherwise."""

    SITE = "site"
    RECORDED = "recorded"


class PartRole(StrEnum):
    """How a body takes part in an application."""

    LEAD = "lead"
    PARTNER = "partner"


class Source(StrEnum):
    """Who pays a part of a cost: the call, the applicants in cash, somebody else, work and things that are no cash."""

    CALL = "call"
    OWN = "own"
    OTHERS = "others"
    IN_KIND = "in_kind"


class Outcome(StrEnum):
    """How an invitation ended."""

    CONFIRMED = "confirmed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Fault(StrEnum):
    """What is missing or wrong in an application that is about to be sent."""

    NOT_OPEN = "call_not_open"
    LATE = "application_late"
    TITLE = "title_missing"
    ANSWER = "answer_missing"
    ANSWER_LONG = "answer_too_long"
    PLACE = "place_missing"
    PLACE_OUTSIDE = "place_outside_call"
    LEAD = "lead_missing"
    PART_NAME = "part_without_name"
    PART_CODE = "part_without_tax_code"
    PART_TWICE = "part_twice"
    KIND = "kind_not_admitted"
    NOT_OF_THE_FIRST = "not_of_the_first_call"
    BUDGET = "budget_missing"
    BUDGET_ROW = "budget_row_uneven"
    BUDGET_TOTAL = "budget_total_uneven"
    BUDGET_KIND = "cost_kind_not_admitted"
    ASKED_NOTHING = "nothing_asked"
    ASKED_TOO_MUCH = "asked_too_much"
    DOCUMENT = "document_missing"
    UNCONFIRMED = "partner_unconfirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """One thing that is not as it must be: which, about what, where, and by how much.

    ``what`` names the question, document, body or budget line; ``place`` is the row of the budget, from 1;
    ``off_cents`` by how much it is off, positive when there is too much. A ``warning`` does not stop the sending.
    """

    fault: Fault
    what: str = ""
    place: int = 0
    off_cents: int = 0
    limit: int = 0
    at: datetime | None = None
    warning: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstCall:
    """Which bodies of an application took part in the call that another one is reserved to.

    ``unnamed`` says that somebody took part there of whom nobody published the name: then who is not known may be them.
    """

    parts: frozenset[UUID]
    unnamed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """A text of an application; ``version`` counts from 1, 0 for one that nobody has written yet."""

    key: str
    text: str
    version: int
    written_by: UUID | None
    written_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PastView:
    """What stood in a field of a draft before, who had written it and when."""

    key: str
    version: int
    text: str
    written_by: UUID | None
    written_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    """A body in an application. ``applicant`` is who it is across applications, once that is known.

    ``name`` and ``tax_code`` are empty where nobody knows them; ``confirmed_at`` is when the body itself said yes.
    ``organisation`` is the body of this site that it is, None where nobody said so.
    """

    id: UUID
    role: PartRole
    kind: ApplicantKind
    name: str
    tax_code: str
    applicant: UUID | None
    confirmed_at: datetime | None
    organisation: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartDraft:
    """A body as it was typed. The first one leads, whatever ``role`` says.

    With ``organisation``, a body of this site for which the writer acts, an empty name or tax code is that body's.
    """

    name: str
    kind: ApplicantKind
    tax_code: str = ""
    role: PartRole = PartRole.PARTNER
    organisation: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """Whom to ask: at which address, how they are called, for which body, and whether they write or only say yes."""

    email: str
    name: str
    part: UUID | None
    may_edit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """What one source pays of one cost."""

    cost_kind: str
    text: str
    amount_cents: int
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetRow:
    """A cost as it was typed: what it costs in all, and who pays how much of it."""

    cost_kind: str
    text: str
    total_cents: int
    shares_cents: tuple[tuple[Source, int], ...]

    @property
    def paid_cents(self) -> int:
        """Return what its sources pay together."""
        return sum(cents for _, cents in self.shares_cents)

    @property
    def off_cents(self) -> int:
        """Return by how much the sources pay more (or, negative, less) than it costs."""
        return self.paid_cents - self.total_cents

    def share_cents(self, source: Source) -> int:
        """Return what one source pays."""
        return sum(cents for each, cents in self.shares_cents if each == source)


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Every cost, and what they are declared to come to; ``declared_cents`` is None until somebody has said it."""

    rows: tuple[BudgetRow, ...] = ()
    declared_cents: int | None = None

    @property
    def total_cents(self) -> int:
        """Return what the rows come to."""
        return sum(row.total_cents for row in self.rows)

    @property
    def asked_cents(self) -> int:
        """Return what is asked of the call."""
        return sum(row.share_cents(Source.CALL) for row in self.rows)

    @property
    def lines(self) -> tuple[BudgetLine, ...]:
        """Return one line for every source of every cost."""
        return tuple(
            BudgetLine(cost_kind=row.cost_kind, text=row.text, amount_cents=cents, source=source)
            for row in self.rows
            for source, cents in row.shares_cents
            if cents
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentView:
    """A document that belongs to an application; ``key`` is the one the call requires, empty for one that is extra."""

    id: UUID
    key: str
    title: str
    version: UUID
    kind: str
    size_bytes: int
    sha256: str
    added_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationView:
    """An idea: what it is, where, who is behind it, what it costs, and how far it is.

    ``kind`` is that of the body that leads, None while there is none. ``number`` counts what reached a call, without a
    gap. ``hash`` is the SHA-256 of the bytes that were sent, empty for what the office wrote down (``source`` then says
    from where). ``withdrawn_late`` says that it was taken back after the call had closed.
    """

    id: UUID
    call: UUID
    number: int | None
    title: str
    kind: ApplicantKind | None
    organisations: tuple[PartView, ...]
    municipalities: tuple[str, ...]
    networks: tuple[UUID, ...]
    answers: dict[str, str]
    budget: tuple[BudgetLine, ...]
    asked_cents: int
    attachments: tuple[AttachmentView, ...]
    state: State
    origin: Origin
    source: str
    started_at: datetime
    sent_at: datetime | None
    hash: str
    call_version: int | None
    withdrawn_at: datetime | None
    withdrawn_late: bool
    withdrawal_reason: str
    copied_from: UUID | None

    @property
    def lead(self) -> PartView | None:
        """Return the body that leads, None while there is none or nobody knows it."""
        return next((part for part in self.organisations if part.role == PartRole.LEAD), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftView:
    """An application with what only those who write it see."""

    application: ApplicationView
    fields: dict[str, FieldView]
    rows: Budget
    editors: tuple[UUID, ...]
    authors: frozenset[UUID]
    invitations: tuple["InvitedView", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitedView:
    """Somebody who was asked to take part; the address and the name are empty once the answer is there."""

    id: UUID
    application: UUID
    part: UUID | None
    email: str
    name: str
    may_edit: bool
    invited_by: UUID | None
    invited_at: datetime
    expires_at: datetime
    outcome: Outcome | None
    ended_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicantView:
    """A body that answered calls. ``name`` and ``tax_code`` are empty where nobody published them."""

    id: UUID
    name: str
    tax_code: str
    kind: ApplicantKind
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What the office knows of a call: drafts are only counted."""

    drafts: int
    sent: int
    withdrawn: int
    recorded: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What is known of an application that came otherwise: on paper, or to somebody else's form."""

    call: UUID
    title: str
    municipalities: tuple[str, ...]
    source: str
    sent_at: datetime | None = None
    parts: tuple["RecordedPart", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedPart:
    """A body behind such an application, as far as it is known."""

    applicant: UUID
    role: PartRole
