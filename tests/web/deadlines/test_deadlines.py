"""The page of what falls due: what is next, how many mails, one's own calendar, and when calls close for everybody."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from fabene.programme.deadlines import selectors
from fabene.programme.deadlines.values import Pace
from tests.applications import build_draft
from tests.calls import build_call
from tests.remembered import Remember
from tests.web.conftest import signed_in
from tests.world import at, build_world, key

DUE = date(2021, 5, 31)
NOW = at(8, day=date(2021, 5, 10))
SECRET = "Idea orto"


def build() -> str:
    build_world()
    call = build_call(opens_at=at(9, day=date(2021, 5, 1)), closes_at=at(12, day=DUE), jurors={}, results_by=DUE)
    return str(build_draft(call, "orto", moment=at(12, day=date(2021, 5, 3))))


@pytest.fixture
def draft(remember: Remember, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    return remember(build)


def page(client: Client) -> str:
    return client.get(reverse("deadlines:deadlines")).content.decode()


def test_what_is_next_is_first_and_the_office_reads_nothing_of_what_is_being_written(draft: str) -> None:
    mine = page(signed_in("nino"))
    assert SECRET in mine
    assert f"/proposte/{draft}/" in mine
    assert "14 giorni, 3 giorni, un giorno" in mine
    office = page(signed_in("olga"))
    assert "Chiude il bando" in office
    assert SECRET not in office
    assert SECRET not in page(signed_in("carla"))


def test_somebody_chooses_how_many_mails_and_takes_it_back(draft: str) -> None:
    nino = signed_in("nino")
    typed = {"id": str(key("choice")), "pace": "last_day", "language": "en"}
    refused = nino.post(reverse("deadlines:choose"), {**typed, "language": "fr"})
    assert refused.status_code == 400
    assert 'value="last_day"' in next(tag for tag in refused.content.decode().split("<input") if " checked" in tag)
    for _twice in range(2):
        assert nino.post(reverse("deadlines:choose"), typed).status_code == 302
    assert selectors.choice_of(key("user", "nino")).pace == Pace.LAST_DAY
    undo = reverse("deadlines:undo", args=[key("choice")])
    assert undo in page(nino)
    signed_in("carla").post(undo)
    assert selectors.choice_of(key("user", "nino")).pace == Pace.LAST_DAY, "nobody takes back what another chose"
    nino.post(undo)
    assert selectors.choice_of(key("user", "nino")).pace == Pace.DAILY


def test_a_calendar_is_opened_by_its_link_until_it_is_made_anew_or_shut(draft: str) -> None:
    nino, visitor = signed_in("nino"), Client()
    nino.post(reverse("deadlines:make_calendar"))
    first = reverse("deadlines:my_calendar", args=[selectors.feed_of(key("user", "nino"), now=NOW)])
    assert first in page(nino)
    (event,) = Calendar.from_ical(visitor.get(first).content).walk("VEVENT")
    assert SECRET in str(event["SUMMARY"])
    assert event.decoded("DTSTART") == at(12, day=DUE)
    nino.post(reverse("deadlines:make_calendar"))
    assert visitor.get(first).status_code == 404, "the one before is shut"
    second = reverse("deadlines:my_calendar", args=[selectors.feed_of(key("user", "nino"), now=NOW)])
    assert visitor.get(second).status_code == (404 if second == first else 200)
    nino.post(reverse("deadlines:shut_calendar"))
    assert visitor.get(second).status_code == 404
    assert "Non hai un calendario" in nino.post(reverse("deadlines:shut_calendar"), follow=True).content.decode()

    (closing,) = Calendar.from_ical(visitor.get(reverse("deadlines:calls_calendar")).content).walk("VEVENT")
    assert closing.decoded("DTSTART") == at(12, day=DUE)
    assert SECRET not in str(closing)
