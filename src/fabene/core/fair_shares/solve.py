"""From a problem to its plan: exact levels, mixes, whole packs, proof."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from fabene.core.fair_shares.arrays import Arrays, Exact, exact_plan
from fabene.core.fair_shares.bags import Bags, fill, packs_of
from fabene.core.fair_shares.demand import Integers
from fabene.core.fair_shares.levels import CAP, LOTS
from fabene.core.fair_shares.moves import improve
from fabene.core.fair_shares.refusals import refuse_bad_problem
from fabene.core.fair_shares.values import BoundBy, Household, Left, Lot, Plan, Problem, Share, Step


def solve(problem: Problem) -> Plan:
    """Return the fair plan of ``problem``.

    The plan does not depend on the order of households and lots; between equals the lot drawn by
    :func:`drawing_place` from the published seed decides.

    Raises:
        ProblemRefusedError: if a value is out of bounds or an id appears twice.
    """
    refuse_bad_problem(problem)
    case = prepare(problem)
    exact = exact_plan(case.arrays)
    bags = fill(
        exact.levels.grams,
        case.arrays.weight,
        received=case.arrays.received_grams,
        cap=case.arrays.cap_grams,
        signature=case.arrays.signature,
        flow=exact.flow,
        pack=case.pack,
        there=case.there,
    )
    improve(bags, np.argsort(case.eat_by, kind="stable"))
    return _plan(problem, case, exact=exact, bags=bags)


def drawing_place(seed: int, name: str) -> str:
    """Return where household or lot ``name`` stands in the drawing of ``seed``: lower goes first between equals."""
    return hashlib.sha256(f"{seed}:{name}".encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Case:
    """A problem as arrays. Households and lots are in an order of their own, the same however they were listed.

    ``households`` and ``lots`` hold their places in the problem: households as drawn, lots by falling pack, then as
    drawn.
    """

    households: Sequence[int]
    lots: Sequence[int]
    arrays: Arrays
    pack: Integers
    there: Integers
    eat_by: Integers


def prepare(problem: Problem) -> Case:
    """Return ``problem`` as arrays, alike households gathered in signatures."""
    seed = problem.seed
    people = _drawn([household.id for household in problem.households], seed)
    goods = sorted(_drawn([lot.id for lot in problem.lots], seed), key=lambda place: -problem.lots[place].pack_grams)
    households = [problem.households[place] for place in people]
    lots = [problem.lots[place] for place in goods]
    pack = np.array([lot.pack_grams for lot in lots], dtype=np.int64)
    there = np.array([lot.grams for lot in lots], dtype=np.int64) // pack
    signature, wishes = _signatures(households, lots)
    _, eat_by = np.unique([np.inf if lot.eat_by is None else lot.eat_by for lot in lots], return_inverse=True)
    arrays = Arrays(
        weight=np.array([float(household.weight) for household in households]),
        received_grams=np.array([float(household.received_grams) for household in households]),
        cap_grams=np.array(
            [np.inf if household.cap_grams is None else float(household.cap_grams) for household in households]
        ),
        signature=signature,
        compatible=_table(wishes, lots, which=0) ^ np.True_,
        supply_grams=(there * pack).astype(np.float64),
        liked=_table(wishes, lots, which=1),
        eat_by=eat_by,
    )
    return Case(households=people, lots=goods, arrays=arrays, pack=pack, there=there, eat_by=eat_by)


def _drawn(names: Sequence[str], seed: int) -> list[int]:
    places = [drawing_place(seed, name) for name in names]
    return sorted(range(len(names)), key=lambda place: (places[place], names[place]))


Wish = tuple[frozenset[str], frozenset[str]]


def _signatures(households: Sequence[Household], lots: Sequence[Lot]) -> tuple[Integers, list[Wish]]:
    """Return each household's signature, and per signature what it excludes and likes of what is there."""
    there = frozenset[str]().union(*(lot.attributes for lot in lots))
    number: dict[Wish, int] = {}
    signature = np.zeros(len(households), dtype=np.int64)
    for place, household in enumerate(households):
        wish = (household.excludes & there, household.likes & there)
        signature[place] = number.setdefault(wish, len(number))
    order = sorted(number, key=lambda wish: (sorted(wish[0]), sorted(wish[1])))
    renumbered = np.zeros(len(number), dtype=np.int64)
    renumbered[[number[wish] for wish in order]] = np.arange(len(number))
    return renumbered[signature], order


