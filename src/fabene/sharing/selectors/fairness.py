"""How fair the days of a network were, week by week, beside what three other ways would have done. Sums only."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from math import ceil
from uuid import UUID

from django.core.cache import cache
from django.db.models import Exists, OuterRef, Q, QuerySet

from fabene.charter.selectors import rules_in_force
from fabene.charter.values import Newcomers
from fabene.core.disclosure import FLOOR, shown, withheld
from fabene.core.fair_shares import Problem
from fabene.core.fair_shares.formats import problem_from
from fabene.core.fair_shares.history import Opening, Standing
from fabene.core.fairness import Leftover, Occasion, Packs, Played, Rules, Way, play
from fabene.core.fairness.weeks import Week, weeks
from fabene.households.models import Household
from fabene.households.selectors import compositions
from fabene.sharing.effective import Move, packs_of
from fabene.sharing.models import Bag, Confirmation, Handover, PlanEdit
from fabene.sharing.values import EditWhy, FairWay, FairWeek, NetworkFairness

WEEKS = 26
KEPT_SECONDS = 24 * 3600
STARTED_DAYS = 7
"""Whoever is met in the first week of the period was there before it: its past is the one its plan counted."""
ROUNDED_GRAMS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A confirmed day and how it ended: ``grams`` of the bags that were handed over, by code."""

    occasion: Occasion
    packs: Packs
    grams: Mapping[str, int]

    @property
    def played(self) -> Played:
        """Return the day as our way shared it: what people did."""
        return Played(occasion=self.occasion, packs=self.packs, grams=self.grams)


def network_fairness(network: UUID, *, until: date, period: int = WEEKS) -> NetworkFairness:
    """Return the ``period`` weeks that end with the week of ``until``, days from that date on left out.

    Nobody can be recognised: a week with fewer households than ``core.disclosure`` allows has no levels, what
    fewer bags left standing weighs is not said, levels are rounded to 100 g. Kept for a day, or until something in it
    changes; the number of queries does not depend on the number of days.
    """
    since = until - timedelta(days=until.weekday(), weeks=period - 1)
    confirmed = Confirmation.objects.filter(
        day__market__network_id=network, day__date__gte=since, day__date__lt=until, undone_at__isnull=True
    )
    rules = _rules(network, on=until)
    key = _fingerprint(network, confirmed=confirmed, since=since, until=until, rules=rules)
    found: NetworkFairness | None = cache.get(key)
    if found is None:
        found = _computed(network, confirmed=confirmed, since=since, until=until, rules=rules)
        cache.set(key, found, KEPT_SECONDS)
    return found


def _rules(network: UUID, *, on: date) -> Rules:
    charter = rules_in_force(network, on)
    return Rules(
        half_life_days=charter.half_life_days,
        newcomers_at_median=charter.newcomers == Newcomers.MEDIAN,
        least_share_percent=charter.least_share_percent,
    )


def _fingerprint(network: UUID, *, confirmed: QuerySet[Confirmation], since: date, until: date, rules: Rules) -> str:
    """Return what changes when the answer may: who confirmed, moved, handed over or was forgotten."""
    said = [
        (network, since, until, rules),
        sorted(confirmed.values_list("id", "plan__faded_at")),
        sorted(PlanEdit.objects.filter(plan__confirmations__in=confirmed).values_list("id", "why")),
        Handover.objects.filter(bag__confirmation__in=confirmed, undone_at__isnull=True).count(),
        Bag.objects.filter(confirmation__in=confirmed, household__isnull=True).count(),
    ]
    return f"fairness-{sha256(repr(said).encode()).hexdigest()}"


def _computed(
    network: UUID, *, confirmed: QuerySet[Confirmation], since: date, until: date, rules: Rules
) -> NetworkFairness:
    edits = list(
        PlanEdit.objects.filter(plan__confirmations__in=confirmed)
        .select_related("giver", "taker", "plan__day")
        .order_by("plan_id", "number")
    )
    facts = _facts(network, confirmed=confirmed, edits=edits)
    opening = _opening(facts)
    by_way = {Way.LEXIMIN: [fact.played for fact in facts]} | {
        way: list(play([fact.occasion for fact in facts], way=way, rules=rules, opening=opening))
        for way in Way
        if way is not Way.LEXIMIN
    }
    lived = {way: list(weeks(days, rules=rules, opening=opening)) for way, days in by_way.items()}
    changed: dict[date, set[UUID]] = defaultdict(set)
    for edit in edits:
        changed[edit.plan.day.date - timedelta(days=edit.plan.day.date.weekday())].add(edit.plan_id)
    return NetworkFairness(
        since=since,
        until=until,
        half_life_days=rules.half_life_days,
        days=len(facts),
        weeks=tuple(
            _week(together, changed=len(changed[together[Way.LEXIMIN].monday]))
            for together in ({way: lived[way][place] for way in lived} for place in range(len(lived[Way.LEXIMIN])))
        ),
        left=_left_in_all(lived[Way.LEXIMIN]),
        moves=len(edits),
        why=withheld(dict(Counter(EditWhy(edit.why) for edit in edits))),
    )


