"""Every gate but the tests: ``python -m tools.check [--fix] [NAME …]``.

Gates do not wait for each other, and all are run: one look tells everything there is to mend.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from tools.sizes import ROOT, files

BIN = Path(sys.executable).parent
NODE = ROOT / "node_modules" / ".bin"
PYTHON = sys.executable


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """One thing that must hold; ``fix`` mends what a machine can mend."""

    name: str
    command: Sequence[str]
    fix: Sequence[str] = ()


def gates() -> list[Gate]:
    """Return every gate, the slowest first."""
    templates = [str(path) for path in files([".html"]) if "templates" in path.parts]
    djade = [str(BIN / "djade"), "--target-version", "5.2", *templates]
    ruff, biome = str(BIN / "ruff"), str(NODE / "biome")
    return [
        Gate(name="types", command=[str(BIN / "mypy")]),
        Gate(
            name="architecture",
            command=[
                *(PYTHON, "-m", "pytest", "-q", "--no-header", "tests/architecture", "tests/docs"),
                *("--ignore=tests/architecture/test_migrations.py", "--ignore=tests/docs/test_runnable.py"),
            ],
        ),
        Gate(name="licences", command=[str(BIN / "reuse"), "lint", "--lines"]),
        Gate(name="rooms", command=[str(BIN / "lint-imports"), "--no-cache"]),
        Gate(
            name="migrations",
            command=[str(BIN / "fabene"), "manage", "makemigrations", "--check", "--dry-run", "-v1"],
        ),
        Gate(name="format", command=[ruff, "format", "--check", "--quiet", "."], fix=[ruff, "format", "."]),
        Gate(name="lint", command=[ruff, "check", "--quiet", "."], fix=[ruff, "check", "--fix", "--quiet", "."]),
        Gate(name="sizes", command=[PYTHON, "-m", "tools.sizes"]),
        Gate(name="locks", command=[PYTHON, "-m", "tools.locks"]),
        Gate(
            name="messages",
            command=[PYTHON, "-m", "tools.messages", "check"],
            fix=[PYTHON, "-m", "tools.messages", "update"],
        ),
        Gate(name="templates", command=[*djade, "--check"], fix=djade),
        Gate(
            name="javascript",
            command=[biome, "ci", "--error-on-warnings", "."],
            fix=[biome, "check", "--write", "."],
        ),
        Gate(name="javascript types", command=[str(NODE / "tsc"), "--noEmit", "--project", "."]),
    ]


def run_gate(gate: Gate, environment: dict[str, str]) -> tuple[bool, float, str]:
    """Run one gate; return whether it holds, the seconds it took and what it said."""
    start = time.monotonic()
    try:
        ran = subprocess.run(
            gate.command, cwd=ROOT, env=environment, capture_output=True, text=True, errors="replace", check=False
        )
    except FileNotFoundError as missing:
        return False, 0.0, f"{missing.filename} is missing: run `make setup assets`\n"
    return ran.returncode == 0, time.monotonic() - start, ran.stdout + ran.stderr


def check(chosen: Sequence[Gate]) -> int:
    """Run the gates side by side, say how each went, show what a broken one said; return 1 when one is broken."""
    broken = []
    with tempfile.TemporaryDirectory(prefix="fabene-check-") as folder:
        environment = {**os.environ, "FABENE_DATA": folder, "DATABASE_URL": "", "PYTHONPATH": ""}
        with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
            waiting = {pool.submit(run_gate, gate, environment): gate for gate in chosen}
            for done in as_completed(waiting):
                gate = waiting[done]
                holds, seconds, said = done.result()
                print(f"{'holds ' if holds else 'BROKEN'} {seconds:6.1f} s  {gate.name}", flush=True)
                if not holds:
                    broken.append((gate.name, said))
    for name, said in broken:
        print(f"\n── {name}\n{said.rstrip()}")
    print(f"\n{len(chosen) - len(broken)} of {len(chosen)} gates hold.")
    return 1 if broken else 0


def main() -> int:
    """Check the gates that were named, or all of them."""
    every = {gate.name: gate for gate in gates()}
    parser = argparse.ArgumentParser(description="every gate but the tests")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"only these of: {', '.join(every)}")
    parser.add_argument("--fix", action="store_true", help="first mend what a machine can mend")
    arguments = parser.parse_args()
    unknown = [name for name in arguments.names if name not in every]
    if unknown:
        parser.error(f"no gate is called {unknown[0]!r}: there are {', '.join(every)}")
    chosen = [every[name] for name in arguments.names] or list(every.values())
    if arguments.fix:
        for gate in chosen:
            if gate.fix:
                subprocess.run(gate.fix, cwd=ROOT, check=False)
    return check(chosen)


if __name__ == "__main__":
    sys.exit(main())
