"""SPID and CIE through a provider that speaks OpenID Connect: an identity opens only what its person tied to it."""

import hashlib
import re
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from fabene.config import entrance
from fabene.lib.stamps import stamp_now
from fabene.people import services
from fabene.people.values import Role
from tests.web.accounts.people import code, inside, said, send_password, user_of, with_app
from tests.web.accounts.provider import Provider, asked_of, running
from tests.web.conftest import signed_in_by_password
from tests.world import PASSWORD, key, stamp

GO = "/accounts/identita/identita/"
BACK = "/accounts/identita/identita/ritorno/"
LEVEL_2 = "https://www.spid.gov.it/SpidL2"
TAX_CODE = "TINIT-RSSSRA80A41L219K"
SARA = {
    "sub": "sara-at-the-proxy",
    "acr": LEVEL_2,
    "fiscalNumber": TAX_CODE,
    "name": "Sara Rossi",
    "email": "carla@example.org",
    "email_verified": "true",
}
STRANGER = {"sub": "a-stranger", "acr": LEVEL_2, "email": "carla@example.org"}


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    """One provider for all tests of this file."""
    with running(SARA, STRANGER) as provider:
        yield provider


@pytest.fixture(autouse=True)
def offered(provider: Provider, settings: Settings) -> None:
    """Let the site offer that provider."""
    use(provider.url, settings)


def use(url: str, settings: Settings, *, subject: str = "sub") -> None:
    said = {
        "FABENE_OIDC_URL": url,
        "FABENE_OIDC_CLIENT_ID": "fabene",
        "FABENE_OIDC_CLIENT_SECRET": "un segreto",
        "FABENE_OIDC_SUBJECT": subject,
        "FABENE_OIDC_LEVEL": LEVEL_2,
    }
    identity = entrance.read(said, here="http://127.0.0.1:8000", https=False).identity
    settings.OIDC_URL, settings.OIDC_NAME = identity.url, identity.name
    settings.OIDC_SUBJECT, settings.OIDC_LEVEL = identity.subject, identity.level
    known = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {**known, "APPS": entrance.apps(identity)}}


def leave(client: Client, path: str = GO) -> str:
    """Press the button; return the address at the provider."""
    answer = client.post(path)
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def come_back(client: Client, address: str):  # type: ignore[no-untyped-def]  # Django's answer of a test
    """Follow the provider back to the site."""
    parts = urlsplit(address)
    assert parts.path == BACK
    return client.get(f"{parts.path}?{parts.query}")


def tie(client: Client, provider: Provider) -> None:
    answer = come_back(client, provider.confirm(leave(client), subject=SARA["sub"]))
    assert answer.headers["Location"] == "/accounts/"


def test_somebody_ties_their_identity_and_comes_in_with_it(provider: Provider) -> None:
    tie(inside("sara"), provider)
    sara = Client()
    assert "Entra con SPID o CIE" in said(sara.get("/accounts/login/"))

    answer = come_back(sara, provider.confirm(leave(sara), subject=SARA["sub"]))

    assert answer.headers["Location"] == "/giornate/"
    assert sara.get("/giornate/").status_code == 200
    assert sara.get("/giornate/").wsgi_request.user == user_of("sara")


def test_the_site_asks_for_a_code_with_a_proof_a_state_and_a_nonce(provider: Provider) -> None:
    first, second = (asked_of(leave(Client())) for _ in range(2))

    assert first["response_type"] == "code"
    assert first["code_challenge_method"] == "S256"
    assert first["scope"] == "openid"
    assert first["acr_values"] == LEVEL_2
    assert first["redirect_uri"] == f"http://127.0.0.1:8000{BACK}"
    for name in ("state", "nonce", "code_challenge"):
        assert len(first[name]) >= 32
        assert first[name] != second[name]


def test_the_way_back_is_the_site_s_own_address_whatever_name_was_asked(settings: Settings) -> None:
    settings.SITE_ADDRESS = "https://fabene.example.org"
    client = Client(headers={"host": "localhost"})
    assert asked_of(leave(client))["redirect_uri"] == f"https://fabene.example.org{BACK}"


def test_nothing_is_asked_that_an_address_says(provider: Provider) -> None:
    asked = asked_of(leave(Client(), f"{GO}?scope=profile,email&auth_params=prompt%3Dnone&process=connect"))
    assert asked["scope"] == "openid"
    assert "prompt" not in asked


