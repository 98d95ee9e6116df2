"""Days that were lived, week by week: where levels stood, and what was left."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from fabene.core.fair_shares.history import Opening, opening_after
from fabene.core.fairness.leftovers import Leftover, left_by_reason
from fabene.core.fairness.measures import Spread, spread
from fabene.core.fairness.play import Played, Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """A week (by its Monday) as one way shared it.

    ``spread`` is about the levels, after the last day, of the ``households`` that were expected in the week: what they
    received, fading by the charter, in grams per weight. ``unfetched`` counts bags that stayed.
    """

    monday: date
    days: int
    households: int
    spread: Spread
    left: Mapping[Leftover, int]
    unfetched: int


@dataclass(slots=True, kw_only=True)
class _Tally:
    days: int = 0
    expected: set[str] = field(default_factory=set)
    left: dict[Leftover, int] = field(default_factory=lambda: dict.fromkeys(Leftover, 0))
    unfetched: int = 0

    def add(self, played: Played) -> None:
        occasion = played.occasion
        self.days += 1
        self.expected |= {each.id for each in occasion.problem.households}
        for reason, grams in left_by_reason(occasion.problem, played.packs, came=occasion.came).items():
            self.left[reason] += grams
        self.unfetched += sum(1 for name, held in played.packs.items() if name not in occasion.came and held.total())


def weeks(days: Iterable[Played], *, rules: Rules, opening: Opening | None = None) -> Iterator[Week]:
    """Yield the weeks of ``days``, oldest first; ``opening`` says where everybody stood before the first."""
    tally, monday = _Tally(), None
    for played in days:
        starts = played.occasion.on - timedelta(days=played.occasion.on.weekday())
        if monday is not None and starts != monday:
            yield _week(monday, tally, opening=opening)
            tally = _Tally()
        monday = starts
        tally.add(played)
        opening = opening_after(
            (played.day,),
            half_life_days=rules.half_life_days,
            newcomers_at_median=rules.newcomers_at_median,
            opening=opening,
        )
    if monday is not None:
        yield _week(monday, tally, opening=opening)


def _week(monday: date, tally: _Tally, *, opening: Opening | None) -> Week:
    standings = opening.standings if opening else {}
    return Week(
        monday=monday,
        days=tally.days,
        households=len(tally.expected),
        spread=spread([standings[name].level for name in tally.expected if name in standings]),
        left=tally.left,
        unfetched=tally.unfetched,
    )
