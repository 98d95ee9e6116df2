"""How long files and functions are, and which are too long: ``python -m tools.sizes``.

A file has at most 400 lines and a function 60, decorators and docstring included; a JavaScript module 150. Migrations
are written by a machine and not counted.
"""

import ast
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("benchmarks", "src", "tests", "tools")
BUILT = frozenset({"built", "node_modules"})
MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 60
MAX_MODULE_LINES = 150
PYTHON = "Python files"
FUNCTIONS = "functions"
JAVASCRIPT = "JavaScript modules"
LIMITS = {PYTHON: MAX_FILE_LINES, FUNCTIONS: MAX_FUNCTION_LINES, JAVASCRIPT: MAX_MODULE_LINES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One file or function and its length in lines."""

    what: str
    where: str
    lines: int


def files(suffixes: Sequence[str]) -> list[Path]:
    """Return the files of the house's own folders with these suffixes, without what was built."""
    walked = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*"))
    return sorted(path for path in walked if path.suffix in suffixes and not BUILT.intersection(path.parts))


def measures() -> list[Measure]:
    """Measure every Python file, every function in it, and every JavaScript module."""
    return [*_python(), *_javascript()]


def _python() -> Iterator[Measure]:
    for path in files([".py"]):
        if "migrations" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        name = str(path.relative_to(ROOT))
        yield Measure(what=PYTHON, where=name, lines=text.count("\n"))
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
                lines = (node.end_lineno or first) - first + 1
                yield Measure(what=FUNCTIONS, where=f"{name}:{node.lineno} {node.name}", lines=lines)


def _javascript() -> Iterator[Measure]:
    for path in files([".js", ".mjs", ".ts"]):
        lines = path.read_text(encoding="utf-8").count("\n")
        yield Measure(what=JAVASCRIPT, where=str(path.relative_to(ROOT)), lines=lines)


def too_long(measured: Sequence[Measure]) -> list[Measure]:
    """Return what passes its limit, longest first."""
    return sorted((one for one in measured if one.lines > LIMITS[one.what]), key=lambda one: -one.lines)


def share(lengths: Sequence[int], *, percent: int) -> int:
    """Return the length that ``percent`` of the lengths do not pass."""
    ordered = sorted(lengths)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


def report(measured: Sequence[Measure]) -> str:
    """Say median, ninetieth and ninety-ninth hundredth and longest of each kind."""
    lines = [f"{'lines':20} {'count':>6} {'median':>7} {'p90':>5} {'p99':>5} {'max':>5} {'limit':>6}"]
    for what, limit in LIMITS.items():
        lengths = [one.lines for one in measured if one.what == what]
        if lengths:
            shares = [share(lengths, percent=percent) for percent in (50, 90, 99, 100)]
            lines.append("{:20} {:6} {:7} {:5} {:5} {:5} {:6}".format(what, len(lengths), *shares, limit))
    return "\n".join(lines)


def main() -> int:
    """Print the report and what is too long; end with 1 when something is."""
    measured = measures()
    print(report(measured))
    long = too_long(measured)
    for one in long:
        print(f"too long: {one.where} has {one.lines} lines, the limit is {LIMITS[one.what]}")
    return 1 if long else 0


if __name__ == "__main__":
    sys.exit(main())