def _week(together: Mapping[Way, Week], *, changed: int) -> FairWeek:
    ours = together[Way.LEXIMIN]
    enough = ours.households >= FLOOR
    return FairWeek(
        monday=ours.monday,
        days=ours.days,
        households=shown(ours.households),
        changed_plans=changed,
        ways={way: _way(week) for way, week in together.items()} if enough else {},
        left={reason: _left(ours, reason) for reason in Leftover},
    )


def _way(week: Week) -> FairWay:
    return FairWay(
        lowest_grams=_rounded(week.spread.lowest),
        median_grams=_rounded(week.spread.median),
        gini_thousandths=round(1000 * week.spread.gini),
        left_grams=sum(grams for reason, grams in week.left.items() if reason is not Leftover.UNFETCHED),
    )


def _left(week: Week, reason: Leftover) -> int | None:
    """Return grams left for a reason; None where they would say what a few bags held."""
    if reason is Leftover.UNFETCHED and shown(week.unfetched) is None:
        return None
    return week.left[reason]


def _left_in_all(lived: Sequence[Week]) -> dict[Leftover, int | None]:
    """Return grams left over all weeks; None when the total would give away what single weeks do not say."""
    hidden = sum(week.unfetched for week in lived if shown(week.unfetched) is None)
    return {
        reason: None
        if reason is Leftover.UNFETCHED and shown(hidden) is None
        else sum(week.left[reason] for week in lived)
        for reason in Leftover
    }


def _rounded(grams: float) -> int:
    return round(grams / ROUNDED_GRAMS) * ROUNDED_GRAMS


def _facts(network: UUID, *, confirmed: QuerySet[Confirmation], edits: Iterable[PlanEdit]) -> list[Fact]:
    moved: dict[UUID, list[Move]] = defaultdict(list)
    for edit in edits:
        moved[edit.plan_id].append(
            Move(
                giver=edit.giver.code if edit.giver else edit.giver_stand_in or None,
                taker=edit.taker.code if edit.taker else edit.taker_stand_in or None,
                supply=edit.supply,
                packs=edit.packs,
            )
        )
    bags = _bags(confirmed)
    people = _people(network)
    rows = confirmed.select_related("plan", "day").order_by("day__date", "day_id")
    return [_fact(row, moves=moved[row.plan_id], bags=bags[row.id], people=people) for row in rows]


def _bags(confirmed: QuerySet[Confirmation]) -> dict[UUID, dict[str, tuple[int, bool]]]:
    """Return for each confirmation what the bag of a household weighs, and whether it was handed over."""
    handed = Handover.objects.filter(bag=OuterRef("id"), undone_at__isnull=True)
    rows = Bag.objects.filter(Q(household__isnull=False), confirmation__in=confirmed).annotate(handed=Exists(handed))
    bags: dict[UUID, dict[str, tuple[int, bool]]] = defaultdict(dict)
    for confirmation, code, grams, gone in rows.values_list("confirmation_id", "household__code", "grams", "handed"):
        bags[confirmation][code] = (grams, gone)
    return bags


def _people(network: UUID) -> dict[str, Sequence[tuple[date, int, int]]]:
    codes = dict(Household.objects.filter(network_id=network).values_list("id", "code"))
    return {codes[id]: rows for id, rows in compositions(network=network).items() if id in codes}


def _fact(
    row: Confirmation,
    *,
    moves: Collection[Move],
    bags: Mapping[str, tuple[int, bool]],
    people: Mapping[str, Sequence[tuple[date, int, int]]],
) -> Fact:
    """Return what a day shared of food; nappies moved by hand have a plan of their own, and no level."""
    problem = problem_from(row.plan.problem)
    size = {lot.id: lot.pack_grams for lot in problem.lots}
    held = packs_of(row.plan.solution, (move for move in moves if str(move.supply) in size))
    packs = {code: Counter({str(pile): number for pile, number in one.items() if number}) for code, one in held.items()}
    came = frozenset(each.id for each in problem.households if bags.get(each.id, (0, True))[1])
    return Fact(
        occasion=Occasion(
            on=row.day.date, problem=problem, people=_heads(problem, people=people, on=row.day.date), came=came
        ),
        packs=packs,
        grams={
            code: bags[code][0] if code in bags else sum(number * size[lot] for lot, number in packs[code].items())
            for code in came
        },
    )


def _heads(problem: Problem, *, people: Mapping[str, Sequence[tuple[date, int, int]]], on: date) -> dict[str, int]:
    """Return how many people live in each household; of one that was forgotten, as many as its weight says at least."""
    heads = {each.id: ceil(float(each.weight)) for each in problem.households}
    for code in heads:
        for since, adults, children in people.get(code, ()):
            if since <= on:
                heads[code] = adults + children
    return heads


def _opening(facts: Sequence[Fact]) -> Opening | None:
    """Return where everybody stood before the first day, as the plans of the first week counted it."""
    if not facts:
        return None
    first = facts[0].occasion.on
    standings: dict[str, Standing] = {}
    for fact in facts:
        if (fact.occasion.on - first).days < STARTED_DAYS:
            for each in fact.occasion.problem.households:
                standing = Standing(received_grams=each.received_grams, weight=float(each.weight))
                standings.setdefault(each.id, standing)
    return Opening(on=first, standings=standings)
