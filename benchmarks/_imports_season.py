"""The work of ``benchmarks/imports.py``, in a process of its own, whose environment names the empty installation.

A network with a point, twenty stalls and an emporio, and the table of its past.
"""

import resource
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple, TypeVar
from uuid import UUID

import django
from django.core.management import call_command

django.setup()

from fabene.collecting.selectors.equations import sums_of_network  # noqa: E402 - models need the settings above
from fabene.core.owners import OwnerKind  # noqa: E402 - likewise, after the settings
from fabene.ledger.verification import verify  # noqa: E402 - likewise, after the settings
from fabene.lib.ids import derived  # noqa: E402 - likewise, after the settings
from fabene.lib.imports import selectors, services  # noqa: E402 - likewise, after the settings
from fabene.lib.imports.values import BatchView, State  # noqa: E402 - likewise, after the settings
from fabene.lib.imports.working import work  # noqa: E402 - likewise, after the settings
from fabene.lib.stamps import Stamp, stamp_now  # noqa: E402 - likewise, after the settings
from fabene.people import services as people  # noqa: E402 - likewise, after the settings
from fabene.places import services as places  # noqa: E402 - likewise, after the settings
from fabene.places.values import Position  # noqa: E402 - likewise, after the settings
from fabene.sharing.imports import DESTINATION, SEASON  # noqa: E402 - likewise, after the settings

A_DAY = 100
FIRST = date(2017, 1, 3)
TOLD_SECONDS, WRITTEN_SECONDS = 30, 600
CATEGORIES = ("frutta", "verdura", "pane", "latticini", "secco")
T = TypeVar("T")
BENCH = UUID("0178f000-0000-7000-8000-0000000be4c4")
NETWORK, MARKET, EMPORIO = (derived(BENCH, what) for what in ("network", "market", "emporio"))
STALLS = 20
SOMEWHERE = Position(latitude=Decimal("45.07"), longitude=Decimal("7.51"), approximate=True, source="benchmark")


def _now() -> datetime:
    return datetime.now(UTC)


def _stamp() -> Stamp:
    return stamp_now(derived(BENCH, "actor"), _now())


def build() -> list[str]:
    """Build a network and return the labels of its stalls."""
    stamp = _stamp()
    places.create_municipality(istat_code="001219", name="Rivoli", province="Torino", position=SOMEWHERE, stamp=stamp)
    people.create_network(id=NETWORK, slug="rivoli", name="Rivoli", sentence="Una rete.", stamp=stamp)
    places.create_market(
        id=MARKET,
        network=NETWORK,
        municipality="001219",
        slug="mercato",
        name="Mercato",
        place="piazza",
        position=SOMEWHERE,
        stamp=stamp,
    )
    places.create_hub(
        id=derived(BENCH, "hub"),
        network=NETWORK,
        municipality="001219",
        name="Casa",
        address="piazza",
        position=SOMEWHERE,
        stamp=stamp,
    )
    places.create_destination(id=EMPORIO, network=NETWORK, kind=OwnerKind.EMPORIO, name="Emporio", stamp=stamp)
    labels = [str(number) for number in range(1, STALLS + 1)]
    for label in labels:
        places.create_stall(
            id=derived(BENCH, "stall", label), market=MARKET, label=label, sells=(), gives=True, trader="", stamp=stamp
        )
    return labels


def hand_in(content: bytes) -> UUID:
    """Hand the table in and say its columns."""
    batch = derived(BENCH, "batch")
    services.stage(
        id=batch, network=NETWORK, importer=SEASON, file_name="stagioni.csv", content=content, stamp=_stamp()
    )
    mapping = selectors.batch(batch).mapping
    services.choose_columns(batch=batch, importer=SEASON, mapping=mapping, answers={DESTINATION: str(EMPORIO)})
    services.look_over(batch=batch, importer=SEASON, stamp=_stamp())
    return batch


def check(batch: UUID) -> BatchView:
    """Let the worker check it."""
    _work()
    found = result(batch)
    assert found.state == State.CHECKED
    return found


def result(batch: UUID) -> BatchView:
    """Return what the page shows."""
    return selectors.batch(batch)


def write(batch: UUID) -> None:
    """Let the worker write it, without what is wrong."""
    services.confirm(batch=batch, importer=SEASON, goes_on=True, stamp=_stamp())
    _work()
    found = result(batch)
    assert found.state == State.DONE
    assert found.written == found.new


def take_back(batch: UUID) -> None:
    """Let the worker take it back."""
    services.undo(batch=batch, importer=SEASON, stamp=_stamp())
    _work()
    assert result(batch).state == State.UNDONE


def _work() -> None:
    work(importers={SEASON.kind: SEASON}, clock=_now)


def collected_grams() -> int:
    """Return what the network collected in all."""
    return sums_of_network(NETWORK).grams.collected_grams


def verified() -> bool:
    """Return whether the ledger is whole."""
    return verify().ok


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
    rows = int(sys.argv[1])
    call_command("migrate", verbosity=0)
    content, grams = table(rows, donors=build())
    handed, batch = timed(lambda: hand_in(content))
    checked, found = timed(lambda: check(batch))
    told = _judge(f"{rows} rows: read, and the one that is wrong told", handed + checked, limit=TOLD_SECONDS)
    opened, _ = timed(lambda: result(batch))
    _say(f"the wrong row is {found.faults[0].row}; the page reads what was found in {opened.seconds * 1000:.0f} ms")
    written, _ = timed(lambda: write(batch))
    kept = _judge(f"the others written ({rows / written.seconds:.0f}/s)", written, limit=WRITTEN_SECONDS)
    right = collected_grams() == grams and verified()
    _say(f"figures as in the table and ledger whole: {right}")
    undone, _ = timed(lambda: take_back(batch))
    gone = collected_grams() == 0 and verified()
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
