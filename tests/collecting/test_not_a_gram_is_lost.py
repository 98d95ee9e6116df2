"""Any sequence of what people may do keeps the equation to the gram, and doing it all again changes nothing."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from fabene.collecting import selectors, services
from fabene.collecting.values import Food, Gift, Place, Reason, Source, SourceKind, Way, Weight
from fabene.core.errors import FabeneError
from fabene.ledger.selectors import heads, verify
from fabene.lib.stamps import Stamp
from tests.collecting.market import Saturday, open_saturday
from tests.remembered import Remember
from tests.world import at, key, stamp

CATEGORIES = ("fruit", "bread")
UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)  # a database makes shrinking a matter of many minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One thing somebody does: which of the services, to what, how much, at which hour; recorded in its turn."""

    what: str
    category: str
    stall: str
    grams: int
    crates: int
    hour: int
    celery: bool


# How often each happens: gifts first, or nothing else has a point.
WEIGHTS = Counter(
    {
        "give": 6,
        "total": 1,
        "guess": 2,
        "carry": 1,
        "weigh": 3,
        "discard": 2,
        "count": 1,
        "correct donation": 3,
        "correct weighing": 1,
        "correct discard": 1,
    }
)
deeds = st.lists(
    st.builds(
        Deed,
        what=st.sampled_from(sorted(WEIGHTS.elements())),
        category=st.sampled_from(CATEGORIES),
        stall=st.sampled_from(["12", "27", ""]),
        grams=st.integers(1, 60_000),
        crates=st.integers(1, 9),
        hour=st.integers(9, 18),
        celery=st.booleans(),
    ),
    min_size=1,
    max_size=12,
)


def build_saturday() -> Saturday:
    saturday = open_saturday()
    services.choose_way(id=key("way"), day=saturday.day.id, category="bread", way=Way.HUB_BY_CRATES, stamp=stamp(8))
    return saturday


@pytest.fixture
def saturday(remember: Remember) -> Saturday:
    return remember(build_saturday)


@contextmanager
def undone() -> Iterator[None]:
    """Forget everything written inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@settings(max_examples=40, deadline=None, phases=UNSHRUNK, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds)
def test_whatever_is_done_the_equation_closes_and_repeating_changes_nothing(
    saturday: Saturday, deeds: list[Deed]
) -> None:
    with undone():
        answers = play(saturday, deeds)
        before = heads(), saturday.seen()

        assert before[1].equation.closes
        assert before[1].equation.collected_grams == sum(giver.grams for giver in before[1].givers) + sum(
            each.grams for each in before[1].anomalies if each.oddity == "no_donor"
        )
        assert sum(each.equation.stock_grams for each in before[1].categories) == before[1].equation.stock_grams
        for supply in selectors.supplies(saturday.day.id):
            assert supply.grams == sum(share.grams for share in supply.lots) > 0

        for turn, answer in answers.items():
            assert ACTS[turn.deed.what](turn) == answer

        assert (heads(), saturday.seen()) == before
        assert verify().ok


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Turn:
    """A deed in its turn: who is at the market, under which id, when."""

    saturday: Saturday
    deed: Deed
    number: int

    @property
    def id(self) -> UUID:
        return key("deed", str(self.number))

    @property
    def stamp(self) -> Stamp:
        return Stamp(
            actor=key("user", "sara"),
            happened_at=at(self.deed.hour, self.number),
            recorded_at=at(19) + timedelta(minutes=self.number),
        )

    @property
    def gift(self) -> Gift:
        """Return what is given: on one turn in two it is weighed."""
        stall, celery = self.deed.stall, self.deed.celery
        return Gift(
            source=self.saturday.stall(stall) if stall else Source(kind=SourceKind.SHOPPER),
            food=Food(category=self.deed.category, attributes=frozenset({"celery"} if celery else set())),
            weight=None if self.deed.grams % 2 else self.weight,
            crates=self.deed.crates if self.deed.grams % 2 else None,
        )

    @property
    def weight(self) -> Weight:
        return Weight(amount=Decimal(self.deed.grams), unit="g")


def play(saturday: Saturday, deeds: list[Deed]) -> dict[Turn, object]:
    """Do everything in turn and return what was answered; what is refused leaves no trace."""
    answers = {}
    for number, deed in enumerate(deeds):
        before = heads()
        turn = Turn(saturday=saturday, deed=deed, number=number)
        try:
            answers[turn] = ACTS[deed.what](turn)
        except FabeneError:
            assert heads() == before
    return answers


def give(turn: Turn) -> object:
    gift = turn.gift
    if gift.crates is None:
        return services.record_donation(
            id=turn.id,
            day=turn.saturday.day.id,
            source=gift.source,
            food=gift.food,
            weight=turn.weight,
            stamp=turn.stamp,
        )
    return services.tick_crates(
        id=turn.id,
        day=turn.saturday.day.id,
        source=gift.source,
        food=gift.food,
        crates=gift.crates,
        stamp=turn.stamp,
    )


def total(turn: Turn) -> object:
    return services.record_donation(
        id=turn.id,
        day=turn.saturday.day.id,
        source=Source(kind=SourceKind.UNKNOWN),
        food=turn.gift.food,
        weight=turn.weight,
        stamp=turn.stamp,
    )


def carry(turn: Turn) -> object:
    return services.carry(id=turn.id, day=turn.saturday.day.id, category=turn.deed.category, stamp=turn.stamp)


def weigh(turn: Turn) -> object:
    return services.weigh(
        id=turn.id, day=turn.saturday.day.id, category=turn.deed.category, weight=turn.weight, stamp=turn.stamp
    )


def guess(turn: Turn) -> object:
    return services.guess_weight(
        id=turn.id, day=turn.saturday.day.id, category=turn.deed.category, weight=turn.weight, stamp=turn.stamp
    )


def count(turn: Turn) -> object:
    return services.count_stock(
        id=turn.id, day=turn.saturday.day.id, category=turn.deed.category, weight=turn.weight, stamp=turn.stamp
    )


def discard(turn: Turn) -> object:
    return services.discard(
        id=turn.id,
        day=turn.saturday.day.id,
        place=Place.STAND if turn.deed.celery else Place.HUB,
        category=turn.deed.category,
        weight=turn.weight,
        reason=Reason.SPOILED,
        stamp=turn.stamp,
    )


def earlier(turn: Turn) -> UUID:
    """Return one of the deeds before, whatever it was: only some of them can be corrected."""
    return key("deed", str(turn.deed.crates % max(turn.number, 1)))


def correct_donation(turn: Turn) -> object:
    to = None if turn.deed.celery else turn.gift
    return services.correct_donation(id=turn.id, donation=earlier(turn), to=to, reason="errore", stamp=turn.stamp)


def correct_weighing(turn: Turn) -> object:
    to = None if turn.deed.celery else turn.weight
    return services.correct_weighing(id=turn.id, weighing=earlier(turn), to=to, reason="errore", stamp=turn.stamp)


def correct_discard(turn: Turn) -> object:
    to = None if turn.deed.celery else turn.weight
    return services.correct_discard(id=turn.id, discard=earlier(turn), to=to, reason="errore", stamp=turn.stamp)


ACTS: dict[str, Callable[[Turn], object]] = {
    "give": give,
    "total": total,
    "guess": guess,
    "carry": carry,
    "weigh": weigh,
    "discard": discard,
    "count": count,
    "correct donation": correct_donation,
    "correct weighing": correct_weighing,
    "correct discard": correct_discard,
}
