"""Does the plan speak of this problem, and does every pack add up?"""

from collections import Counter
from collections.abc import Iterator, Sequence

from fabene.core.fair_shares.values import Fault, Household, Left, Lot, Plan, Problem, Share


def names_faults(problem: Problem, plan: Plan) -> Iterator[Fault]:
    """Yield what keeps the plan from being read against the problem: names missing, unknown or twice."""
    households = {household.id for household in problem.households}
    lots = {lot.id for lot in problem.lots}
    yield from _names("households", [share.id for share in plan.households], known=households, every=True)
    yield from _names("left", [left.lot for left in plan.left], known=lots, every=False)
    for share in plan.households:
        yield from _names(f"households[{share.id}].packs", list(share.packs), known=lots, every=False)
    told = [name for step in plan.proof for name in step.households]
    yield from _names("proof", told, known=households, every=True)
    for number, step in enumerate(plan.proof):
        yield from _names(f"proof[{number}].lots", step.lots, known=lots, every=False)


def _names(place: str, names: Sequence[str], *, known: set[str], every: bool) -> Iterator[Fault]:
    for name, count in Counter(names).items():
        if name not in known:
            yield Fault(code="unknown", place=place, reason=f"{name!r} is not in the problem")
        elif count > 1:
            yield Fault(code="twice", place=place, reason=f"{name!r} is named {count} times")
    if every:
        for name in sorted(known.difference(names)):
            yield Fault(code="missing", place=place, reason=f"{name!r} is not named")


def packs_faults(problem: Problem, plan: Plan) -> Iterator[Fault]:
    """Yield every bag and lot that does not add up, and every exclusion or cap broken."""
    household_of = {household.id: household for household in problem.households}
    lot_of = {lot.id: lot for lot in problem.lots}
    given: Counter[str] = Counter()
    for share in plan.households:
        given.update(share.packs)
        yield from _bag_faults(share, household_of[share.id], lots=lot_of)
    left_of = {left.lot: left for left in plan.left}
    for lot in problem.lots:
        yield from _lot_faults(lot, given[lot.id], left=left_of.get(lot.id, Left(lot=lot.id, packs=0, grams=0)))


def _bag_faults(share: Share, household: Household, *, lots: dict[str, Lot]) -> Iterator[Fault]:
    place = f"households[{share.id}]"
    grams = sum(count * lots[lot].pack_grams for lot, count in share.packs.items())
    if grams != share.grams:
        yield Fault(code="bag_grams", place=place, reason=f"its packs weigh {grams} g, not {share.grams} g")
    for lot, count in share.packs.items():
        broken = sorted(household.excludes & lots[lot].attributes)
        if count < 0:
            yield Fault(code="negative_packs", place=place, reason=f"{count} packs of {lot!r}")
        if broken and count:
            yield Fault(code="exclusion", place=place, reason=f"{lot!r} has {', '.join(broken)}")
    if household.cap_grams is not None and grams > household.cap_grams:
        yield Fault(code="cap", place=place, reason=f"{grams} g is above its cap of {household.cap_grams} g")


def _lot_faults(lot: Lot, given: int, *, left: Left) -> Iterator[Fault]:
    place = f"left[{lot.id}]"
    remaining = lot.grams // lot.pack_grams - given
    if remaining < 0:
        yield Fault(code="over_given", place=place, reason=f"{-remaining} packs more than there are")
    elif left.packs != remaining:
        yield Fault(code="left_packs", place=place, reason=f"{remaining} packs are in no bag, not {left.packs}")
    grams = lot.grams - given * lot.pack_grams
    if remaining >= 0 and left.grams != grams:
        yield Fault(code="left_grams", place=place, reason=f"{grams} g are in no bag, not {left.grams} g")
