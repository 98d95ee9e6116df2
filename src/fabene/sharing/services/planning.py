"""Who gets what: proposed by the computer, changed by hand if a person insists, confirmed by a person."""

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from fabene.charter.values import Rules
from fabene.collecting.models import MarketDay
from fabene.collecting.services.common import is_new, locked_day, stamped
from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.core.fair_shares import solve
from fabene.core.fair_shares.formats import plan_json, problem_json
from fabene.core.quantities import Measure
from fabene.households.models import Household
from fabene.households.selectors import expected_on, households_of
from fabene.households.values import HouseholdView
from fabene.lib.codes import short_code
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.sharing.effective import Move, Packs, check_exclusions, check_move, check_weight, grams_of, packs_of
from fabene.sharing.models import Bag, BagContent, Confirmation, Handover, PassOn, Plan, PlanEdit
from fabene.sharing.moves import moves_of
from fabene.sharing.piles import free_supplies, take
from fabene.sharing.problems import extra_problem, problem_of
from fabene.sharing.stored import rule_rows, supply_lines, supply_rows
from fabene.sharing.values import EditWhy, FreeSupply, SupplyLine

BAG_CODE_LENGTH = 4


@transaction.atomic
def propose(*, id: UUID, day: UUID, stamp: Stamp) -> None:
    """Propose how what stands at the hub is shared among the households expected on the day.

    Raises ``NotFoundError`` (``day_not_found``), ``ConflictError`` (``day_closed``, ``already_confirmed``,
    ``id_used_for_something_else``) and ``FabeneError`` (``nothing_to_share``, ``nobody_expected``).
    """
    market_day = locked_day(day)
    if not is_new(market_day, id=id, what="plan.proposed", content={}, stamp=stamp):
        return
    _refuse_confirmed(market_day)
    piles = [pile for pile in free_supplies(market_day) if pile.for_bags]
    if not piles:
        raise FabeneError("nothing_to_share")
    households = expected_on(market=market_day.market_id, on=market_day.date)
    if not households:
        raise FabeneError("nobody_expected")
    posed = problem_of(market_day, piles=[pile for pile in piles if pile.food], households=households)
    last = Plan.objects.filter(day=market_day).aggregate(last=Max("number"))["last"] or 0
    Plan.objects.create(
        id=id,
        day=market_day,
        number=last + 1,
        problem=problem_json(posed.problem),
        solution=plan_json(solve(posed.problem)),
        extras=_extras(market_day, piles=piles, households=households, rules=posed.rules),
        supplies=supply_rows(piles),
        rules=rule_rows(posed.rules),
        **stamped(stamp),
    )


def _extras(
    day: MarketDay, *, piles: Sequence[FreeSupply], households: Sequence[HouseholdView], rules: Rules
) -> list[dict[str, Any]]:
    """Return the problem and the solution of every category that is no food, each apart from all else."""
    found: list[dict[str, Any]] = []
    for category in sorted({pile.category for pile in piles if not pile.food}):
        of_it = [pile for pile in piles if pile.category == category]
        problem = extra_problem(day, category=category, piles=of_it, households=households, rules=rules)
        found.append({"category": category, "problem": problem_json(problem), "solution": plan_json(solve(problem))})
    return found


