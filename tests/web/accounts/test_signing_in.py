"""Coming in by email and password: what is asked, what is refused and in which words, and what nobody learns."""

import re

import pytest
from django.conf import settings as of_the_site
from django.test import Client
from django.urls import NoReverseMatch, reverse
from pytest_django import Settings

from tests.web.accounts.people import (
    COMPUTER,
    OTHER_PASSWORD,
    inside,
    mails,
    said,
    send_password,
    user_of,
    with_password,
)
from tests.web.conftest import signed_in
from tests.world import PASSWORD

ELSEWHERE = (
    "https://cattivo.example.net/",
    "//cattivo.example.net/",
    "/\\cattivo.example.net/",
    "javascript:alert(1)",
    "https://127.0.0.1.cattivo.example.net/",
    "https://localhost/giornate/",
)


def test_somebody_comes_in_and_goes_on_to_where_they_were_going() -> None:
    with_password("sara")
    sara = Client()
    asked = sara.get("/giornate/?rete=grugliasco")
    assert asked.headers["Location"] == "/accounts/login/?next=/giornate/%3Frete%3Dgrugliasco"

    answer = send_password(sara, "sara", next="/giornate/?rete=grugliasco")

    assert answer.headers["Location"] == "/giornate/?rete=grugliasco"
    assert sara.get("/giornate/").status_code == 200


@pytest.mark.parametrize("address", ELSEWHERE)
def test_nobody_is_sent_elsewhere_after_signing_in_or_out(address: str) -> None:
    with_password("sara")
    sara = Client()
    assert send_password(sara, "sara", next=address).headers["Location"] == "/giornate/"
    assert sara.get("/accounts/login/", {"next": address}).headers["Location"] == "/giornate/"
    changed = {"oldpassword": PASSWORD, "password1": OTHER_PASSWORD, "next": address}
    assert sara.post("/accounts/password/change/", changed).headers["Location"] == "/accounts/"
    assert sara.post("/accounts/logout/", {"next": address}).headers["Location"] == "/"
    assert sara.post("/accounts/login/passkey/", {"credential": "{}", "next": address}).status_code == 302


def test_a_wrong_password_and_an_unknown_email_are_answered_with_the_same_words() -> None:
    with_password("sara")
    wrong = send_password(Client(), "sara", password="non la so davvero")
    unknown = send_password(Client(), "nessuno", password="non la so davvero")

    pages = [said(answer).replace("sara", "").replace("nessuno", "") for answer in (wrong, unknown)]

    assert wrong.status_code == unknown.status_code == 200
    assert pages[0] == pages[1]
    assert "non vanno insieme" in pages[0]


def test_a_refused_form_keeps_the_email_and_never_the_password() -> None:
    with_password("sara")
    page = said(send_password(Client(), "sara", password="non la so davvero"))
    assert 'value="sara@example.org"' in page
    assert "non la so davvero" not in page


def test_the_fields_say_to_a_password_manager_what_they_are_and_take_what_is_pasted() -> None:
    page = said(Client().get("/accounts/login/"))
    assert 'autocomplete="username"' in page
    assert 'autocomplete="current-password"' in page
    assert "onpaste" not in page
    assert "placeholder" not in page
    change = said(inside("sara").get("/accounts/password/change/"))
    assert 'autocomplete="new-password"' in change


def test_the_session_of_a_visitor_is_not_the_one_they_are_in_with() -> None:
    with_password("sara")
    sara = Client()
    sara.get("/accounts/login/")
    session = sara.session
    session["laid"] = "by somebody else"
    session.save()
    laid = session.session_key
    sara.cookies[of_the_site.SESSION_COOKIE_NAME] = str(laid)

    send_password(sara, "sara")

    assert sara.session.session_key != laid
    assert not Client(headers={"cookie": f"{of_the_site.SESSION_COOKIE_NAME}={laid}"}).session.get("_auth_user_id")


def test_cookies_cannot_be_read_by_scripts_nor_sent_from_elsewhere() -> None:
    with_password("sara")
    morsels = send_password(Client(), "sara").cookies
    session = morsels[of_the_site.SESSION_COOKIE_NAME]
    assert session["httponly"]
    assert session["samesite"] == "Lax"
    assert 0 < int(session["max-age"]) <= 12 * 3600


def test_a_site_reached_over_https_sends_cookies_encrypted_only(settings: Settings) -> None:
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    with_password("sara")
    assert send_password(Client(), "sara").cookies[of_the_site.SESSION_COOKIE_NAME]["secure"]


