"""A past season of 100,000 rows with one wrong: told within 30 seconds, written within ten minutes, taken back.

``python -m benchmarks.imports [ROWS]``. On SQLite, as an installation has it, through the services that the page and
the worker call: handed in, its columns said, checked, written without the wrong row, taken back. The figures are then
compared with the table's own sums, and the ledger is verified.
"""

import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import NamedTuple, TypeVar

import django
from django.core.management import call_command

ROWS = 100_000
A_DAY = 100
FIRST = date(2017, 1, 3)
TOLD_SECONDS, WRITTEN_SECONDS = 30, 600
CATEGORIES = ("frutta", "verdura", "pane", "latticini", "secco")
T = TypeVar("T")


@contextmanager
def installation() -> Iterator[None]:
    """Prepare an empty installation in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="fabene-bench-") as folder:
        os.environ |= {"FABENE_DATA": folder, "DJANGO_SETTINGS_MODULE": "fabene.config.settings"}
        os.environ.pop("DATABASE_URL", None)
        django.setup()
        call_command("migrate", verbosity=0)
        yield


def table(rows: int, *, donors: list[str]) -> tuple[bytes, int]:
    """Return a season's table, its last row wrong, and the grams that the others say."""
    lines, total = ["data;banco;merce;kg"], 0
    for number in range(rows):
        on = FIRST + timedelta(days=2 * (number // A_DAY))
        place = number % A_DAY
        grams = 1_000 + 10 * (number % 900)
        donor = donors[place // len(CATEGORIES) % len(donors)]
        kilos = "tanta" if number == rows - 1 else f"{grams // 1000},{grams % 1000 // 10:02}"
        total += 0 if number == rows - 1 else grams
        lines.append(f"{on:%d/%m/%Y};{donor};{CATEGORIES[place % len(CATEGORIES)]};{kilos}")
    return "\n".join(lines).encode(), total


class Taken(NamedTuple):
    """How long something took, and how much of it the processor worked: the rest it waited, for others too."""

    seconds: float
    worked: float

    def __add__(self, other: object) -> "Taken":
        """Add what came after."""
        if not isinstance(other, Taken):
            return NotImplemented
        return Taken(self.seconds + other.seconds, self.worked + other.worked)

    def __str__(self) -> str:
        """Return both."""
        return f"{self.seconds:.1f} s ({self.worked:.1f} s of the processor)"


def timed(what: Callable[[], T]) -> tuple[Taken, T]:
    """Return how long something took, and what it answered."""
    began, worked = time.perf_counter(), time.process_time()
    answer = what()
    return Taken(time.perf_counter() - began, time.process_time() - worked), answer


def main() -> int:
    """Measure, print a line for each promise, and return 1 if one is not kept."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with installation():
        from benchmarks import _imports_season as season  # noqa: PLC0415 - models need the settings above

        content, grams = table(rows, donors=season.build())
        handed, batch = timed(lambda: season.hand_in(content))
        checked, found = timed(lambda: season.check(batch))
        told = _judge(f"{rows} rows: read, and the one that is wrong told", handed + checked, limit=TOLD_SECONDS)
        opened, _ = timed(lambda: season.result(batch))
        _say(f"the wrong row is {found.faults[0].row}; the page reads what was found in {opened.seconds * 1000:.0f} ms")
        written, _ = timed(lambda: season.write(batch))
        kept = _judge(f"the others written ({rows / written.seconds:.0f}/s)", written, limit=WRITTEN_SECONDS)
        right = season.collected_grams() == grams and season.verified()
        _say(f"figures as in the table and ledger whole: {right}")
        undone, _ = timed(lambda: season.take_back(batch))
        gone = season.collected_grams() == 0 and season.verified()
        _say(f"taken back {undone} ({rows / undone.seconds:.0f}/s), nothing left: {gone}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    _say(f"peak memory {peak} MiB")
    return 0 if told and kept and right and gone and found.wrong == 1 else 1


def _judge(what: str, taken: Taken, *, limit: int) -> bool:
    kept = taken.seconds <= limit
    _say(f"{what}: {taken} of {limit} s; ratio {limit / taken.seconds:.1f}: {'kept' if kept else 'NOT KEPT'}")
    return kept


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
