"""The README shows the house as it is."""

import pytest

from fabene.core import owners
from tests.architecture import house
from tests.docs import papers

READMES = ["README.md", "README.it.md"]


@pytest.mark.parametrize("readme", READMES)
def test_the_map_names_every_room_from_top_to_bottom(readme: str) -> None:
    rows = [line for line in papers.read(readme).splitlines() if line.startswith("| `")]
    named = [room.strip(" `") for row in rows for room in row.split("|")[1].split("·")]
    expected = [room for layer in house.layers() for room in layer if room in house.rooms()]
    assert named == expected


@pytest.mark.parametrize("readme", READMES)
def test_it_shows_a_real_picture(readme: str) -> None:
    pictures = [target for target in papers.links(papers.read(readme)) if target.endswith(".png")]
    assert pictures
    for picture in pictures:
        assert (papers.ROOT / picture).read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("readme", READMES)
def test_it_says_how_to_go_to_postgresql(readme: str) -> None:
    text = papers.read(readme)
    assert "DATABASE_URL=postgresql://" in text
    assert "docs/guides/go-to-postgresql.md" in papers.links(text)


def test_the_glossary_has_the_words_of_the_rooms_and_of_the_ledger() -> None:
    text = papers.read("docs/glossary.md").lower()
    words = ["programme", "network", "organisation", "market", "stall", "market day", "stand", "surplus"]
    words += [
        "suspended shopping",
        "crate",
        "lot",
        "hub",
        "household",
        "bag",
        "handover",
        "charter",
        "owner",
        "movement",
    ]
    words += ["restated", "shrinkage", "unexplained", "leximin", "level", "proof", "idempotency key", "stamp"]
    assert [word for word in words if word not in text] == []


def test_the_glossary_knows_every_kind_of_owner() -> None:
    text = papers.read("docs/glossary.md").lower()
    assert [kind.value for kind in owners.OwnerKind if kind.value.replace("_", " ") not in text] == []


def test_the_changelog_tells_of_the_version_in_hand() -> None:
    assert papers.read("CHANGELOG.md").count("\n## ") >= 1
