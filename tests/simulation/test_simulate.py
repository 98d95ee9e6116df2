"""A season replayed through the services: not a gram lost, and the same season everywhere."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fabene.collecting import selectors as collecting
from fabene.config import cli
from fabene.config.replay.season import NETWORK, Season, draw, play, refuse_other_days, set_stage
from fabene.core.equation import Equation
from fabene.core.errors import ConflictError
from fabene.core.season.events import Fetched
from fabene.households.selectors import households_of
from fabene.ledger.selectors import ledger_hash
from fabene.ledger.verification import verify
from fabene.sharing import selectors as sharing
from fabene.sharing.values import BagState
from tests.databases import Database

START = date(2021, 3, 15)
ONE_WEEK = Season(seed=11, start=START, weeks=1)
TWO_WEEKS = Season(seed=7, start=START, weeks=2)
TERMS = set(Equation().as_dict())


@pytest.mark.django_db
def test_two_weeks_of_grugliasco_close_to_the_gram() -> None:
    set_stage(START)
    days = draw(TWO_WEEKS)
    play(days, title="season")
    totals = collecting.totals()
    assert totals.days == len(days) == 4
    assert totals.equation.closes
    assert all(equation.closes for equation in totals.networks.values())
    assert totals.equation.collected_grams == pytest.approx(4 * 77_000, rel=0.1)
    assert totals.equation.given_grams > totals.equation.collected_grams * 0.7
    assert totals.equation.discarded_grams > 0
    assert totals.equation.stock_grams == 0
    assert sharing.awaiting(NETWORK) == ()
    assert any(sharing.acknowledged_of_day(day.id) for day in days)
    assert verify().ok


@pytest.mark.django_db
def test_simulated_households_fetch_bags_that_never_hold_what_they_exclude() -> None:
    set_stage(START)
    days = draw(ONE_WEEK)
    play(days, title="season")
    known = {view.code: view for view in households_of(network=NETWORK, on=days[-1].on)}
    assert any(view.excludes for view in known.values())
    assert all(view.simulated and view.id.hex.endswith("5eed") for view in known.values())
    for day in days:
        bags = sharing.bags_of(day.id)
        came = {event.family for event in day.events if isinstance(event, Fetched)}
        handed = {known[bag.household_code].id for bag in bags if bag.state == BagState.HANDED_OVER}
        assert handed
        assert handed <= came
        assert all(bag.state != BagState.WAITING for bag in bags)
        assert not any(bag.attributes & known[bag.household_code].excludes for bag in bags)


@pytest.mark.django_db
def test_a_season_that_was_interrupted_goes_on_and_playing_it_again_changes_nothing() -> None:
    set_stage(START)
    days = draw(ONE_WEEK)
    play(days[:1], title="season")
    play(days, title="season")
    before = ledger_hash()
    set_stage(START)
    play(days, title="season")
    assert ledger_hash() == before
    assert collecting.totals().days == len(days)


@pytest.mark.django_db
def test_a_database_with_another_season_is_refused() -> None:
    set_stage(START)
    days = draw(ONE_WEEK)
    refuse_other_days(days, [day.id for day in days])
    with pytest.raises(ConflictError, match="another_season_played"):
        refuse_other_days(draw(Season(seed=8, start=START, weeks=1)), [day.id for day in days])


def test_the_same_seed_gives_the_same_ledger_on_this_database_and_in_a_file(
    empty_database: Database, tmp_path: Path
) -> None:
    not_there_yet = empty_database.url.replace(empty_database.name, f"{empty_database.name}_new")
    here = simulated(not_there_yet, data=tmp_path / "here", network="all")
    there = simulated(f"sqlite:///{tmp_path / 'folder' / 'there.sqlite3'}", data=tmp_path / "there", network="all")
    assert here == there
    said = {"ledger_hash", "movements", "networks", "kinds", "drawn"}
    assert set(here) == said | TERMS - {"received_grams", "sent_grams"}
    assumed = {slug for slug, kind in here["kinds"].items() if kind["assumed"]}
    assert assumed == {"collegno", "moncalieri", "venaria-reale"} < set(here["kinds"])
    assert all(network["collected_grams"] for network in here["networks"].values())
    assert set(here["networks"]) == {"collegno", "grugliasco", "moncalieri", "rivoli", "venaria-reale"}
    assert all(set(network) >= TERMS for network in here["networks"].values())
    assert Equation(**{term: here[term] for term in TERMS & set(here)}).closes


@pytest.mark.parametrize("arguments", [["--weeks", "0"], ["--weeks", "521"], ["--seed", "-1"], ["--start", "May"]])
def test_a_season_that_cannot_be_is_refused_before_anything_is_touched(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        cli.main(["simulate", *arguments])
    assert refused.value.code == 2


@pytest.mark.long
def test_a_whole_season_gives_four_tonnes_to_sixty_three_households(tmp_path: Path) -> None:
    season = simulated(f"sqlite:///{tmp_path / 'season.sqlite3'}", data=tmp_path, weeks="26")
    assert season["collected_grams"] == pytest.approx(4_000_000, rel=0.1)
    assert season["stock_grams"] == 0


@pytest.mark.long
def test_a_whole_season_of_rivoli_gives_seven_tonnes_from_fifty_traders_to_302_people(tmp_path: Path) -> None:
    season = simulated(f"sqlite:///{tmp_path / 'season.sqlite3'}", data=tmp_path, weeks="45", network="rivoli")
    assert season["collected_grams"] == pytest.approx(7_000_000, rel=0.1)
    assert season["drawn"]["people"] == pytest.approx(302, rel=0.1)
    assert season["drawn"]["stalls"] == pytest.approx(50, rel=0.1)
    assert season["stock_grams"] == 0


def simulated(
    url: str, *, data: Path, seed: str = "7", weeks: str = "1", network: str = "grugliasco"
) -> dict[str, Any]:
    """Return what ``fabene simulate --json`` prints for a database."""
    asked = subprocess.run(
        [
            str(Path(sys.executable).with_name("fabene")),
            "simulate",
            "--seed",
            seed,
            "--weeks",
            weeks,
            "--network",
            network,
            "--json",
        ],
        env={**os.environ, "DATABASE_URL": url, "FABENE_DATA": str(data)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.returncode == 0, asked.stderr
    report: dict[str, Any] = json.loads(asked.stdout)
    return report
