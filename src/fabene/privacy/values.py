"""What crosses the door of this room: for how long things are kept, who asked for what, what went wrong."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class Kind(StrEnum):
    """A kind of record, with a rule of its own for how long it is kept.

    PICK_UPS: whose each bag was. HOUSEHOLDS: the file of a household. USERS: who signs in and has no role any more.
    WORDS: which family was told what. MESSAGES: that a message left. INVITATIONS: address and name of who was asked.
    SESSIONS: who is signed in where. ATTEMPTS: attempts to sign in. ACTIONS and READINGS: the two logs. REQUESTS: the
    register of requests. SIGN_UPS: the address somebody left to come to a session.
    CONTACTS: what somebody wrote from the contact page. QUESTIONS: what somebody asked about a call, until it is
    answered. SPENDING: suppliers, givers and files in the accounting of a grant. DRAFTS: a proposal that nobody sent.
    JURIES: how each juror scored and what they declared, once nobody can appeal any more.
    """

    PICK_UPS = "pick_ups"
    HOUSEHOLDS = "households"
    USERS = "users"
    WORDS = "words"
    MESSAGES = "messages"
    INVITATIONS = "invitations"
    SESSIONS = "sessions"
    ATTEMPTS = "attempts"
    ACTIONS = "actions"
    READINGS = "readings"
    REQUESTS = "requests"
    SIGN_UPS = "sign_ups"
    CONTACTS = "contacts"
    DRAFTS = "drafts"
    JURIES = "juries"
    SPENDING = "spending"
    QUESTIONS = "questions"


class Span(StrEnum):
    """What a rule counts in."""

    MONTHS = "months"
    DAYS = "days"


class Source(StrEnum):
    """Where a default comes from.

    PRACTICE: the retention table this project was given, to be confirmed by the data-protection officer. OURS: chosen
    here, as short as the work allows. FIXED: the program cannot keep it any longer. LAW: a law sets the least
    (accounting documents: ten years, art. 2220 of the Civil Code).
    """

    PRACTICE = "practice"
    OURS = "ours"
    FIXED = "fixed"
    LAW = "law"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """For how long a kind of record is kept, between which bounds a site may choose, and where the default is from."""

    kind: Kind
    span: Span
    default: int
    least: int
    most: int
    source: Source

    @property
    def fixed(self) -> bool:
        """Return whether there is nothing to choose."""
        return self.least == self.most


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleInForce:
    """A rule with the number this site has chosen; ``chosen_at`` is None for the default."""

    rule: Rule
    amount: int
    chosen_at: datetime | None

    @property
    def kind(self) -> Kind:
        """Return the kind of record."""
        return self.rule.kind

    def before(self, on: date) -> date:
        """Return the first date that is kept on a date: what is older goes. Months are whole months of the calendar."""
        if self.rule.span == Span.DAYS:
            return date.fromordinal(on.toordinal() - self.amount)
        years, month = divmod(on.year * 12 + on.month - 1 - self.amount, 12)
        return date(years, month + 1, 1)


class What(StrEnum):
    """What somebody confirms by name."""

    RETENTION = "retention"
    LEGAL_BASIS = "legal_basis"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmationView:
    """Who confirmed something, in what office, when; ``holds`` as long as nothing was changed since."""

    what: What
    name: str
    office: str
    confirmed_at: datetime
    holds: bool


class Treatment(StrEnum):
    """A purpose for which personal data are used: a row of the register of processing."""

    FOOD = "food"
    REACHING = "reaching"
    ACCOUNTS = "accounts"
    TRADERS = "traders"
    SECURITY = "security"
    RIGHTS = "rights"
    PARTICIPATION = "participation"
    CONTACTS = "contacts"


@dataclass(frozen=True, slots=True, kw_only=True)
class BasisView:
    """The legal basis written for a treatment; empty while nobody has written one. Suggestions are the face's."""

    treatment: Treatment
    text: str
    written_at: datetime | None


class Why(StrEnum):
    """Why somebody is erased."""

    REQUEST = "request"
    RETENTION = "retention"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What is older than its rule allows: how many, and the date of the oldest."""

    count: int
    oldest: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One kind of record in a report: what is older than ``before`` goes, or went."""

    rule: RuleInForce
    before: date
    count: int
    oldest: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What would go on a date, or went: one line a kind. ``done`` says which of the two."""

    on: date
    done: bool
    lines: tuple[Line, ...]
    unconfirmed: tuple[What, ...]

    @property
    def count(self) -> int:
        """Return how many records in all."""
        return sum(line.count for line in self.lines)


class Right(StrEnum):
    """What somebody may ask for: articles 15, 16 and 17 of Regulation (EU) 2016/679."""

    ACCESS = "access"
    CORRECTION = "correction"
    ERASURE = "erasure"


class About(StrEnum):
    """Whose data a request is about."""

    HOUSEHOLD = "household"
    USER = "user"


class Outcome(StrEnum):
    """How a request was answered."""

    DONE = "done"
    PARTLY = "partly"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestView:
    """One row of the register of requests. ``code`` is how the household is called, or the user here, until erased.

    ``due_on`` is thirty days after it was asked. ``subject`` is None once who asked was erased.
    """

    id: UUID
    number: int
    about: About
    right: Right
    network_id: UUID | None
    subject: UUID | None
    code: str
    asked_on: date
    due_on: date
    asked_by: UUID
    note: str
    outcome: Outcome | None
    answer: str
    answered_at: datetime | None

    @property
    def open(self) -> bool:
        """Return whether nobody has answered yet."""
        return self.outcome is None

    def days_left(self, on: date) -> int:
        """Return how many days are left to answer on a date; negative when it is late."""
        return (self.due_on - on).days


class Harm(StrEnum):
    """What happened to the data: articles 4(12) and 33 of Regulation (EU) 2016/679."""

    SEEN = "seen"
    LOST = "lost"
    CHANGED = "changed"


class Step(StrEnum):
    """What is added to a breach: a measure, that the authority or the people were told, that it is over."""

    MEASURE = "measure"
    AUTHORITY = "authority"
    PEOPLE = "people"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachNoteView:
    """Something added to a breach."""

    id: UUID
    step: Step
    text: str
    happened_at: datetime
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachView:
    """A breach: when it was known, what happened, to whose data, what was done, all in the order it was written."""

    id: UUID
    number: int
    known_at: datetime
    due_at: datetime
    harm: Harm
    what: str
    whom: str
    people: int | None
    risk: str
    recorded_at: datetime
    notes: tuple[BreachNoteView, ...]

    def first(self, step: Step) -> BreachNoteView | None:
        """Return the first note of a kind, if there is one."""
        return next((note for note in self.notes if note.step == step), None)

    @property
    def closed(self) -> bool:
        """Return whether somebody said that it is over."""
        return self.first(Step.CLOSED) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What an erasure took away: in how many plans and bags the household was named; the rest is gone with its row."""

    plans: int
    bags: int