def test_of_an_identity_a_hash_the_level_and_the_moment_are_kept(provider: Provider) -> None:
    tie(inside("sara"), provider)

    [row] = SocialAccount.objects.all()
    kept = str([row.uid, row.extra_data, [session.get_decoded() for session in Session.objects.all()]])

    assert re.fullmatch("[0-9a-f]{64}", row.uid)
    assert row.uid != hashlib.sha256(SARA["sub"].encode()).hexdigest()
    assert set(row.extra_data) == {"level", "at"}
    assert row.extra_data["level"] == LEVEL_2
    assert [word for word in (SARA["sub"], TAX_CODE, "Rossi", "carla@") if word in kept] == []
    assert SocialToken.objects.count() == 0
    assert user_of("sara").email == "sara@example.org"


def test_by_the_tax_code_spid_and_cie_are_one_person(provider: Provider, settings: Settings) -> None:
    use(provider.url, settings, subject="fiscalNumber")
    tie(inside("sara"), provider)
    with running({"sub": "another-proxy", "fiscalNumber": TAX_CODE.removeprefix("TINIT-").lower()}) as other:
        use(other.url, settings, subject="fiscalNumber")
        sara = Client()
        answer = come_back(sara, other.confirm(leave(sara), subject="another-proxy"))

    assert answer.headers["Location"] == "/giornate/"


def test_a_provider_that_does_not_say_who_it_is_lets_nobody_in(provider: Provider, settings: Settings) -> None:
    use(provider.url, settings, subject="fiscalNumber")
    client = Client()
    answer = come_back(client, provider.confirm(leave(client), subject=STRANGER["sub"]))
    assert answer.status_code == 400
    assert SocialAccount.objects.count() == 0


def test_an_unknown_identity_makes_no_account_and_finds_none_by_email(provider: Provider) -> None:
    people = get_user_model().objects.count()
    client = Client()

    answer = come_back(client, provider.confirm(leave(client), subject=STRANGER["sub"]))

    assert answer.status_code == 403
    assert "Non ti conosciamo ancora" in said(answer)
    assert client.get("/giornate/").headers["Location"].startswith("/accounts/login/")
    assert (get_user_model().objects.count(), SocialAccount.objects.count()) == (people, 0)
    assert STRANGER["sub"] not in str([session.get_decoded() for session in Session.objects.all()])


def test_whoever_is_invited_accepts_with_their_identity_and_has_no_password(provider: Provider) -> None:
    token = services.invite(
        id=key("invited"),
        email="lia@example.org",
        display_name="Lia",
        role=Role.HUB,
        network=key("network", "grugliasco"),
        organisation=None,
        stamp=stamp_now(key("user", "carla"), timezone.now()),
    )
    lia = Client()
    lia.get(f"/invito/{token}/", follow=True)

    answer = come_back(lia, provider.confirm(leave(lia, "/invito/identita/"), subject=STRANGER["sub"]))

    assert answer.headers["Location"] == "/giornate/"
    user = get_user_model().objects.get(email="lia@example.org")
    assert not user.has_usable_password()
    assert [row.user for row in SocialAccount.objects.all()] == [user]
    again = Client()
    assert come_back(again, provider.confirm(leave(again), subject=STRANGER["sub"])).status_code == 302


def test_an_invitation_that_was_withdrawn_meanwhile_lets_no_identity_in(provider: Provider) -> None:
    moment = stamp_now(key("user", "carla"), timezone.now())
    token = services.invite(
        id=key("invited"),
        email="lia@example.org",
        display_name="Lia",
        role=Role.HUB,
        network=key("network", "grugliasco"),
        organisation=None,
        stamp=moment,
    )
    lia = Client()
    lia.get(f"/invito/{token}/", follow=True)
    back = provider.confirm(leave(lia, "/invito/identita/"), subject=STRANGER["sub"])
    services.withdraw_invitation(id=key("withdrawn"), invitation=key("invited"), stamp=moment)

    assert come_back(lia, back).status_code == 403
    assert SocialAccount.objects.count() == 0


def test_a_wrong_state_is_refused(provider: Provider) -> None:
    tie(inside("sara"), provider)
    client = Client()
    back = provider.confirm(leave(client), subject=SARA["sub"])
    state = asked_of(back)["state"]

    answer = come_back(client, back.replace(state, state[::-1]))

    assert answer.status_code == 400
    assert client.get("/giornate/").status_code == 302


def test_an_answer_counts_once_and_only_in_the_browser_that_asked(provider: Provider) -> None:
    tie(inside("sara"), provider)
    client, other = Client(), Client()
    back = provider.confirm(leave(client), subject=SARA["sub"])

    leave(other)
    assert come_back(other, back).status_code == 400
    assert come_back(client, back).status_code == 302
    client.post("/accounts/logout/")
    assert come_back(client, back).status_code == 400
    assert client.get("/giornate/").status_code == 302


