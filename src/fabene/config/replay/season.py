"""Whole seasons through the services, each market day in one transaction: it is there or it is not."""

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
    load_second_referrer,
)
from fabene.config.programme.load import load
from fabene.config.programme.stage import stages
from fabene.config.programme.stage_load import load_stage
from fabene.config.replay.player import Player
from fabene.config.replay.progress import shown
from fabene.config.replay.worlds import world_of
from fabene.core.errors import ConflictError
from fabene.core.season import Day, season
from fabene.core.season.events import DayOpened
from fabene.core.season.kinds import OF_NETWORK
from fabene.households import selectors as households
from fabene.lib.ids import uuid7
from fabene.lib.stamps import Stamp
from fabene.places import selectors as places

SIMULATOR = identity("simulator")
"""Who acts in a simulated season."""

ALL = tuple(OF_NETWORK)
APART = 1_000_000_007
MOST_HOUSEHOLDS = 10_000
NETWORK = identity("network", SEASON_NETWORK.slug)
REFERRER = identity("body", SEASON_REFERRER.name)
MARKET = identity("market", SEASON_NETWORK.slug, SEASON_MARKET.slug)


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """Which season: the same one has the same days, down to every identity. ``start`` is its first date.

    ``network`` is the slug of where it is played; food may go to the networks of ``with_networks``, played beside it.
    """

    seed: int
    start: date
    weeks: int
    network: str = SEASON_NETWORK.slug
    with_networks: tuple[str, ...] = ()


def before(start: date) -> Stamp:
    """Return the stamp of what is prepared two weeks before a season."""
    moment = datetime.combine(start - timedelta(weeks=2), time(9), tzinfo=UTC)
    return Stamp(actor=SIMULATOR, happened_at=moment, recorded_at=moment)


@transaction.atomic
def set_stage(start: date, networks: Sequence[str] = (SEASON_NETWORK.slug,)) -> None:
    """Load the programme, and what ``networks`` have in a demonstration; repeated, it changes nothing."""
    load(before(start))
    load_stage(networks, start=start, stamp=before(start))
    if SEASON_NETWORK.slug in networks:
        load_second_referrer(before(start))


def draw(wanted: Season) -> list[Day]:
    """Return the days of a season on the stage that was set."""
    world = world_of(wanted.network, start=wanted.start, with_networks=wanted.with_networks)
    seed = luck_of(wanted.network, seed=wanted.seed)
    return list(season(world, seed=seed, start=wanted.start, weeks=wanted.weeks, make_id=uuid7))


def luck_of(slug: str, *, seed: int) -> int:
    """Return the seed of a network: two networks are never dealt the same luck, and so never the same identity."""
    return seed + ALL.index(slug) * APART if slug != SEASON_NETWORK.slug else seed


def draw_all(seasons: Iterable[Season]) -> list[Day]:
    """Return the days of several seasons in their order."""
    return sorted((day for wanted in seasons for day in draw(wanted)), key=_order)


def _order(day: Day) -> tuple[date, UUID]:
    return day.on, day.id


def play(days: Sequence[Day], *, title: str, each_event: bool = False) -> None:
    """Play the days that the database does not have yet, with a bar by day, or by event when ``each_event``."""
    played = played_days()
    missing = [day for day in days if day.id not in played]
    if not missing:
        return
    players = players_from(missing[0].on)
    for day in missing if each_event else shown(missing, title=title):
        player = players[day.market]
        with transaction.atomic():
            for event in shown(day.events, title=title) if each_event else day.events:
                player.play(event)


def play_until(days: Iterable[Day], now: datetime) -> None:
    """Play what followed the days that were played, up to a moment; ``days`` are those that come next."""
    for day in days:
        opened = next(event.at for event in day.events if isinstance(event, DayOpened))
        player = players_from(day.on)[day.market]
        for event in day.events:
            if event.at <= now and event.at < opened:
                player.play(event)


def players_from(on: date) -> dict[UUID, Player]:
    """Return who plays the days of each market, knowing the households that are there on a date."""
    players: dict[UUID, Player] = {}
    for slug, stage in stages(on).items():
        network = identity("network", slug)
        player = Player(
            network=network,
            organisation=identity("body", (stage.referrer or stage.network.project.lead).name),
            actor=SIMULATOR,
            before_first=luck_of(slug, seed=0) // APART * MOST_HOUSEHOLDS,
            codes={view.id: view.code for view in households.households_of(network=network, on=on)},
        )
        players |= {market.id: player for market in places.markets(network)}
    return players


def played_days(networks: Iterable[str] = ALL) -> dict[UUID, MarketDay]:
    """Return every market day of the networks of these slugs, by its id."""
    found: dict[UUID, MarketDay] = {}
    for slug in networks:
        for number in count(1):
            page = collecting.days_of(identity("network", slug), number, rows_per_page=100)
            found |= {summary.day.id: summary.day for summary in page.days}
            if number >= page.pages:
                break
    return found


def refuse_other_days(days: Iterable[Day], played: Collection[UUID]) -> None:
    """Raise ``ConflictError`` ``another_season_played`` when the database has days that are not of this season."""
    other = set(played) - {day.id for day in days}
    if other:
        raise ConflictError("another_season_played", days=len(other))
