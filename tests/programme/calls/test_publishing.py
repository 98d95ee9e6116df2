"""A call is written piece by piece, published whole before it opens, and changes by versions that all can read."""

from datetime import date, timedelta

import pytest

from fabene.programme.calls import selectors, services
from fabene.programme.calls.values import State, Step
from tests.calls import CLOSES, OPENS, PUBLISHED, build_call
from tests.world import at, key, stamp

pytestmark = pytest.mark.django_db

OFFICE = stamp(9, day=PUBLISHED, who="olga")
DURING = stamp(12, day=date(2020, 6, 1), who="olga")
JULY = at(23, 59, day=date(2020, 7, 6))


def test_the_call_of_2020_opens_by_itself_is_extended_with_a_reason_and_closes() -> None:
    call = build_call()
    assert [call.state_at(at(hour, day=day)) for hour, day in ((8, date(2020, 5, 1)), (10, PUBLISHED), (9, OPENS))] == [
        State.DRAFT,
        State.PUBLISHED,
        State.OPEN,
    ]
    assert (call.version, call.publishes_at) == (1, at(9, day=PUBLISHED))
    assert [juror.organisation_name for juror in call.jurors] == ["Comune", "Città Metropolitana di Torino", "S-nodi"]
    assert [criterion.weight for criterion in call.criteria] == [40, 30, 30]
    assert selectors.is_open(call.id, at(23, day=CLOSES))

    extended = services.extend_call(
        id=key("extension"), call=call.id, closes_at=JULY, reason="Venaria è entrata dopo.", stamp=DURING
    )
    again = services.extend_call(
        id=key("extension"), call=call.id, closes_at=JULY, reason="Venaria è entrata dopo.", stamp=DURING
    )
    assert extended == again == selectors.call(call.id)
    assert (extended.version, extended.closes_at, extended.publishes_at) == (2, JULY, call.publishes_at)
    assert [selectors.is_open(call.id, moment) for moment in (at(12, day=date(2020, 7, 6)), JULY)] == [True, False]
    first, second = selectors.versions(call.id)
    assert (first.text.closes_at, second.text.closes_at) == (call.closes_at, JULY)
    assert (second.step, second.reason, second.actor) == (
        Step.EXTENSION,
        "Venaria è entrata dopo.",
        key("user", "olga"),
    )
    assert [line.at for line in selectors.deadlines(since=at(0, day=CLOSES), until=JULY + timedelta(days=1))] == [JULY]
