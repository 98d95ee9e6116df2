"""docs/reference/roles.md as tests read it: its tables are what is played."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PAPER = Path(__file__).parents[2] / "docs" / "reference" / "roles.md"
# The columns of the addresses, and who of the small world stands for each.
WHO: Mapping[str, str | None] = {
    "visitor": None,
    "no role": "nino",
    "stand": "sara",
    "hub": "ugo",
    "coordinator": "carla",
    "next door": "rita",
    "programme": "pia",
}
NOT_PAGES = (".csv", ".pdf", ".json", "/healthz")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the paper: a page, how it is asked for, and what each role is answered."""

    name: str
    route: str
    method: str
    answers: Mapping[str, str]

    @property
    def is_page(self) -> bool:
        """Return whether it is a page to be read, not a file, a deed or a word between machines."""
        return self.method == "GET" and "200" in self.answers.values() and not self.route.endswith(NOT_PAGES)


@cache
def rows() -> tuple[Row, ...]:
    """Return the lines of the table of addresses."""
    return tuple(
        Row(name=name, route=route, method=method, answers=dict(zip(WHO, answers, strict=True)))
        for name, route, method, *answers in lines_of("Addresses")
    )


def lines_of(title: str) -> list[list[str]]:
    """Return the cells of the table under a heading, its own head left out."""
    section = PAPER.read_text(encoding="utf-8").partition(f"\n## {title}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines[2:]]