@transaction.atomic
def edit(*, id: UUID, plan: UUID, move: Move, reason: str, stamp: Stamp, kind: EditWhy = EditWhy.OTHER) -> None:
    """Move packs by hand, and keep why: a sentence for who works here, a ``kind`` for everybody.

    Raises ``NotFoundError`` (``plan_not_found``), ``FabeneError`` (``text_missing``, ``text_too_long``,
    ``move_goes_nowhere``, ``supply_not_in_plan``, ``household_not_in_plan``, ``bag_too_heavy``), ``ConflictError``
    (``packs_not_there``, ``exclusion_broken``, ``plan_outdated``, ``already_confirmed``, ``day_closed``,
    ``id_used_for_something_else``).
    """
    why = clean(reason, field="reason", limit=200)
    row, market_day = _locked_plan(plan)
    said = {"plan": plan, "move": (move.giver, move.taker, move.supply, move.packs), "reason": why, "kind": kind}
    if not is_new(market_day, id=id, what="plan.edited", content=said, stamp=stamp):
        return
    _refuse_confirmed(market_day)
    _refuse_outdated(row)
    households = _of_plan(row, market_day)
    for code in {move.giver, move.taker} - {None, *households}:
        raise FabeneError("household_not_in_plan", household=code)
    check_move(
        move,
        packs=packs_of(row.solution, moves_of(row), extras=row.extras),
        piles=_piles(row),
        excludes={code: household.excludes for code, household in households.items()},
    )
    PlanEdit.objects.create(
        id=id,
        plan=row,
        number=row.edits.count() + 1,
        giver_id=households[move.giver].id if move.giver else None,
        taker_id=households[move.taker].id if move.taker else None,
        supply=move.supply,
        packs=move.packs,
        why=kind.value,
        reason=why,
        **stamped(stamp),
    )


@transaction.atomic
def confirm(*, id: UUID, plan: UUID, stamp: Stamp) -> None:
    """Say yes to a plan: its bags exist from now on, each with a code of the day.

    What households exclude *now* and what stands at the hub *now* must still allow it; nobody changes either until
    the bags are written.

    Raises ``NotFoundError`` (``plan_not_found``), ``FabeneError`` (``bag_too_heavy``), ``ConflictError``
    (``plan_outdated``, ``already_confirmed``, ``day_closed``, ``exclusion_broken``, ``stock_changed``,
    ``pieces_changed``, ``lot_recalled``, ``household_not_coming``, ``id_used_for_something_else``).
    """
    row, market_day = _locked_plan(plan)
    if not is_new(market_day, id=id, what="plan.confirmed", content={"plan": plan}, stamp=stamp):
        return
    _refuse_confirmed(market_day)
    _refuse_outdated(row)
    packs = packs_of(row.solution, moves_of(row), extras=row.extras)
    households = _of_plan(row, market_day)
    _check_now(packs, piles=_piles(row), households=households)
    confirmation = Confirmation.objects.create(
        id=id,
        plan=row,
        day=market_day,
        empty_handed=[
            str(households[code].id) for code, held in packs.items() if code in households and not any(held.values())
        ],
        **stamped(stamp),
    )
    _fill_bags(confirmation, packs=packs, households=households, piles=_piles(row))


@transaction.atomic
def undo_confirm(*, confirmation: UUID, stamp: Stamp) -> None:
    """Take a confirmation back while none of its bags has gone; its codes die. Repeating it changes nothing.

    Raises ``NotFoundError`` (``confirmation_not_found``), ``ConflictError`` (``bags_already_gone``, ``day_closed``).
    """
    of_day = Confirmation.objects.filter(id=confirmation).values_list("day_id", flat=True).first()
    if of_day is None:
        raise NotFoundError("confirmation_not_found")
    if not is_new(locked_day(of_day), id=confirmation, what="plan.confirmation_undone", content={}, stamp=stamp):
        return
    gone = Handover.objects.filter(bag__confirmation_id=confirmation, undone_at__isnull=True).count()
    gone += PassOn.objects.filter(bag__confirmation_id=confirmation, undone_at__isnull=True).count()
    if gone:
        raise ConflictError("bags_already_gone", bags=gone)
    Confirmation.objects.filter(id=confirmation).update(undone_at=stamp.happened_at)


def _refuse_outdated(row: Plan) -> None:
    """Raise ``ConflictError`` (``plan_outdated``) when a newer plan of the day exists."""
    if Plan.objects.filter(day_id=row.day_id, number__gt=row.number).exists():
        raise ConflictError("plan_outdated", number=row.number)


def _locked_plan(plan: UUID) -> tuple[Plan, MarketDay]:
    row = Plan.objects.filter(id=plan).first()
    if row is None:
        raise NotFoundError("plan_not_found")
    return row, locked_day(row.day_id)


