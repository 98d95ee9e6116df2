"""Who comes: households that arrive, stay away for a while, and leave. None of them exists."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from fabene.core.season.clock import WELCOMING_MINUTE, moment
from fabene.core.season.events import Event, FamilyArrived, FamilyMarked
from fabene.core.season.luck import Luck
from fabene.core.season.world import Calibration, Market, World

COMPOSITIONS: dict[tuple[int, int], float] = {
    (1, 0): 20,
    (2, 0): 15,
    (1, 1): 10,
    (1, 2): 10,
    (2, 1): 12,
    (2, 2): 15,
    (2, 3): 10,
    (3, 1): 4,
    (2, 4): 3,
    (1, 3): 1,
}
"""Adults and children, and how often."""

AT_HOME_COMPOSITIONS: dict[tuple[int, int], float] = {(1, 0): 75, (2, 0): 25}
"""Who is served at home in the published round: lonely elderly people."""

EXCLUSIONS: dict[frozenset[str], float] = {
    frozenset({"pork", "alcohol"}): 0.12,
    frozenset({"gluten"}): 0.05,
    frozenset({"milk"}): 0.06,
    frozenset({"nuts"}): 0.03,
    frozenset({"fish"}): 0.03,
    frozenset({"meat"}): 0.03,
    frozenset({"eggs"}): 0.02,
    frozenset({"beef"}): 0.02,
    frozenset({"celery"}): 0.01,
    frozenset({"animal"}): 0.01,
}
AGES: dict[str, float] = {"14-17": 0.1, "18-29": 0.2, "30-64": 0.6, "65+": 0.1}
AGES_AT_HOME: dict[str, float] = {"65+": 1.0}
"""How old those are whom the scales count as adults."""

LANGUAGES: dict[str, float] = {
    "it": 0.55,
    "ar": 0.12,
    "ro": 0.12,
    "fr": 0.06,
    "en": 0.05,
    "es": 0.05,
    "uk": 0.03,
    "zh": 0.02,
}
"""Which language a household is spoken to in, and how often."""

LIKED = ("fruit", "vegetables", "roots", "bread", "dairy", "pulses")
LIKES_EACH = 0.15

LEAVES = 0.2
GOES_AWAY = 0.2
SHORTEST_STAY_DAYS = 42
ARRIVALS_END = 0.85
"""Nobody is welcomed in the last part of a season: whoever counts as served has come at least once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A household of the season: when it is expected, and what it says of itself."""

    id: UUID
    market: UUID
    at_home: bool
    since: date
    away: tuple[date, date] | None
    left: date | None
    events: tuple[Event, ...]

    def expected_on(self, on: date) -> bool:
        """Tell whether the household is expected on a date."""
        away = self.away is not None and self.away[0] <= on < self.away[1]
        return self.since <= on and not away and (self.left is None or on < self.left)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Who:
    """A household's place in line, and the luck of what changes no market day."""

    number: int
    luck: Luck
    size: tuple[int, int] | None


def families(world: World, *, dates: Sequence[tuple[date, Market]], luck: Luck, who: Luck) -> list[Family]:
    """Return every household of a season whose market days are ``dates``, in the order in which they arrive.

    ``luck`` says who comes when, ``who`` what does not change any market day: ages, languages, keys in the ledger.
    """
    sizes = _sizes(world.calibration, luck=who)
    wanted = replace(world.calibration, families=len(sizes)) if sizes else world.calibration
    total, at_first, at_home = _how_many(wanted, days=len(dates), days_a_week=world.days_a_week)
    late_dates = dates[1 : max(2, int(len(dates) * ARRIVALS_END))]
    arrivals = [dates[0]] * at_first + sorted(
        (luck.pick(late_dates) for _ in range(total - at_first)), key=lambda arrival: arrival[0]
    )
    home = set(luck.shuffled(range(total))[:at_home])
    end = dates[-1][0]
    return [
        _family(
            world,
            since=since,
            end=end,
            at_home=number - 1 in home,
            luck=luck,
            who=_Who(number=number, luck=who, size=sizes[(number - 1) % len(sizes)] if sizes else None),
        )
        for number, (since, _) in enumerate(arrivals, start=1)
    ]


