"""The whole table of a jury as canonical JSON, its digest, and the exact order that follows from it. Pure.

Jurors are numbers with the body they sit for, never persons. Whoever has the table can compute everything again.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from fabene.core.voting.jury import Criterion, Panel, rank
from fabene.programme.selection.values import SelectionView, Standing

Scores = Mapping[str, int]
Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One application as it was judged: by juror's key, the first and the final scores, and why some did not judge."""

    id: UUID
    number: int | None
    title: str
    first: Mapping[str, Scores]
    final: Mapping[str, Scores]
    bars: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Excluded:
    """An application the jury did not judge, and why."""

    id: UUID
    number: int | None
    title: str
    reason: str
    law: str


def table(
    selection: SelectionView,
    *,
    bodies: Mapping[str, str],
    judged: tuple[Judged, ...],
    excluded: tuple[Excluded, ...],
    struck: tuple[tuple[UUID, str, int, str], ...],
) -> Table:
    """Return the table of a selection; ``bodies`` are the jurors' keys with the body each sits for."""
    return {
        "selection": str(selection.id),
        "call": str(selection.call),
        "simulated": selection.rules.simulated,
        "places": selection.rules.places,
        "ties": list(selection.rules.ties),
        "seed": selection.rules.seed,
        "seed_source": selection.rules.seed_source,
        "max_score": selection.max_score,
        "units": selection.units,
        "least_halves": selection.rules.least_halves,
        "criteria": [
            {
                "key": one.key,
                "title_it": one.title.it,
                "title_en": one.title.en,
                "weight": one.weight,
                "least_halves": one.least_halves,
            }
            for one in selection.criteria
        ],
        "jurors": [{"key": key, "body": body} for key, body in bodies.items()],
        "applications": [_judged_row(one) for one in judged],
        "excluded": [
            {"id": str(one.id), "number": one.number, "title": one.title, "reason": one.reason, "law": one.law}
            for one in excluded
        ],
        "struck": [
            {"application": str(which), "juror": juror, "scores": count, "why": why}
            for which, juror, count, why in struck
        ],
    }


def _judged_row(one: Judged) -> Table:
    return {
        "id": str(one.id),
        "number": one.number,
        "title": one.title,
        "first": {juror: dict(scores) for juror, scores in one.first.items()},
        "final": {juror: dict(scores) for juror, scores in one.final.items()},
        "conflicts": list(one.bars),
        "bars": dict(one.bars),
    }


def canonical(of: Table) -> str:
    """Return a table as JSON that is always the same text: keys in order, no blanks, letters as they are."""
    return json.dumps(of, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(text: str) -> str:
    """Return the SHA-256 of a canonical table, in hexadecimal."""
    return sha256(text.encode()).hexdigest()


def standing_of(of: Table) -> Standing:
    """Return the panel and the exact order of a table, by its final scores; incomplete ones do not count."""
    panel = panel_of(of)
    return Standing(panel=panel, order=rank(panel), bodies={one["key"]: one["body"] for one in of["jurors"]})


def panel_of(of: Table, *, rounds: str = "final") -> Panel:
    """Return what one round's order depends on; a table that was sealed before leasts and halves has neither."""
    keys = [one["key"] for one in of["criteria"]]
    return Panel(
        criteria=tuple(
            Criterion(key=one["key"], weight=one["weight"], least_halves=one.get("least_halves", 0))
            for one in of["criteria"]
        ),
        max_score=of["max_score"],
        scores={
            one["id"]: {
                juror: tuple(scores[key] for key in keys)
                for juror, scores in one[rounds].items()
                if juror not in one["conflicts"] and set(keys) <= set(scores)
            }
            for one in of["applications"]
        },
        ties=tuple(of["ties"]),
        seed=of["seed"],
        places=of["places"],
        units=of.get("units", 1),
        least_halves=of.get("least_halves", 0),
    )


def loaded(text: str) -> Table:
    """Return a sealed table as it was."""
    read: Table = json.loads(text)
    return read
