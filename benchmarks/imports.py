"""A past season of 100,000 rows with one wrong: told within 30 seconds, written within ten minutes, taken back.

``python -m benchmarks.imports [ROWS]``. On SQLite, as an installation has it, through the services that the page and
the worker call: handed in, its columns said, checked, written without the wrong row, taken back. The figures are then
compared with the table's own sums, and the ledger is verified.
"""

import os
import subprocess
import sys
import tempfile

ROWS = 100_000
WORK = "benchmarks._imports_season"


def main() -> int:
    """Measure in an empty installation in a folder of its own; return 1 if a promise is not kept."""
    rows = sys.argv[1] if len(sys.argv) > 1 else str(ROWS)
    with tempfile.TemporaryDirectory(prefix="fabene-bench-") as folder:
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        environment |= {"FABENE_DATA": folder, "DJANGO_SETTINGS_MODULE": "fabene.config.settings"}
        command = [sys.executable, "-m", WORK, rows]
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
