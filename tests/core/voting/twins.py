"""The same order worked out slowly, with fractions and every pair: what the quick one is held to."""

from fractions import Fraction

from fabene.core.voting.jury import Panel, draw

ZERO, WHOLE = Fraction(0), Fraction(100)


def means(panel: Panel, application: str, *, without: str | None = None) -> list[Fraction] | None:
    """Return the mean of each criterion, None when nobody scored."""
    rows = [scores for juror, scores in panel.scores[application].items() if juror != without]
    if not rows:
        return None
    count = len(rows) * panel.units
    return [sum((Fraction(row[index]) for row in rows), ZERO) / count for index in range(len(panel.criteria))]


def moved(panel: Panel, index: int, x: Fraction) -> list[Fraction]:
    """Return the weights when one is ``x`` and the others share the rest as they did."""
    weight, number = panel.criteria[index].weight, len(panel.criteria)
    return [
        x
        if place == index
        else (WHOLE - x) * (Fraction(other.weight, 100 - weight) if weight < 100 else Fraction(1, number - 1))
        for place, other in enumerate(panel.criteria)
    ]


def order(
    panel: Panel, *, without: str | None = None, weights: list[Fraction] | None = None
) -> list[tuple[str, Fraction]]:
    """Return (application, points) from the first to the last."""
    used = weights or [Fraction(criterion.weight) for criterion in panel.criteria]
    rows: list[tuple[Fraction, list[Fraction], str, str]] = []
    for application in panel.scores:
        found = means(panel, application, without=without)
        if found is None:
            continue
        points = sum((weight * mean for weight, mean in zip(used, found, strict=True)), ZERO) / 100
        ties = [-found[panel.keys.index(key)] for key in panel.ties]
        rows.append((-points, ties, draw(panel.seed, application), application))
    return [(row[-1], -row[0]) for row in sorted(rows)]


def bounds(panel: Panel, index: int, *, kept: int) -> tuple[Fraction, Fraction]:
    """Return how far one weight may move before somebody outside the first ``kept`` passes one of them: all pairs."""
    low, high, now = ZERO, WHOLE, Fraction(panel.criteria[index].weight)
    at_ends = [dict(order(panel, weights=moved(panel, index, x))) for x in (ZERO, WHOLE)]
    names = [name for name, _ in order(panel)]
    for one in names[:kept]:
        for other in names[kept:]:
            left, right = (end[one] - end[other] for end in at_ends)
            if left < 0:
                low = max(low, -left / (right - left) * 100)
            if right < 0:
                high = min(high, -left / (right - left) * 100)
    assert low <= now <= high
    return low, high


def funded(panel: Panel, *, without: str | None = None, weights: list[Fraction] | None = None) -> list[str]:
    """Return who is funded, in order: the first that reach the least in all and that of every criterion."""
    least = [Fraction(criterion.least_halves, 2) for criterion in panel.criteria]
    fit = [
        name
        for name, points in order(panel, without=without, weights=weights)
        if points >= Fraction(panel.least_halves, 2)
        and all(a >= b for a, b in zip(means(panel, name, without=without) or [], least, strict=True))
    ]
    return fit[: panel.places]
