"""Any sequence of what people may do keeps the equation to the gram, and doing it all again changes nothing."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from fabene.collecting import selectors, services
from fabene.collecting.values import Way
from fabene.core.errors import FabeneError
from fabene.ledger.selectors import heads, verify
from tests.collecting.deeds import ACTS, Deed, Turn
from tests.collecting.elsewhere import Elsewhere, build_elsewhere
from tests.remembered import Remember
from tests.world import key, stamp

CATEGORIES = ("fruit", "bread", "jars")
UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)  # a database makes shrinking a matter of many minutes


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
        "bring": 3,
        "cook": 3,
        "undo batch": 1,
        "send": 2,
        "receive": 2,
        "call back": 1,
        "close": 1,
        "late gift": 2,
        "open again": 1,
    }
)
deeds = st.lists(
    st.builds(
        Deed,
        what=st.sampled_from(sorted(WEIGHTS.elements())),
        category=st.sampled_from(CATEGORIES),
        stall=st.sampled_from(["12", "27", "farm", ""]),
        grams=st.integers(1, 60_000),
        crates=st.integers(1, 9),
        hour=st.integers(9, 18),
        celery=st.booleans(),
    ),
    min_size=1,
    max_size=14,
)


def build() -> Elsewhere:
    there = build_elsewhere()
    day = there.saturday.day.id
    services.choose_way(id=key("way"), day=day, category="bread", way=Way.HUB_BY_CRATES, stamp=stamp(8))
    return there


@pytest.fixture
def there(remember: Remember) -> Elsewhere:
    return remember(build)


@contextmanager
def undone() -> Iterator[None]:
    """Forget everything written inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@settings(max_examples=14, deadline=None, phases=UNSHRUNK, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds)
def test_whatever_is_done_the_equation_closes_and_repeating_changes_nothing(
    there: Elsewhere, deeds: list[Deed]
) -> None:
    saturday = there.saturday
    with undone():
        answers = play(there, deeds)
        before = heads(), saturday.seen()

        assert before[1].equation.closes
        assert before[1].pieces.closes
        odd = [each for each in before[1].anomalies if each.oddity == "no_donor"]
        given = [(each.grams, each.pieces) for each in before[1].givers] + [(each.grams, each.pieces) for each in odd]
        assert before[1].equation.collected_grams == sum(grams for grams, _ in given)
        assert before[1].pieces.collected_pieces == sum(number for _, number in given)
        assert sum(each.equation.stock_grams for each in before[1].categories) == before[1].equation.stock_grams
        assert sum(each.equation.stock_pieces for each in before[1].counted) == before[1].pieces.stock_pieces
        for supply in selectors.supplies(saturday.day.id):
            assert supply.grams == sum(share.grams for share in supply.lots) > 0
            assert supply.pieces == sum(share.pieces for share in supply.lots)
        check_networks(there)

        for turn, answer in answers.items():
            assert ACTS[turn.deed.what](turn) == answer

        assert (heads(), saturday.seen()) == before
        assert verify().ok


def check_networks(there: Elsewhere) -> None:
    """Nothing is lost in either network, nor between them, in grams and in pieces."""
    assert there.closes()
    totals, world = selectors.totals(), there.saturday.world
    networks = [selectors.sums_of_network(place.network.id) for place in (world.grugliasco, world.rivoli)]
    on_the_way = sum(each.grams.sent_grams - each.grams.received_grams for each in networks)
    pieces_on_the_way = sum(each.pieces.sent_pieces - each.pieces.received_pieces for each in networks)
    assert on_the_way >= 0
    assert pieces_on_the_way >= 0
    assert totals.equation.stock_grams == sum(each.grams.stock_grams for each in networks) + on_the_way
    assert totals.pieces.stock_pieces == sum(each.pieces.stock_pieces for each in networks) + pieces_on_the_way
    assert (totals.equation.sent_grams, totals.pieces.received_pieces) == (0, 0)


def play(there: Elsewhere, deeds: list[Deed]) -> dict[Turn, object]:
    """Do everything in turn and return what was answered; what is refused leaves no trace."""
    answers = {}
    for number, deed in enumerate(deeds):
        before = heads()
        turn = Turn(there=there, deed=deed, number=number, chosen=[])
        try:
            answers[turn] = ACTS[deed.what](turn)
        except FabeneError:
            assert heads() == before
    return answers
