"""The exact leximin levels: raise one common level until some signatures hold all that suits them, fix them, go on.

What households of a set of signatures can get at most is submodular in the set, so the leximin point is unique and the
decomposition of Fujishige (1980) and Groenevelt (1991) finds it: take all signatures, find the level at which they ask
for everything, look by a greatest flow whether each can be served at it. If some cannot, they ask for more than all
that suits them: they stop lower and keep it for themselves, the others go on with the rest. At most two flows less one
per signature.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from fabene.core.fair_shares.demand import Booleans, Floats, Integers, Members, by_signature, level_for
from fabene.core.fair_shares.flow import bits, unmet_rows

Codes = npt.NDArray[np.int8]

LOTS, CAP, RECEIVED_BEFORE = 0, 1, 2
"""What binds a household, as codes of an int8 column."""

SLACK = 1e-12
"""Rounding allowance: a set that asks for less than this part too much is not split off."""

FLOW_BITS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Signatures that share the same lots up to one ``level``; ``inf`` when caps alone stop all of them."""

    level: float
    signatures: tuple[int, ...]
    lots: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Levels:
    """The exact plan: for each household its ``level``, ``grams`` and what binds it, and the stages by rising level.

    Signatures that nothing suits are in no stage.
    """

    level: Floats
    grams: Floats
    bound: Codes
    stages: tuple[Stage, ...]


def leximin(
    weight: Floats, received: Floats, *, cap: Floats, signature: Integers, compatible: Booleans, supply: Floats
) -> Levels:
    """Return the leximin levels of ``N`` households over ``L`` lots.

    Args:
        weight: ``N`` weights above zero.
        received: ``N`` grams that count of the past.
        cap: ``N`` grams a household can take at most, ``inf`` for no limit.
        signature: ``N`` numbers below ``K``.
        compatible: ``K x L``, whether a lot suits a signature.
        supply: ``L`` grams there are, whole numbers.
    """
    rows, row_of = distinct(compatible & (supply > 0))
    columns, column_of = _scarcest_first(*distinct(rows.T))
    offered: Floats = np.bincount(column_of, weights=supply, minlength=len(columns)).astype(np.float64)
    household_row = row_of[signature]
    groups = [
        Members.of(w, b, cap=u) for w, b, u in by_signature(household_row, weight, received, cap, count=len(rows))
    ]
    found = _stages(groups, offered, suits=[mask(column) for column in columns.T])
    at = np.full(len(rows), np.nan)
    for level, its_rows, _ in found:
        at[list(its_rows)] = level
    stages = tuple(
        Stage(
            level=level,
            signatures=tuple(np.flatnonzero(np.isin(row_of, its_rows)).tolist()),
            lots=tuple(np.flatnonzero(np.isin(column_of, its_columns) & (supply > 0)).tolist()),
        )
        for level, its_rows, its_columns in sorted(found)
    )
    return _told(weight, received, cap=cap, reached=at[household_row], stages=stages)


def _told(weight: Floats, received: Floats, *, cap: Floats, reached: Floats, stages: tuple[Stage, ...]) -> Levels:
    """Return the levels of all households, given the one their signature ``reached`` (``nan``: nothing suits it)."""
    joins = received / weight
    fills = (received + cap) / weight if np.isfinite(cap).any() else np.inf
    bound = np.where(fills <= reached, CAP, np.where(joins > reached, RECEIVED_BEFORE, LOTS)).astype(np.int8)
    level = np.where(np.isnan(reached), joins, np.clip(reached, joins, fills))
    with np.errstate(invalid="ignore"):
        asked = np.clip(reached * weight - received, 0.0, cap)
    grams = np.where(np.isnan(reached), 0.0, asked)
    return Levels(level=level, grams=grams, bound=bound, stages=stages)


def distinct(table: Booleans) -> tuple[Booleans, Integers]:
    """Return the distinct rows of ``table`` and, for each row, which of them it is."""
    if not len(table) or not table.shape[1]:
        return table[:1], np.zeros(len(table), dtype=np.int64)
    packed = np.ascontiguousarray(np.packbits(table, axis=1))
    whole = packed.view(np.dtype((np.void, packed.shape[1]))).ravel()
    _, first, which = np.unique(whole, return_index=True, return_inverse=True)
    return table[first], which.astype(np.int64)


def _scarcest_first(columns: Booleans, column_of: Integers) -> tuple[Booleans, Integers]:
    """Return the same columns, those that suit fewest signatures first: a greedy flow then leaves little to mend."""
    order = np.argsort(columns.sum(axis=1), kind="stable")
    return columns[order], np.argsort(order)[column_of]


def mask(column: Booleans) -> int:
    return int.from_bytes(np.packbits(column, bitorder="little").tobytes(), "little")


def _stages(
    groups: Sequence[Members], offered: Floats, *, suits: Sequence[int]
) -> list[tuple[float, tuple[int, ...], tuple[int, ...]]]:
    """Return ``(level, rows, columns)`` of every stage; rows that nothing suits are in none."""
    rows = tuple(row for row, mask in enumerate(suits) if mask and len(groups[row].weight))
    columns = 0
    for row in rows:
        columns |= suits[row]
    waiting = [(rows, columns)] if rows else []
    done = []
    while waiting:
        rows, columns = waiting.pop()
        level, short = _try(groups, offered, suits=suits, rows=rows, columns=columns)
        theirs = 0
        for row in short:
            theirs |= suits[row] & columns
        go = tuple(row for row in rows if suits[row] & columns & ~theirs)
        if short and go:
            stay = tuple(row for row in rows if not suits[row] & columns & ~theirs)
            waiting += [(stay, theirs), (go, columns & ~theirs)]
        else:
            done.append((level, rows, tuple(bits(columns))))
    return done


def _try(
    groups: Sequence[Members], offered: Floats, *, suits: Sequence[int], rows: tuple[int, ...], columns: int
) -> tuple[float, list[int]]:
    """Return the level at which ``rows`` ask for all of ``columns``, and which of them cannot be served at it."""
    members = [groups[row] for row in rows]
    places = list(bits(columns))
    grams = float(offered[places].sum())
    most = sum(group.most for group in members)
    level = float("inf") if most <= grams else level_for(members, grams)
    asked = [group.most if level == float("inf") else group.asked(level)[0] for group in members]
    unit = 2.0 ** (FLOW_BITS - max(1, int(grams).bit_length()))
    unmet, _ = unmet_rows(
        [int(amount * (1 - SLACK) * unit) for amount in asked],
        [int(amount * unit) for amount in offered[places].tolist()],
        suits=_narrowed([suits[row] & columns for row in rows], places),
    )
    return level, [row for place, row in enumerate(rows) if unmet >> place & 1]


def _narrowed(masks: Sequence[int], places: Sequence[int]) -> list[int]:
    """Return ``masks`` with only the bits at ``places``, closed up."""
    if places and places[-1] == len(places) - 1:
        return list(masks)
    return [sum(1 << new for new, place in enumerate(places) if mask >> place & 1) for mask in masks]
