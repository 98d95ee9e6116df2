"""A decision is one page: context, decision, what it costs."""

import re
from pathlib import Path

import pytest

from tests.docs import papers

DECISIONS = sorted((papers.ROOT / "docs" / "adr").glob("[0-9]*.md"))
LONGEST = 60


@pytest.mark.parametrize("paper", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_gives_context_choice_and_cost_on_one_page(paper: Path) -> None:
    text = paper.read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "What it costs"]
    assert text.startswith(f"# {paper.stem[:4]} — ")
    assert re.search(r"^Date: \d{4}-\d{2}-\d{2} · Status: \w+", text, re.MULTILINE)
    assert text.count("\n") <= LONGEST


def test_decisions_are_numbered_without_gaps_and_listed() -> None:
    assert [paper.stem[:4] for paper in DECISIONS] == [f"{number:04}" for number in range(1, len(DECISIONS) + 1)]
    listed = papers.links(papers.read("docs/adr/README.md"))
    assert [name for name in listed if name != "template.md"] == [paper.name for paper in DECISIONS]
