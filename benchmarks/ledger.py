"""The ledger against django-hordak, both on one real PostgreSQL with its own durable settings, in one run.

``python -m benchmarks.ledger``. Each side works in processes of its own, in turns; the ratio is the median of those of
the rounds, so that a moment in which the machine did something else decides nothing.
The peer has no chain, no idempotency key and no way to post many; ours runs with all of them on.
"""

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import psycopg

from tests import postgres

ROUNDS = 9
SINGLES = 300
BATCH = 500
MOVEMENTS = 100_000
QUESTIONS = 200
ENTRIES = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two programs and its database."""

    module: str
    url: str
    data: str

    def run(self, task: str, count: int) -> float:
        """Run one task in a new process and return the seconds it measured."""
        environment = {**os.environ, "DATABASE_URL": self.url, "FABENE_DATA": self.data}
        command = [sys.executable, "-W", "ignore", "-m", self.module, task, str(count)]
        return float(subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout)


def main() -> int:
    """Measure, print a line for each promise, and return 1 if one is not kept."""
    with tempfile.TemporaryDirectory(prefix="fabene-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        with postgres.serving(folder, safe=True) as server:
            ours, peer = (_side(server, module=f"benchmarks._ledger_{who}", data=name) for who in ("ours", "hordak"))
            kept = [_one_by_one(ours, peer), _batches(ours, peer), _balance(ours, peer), _verify(ours)]
    return 0 if all(kept) else 1


def _side(server: str, *, module: str, data: str) -> Side:
    database = module.rpartition(".")[2]
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {database}".encode())
    side = Side(module=module, url=server.replace("/postgres?", f"/{database}?"), data=data)
    side.run("prepare", 0)
    return side


def _median_round(ours: Side, peer: Side, *, task: str, count: int) -> tuple[float, float]:
    """Return the seconds of both sides in the round whose ratio is the median one."""
    rounds = [(ours.run(task, count), peer.run(task, count)) for _ in range(ROUNDS)]
    return sorted(rounds, key=lambda pair: pair[1] / pair[0])[ROUNDS // 2]


def _one_by_one(ours: Side, peer: Side) -> bool:
    mine, theirs = _median_round(ours, peer, task="one_by_one", count=SINGLES)
    return _judge(
        "post one by one, chain and idempotency on",
        f"{SINGLES / mine:.0f}/s against {SINGLES / theirs:.0f}/s",
        ratio=theirs / mine,
        least=1,
    )


def _batches(ours: Side, peer: Side) -> bool:
    mine, theirs = _median_round(ours, peer, task="batch", count=BATCH)
    return _judge(
        f"post_many of {BATCH} against {BATCH} in one commit",
        f"{BATCH / mine:.0f}/s against {BATCH / theirs:.0f}/s",
        ratio=theirs / mine,
        least=5,
    )


def _balance(ours: Side, peer: Side) -> bool:
    for side in (ours, peer):
        side.run("fill", MOVEMENTS)
    mine, theirs = _median_round(ours, peer, task="balance", count=QUESTIONS)
    return _judge(
        f"balance after {MOVEMENTS} movements",
        f"{mine / QUESTIONS * 1000:.2f} ms against {theirs / QUESTIONS * 1000:.2f} ms",
        ratio=theirs / mine,
        least=50,
    )


def _verify(ours: Side) -> bool:
    ours.run("fill", ENTRIES // 2 - MOVEMENTS)
    seconds = ours.run("verify", ENTRIES)
    return _judge(f"verify of {ENTRIES} entries", f"{seconds:.1f} s of 20 s", ratio=20 / seconds, least=1)


def _judge(what: str, figures: str, *, ratio: float, least: float) -> bool:
    verdict = "kept" if ratio >= least else "NOT KEPT"
    print(f"{what}: {figures}; ratio {ratio:.1f}, at least {least} asked: {verdict}", flush=True)
    return ratio >= least


if __name__ == "__main__":
    sys.exit(main())
