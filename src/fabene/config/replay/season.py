"""A whole season through the services, each market day in one transaction: it is there or it is not."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from uuid import UUID

from django.db import transaction

from fabene.collecting import selectors as collecting
from fabene.collecting.values import MarketDay
from fabene.config.programme import identity
from fabene.config.programme.demonstration import (
    SEASON_MARKET,
    SEASON_NETWORK,
    SEASON_REFERRER,
    load_referrer,
    load_stalls,
)
from fabene.config.programme.load import load
from fabene.config.replay.player import Player
from fabene.config.replay.progress import shown
from fabene.config.replay.worlds import world_of
from fabene.core.errors import ConflictError
from fabene.core.season import Day, season
from fabene.households import selectors as households
from fabene.lib.ids import uuid7
from fabene.lib.stamps import Stamp

SIMULATOR = identity("simulator")
"""Who acts in a simulated season."""

NETWORK = identity("network", SEASON_NETWORK.slug)
REFERRER = identity("body", SEASON_REFERRER.name)
MARKET = identity("market", SEASON_NETWORK.slug, SEASON_MARKET.slug)


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """Which season: the same one has the same days, down to every identity. ``start`` is its first date."""

    seed: int
    start: date
    weeks: int


def before(start: date) -> Stamp:
    """Return the stamp of what is prepared two weeks before a season."""
    moment = datetime.combine(start - timedelta(weeks=2), time(9), tzinfo=UTC)
    return Stamp(actor=SIMULATOR, happened_at=moment, recorded_at=moment)


@transaction.atomic
def set_stage(start: date) -> None:
    """Load the programme and the simulated stalls; repeated, it changes nothing."""
    load(before(start))
    load_stalls(before(start))
    load_referrer(before(start))


def draw(wanted: Season) -> list[Day]:
    """Return the days of a season on the stage that was set."""
    world = world_of(NETWORK, market=MARKET)
    return list(season(world, seed=wanted.seed, start=wanted.start, weeks=wanted.weeks, make_id=uuid7))


def play(days: Sequence[Day], *, title: str, each_event: bool = False) -> None:
    """Play the days that the database does not have yet, with a bar by day, or by event when ``each_event``."""
    played = played_days()
    missing = [day for day in days if day.id not in played]
    if not missing:
        return
    codes = {view.id: view.code for view in households.households_of(network=NETWORK, on=missing[0].on)}
    player = Player(network=NETWORK, organisation=REFERRER, actor=SIMULATOR, codes=codes)
    for day in missing if each_event else shown(missing, title=title):
        with transaction.atomic():
            for event in shown(day.events, title=title) if each_event else day.events:
                player.play(event)


def played_days() -> dict[UUID, MarketDay]:
    """Return every market day of the network on which seasons are played, by its id."""
    found: dict[UUID, MarketDay] = {}
    for number in count(1):
        page = collecting.days_of(NETWORK, number, rows_per_page=100)
        found |= {summary.day.id: summary.day for summary in page.days}
        if number >= page.pages:
            break
    return found


def refuse_other_days(days: Iterable[Day], played: Collection[UUID]) -> None:
    """Raise ``ConflictError`` ``another_season_played`` when the database has days that are not of this season."""
    other = set(played) - {day.id for day in days}
    if other:
        raise ConflictError("another_season_played", days=len(other))
