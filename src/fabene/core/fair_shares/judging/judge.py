"""The judgement of a plan, from the plainest question to the finest."""

from fabene.core.fair_shares.judging.accounts import names_faults, packs_faults
from fabene.core.fair_shares.judging.case import side_by_side
from fabene.core.fair_shares.judging.exactness import exact_faults
from fabene.core.fair_shares.judging.mixture import mixture
from fabene.core.fair_shares.judging.promise import promise_faults
from fabene.core.fair_shares.judging.proof import proof_faults
from fabene.core.fair_shares.refusals import refuse_bad_problem
from fabene.core.fair_shares.values import Fault, Plan, Problem


def check(problem: Problem, plan: Plan) -> list[Fault]:
    """Return everything that is wrong with ``plan`` as an answer to ``problem``; an empty list accepts it.

    Names come first: a plan that speaks of other households or lots is judged no further. Then packs and grams,
    exclusions and caps; the exact shares and that they are leximin, by cuts; the proof; the promise of the whole packs.
    Amounts may differ by a microgram and a part in 10⁹.

    Raises:
        ProblemRefusedError: if the problem itself is out of bounds.
    """
    refuse_bad_problem(problem)
    faults = list(names_faults(problem, plan))
    if faults or not problem.households:
        return faults + ([] if faults else list(packs_faults(problem, plan)))
    faults += packs_faults(problem, plan)
    case = side_by_side(problem, plan)
    faults += exact_faults(problem, case)
    faults += proof_faults(problem, plan, case=case)
    mix, unproved = mixture(problem, case)
    return [*faults, *unproved, *promise_faults(problem, case, mix=mix)]
