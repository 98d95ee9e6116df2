"""`fabene demo`: the programme as it was, a simulated season in each network up to today, and somebody to be in it."""

import argparse
import sys
from datetime import date, datetime, time, timedelta
from operator import attrgetter
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
from fabene.config.programme.demonstration import SEASON_NETWORK, load_seats
from fabene.config.programme.documents import load_documents
from fabene.config.programme.frame_load import load_frame
from fabene.config.programme.gatherings import load_gatherings
from fabene.config.programme.grants import load_grants
from fabene.config.programme.judging_desk import load_desk
from fabene.config.programme.selection import load_selection
from fabene.config.programme.values import identity
from fabene.config.replay.alive import leave_alive
from fabene.config.replay.database import create_and_migrate
from fabene.config.replay.season import ALL, Season, before, draw, play, play_until, played_days, set_stage
from fabene.config.replay.waiting import refer_waiting
from fabene.core.errors import ConflictError
from fabene.core.season import Day
from fabene.core.season.events import Carried
from fabene.people import selectors as people
from fabene.sharing import selectors as sharing

HELP = "load the demonstration: five networks with their simulated seasons, one's last market day played to the end"

FIRST_SEED = 2021
SEEDS = 50
WEEKS = 26
OTHER_WEEKS = 5
"""How long the season of the network that is shown to the end is, and that of the others."""
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
        _load(today, now=moment_of(today))
    for slug in sorted(ALL, key=SEASON_NETWORK.slug.__ne__):
        last = collecting.latest(identity("network", slug), today)
        if last is not None:
            sys.stdout.write(told(last) if slug == SEASON_NETWORK.slug else f"{slug} {told(last)}")
    return 0


def moment_of(today: date) -> datetime:
    """Return the local moment up to which things happen: now, or noon of another date."""
    now = datetime.now(ZoneInfo(settings.TIME_ZONE))
    return now if now.date() == today else datetime.combine(today, time(12), tzinfo=now.tzinfo)


def _load(today: date, *, now: datetime) -> None:
    """Play the seasons day by day, the last day event by event; the seats come last and say that all is there."""
    start = first_monday(today)
    set_stage(start, ALL)
    seed, days, coming = season_days(start, today=today)
    others, coming_elsewhere = other_days(start, today=today, seed=seed)
    play(sorted([*days[:-1], *others], key=attrgetter("on", "id")), title="simulated seasons")
    play(days[-1:], title=f"market day of {days[-1].on}", each_event=True)
    with transaction.atomic():
        play_until([*coming, *coming_elsewhere], now)
        leave_alive(start, now=now, seed=seed)
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
    played = played_days([SEASON_NETWORK.slug]).values()
    known = min((day.date for day in played), default=today - timedelta(weeks=WEEKS - 1))
    return known - timedelta(days=known.weekday())


def season_days(start: date, *, today: date) -> tuple[int, list[Day], list[Day]]:
    """Return the first season that goes on with what is there and ends on a full day.

    Its seed, its days up to today, and the next one: it says what followed the last.
    """
    known = set(played_days([SEASON_NETWORK.slug]))
    for seed in range(FIRST_SEED, FIRST_SEED + SEEDS):
        drawn = draw(Season(seed=seed, start=start, weeks=WEEKS + 1, with_networks=ALL))
        days = [day for day in drawn if day.on <= today]
        if (known and known <= {day.id for day in days}) or (not known and weighed_grams(days[-1]) >= FULL_DAY_GRAMS):
            return seed, days, drawn[len(days) : len(days) + 1]
    raise ConflictError("another_season_played", days=len(known))


def other_days(start: date, *, today: date, seed: int) -> tuple[list[Day], list[Day]]:
    """Return the days before today of shorter seasons in the other networks, and the next day of each."""
    days, coming = [], []
    weeks = min(WEEKS, OTHER_WEEKS)
    for slug in ALL:
        if slug != SEASON_NETWORK.slug:
            first = start + timedelta(weeks=WEEKS - weeks)
            drawn = draw(Season(seed=seed, start=first, weeks=weeks + 1, network=slug, with_networks=ALL))
            past = [day for day in drawn if day.on < today]
            days += past
            coming += drawn[len(past) : len(past) + 1]
    return days, coming


def weighed_grams(day: Day) -> int:
    """Return what the hub's scale showed on a day."""
    return sum(event.grams or 0 for event in day.events if isinstance(event, Carried))


def told(day: MarketDay) -> str:
    """Return what became of a day in one line: kilos in, bags, grams unexplained."""
    equation, bags = collecting.equation(day.id), sharing.sharing_of(day.id).bags
    kilos = f"{equation.collected_grams / 1000:.1f} kg in"
    return f"{day.date}: {kilos}, {bags} bags, {equation.unexplained_grams} g unexplained\n"
