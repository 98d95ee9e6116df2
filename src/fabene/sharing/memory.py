"""How a plan's row and a day's bags lose a household and stay true: stand-ins for names, sums for counts."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import uuid4

Json = dict[str, Any]
MARK = "e-"
"""How a stand-in begins: no code has a vowel or a hyphen, so nobody takes one for the other."""
DRAWN = 8


def stand_ins(codes: Iterable[str]) -> dict[str, str]:
    """Return a stand-in for each code, drawn by lot: no two plans share one, and nothing leads back."""
    drawn: dict[str, str] = {}
    for code in codes:
        drawn[code] = next(name for name in iter(_draw, "") if name not in drawn.values())
    return drawn


def _draw() -> str:
    return f"{MARK}{uuid4().hex[:DRAWN]}"


def is_stand_in(code: str) -> bool:
    """Tell whether a household of a plan was forgotten."""
    return code.startswith(MARK)


def codes_of(problem: Mapping[str, Any]) -> frozenset[str]:
    """Return the codes of the households of a plan that are still named."""
    return frozenset(home["id"] for home in problem["households"] if not is_stand_in(home["id"]))


def renamed_problem(problem: Json, names: Mapping[str, str]) -> Json:
    """Return a plan's problem with other names for some households, and everything else as it was."""
    return problem | {"households": [_renamed(home, names) for home in problem["households"]]}


def renamed_solution(solution: Json, names: Mapping[str, str]) -> Json:
    """Return a plan with other names for some households: the same shares, the same proof."""
    return solution | {
        "households": [_renamed(share, names) for share in solution["households"]],
        "proof": [
            step | {"households": [names.get(code, code) for code in step["households"]]} for step in solution["proof"]
        ],
    }


def _renamed(row: Json, names: Mapping[str, str]) -> Json:
    return row | {"id": names.get(row["id"], row["id"])}


def without(ids: Collection[str], gone: Collection[str]) -> list[str]:
    """Return identities with those of ``gone`` replaced by others, drawn by lot: as many as before."""
    return [str(uuid4()) if id in gone else id for id in ids]
