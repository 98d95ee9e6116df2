"""The command itself: its words, and what it says when something cannot be."""

import os
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from fabene.config import cli

WITHOUT_DJANGO = """
import sys
from fabene.config import cli
cli.load("shares")
sys.exit(int(any(name.split(".")[0] == "django" for name in sys.modules)))
"""


def fabene(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [str(Path(sys.executable).with_name("fabene")), *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )


def test_it_says_its_version() -> None:
    asked = fabene("--version")
    assert (asked.returncode, asked.stdout.strip()) == (0, f"fabene {version('fabene')}")


def test_its_help_has_one_line_for_every_command() -> None:
    asked = fabene("--help")
    assert asked.returncode == 0
    assert [name for name in cli.COMMANDS if not re.search(rf"^    {name}\s", asked.stdout, re.MULTILINE)] == []


def test_shares_runs_without_django() -> None:
    asked = subprocess.run([sys.executable, "-c", WITHOUT_DJANGO], capture_output=True, text=True, check=False)
    assert asked.returncode == 0, asked.stderr


def test_a_word_it_does_not_know_is_refused_with_those_it_does() -> None:
    asked = fabene("fly")
    assert asked.returncode == 2
    assert "simulate" in asked.stderr


@pytest.mark.parametrize("command", sorted(cli.OF_A_SITE))
def test_where_there_is_no_site_it_says_so_and_makes_nothing(tmp_path: Path, command: str) -> None:
    asked = fabene(command, FABENE_DATA=str(tmp_path / "nowhere"), DATABASE_URL="")

    assert asked.returncode == 2
    assert "there is no site in" in asked.stderr
    assert "broken" not in asked.stdout + asked.stderr
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [("FABENE_PORT", "seventy", "FABENE_PORT"), ("DATABASE_URL", "mysql://x", "sqlite:///")],
)
def test_a_setting_it_cannot_use_is_named(variable: str, value: str, told: str) -> None:
    asked = fabene("doctor", **{variable: value})
    assert asked.returncode == 2
    assert told in asked.stderr
    assert "Traceback" not in asked.stderr
