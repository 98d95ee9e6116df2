"""Households of the demonstration that wait for a place: unmet need is shown, not hidden. None of them exists."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from fabene.config.programme.demonstration import (
    FIRST_CASEWORKER,
    SEASON_MARKET,
    SEASON_NETWORK,
    SEASON_REFERRER,
    SECOND_CASEWORKER,
    SECOND_REFERRER,
    Chair,
)
from fabene.config.programme.values import Body, identity
from fabene.config.replay.player import REVIEW_AFTER, invented
from fabene.households import services as households
from fabene.households.values import Band, Channel, Language, People, Referral
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """A household that was referred so many weeks ago; ``number`` is its name and telephone, invented."""

    key: str
    number: int
    by: Chair
    body: Body
    weeks: int
    bands: Mapping[Band, int]
    language: Language
    excludes: frozenset[str] = frozenset()


WAITING = (
    Waits(
        key="mother",
        number=901,
        by=FIRST_CASEWORKER,
        body=SEASON_REFERRER,
        weeks=7,
        bands={Band.GROWN: 1, Band.CHILD: 3},
        language=Language.AR,
        excludes=frozenset({"pork", "alcohol"}),
    ),
    Waits(
        key="alone",
        number=902,
        by=FIRST_CASEWORKER,
        body=SEASON_REFERRER,
        weeks=5,
        bands={Band.ELDER: 1},
        language=Language.IT,
    ),
    Waits(
        key="pair",
        number=903,
        by=FIRST_CASEWORKER,
        body=SEASON_REFERRER,
        weeks=3,
        bands={Band.YOUNG: 2, Band.CHILD: 1},
        language=Language.RO,
    ),
    Waits(
        key="large",
        number=904,
        by=SECOND_CASEWORKER,
        body=SECOND_REFERRER,
        weeks=2,
        bands={Band.GROWN: 2, Band.TEEN: 1, Band.CHILD: 2},
        language=Language.FR,
        excludes=frozenset({"fish"}),
    ),
    Waits(
        key="known",
        number=1,
        by=SECOND_CASEWORKER,
        body=SECOND_REFERRER,
        weeks=1,
        bands={Band.GROWN: 1},
        language=Language.IT,
    ),
)
"""The last has the telephone of a household of the season: both caseworkers are warned."""


def refer_waiting(today: date) -> None:
    """Refer the households that wait on a date; repeated, it changes nothing."""
    for one in WAITING:
        since = today - timedelta(weeks=one.weeks)
        moment = datetime.combine(since, time(10), tzinfo=UTC)
        actor = identity("user", one.by.key)
        id = identity("waiting", one.key)
        households.refer(
            id=id,
            referral=Referral(
                network=identity("network", SEASON_NETWORK.slug),
                organisation=identity("body", one.body.name),
                market=identity("market", SEASON_NETWORK.slug, SEASON_MARKET.slug),
                people=People(bands=dict(one.bands)),
                contacts=invented(one.number),
                channels=frozenset({Channel.SMS}),
                language=one.language,
                since=since,
                review_on=since + REVIEW_AFTER,
                excludes=one.excludes,
                waiting=True,
                simulated=True,
                owner=derived(id, "owner of a household that does not exist"),
            ),
            stamp=Stamp(actor=actor, happened_at=moment, recorded_at=moment),
        )
