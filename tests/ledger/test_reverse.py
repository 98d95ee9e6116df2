"""A mistake is undone by its opposite, once, and both stay written."""

from uuid import UUID

import pytest

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.ledger import selectors, services
from fabene.ledger.values import Unit
from tests.ledger.apples import GRUGLIASCO, HUB, RIVOLI, STALL, donation, fresh_id, moved, opened, stamp

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def world() -> None:
    opened()


def test_a_donation_written_by_mistake_is_undone_line_by_line() -> None:
    posted = services.post(donation(1000, book=RIVOLI))

    undone = services.reverse(posted.id, id=fresh_id(), stamp=stamp(days=1), reason="erano pere")

    assert undone.lines == moved(HUB, STALL, 1000)[::-1]
    assert (undone.reverses, undone.kind, undone.book, undone.reason) == (posted.id, "reversal", RIVOLI, "erano pere")
    assert selectors.balance(owner=HUB, unit=Unit.GRAMS) == 0
    assert selectors.is_reversed(posted.id)


def test_what_was_not_undone_is_not_reversed() -> None:
    assert not selectors.is_reversed(services.post(donation()).id)


def test_the_same_reversal_sent_again_has_the_same_answer() -> None:
    posted = services.post(donation())
    id = fresh_id()

    assert services.reverse(posted.id, id=id, stamp=stamp()) == services.reverse(posted.id, id=id, stamp=stamp())
    assert selectors.head(GRUGLIASCO).number == 2


def test_a_movement_is_reversed_once() -> None:
    posted = services.post(donation())
    services.reverse(posted.id, id=fresh_id(), stamp=stamp())

    with pytest.raises(ConflictError) as refused:
        services.reverse(posted.id, id=fresh_id(), stamp=stamp())

    assert refused.value.code == "already_reversed"


def test_a_reversal_is_not_reversed() -> None:
    posted = services.post(donation())
    undone = services.reverse(posted.id, id=fresh_id(), stamp=stamp())

    with pytest.raises(ConflictError) as refused:
        services.reverse(undone.id, id=fresh_id(), stamp=stamp())

    assert refused.value.code == "reversal_of_reversal"


def test_what_was_never_posted_is_not_found() -> None:
    with pytest.raises(NotFoundError) as refused:
        services.reverse(UUID(int=0xBAD), id=fresh_id(), stamp=stamp())

    assert refused.value.code == "movement_not_found"


def test_a_reason_too_long_is_refused() -> None:
    posted = services.post(donation())

    with pytest.raises(FabeneError) as refused:
        services.reverse(posted.id, id=fresh_id(), stamp=stamp(), reason="a" * 501)

    assert refused.value.code == "reason_too_long"
    assert not selectors.is_reversed(posted.id)


def test_a_corrected_donation_is_a_reversal_and_a_new_one() -> None:
    wrong = services.post(donation(10_000))

    services.reverse(wrong.id, id=fresh_id(), stamp=stamp())
    services.post(donation(1000))

    assert selectors.balance(owner=HUB, unit=Unit.GRAMS) == 1000
    assert selectors.verify().ok
