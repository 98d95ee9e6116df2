"""The question a plan answers: who is expected, what each counts, what each received before, and what is there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from fabene.charter.selectors import rules_in_force
from fabene.charter.values import Newcomers, Rules
from fabene.collecting.models import MarketDay
from fabene.core.fair_shares import Household, Lot, Problem
from fabene.core.fair_shares.history import Day, Opening, Standing, opening_after, standings_on, with_least_share
from fabene.core.quantities import MAX_BAG_GRAMS
from fabene.core.scales import weight_millis
from fabene.households.selectors import compositions, households_of
from fabene.households.values import HouseholdView
from fabene.sharing.models import Opening as OpeningRow
from fabene.sharing.past import PastDay, days_before, days_of_category
from fabene.sharing.values import FreeSupply

MILLIS = 1000
SEED_BITS = 32
EXTRA_UNITS = 1000
"""In the problem of what is no food, one piece."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Posed:
    """A problem and the rules it follows."""

    problem: Problem
    rules: Rules


def problem_of(day: MarketDay, *, piles: Sequence[FreeSupply], households: Sequence[HouseholdView]) -> Posed:
    """Return how ``piles`` are to be shared among ``households`` on a day, under the charter in force then.

    Households are named by their code and lots by their pile's id. The seed of the lot that settles ties is the day's
    own: nobody chooses it, and proposing again draws no new one. Where the charter sets a least share of the day for
    whoever comes, what somebody received beyond it does not count today.
    """
    rules = rules_in_force(day.market.network_id, day.date)
    known = standings_of(day.market.network_id, on=day.date, rules=rules)
    standings = with_least_share(
        {view.code: known[view.id] for view in households},
        day_grams=sum(pile.grams - pile.grams % pile.pack_grams for pile in piles),
        least_share_percent=rules.least_share_percent,
    )
    return Posed(
        rules=rules,
        problem=Problem(
            households=tuple(_household(view, rules=rules, standing=standings[view.code]) for view in households),
            lots=tuple(_lot(pile) for pile in piles),
            seed=day.id.int % (1 << SEED_BITS),
        ),
    )


def extra_problem(
    day: MarketDay, *, category: str, piles: Sequence[FreeSupply], households: Sequence[HouseholdView], rules: Rules
) -> Problem:
    """Return how what is no food is shared, one category apart from all else: a piece is ``EXTRA_UNITS`` units.

    What somebody received before counts as with food, in pieces of that category only. No cap: it is not weighed.
    """
    known = standings_of(day.market.network_id, on=day.date, rules=rules, category=category)
    return Problem(
        households=tuple(
            Household(
                id=view.code,
                weight=_weight(view.adults, view.children, rules=rules),
                received_grams=round(known[view.id].received_grams),
                excludes=frozenset(),
                cap_grams=None,
                likes=frozenset(),
            )
            for view in households
        ),
        lots=tuple(
            Lot(
                id=str(pile.id),
                grams=pile.pieces * EXTRA_UNITS,
                pack_grams=EXTRA_UNITS,
                attributes=frozenset({category}),
                eat_by=None,
            )
            for pile in piles
        ),
        seed=day.id.int % (1 << SEED_BITS),
    )


def standings_of(network: UUID, *, on: date, rules: Rules, category: str | None = None) -> dict[UUID, Standing]:
    """Return where every household of a network stands on a date, by the rules given, whatever its market.

    With a ``category`` that is no food, where it stands in pieces of that alone, ``EXTRA_UNITS`` each.
    """
    opening = opening_of(network, before=on, category=category)
    today = households_of(network=network, on=on)
    standings = standings_on(
        on,
        weights={str(view.id): _weight(view.adults, view.children, rules=rules) for view in today},
        past=_past(network, on=on, since=_since(today), after=_day_of(opening), rules=rules, category=category),
        half_life_days=rules.half_life_days,
        newcomers_at_median=rules.newcomers == Newcomers.MEDIAN,
        opening=opening,
    )
    return {UUID(id): standing for id, standing in standings.items()}


def opening_before(network: UUID, *, on: date, rules: Rules, category: str | None = None) -> Opening | None:
    """Return where everybody is after the network's last sharing before a date; None when there was none.

    In grams, or in pieces of a ``category`` that is no food.
    """
    opening = opening_of(network, before=on, category=category)
    since = _since(households_of(network=network, on=on))
    return opening_after(
        _past(network, on=on, since=since, after=_day_of(opening), rules=rules, category=category),
        half_life_days=rules.half_life_days,
        newcomers_at_median=rules.newcomers == Newcomers.MEDIAN,
        opening=opening,
    )


def opening_of(network: UUID, *, before: date, category: str | None = None) -> Opening | None:
    """Return what is kept of the days that were forgotten, when they all lie before a date: grams, or a category."""
    kept = OpeningRow.objects.filter(network_id=network, on__lt=before).first()
    if kept is None:
        return None
    if category is not None:
        return Opening(
            on=kept.on,
            standings={
                str(row.household_id): Standing(received_grams=row.received_units, weight=row.weight)
                for row in kept.pieces.filter(category=category)
            },
        )
    return Opening(
        on=kept.on,
        standings={
            str(row.household_id): Standing(received_grams=row.received_grams, weight=row.weight)
            for row in kept.standings.all()
        },
    )


def _day_of(opening: Opening | None) -> date | None:
    return opening.on if opening else None


def _since(views: Iterable[HouseholdView]) -> dict[UUID, date]:
    return {view.id: view.since for view in views}


def _past(
    network: UUID,
    *,
    on: date,
    since: Mapping[UUID, date],
    after: date | None,
    rules: Rules,
    category: str | None = None,
) -> list[Day]:
    people = compositions(network=network)
    return [
        Day(
            on=day.date,
            weights={
                str(id): _weight_on(rows, on=day.date, rules=rules)
                for id, rows in people.items()
                if id in since and since[id] <= day.date
            },
            received_grams={str(id): grams for id, grams in day.received_grams.items()},
        )
        for day in _days(network, on=on, after=after, category=category)
    ]


def _days(network: UUID, *, on: date, after: date | None, category: str | None) -> list[PastDay]:
    if category is None:
        return days_before(network=network, on=on, after=after)
    return days_of_category(network=network, on=on, after=after, category=category, units=EXTRA_UNITS)


def _weight_on(rows: Iterable[tuple[date, int, int]], *, on: date, rules: Rules) -> float:
    adults, children = 0, 0
    for since, now_adults, now_children in rows:
        if since <= on:
            adults, children = now_adults, now_children
    return _weight(adults, children, rules=rules)


def _weight(adults: int, children: int, *, rules: Rules) -> float:
    millis = weight_millis(rules.scale, adults=adults, children=children, child_weight_millis=rules.child_weight_millis)
    return millis / MILLIS


def _household(view: HouseholdView, *, rules: Rules, standing: Standing) -> Household:
    cap_grams = MAX_BAG_GRAMS
    if rules.cap_grams_per_head is not None:
        cap_grams = min(cap_grams, rules.cap_grams_per_head * (view.adults + view.children))
    return Household(
        id=view.code,
        weight=_weight(view.adults, view.children, rules=rules),
        received_grams=round(standing.received_grams),
        excludes=view.excludes,
        cap_grams=cap_grams,
        likes=view.likes,
    )


def _lot(pile: FreeSupply) -> Lot:
    return Lot(
        id=str(pile.id),
        grams=pile.grams,
        pack_grams=pile.pack_grams,
        attributes=pile.attributes | {pile.category},
        eat_by=pile.last_day.toordinal(),
    )
