"""What a notice says: the whole text of a call or of a co-design, as one frozen value kept whole in every version."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from fabene.core.bilingual import Bilingual

NOTHING = Bilingual(it="")


class Kind(StrEnum):
    """The two ways to find who will do something: a call, or co-design (art. 55 CTS, DM 72/2021)."""

    CALL = "call"
    CO_DESIGN = "co_design"


class State(StrEnum):
    """How far a notice is, said from its publication and its two moments. It opens and closes by itself."""

    DRAFT = "draft"
    PUBLISHED = "published"
    OPEN = "open"
    CLOSED = "closed"


class Step(StrEnum):
    """Why there is a version: the first publication, a change, or a later closing moment."""

    PUBLICATION = "publication"
    CHANGE = "change"
    EXTENSION = "extension"


class ApplicantKind(StrEnum):
    """Who may take part in a call."""

    ORGANISATION = "organisation"
    GROUP = "group"
    FIRM = "firm"
    PUBLIC_BODY = "public_body"


@dataclass(frozen=True, slots=True, kw_only=True)
class CostKind:
    """A kind of cost that a budget may hold."""

    key: str
    title: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredDocument:
    """A document to hand in; one that is not ``required`` may be missing."""

    key: str
    title: Bilingual
    required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question of the form, answered in at most ``max_chars`` characters."""

    key: str
    text: Bilingual
    max_chars: int
    required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """Something a jury scores; the weights of a call sum to 100.

    ``least_halves`` is the mean, in half points, below which a proposal cannot be funded; 0 asks for nothing.
    """

    key: str
    title: Bilingual
    weight: int
    text: Bilingual = NOTHING
    least_halves: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeText:
    """What every notice says. ``note`` is shown first (what is simulated, what is unknown); ``sources`` are addresses.

    ``opens_at`` and ``closes_at`` are aware moments; it is open from the first until just before the second.
    ``official`` is who answers for the procedure (art. 5 L. 241/1990), ``contact`` an address to write to.
    """

    title: Bilingual = NOTHING
    sentence: Bilingual = NOTHING
    note: Bilingual = NOTHING
    networks: tuple[UUID, ...] = ()
    municipalities: tuple[str, ...] = ()
    territory: Bilingual = NOTHING
    requirements: Bilingual = NOTHING
    how: Bilingual = NOTHING
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    questions_until: datetime | None = None
    data_protection: Bilingual = NOTHING
    official: str = ""
    contact: str = ""
    court: Bilingual = NOTHING
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CallText(NoticeText):
    """What a call says, after the skeleton of a social call of Turin (PON Metro, *Reti di comunità*).

    ``max_amount_cents`` is the most that one grant may be and ``total_cents`` what there is for all; both are 0 for a
    call that gives no money. Scores go from 0 to ``max_score``, by whole points or (``half_points``) by halves;
    ``least_halves`` is what a proposal needs in all, in half points, to be funded. Of two with equal totals the first
    is who has more in the first of ``tie_order`` (keys of criteria), then in the next. ``reserved_to_call`` lets in
    only who sent something to that call.
    """

    aims: Bilingual = NOTHING
    who_may: frozenset[ApplicantKind] = frozenset()
    together: Bilingual = NOTHING
    reserved_to_call: UUID | None = None
    cost_kinds: tuple[CostKind, ...] = ()
    costs: Bilingual = NOTHING
    required_documents: tuple[RequiredDocument, ...] = ()
    questions: tuple[Question, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    max_score: int = 10
    half_points: bool = False
    least_halves: int = 0
    tie_order: tuple[str, ...] = ()
    jury: Bilingual = NOTHING
    results_by: date | None = None
    total_cents: int = 0
    max_amount_cents: int = 0
    resources: Bilingual = NOTHING
    reporting: Bilingual = NOTHING
    inspections: Bilingual = NOTHING
    publicity: Bilingual = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class CoDesignText(NoticeText):
    """What a notice of co-design says: the eleven pieces that DM 72/2021 asks of it (``PIECES``), and when."""

    aim: Bilingual = NOTHING
    object: Bilingual = NOTHING
    length: Bilingual = NOTHING
    project_frame: Bilingual = NOTHING
    economic_frame: Bilingual = NOTHING
    exclusions: Bilingual = NOTHING
    phases: Bilingual = NOTHING
    evaluation: Bilingual = NOTHING
    conclusion: Bilingual = NOTHING


UNTOLD = "—"
"""What stands for who answers for a procedure where a notice was published elsewhere and no source tells it."""
PIECES = (
    *("aim", "object", "length", "project_frame", "economic_frame", "requirements", "exclusions"),
    *("phases", "how", "evaluation", "conclusion"),
)
"""The eleven pieces of a notice of co-design, in the order of DM 72/2021 (requirements and how are every notice's)."""
