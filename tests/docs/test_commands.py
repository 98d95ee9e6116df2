"""Every command, option, setting and word of make is documented, and every one that papers name exists."""

import argparse
import re

import pytest

from fabene.config import cli
from fabene.config.environment import VARIABLES
from tests.docs import papers

COMMANDS_PAPER = "docs/reference/commands.md"
SETTINGS_PAPER = "docs/reference/settings.md"
VARIABLE = re.compile(r"\b(?:FABENE_[A-Z_]+|DATABASE_URL)\b")


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_every_command_and_option_is_documented(command: str) -> None:
    section = section_of(papers.read(COMMANDS_PAPER), f"fabene {command}")
    parser = argparse.ArgumentParser(add_help=False)
    cli.load(command).add_arguments(parser)
    options = {option for action in parser._actions for option in action.option_strings}  # noqa: SLF001 (argparse offers no public list of its options)
    assert {option for option in options if f"`{option}" not in section} == set()


def test_every_setting_is_documented() -> None:
    text = papers.read(SETTINGS_PAPER)
    assert {name for name in VARIABLES if f"`{name}`" not in text} == set()


def test_every_word_of_make_is_documented() -> None:
    text = papers.read("CONTRIBUTING.md")
    assert {word for word in papers.make_words() if f"`make {word}`" not in text} == set()


def test_papers_name_only_commands_words_and_settings_that_exist() -> None:
    unknown: set[str] = set()
    for paper in papers.papers():
        text = paper.read_text(encoding="utf-8")
        name = paper.name
        unknown |= {f"{name}: {found}" for found in VARIABLE.findall(text) if found not in VARIABLES}
        for words in papers.commands(text):
            unknown |= {f"{name}: {' '.join(words)}" for named in [unknown_command(words)] if named}
    assert unknown == set()


def test_the_readmes_give_the_same_commands() -> None:
    english, italian = papers.read("README.md"), papers.read("README.it.md")
    assert papers.commands(english) == papers.commands(italian)
    assert ["make", "run"] in papers.commands(english)


def section_of(text: str, title: str) -> str:
    """Return what stands under the heading that holds ``title`` (as code or plain), up to the next one as high."""
    match = re.search(rf"^(?P<level>#+) +`?{re.escape(title)}\b.*?$", text, re.MULTILINE)
    assert match, f"no heading for {title}"
    rest = text[match.end() :]
    end = re.search(rf"^#{{1,{len(match['level'])}}} ", rest, re.MULTILINE)
    return text[match.start() : match.end()] + (rest[: end.start()] if end else rest)


def unknown_command(words: list[str]) -> bool:
    """Tell whether a line asks make or fabene for something they do not know."""
    while words and "=" in words[0]:
        words = words[1:]
    if not words:
        return False
    asked = [word for word in words[1:] if not word.startswith("-") and "=" not in word]
    if words[0] == "make":
        return not set(asked) <= papers.make_words()
    return words[0].rpartition("/")[2] == "fabene" and bool(asked) and asked[0] not in cli.COMMANDS
