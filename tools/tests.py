"""Run the tests as ``make`` asks for them: ``python -m tools.tests [--quick | --long]``.

Everything runs on SQLite, as a file; then everything but the browser on a real PostgreSQL, and one browser story with
it. What cannot know which database there is (the pure core, the papers, the matrix, looks) runs once. Every run is
made even when an earlier one failed, so that one look tells all. The runs on the two databases stand beside each other:
one waits for its browser or its server while another computes.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from tempfile import TemporaryFile
from typing import IO

WORKERS = min(os.cpu_count() or 1, 8)
ALONE = [sys.executable, "-m", "pytest", "-q"]


def pytest(workers: int) -> list[str]:
    """Return the command that runs tests with so many workers."""
    return [*ALONE, "--numprocesses", str(workers), "--dist", "worksteal"]


PYTEST = pytest(WORKERS)
CHROMIUM = [sys.executable, "-m", "tools.chromium", "--install"]

# What cannot know which database there is: the core and the papers by the contract of rooms, who may do what and how a
# page looks because the services and selectors under them are played on both.
PURE = [
    f"--ignore=tests/{part}"
    for part in (
        *("architecture", "core", "docs"),
        *("web/test_crawl.py", "web/test_matrix.py", "web/test_sentences.py", "web/test_writing.py"),
        *("web/test_look_drawings.py", "web/test_look_formats.py", "web/test_look_forms.py"),
        *("web/test_look_pages.py", "web/test_look_parts.py", "web/test_look_words.py"),
    )
]
LANGUAGES = [sys.executable, "-m", "tools.messages", "compile"]

Run = tuple[str, list[str]]
Outcome = tuple[str, int, float]

FIRST: list[Run] = [
    ("the languages", LANGUAGES),
    ("the browser of the tests", CHROMIUM),
]
SQLITE: list[Run] = [
    ("all tests on SQLite", [*PYTEST, "--database", "sqlite", "-m", "not long"]),
]
POSTGRESQL: list[Run] = [
    (
        "all but the browser on PostgreSQL",
        [*PYTEST, "--database", "postgresql", "-m", "not long and not browser", *PURE],
    ),
    (
        "the Saturday of the story, in the browser, on PostgreSQL",
        [*ALONE, "--database", "postgresql", "-m", "browser", "-k", "saturday and scripts"],
    ),
]
QUICK: list[Run] = [
    ("the languages", LANGUAGES),
    ("the tests without a browser on SQLite", [*PYTEST, "-m", "not long and not browser"]),
]
LONG: list[Run] = [
    ("the languages", LANGUAGES),
    ("the browser of the tests", CHROMIUM),
    ("the long tests on SQLite", [*PYTEST, "--database", "sqlite", "-m", "long"]),
    ("the long tests on PostgreSQL", [*PYTEST, "--database", "postgresql", "-m", "long and not browser"]),
    (
        "many more invented examples",
        [*PYTEST, "-p", "tools.long_examples", "-m", "hypothesis and not browser and not long"],
    ),
]


def run_each(runs: Sequence[Run], output: IO[bytes] | None = None) -> list[Outcome]:
    """Make every run, one after the other; return how each went and how long it took.

    What a run says goes to ``output``, where there is one.
    """
    outcomes = []
    for name, command in runs:
        title = f"\n── {name}\n"
        if output is None:
            print(title, end="", flush=True)
        else:
            output.write(title.encode())
            output.flush()
        start = time.monotonic()
        status = subprocess.run(command, check=False, stdout=output, stderr=output).returncode
        outcomes.append((name, status, time.monotonic() - start))
    return outcomes


def run_beside(one: Sequence[Run], other: Sequence[Run]) -> list[Outcome]:
    """Make two rows of runs at the same time; what the second says is told when the first has said everything."""
    with TemporaryFile() as said, ThreadPoolExecutor(max_workers=1) as pool:
        beside = pool.submit(run_each, other, said)
        outcomes = [*run_each(one), *beside.result()]
        said.seek(0)
        print(said.read().decode(errors="replace"), flush=True)
    return outcomes


def tell(outcomes: Sequence[Outcome]) -> int:
    """Say how each run went and how long it took; return 0 only when all passed."""
    print()
    for name, status, seconds in outcomes:
        print(f"{'passed' if status == 0 else 'FAILED'} {seconds:6.0f} s  {name}")
    return 1 if any(status for _, status, _ in outcomes) else 0


def main() -> int:
    """Choose the runs and make them."""
    parser = argparse.ArgumentParser(description="run the tests")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--quick", action="store_true", help="without a browser, on SQLite only")
    which.add_argument("--long", action="store_true", help="the long tests and many more invented examples")
    arguments = parser.parse_args()
    if arguments.quick or arguments.long:
        return tell(run_each(QUICK if arguments.quick else LONG))
    return tell([*run_each(FIRST), *run_beside(SQLITE, POSTGRESQL)])


if __name__ == "__main__":
    sys.exit(main())
