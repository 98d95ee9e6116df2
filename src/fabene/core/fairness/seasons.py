"""Market days nobody lived, drawn from a seed, shared all four ways and measured: is ours ahead?

26 market days, one a week, whose supply swings eight-fold: the heights of the days are spread evenly (by ratio) from
one to eight and shuffled, each moved by luck within its place, so that every seed has the whole swing. What a market
gives and who comes are those of ``core.season``. Households join, stay away for weeks, or do not turn up, the same for
every way; caps stand where a rich day meets them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from fabene.core.errors import FabeneError
from fabene.core.fair_shares import Household, Lot, Problem
from fabene.core.fairness.leftovers import Leftover, left_by_reason
from fabene.core.fairness.measures import Spread, spread
from fabene.core.fairness.play import Played, Rules, play, weights_of, whole_grams
from fabene.core.fairness.values import BASELINES, Occasion, Way
from fabene.core.food import CATEGORIES
from fabene.core.scales import Scale, weight_millis
from fabene.core.season.families import COMPOSITIONS, EXCLUSIONS, LIKED, LIKES_EACH
from fabene.core.season.gifts import EXTRAS
from fabene.core.season.luck import Luck
from fabene.core.season.supply import mix

SWING = 8
DAY_GRAMS_A_HOUSEHOLD = 1_750
"""What a mean day brings for each household of the network: 77 kg for the 44 expected in the round of Grugliasco."""
CAP_GRAMS_A_HEAD = 2_000
FIRST_DAY = date(2021, 3, 20)
THERE_FROM_THE_START = 0.75
GOES_AWAY = 0.25
LONGEST_AWAY = 4
NO_SHOW = 0.05
MAX_DAYS = 520
MAX_HOUSEHOLDS = 2_000
MAX_SEED = 2**32 - 1
SUPPLY, PEOPLE, DAYS = 11, 12, 13
"""Purposes of luck; those of ``core.season`` are others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """A household of a season: there from one day on, away for some days."""

    household: Household
    people: int
    since: int
    away: range = field(default_factory=lambda: range(0))

    def expected(self, day: int) -> bool:
        """Tell whether the household is expected on the ``day``-th day."""
        return self.since <= day and day not in self.away


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """The market days of one seed."""

    seed: int
    occasions: tuple[Occasion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One way over a season.

    ``spread`` is about what each household received in all, in grams per weight; ``left`` grams by reason.
    """

    way: Way
    spread: Spread
    given_grams: int
    left: Mapping[Leftover, int]


def season(seed: int, *, days: int = 26, households: int = 63) -> Season:
    """Return the season of ``seed``; raise ``FabeneError`` ``season_refused`` when it cannot be drawn."""
    for name, value, least, most in (
        ("seed", seed, 0, MAX_SEED),
        ("days", days, 1, MAX_DAYS),
        ("households", households, 2, MAX_HOUSEHOLDS),
    ):
        if not least <= value <= most:
            raise FabeneError("season_refused", field=name, minimum=least, maximum=most)
    supply, people, luck = (Luck(seed, purpose=purpose, make_id=_no_id) for purpose in (SUPPLY, PEOPLE, DAYS))
    homes = [_home(number, days=days, luck=people) for number in range(1, households + 1)]
    heights = _heights(days, luck=supply)
    mean = DAY_GRAMS_A_HOUSEHOLD * households * days / sum(heights)
    return Season(
        seed=seed,
        occasions=tuple(
            _occasion(number, grams=round(mean * height), homes=homes, luck=(supply, luck))
            for number, height in enumerate(heights)
        ),
    )


def compared(drawn: Season, *, rules: Rules) -> dict[Way, Measured]:
    """Return the season measured in all four ways, ours first."""
    return {
        way: measured(list(play(drawn.occasions, way=way, rules=rules)), way=way) for way in (Way.LEXIMIN, *BASELINES)
    }


def measured(played: Sequence[Played], *, way: Way) -> Measured:
    """Return what ``way`` came to over days that were ``played``."""
    left = dict.fromkeys(Leftover, 0)
    for day in played:
        for reason, grams in left_by_reason(day.occasion.problem, day.packs, came=day.occasion.came).items():
            left[reason] += grams
    return Measured(
        way=way,
        spread=spread(cumulative(played).values()),
        given_grams=sum(sum(day.grams.values()) for day in played),
        left=left,
    )


def cumulative(played: Sequence[Played]) -> dict[str, float]:
    """Return what each household received in all, in grams per weight, as if it had come every time.

    Who came every time: its grams by its weight, no more. Who joined later or was away could take nothing on those
    days, whatever the way: its grams count by what the days on which it came brought for each unit of weight expected.
    That is the same for all ways. Who never came is left out.
    """
    brought = [_brought(day.occasion) for day in played]
    got: dict[str, float] = {}
    could: dict[str, float] = {}
    for day, each in zip(played, brought, strict=True):
        weights = weights_of(day.occasion)
        for name, grams in day.grams.items():
            got[name] = got.get(name, 0.0) + grams / weights[name]
            could[name] = could.get(name, 0.0) + each
    return {name: got[name] * sum(brought) / could[name] for name in got if could[name] > 0}


def _brought(occasion: Occasion) -> float:
    """Return what a day brought for each unit of weight expected, in grams."""
    weight = sum(float(each.weight) for each in occasion.problem.households)
    return whole_grams(occasion.problem) / weight if weight else 0.0


def _no_id(*_: object) -> UUID:
    return UUID(int=0)


def _heights(days: int, *, luck: Luck) -> list[float]:
    """Return how high each day is: from 1 to ``SWING``, in as many equal ratios, in any order."""
    return luck.shuffled([SWING ** ((place + luck.between(0, 1)) / days) for place in range(days)])


def _home(number: int, *, days: int, luck: Luck) -> Home:
    adults, children = luck.pick(list(COMPOSITIONS), list(COMPOSITIONS.values()))
    since = 0 if luck.chance(THERE_FROM_THE_START) else luck.whole(0, max(0, days * 3 // 4))
    gone = luck.whole(since, max(since, days - 1))
    away = range(gone, gone + luck.whole(1, LONGEST_AWAY)) if luck.chance(GOES_AWAY) else range(0)
    return Home(
        household=Household(
            id=f"H{number:04d}",
            weight=weight_millis(Scale.CHILD, adults=adults, children=children) / 1000,
            excludes=frozenset[str]().union(*(each for each, often in EXCLUSIONS.items() if luck.chance(often))),
            likes=frozenset(category for category in LIKED if luck.chance(LIKES_EACH)),
            cap_grams=CAP_GRAMS_A_HEAD * (adults + children),
        ),
        people=adults + children,
        since=since,
        away=away,
    )


def _occasion(number: int, *, grams: int, homes: Sequence[Home], luck: tuple[Luck, Luck]) -> Occasion:
    supply, day_luck = luck
    on = FIRST_DAY + timedelta(weeks=number)
    known = [home for home in homes if home.since <= number]
    expected = [home for home in known if home.expected(number)]
    return Occasion(
        on=on,
        problem=Problem(
            households=tuple(home.household for home in expected),
            lots=tuple(
                _lot(key, amount, on=on, luck=supply) for key, amount in mix(grams, month=on.month, luck=supply).items()
            ),
            seed=day_luck.whole(0, MAX_SEED),
        ),
        people={home.household.id: home.people for home in expected},
        came=frozenset(home.household.id for home in expected if not day_luck.chance(NO_SHOW)),
        weights={home.household.id: float(home.household.weight) for home in known},
    )


def _lot(key: str, grams: int, *, on: date, luck: Luck) -> Lot:
    category = CATEGORIES[key]
    extra, often = EXTRAS.get(key, ("", 0.0))
    seen = frozenset({extra}) if extra and luck.chance(often) else frozenset[str]()
    return Lot(
        id=key,
        grams=grams,
        pack_grams=category.pack_grams,
        attributes=category.attributes | seen | {key},
        eat_by=(on + timedelta(days=category.shelf_days)).toordinal(),
    )
