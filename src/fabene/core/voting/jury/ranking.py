"""The order of a jury: weighted sums as integers over one denominator, ties by the published rule."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from itertools import groupby
from math import lcm

from fabene.core.voting.jury.values import HALVES, WHOLE, Panel, Place, Ranking, Spread

LOT = "lot"
"""What decided when the criteria did not: the lot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """The totals of one application in whole numbers that compare as they are.

    ``means[c]`` is its mean on a criterion, in units of the scores, times the common denominator, ``points`` its
    weighted mean times that denominator times a hundred; ``jurors`` is how many judged it.
    """

    application: str
    means: tuple[int, ...]
    points: int
    jurors: int


def rank(panel: Panel, *, without: str | None = None) -> Ranking:
    """Return the order of a panel's applications, ``without`` one juror when told."""
    common, sums = tally(panel, without=without)
    order = ordered(panel, sums)
    fit = {one.application for one in sums if reaches(panel, one, common=common)}
    counted = {one.application for one in sums}
    within = _placed(panel, [one for one in order if one.application in fit], common=common)
    after = _placed(panel, [one for one in order if one.application not in fit], common=common, first=len(within) + 1)
    return Ranking(places=within, below=after, unscored=tuple(sorted(set(panel.scores) - counted)))


def reaches(panel: Panel, one: Sums, *, common: int) -> bool:
    """Return whether an application reaches the least in all and the least of every criterion."""
    whole = HALVES * one.points >= panel.least_halves * common * WHOLE * panel.units
    return whole and reaches_each(panel, one, common=common)


def reaches_each(panel: Panel, one: Sums, *, common: int) -> bool:
    """Return whether an application reaches the least of every criterion, however its points add up."""
    each = zip(panel.criteria, one.means, strict=True)
    return all(HALVES * mean >= criterion.least_halves * common * panel.units for criterion, mean in each)


def _placed(panel: Panel, order: Sequence[Sums], *, common: int, first: int = 1) -> tuple[Place, ...]:
    level: dict[int, tuple[str, ...]] = {
        points: tuple(one.application for one in those) for points, those in groupby(order, key=lambda one: one.points)
    }
    return tuple(
        Place(
            application=one.application,
            position=first + number,
            points=Fraction(one.points, common * WHOLE * panel.units),
            means=tuple(Fraction(mean, common * panel.units) for mean in one.means),
            jurors=one.jurors,
            level_with=tuple(other for other in level[one.points] if other != one.application),
            decided_by=_decided(panel, one, *order[number + 1 : number + 2]),
        )
        for number, one in enumerate(order)
    )


def tally(panel: Panel, *, without: str | None = None) -> tuple[int, list[Sums]]:
    """Return the common denominator of all means and the sums of the applications that somebody scored."""
    given = {
        application: [scores for juror, scores in row.items() if juror != without]
        for application, row in panel.scores.items()
    }
    common = lcm(*{len(rows) for rows in given.values() if rows})
    weights = [criterion.weight for criterion in panel.criteria]
    return common, [
        _summed(application, rows, common=common, weights=weights) for application, rows in given.items() if rows
    ]


def _summed(application: str, rows: Sequence[tuple[int, ...]], *, common: int, weights: Sequence[int]) -> Sums:
    share = common // len(rows)
    means = tuple(sum(column) * share for column in zip(*rows, strict=True))
    points = sum(weight * mean for weight, mean in zip(weights, means, strict=True))
    return Sums(application=application, means=means, points=points, jurors=len(rows))


def ordered(panel: Panel, sums: Sequence[Sums]) -> list[Sums]:
    """Return the sums from the first to the last: points, then the criteria of the rule of ties, then the lot."""
    ties = [panel.keys.index(key) for key in panel.ties]
    return sorted(
        sums,
        key=lambda one: (
            -one.points,
            *(-one.means[tie] for tie in ties),
            draw(panel.seed, one.application),
            one.application,
        ),
    )


def draw(seed: str, application: str) -> str:
    """Return what an application draws in the public lot: the lowest goes first. Anybody can compute it again.

    It is the SHA-256 of the seed, a colon and the application, in hexadecimal.
    """
    return sha256(f"{seed}:{application}".encode()).hexdigest()


def _decided(panel: Panel, one: Sums, *after: Sums) -> str:
    for other in after:
        if other.points == one.points:
            differs = (key for key in panel.ties if _mean(panel, one, key) != _mean(panel, other, key))
            return next(differs, LOT)
    return ""


def _mean(panel: Panel, one: Sums, key: str) -> int:  # noqa: PLR0917 - whose and which, of the same panel
    return one.means[panel.keys.index(key)]


def points_of(panel: Panel, scores: Sequence[int]) -> Fraction:
    """Return what the scores of one juror are worth on the jury's scale."""
    weighted = sum(one.weight * score for one, score in zip(panel.criteria, scores, strict=True))
    return Fraction(weighted, WHOLE * panel.units)


def spread(panel: Panel, application: str) -> tuple[Spread, ...]:
    """Return for each criterion how far the jurors of one application are apart; nothing when nobody scored it."""
    columns = zip(*panel.scores[application].values(), strict=True)
    return tuple(
        Spread(
            lowest=Fraction(min(column), panel.units),
            highest=Fraction(max(column), panel.units),
            mean=Fraction(sum(column), len(column) * panel.units),
        )
        for column in columns
    )
