"""The exact mix behind the packs, proposed by the solver and believed only with its certificate.

A plan does not print its mix, but the mix is the one solution of a published problem: what must be eaten first goes
first, then likes, then the closest to proportional. So it is computed again and proved: it serves the plan's exact
shares from what suits them, each day's lots are used as far as the days before allow (a greatest flow), and no exchange
along a cycle would bring more liked grams, or as many and a mix closer to proportional (no negative cycle: the
condition that is necessary and sufficient for convex costs).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from fabene.core.fair_shares.arrays import exact_plan
from fabene.core.fair_shares.judging.case import GRAMS, Booleans, Case, Floats, Integers
from fabene.core.fair_shares.judging.cuts import Network
from fabene.core.fair_shares.solve import prepare
from fabene.core.fair_shares.values import Fault, Problem

NEAR = 1e-7
"""What a certificate may be off by, as a part of what it speaks of."""

USED = 1e-9
ROUNDS = 10_000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Mixture:
    """``share[kind, lot]`` of a household's exact grams comes from the lot; ``kind[h]`` is a row of it."""

    kind: Integers
    share: Floats


def mixture(problem: Problem, case: Case) -> tuple[Mixture, list[Fault]]:
    """Return the mix of the leximin plan of ``problem`` and what its certificate lacks, if anything."""
    kind, flow = _proposed(problem)
    grams: Floats = np.bincount(kind, weights=case.exact, minlength=len(flow)).astype(np.float64)
    suits = np.ones(flow.shape, dtype=np.bool_)
    likes = np.zeros(flow.shape, dtype=np.bool_)
    seen: set[int] = set()
    for place, row in enumerate(kind.tolist()):
        if row not in seen:
            seen.add(row)
            household = problem.households[place]
            suits[row] = case.suits[case.kind[place]]
            likes[row] = [not household.likes.isdisjoint(lot.attributes) for lot in problem.lots]
    faults = [*_service_faults(flow, grams, suits=suits, supply=case.supply)]
    if not faults and len(problem.lots):
        days = _days(problem)
        faults += _day_faults(flow, grams, suits=suits, supply=case.supply, days=days)
        faults += _cycle_faults(flow, grams, suits=suits, likes=likes, supply=case.supply, days=days)
    total = flow.sum(axis=1, keepdims=True)
    share = np.divide(flow, total, out=np.zeros_like(flow), where=total > 0)
    return Mixture(kind=kind, share=share), faults


def _proposed(problem: Problem) -> tuple[Integers, Floats]:
    """Return the solver's signature of each household and its flow, both in the problem's order."""
    prepared = prepare(problem)
    exact = exact_plan(prepared.arrays)
    kind = np.empty(len(prepared.households), dtype=np.int64)
    kind[list(prepared.households)] = prepared.arrays.signature
    flow = np.zeros(exact.flow.shape)
    flow[:, list(prepared.lots)] = exact.flow
    return kind, flow


def _days(problem: Problem) -> Integers:
    ranks = np.array([np.inf if lot.eat_by is None else float(lot.eat_by) for lot in problem.lots])
    return np.asarray(np.unique(ranks, return_inverse=True)[1], dtype=np.int64)


def _service_faults(flow: Floats, grams: Floats, *, suits: Booleans, supply: Floats) -> Iterator[Fault]:
    """Yield whether the mix gives every kind its grams, out of what is there and suits it."""
    served = np.abs(flow.sum(axis=1) - grams) <= GRAMS * 10 + NEAR * grams
    within = flow.sum(axis=0) <= supply + GRAMS * 10 + NEAR * supply
    if not (served.all() and within.all() and (flow >= 0).all() and not flow[~suits].any()):
        yield Fault(code="mix", place="households", reason="no mix of suitable lots gives these exact shares")


def _day_faults(flow: Floats, grams: Floats, *, suits: Booleans, supply: Floats, days: Integers) -> Iterator[Fault]:
    if supply.sum() - flow.sum() <= GRAMS + NEAR * supply.sum():
        return
    for day in range(int(days.max()) + 1):
        now = days <= day
        possible = Network(suits, np.where(now, supply, 0.0)).most(grams)
        if abs(float(flow[:, now].sum()) - possible) > GRAMS * 10 + NEAR * supply.sum():
            yield Fault(code="eat_by", place="lots", reason=f"what must be eaten by rank {day} could be used first")


def _cycle_faults(
    flow: Floats, grams: Floats, *, suits: Booleans, likes: Booleans, supply: Floats, days: Integers
) -> Iterator[Fault]:
    """Yield whether some exchange along a cycle improves the mix; each day's leftover is one more recipient."""
    takers = grams > 0
    useful = suits[takers].any(axis=0) & (supply > 0)
    over = np.where(useful, supply - flow.sum(axis=0), 0.0)
    over[over <= NEAR * supply] = 0.0
    of_day = days[None, :] == np.arange(int(days.max()) + 1)[:, None]
    left = of_day @ over
    rows = np.concatenate([flow[takers], (of_day * over)[left > 0]])[:, useful]
    amounts = np.concatenate([grams[takers], left[left > 0]])
    allowed = np.concatenate([suits[takers], of_day[left > 0]])[:, useful]
    liked = np.concatenate([likes[takers], np.zeros((int((left > 0).sum()), len(days)), dtype=np.bool_)])[:, useful]
    if rows.size and _negative_cycle(rows, amounts, offered=supply[useful], allowed=allowed, liked=liked):
        yield Fault(code="mix", place="households", reason="the mix can be brought closer to what was asked")


def _negative_cycle(flow: Floats, amounts: Floats, *, offered: Floats, allowed: Booleans, liked: Booleans) -> bool:
    """Look for a cycle of marginal costs below zero (Bellman and Ford), liking weighing more than any mix."""
    height = flow / amounts[:, None] / offered[None, :]
    height /= height.max()
    cost = height - 4.0 * (sum(flow.shape) + 1) * liked
    more = np.where(allowed, cost, np.inf)
    less = np.where(flow > USED * np.minimum(amounts[:, None], offered[None, :]), -cost, np.inf)
    of_rows = np.zeros(len(flow))
    for _ in range(min(ROUNDS, sum(flow.shape) + 2)):
        of_columns = np.minimum(0.0, (of_rows[:, None] + more).min(axis=0))
        lower = (of_columns[None, :] + less).min(axis=1)
        if (lower >= of_rows - NEAR).all():
            return False
        of_rows = np.minimum(of_rows, lower)
    return True


def dues(mix: Mixture, case: Case, *, lot: int) -> Floats:
    """Return how many packs of ``lot`` each household's exact share holds."""
    packs: Floats = mix.share[mix.kind, lot] * case.exact / case.pack[lot]
    return packs


def largest_packs(mix: Mixture, case: Case) -> Floats:
    """Return the largest pack in each household's own mix, zero for who is due nothing."""
    largest = (case.pack * (mix.share > 0)).max(axis=1, initial=0) if len(mix.share) else np.zeros(0)
    return np.where(case.exact > GRAMS / 2, largest[mix.kind], 0.0)
