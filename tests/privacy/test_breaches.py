"""A breach is written down at once, its clock runs, and nothing of it is ever changed."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from fabene.privacy import selectors, services
from fabene.privacy.models import Breach, BreachNote
from fabene.privacy.services.breaching import Told
from fabene.privacy.values import Harm, Step
from tests.sharing.market import refusal
from tests.world import at, key, stamp

pytestmark = pytest.mark.django_db

OLGA = stamp(18, who="olga")
TOLD = Told(
    known_at=at(17), harm=Harm.SEEN, what="un foglio fotografato", whom="le famiglie del sabato", people=30, risk=""
)


def report() -> int:
    return services.report_breach(id=key("breach"), told=TOLD, stamp=OLGA)


def note(step: Step, word: str = "note", *, minute: int = 1) -> None:
    when = stamp(18, minute, who="olga")
    services.note_breach(id=key(word), breach=key("breach"), step=step, text="fatto", stamp=when)


def test_the_clock_runs_for_three_days_from_when_it_was_known() -> None:
    assert report() == report() == 1

    found = selectors.breach(key("breach"))
    assert found.due_at - found.known_at == timedelta(hours=72)
    assert (found.people, found.closed, found.notes) == (30, False, ())


def test_what_was_done_is_added_until_it_is_over() -> None:
    report()
    note(Step.MEASURE)
    note(Step.AUTHORITY, "told", minute=2)
    note(Step.CLOSED, "over", minute=3)

    [found] = selectors.breaches()
    assert [one.step for one in found.notes] == [Step.MEASURE, Step.AUTHORITY, Step.CLOSED]
    assert found.closed
    assert refusal(lambda: note(Step.MEASURE, "late")) == "breach_closed"


def test_a_breach_of_tomorrow_is_refused_and_so_is_a_note_on_none() -> None:
    late = Told(known_at=at(19), harm=Harm.LOST, what="x", whom="y", people=None, risk="")

    assert refusal(lambda: services.report_breach(id=key("x"), told=late, stamp=OLGA)) == "breach_in_future"
    assert refusal(lambda: note(Step.MEASURE)) == "breach_not_found"


@pytest.mark.parametrize("model", [Breach, BreachNote])
def test_the_database_lets_nothing_be_changed(model: type[Breach | BreachNote]) -> None:
    report()
    note(Step.MEASURE)

    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.all().delete()
