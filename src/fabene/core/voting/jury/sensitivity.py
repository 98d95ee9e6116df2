"""What a jury's order hangs on: how far each weight may move, and what each juror changes.

When one weight moves the others keep their proportions and all still add up to a hundred, so the points of an
application are a straight line over that weight. Who is above stays above until two lines cross. The gap between the
lowest line of a set and the highest line outside it is concave; Newton's steps from the end of the scale back to its
root touch each line of the envelopes at most once and never leave the fractions: the bound is exact.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from fabene.core.voting.jury.ranking import Sums, ordered, rank, tally
from fabene.core.voting.jury.values import WHOLE, Interval, Panel, Ranking, WeightRange, Without


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The points of one application as a weight ``x`` moves: ``level + slope · x``, times one number all share."""

    application: str
    level: int
    slope: int

    def at(self, x: Fraction) -> int:
        """Return the height at ``x``, times the denominator of ``x``: whole numbers compare faster."""
        return self.level * x.denominator + self.slope * x.numerator


def weights(panel: Panel) -> tuple[WeightRange, ...]:
    """Return for each criterion how far its weight may move; nothing when there is no order."""
    _, sums = tally(panel)
    order = ordered(panel, sums)
    return tuple(_range(panel, order, index) for index in range(len(panel.criteria))) if order else ()


def _range(panel: Panel, order: Sequence[Sums], index: int) -> WeightRange:  # noqa: PLR0917 - a panel, its order, one of its criteria
    lines = [_line(panel, one, index) for one in order]
    weight = panel.criteria[index].weight
    below, above = _bound(lines[:1], lines[1:], end=0), _bound(lines[:1], lines[1:], end=WHOLE)
    funded, rest = lines[: panel.places], lines[panel.places :]
    return WeightRange(
        criterion=panel.criteria[index].key,
        weight=weight,
        leader=Interval(low=below[0], high=above[0]),
        funded=Interval(low=_bound(funded, rest, end=0)[0], high=_bound(funded, rest, end=WHOLE)[0]),
        overtaken_below=below[1],
        overtaken_above=above[1],
    )


def _line(panel: Panel, one: Sums, index: int) -> Line:  # noqa: PLR0917 - as above
    """Return the line of one application over the weight of one criterion.

    The others together give ``points - weight · mean``, over ``100 - weight`` of the whole. A criterion that weighs all
    of it leaves no proportions to keep: the others then count the same.
    """
    weight, mean = panel.criteria[index].weight, one.means[index]
    rest, over = one.points - weight * mean, WHOLE - weight
    if not over:
        others = [other for place, other in enumerate(one.means) if place != index]
        rest, over = sum(others), len(others) or 1
    return Line(application=one.application, level=WHOLE * rest, slope=over * mean - rest)


def _bound(kept: Sequence[Line], others: Sequence[Line], *, end: int) -> tuple[Fraction, str | None]:
    """Return how far a weight goes towards ``end`` before one of ``others`` passes one of ``kept``, and who does.

    Where the weight is now nobody has passed, so every step ends between there and ``end``.
    """
    x, passing = Fraction(end), None
    while kept and others:
        lowest, highest = min(kept, key=lambda line: line.at(x)), max(others, key=lambda line: line.at(x))
        if lowest.at(x) >= highest.at(x):
            break
        x = Fraction(highest.level - lowest.level, lowest.slope - highest.slope)
        passing = highest.application
    return x, passing


def without_each(panel: Panel) -> tuple[Without, ...]:
    """Return for each juror what the order would be without them."""
    whole = rank(panel)
    return tuple(_without(panel, whole, juror) for juror in panel.jurors)


def _without(panel: Panel, whole: Ranking, juror: str) -> Without:  # noqa: PLR0917 - a panel, its order, one of its jurors
    other = rank(panel, without=juror)
    first, second = (*other.places[:2], None, None)[:2]
    before, after = whole.first(panel.places), other.first(panel.places)
    return Without(
        juror=juror,
        leader=first.application if first else None,
        points=first.points if first else None,
        level=(first.application, *first.level_with) if first else (),
        runner_up=second.application if second else None,
        runner_up_points=second.points if second else None,
        leader_changes=first is not None and first.application != whole.places[0].application,
        entering=tuple(sorted(after - before)),
        leaving=tuple(sorted(before - after)),
        unscored=other.unscored,
    )
