"""What a jury's order hangs on: how far each weight may move, and what each juror changes.

When one weight moves the others keep their proportions and all still add up to a hundred, so the points of an
application are a straight line over that weight. Who is above stays above until two lines cross. The gap between the
lowest line of a set and the highest line outside it is concave; Newton's steps from the end of the scale back to its
root touch each line of the envelopes at most once and never leave the fractions: the bound is exact.

The least in all is one more line, level: who is funded stays above it, and where there are more places than who reaches
it, who does not stays under it. The least of a criterion does not move with a weight: who misses one is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from fabene.core.voting.jury.ranking import Sums, ordered, rank, reaches, reaches_each, tally
from fabene.core.voting.jury.values import HALVES, WHOLE, Interval, Panel, Ranking, WeightRange, Without

LEAST = "least"
"""What the leader falls below, where no other application passes it."""


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
    common, sums = tally(panel)
    order = [one for one in ordered(panel, sums) if reaches_each(panel, one, common=common)]
    order.sort(key=lambda one: not reaches(panel, one, common=common))
    if not order or not reaches(panel, order[0], common=common):
        return ()
    count = sum(reaches(panel, one, common=common) for one in order)
    least = panel.least_halves * common * (WHOLE // HALVES) * panel.units
    return tuple(_range(panel, order, index, least=least, count=count) for index in range(len(panel.criteria)))


def _range(  # noqa: PLR0917 - a panel, its order, one of its criteria
    panel: Panel, order: Sequence[Sums], index: int, *, least: int, count: int
) -> WeightRange:
    """Return the ranges of one weight; ``least`` is the least in all as the sums count, ``count`` how many reach it."""
    lines = [_line(panel, one, index) for one in order]
    floor = [Line(application=LEAST, level=least * _over(panel, index), slope=0)] if least else []
    weight = panel.criteria[index].weight
    others = [*lines[1:], *floor]
    below, above = _bound(lines[:1], others, end=0), _bound(lines[:1], others, end=WHOLE)
    placed = min(panel.places, count)
    funded = [*lines[:placed], *(floor if count < panel.places else [])]
    rest = [*lines[placed:], *floor]
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
    rest, over = one.points - weight * mean, _over(panel, index)
    if weight == WHOLE:
        rest = sum(other for place, other in enumerate(one.means) if place != index)
    return Line(application=one.application, level=WHOLE * rest, slope=over * mean - rest)


def _over(panel: Panel, index: int) -> int:
    """Return over how much the other criteria keep their proportions: what all lines of a weight are times."""
    return WHOLE - panel.criteria[index].weight or len(panel.criteria) - 1 or 1


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
    fit, fits = {place.application for place in whole.places}, {place.application for place in other.places}
    return Without(
        juror=juror,
        leader=first.application if first else None,
        points=first.points if first else None,
        level=(first.application, *first.level_with) if first else (),
        runner_up=second.application if second else None,
        runner_up_points=second.points if second else None,
        leader_changes=first is not None and whole.first(1) != {first.application},
        entering=tuple(sorted(after - before)),
        leaving=tuple(sorted(before - after)),
        reaching=tuple(sorted(fits - fit)),
        missing=tuple(sorted(fit - fits - set(other.unscored))),
        unscored=other.unscored,
    )
