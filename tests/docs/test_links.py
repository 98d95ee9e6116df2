"""Links lead somewhere."""

from pathlib import Path

import pytest

from tests.docs import papers


@pytest.mark.parametrize("paper", papers.papers(), ids=lambda path: str(path.relative_to(papers.ROOT)))
def test_what_a_paper_links_to_is_there(paper: Path) -> None:
    text = paper.read_text(encoding="utf-8")
    lost = [target for target in papers.links(text) if not leads_somewhere(paper, target)]
    assert lost == []


def test_every_paper_of_the_documentation_is_reached_from_its_index() -> None:
    reached: set[Path] = set()
    waiting = [papers.ROOT / "docs" / "index.md"]
    while waiting:
        paper = waiting.pop().resolve()
        if paper not in reached and paper.is_file():
            reached.add(paper)
            if paper.suffix == ".md":
                text = paper.read_text(encoding="utf-8")
                waiting += [
                    paper.parent / target.partition("#")[0] for target in papers.links(text) if "://" not in target
                ]
    assert {path for path in papers.papers() if path.is_relative_to(papers.ROOT / "docs")} <= reached


def leads_somewhere(paper: Path, target: str) -> bool:
    """Tell whether a link's file and heading exist; addresses of other sites are not asked."""
    if "://" in target or target.startswith("mailto:"):
        return True
    name, _, anchor = target.partition("#")
    other = (paper.parent / name) if name else paper
    return other.exists() and (not anchor or anchor in papers.anchors(other.read_text(encoding="utf-8")))
