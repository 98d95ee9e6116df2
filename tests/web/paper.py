"""docs/reference/roles.md as tests read it: its tables are what is played. The page says how its cells are written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from tests.web.seats import GROUPS, OTHER_NETWORK, SAME_NETWORK, SEATS, VISITORS, Asker, Whose

PAPER = Path(__file__).parents[2] / "docs" / "reference" / "roles.md"
SIGN_IN = "sign-in"
NOT_PAGES = (
    ".csv",
    ".xlsx",
    ".xml",
    ".pdf",
    ".json",
    ".jsonld",
    ".ics",
    "/<uuid:material>/",
    "/valutazione/<uuid:application>/documenti/<uuid:document>/",
    "/file/",
    "/atto/",
    "/healthz",
)
# Who asks in each of the three columns.
ASKED_BY: Mapping[Whose, tuple[str, ...]] = {
    Whose.OWN: tuple(SEATS),
    Whose.SAME: tuple(SAME_NETWORK),
    Whose.OTHER: tuple(OTHER_NETWORK),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the paper: a page, how it is asked for, and what each seat is answered, by whose the thing is.

    ``told`` are the columns that have a cell of their own; the others repeat the first.
    """

    name: str
    route: str
    method: str
    answers: Mapping[Whose, Mapping[str, str]]
    told: frozenset[Whose] = frozenset(Whose)

    def is_asked_by(self, asker: Asker) -> bool:
        """Return whether an answer could be another one for this asker than for who holds the seat at home.

        Whose a thing is cannot matter on a page that speaks of none, nor on one that is shown to whoever passes:
        the same role elsewhere does not look at these again, unless the paper says that there it is different.
        """
        looks_at_nothing_of_theirs = "<" not in self.route or self.answers[Whose.OWN]["public"] == "200"
        same_for_all = self.method == "GET" and looks_at_nothing_of_theirs
        return asker.whose in {Whose.OWN, *self.told} or not same_for_all

    @property
    def is_page(self) -> bool:
        """Return whether it is a page to be read, not a file, a deed or a word between machines."""
        seen = "200" in self.answers[Whose.OWN].values()
        to_read = not self.name.startswith("api:") and not self.route.endswith(NOT_PAGES)
        return self.method == "GET" and seen and to_read

    def answer(self, asker: Asker) -> str:
        """Return what somebody is answered."""
        return self.answers[asker.whose][asker.seat]

    def sees(self, seat: str) -> bool:
        """Return whether a seat is shown its own by this line."""
        return self.answers[Whose.OWN][seat] == "200"


@cache
def rows() -> tuple[Row, ...]:
    """Return the lines of the table of addresses."""
    return tuple(_row(cells) for cells in lines_of("Addresses"))


def _row(cells: list[str]) -> Row:
    name, route, method, own, same, other = cells
    return Row(
        name=name,
        route=route,
        method=method,
        answers={
            Whose.OWN: read(own, whose=Whose.OWN),
            Whose.SAME: read(same or own, whose=Whose.SAME),
            Whose.OTHER: read(other or own, whose=Whose.OTHER),
        },
        told=frozenset({Whose.OWN} | ({Whose.SAME} if same else set()) | ({Whose.OTHER} if other else set())),
    )


def read(cell: str, *, whose: Whose) -> dict[str, str]:
    """Return what each seat is answered by a cell such as ``200 house, 403 rest``.

    Raises ``ValueError`` for a seat that is named twice or not there, and for one that gets no answer.
    """
    answers: dict[str, str] = {}
    rest = ""
    for part in cell.split(","):
        answer, *names = part.split()
        if "rest" in names:
            names.remove("rest")
            rest = answer
        _add(answers, {seat: answer for name in names for seat in GROUPS.get(name, (name,))}, cell)
    default = {seat: SIGN_IN if seat in VISITORS else rest for seat in SEATS if seat not in answers}
    told = {**default, **answers}
    if "" in told.values() or set(told) != set(SEATS):
        raise ValueError(f"not every seat is answered by {cell!r}")
    return {seat: told[seat] for seat in ASKED_BY[whose]}


def _add(answers: dict[str, str], more: Mapping[str, str], cell: str) -> None:
    if doubled := answers.keys() & more.keys():
        raise ValueError(f"{sorted(doubled)} twice in {cell!r}")
    answers.update(more)


def written(row: Row) -> str:
    """Return a line as the paper has it, as short as its answers allow."""
    own = cell_of(row.answers[Whose.OWN])
    others = [cell_of(row.answers[whose]) for whose in (Whose.SAME, Whose.OTHER)]
    repeats = [read(own, whose=whose) == row.answers[whose] for whose in (Whose.SAME, Whose.OTHER)]
    cells = ["" if repeat else cell for cell, repeat in zip(others, repeats, strict=True)]
    return f"| `{row.name}` | `{row.route}` | {row.method} | {own} |" + "".join(
        f" {cell} |" if cell else " |" for cell in cells
    )


def cell_of(answers: Mapping[str, str]) -> str:
    """Return the cell that says ``answers``: who is let in by name, whoever is refused as the rest."""
    said = set(answers.values())
    if len(said) == 1 and "public" in answers:
        return f"{said.pop()} everybody"
    signed_in = {seat: answer for seat, answer in answers.items() if seat not in VISITORS}
    visitors = {seat: answer for seat, answer in answers.items() if seat in VISITORS and answer != SIGN_IN}
    rest = next((code for code in ("403", "404", "405") if code in signed_in.values()), _commonest(signed_in))
    named = {**visitors, **{seat: answer for seat, answer in signed_in.items() if answer != rest}}
    by_answer = sorted(named.items(), key=lambda pair: pair[1])
    names = {
        answer: [*_names({seat for seat, _ in pairs}, answers)]
        for answer, pairs in groupby(by_answer, key=lambda pair: pair[1])
    }
    names[rest] = [*names.pop(rest, []), "rest"]
    return ", ".join(f"{answer} {' '.join(seats)}" for answer, seats in names.items())


def _commonest(answers: Mapping[str, str]) -> str:
    return max(sorted(set(answers.values())), key=list(answers.values()).count)


def _names(seats: set[str], asked: Mapping[str, str]) -> Iterator[str]:
    """Yield the fewest names that stand for ``seats`` among those who ``asked``: groups first, the largest first."""
    left = set(seats)
    for name, group in sorted(GROUPS.items(), key=lambda pair: -len(pair[1])):
        members = set(group) & set(asked)
        if len(members) > 1 and members <= left:
            yield name
            left -= members
    yield from (seat for seat in asked if seat in left)


def lines_of(title: str) -> list[list[str]]:
    """Return the cells of the table under a heading, its own head left out."""
    section = PAPER.read_text(encoding="utf-8").partition(f"\n## {title}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines[2:]]
