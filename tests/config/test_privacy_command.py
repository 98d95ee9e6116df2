"""`fabene privacy fade`: what the night does, by hand, or only said."""

import json

import pytest

from fabene.config import cli
from fabene.privacy.values import Kind
from tests.privacy.papers import confirm_everything
from tests.world import build_world

pytestmark = pytest.mark.django_db


def test_what_would_go_is_said_kind_by_kind(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["privacy", "fade", "--dry-run"]) == 0

    said = capsys.readouterr().out
    assert "0 records would go" in said
    assert "pick_ups: before" in said
    assert "kept 24 months (practice)" in said
    assert "not confirmed by name: retention" in said


def test_a_program_reads_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["privacy", "fade", "--dry-run", "--json"]) == 0

    said = json.loads(capsys.readouterr().out)
    assert (said["done"], said["unconfirmed"]) == (False, ["retention", "legal_basis"])
    assert [line["kind"] for line in said["kinds"]] == [kind.value for kind in Kind]


def test_nothing_goes_that_nobody_confirmed(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["privacy", "fade"]) == 1

    assert "retention_unconfirmed" in capsys.readouterr().err


def test_once_confirmed_the_command_does_what_the_night_does(capsys: pytest.CaptureFixture[str]) -> None:
    build_world()
    confirm_everything()

    assert cli.main(["privacy", "fade"]) == 0

    said = capsys.readouterr().out
    assert "records went" in said
    assert "actions: before" in said
