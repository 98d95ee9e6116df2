"""A phone that heard no answer sends again; two people post at the same moment."""

from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from fabene.core.errors import ConflictError
from fabene.ledger import selectors, services
from fabene.ledger.errors import KeyReusedError
from fabene.ledger.values import Posted, Unit
from fabene.lib.stamps import stamp_now
from tests.databases import Database
from tests.ledger.apples import (
    BREAD,
    COORDINATOR,
    FAMILY,
    GRUGLIASCO,
    HUB,
    RIVOLI,
    SATURDAY,
    STALL,
    VOLUNTEER,
    at_once,
    donation,
    fresh_id,
    moved,
    opened,
    stamp,
)


@pytest.mark.django_db
@pytest.mark.parametrize("times", [1, 2, 10])
def test_the_same_donation_sent_again_has_the_same_answer_and_is_kept_once(times: int) -> None:
    opened()
    draft = donation(1000)

    answers = {services.post(draft) for _ in range(times)}

    assert len(answers) == 1
    assert selectors.head(GRUGLIASCO).number == 1
    assert selectors.balance(owner=HUB, unit=Unit.GRAMS) == 1000


@pytest.mark.django_db
def test_a_donation_twice_in_one_batch_is_kept_once() -> None:
    opened()
    draft = donation(1000)

    first, other, again = services.post_many([draft, donation(500), draft])

    assert again == first != other
    assert selectors.balance(owner=HUB, unit=Unit.GRAMS) == 1500


@pytest.mark.django_db
def test_a_repeat_is_recorded_when_it_was_first_heard() -> None:
    opened()
    draft = donation(stamp=stamp(recorded_days=1))
    first = services.post(draft)

    again = services.post(replace(draft, stamp=stamp(recorded_days=9)))

    assert again == first


@pytest.mark.django_db
def test_a_page_sent_twice_says_now_twice_and_means_one_thing() -> None:
    opened()
    draft = donation(stamp=stamp_now(VOLUNTEER, SATURDAY))
    first = services.post(draft)

    again = services.post(replace(draft, stamp=stamp_now(VOLUNTEER, stamp(days=1).happened_at)))

    assert again == first


CHANGES: dict[str, dict[str, Any]] = {
    "another amount": {"lines": moved(STALL, HUB, 999)},
    "another owner": {"lines": moved(STALL, FAMILY, 1000)},
    "another lot": {"lines": tuple(replace(line, lot=BREAD) for line in moved(STALL, HUB, 1000))},
    "another unit": {"lines": tuple(replace(line, unit=Unit.PIECES) for line in moved(STALL, HUB, 1000))},
    "another order of lines": {"lines": moved(STALL, HUB, 1000)[::-1]},
    "another book": {"book": RIVOLI},
    "another kind": {"kind": "purchase"},
    "another reason": {"reason": "pere"},
    "another person": {"stamp": stamp(actor=COORDINATOR)},
    "another moment": {"stamp": stamp(days=1)},
}


@pytest.mark.django_db
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_the_same_id_with_other_content_is_refused(change: dict[str, Any]) -> None:
    opened()
    draft = donation(1000)
    services.post(draft)

    with pytest.raises(KeyReusedError) as refused:
        services.post(replace(draft, **change))

    assert (refused.value.code, refused.value.data) == ("key_reused", {"movement": str(draft.id)})
    assert isinstance(refused.value, ConflictError)
    assert selectors.verify().movements == 1


@pytest.mark.django_db
def test_the_id_of_a_donation_does_not_serve_for_a_reversal() -> None:
    opened()
    first, second = services.post_many([donation(), donation()])

    with pytest.raises(KeyReusedError):
        services.reverse(first.id, id=second.id, stamp=stamp())


def test_the_same_donation_ten_times_at_once_is_one_movement_and_no_error(fresh_database: Database) -> None:
    opened()
    draft = donation(1000)

    answers = at_once([partial(services.post, draft)] * 10)

    assert len(set(answers)) == 1
    assert selectors.verify().ok
    assert selectors.verify().movements == 1
    assert selectors.balance(owner=HUB, unit=Unit.GRAMS) == 1000


def test_ten_donations_at_once_all_join_the_book_with_numbers_that_follow(fresh_database: Database) -> None:
    opened()

    answers = at_once([partial(services.post, donation(amount)) for amount in range(1, 11)])

    assert sorted(each.number for each in answers) == list(range(1, 11))
    assert selectors.balance(owner=HUB, unit=Unit.GRAMS) == 55
    assert selectors.verify().ok


def test_two_books_post_at_once_to_the_same_owners(fresh_database: Database) -> None:
    opened()
    there = [donation(book=GRUGLIASCO, lines=moved(STALL, HUB, amount)) for amount in range(1, 6)]
    back = [donation(book=RIVOLI, lines=moved(HUB, STALL, amount)) for amount in range(1, 6)]

    at_once([partial(services.post_many, drafts) for drafts in (there, back, there, back)])

    assert selectors.balance(owner=HUB, unit=Unit.GRAMS) == 0
    assert [each.number for each in selectors.heads()] == [5, 5]
    assert selectors.verify().ok


def test_one_id_sent_to_two_books_at_once_is_kept_by_one_and_refused_by_the_other(fresh_database: Database) -> None:
    opened()
    draft = donation(1000)

    answers = at_once([partial(_answer, replace(draft, book=book)) for book in (GRUGLIASCO, RIVOLI) * 3])

    assert {type(each) for each in answers} == {Posted, KeyReusedError}
    assert selectors.verify().movements == 1


def test_one_movement_reversed_at_once_by_five_people_is_reversed_once(fresh_database: Database) -> None:
    opened()
    posted = services.post(donation(1000))

    answers = at_once([partial(_reversal, posted, fresh_id()) for _ in range(5)])

    assert sorted(str(each) for each in answers) == ["already_reversed"] * 4 + ["reversed"]
    assert selectors.balance(owner=HUB, unit=Unit.GRAMS) == 0


def _answer(draft: Any) -> Posted | KeyReusedError:
    try:
        return services.post(draft)
    except KeyReusedError as refused:
        return refused


def _reversal(posted: Posted, id: Any) -> str:
    try:
        services.reverse(posted.id, id=id, stamp=stamp(days=1))
    except ConflictError as refused:
        return refused.code
    return "reversed"
