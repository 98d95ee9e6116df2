"""What of days long past still names households, and everything that sharing holds about one of them."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max, Min, Q

from fabene.core.errors import NotFoundError
from fabene.households.models import Household
from fabene.sharing.memory import codes_of
from fabene.sharing.models import (
    Bag,
    Confirmation,
    Handover,
    OpeningPieces,
    OpeningStanding,
    PassOn,
    PastBag,
    Plan,
    PlanEdit,
)
from fabene.sharing.past import faded_bags, faded_past_bags, faded_plans
from fabene.sharing.problems import EXTRA_UNITS
from fabene.sharing.values import FadingPast


def fading(*, network: UUID, before: date) -> FadingPast:
    """Return how many bags and plans of a network would lose their households, and the oldest day of them."""
    bags, plans = faded_bags(network=network, before=before), faded_plans(network=network, before=before)
    past = faded_past_bags(network=network, before=before)
    oldest = [rows.aggregate(oldest=Min("day__date"))["oldest"] for rows in (plans, past)]
    return FadingPast(
        bags=bags.count() + past.count(), plans=plans.count(), oldest=min(filter(None, oldest), default=None)
    )


def last_bags(*, households: Iterable[UUID]) -> dict[UUID, date]:
    """Return the day of the last bag that somebody of each of these households took home, where it is known."""
    handed = Handover.objects.filter(bag__household__in=list(households), undone_at__isnull=True)
    rows = handed.values_list("bag__household").annotate(last=Max("bag__confirmation__day__date"))
    past = PastBag.objects.filter(household__in=list(households), undone_at__isnull=True)
    return dict(past.values_list("household").annotate(last=Max("day__date"))) | dict(rows)


def everything_about(*, household: UUID) -> dict[str, Any]:
    """Return everything this room holds about a household, as plain values; raise ``NotFoundError``."""
    row = Household.objects.filter(id=household).first()
    if row is None:
        raise NotFoundError("household_not_found")
    bags = Bag.objects.filter(household=row).select_related("confirmation__day__market")
    opening = OpeningStanding.objects.filter(household=row).select_related("opening").first()
    return {
        "bags": [_bag(bag) for bag in bags.order_by("confirmation__day__date", "id")],
        "bags_of_the_past": [
            _past_bag(bag)
            for bag in PastBag.objects.filter(household=row).select_related("day__market").order_by("day__date", "id")
        ],
        "plans": [
            _plan(plan, code=row.code)
            for plan in Plan.objects.filter(day__market__network_id=row.network_id, faded_at__isnull=True)
            .select_related("day__market")
            .order_by("day__date", "number")
            if row.code in codes_of(plan.problem)
        ],
        "moved_by_hand": [
            _edit(edit) for edit in PlanEdit.objects.filter(Q(giver=row) | Q(taker=row)).order_by("happened_at", "id")
        ],
        "empty_handed": [
            found.day.date.isoformat()
            for found in Confirmation.objects.filter(day__market__network_id=row.network_id, undone_at__isnull=True)
            .select_related("day")
            .order_by("day__date")
            if str(row.id) in found.empty_handed
        ],
        "before": {
            "on": opening.opening.on.isoformat(),
            "received_grams_that_count": round(opening.received_grams),
            "weight": opening.weight,
            "pieces_that_count": _pieces_before(row),
        }
        if opening
        else None,
    }


def _pieces_before(row: Household) -> dict[str, float]:
    """Return how many pieces of each category that is no food still count of what is forgotten."""
    kept = OpeningPieces.objects.filter(household=row).order_by("category")
    return {each.category: round(each.received_units / EXTRA_UNITS, 1) for each in kept}


def _bag(row: Bag) -> dict[str, Any]:
    handed = Handover.objects.filter(bag=row, undone_at__isnull=True).first()
    passed = PassOn.objects.filter(bag=row, undone_at__isnull=True).select_related("destination").first()
    return {
        "day": row.confirmation.day.date.isoformat(),
        "market": row.confirmation.day.market.name,
        "code": row.code,
        "home_delivery": row.home_delivery,
        "grams": row.grams,
        "contents": list(row.contents.order_by("category", "id").values("category", "grams", "pieces")),
        "handed_over_at": handed.happened_at.isoformat() if handed else None,
        "to_delegate": handed is not None and handed.to_delegate,
        "passed_on_to": passed.destination.name if passed else None,
    }


def _past_bag(row: PastBag) -> dict[str, Any]:
    return {
        "day": row.day.date.isoformat(),
        "market": row.day.market.name,
        "grams": row.grams,
        "contents": list(row.contents.order_by("category", "id").values("category", "grams", "pieces")),
        "taken_back": row.undone_at is not None,
    }


def _plan(plan: Plan, *, code: str) -> dict[str, Any]:
    asked = next(home for home in plan.problem["households"] if home["id"] == code)
    given = next(share for share in plan.solution["households"] if share["id"] == code)
    return {
        "day": plan.day.date.isoformat(),
        "market": plan.day.market.name,
        "number": plan.number,
        "asked": {name: said for name, said in asked.items() if name != "id"},
        "given": {name: given[name] for name in ("level", "exact_grams", "grams")},
        "given_pieces": {extra["category"]: _pieces(extra["solution"], code=code) for extra in plan.extras},
    }


def _pieces(solution: dict[str, Any], *, code: str) -> int:
    share = next(share for share in solution["households"] if share["id"] == code)
    return sum(share["packs"].values())


def _edit(row: PlanEdit) -> dict[str, Any]:
    return {"at": row.happened_at.isoformat(), "packs": row.packs, "reason": row.reason}