def _table(
    wishes: Sequence[Wish], lots: Sequence[Lot], *, which: int
) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    """Return for each wish and lot whether the lot has one of the attributes excluded (0) or liked (1)."""
    names = {name: number for number, name in enumerate(sorted({name for wish in wishes for name in wish[which]}))}
    named = np.zeros((len(wishes), len(names)), dtype=np.float32)
    having = np.zeros((len(names), len(lots)), dtype=np.float32)
    for row, wish in enumerate(wishes):
        named[row, [names[name] for name in wish[which]]] = 1
    for column, lot in enumerate(lots):
        having[[names[name] for name in lot.attributes if name in names], column] = 1
    return np.asarray(named @ having > 0, dtype=np.bool_)


def _plan(problem: Problem, case: Case, *, exact: Exact, bags: Bags) -> Plan:
    packs: list[dict[str, int]] = [{} for _ in problem.households]
    left = []
    for lot, held in packs_of(bags, sorted(range(len(case.lots)), key=case.lots.__getitem__)):
        said = problem.lots[case.lots[lot]]
        for household in np.flatnonzero(held).tolist():
            packs[case.households[household]][said.id] = int(held[household])
        remaining = int(case.there[lot] - bags.taken[lot])
        grams = said.grams - int(bags.taken[lot]) * said.pack_grams
        if grams:
            left.append(Left(lot=said.id, packs=remaining, grams=grams))
    place_of = np.argsort(np.array(case.households, dtype=np.int64))
    shares = tuple(
        Share(id=household.id, level=level, exact_grams=grams, grams=given, packs=packs[place])
        for place, (household, level, grams, given) in enumerate(
            zip(
                problem.households,
                exact.levels.level[place_of].tolist(),
                exact.levels.grams[place_of].tolist(),
                bags.grams[place_of].tolist(),
                strict=True,
            )
        )
    )
    return Plan(households=shares, left=tuple(left), proof=_proof(problem, case, exact=exact))


def _proof(problem: Problem, case: Case, *, exact: Exact) -> tuple[Step, ...]:
    """Return the steps: one per stage for those its lots bind, else one per level and reason."""
    stage_of = np.full(len(exact.flow), len(exact.levels.stages))
    for number, stage in enumerate(exact.levels.stages):
        stage_of[list(stage.signatures)] = number
    groups: dict[tuple[float, int, int], list[int]] = {}
    stages = np.where(exact.levels.bound == LOTS, stage_of[case.arrays.signature], -1)
    columns = (exact.levels.level.tolist(), exact.levels.bound.tolist(), stages.tolist())
    for place, key in enumerate(zip(*columns, strict=True)):
        groups.setdefault(key, []).append(case.households[place])
    steps = []
    for (level, bound, number), places in sorted(groups.items()):
        shared = exact.levels.stages[number].lots if 0 <= number < len(exact.levels.stages) else ()
        steps.append(
            Step(
                level=level,
                bound_by=_reason(bound),
                households=tuple(problem.households[place].id for place in sorted(places)),
                lots=tuple(problem.lots[place].id for place in sorted(case.lots[lot] for lot in shared)),
            )
        )
    return tuple(steps)


def _reason(bound: int) -> BoundBy:
    if bound == LOTS:
        return BoundBy.LOTS
    return BoundBy.CAP if bound == CAP else BoundBy.RECEIVED_BEFORE
