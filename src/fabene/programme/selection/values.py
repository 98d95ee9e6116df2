"""What crosses the door of this flat: how applications were judged, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from uuid import UUID

from fabene.core.bilingual import Bilingual
from fabene.core.voting.jury import Panel
from fabene.core.voting.jury import Ranking as Order

THOUSAND = 1000


class Phase(StrEnum):
    """Where a selection is.

    FIRST: each juror scores alone. FINAL: they see each other's scores and give the final ones (all of them the first
    time, after an accepted appeal only those of its application). CLOSED: the table is sealed. PUBLISHED: the ranking
    is public.
    """

    FIRST = "first"
    FINAL = "final"
    CLOSED = "closed"
    PUBLISHED = "published"


class Admissibility(StrEnum):
    """What the office found of an application."""

    ADMITTED = "admitted"
    INTEGRATION = "integration"
    EXCLUDED = "excluded"


class Outcome(StrEnum):
    """What the published ranking says of an application.

    RANKED: has a place, and no money for it. CHECK_FAILED: had a place with money, and the second look said no.
    BELOW: does not reach a least, so that it cannot have money. UNSCORED: nobody on the jury could judge it.
    """

    FUNDED = "funded"
    RANKED = "ranked"
    CHECK_FAILED = "check_failed"
    BELOW = "below"
    UNSCORED = "unscored"
    EXCLUDED = "excluded"


class Bar(StrEnum):
    """Why a juror does not judge an application.

    DECLARED: they said so. OWN_BODY: the body they sit for is behind it. WRITER: they write it, or wrote it once.
    """

    DECLARED = "declared"
    OWN_BODY = "own_body"
    WRITER = "writer"


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesDraft:
    """What is said when a selection opens: how many are funded, what the lot is drawn from, how long one may appeal."""

    places: int
    seed: str
    seed_source: str
    appeal_days: int
    simulated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules(RulesDraft):
    """The rules in force, with what the call said.

    How ties are parted (keys of criteria, in order), whether half points are given, and the least in all, in half
    points, below which nobody is funded.
    """

    ties: tuple[str, ...]
    half_points: bool = False
    least_halves: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionView:
    """A criterion of the call as it stood when the selection opened; its least is a mean, in half points."""

    key: str
    title: Bilingual
    weight: int
    least_halves: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectionView:
    """A selection with its rules; ``open_again`` holds what an accepted appeal opened since the last closing."""

    id: UUID
    call: UUID
    phase: Phase
    rules: Rules
    criteria: tuple[CriterionView, ...]
    max_score: int
    opened_at: datetime
    first_closed_at: datetime | None
    open_again: frozenset[UUID]

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of the criteria, in order."""
        return tuple(criterion.key for criterion in self.criteria)

    @property
    def units(self) -> int:
        """Return into how many parts a score parts a point: 2 where half points are given."""
        return 2 if self.rules.half_points else 1

    @property
    def blind(self) -> bool:
        """Return whether nobody may see anybody else's scores yet."""
        return self.first_closed_at is None

    def takes_scores(self, application: UUID) -> bool:
        """Return whether a juror may score an application now."""
        return self.phase is Phase.FIRST or (
            self.phase is Phase.FINAL and (not self.open_again or application in self.open_again)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AdmissionDraft:
    """What the office finds: ``term`` with INTEGRATION only; an exclusion says why and by which law or article."""

    application: UUID
    outcome: Admissibility
    reason: str = ""
    law: str = ""
    term: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdmissionView:
    """What the office found; ``integration`` is what came in answer, with its moment."""

    id: UUID
    application: UUID
    outcome: Admissibility
    reason: str
    law: str
    term: datetime | None
    happened_at: datetime
    integration: str = ""
    integrated_at: datetime | None = None
    integration_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetView:
    """A juror's own scores of one application in one round; ``scores`` holds what has been given so far."""

    application: UUID
    juror: UUID
    round: str
    scores: Mapping[str, int]
    comment: str

    def complete(self, keys: tuple[str, ...]) -> bool:
        """Return whether every criterion has its score."""
        return set(keys) <= set(self.scores)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskLine:
    """One application on a juror's own desk. ``conflict`` is None until they have declared.

    ``bar`` is why they do not judge it, declared or not; ``set_aside`` how many scores they had given do not count.
    """

    application: UUID
    conflict: bool | None
    why: str
    bar: Bar | None
    set_aside: int
    first: SheetView | None
    final: SheetView | None
    complete: bool

    @property
    def waits(self) -> bool:
        """Return whether something is left to do: declare, or score."""
        return self.conflict is None or (not self.conflict and not self.complete)


@dataclass(frozen=True, slots=True, kw_only=True)
class JurorProgress:
    """How far a juror is, without a single score. ``body`` is for whom they sit."""

    juror: UUID
    body: str
    done: int
    conflicts: int
    total: int

    @property
    def left(self) -> int:
        """Return how many wait."""
        return self.total - self.done - self.conflicts


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The order as it is: what was scored, by whom (juror key → body), and the exact order that follows."""

    panel: Panel
    order: Order
    bodies: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkLine:
    """What one juror said of one application: the first scores and the final ones, with what changed."""

    juror: UUID
    body: str
    first: Mapping[str, int]
    final: Mapping[str, int]
    first_comment: str
    comment: str
    bar: Bar | None

    @property
    def changed(self) -> Mapping[str, int]:
        """Return by how much each criterion was changed in the discussion."""
        return {
            key: self.final[key] - points
            for key, points in self.first.items()
            if key in self.final and self.final[key] != points
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckDraft:
    """The second look at an application before funding."""

    application: UUID
    feasible: bool
    replicable: bool
    notes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckView:
    """The second look as it was written down."""

    application: UUID
    feasible: bool
    replicable: bool
    notes: str
    happened_at: datetime

    @property
    def passed(self) -> bool:
        """Return whether it may be funded."""
        return self.feasible and self.replicable


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingView:
    """A sealed table; ``table`` is its canonical JSON, of which ``sha256`` is the digest."""

    id: UUID
    number: int
    closed_by: UUID
    happened_at: datetime
    sha256: str
    table: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedRow:
    """A line of the published ranking. ``points`` is exact, ``points_thousandths`` rounded for who reads.

    ``decided_by`` is the criterion (or the lot) that parted it from the next, where points did not; ``missed`` the
    criteria of which it does not reach the least (empty text: the least in all).
    """

    application: UUID
    number: int | None
    title: str
    outcome: Outcome
    position: int | None
    points: Fraction | None
    reason: Bilingual
    law: str = ""
    decided_by: str = ""
    check_notes: str = ""
    missed: tuple[str, ...] = ()

    @property
    def points_thousandths(self) -> int | None:
        """Return the points in thousandths, half a thousandth counting as one."""
        return None if self.points is None else rounded(self.points, THOUSAND)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """A published version, with the sealed table it comes from."""

    id: UUID
    selection: UUID
    call: UUID
    number: int
    published_at: datetime
    appeals_until: datetime
    note: str
    simulated: bool
    rows: tuple[RankedRow, ...]
    closing: ClosingView


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealView:
    """An appeal and, once there is one, its answer."""

    id: UUID
    application: UUID
    version: int
    text: str
    filed_at: datetime
    accepted: bool | None
    reasons: str
    answered_at: datetime | None


def rounded(value: Fraction, parts: int) -> int:
    """Return ``value`` in whole ``parts`` of one (1000: thousandths), half a part counting as one: for reading only."""
    return (2 * value.numerator * parts + value.denominator) // (2 * value.denominator)
