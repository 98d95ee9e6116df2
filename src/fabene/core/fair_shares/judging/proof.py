"""Does each step of the proof say the truth about the exact plan?"""

from collections.abc import Iterator, Sequence

import numpy as np

from fabene.core.fair_shares.judging.case import GRAMS, PART, Booleans, Case, Floats, Integers, same
from fabene.core.fair_shares.values import BoundBy, Fault, Plan, Problem, Step


def proof_faults(problem: Problem, plan: Plan, *, case: Case) -> Iterator[Fault]:
    """Yield every step that is out of order, names a household that does not stop there, or gives a wrong reason."""
    place_of = {household.id: place for place, household in enumerate(problem.households)}
    lot_of = {lot.id: place for place, lot in enumerate(problem.lots)}
    steps = sorted(enumerate(plan.proof), key=lambda numbered: numbered[1].level)
    if [number for number, _ in steps] != list(range(len(steps))):
        yield Fault(code="proof_order", place="proof", reason="the steps are not by rising level")
    held = np.zeros(len(problem.lots), dtype=np.bool_)
    bearers = _Bearers(case)
    for number, step in steps:
        places = np.array([place_of[name] for name in step.households], dtype=np.int64)
        place = f"proof[{number}]"
        off = ~same(case.level[places], step.level, of=step.level)
        for name in np.array(step.households, dtype=object)[off].tolist():
            yield Fault(code="proof_level", place=place, reason=f"{name!r} is not at level {step.level}")
        if step.bound_by is BoundBy.LOTS:
            held[[lot_of[name] for name in step.lots]] = True
            yield from _lots_faults(case, step, place=place, places=places, held=held, bearers=bearers)
        else:
            yield from _own_faults(case, step, place=place, places=places)


class _Bearers:
    """Sums over the kinds that need nothing but the lots in hand."""

    def __init__(self, case: Case) -> None:
        self.suits: Booleans = case.suits & (case.supply > 0)
        self.grams: Floats = np.bincount(case.kind, weights=case.exact, minlength=len(case.suits)).astype(np.float64)
        self.highest: Floats = np.full(len(case.suits), -np.inf)
        served = case.exact > GRAMS + PART * case.exact
        np.maximum.at(self.highest, case.kind[served], case.level[served])

    def need_only(self, held: Booleans) -> Booleans:
        return np.asarray(~(self.suits & ~held).any(axis=1), dtype=np.bool_)


def _lots_faults(
    case: Case, step: Step, *, place: str, places: Integers, held: Booleans, bearers: _Bearers
) -> Iterator[Fault]:
    """Check the cut: nothing else suits the households, those it feeds are no higher, and they share all of it."""
    only = bearers.need_only(held)
    outside = ~only[case.kind[places]]
    for name in np.array(step.households, dtype=object)[outside].tolist():
        yield Fault(code="proof_lots", place=place, reason=f"another lot would suit {name!r}")
    if (bearers.highest[only] > step.level * (1 + PART) + GRAMS).any():
        yield Fault(code="proof_lots", place=place, reason="a household fed by these lots is above this level")
    shared, there = float(bearers.grams[only].sum()), float(case.supply[held].sum())
    if step.lots and abs(shared - there) > GRAMS * (len(only) + 1) + PART * there:
        yield Fault(code="proof_lots", place=place, reason=f"the lots have {there} g, {shared} g of them are shared")


def _own_faults(case: Case, step: Step, *, place: str, places: Sequence[int] | Integers) -> Iterator[Fault]:
    """Check a household that its own cap or history stops."""
    wanted = case.cap[places] if step.bound_by is BoundBy.CAP else np.zeros(len(places))
    with np.errstate(invalid="ignore"):
        off = ~same(case.exact[places], wanted, of=case.exact[places])
    code = "proof_cap" if step.bound_by is BoundBy.CAP else "proof_received_before"
    for name in np.array(step.households, dtype=object)[off].tolist():
        yield Fault(
            code=code, place=place, reason=f"{name!r} does not have {'its cap' if code == 'proof_cap' else 'nothing'}"
        )
    if step.lots:
        yield Fault(code=code, place=place, reason="only a step bound by lots names lots")
