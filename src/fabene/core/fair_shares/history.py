"""How the past counts: fading, newcomers, absence, and households that grow or shrink. Pure.

A household's *level* is what it received, faded, per unit of its weight; the sharing of a day raises the lowest levels
first. Between two days levels move only by the rules below, so that neither absence, nor arrival, nor a birth earns or
loses anything (docs/concepts/fair-shares.md).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median

import numpy as np

from fabene.core.fair_shares.demand import Members, level_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a household is: the grams that still count of what it received, and its weight (above zero)."""

    received_grams: float
    weight: float

    @property
    def level(self) -> float:
        """Grams per unit of weight."""
        return self.received_grams / self.weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day of sharing: the ``weights`` of every household of the network, and the grams of those who came.

    Who is in ``weights`` and not in ``received_grams`` was away. Grams may be zero: who came and found nothing came.
    """

    on: date
    weights: Mapping[str, float]
    received_grams: Mapping[str, int]


def faded(grams: float, *, days: int, half_life_days: int) -> float:
    """Return what still counts of ``grams`` after ``days``: half after each half-life; a half-life of 0 keeps all."""
    return grams * 0.5 ** (days / half_life_days) if half_life_days else grams


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Where every household was after the sharing of a day: all that counts of the days up to it.

    Who has an opening can forget those days, and gets the same standings as before.
    """

    on: date
    standings: Mapping[str, Standing]


def standings_on(
    on: date,
    *,
    weights: Mapping[str, float],
    past: Iterable[Day],
    half_life_days: int,
    newcomers_at_median: bool = True,
    opening: Opening | None = None,
) -> dict[str, Standing]:
    """Return where each household of ``weights`` is on a date, before that day's sharing.

    ``past`` holds the days before, oldest first; with an ``opening``, those after it. A newcomer starts at the median
    level of those who are there (at the lowest one when not ``newcomers_at_median``); while a household is away its
    level moves as the median of those present does; when its weight changes its level stays and what it received
    follows. Raises ``ValueError`` when the days are not in order.
    """
    before = opening_after(
        past, half_life_days=half_life_days, newcomers_at_median=newcomers_at_median, opening=opening
    )
    last = before.on if before else None
    known = _opened(before.standings if before else {}, weights, days=_days(last, on), half_life_days=half_life_days)
    known = _joined(known, weights, at_median=newcomers_at_median)
    return {household: known[household] for household in weights}


def opening_after(
    past: Iterable[Day], *, half_life_days: int, newcomers_at_median: bool = True, opening: Opening | None = None
) -> Opening | None:
    """Return where everybody is after the sharing of the last day of ``past``; ``opening`` itself when there is none.

    Raises ``ValueError`` when the days are not in order.
    """
    for day in past:
        known, last = (opening.standings, opening.on) if opening else ({}, None)
        known = _opened(known, day.weights, days=_days(last, day.on), half_life_days=half_life_days)
        known = _joined(known, day.weights, at_median=newcomers_at_median)
        opening = Opening(on=day.on, standings=_shared(known, day))
    return opening


def with_least_share(
    standings: Mapping[str, Standing], *, day_grams: float, least_share_percent: int
) -> dict[str, Standing]:
    """Return the standings to share by when whoever comes is sure of a least share of the day.

    The least share is a part of what a household's weight alone would give it of ``day_grams``. The rest of the day
    would lift the lowest to some level; what was received above it is not held against anybody today. As long as no
    exclusion and no cap stands in the way everybody then gets at least that part. What is recorded does not change.
    """
    if not standings or least_share_percent <= 0:
        return dict(standings)
    weight = np.array([standing.weight for standing in standings.values()])
    received = np.array([standing.received_grams for standing in standings.values()])
    everybody = Members.of(weight, received, cap=np.full(len(weight), np.inf))
    level = level_for([everybody], day_grams * (1 - least_share_percent / 100))
    return {
        household: Standing(
            received_grams=min(standing.received_grams, level * standing.weight), weight=standing.weight
        )
        for household, standing in standings.items()
    }


def _days(last: date | None, on: date) -> int:
    if last is None:
        return 0
    if on < last:
        raise ValueError("the days are not in order")
    return (on - last).days


def _opened(
    known: Mapping[str, Standing], weights: Mapping[str, float], *, days: int, half_life_days: int
) -> dict[str, Standing]:
    """Fade what was received; keep the level of whoever has another weight now."""
    opened = {}
    for household, before in known.items():
        weight = weights.get(household, before.weight)
        grams = faded(before.level * weight, days=days, half_life_days=half_life_days)
        opened[household] = Standing(received_grams=grams, weight=weight)
    return opened


def _joined(known: Mapping[str, Standing], weights: Mapping[str, float], *, at_median: bool) -> dict[str, Standing]:
    """Let newcomers in at the level of those who are there."""
    levels = [known[household].level for household in weights if household in known]
    start = (median(levels) if at_median else min(levels)) if levels else 0.0
    new = {
        household: Standing(received_grams=start * weight, weight=weight)
        for household, weight in weights.items()
        if household not in known
    }
    return {**known, **new}


def _shared(known: Mapping[str, Standing], day: Day) -> dict[str, Standing]:
    """Add what the present received, and move the others as the median of the present moved."""
    present = [household for household in day.received_grams if household in known]
    after = {
        household: Standing(
            received_grams=known[household].received_grams + day.received_grams[household],
            weight=known[household].weight,
        )
        for household in present
    }
    if not present:
        return dict(known)
    moved = median(after[household].level for household in present) - median(
        known[household].level for household in present
    )
    away = {
        household: Standing(received_grams=before.received_grams + moved * before.weight, weight=before.weight)
        for household, before in known.items()
        if household not in after
    }
    return {**away, **after}
