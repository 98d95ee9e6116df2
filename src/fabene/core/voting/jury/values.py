"""What goes into a jury's order and what comes out of it, as plain frozen values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from fabene.core.errors import FabeneError

MAX_APPLICATIONS = 2000
MAX_JURORS = 20
MAX_CRITERIA = 20
MAX_SCORE = 1000
"""The bounds of one panel; the highest score is the top of the declared scale."""

WHOLE = 100
"""What the weights of the criteria add up to."""

UNITS = (1, 2)
"""Into how many parts a score may part a point."""
HALVES = 2
"""In how many parts of a point a least is said."""


class PanelRefusedError(FabeneError):
    """Scores that cannot be ranked; ``place`` says where, ``reason`` says why."""

    code = "panel_refused"

    def __init__(self, *, place: str, reason: str) -> None:
        """Keep the ``place`` (as in ``scores[A][comune]``) and the ``reason``."""
        super().__init__(None, place=place, reason=reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """What is judged; ``weight`` is its part of a hundred, a whole number.

    ``least_halves`` is the mean, in half points, below which an application cannot be funded; 0 asks for nothing.
    """

    key: str
    weight: int
    least_halves: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """Everything an order depends on.

    ``scores[application][juror]`` are whole numbers of ``units`` (2: each is half a point), from 0 to ``max_score``
    points, one for each of ``criteria`` in order. A
    juror who may not judge an application (a conflict of interest) has no entry for it: its points are then the mean
    over the others. ``ties`` names criteria: who has more on the first goes before, then on the second, and so on;
    what is still level is put in order by a lot drawn from ``seed``, which was published before. The first ``places``
    are funded, of those that reach ``least_halves`` (half points, in all) and the least of every criterion.
    """

    criteria: tuple[Criterion, ...]
    max_score: int
    scores: Mapping[str, Mapping[str, tuple[int, ...]]]
    ties: tuple[str, ...] = ()
    seed: str = ""
    places: int = 1
    units: int = 1
    least_halves: int = 0

    def __post_init__(self) -> None:
        """Raise ``PanelRefusedError`` where the scores cannot be ranked."""
        for place, reason in _faults(self):
            raise PanelRefusedError(place=place, reason=reason)

    @property
    def jurors(self) -> tuple[str, ...]:
        """Return everybody who scored something, in order of name."""
        return tuple(sorted({juror for given in self.scores.values() for juror in given}))

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of the criteria."""
        return tuple(criterion.key for criterion in self.criteria)


def _faults(panel: Panel) -> Iterator[tuple[str, str]]:
    yield from _faults_of_the_rules(panel)
    if len(panel.scores) > MAX_APPLICATIONS or len(panel.jurors) > MAX_JURORS:
        yield "scores", f"at most {MAX_APPLICATIONS} applications and {MAX_JURORS} jurors"
    for application, given in panel.scores.items():
        for juror, scores in given.items():
            if len(scores) != len(panel.keys) or not all(
                0 <= score <= panel.max_score * panel.units for score in scores
            ):
                yield (
                    f"scores[{application}][{juror}]",
                    f"needed: {len(panel.keys)} scores from 0 to {panel.max_score * panel.units}",
                )


def _faults_of_the_rules(panel: Panel) -> Iterator[tuple[str, str]]:
    keys, weights = panel.keys, [criterion.weight for criterion in panel.criteria]
    if not 1 <= len(keys) <= MAX_CRITERIA or len(set(keys)) != len(keys):
        yield "criteria", f"1 to {MAX_CRITERIA} different keys are needed"
    if sum(weights) != WHOLE or min(weights, default=0) < 0:
        yield "criteria", f"the weights add up to {sum(weights)}, not {WHOLE}, or one is negative"
    if not 1 <= panel.max_score <= MAX_SCORE:
        yield "max_score", f"it must be between 1 and {MAX_SCORE}"
    if panel.units not in UNITS:
        yield "units", "a score counts whole points or half ones"
    least = (panel.least_halves, *(criterion.least_halves for criterion in panel.criteria))
    if not all(0 <= one <= HALVES * panel.max_score for one in least):
        yield "least_halves", f"the least is between 0 and {HALVES * panel.max_score} half points"
    if panel.places < 0 or not set(panel.ties) <= set(keys):
        yield "ties", "a tie is broken by criteria of the panel, and places are not negative"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an application comes: its ``points`` on the jury's scale and its mean on each criterion, all exact.

    ``level_with`` are those with the very same points; ``decided_by`` is what put it before the next of them (the key
    of a criterion, or ``LOT``), empty when points alone did.
    """

    application: str
    position: int
    points: Fraction
    means: tuple[Fraction, ...]
    jurors: int
    level_with: tuple[str, ...] = ()
    decided_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """The order; ``unscored`` are the applications nobody could score, which have no place in it.

    ``below`` are those that do not reach a least: they cannot be funded, and follow all the others in their own order.
    """

    places: tuple[Place, ...]
    below: tuple[Place, ...] = ()
    unscored: tuple[str, ...] = ()

    def first(self, count: int) -> frozenset[str]:
        """Return the first ``count`` applications."""
        return frozenset(place.application for place in self.places[:count])


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How far the jurors are apart on one criterion of one application: lowest, highest and mean score."""

    lowest: Fraction
    highest: Fraction
    mean: Fraction

    @property
    def width(self) -> Fraction:
        """Return the distance between the highest and the lowest."""
        return self.highest - self.lowest


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """From ``low`` to ``high``, both included, in hundredths of the whole (a weight of 40 is 40)."""

    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightRange:
    """How far one weight may move, the others keeping their proportions, before the order at the top changes.

    Within ``leader`` nobody has more points than who is first now; within ``funded`` nobody outside the funded has
    more than one of them; within both nobody of them falls below the least in all, and at its ends who is outside for
    want of points reaches it. ``overtaken_below``/``overtaken_above`` name who passes the leader just outside, if
    anybody; ``LEAST`` where the leader falls below the least.
    """

    criterion: str
    weight: int
    leader: Interval
    funded: Interval
    overtaken_below: str | None = None
    overtaken_above: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Without:
    """What the order would be had one juror not been there.

    ``level`` are all those with the highest points (more than one: a tie, put in order by the rule of ties), ``leader``
    the first; ``runner_up`` the second. ``entering`` and ``leaving`` are what changes among the funded, ``reaching``
    and ``missing`` among those that reach every least.
    """

    juror: str
    leader: str | None
    points: Fraction | None
    level: tuple[str, ...]
    runner_up: str | None
    runner_up_points: Fraction | None
    leader_changes: bool
    entering: tuple[str, ...]
    leaving: tuple[str, ...]
    reaching: tuple[str, ...]
    missing: tuple[str, ...]
    unscored: tuple[str, ...]
