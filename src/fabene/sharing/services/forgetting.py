"""Households are forgotten: one of them for ever, or all of them in days long past. What was weighed stays.

Bags keep their grams and their code of the day, plans their proof, the network its counts; nothing says any more whose
they were. What a household received still weighs in later plans: as one number, where everybody stood after a day.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from fabene.charter.selectors import rules_in_force
from fabene.collecting.models import MarketDay
from fabene.collecting.selectors.closings import live_closings
from fabene.core.errors import NotFoundError
from fabene.core.fair_shares.history import Standing
from fabene.core.food import COUNTED
from fabene.households.models import Household
from fabene.lib.stamps import Stamp
from fabene.sharing.memory import codes_of, renamed_problem, renamed_solution, stand_ins, without
from fabene.sharing.models import (
    Bag,
    BagContent,
    Confirmation,
    Counted,
    Handover,
    Opening,
    OpeningPieces,
    OpeningStanding,
    PastBag,
    Plan,
    PlanEdit,
    ReachedMonth,
)
from fabene.sharing.past import faded_bags, faded_past_bags, faded_plans
from fabene.sharing.problems import opening_before
from fabene.sharing.values import Forgotten

PLANS_AT_A_TIME = 50


@transaction.atomic
def forget(*, household: UUID, stamp: Stamp) -> Forgotten:
    """Forget one household in every plan, edit, bag and count; return how many of them named it. Safe to repeat.

    To be called in the transaction that erases it. Raises ``NotFoundError`` (``household_not_found``).
    """
    row = Household.objects.filter(id=household).first()
    if row is None:
        raise NotFoundError("household_not_found")
    days = _held(row.network_id)
    Household.objects.select_for_update().get(id=household)
    _carry_over(row.network_id, before=_first_open(days, stamp=stamp), stamp=stamp)
    bags, past = Bag.objects.filter(household_id=household), PastBag.objects.filter(household_id=household)
    _count_reached(row.network_id, bags=bags, past=past)
    plans = sum(
        _rename(plan, codes={row.code})
        for plan in _plans(Q(day__market__network_id=row.network_id, faded_at__isnull=True))
    )
    _forget_empty_handed(Q(day__market__network_id=row.network_id), gone={str(household)})
    return Forgotten(plans=plans, bags=bags.update(household=None) + past.update(household=None))


@transaction.atomic
def fade(*, network: UUID, before: date, stamp: Stamp) -> Forgotten:
    """Forget every household in the days of a network before a date; return in how many plans and bags.

    How many were reached, what each plan gave, and how everybody stands now do not change. Safe to repeat.
    """
    _held(network)
    old = Q(day__market__network_id=network, day__date__lt=before)
    bags, plans = faded_bags(network=network, before=before), faded_plans(network=network, before=before)
    past = faded_past_bags(network=network, before=before)
    found = Forgotten(plans=plans.count(), bags=bags.count() + past.count())
    if found == Forgotten(plans=0, bags=0):
        return found
    _carry_over(network, before=before, stamp=stamp)
    _count_reached(network, bags=bags, past=past)
    homes = set(bags.values_list("household", flat=True))
    reached = {home for home, _ in _reached(bags, past)}
    Counted.objects.bulk_create([Counted(household_id=id) for id in reached], ignore_conflicts=True)
    for plan in _plans(old & Q(faded_at__isnull=True)):
        _rename(plan, codes=codes_of(plan.problem))
    plans.update(faded_at=stamp.recorded_at)
    gone = {str(id) for id in homes} | _empty_handed(old)
    _forget_empty_handed(old, gone=gone)
    Bag.objects.filter(confirmation__in=Confirmation.objects.filter(old)).update(household=None)
    past.update(household=None)
    return found


def _held(network: UUID) -> list[MarketDay]:
    """Hold the open days of a network until the transaction ends: nobody plans or confirms meanwhile."""
    open_ones = MarketDay.objects.filter(~Exists(live_closings().filter(day=OuterRef("pk"))), market__network=network)
    return list(open_ones.select_for_update(of=("self",)).order_by("id"))


def _first_open(days: Collection[MarketDay], *, stamp: Stamp) -> date:
    """Return the first date on which something of the network may still change."""
    return min((day.date for day in days), default=timezone.localdate(stamp.recorded_at))


def _carry_over(network: UUID, *, before: date, stamp: Stamp) -> None:
    """Write down where everybody stands after the last sharing before a date, unless later ones are written already."""
    after = opening_before(network, on=before, rules=rules_in_force(network, before))
    kept = Opening.objects.select_for_update().filter(network_id=network).first()
    if after is None or (kept and kept.on >= after.on):
        return
    pieces = _pieces_after(network, before=before)
    row, _ = Opening.objects.update_or_create(
        network_id=network, defaults={"on": after.on, "recorded_at": stamp.recorded_at}
    )
    row.standings.all().delete()
    row.pieces.all().delete()
    for category, standings in pieces.items():
        OpeningPieces.objects.bulk_create(
            OpeningPieces(
                opening=row,
                household_id=UUID(id),
                category=category,
                received_units=standing.received_grams,
                weight=standing.weight,
            )
            for id, standing in standings.items()
        )
    OpeningStanding.objects.bulk_create(
        OpeningStanding(
            opening=row, household_id=UUID(id), received_grams=standing.received_grams, weight=standing.weight
        )
        for id, standing in after.standings.items()
    )


def _pieces_after(network: UUID, *, before: date) -> dict[str, Mapping[str, Standing]]:
    """Return where everybody stands in each category that is no food and of which somebody ever received some."""
    rules = rules_in_force(network, before)
    extras = [key for key, category in COUNTED.items() if not category.food]
    given = BagContent.objects.filter(bag__confirmation__day__market__network_id=network, category__in=extras)
    ever = {*given.values_list("category", flat=True)}
    ever |= {*OpeningPieces.objects.filter(opening_id=network).values_list("category", flat=True)}
    found = {key: opening_before(network, on=before, rules=rules, category=key) for key in extras if key in ever}
    return {key: opening.standings for key, opening in found.items() if opening}


def _reached(bags: QuerySet[Bag], past: QuerySet[PastBag]) -> list[tuple[UUID, date]]:
    """Return who took one of these bags home and when, the first first."""
    handed = Handover.objects.filter(bag__in=bags, undone_at__isnull=True)
    found = [
        *handed.values_list("bag__household", "bag__confirmation__day__date"),
        *past.filter(undone_at__isnull=True).values_list("household", "day__date"),
    ]
    return sorted(found, key=lambda each: each[1])


def _count_reached(network: UUID, *, bags: QuerySet[Bag], past: QuerySet[PastBag]) -> None:
    """Add the households of these bags to the counts of their months, each once a month, and once as new."""
    counted = set(Counted.objects.values_list("household_id", flat=True))
    seen: set[tuple[UUID, date]] = set()
    for home, day in _reached(bags, past):
        month = day.replace(day=1)
        if (home, month) in seen:
            continue
        seen.add((home, month))
        row, _ = ReachedMonth.objects.get_or_create(network_id=network, month=month)
        ReachedMonth.objects.filter(id=row.id).update(
            households=F("households") + 1, newly=F("newly") + int(home not in counted)
        )
        counted.add(home)


def _plans(where: Q) -> Iterator[Plan]:
    return Plan.objects.select_for_update().filter(where).order_by("id").iterator(chunk_size=PLANS_AT_A_TIME)


def _rename(plan: Plan, *, codes: Collection[str]) -> bool:
    """Give these households stand-ins in a plan and in what was moved by hand there; tell whether it named any."""
    names = stand_ins(sorted(codes_of(plan.problem) & set(codes)))
    if not names:
        return False
    plan.problem = renamed_problem(plan.problem, names)
    plan.solution = renamed_solution(plan.solution, names)
    plan.extras = [
        extra
        | {
            "problem": renamed_problem(extra["problem"], names),
            "solution": renamed_solution(extra["solution"], names),
        }
        for extra in plan.extras
    ]
    plan.save(update_fields=["problem", "solution", "extras"])
    for edit in PlanEdit.objects.filter(plan=plan).select_related("giver", "taker"):
        _rename_edit(edit, names)
    return True


def _rename_edit(edit: PlanEdit, names: dict[str, str]) -> None:
    giver, taker = edit.giver, edit.taker
    if giver and giver.code in names:
        edit.giver, edit.giver_stand_in, edit.reason = None, names[giver.code], ""
    if taker and taker.code in names:
        edit.taker, edit.taker_stand_in, edit.reason = None, names[taker.code], ""
    edit.save(update_fields=["giver", "taker", "giver_stand_in", "taker_stand_in", "reason"])


def _empty_handed(where: Q) -> set[str]:
    found = Confirmation.objects.filter(where).values_list("empty_handed", flat=True)
    return {id for ids in found for id in ids}


def _forget_empty_handed(where: Q, *, gone: Collection[str]) -> None:
    for row in Confirmation.objects.filter(where):
        if set(row.empty_handed) & set(gone):
            row.empty_handed = without(row.empty_handed, gone)
            row.save(update_fields=["empty_handed"])
