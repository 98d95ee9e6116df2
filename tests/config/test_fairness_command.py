import json

import pytest

from fabene.config import cli
from fabene.config.commands import fairness


def test_every_seed_is_a_table_and_ours_is_ahead(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["fairness", "--seeds", "2", "--days", "26"]) == 0

    said = capsys.readouterr().out
    assert said.count("kg per weight") == 2
    assert "two random" in said
    assert said.endswith("ahead on both in 2 of 2 seeds\n")


def test_a_lost_seed_is_printed_and_makes_the_exit_code_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["fairness", "--seeds", "1", "--days", "1", "--households", "2"]) == fairness.LOST

    assert "LOST seed 1: minimum, to" in capsys.readouterr().out


def test_the_answer_can_be_read_by_a_program(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["fairness", "--seeds", "1", "--from", "4", "--json"]) == 0

    answer = json.loads(capsys.readouterr().out)
    assert (answer["days"], answer["households"], answer["half_life_days"]) == (26, 63, 84)
    (seed,) = answer["seeds"]
    assert seed["seed"] == 4
    assert set(seed["ways"]) == {"leximin", "first_come", "table", "two_choices"}
    assert seed["ways"]["leximin"]["gini"] < seed["ways"]["two_choices"]["gini"]


def test_what_cannot_be_played_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["fairness", "--seeds", "0"]) == fairness.REFUSED
    assert cli.main(["fairness", "--households", "1"]) == fairness.REFUSED

    assert "--households from 2 to 2000" in capsys.readouterr().err
