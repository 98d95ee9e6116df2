"""Whoever guesses is stopped by the pair of email and address: neighbours on the same Wi-Fi go on."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt, AccessLog
from django.conf import settings as of_the_site
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from fabene.lib.attempts import known_as
from fabene.privacy.services.erasing import erase_user
from fabene.privacy.values import Why
from tests.web.accounts.people import said, send_password, with_password
from tests.world import key, stamp

TRIES = of_the_site.AXES_FAILURE_LIMIT
MARKET = "192.0.2.7"
HOME = "198.51.100.3"


def guess(name: str, *, times: int = TRIES, address: str = MARKET) -> None:
    for _ in range(times):
        send_password(Client(), name, password="non la so davvero", address=address)


def test_after_ten_wrong_passwords_even_the_right_one_waits() -> None:
    with_password("sara")
    guess("sara")

    answer = send_password(Client(), "sara", address=MARKET)

    assert answer.status_code == 429
    assert "Tra 15 minuti puoi riprovare" in said(answer)
    assert "no-cache" in answer.headers["Cache-Control"]


def test_before_that_the_right_one_lets_in_and_the_count_begins_again() -> None:
    with_password("sara")
    guess("sara", times=TRIES - 1)
    assert send_password(Client(), "sara", address=MARKET).status_code == 302
    guess("sara", times=TRIES - 1)
    assert send_password(Client(), "sara", address=MARKET).status_code == 302


def test_others_on_the_same_wifi_and_the_same_person_elsewhere_come_in() -> None:
    for name in ("sara", "ugo"):
        with_password(name)
    guess("sara")

    assert send_password(Client(), "ugo", address=MARKET).status_code == 302
    assert send_password(Client(), "sara", address=HOME).status_code == 302


def test_an_account_that_is_not_there_is_locked_with_the_same_words() -> None:
    with_password("sara")
    guess("sara")
    guess("nessuno")

    there, nowhere = (send_password(Client(), name, address=MARKET) for name in ("sara", "nessuno"))

    assert there.status_code == nowhere.status_code == 429
    assert said(there) == said(nowhere)


def test_the_wait_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    with_password("sara")
    guess("sara")
    later = timezone.now() + of_the_site.AXES_COOLOFF_TIME + timedelta(seconds=1)
    monkeypatch.setattr("axes.handlers.proxy.now", lambda: later)

    assert send_password(Client(), "sara", address=MARKET).status_code == 302


def test_going_on_trying_does_not_make_the_wait_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    with_password("sara")
    guess("sara")
    now = timezone.now()
    monkeypatch.setattr("axes.handlers.proxy.now", lambda: now + timedelta(minutes=10))
    guess("sara", times=3)
    monkeypatch.setattr("axes.handlers.proxy.now", lambda: now + timedelta(minutes=15, seconds=1))

    assert send_password(Client(), "sara", address=MARKET).status_code == 302


def test_no_email_is_kept_of_those_who_tried() -> None:
    guess("sara", times=2)
    guess("Nino", times=1)

    [first, second] = AccessAttempt.objects.order_by("id")
    kept = " ".join(str(value) for row in AccessAttempt.objects.values() for value in row.values())

    assert (first.username, second.username) == tuple(
        known_as(email) for email in ("sara@example.org", "nino@example.org")
    )
    assert "@" not in kept
    assert "example.org" not in kept
    assert "non la so" not in kept
    assert AccessLog.objects.count() == 0


def test_whoever_is_erased_leaves_no_try_behind() -> None:
    guess("sara", times=2)
    guess("ugo", times=1)

    erase_user(id=key("erased"), user=key("user", "sara"), why=Why.REQUEST, stamp=stamp(9, who="pia"))

    assert [row.username for row in AccessAttempt.objects.all()] == [known_as("ugo@example.org")]


def test_the_log_of_the_server_names_nobody(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    with_password("sara")
    guess("sara", times=1)
    send_password(Client(), "sara", address=MARKET)

    assert [line for line in caplog.messages if "sara" in line or MARKET in line] == []


def test_behind_a_proxy_the_address_counts_that_the_proxy_saw(settings: Settings) -> None:
    settings.PROXIES = 1
    with_password("sara")
    with_password("ugo")
    for forged in range(TRIES):
        client = Client(headers={"x-forwarded-for": f"203.0.113.{forged}, {MARKET}"})
        send_password(client, "sara", password="non la so davvero")

    assert send_password(Client(headers={"x-forwarded-for": MARKET}), "sara").status_code == 429
    assert send_password(Client(headers={"x-forwarded-for": HOME}), "sara").status_code == 302


def test_without_a_proxy_nobody_chooses_their_address() -> None:
    with_password("sara")
    for forged in range(TRIES):
        client = Client(headers={"x-forwarded-for": f"203.0.113.{forged}"})
        send_password(client, "sara", password="non la so davvero", address=MARKET)

    assert send_password(Client(), "sara", address=MARKET).status_code == 429


def test_a_crowd_on_one_address_comes_in() -> None:
    with_password("sara")
    answers = {send_password(Client(), "sara", address=MARKET).status_code for _ in range(40)}
    assert answers == {302}


def test_a_flood_from_one_address_is_asked_to_wait() -> None:
    answers = [send_password(Client(), "nessuno", address=MARKET).status_code for _ in range(125)]
    assert answers[-1] == 429
