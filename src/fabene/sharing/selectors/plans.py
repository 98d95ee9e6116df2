"""Reads about plans: who gets what, what bound it, and the whole proof."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from fabene.collecting import selectors as collecting
from fabene.collecting.models import MarketDay
from fabene.collecting.selectors.rows import day_row
from fabene.core.errors import NotFoundError
from fabene.core.quantities import Measure
from fabene.households.selectors import households_of
from fabene.households.values import HouseholdView
from fabene.sharing.effective import Packs, grams_of, left_packs, packs_of
from fabene.sharing.models import Confirmation, Plan
from fabene.sharing.moves import moves_of
from fabene.sharing.piles import free_supplies
from fabene.sharing.stored import item_lines, rule_lines, supply_lines
from fabene.sharing.values import (
    NOBODY,
    EditLine,
    EditWhy,
    FreeSupply,
    LeftLine,
    PlanState,
    PlanView,
    ShareLine,
    StepLine,
    SupplyLine,
)

Json = Mapping[str, Any]


def plan_of(day: UUID) -> PlanView | None:
    """Return the day's confirmed plan, else its latest proposal, else None."""
    confirmed = Confirmation.objects.filter(day_id=day, undone_at__isnull=True).select_related("plan").first()
    row = confirmed.plan if confirmed else Plan.objects.filter(day_id=day).order_by("-number").first()
    return _view(row) if row else None


def plan(plan: UUID) -> PlanView:
    """Return one plan; raise ``NotFoundError`` (``plan_not_found``)."""
    row = Plan.objects.filter(id=plan).first()
    if row is None:
        raise NotFoundError("plan_not_found")
    return _view(row)


def day_of_plan(plan: UUID) -> UUID:
    """Return the id of the market day a plan belongs to; raise ``NotFoundError`` (``plan_not_found``)."""
    found = Plan.objects.filter(id=plan).values_list("day_id", flat=True).first()
    if found is None:
        raise NotFoundError("plan_not_found")
    return found


def published(plan: UUID) -> tuple[Json, Json]:
    """Return a plan's problem and solution in the format of ``fabene shares``, which anyone can check."""
    row = Plan.objects.filter(id=plan).first()
    if row is None:
        raise NotFoundError("plan_not_found")
    return row.problem, row.solution


def confirmation_of(day: UUID) -> UUID | None:
    """Return the id of the day's standing confirmation, or None."""
    return Confirmation.objects.filter(day_id=day, undone_at__isnull=True).values_list("id", flat=True).first()


def is_closed(day: UUID) -> bool:
    """Return whether the day is over, or is not held, so that nothing of it changes any more."""
    return collecting.is_closed(day) or collecting.cancellation_of(day) is not None


def free_of(day: UUID) -> list[FreeSupply]:
    """Return what stands at the day's hub and belongs to no bag; raise ``NotFoundError`` (``day_not_found``)."""
    return free_supplies(day_row(day))


def _view(row: Plan) -> PlanView:
    piles = {line.id: line for line in supply_lines(row.supplies)}
    day = MarketDay.objects.select_related("market").get(id=row.day_id)
    households = {view.code: view for view in households_of(network=day.market.network_id, on=day.date)}
    packs = packs_of(row.solution, moves_of(row), extras=row.extras)
    confirmed = Confirmation.objects.filter(plan=row, undone_at__isnull=True).exists()
    return PlanView(
        id=row.id,
        day_id=row.day_id,
        number=row.number,
        state=PlanState.CONFIRMED if confirmed else PlanState.PROPOSED,
        latest=not Plan.objects.filter(day_id=row.day_id, number__gt=row.number).exists(),
        proposed_at=row.happened_at,
        supplies=tuple(piles.values()),
        shares=_shares(row, packs=packs, piles=piles, households=households),
        left=_left(row.solution, packs=packs, piles=piles),
        steps=_steps(row.solution, piles),
        edits=_edits(row, piles),
        rules=rule_lines(row.rules),
        seed=row.problem["seed"],
    )


def _steps(solution: Json, piles: Mapping[UUID, SupplyLine]) -> tuple[StepLine, ...]:
    return tuple(
        StepLine(
            level=step["level"],
            bound_by=step["bound_by"],
            codes=tuple(step["households"]),
            categories=_categories(step, piles),
            grams=sum(piles[UUID(lot)].grams for lot in step["lots"]),
        )
        for step in solution["proof"]
    )


def _categories(step: Json, piles: Mapping[UUID, SupplyLine], *, excludes: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the categories that are shared at a step, those that hold something of ``excludes`` left out."""
    shared = [piles[UUID(lot)] for lot in step["lots"]]
    return tuple(sorted({pile.category for pile in shared if pile.attributes.isdisjoint(excludes)}))


def _shares(
    row: Plan, *, packs: Packs, piles: Mapping[UUID, SupplyLine], households: Mapping[str, HouseholdView]
) -> tuple[ShareLine, ...]:
    asked = {one["id"]: one for one in row.problem["households"]}
    step_of = {code: step for step in row.solution["proof"] for code in step["households"]}
    computed = packs_of(row.solution, extras=row.extras)
    lines = []
    for share in row.solution["households"]:
        code, step, household = share["id"], step_of[share["id"]], households.get(share["id"])
        held = packs[code]
        lines.append(
            ShareLine(
                household_id=household.id if household else NOBODY,
                code=code,
                adults=household.adults if household else 0,
                children=household.children if household else 0,
                home_delivery=household is not None and household.home_delivery,
                excludes=frozenset(asked[code]["excludes"]),
                likes=frozenset(asked[code].get("likes", ())),
                weight=asked[code]["weight"],
                level=share["level"],
                exact_grams=share["exact_grams"],
                received_before_grams=round(asked[code]["received_grams"]),
                grams=grams_of(held, piles),
                items=item_lines(
                    ((pile, piles[pile].amount(number)) for pile, number in held.items() if number), piles=piles
                ),
                bound_by=step["bound_by"],
                bound_categories=_categories(step, piles, excludes=asked[code]["excludes"]),
                peers=len(step["households"]),
                edited=+held != +computed[code],
                simulated=household is not None and household.simulated,
            )
        )
    return tuple(sorted(lines, key=lambda line: line.code))


def _left(solution: Json, *, packs: Packs, piles: Mapping[UUID, SupplyLine]) -> tuple[LeftLine, ...]:
    loose = {UUID(left["lot"]): left["grams"] for left in solution["left"]}
    return tuple(
        LeftLine(
            supply=pile,
            category=piles[pile].category,
            packs=number,
            grams=piles[pile].grams - (piles[pile].packs - number) * piles[pile].pack_grams,
            pieces=number if piles[pile].measure == Measure.PIECES else 0,
        )
        for pile, number in left_packs(piles.values(), packs).items()
        if number or loose.get(pile)
    )


def _edits(row: Plan, piles: Mapping[UUID, SupplyLine]) -> tuple[EditLine, ...]:
    return tuple(
        EditLine(
            id=edit.id,
            giver=edit.giver.code if edit.giver else edit.giver_stand_in or None,
            taker=edit.taker.code if edit.taker else edit.taker_stand_in or None,
            category=piles[edit.supply].category,
            packs=edit.packs,
            grams=edit.packs * piles[edit.supply].pack_grams,
            pieces=edit.packs if piles[edit.supply].measure == Measure.PIECES else 0,
            why=EditWhy(edit.why),
            reason=edit.reason,
            happened_at=edit.happened_at,
        )
        for edit in row.edits.select_related("giver", "taker").order_by("number")
    )
