"""Families and lots as these tests write them, and how hypothesis invents them."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from hypothesis import strategies as st

from fabene.core.fair_shares import Household, Lot, Plan, Problem, Share

ATTRIBUTES = ("gluten", "milk", "pork", "nuts")
WEIGHTS = (1, 1.7, 2, 2.7, 3.4, 4.1, Fraction(1, 3))


def family(
    name: str,
    *,
    weight: Fraction | float = 1,
    received_grams: float = 0,
    excludes: Iterable[str] = (),
    cap_grams: int | None = None,
    likes: Iterable[str] = (),
) -> Household:
    return Household(
        id=name,
        weight=weight,
        received_grams=received_grams,
        excludes=frozenset(excludes),
        cap_grams=cap_grams,
        likes=frozenset(likes),
    )


def lot(
    name: str, grams: int, *, pack_grams: int = 1000, attributes: Iterable[str] = (), eat_by: int | None = None
) -> Lot:
    return Lot(id=name, grams=grams, pack_grams=pack_grams, attributes=frozenset(attributes), eat_by=eat_by)


def problem(households: Iterable[Household], lots: Iterable[Lot], *, seed: int = 0) -> Problem:
    return Problem(households=tuple(households), lots=tuple(lots), seed=seed)


def share_of(plan: Plan, name: str) -> Share:
    return next(share for share in plan.households if share.id == name)


def levels(plan: Plan) -> list[float]:
    return [share.level for share in plan.households]


def some(names: Sequence[str]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(names), max_size=len(names))


@st.composite
def markets(draw: st.DrawFn, *, families: int = 8, lots: int = 5) -> Problem:
    """Invent a small problem: caps, histories, exclusions, likes, dates, packs that fit badly."""
    who = st.builds(
        family,
        st.just(""),
        weight=st.sampled_from(WEIGHTS),
        received_grams=st.one_of(st.just(0), st.integers(0, 20_000), st.floats(0, 20_000)),
        excludes=some(ATTRIBUTES),
        cap_grams=st.one_of(st.none(), st.integers(0, 12_000)),
        likes=some((*ATTRIBUTES, "sweet")),
    )
    what = st.builds(
        lot,
        st.just(""),
        st.integers(0, 30_000),
        pack_grams=st.sampled_from((1, 250, 300, 500, 1000, 1500, 4000)),
        attributes=some((*ATTRIBUTES, "sweet")),
        eat_by=st.one_of(st.none(), st.integers(1, 3)),
    )
    households = draw(st.lists(who, max_size=families))
    goods = draw(st.lists(what, max_size=lots))
    return Problem(
        households=tuple(_named(household, f"family {place}") for place, household in enumerate(households)),
        lots=tuple(_labelled(good, f"lot {place}") for place, good in enumerate(goods)),
        seed=draw(st.integers(0, 3)),
    )


def _named(household: Household, name: str) -> Household:
    return Household(
        id=name,
        weight=household.weight,
        received_grams=household.received_grams,
        excludes=household.excludes,
        cap_grams=household.cap_grams,
        likes=household.likes,
    )


def _labelled(good: Lot, name: str) -> Lot:
    return Lot(id=name, grams=good.grams, pack_grams=good.pack_grams, attributes=good.attributes, eat_by=good.eat_by)
