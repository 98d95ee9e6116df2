"""`fabene demo`: the programme as it was, one simulated season up to today, and somebody to be in it."""

import argparse
import sys
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from fabene.collecting import selectors as collecting
from fabene.collecting.values import MarketDay
from fabene.config.environment import EnvironmentRefusedError
from fabene.config.programme.accompaniment import load_accompaniment, load_trial
from fabene.config.programme.applications import load_ideas, load_proposals
from fabene.config.programme.calls import IDEAS, PROPOSALS, load_calls, load_trials
from fabene.config.programme.change import load_change
from fabene.config.programme.demonstration import load_seats
from fabene.config.programme.documents import load_documents
from fabene.config.programme.frame_load import load_frame
from fabene.config.programme.gatherings import load_gatherings
from fabene.config.programme.grants import load_grants
from fabene.config.programme.judging_desk import load_desk
from fabene.config.programme.selection import load_selection
from fabene.config.replay.database import create_and_migrate
from fabene.config.replay.season import NETWORK, Season, before, draw, play, played_days, set_stage
from fabene.config.replay.waiting import refer_waiting
from fabene.core.errors import ConflictError
from fabene.core.season import Day
from fabene.core.season.events import Carried
from fabene.people import selectors as people
from fabene.sharing import selectors as sharing

HELP = "load the demonstration: the five networks, a simulated season, and its last market day played to the end"

FIRST_SEED = 2021
SEEDS = 50
WEEKS = 26
FULL_DAY_GRAMS = 60_000
"""A visitor's first day should be one on which there was enough to see."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add which day it is, for who wants the same demonstration again."""
    parser.add_argument(
        "--today", type=date.fromisoformat, default=None, metavar="DATE", help="play up to this date (today)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Load what is not there yet; once all of it is there, another run changes nothing.

    Raises ``EnvironmentRefusedError`` where this is no demonstration: nobody wants simulated households by mistake.
    """
    if not settings.DEMO:
        raise EnvironmentRefusedError("FABENE_DEMO is not 1: simulated households have no place on a real site")
    create_and_migrate()
    today = arguments.today or datetime.now(ZoneInfo(settings.TIME_ZONE)).date()
    if not people.demo_seats():
        _load(today)
    last = collecting.latest(NETWORK, today)
    if last is not None:
        sys.stdout.write(told(last))
    return 0


def _load(today: date) -> None:
    """Play the season day by day, its last day event by event; the seats come last and say that all is there."""
    start = first_monday(today)
    set_stage(start)
    days = season_days(start, today=today)
    play(days[:-1], title="simulated season")
    play(days[-1:], title=f"market day of {days[-1].on}", each_event=True)
    with transaction.atomic():
        load_frame(before(start))
        load_calls(before(start))
        load_ideas(IDEAS, stamp=before(start))
        load_proposals(PROPOSALS, stamp=before(start))
        load_grants(before(start))
        load_change(before(start))
        load_documents(before(start))
        refer_waiting(today)
        load_gatherings(before(start))
        load_accompaniment(before(start))
        load_seats(before(start))
        load_trial(before(start), today=today)
        load_trials(today, juror="giuria", stamp=before(start))
        load_selection(before(start), today=today)
        load_desk(before(start), today=today)


def first_monday(today: date) -> date:
    """Return the Monday of the season that ends this week, or of the one that somebody interrupted."""
    known = min((day.date for day in played_days().values()), default=today - timedelta(weeks=WEEKS - 1))
    return known - timedelta(days=known.weekday())


def season_days(start: date, *, today: date) -> list[Day]:
    """Return the days up to today of the first season that goes on with what is there and ends on a full day."""
    known = set(played_days())
    for seed in range(FIRST_SEED, FIRST_SEED + SEEDS):
        days = [day for day in draw(Season(seed=seed, start=start, weeks=WEEKS)) if day.on <= today]
        if known:
            if known <= {day.id for day in days}:
                return days
        elif weighed_grams(days[-1]) >= FULL_DAY_GRAMS:
            return days
    raise ConflictError("another_season_played", days=len(known))


def weighed_grams(day: Day) -> int:
    """Return what the hub's scale showed on a day."""
    return sum(event.grams or 0 for event in day.events if isinstance(event, Carried))


def told(day: MarketDay) -> str:
    """Return what became of a day in one line: kilos in, bags, grams unexplained."""
    equation, bags = collecting.equation(day.id), sharing.sharing_of(day.id).bags
    kilos = f"{equation.collected_grams / 1000:.1f} kg in"
    return f"{day.date}: {kilos}, {bags} bags, {equation.unexplained_grams} g unexplained\n"
