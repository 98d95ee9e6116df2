"""The papers of the repository, as a reader meets them: links, headings, blocks of commands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\((?P<target>[^)\s]+)\)")
HEADING = re.compile(r"^#+ +(?P<text>.+)$", re.MULTILINE)
TARGET = re.compile(r"^(?P<name>[a-z][a-z-]*):(?!=)", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A fenced block: its language, the words after it, its text."""

    language: str
    words: frozenset[str]
    text: str


@cache
def papers() -> tuple[Path, ...]:
    """Return every Markdown file of the repository."""
    return (*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md")))


def read(name: str) -> str:
    """Return the text of the paper at ``name``, counted from the root."""
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(text: str) -> Iterator[Block]:
    """Return the fenced blocks of a text, in order."""
    for match in FENCE.finditer(text):
        language, *words = match["info"].split() or [""]
        yield Block(language=language, words=frozenset(words), text=match["body"])


def prose(text: str) -> str:
    """Return a text without its fenced blocks."""
    return FENCE.sub("", text)


def links(text: str) -> list[str]:
    """Return what a text links to, pictures included."""
    return [match["target"] for match in LINK.finditer(prose(text))]


def anchors(text: str) -> set[str]:
    """Return the anchors of a text's headings, as code hosts make them."""
    headings = (match["text"].replace("`", "").lower() for match in HEADING.finditer(prose(text)))
    return {re.sub(r"[^\w\- ]", "", heading).strip().replace(" ", "-") for heading in headings}


@cache
def make_words() -> frozenset[str]:
    """Return the words that make understands."""
    return frozenset(match["name"] for match in TARGET.finditer(read("Makefile")))


def commands(text: str) -> list[list[str]]:
    """Return every command line of a text's shell blocks, continued lines joined, split at spaces."""
    lines = []
    for block in blocks(text):
        if block.language == "sh":
            lines += re.sub(r"\\\n\s*", " ", block.text).splitlines()
    return [line.split() for line in lines if line.strip() and not line.startswith("#")]
