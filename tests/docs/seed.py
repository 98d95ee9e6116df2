"""The programme's own report as it lies beside the repository, sentence by sentence, and the table that answers it."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
SEED = ROOT.parent / "shared" / "seed.md"
COVERAGE = ROOT / "docs" / "seed-coverage.md"
MARKS = re.compile(r"</?a[^>]*>|[*#>\\|]|^\s*-\s", re.MULTILINE)
ENDS = re.compile(r"(?<=[.:;!?])\s+(?=[A-ZÈ«“\"(])")


def sentences() -> list[str]:
    """Return every sentence of the report, without marks and runs of blanks, in its order."""
    plain = MARKS.sub(" ", SEED.read_text(encoding="utf-8"))
    lines = (" ".join(line.split()) for line in plain.splitlines())
    return [part.strip() for line in lines if line for part in ENDS.split(line) if part.strip()]


def rows() -> list[tuple[str, str, str]]:
    """Return the lines of the table: how a sentence begins, the address that serves it, and what is there."""
    found = []
    for line in COVERAGE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and len(cells) == 3 and cells[1].startswith("`"):
            found.append((cells[0].removesuffix("…").strip(), cells[1].strip("`"), cells[2]))
    return found