def test_somebody_whose_access_is_suspended_is_told_so_only_with_the_right_password() -> None:
    with_password("sara")
    sara = user_of("sara")
    sara.is_active = False
    sara.save()

    assert "non vanno insieme" in said(send_password(Client(), "sara", password="non la so davvero"))
    assert send_password(Client(), "sara").headers["Location"] == "/accounts/inactive/"
    assert list(mails()) == []


def test_a_forgotten_password_is_chosen_anew_by_a_link_and_ends_every_session(settings: Settings) -> None:
    settings.SITE_ADDRESS = "https://fabene.example.org"
    before = inside("sara")
    asked = Client().post("/accounts/password/reset/", {"email": "sara@example.org"}, headers={"host": "localhost"})
    assert asked.headers["Location"] == "/accounts/password/reset/done/"

    [(to, subject, text)] = mails()
    link = re.search(r"https://fabene\.example\.org(/accounts/password/reset/key/\S+)", text)
    assert (to, subject) == ("sara@example.org", "Scegli un’altra password")
    assert link is not None

    browser = Client()
    form = browser.get(link.group(1), follow=True)
    assert link.group(1) not in said(form)
    chosen = browser.post(form.request["PATH_INFO"], {"password1": OTHER_PASSWORD})

    assert chosen.headers["Location"] == "/accounts/password/reset/key/done/"
    assert before.get("/giornate/").status_code == 302
    assert send_password(Client(), "sara").status_code == 200
    assert send_password(Client(), "sara", password=OTHER_PASSWORD).status_code == 302
    assert "non vale più" in said(Client().get(link.group(1), follow=True))


def test_whoever_asks_for_an_unknown_email_reads_the_same_and_nobody_gets_a_mail() -> None:
    with_password("sara")
    known = Client().post("/accounts/password/reset/", {"email": "sara@example.org"})
    sent = len(list(mails()))

    unknown = Client().post("/accounts/password/reset/", {"email": "nessuno@example.org"})

    assert (known.status_code, known.headers["Location"]) == (unknown.status_code, unknown.headers["Location"])
    assert sent == len(list(mails())) == 1


def test_the_name_a_request_came_by_is_never_in_a_mail(settings: Settings) -> None:
    settings.SITE_ADDRESS = "https://fabene.example.org"
    settings.ALLOWED_HOSTS = ["*"]
    with_password("sara")
    forged = {"host": "cattivo.example.net", "x-forwarded-host": "cattivo.example.net"}

    Client().post("/accounts/password/reset/", {"email": "sara@example.org"}, headers=forged)

    [(_, subject, text)] = mails()
    assert "cattivo" not in subject + text
    assert "https://fabene.example.org/accounts/password/reset/key/" in text


def test_a_name_the_site_does_not_answer_to_is_refused() -> None:
    answer = Client().post("/accounts/password/reset/", {"email": "a@b.it"}, headers={"host": "cattivo.example.net"})
    assert answer.status_code == 400
    assert list(mails()) == []


@pytest.mark.parametrize(
    ("password", "why"),
    [("corta", "12"), ("1234567890123", "comune"), ("sara@example.org", "")],
    ids=["short", "known to everybody", "like the email"],
)
def test_a_password_that_protects_nobody_is_refused_in_words(password: str, why: str) -> None:
    sara = inside("sara")
    answer = sara.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": password})
    assert answer.status_code == 200
    assert why in said(answer)
    assert user_of("sara").check_password(PASSWORD)


@pytest.mark.parametrize("password", ["quattro parole a caso", "ùòàè÷×¬日本語の合言葉だよ長い", "aaaaaaaaaaab1"])
def test_nobody_is_asked_for_capitals_digits_or_signs(password: str) -> None:
    sara = inside("sara")
    answer = sara.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": password})
    assert answer.status_code == 302
    assert user_of("sara").check_password(password)


def test_whoever_changes_their_password_is_told_by_mail() -> None:
    sara = inside("sara", device=COMPUTER)
    sara.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": OTHER_PASSWORD})
    [(to, subject, text)] = mails()
    assert to == "sara@example.org"
    assert subject == "La tua password è cambiata"
    assert OTHER_PASSWORD not in text
    assert "10.0.0.1" not in text


@pytest.mark.parametrize(
    "name",
    [
        "account_signup",
        "account_email",
        "account_confirm_email",
        "account_confirm_login_code",
        "mfa_trust",
        "mfa_list_webauthn",
    ],
)
def test_what_allauth_has_and_nobody_wants_is_not_there(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.parametrize(
    "path", ["/accounts/signup/", "/accounts/email/", "/accounts/social/signup/", "/accounts/2fa/"]
)
def test_an_address_of_allauth_that_is_not_routed_is_not_found(path: str) -> None:
    assert Client().get(path).status_code == 404
    assert signed_in("pia").get(path).status_code == 404
