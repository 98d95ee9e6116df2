"""A row of market days shared one way, each day knowing the days before as that way knows them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from fabene.core.fair_shares import Problem, solve
from fabene.core.fair_shares.history import Day, Opening, Standing, opening_after, standings_on, with_least_share
from fabene.core.fairness.baselines import arrivals, first_come, fixed_table, two_choices
from fabene.core.fairness.values import Occasion, Packs, Way

ALL_REMEMBERED = 0
"""The half-life of two random candidates: what was served once is served for ever."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What the charter says about the past."""

    half_life_days: int
    newcomers_at_median: bool = True
    least_share_percent: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """One day after it was shared: ``packs`` in every bag, and the ``grams`` that went home with those who came."""

    occasion: Occasion
    packs: Packs
    grams: Mapping[str, int]

    @property
    def day(self) -> Day:
        """Return the day as later days remember it."""
        return Day(on=self.occasion.on, weights=weights_of(self.occasion), received_grams=self.grams)


def play(occasions: Iterable[Occasion], *, way: Way, rules: Rules, opening: Opening | None = None) -> Iterator[Played]:
    """Yield every day as ``way`` shares it; ``opening`` says where everybody stood before the first.

    Ours shares by the charter's ``rules``; two random candidates compare all that was ever served, newcomers and those
    who were away treated as ours treats them. The other two know no past.
    """
    past = _Past(rules=rules if way is Way.LEXIMIN else replace(rules, half_life_days=ALL_REMEMBERED), opening=opening)
    usual = _Usual()
    for occasion in occasions:
        packs = _shared(occasion, way=way, past=past, usual=usual)
        played = Played(occasion=occasion, packs=packs, grams=fetched(occasion, packs))
        past.add(played.day)
        yield played


def fetched(occasion: Occasion, packs: Packs) -> dict[str, int]:
    """Return the grams that went home: bags of those who did not come stay. Who found nothing has 0: it was there."""
    size = {lot.id: lot.pack_grams for lot in occasion.problem.lots}
    return {
        name: sum(number * size[lot] for lot, number in packs.get(name, {}).items())
        for name in sorted(occasion.came & {each.id for each in occasion.problem.households})
    }


def weights_of(occasion: Occasion) -> dict[str, float]:
    """Return the weights of all households known on a day."""
    return {**occasion.weights, **{each.id: float(each.weight) for each in occasion.problem.households}}


@dataclass(slots=True, kw_only=True)
class _Past:
    """What one way knows of the days before."""

    rules: Rules
    opening: Opening | None = None

    def standings(self, occasion: Occasion) -> dict[str, Standing]:
        return standings_on(
            occasion.on,
            weights=weights_of(occasion),
            past=(),
            half_life_days=self.rules.half_life_days,
            newcomers_at_median=self.rules.newcomers_at_median,
            opening=self.opening,
        )

    def add(self, day: Day) -> None:
        self.opening = opening_after(
            (day,),
            half_life_days=self.rules.half_life_days,
            newcomers_at_median=self.rules.newcomers_at_median,
            opening=self.opening,
        )


@dataclass(slots=True, kw_only=True)
class _Usual:
    """How many grams a person usually gets, as a stand knows it after some days."""

    grams: int = 0
    people: int = 0

    def with_day(self, occasion: Occasion, *, here: Iterable[str]) -> float:
        """Return the mean of the days so far, this one included, in grams a person."""
        self.grams += whole_grams(occasion.problem)
        self.people += sum(occasion.people[name] for name in here)
        return self.grams / max(1, self.people)


def whole_grams(problem: Problem) -> int:
    """Return the grams there are in whole packs."""
    return sum(lot.grams - lot.grams % lot.pack_grams for lot in problem.lots)


def _shared(occasion: Occasion, *, way: Way, past: _Past, usual: _Usual) -> Packs:
    """Return the bags of a day. Only first come waits for who comes: the others pack for who is expected."""
    problem = occasion.problem
    expected = frozenset(each.id for each in problem.households)
    if way is Way.FIRST_COME:
        order = arrivals(problem, who=occasion.came & expected)
        usual_grams = usual.with_day(occasion, here=order)
        return first_come(problem, order=order, people=occasion.people, usual_grams=usual_grams)
    if way is Way.TABLE:
        return fixed_table(problem, order=arrivals(problem, who=expected), people=occasion.people)
    standings = past.standings(occasion)
    if way is Way.TWO_CHOICES:
        levels = {name: standings[name].level for name in expected}
        return two_choices(problem, levels=levels, luck=np.random.Generator(np.random.PCG64([problem.seed, 2])))
    return _leximin(problem, {name: standings[name] for name in expected}, rules=past.rules)


def _leximin(problem: Problem, standings: Mapping[str, Standing], *, rules: Rules) -> Packs:
    """Return the bags of our plan, posed as the product poses it."""
    sure = with_least_share(standings, day_grams=whole_grams(problem), least_share_percent=rules.least_share_percent)
    households = tuple(replace(each, received_grams=round(sure[each.id].received_grams)) for each in problem.households)
    plan = solve(replace(problem, households=households))
    return {share.id: Counter(share.packs) for share in plan.households}
