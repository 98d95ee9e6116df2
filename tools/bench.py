"""Run the benchmarks one after another and say on what machine: ``python -m tools.bench [NAME …]``.

Each file of ``benchmarks/`` is a program that prints its figures and its ratio against a peer or a limit, and ends
with 1 when the limit is passed. They run alone, never side by side: they measure time.
"""

import argparse
import os
import platform
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def machine() -> str:
    """Return what this runs on, in one line."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{platform.system()} {platform.machine()}, {_processor()}, {os.cpu_count()} cores, {memory:.0f} GiB, "
        f"Python {platform.python_version()}"
    )


def _processor() -> str:
    described = Path("/proc/cpuinfo")
    if described.exists():
        for line in described.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown processor"


def main() -> int:
    """Run the benchmarks that were named, or all of them; end with 1 when one missed its limit."""
    available = {path.stem: path for path in sorted((ROOT / "benchmarks").glob("[a-z]*.py"))}
    parser = argparse.ArgumentParser(description="run the benchmarks")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"only these of: {', '.join(available)}")
    arguments = parser.parse_args()
    unknown = [name for name in arguments.names if name not in available]
    if unknown:
        parser.error(f"no benchmark is called {unknown[0]!r}: there are {', '.join(available)}")
    print(f"machine: {machine()}")
    missed = []
    for name in arguments.names or available:
        print(f"\n── {name}", flush=True)
        start = time.monotonic()
        command = [sys.executable, "-m", f"benchmarks.{name}"]
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            missed.append(name)
        print(f"   ({time.monotonic() - start:.0f} s)", flush=True)
    print(f"\nmissed: {', '.join(missed)}" if missed else "\nevery benchmark kept its limit")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