def _sizes(wanted: Calibration, *, luck: Luck) -> list[tuple[int, int]]:
    """Return adults and children of as many households as it takes to be the people wanted; none when nobody said."""
    sizes: list[tuple[int, int]] = []
    left = wanted.people or 0
    while left > 0:
        size = luck.pick(list(COMPOSITIONS), list(COMPOSITIONS.values()))
        sizes.append(size if sum(size) <= left else (left, 0))
        left -= sum(sizes[-1])
    return sizes


def _how_many(wanted: Calibration, *, days: int, days_a_week: int) -> tuple[int, int, int]:
    """Return how many households in all, on the first day, and at home, for a season of so many market days."""
    first = min(wanted.families_at_first, wanted.families)
    if days <= 1 or not wanted.families:
        return first, first, min(first, wanted.families_at_home // 2)
    newcomers = (wanted.families - first) * days // (days_a_week * wanted.weeks)
    total = first + newcomers
    return total, first, round(wanted.families_at_home * total / wanted.families)


def _family(world: World, *, since: date, end: date, at_home: bool, luck: Luck, who: _Who) -> Family:
    market = luck.pick([market for market in world.markets if not market.garden] or world.markets)
    arrived_at = moment(since, WELCOMING_MINUTE + luck.between(0, 60), zone=market.zone)
    sizes = AT_HOME_COMPOSITIONS if at_home else COMPOSITIONS
    adults, children = who.size or luck.pick(list(sizes), list(sizes.values()))
    arrival = FamilyArrived(
        id=luck.identity(arrived_at),
        at=arrived_at,
        number=who.number,
        owner=who.luck.identity(arrived_at),
        market=market.id,
        since=since,
        bands=_bands(adults, children, at_home=at_home, luck=who.luck),
        language=who.luck.pick(list(LANGUAGES), list(LANGUAGES.values())),
        excludes=frozenset[str]().union(*(each for each, often in EXCLUSIONS.items() if luck.chance(often))),
        likes=frozenset(category for category in LIKED if luck.chance(LIKES_EACH)),
        at_home=at_home,
    )
    left = _later(since, luck) if luck.chance(LEAVES) else None
    leaves = left if left and left <= end else None
    away = _away(since, until=leaves or end, luck=luck) if luck.chance(GOES_AWAY) else None
    return Family(
        id=arrival.id,
        market=market.id,
        at_home=at_home,
        since=since,
        away=away,
        left=leaves,
        events=(arrival, *_marks(arrival, away=away, left=leaves, market=market, luck=luck)),
    )


def _bands(adults: int, children: int, *, at_home: bool, luck: Luck) -> dict[str, int]:
    """Return the ages of a household: whom the scales count as adults are 14 or older."""
    often = AGES_AT_HOME if at_home else AGES
    bands = Counter(luck.pick(list(often), list(often.values())) for _ in range(adults))
    bands["0-13"] = children
    return dict(+bands)


def _later(since: date, luck: Luck) -> date:
    return since + timedelta(days=luck.whole(SHORTEST_STAY_DAYS, 180))


def _away(since: date, *, until: date, luck: Luck) -> tuple[date, date] | None:
    """Return when a household is away: one to three weeks inside its stay, or None when that is too short."""
    longest = 21
    if (until - since).days <= 2 * longest:
        return None
    first = since + timedelta(days=luck.whole(longest, (until - since).days - longest))
    return first, first + timedelta(days=luck.whole(7, longest))


def _marks(
    arrival: FamilyArrived, *, away: tuple[date, date] | None, left: date | None, market: Market, luck: Luck
) -> list[FamilyMarked]:
    said = [("away", away[0]), ("coming", away[1])] if away else []
    if left:
        said.append(("left", left))
    marks = []
    for state, since in said:
        at = moment(since, WELCOMING_MINUTE + luck.between(0, 60), zone=market.zone)
        marks.append(FamilyMarked(id=luck.identity(at), at=at, family=arrival.id, state=state, since=since))
    return marks
