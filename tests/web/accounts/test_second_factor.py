"""Whoever sees names or gives roles proves a second factor in every session; nothing else is reachable before."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from tests.web.accounts.people import code, kinds_of, send_password, with_app, with_password, wrong_code
from tests.web.conftest import signed_in, signed_in_by_password
from tests.world import build_world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def world() -> None:
    cache.clear()
    build_world()


def test_a_coordinator_signs_in_sets_up_an_app_and_reaches_what_they_asked_for() -> None:
    with_password("carla")
    carla = Client()

    assert send_password(carla, "carla", next="/giornate/?rete=grugliasco").status_code == 302
    turned_back = carla.get("/giornate/?rete=grugliasco")
    assert turned_back.headers["Location"] == "/accounts/secondo-passo/"
    assert "Aggiungi un’app" in carla.get("/accounts/secondo-passo/").content.decode()

    page = carla.get("/accounts/app/")
    secret = page.context["form"].secret
    sent = carla.post("/accounts/app/", {"code": code_of(secret)})
    assert sent.headers["Location"] == "/accounts/codici/"

    codes = carla.get("/accounts/codici/").content.decode()
    assert codes.count("<li>") >= 10
    assert "data:text/plain" in codes
    assert carla.get("/accounts/secondo-passo/").headers["Location"] == "/giornate/?rete=grugliasco"
    assert carla.get("/giornate/?rete=grugliasco").status_code == 200


def code_of(secret: str) -> str:
    import time

    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
