"""What somebody holds: now, on a day, and as it was known on a day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fabene.core.errors import NotFoundError
from fabene.ledger import selectors, services
from fabene.ledger.values import Arrival, Line, Unit
from tests.ledger.apples import (
    APPLES,
    BREAD,
    DISCARD,
    FAMILY,
    GRUGLIASCO,
    HUB,
    SATURDAY,
    STALL,
    donation,
    fresh_id,
    moved,
    opened,
    stamp,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def world() -> None:
    opened()


def _of(lot: UUID | None, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return tuple(replace(line, lot=lot) for line in lines)


def test_the_hub_holds_what_came_less_what_went_of_each_lot_and_of_all() -> None:
    services.post(donation(1000))
    services.post(donation(lines=_of(BREAD, moved(STALL, HUB, 600))))
    services.post(donation(kind="handover", lines=_of(BREAD, moved(HUB, FAMILY, 200))))

    assert selectors.holdings(owner=HUB, unit=Unit.GRAMS) == {APPLES: 1000, BREAD: 400}
    assert selectors.balance(owner=HUB, unit=Unit.GRAMS) == 1400
    assert selectors.balance(owner=HUB, unit=Unit.GRAMS, lot=BREAD) == 400
    assert selectors.balance(owner=HUB, unit=Unit.PIECES) == 0


def test_a_lot_that_went_away_whole_is_not_held() -> None:
    services.post(donation(1000))
    services.post(donation(lines=moved(HUB, FAMILY, 1000)))

    assert selectors.holdings(owner=HUB, unit=Unit.GRAMS) == {}
    assert selectors.holdings(owner=UUID(int=0xBAD), unit=Unit.GRAMS) == {}


def test_what_belongs_to_no_lot_is_held_under_none() -> None:
    services.post(donation(lines=_of(None, moved(FAMILY, HUB, 90))))

    assert selectors.holdings(owner=HUB, unit=Unit.GRAMS) == {None: 90}


def test_a_balance_as_it_was_on_a_day_and_as_it_was_known_on_a_day() -> None:
    services.post(donation(1000, stamp=stamp(days=0, recorded_days=0)))
    services.post(donation(200, stamp=stamp(days=7, recorded_days=7)))
    services.post(donation(30, stamp=stamp(days=0, recorded_days=8)))  # a phone that came back late

    def on(happened: int | None, recorded: int | None) -> int:
        return selectors.balance(
            owner=HUB,
            unit=Unit.GRAMS,
            lot=APPLES,
            happened_until=None if happened is None else SATURDAY + timedelta(days=happened),
            recorded_until=None if recorded is None else SATURDAY + timedelta(days=recorded),
        )

    assert on(happened=None, recorded=None) == 1230
    assert on(happened=0, recorded=None) == 1030
    assert on(happened=0, recorded=7) == 1000
    assert on(happened=None, recorded=7) == 1200
    assert on(happened=7, recorded=8) == 1230
    assert on(happened=-1, recorded=None) == 0


def test_a_balance_as_known_on_a_day_stays_what_it_was_whatever_is_posted_later() -> None:
    known_by_friday = partial(
        selectors.balance, owner=HUB, unit=Unit.GRAMS, recorded_until=SATURDAY + timedelta(days=6)
    )
    services.post(donation(1000, stamp=stamp(recorded_days=6)))
    assert known_by_friday() == 1000

    services.post(donation(70, stamp=stamp(recorded_days=7)))
    services.post(donation(7, stamp=stamp(recorded_days=5)))  # from a server whose clock is slow

    assert known_by_friday() == 1000


def test_the_totals_of_a_lot_say_what_each_kind_of_owner_holds_of_it() -> None:
    services.open_owner(id=UUID(int=0x5A11), kind="stall")
    services.post(donation(1000))
    services.post(donation(lines=moved(UUID(int=0x5A11), HUB, 500)))
    services.post(donation(lines=moved(HUB, FAMILY, 700)))
    services.post(donation(lines=moved(HUB, DISCARD, 800)))
    services.post(donation(lines=_of(BREAD, moved(STALL, HUB, 60))))

    totals = selectors.totals_by_kind(lots=[APPLES, BREAD, UUID(int=0xBAD)], unit=Unit.GRAMS)

    assert totals == {
        APPLES: {"stall": -1500, "hub": 0, "household": 700, "discard": 800},
        BREAD: {"stall": -60, "hub": 60},
    }


def test_the_movements_of_a_lot_come_in_the_order_of_the_book() -> None:
    first = services.post(donation(1000))
    services.post(donation(lines=_of(BREAD, moved(STALL, HUB, 600))))
    both = services.post(donation(lines=(*moved(HUB, FAMILY, 100), *_of(BREAD, moved(HUB, FAMILY, 50)))))

    assert selectors.movements_of_lot(APPLES) == [first, both]
    assert selectors.movements_of_lot(UUID(int=0xBAD)) == []


def test_what_a_family_received_counts_what_came_and_not_what_was_undone() -> None:
    services.post(donation(kind="handover", lines=moved(HUB, FAMILY, 7000)))
    undone = services.post(donation(kind="handover", lines=moved(HUB, FAMILY, 900)))
    services.reverse(undone.id, id=fresh_id(), stamp=stamp())
    services.post(donation(kind="gift", lines=moved(HUB, FAMILY, 10), stamp=stamp(days=7)))

    def received(**asked: Any) -> int:
        return selectors.received(owners=[FAMILY], unit=Unit.GRAMS, **asked)[FAMILY]

    assert received() == 7010
    assert received(kinds=["handover"]) == 7000
    assert received(kinds=["pass_on"]) == 0
    assert received(happened_from=SATURDAY + timedelta(days=1)) == 10
    assert received(happened_until=SATURDAY) == 7000


def test_arrivals_come_oldest_first_and_without_what_was_undone() -> None:
    later = services.post(donation(lines=moved(HUB, FAMILY, 10), stamp=stamp(days=7)))
    first = services.post(donation(lines=(*moved(HUB, FAMILY, 7000), *_of(BREAD, moved(HUB, FAMILY, 500)))))
    undone = services.post(donation(lines=moved(HUB, FAMILY, 900)))
    services.reverse(undone.id, id=fresh_id(), stamp=stamp())

    assert selectors.arrivals(owners=[FAMILY, DISCARD], unit=Unit.GRAMS) == {
        FAMILY: (
            Arrival(happened_at=first.happened_at, amount=7500),
            Arrival(happened_at=later.happened_at, amount=10),
        ),
        DISCARD: (),
    }


def test_asking_for_a_hundred_families_costs_what_asking_for_one_does() -> None:
    families = [UUID(int=number) for number in range(0x900, 0x964)]
    services.open_owners(dict.fromkeys(families, "household"))
    services.post_many([donation(lines=moved(HUB, family, 100)) for family in families])

    for asked in (selectors.received, selectors.arrivals):
        with CaptureQueriesContext(connection) as captured:
            assert len(asked(owners=families, unit=Unit.GRAMS)) == 100
        assert len(captured) == 1


def test_the_balance_now_is_one_look_at_the_account_however_much_it_moved() -> None:
    services.post_many([donation(1) for _ in range(100)])

    with CaptureQueriesContext(connection) as captured:
        assert selectors.balance(owner=HUB, unit=Unit.GRAMS) == 100

    assert len(captured) == 1
    assert "ledger_entry" not in captured[0]["sql"]


def test_a_book_has_a_head_and_all_heads_have_one_hash() -> None:
    empty = selectors.ledger_hash()

    posted = services.post(donation())

    head = selectors.head(GRUGLIASCO)
    assert (head.number, head.hash) == (1, posted.hash)
    assert selectors.ledger_hash() != empty


@pytest.mark.parametrize("ask", [selectors.head, selectors.movement])
def test_what_does_not_exist_is_not_found(ask: Callable[[UUID], object]) -> None:
    with pytest.raises(NotFoundError):
        ask(UUID(int=0xBAD))