def _refuse_confirmed(day: MarketDay) -> None:
    if Confirmation.objects.filter(day=day, undone_at__isnull=True).exists():
        raise ConflictError("already_confirmed")


def _piles(row: Plan) -> dict[UUID, SupplyLine]:
    return {line.id: line for line in supply_lines(row.supplies)}


def _of_plan(row: Plan, day: MarketDay) -> dict[str, HouseholdView]:
    """Return the households of a plan, as they are now and stay until the transaction ends, by code."""
    codes = {share["id"] for share in row.solution["households"]}
    list(Household.objects.select_for_update().filter(network_id=day.market.network_id, code__in=codes).order_by("id"))
    known = households_of(network=day.market.network_id, on=day.date)
    return {household.code: household for household in known if household.code in codes}


def _check_now(packs: Packs, *, piles: Mapping[UUID, SupplyLine], households: Mapping[str, HouseholdView]) -> None:
    for code, held in packs.items():
        if not any(held.values()):
            continue
        if code not in households or households[code].state != "coming":
            raise ConflictError("household_not_coming", household=code)
        check_exclusions(code, held=held, piles=piles, excludes=households[code].excludes)
        check_weight(code, grams_of(held, piles))


def _fill_bags(
    confirmation: Confirmation,
    *,
    packs: Packs,
    households: Mapping[str, HouseholdView],
    piles: Mapping[UUID, SupplyLine],
) -> None:
    """Write the bags, and take their packs out of the lots of each pile, oldest lot first."""
    day = confirmation.day
    stock = {pile.id: pile for pile in free_supplies(day)}
    lots = {pile: list(found.lots) for pile, found in stock.items()}
    taken: set[str] = set()
    bags: list[Bag] = []
    contents: list[BagContent] = []
    for position, code in enumerate(sorted(code for code, held in packs.items() if any(held.values())), start=1):
        bag = _bag(confirmation, household=households[code], position=position, taken=taken)
        bag.grams = grams_of(packs[code], piles)
        bags.append(bag)
        for pile, number in sorted(packs[code].items()):
            amount = piles[pile].amount(number)
            _check_stock(stock, pile=piles[pile], lots=lots.get(pile, []), amount=amount)
            parts, lots[pile] = take(lots.get(pile, []), amount)
            contents.extend(_content(bag, pile=piles[pile], lot=lot, amount=part) for lot, part in parts)
    Bag.objects.bulk_create(bags)
    BagContent.objects.bulk_create(contents)


def _content(bag: Bag, *, pile: SupplyLine, lot: UUID, amount: int) -> BagContent:
    counted = pile.measure == Measure.PIECES
    return BagContent(
        bag=bag,
        supply=pile.id,
        category=pile.category,
        lot=lot,
        grams=amount * pile.pack_grams if counted else amount,
        pieces=amount if counted else None,
    )


def _check_stock(
    stock: Mapping[UUID, FreeSupply], *, pile: SupplyLine, lots: list[tuple[UUID, int]], amount: int
) -> None:
    found = stock.get(pile.id)
    there = sum(part for _, part in lots) if found and not found.expired else 0
    if there < amount and any(other.recalled and other.category == pile.category for other in stock.values()):
        raise ConflictError("lot_recalled", category=pile.category)
    if there < amount and pile.measure == Measure.PIECES:
        raise ConflictError("pieces_changed", category=pile.category, pieces=there)
    if there < amount:
        raise ConflictError("stock_changed", category=pile.category, there_grams=there)


def _bag(confirmation: Confirmation, *, household: HouseholdView, position: int, taken: set[str]) -> Bag:
    id = derived(confirmation.id, "bag", position)  # of the day only: nothing of it leads back to the household
    code = next(
        code for attempt in count() if (code := short_code(id, length=BAG_CODE_LENGTH, attempt=attempt)) not in taken
    )
    taken.add(code)
    return Bag(
        id=id,
        confirmation=confirmation,
        household_id=household.id,
        code=code,
        home_delivery=household.home_delivery,
        position=position,
    )
