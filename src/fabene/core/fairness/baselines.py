"""What others do on one market day, under the same exclusions, packs and caps. Pure: luck is passed in.

Each is played in its favour where its users leave room to choose, so that being ahead of it says something:

- *First come*: who arrives takes the usual bag (the mean of the days so far, by the people at home), as a stand limits
  it that does not know who will still come; what nobody has taken goes round again in the same order. The order is
  drawn anew every day: nobody always comes late. Harry Chapin Food Bank, mobile pantry: people wait for hours before
  the start "to ensure they will receive food" (harrychapinfoodbank.org, "HCFB Mobile Pantry Program").
- *Fixed table*: one part for each person, cut to what came today. Published tables lean further from the weights of a
  charter: 120 points for the first member and 40 for each other (emporio of Settimo Torinese, torino.corriere.it,
  15 April 2023), or one to four bags by size (The Family Pantry, "Food Distribution Guidelines").
- *Two random candidates* ("Food Drop"): for each donation two candidates, and the one that received less so far gets it
  (Mertzanidis, Psomas and Verma 2024, "Automating Food Drop", arXiv:2406.06363). Here a donation is one pack, the
  smallest there is, and "less" is by weight.

Which lot a household takes next: of what suits it, the one with most packs left. That is variety, and leaves what is
scarce to those who can eat nothing else.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from fabene.core.fair_shares import Household, Lot, Problem, drawing_place
from fabene.core.fairness.values import Packs

CANDIDATES = 2


@dataclass(slots=True, kw_only=True)
class Table:
    """What lies on the table and what each household has taken from it so far.

    ``suits`` holds, for each household, the lots it may take, in an order of their own.
    """

    households: Mapping[str, Household]
    lots: Mapping[str, Lot]
    suits: Mapping[str, Sequence[Lot]]
    left: dict[str, int]
    packs: Packs
    grams: Counter[str] = field(default_factory=Counter)

    def next_for(self, name: str, *, up_to: float = float("inf")) -> Lot | None:
        """Return what ``name`` takes next without passing ``up_to`` grams or its cap; None when nothing fits."""
        cap = self.households[name].cap_grams
        room = min(up_to, float("inf") if cap is None else cap) - self.grams[name]
        fitting = [lot for lot in self.suits[name] if self.left[lot.id] and lot.pack_grams <= room]
        return max(fitting, key=lambda lot: self.left[lot.id], default=None)

    def has_room(self, name: str, lot: Lot) -> bool:
        """Tell whether one more pack of ``lot`` stays below the cap of ``name``."""
        cap = self.households[name].cap_grams
        return cap is None or self.grams[name] + lot.pack_grams <= cap

    def give(self, name: str, lot: Lot) -> None:
        """Put one pack of ``lot`` into the bag of ``name``."""
        self.left[lot.id] -= 1
        self.packs[name][lot.id] += 1
        self.grams[name] += lot.pack_grams


def laid(problem: Problem, *, who: frozenset[str] | None = None) -> Table:
    """Return the table of ``problem``, nothing taken yet, for all its households or for those of ``who``."""
    present = {each.id: each for each in problem.households if who is None or each.id in who}
    lots = sorted(problem.lots, key=lambda lot: drawing_place(problem.seed, lot.id))
    return Table(
        households=present,
        lots={lot.id: lot for lot in lots},
        suits={
            name: [lot for lot in lots if not lot.attributes & household.excludes]
            for name, household in present.items()
        },
        left={lot.id: lot.grams // lot.pack_grams for lot in lots},
        packs={name: Counter() for name in present},
    )


def arrivals(problem: Problem, *, who: frozenset[str]) -> list[str]:
    """Return in which order ``who`` comes: drawn from the seed of the day."""
    return sorted(who, key=lambda name: (drawing_place(problem.seed, f"arrives:{name}"), name))


def first_come(problem: Problem, *, order: Sequence[str], people: Mapping[str, int], usual_grams: float) -> Packs:
    """Return what everybody takes who comes in ``order``: the usual bag, ``usual_grams`` a person, then seconds."""
    table = laid(problem, who=frozenset(order))
    for name in order:
        _take(table, name, up_to=people[name] * usual_grams)
    _seconds(table, order)
    return table.packs


def fixed_table(problem: Problem, *, order: Sequence[str], people: Mapping[str, int]) -> Packs:
    """Return one part for each person of what there is; what is left of the parts goes round pack by pack."""
    table = laid(problem, who=frozenset(order))
    grams = sum(number * table.lots[lot].pack_grams for lot, number in table.left.items())
    part = grams / max(1, sum(people[name] for name in order))
    for name in order:
        _take(table, name, up_to=people[name] * part)
    _seconds(table, order)
    return table.packs


def two_choices(problem: Problem, *, levels: Mapping[str, float], luck: np.random.Generator) -> Packs:
    """Return every pack at the lower of two households drawn among those that can take it.

    ``levels`` is what each received so far, by weight; today's packs count as they fall.
    """
    table = laid(problem)
    weight = {name: float(household.weight) for name, household in table.households.items()}
    able = {
        lot: [name for name, home in table.households.items() if not found.attributes & home.excludes]
        for lot, found in table.lots.items()
    }
    packs = [lot for lot in table.lots for _ in range(table.left[lot])]
    for place in luck.permutation(len(packs)).tolist():
        lot = table.lots[packs[place]]
        pair = _two(table, lot, able=able[lot.id], luck=luck)
        if pair:
            table.give(min(pair, key=lambda name: levels[name] + table.grams[name] / weight[name]), lot)
    return table.packs


def _two(table: Table, lot: Lot, *, able: list[str], luck: np.random.Generator) -> list[str]:
    """Return two households drawn among those of ``able`` that have room for ``lot``; who has none is dropped."""
    pair: list[str] = []
    while able and len(pair) < CANDIDATES:
        drawn = int(luck.integers(len(able)))
        able[drawn], able[-1] = able[-1], able[drawn]
        name = able.pop()
        if table.has_room(name, lot):
            pair.append(name)
    able += pair
    return pair


def _take(table: Table, name: str, *, up_to: float) -> None:
    while (lot := table.next_for(name, up_to=up_to)) is not None:
        table.give(name, lot)


def _seconds(table: Table, order: Sequence[str]) -> None:
    """Let what is left go round, one pack each, until nobody can take any more."""
    waiting = list(order)
    while waiting:
        again = []
        for name in waiting:
            if (lot := table.next_for(name)) is not None:
                table.give(name, lot)
                again.append(name)
        waiting = again
