"""What other flats and the pages may know of calls and co-designs: frozen values."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from fabene.core.bilingual import Bilingual
from fabene.programme.calls.values.notices import CallText, CoDesignText, Kind, State, Step


def state_of(
    *, publishes_at: datetime | None, opens_at: datetime | None, closes_at: datetime | None, at: datetime
) -> State:
    """Return how far a notice is at a moment."""
    if publishes_at is None or publishes_at > at:
        return State.DRAFT
    if opens_at is None or at < opens_at:
        return State.PUBLISHED
    return State.OPEN if closes_at is None or at < closes_at else State.CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class JurorView:
    """Who sits in a jury, and for which organisation. ``substitute_of`` is the juror in whose place they came."""

    id: UUID
    user: UUID
    organisation_id: UUID | None
    organisation_name: str
    substitute_of: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallView(CallText):
    """A call as it stands in its last version, or (``version`` 0) as it is being written.

    ``publishes_at`` is when it was published, None for a draft. ``jurors`` are those who sit now: a substitute who was
    called in is there instead of whom they replace; ``substitutes`` are those who were not.
    """

    id: UUID
    slug: str
    programme: UUID
    version: int = 0
    publishes_at: datetime | None = None
    jurors: tuple[JurorView, ...] = ()
    substitutes: tuple[JurorView, ...] = ()
    jury_closed_at: datetime | None = None

    def state_at(self, at: datetime) -> State:
        """Return how far it is at a moment."""
        return state_of(publishes_at=self.publishes_at, opens_at=self.opens_at, closes_at=self.closes_at, at=at)


@dataclass(frozen=True, slots=True, kw_only=True)
class CoDesignView(CoDesignText):
    """A notice of co-design as it stands in its last version, or (``version`` 0) as it is being written."""

    id: UUID
    slug: str
    programme: UUID
    version: int = 0
    publishes_at: datetime | None = None

    def state_at(self, at: datetime) -> State:
        """Return how far it is at a moment."""
        return state_of(publishes_at=self.publishes_at, opens_at=self.opens_at, closes_at=self.closes_at, at=at)


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionView:
    """A version of a notice: why there is one, who made it and when. Its text is kept whole."""

    id: UUID
    number: int
    step: Step
    reason: str
    actor: UUID
    happened_at: datetime
    text: CallText | CoDesignText
    reason_en: str = ""

    @property
    def why(self) -> Bilingual:
        """Return the reason in both languages."""
        return Bilingual(it=self.reason, en=self.reason_en)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """Something the office is writing: a notice not published yet, or changes to one that is."""

    id: UUID
    kind: Kind
    slug: str
    title: Bilingual
    published: bool
    saved_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Something without which a notice cannot be published: its field, and what is wrong there (``fault``)."""

    field: str
    fault: str


class Theme(StrEnum):
    """What a question is about; questions are listed by it."""

    WHO = "who"
    TERRITORY = "territory"
    MONEY = "money"
    DOCUMENTS = "documents"
    CRITERIA = "criteria"
    DATES = "dates"
    OTHER = "other"


class WhyNot(StrEnum):
    """Why a question is not answered in public."""

    PERSONAL = "personal"
    ELSEWHERE = "elsewhere"
    ANSWERED = "answered"
    NOT_A_QUESTION = "not_a_question"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedView:
    """A question that waits for the office; its words and the address are gone once it was answered or set aside."""

    id: UUID
    notice: UUID
    theme: Theme
    asked_at: datetime
    text: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """A question as it is published (nothing personal in it) with its answer, the last one given.

    ``first_at`` is when it was answered first; ``happened_at`` is later when the answer was corrected.
    """

    id: UUID
    notice: UUID
    theme: Theme
    question: Bilingual
    answer: Bilingual
    frequent: bool
    first_at: datetime
    happened_at: datetime


class Turn(StrEnum):
    """What happened in a co-design after its notice closed: rows, each with its reason."""

    TABLES = "tables"
    CONCLUDED = "concluded"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestView:
    """An organisation that wants to take part in a co-design. ``admitted`` is None while nobody has decided."""

    id: UUID
    notice: UUID
    organisation_id: UUID
    organisation_name: str
    text: str
    happened_at: datetime
    by: UUID
    admitted: bool | None = None
    reasons: str = ""
    decided_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnView:
    """A change of state of a co-design; ``agreement`` is the opaque key of what was signed, when it was concluded."""

    id: UUID
    turn: Turn
    reason: str
    agreement: UUID | None
    happened_at: datetime
