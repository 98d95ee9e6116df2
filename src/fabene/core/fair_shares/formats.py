"""The published format of problems and plans (docs/reference/shares.md): read with one clear refusal, written alike.

Whatever is wrong is refused while reading, with the place: ``households[3].weight: must be above zero``.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date
from math import isfinite
from typing import Any, NoReturn

from fabene.core.fair_shares.values import (
    MAX_GRAMS,
    MAX_HOUSEHOLDS,
    MAX_WEIGHT,
    MIN_WEIGHT,
    BoundBy,
    Household,
    Left,
    Lot,
    Plan,
    Problem,
    ProblemRefusedError,
    Share,
    Step,
)

MAX_BYTES = 512 * 1024 * 1024
MAX_LOTS = 100_000
MAX_NAME = 200
MAX_ATTRIBUTES = 100
MAX_SEED = 2**63 - 1
MAX_SUM = 1e22
"""The highest level or sum a plan may tell: the most grams over the least weight, with room."""

SURROGATES = ("\ud800", "\udfff")
TOP = "the file"

Reader = Callable[[object, str], Any]
"""Reads one value: (value, place) -> what it means; raises ``ProblemRefusedError`` naming the place."""


class _Repeated(dict[str, object]):
    """A JSON object in which a key stood twice; ``key`` says which."""

    key = ""


def parsed(text: bytes) -> object:
    """Return what a JSON text says; raise ``ProblemRefusedError`` when it is too large or is not JSON in UTF-8."""
    if len(text) > MAX_BYTES:
        raise ProblemRefusedError(place=TOP, reason=f"holds more than {MAX_BYTES // 1024**2} MiB")
    try:
        return json.loads(text.decode("utf-8"), object_pairs_hook=_object)
    except RecursionError:
        raise ProblemRefusedError(place=TOP, reason="is nested too deeply") from None
    except UnicodeDecodeError as error:
        raise ProblemRefusedError(place=TOP, reason=f"is not UTF-8 at byte {error.start}") from None
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise ProblemRefusedError(place=place, reason=f"not JSON: {error.msg.lower()}") from None
    except ValueError:
        raise ProblemRefusedError(place=TOP, reason="holds a number with too many digits") from None


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    repeated = _Repeated(found)
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            repeated.key = key
        seen.add(key)
    return repeated


def problem_from(data: object) -> Problem:
    """Return the problem that parsed JSON states; raise ``ProblemRefusedError`` naming the first place that is wrong.

    Refused: unknown, missing or repeated keys, wrong types (a boolean is no number), NaN and infinities, negative
    amounts, a weight or a pack of zero, an id used twice, an empty id, more than ``MAX_HOUSEHOLDS`` households.
    """
    top = _record(data, "", needed=_PROBLEM, optional=_PROBLEM_OPTIONAL)
    _refuse_mixed_order(data)
    return Problem(households=top["households"], lots=top["lots"], seed=top.get("seed", 0))


def plan_from(data: object) -> Plan:
    """Return the plan that parsed JSON states; raise ``ProblemRefusedError`` naming the first place that is wrong."""
    top = _record(data, "", needed=_PLAN, optional={})
    return Plan(households=top["households"], left=top["left"], proof=top["proof"])


def problem_json(problem: Problem) -> dict[str, Any]:
    """Return a problem as it is written: what ``problem_from`` reads."""
    return {
        "seed": problem.seed,
        "households": [
            {
                "id": household.id,
                "weight": float(household.weight),
                "received_grams": household.received_grams,
                "excludes": sorted(household.excludes),
                "cap_grams": household.cap_grams,
                "likes": sorted(household.likes),
            }
            for household in problem.households
        ],
        "lots": [
            {
                "id": lot.id,
                "grams": lot.grams,
                "pack_grams": lot.pack_grams,
                "attributes": sorted(lot.attributes),
                "eat_by": lot.eat_by,
            }
            for lot in problem.lots
        ],
    }


def plan_json(plan: Plan) -> dict[str, Any]:
    """Return a plan as it is written: what ``plan_from`` reads."""
    return {
        "households": [
            {
                "id": share.id,
                "level": share.level,
                "exact_grams": share.exact_grams,
                "grams": share.grams,
                "packs": share.packs,
            }
            for share in plan.households
        ],
        "left": [{"lot": left.lot, "packs": left.packs, "grams": left.grams} for left in plan.left],
        "proof": [
            {
                "level": step.level,
                "bound_by": step.bound_by.value,
                "households": list(step.households),
                "lots": list(step.lots),
            }
            for step in plan.proof
        ],
    }


def _refuse(place: str, reason: str) -> NoReturn:
    raise ProblemRefusedError(place=place or TOP, reason=reason)


def _record(
    value: object, place: str, *, needed: Mapping[str, Reader], optional: Mapping[str, Reader]
) -> dict[str, Any]:
    if not isinstance(value, dict):
        _refuse(place, "must be an object")
    if isinstance(value, _Repeated):
        _refuse(_under(place, value.key), "this key stands twice")
    for key in value:
        if key not in needed and key not in optional:
            _refuse(_under(place, str(key)[:MAX_NAME]), "unknown key")
    for key in needed:
        if key not in value:
            _refuse(_under(place, key), "is missing")
    readers = {**needed, **optional}
    return {key: readers[key](found, _under(place, key)) for key, found in value.items()}


def _under(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key


def _list(read: Reader, *, most: int) -> Reader:
    def of(value: object, place: str) -> tuple[Any, ...]:
        if not isinstance(value, list):
            _refuse(place, "must be a list")
        if len(value) > most:
            _refuse(place, f"holds more than {most}")
        return tuple(read(each, f"{place}[{index}]") for index, each in enumerate(value))

    return of


def _distinct(read: Reader, *, most: int) -> Reader:
    read_all = _list(read, most=most)

    def of(value: object, place: str) -> tuple[Any, ...]:
        found: tuple[Any, ...] = read_all(value, place)
        seen: set[str] = set()
        for index, each in enumerate(found):
            if each.id in seen:
                _refuse(f"{place}[{index}].id", f"{each.id!r} stands twice")
            seen.add(each.id)
        return found

    return of


def _name(value: object, place: str) -> str:
    if not isinstance(value, str):
        _refuse(place, "must be a text")
    if not 1 <= len(value) <= MAX_NAME:
        _refuse(place, f"must have from 1 to {MAX_NAME} characters")
    if any(SURROGATES[0] <= character <= SURROGATES[1] for character in value):
        _refuse(place, "has half a character")
    return value


def _names(value: object, place: str) -> frozenset[str]:
    return frozenset(_list(_name, most=MAX_ATTRIBUTES)(value, place))


def _number(value: object, place: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        _refuse(place, "must be a number")
    if isinstance(value, float) and not isfinite(value):
        _refuse(place, "must be a finite number")
    if abs(value) > MAX_SUM:
        _refuse(place, f"must not be above {MAX_SUM:g}")
    return float(value)


def _sum(value: object, place: str) -> float:
    if (number := _number(value, place)) < 0:
        _refuse(place, "must not be negative")
    return number


def _amount(value: object, place: str) -> float:
    if (number := _sum(value, place)) > MAX_GRAMS:
        _refuse(place, f"must not be above {MAX_GRAMS}")
    return number


def _whole(*, least: int = 0, most: int = MAX_GRAMS) -> Reader:
    def of(value: object, place: str) -> int:
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int):
            _refuse(place, "must be a whole number")
        if not least <= value <= most:
            _refuse(place, f"must be from {least} to {most}")
        return value

    return of


def _weight(value: object, place: str) -> float:
    number = _number(value, place)
    if number <= 0:
        _refuse(place, "must be above zero")
    if not MIN_WEIGHT <= number <= MAX_WEIGHT:
        _refuse(place, f"must be from {MIN_WEIGHT} to {MAX_WEIGHT:.0f}")
    return number


def _or_none(read: Reader) -> Reader:
    return lambda value, place: None if value is None else read(value, place)


def _eat_by(value: object, place: str) -> int:
    if not isinstance(value, str):
        return int(_whole(least=-MAX_GRAMS)(value, place))
    try:
        return date.fromisoformat(value).toordinal()
    except ValueError:
        _refuse(place, "must be a date such as 2021-05-08, or a whole number")


def _refuse_mixed_order(data: Any) -> None:
    """Raise if some lots say a date and others a rank: nobody could tell which goes first."""
    kinds = {type(lot["eat_by"]) is str for lot in data["lots"] if lot.get("eat_by") is not None}
    if len(kinds) > 1:
        _refuse("lots", "eat_by must be a date in all of them, or a rank in all of them")


def _bound(value: object, place: str) -> BoundBy:
    try:
        return BoundBy(_name(value, place))
    except ValueError:
        _refuse(place, f"must be one of {', '.join(BoundBy)}")


def _packs(value: object, place: str) -> dict[str, int]:
    if not isinstance(value, dict):
        _refuse(place, "must be an object")
    if isinstance(value, _Repeated):
        _refuse(_under(place, value.key), "this key stands twice")
    return {key: _whole()(number, _under(place, key)) for key, number in value.items()}


def _made(kind: Callable[..., Any], *, needed: Mapping[str, Reader], optional: Mapping[str, Reader]) -> Reader:
    return lambda value, place: kind(**_record(value, place, needed=needed, optional=optional))


_PROBLEM_OPTIONAL: dict[str, Reader] = {"seed": _whole(most=MAX_SEED)}
_PROBLEM: dict[str, Reader] = {
    "households": _distinct(
        _made(
            Household,
            needed={"id": _name, "weight": _weight, "received_grams": _amount, "excludes": _names},
            optional={"cap_grams": _or_none(_whole()), "likes": _names},
        ),
        most=MAX_HOUSEHOLDS,
    ),
    "lots": _distinct(
        _made(
            Lot,
            needed={"id": _name, "grams": _whole(), "pack_grams": _whole(least=1), "attributes": _names},
            optional={"eat_by": _or_none(_eat_by)},
        ),
        most=MAX_LOTS,
    ),
}
_PLAN: dict[str, Reader] = {
    "households": _distinct(
        _made(
            Share,
            needed={"id": _name, "level": _sum, "exact_grams": _sum, "grams": _whole(), "packs": _packs},
            optional={},
        ),
        most=MAX_HOUSEHOLDS,
    ),
    "left": _list(_made(Left, needed={"lot": _name, "packs": _whole(), "grams": _whole()}, optional={}), most=MAX_LOTS),
    "proof": _list(
        _made(
            Step,
            needed={
                "level": _sum,
                "bound_by": _bound,
                "households": _list(_name, most=MAX_HOUSEHOLDS),
                "lots": _list(_name, most=MAX_LOTS),
            },
            optional={},
        ),
        most=MAX_HOUSEHOLDS,
    ),
}
