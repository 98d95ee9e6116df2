"""Where somebody is signed in: seen, and ended one by one or all at once."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.utils import timezone

from fabene.web.accounts import devices
from fabene.web.accounts.address import UNKNOWN
from fabene.web.accounts.sessions import end_all_sessions
from tests.web.accounts.people import COMPUTER, OTHER_PASSWORD, PHONE, inside, said, user_of
from tests.web.conftest import signed_in
from tests.world import PASSWORD

IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1 Version/19.0 Mobile/15E148 Safari/604.1"
)
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0"


def test_somebody_sees_their_devices_and_ends_one() -> None:
    phone, computer = inside("sara"), inside("sara", device=COMPUTER)
    shown = computer.get("/accounts/dispositivi/")
    assert [view.device for view in shown.context["sessions"]] == ["Firefox su Windows", "Chrome su Android"]

    other = shown.context["sessions"][1].id
    assert computer.post(f"/accounts/dispositivi/{other}/chiudi/").headers["Location"] == "/accounts/dispositivi/"

    assert phone.get("/giornate/").headers["Location"].startswith("/accounts/login/")
    assert computer.get("/giornate/").status_code == 200
    assert len(computer.get("/accounts/dispositivi/").context["sessions"]) == 1


def test_all_the_others_end_at_once() -> None:
    computer = inside("sara", device=COMPUTER)
    others = [inside("sara") for _ in range(3)]

    computer.post("/accounts/dispositivi/altri/chiudi/")

    assert "Chiusi 3 altri dispositivi" in said(computer.get("/accounts/dispositivi/"))
    assert [other.get("/giornate/").status_code for other in others] == [302, 302, 302]
    assert computer.get("/giornate/").status_code == 200


def test_ending_this_one_is_going_out() -> None:
    sara = inside("sara")
    this = sara.get("/accounts/dispositivi/").context["sessions"][0].id
    assert sara.post(f"/accounts/dispositivi/{this}/chiudi/").headers["Location"] == "/accounts/login/"
    assert sara.get("/giornate/").status_code == 302


def test_nobody_ends_somebody_else_s() -> None:
    sara, ugo = inside("sara"), inside("ugo")
    session = sara.get("/accounts/dispositivi/").context["sessions"][0].id

    assert ugo.post(f"/accounts/dispositivi/{session}/chiudi/").status_code == 404
    assert ugo.get(f"/accounts/dispositivi/{session}/chiudi/").status_code == 405
    assert sara.get("/giornate/").status_code == 200


def test_another_password_ends_every_other_session_and_keeps_this_one() -> None:
    phone, computer = inside("sara"), inside("sara", device=COMPUTER)

    changed = {"oldpassword": PASSWORD, "password1": OTHER_PASSWORD}
    assert computer.post("/accounts/password/change/", changed).headers["Location"] == "/accounts/"

    assert phone.get("/giornate/").status_code == 302
    assert computer.get("/giornate/").status_code == 200
    assert UserSession.objects.count() == 1


def test_of_a_device_little_is_kept() -> None:
    sara = inside("sara")
    sara.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": OTHER_PASSWORD})

    [row] = UserSession.objects.all()
    assert (row.ip, row.user_agent) == (UNKNOWN, "Chrome/Android")


def test_a_page_a_day_says_when_a_session_was_used(monkeypatch: pytest.MonkeyPatch) -> None:
    sara = inside("sara")
    tomorrow = timezone.now() + timedelta(hours=11)
    session = sara.session
    session["noted_on"] = "2021-05-08"
    session.save()
    monkeypatch.setattr("fabene.web.accounts.gate.timezone.now", lambda: tomorrow)

    sara.get("/giornate/")

    [row] = UserSession.objects.all()
    assert row.last_seen_at == tomorrow
    assert row.ip == UNKNOWN


def test_a_session_of_which_nothing_is_kept_still_shows_this_device() -> None:
    shown = signed_in("sara").get("/accounts/dispositivi/", headers={"user-agent": PHONE})
    [view] = shown.context["sessions"]
    assert (view.is_this, view.device, view.id) == (True, "Chrome su Android", None)


def test_every_session_of_somebody_can_be_ended_for_them() -> None:
    phone, other = inside("sara"), inside("ugo")
    assert end_all_sessions(user_of("sara")) == 1
    assert phone.get("/giornate/").status_code == 302
    assert other.get("/giornate/").status_code == 200


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (PHONE, "Chrome su Android"),
        (COMPUTER, "Firefox su Windows"),
        (IPHONE, "Safari su iPhone"),
        (EDGE, "Edge su Windows"),
        ("curl/8.5", "Un dispositivo che non si è presentato"),
    ],
)
def test_a_device_is_said_in_a_few_words(agent: str, words: str) -> None:
    assert devices.said(devices.shortened(agent)) == words
