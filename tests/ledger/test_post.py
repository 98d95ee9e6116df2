"""Something moves from somebody to somebody, and stays written."""

import hashlib
import json
from dataclasses import FrozenInstanceError, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.ledger import rules, selectors, services, statements
from fabene.ledger.errors import UnbalancedError
from fabene.ledger.values import Unit
from tests.ledger.apples import (
    APPLES,
    FAMILY,
    GRUGLIASCO,
    HUB,
    RIVOLI,
    SATURDAY,
    STALL,
    VOLUNTEER,
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


def test_a_kilo_of_apples_goes_from_the_stall_to_the_hub() -> None:
    posted = services.post(donation(1000))

    assert posted.number == 1
    assert posted.lines == moved(STALL, HUB, 1000)
    assert selectors.movement(posted.id) == posted
    assert selectors.balance(owner=HUB, unit=Unit.GRAMS) == 1000
    assert selectors.balance(owner=STALL, unit=Unit.GRAMS) == -1000


def test_an_owner_may_hold_less_than_nothing_because_recording_is_never_blocked() -> None:
    services.post(donation(lines=moved(HUB, FAMILY, 7000)))

    assert selectors.balance(owner=HUB, unit=Unit.GRAMS) == -7000


def test_numbers_follow_each_other_in_each_book() -> None:
    books = [GRUGLIASCO, RIVOLI, GRUGLIASCO, GRUGLIASCO, RIVOLI]

    posted = services.post_many([donation(book=book) for book in books])

    assert [each.number for each in posted] == [1, 1, 2, 3, 2]


def test_anybody_can_compute_the_chain_again_with_json_and_sha256() -> None:
    first = services.post(donation(1000, reason="due «cassette»\n da 500 g"))
    second = services.reverse(first.id, id=fresh_id(), stamp=stamp(days=1))

    content = [
        "fabene-ledger-1",
        str(second.id),
        str(GRUGLIASCO),
        2,
        "reversal",
        "2026-03-08T09:00:00.123456Z",
        "2026-03-08T10:00:00.123456Z",
        str(VOLUNTEER),
        "",
        str(first.id),
        [[str(STALL), "grams", str(APPLES), 1000], [str(HUB), "grams", str(APPLES), -1000]],
    ]
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    assert second.hash == hashlib.sha256(bytes.fromhex(first.hash) + text.encode()).hexdigest()


def test_a_known_movement_has_the_same_hash_on_every_database() -> None:
    posted = services.post(donation(id=UUID(int=0xF00D)))

    assert (posted.hash, selectors.ledger_hash()) == (
        "dd206e6d8012257be7716cd573a89b1653a4778275e8d5a6dcafea4dee19bfc8",
        "9cf808f984ed1e92f46de60f3748482ccb36e84a7993854a62f56581b95961e9",
    )


def test_a_moment_is_kept_to_the_microsecond_and_in_utc() -> None:
    in_rome = SATURDAY.astimezone(timezone(timedelta(hours=1)))

    posted = services.post(donation(stamp=replace(stamp(), happened_at=in_rome)))

    assert posted.happened_at == selectors.movement(posted.id).happened_at == SATURDAY
    assert posted.happened_at.utcoffset() == timedelta(0)


def test_what_a_book_recorded_never_goes_back_even_when_a_clock_does() -> None:
    first, second = services.post_many([donation(stamp=stamp(recorded_days=2)), donation(stamp=stamp(recorded_days=1))])

    assert second.recorded_at == first.recorded_at


def test_one_movement_may_speak_of_apples_and_of_the_hours_spent_on_them() -> None:
    minutes = tuple(replace(line, unit=Unit.MINUTES, lot=None) for line in moved(FAMILY, HUB, 90))

    services.post(donation(lines=(*moved(STALL, HUB, 1000), *minutes)))

    assert selectors.balance(owner=HUB, unit=Unit.GRAMS) == 1000
    assert selectors.balance(owner=HUB, unit=Unit.MINUTES) == 90


def test_two_stalls_fill_the_same_crate_in_one_movement() -> None:
    services.open_owner(id=UUID(int=0x5A11), kind="stall")
    lines = (*moved(STALL, HUB, 1000), *moved(UUID(int=0x5A11), HUB, 500))

    services.post(donation(lines=lines))

    assert selectors.holdings(owner=HUB, unit=Unit.GRAMS) == {APPLES: 1500}


def test_a_posted_movement_cannot_be_changed_in_memory() -> None:
    posted = services.post(donation())

    with pytest.raises(FrozenInstanceError):
        posted.reason = "pere"  # type: ignore[misc]  # the very thing that must fail


def test_posting_five_hundred_asks_no_more_often_than_posting_five() -> None:
    queries = []
    for count in (5, rules.MAX_MOVEMENTS_PER_BATCH):
        with CaptureQueriesContext(connection) as captured:
            services.post_many([donation() for _ in range(count)])
        queries.append(len(captured))

    assert queries[0] == queries[1]


def test_the_largest_batch_with_many_lines_is_posted_whole() -> None:
    lines = tuple(line for amount in range(1, 6) for line in moved(STALL, HUB, amount))

    services.post_many([donation(lines=lines) for _ in range(rules.MAX_MOVEMENTS_PER_BATCH)])

    assert selectors.balance(owner=HUB, unit=Unit.GRAMS) == 15 * rules.MAX_MOVEMENTS_PER_BATCH
    assert selectors.verify().entries == 10 * rules.MAX_MOVEMENTS_PER_BATCH


def test_an_empty_batch_changes_nothing() -> None:
    assert services.post_many([]) == []


REFUSALS: dict[str, tuple[dict[str, Any], str]] = {
    "grams that do not sum to zero": ({"lines": (*moved(STALL, HUB, 5)[:1], *moved(STALL, HUB, 6)[1:])}, "unbalanced"),
    "a kilo paid with minutes": (
        {"lines": (moved(STALL, HUB, 5)[0], replace(moved(STALL, HUB, 5)[1], unit=Unit.MINUTES))},
        "unbalanced",
    ),
    "no lines": ({"lines": ()}, "too_few_lines"),
    "a line that moves nothing": ({"lines": moved(STALL, HUB, 0)}, "amount_zero"),
    "more than a thousand million tonnes": ({"lines": moved(STALL, HUB, rules.MAX_AMOUNT + 1)}, "amount_out_of_range"),
    "half a gram": ({"lines": moved(STALL, HUB, 0.5)}, "amount_not_whole"),  # type: ignore[arg-type]  # what is refused
    "yes instead of a gram": ({"lines": moved(STALL, HUB, True)}, "amount_not_whole"),
    "too many lines": ({"lines": moved(STALL, HUB, 1) * 501}, "too_many_lines"),
    "a kind of two words": ({"kind": "Dono grande"}, "kind_malformed"),
    "no kind": ({"kind": ""}, "kind_malformed"),
    "a reason as long as a letter": ({"reason": "a" * 501}, "reason_too_long"),
    "a reason with a zero byte": ({"reason": "me\0le"}, "reason_unreadable"),
    "a reason that is no text": ({"reason": "\ud800"}, "reason_unreadable"),
    "a time before the epoch": (
        {"stamp": replace(stamp(), happened_at=datetime(1969, 12, 31, tzinfo=UTC))},
        "time_out_of_range",
    ),
}


@pytest.mark.parametrize(("changes", "code"), REFUSALS.values(), ids=REFUSALS)
def test_a_malformed_movement_is_refused_and_nothing_is_kept(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(FabeneError) as refused:
        services.post_many([donation(), donation(**changes)])

    assert refused.value.code == code
    assert selectors.head(GRUGLIASCO).number == 0


def test_an_unbalanced_movement_says_in_which_unit_and_by_how_much() -> None:
    with pytest.raises(UnbalancedError) as refused:
        services.post(donation(lines=(*moved(STALL, HUB, 5), *moved(STALL, FAMILY, 7)[1:])))

    assert refused.value.data == {"unit": "grams", "difference": 7}


def test_the_largest_amount_is_posted() -> None:
    services.post(donation(rules.MAX_AMOUNT))

    assert selectors.balance(owner=HUB, unit=Unit.GRAMS) == rules.MAX_AMOUNT


def test_a_batch_over_the_limit_is_refused_with_the_limit() -> None:
    with pytest.raises(FabeneError) as refused:
        services.post_many([donation() for _ in range(rules.MAX_MOVEMENTS_PER_BATCH + 1)])

    assert refused.value.code == "too_many_movements"
    assert refused.value.data["limit"] == 500


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"book": UUID(int=0xBAD)}, "book_not_found"), ({"lines": moved(UUID(int=0xBAD), HUB, 1)}, "owner_not_found")],
)
def test_a_book_or_an_owner_never_opened_is_not_found(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(NotFoundError) as refused:
        services.post(donation(**changes))

    assert refused.value.code == code
    assert selectors.head(GRUGLIASCO).number == 0


def test_opening_a_book_or_an_owner_again_changes_nothing() -> None:
    posted = services.post(donation())

    opened()

    assert selectors.head(GRUGLIASCO).hash == posted.hash


def test_a_stall_does_not_become_a_hub() -> None:
    with pytest.raises(ConflictError) as refused:
        services.open_owners({fresh_id(): "hub", STALL: "hub"})

    assert refused.value.code == "owner_kind_differs"


def test_an_owner_of_no_kind_is_refused() -> None:
    with pytest.raises(FabeneError) as refused:
        services.open_owner(id=fresh_id(), kind="")

    assert refused.value.code == "kind_malformed"


def test_more_owners_than_the_limit_are_refused() -> None:
    with pytest.raises(FabeneError) as refused:
        services.open_owners({UUID(int=number): "stall" for number in range(services.MAX_OWNERS_PER_CALL + 1)})

    assert refused.value.code == "too_many_owners"


def test_a_batch_too_large_for_one_statement_is_posted_in_several(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statements, "VALUES_PER_STATEMENT", 3)
    monkeypatch.setattr(statements, "ROWS_PER_STATEMENT", 2)
    monkeypatch.setattr(statements, "STATEMENTS_PER_TRIP", 2)
    crowd = [UUID(int=number) for number in range(0x900, 0x90A)]
    services.open_owners(dict.fromkeys(crowd, "household"))

    services.post_many([donation(lines=moved(HUB, each, 10)) for each in crowd])

    assert [selectors.balance(owner=each, unit=Unit.GRAMS) for each in crowd] == [10] * 10
    assert selectors.verify().ok
