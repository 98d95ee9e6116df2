"""`fabene shares`: a plan for a problem, or the judgement of one. It needs no database and no Django."""

import argparse
import json
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from fabene.core.fair_shares import ProblemRefusedError, check, solve
from fabene.core.fair_shares.formats import MAX_BYTES, parsed, plan_from, plan_json, problem_from

HELP = "share fairly what is there: print the plan of a problem, or judge one"

WRONG = 1
REFUSED = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the files; with ``--check`` the second one is the plan to judge."""
    parser.add_argument("problem", type=Path, metavar="PROBLEM.json", help="households and lots")
    parser.add_argument("plan", type=Path, nargs="?", metavar="PLAN.json", help="with --check: the plan to judge")
    parser.add_argument("--check", action="store_true", help="judge PLAN.json instead of making a plan")


def run(arguments: argparse.Namespace) -> int:
    """Print a plan, or what is wrong with one: 1 if anything is, 2 if a file cannot be read as what it should be."""
    if arguments.check != (arguments.plan is not None):
        return _refuse("fabene shares: give PROBLEM.json, or --check PROBLEM.json PLAN.json")
    try:
        return _check(arguments.problem, arguments.plan) if arguments.check else _plan(arguments.problem)
    except OSError as error:
        return _refuse(f"{error.filename}: {error.strerror}")


def _plan(path: Path) -> int:
    try:
        plan = solve(problem_from(_read(path)))
    except ProblemRefusedError as refused:
        return _refuse(f"{path.name}: {refused}")
    _print(plan_json(plan))
    return 0


def _check(problem_path: Path, plan_path: Path) -> int:
    try:
        problem = problem_from(_read(problem_path))
    except ProblemRefusedError as refused:
        return _refuse(f"{problem_path.name}: {refused}")
    try:
        plan = plan_from(_read(plan_path))
    except ProblemRefusedError as refused:
        return _refuse(f"{plan_path.name}: {refused}")
    faults = check(problem, plan)
    _print({"ok": not faults, "faults": [asdict(fault) for fault in faults]})
    return WRONG if faults else 0


def _read(path: Path) -> object:
    """Return what a file says; a file over the limit is refused before it is read."""
    if path.stat().st_size > MAX_BYTES:
        raise ProblemRefusedError(place="the file", reason=f"holds more than {MAX_BYTES // 1024**2} MiB")
    return parsed(path.read_bytes())


def _print(answer: Mapping[str, object]) -> None:
    """Print a JSON object: each key on a line of its own, and each item of a list."""
    lines = [f"{json.dumps(key)}: {_value(value)}" for key, value in answer.items()]
    sys.stdout.write("{\n" + ",\n".join(lines) + "\n}\n")


def _value(value: object) -> str:
    if not isinstance(value, list) or not value:
        return json.dumps(value)
    return "[\n  " + ",\n  ".join(json.dumps(item) for item in value) + "\n]"


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return REFUSED