def test_a_code_of_another_sign_in_is_refused(provider: Provider) -> None:
    tie(inside("sara"), provider)
    client, victim = Client(), Client()
    theirs = asked_of(provider.confirm(leave(victim), subject=SARA["sub"]))["code"]
    mine = asked_of(leave(client))

    answer = client.get(BACK, {"code": theirs, "state": mine["state"]})

    assert answer.status_code == 400
    assert client.get("/giornate/").status_code == 302


def test_a_nonce_that_is_not_ours_is_refused(provider: Provider) -> None:
    tie(inside("sara"), provider)
    client = Client()
    asked = leave(client)
    other = urlsafe_b64encode(b"a nonce of somebody else, long enough").decode()

    answer = come_back(client, provider.confirm(asked.replace(asked_of(asked)["nonce"], other), subject=SARA["sub"]))

    assert answer.status_code == 400
    assert client.get("/giornate/").status_code == 302


def test_whoever_cancels_is_told_what_they_can_do(provider: Provider) -> None:
    client = Client()
    answer = come_back(client, provider.deny(leave(client)))
    assert answer.status_code == 400
    assert "non è andato a buon fine" in said(answer)


def test_a_provider_that_is_not_there_is_said_in_words(settings: Settings) -> None:
    use("http://127.0.0.1:9", settings)
    answer = Client().post(GO)
    assert answer.status_code == 503
    assert "usa email e password" in said(answer)


def test_a_provider_that_goes_away_in_the_middle_is_said_in_words(settings: Settings) -> None:
    with running(SARA) as other:
        use(other.url, settings)
        client = Client()
        back = other.confirm(leave(client), subject=SARA["sub"])
    assert come_back(client, back).status_code == 503


def test_a_site_that_offers_none_has_no_such_page(settings: Settings) -> None:
    settings.OIDC_URL = ""
    assert Client().post(GO).status_code == 404
    assert Client().get(BACK).status_code == 404
    assert "SPID" not in said(Client().get("/accounts/login/"))


def test_an_identity_opens_one_account_only(provider: Provider) -> None:
    tie(inside("sara"), provider)
    ugo = inside("ugo")

    come_back(ugo, provider.confirm(leave(ugo), subject=SARA["sub"]))

    assert "apre già un altro accesso" in said(ugo.get("/accounts/"))
    assert [row.user.email for row in SocialAccount.objects.all()] == ["sara@example.org"]


def test_hours_after_signing_in_tying_asks_again_who_it_is(provider: Provider) -> None:
    inside("sara")
    sara = signed_in_by_password("sara")

    asked = sara.post(GO)
    assert asked.headers["Location"].startswith("/accounts/reauthenticate/")

    on = sara.post(asked.headers["Location"], {"password": PASSWORD})
    assert on.headers["Location"].startswith(provider.url)


def test_whoever_owes_a_second_factor_ties_nothing_before(provider: Provider) -> None:
    assert inside("carla").post(GO).headers["Location"] == "/accounts/secondo-passo/"


def test_an_identity_is_untied_unless_it_is_the_only_way_in(provider: Provider) -> None:
    sara = inside("sara")
    tie(sara, provider)
    user = user_of("sara")
    user.set_unusable_password()
    user.save()
    alone = Client()
    come_back(alone, provider.confirm(leave(alone), subject=SARA["sub"]))

    alone.post("/accounts/identita/slega/")
    assert SocialAccount.objects.count() == 1

    user.set_password(PASSWORD)
    user.save()
    sara = Client()
    send_password(sara, "sara")
    sara.post("/accounts/identita/slega/")
    assert SocialAccount.objects.count() == 0


def test_who_has_an_app_is_asked_for_its_code_after_an_identity_too(provider: Provider) -> None:
    tie(inside("sara"), provider)
    with_app("sara")
    sara = Client()

    answer = come_back(sara, provider.confirm(leave(sara), subject=SARA["sub"]))

    assert answer.headers["Location"] == "/accounts/login/secondo-passo/"
    assert sara.get("/giornate/").status_code == 302
    assert sara.post("/accounts/login/secondo-passo/", {"code": code()}).headers["Location"] == "/giornate/"


@pytest.mark.parametrize("levels", [frozenset(), frozenset({LEVEL_2})], ids=["does not", "does"])
def test_a_level_counts_as_the_second_factor_when_the_owner_says_so(
    provider: Provider, settings: Settings, levels: frozenset[str]
) -> None:
    tie(inside("sara"), provider)
    services.grant_role(
        id=key("now a rider"),
        user=key("user", "sara"),
        role=Role.RIDER,
        network=key("network", "grugliasco"),
        stamp=stamp(9, who="pia"),
    )
    settings.OIDC_STRONG_LEVELS = levels
    sara = Client()
    come_back(sara, provider.confirm(leave(sara), subject=SARA["sub"]))

    assert (sara.get("/giornate/").headers.get("Location") == "/accounts/secondo-passo/") == (not levels)
