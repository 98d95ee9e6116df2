"""Whoever sees names or gives roles proves a second factor in every session; nothing else is reachable before."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from django.urls import resolve
from pytest_django import Settings

from fabene.people import services
from fabene.people.values import GUARDED_ROLES, ORGANISATION_ROLES, Role
from fabene.web.accounts.gate import PROVING, SETTING_UP
from tests.web.accounts.people import (
    SECRET,
    code,
    inside,
    kinds_of,
    said,
    send_password,
    with_app,
    with_password,
    wrong_code,
)
from tests.web.addresses import addresses
from tests.web.conftest import signed_in, signed_in_by_password
from tests.world import grant, key, stamp

SECOND_STEP = "/accounts/secondo-passo/"


def test_a_coordinator_sets_up_an_app_and_reaches_what_they_asked_for() -> None:
    carla = inside("carla")
    assert carla.get("/giornate/?rete=grugliasco").headers["Location"] == SECOND_STEP
    assert "Aggiungi un’app" in said(carla.get(SECOND_STEP))

    secret = carla.get("/accounts/app/").context["form"].secret
    assert carla.post("/accounts/app/", {"code": code(secret)}).headers["Location"] == "/accounts/codici/"

    assert "data:text/plain" in said(carla.get("/accounts/codici/"))
    assert carla.get(SECOND_STEP).headers["Location"] == "/giornate/?rete=grugliasco"
    assert carla.get("/giornate/?rete=grugliasco").status_code == 200
    assert kinds_of("carla") == ["recovery_codes", "totp"]


def test_a_wrong_first_code_sets_nothing_up() -> None:
    carla = inside("carla")
    carla.get("/accounts/app/")

    answer = carla.post("/accounts/app/", {"code": "12"})

    assert answer.status_code == 200
    assert "Questo codice non va" in said(answer)
    assert kinds_of("carla") == []
    assert carla.get("/giornate/").headers["Location"] == SECOND_STEP


def test_who_has_an_app_is_asked_for_its_code_before_they_are_in() -> None:
    with_app("carla")
    carla = inside("carla")
    assert carla.get("/giornate/").headers["Location"].startswith("/accounts/login/")

    assert "Questo codice non va" in said(carla.post("/accounts/login/secondo-passo/", {"code": wrong_code()}))
    assert carla.post("/accounts/login/secondo-passo/", {"code": code()}).status_code == 302
    assert carla.get("/giornate/").status_code == 200


def test_a_code_counts_once() -> None:
    with_app("carla")
    first, second = inside("carla"), inside("carla")
    now = code()
    assert first.post("/accounts/login/secondo-passo/", {"code": now}).status_code == 302

    again = second.post("/accounts/login/secondo-passo/", {"code": now})
    cache.clear()  # another process knows nothing of the first
    elsewhere = second.post("/accounts/login/secondo-passo/", {"code": now})
    earlier = second.post("/accounts/login/secondo-passo/", {"code": code(steps=-1)})

    assert again.status_code == 200
    assert "è già servito" in said(elsewhere)
    assert earlier.status_code == 200
    assert second.get("/giornate/").headers["Location"].startswith("/accounts/login/")


def test_a_few_wrong_codes_and_even_the_right_one_has_to_wait() -> None:
    with_app("carla")
    carla = inside("carla")
    for _ in range(5):
        carla.post("/accounts/login/secondo-passo/", {"code": wrong_code()})

    answer = carla.post("/accounts/login/secondo-passo/", {"code": code()})

    assert "Troppi codici sbagliati" in said(answer)
    assert carla.get("/giornate/").headers["Location"].startswith("/accounts/login/")


def test_a_code_of_recovery_lets_in_once() -> None:
    spare = with_app("carla")[0]
    carla, thief = inside("carla"), inside("carla")

    assert carla.post("/accounts/login/secondo-passo/", {"code": f"{spare[:4]} {spare[4:]}"}).status_code == 302
    assert carla.get("/giornate/").status_code == 200
    assert "Questo codice non va" in said(thief.post("/accounts/login/secondo-passo/", {"code": spare}))


def test_a_volunteer_at_the_stand_needs_no_second_factor_and_may_have_one() -> None:
    sara = inside("sara")
    assert sara.get("/giornate/").status_code == 200
    secret = sara.get("/accounts/app/").context["form"].secret
    sara.post("/accounts/app/", {"code": code(secret)})

    assert kinds_of("sara") == ["recovery_codes", "totp"]
    assert sara.post("/accounts/app/togli/").status_code == 302
    assert kinds_of("sara") == []


@pytest.mark.parametrize("role", sorted(Role))
def test_each_role_is_asked_or_not(role: Role) -> None:
    place = None if role == Role.PROGRAMME else key("network", "grugliasco")
    body = key("organisation", "grugliasco") if role in ORGANISATION_ROLES else None
    services.grant_role(
        id=key("a role", role), user=key("user", "nino"), role=role, network=place, organisation=body, stamp=stamp(9)
    )

    answer = signed_in_by_password("nino").get("/giornate/")

    assert (answer.headers.get("Location") == SECOND_STEP) == (role in GUARDED_ROLES)
    assert signed_in("nino").get("/giornate/").headers.get("Location") != SECOND_STEP


def test_a_role_given_in_the_middle_of_a_session_asks_from_then_on() -> None:
    nino = inside("nino")
    assert nino.get("/giornate/").headers.get("Location") != SECOND_STEP

    grant("nino", role=Role.COORDINATOR, network="rivoli")

    assert nino.get("/giornate/").headers["Location"] == SECOND_STEP


def test_whoever_proved_nothing_reaches_their_own_sign_in_the_public_pages_and_the_way_out_only() -> None:
    carla = signed_in_by_password("carla")
    plain = {each.name: each.route for each in addresses() if "<" not in each.route}
    public = {name for name, path in plain.items() if not getattr(resolve(path).func, "login_required", True)}
    reached = {name for name, path in plain.items() if carla.get(path).headers.get("Location") != SECOND_STEP}

    assert reached - public <= SETTING_UP
    assert {"home", "account_logout", "mfa_activate_totp"} <= reached


def test_whoever_has_a_second_factor_reaches_only_where_it_is_proved() -> None:
    carla = signed_in_by_password("carla")
    with_app("carla")

    for path in ("/accounts/", "/accounts/codici/", "/accounts/passkey/", "/accounts/dispositivi/", "/inviti/"):
        assert carla.get(path).headers["Location"] == SECOND_STEP, path
    ask = carla.get(SECOND_STEP).headers["Location"]
    assert ask.startswith("/accounts/reauthenticate/codice/")
    assert carla.post(ask, {"code": code()}).status_code == 302
    assert carla.get("/giornate/").status_code == 200
    assert {"mfa_reauthenticate", "second_factor"} <= PROVING


def test_a_form_sent_without_proof_changes_nothing() -> None:
    answer = signed_in_by_password("carla").post("/giornate/apri/", {"date": "2021-05-08"})
    assert answer.headers["Location"] == SECOND_STEP


def test_another_program_is_told_in_its_own_language() -> None:
    answer = signed_in_by_password("carla").get("/api/v1/networks/grugliasco/households")
    assert (answer.status_code, answer.json()["code"]) == (403, "second_factor_owed")
    assert signed_in("carla").get("/api/v1/networks/grugliasco/households").status_code == 200


def test_a_part_of_a_page_asked_without_proof_sends_the_whole_page_there() -> None:
    answer = signed_in_by_password("carla").get("/giornate/", headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == SECOND_STEP


def test_a_coordinator_cannot_do_without_their_last_second_factor() -> None:
    carla = inside("carla")
    secret = carla.get("/accounts/app/").context["form"].secret
    carla.post("/accounts/app/", {"code": code(secret)})

    assert "Aggiungine prima un altro" in said(carla.get("/accounts/app/togli/"))
    assert "Aggiungine prima un altro" in said(carla.post("/accounts/app/togli/"))
    assert kinds_of("carla") == ["recovery_codes", "totp"]


def test_codes_of_recovery_are_shown_once_and_made_anew() -> None:
    carla = inside("carla")
    secret = carla.get("/accounts/app/").context["form"].secret
    carla.post("/accounts/app/", {"code": code(secret)})
    first = carla.get("/accounts/codici/")
    old = first.context["codes"]
    again = carla.get("/accounts/codici/")

    assert len(old) == 10
    assert [shown for shown in old if shown in said(again)] == []
    assert "Hai ancora 10 codici" in said(again)

    assert carla.post("/accounts/codici/nuovi/").headers["Location"] == "/accounts/codici/"
    new = carla.get("/accounts/codici/").context["codes"]
    assert len(new) == 10
    assert not set(old) & set(new)


def test_secrets_are_sealed_where_they_are_kept() -> None:
    carla = inside("carla")
    secret = carla.get("/accounts/app/").context["form"].secret
    carla.post("/accounts/app/", {"code": code(secret)})

    assert secret not in str(list(Authenticator.objects.values_list("data", flat=True)))
    with_app("pia")
    assert SECRET not in str(list(Authenticator.objects.values_list("data", flat=True)))


def test_a_change_hours_later_asks_again_who_it_is() -> None:
    with_password("sara")
    sara = signed_in("sara")
    for path in ("/accounts/app/", "/accounts/passkey/"):
        answer = sara.get(path)
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/accounts/")
        assert f"next={path.replace('/', '%2F')}" in answer.headers["Location"]


def test_a_seat_of_a_demonstration_is_exempt_and_the_bar_says_so(in_demo: None) -> None:
    services.create_seat(
        key="carla", user=key("user", "carla"), title="Carla", what="Coordina.", position=1, stamp=stamp(9)
    )
    visitor = Client()
    assert visitor.post("/posti/", {"key": "carla"}).status_code == 302

    desk = visitor.get("/giornate/")

    assert desk.status_code == 200
    assert "senza secondo passo" in said(desk)


def test_a_seat_taken_in_a_demonstration_proves_nothing_on_a_real_site(settings: Settings) -> None:
    carla = signed_in_by_password("carla")
    session = carla.session
    session["demo_seat"] = True
    session.save()

    assert carla.get("/giornate/").headers["Location"] == SECOND_STEP
    settings.DEMO = True
    assert carla.get("/giornate/").status_code == 200


def test_signing_in_again_asks_again() -> None:
    with_app("carla")
    carla = inside("carla")
    carla.post("/accounts/login/secondo-passo/", {"code": code()})
    carla.post("/accounts/logout/")

    assert send_password(carla, "carla").headers["Location"] == "/accounts/login/secondo-passo/"
    assert carla.get("/giornate/").headers["Location"].startswith("/accounts/login/")
