"""Somebody who lost phone and codes is let back in from the keyboard of the server."""

from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from fabene.config import cli
from fabene.people import selectors
from tests.web.accounts.people import OTHER_PASSWORD, inside, said, user_of, with_app
from tests.world import key


def test_carla_is_out_everywhere_and_comes_back_by_the_link(capsys: pytest.CaptureFixture[str]) -> None:
    with_app("sara")
    ugo, sara = inside("ugo"), inside("sara")
    roles = selectors.roles_of(key("user", "sara"))

    assert cli.main(["readmit", "Sara@example.org"]) == 0

    link = urlsplit(capsys.readouterr().out.strip())
    assert link.netloc == "127.0.0.1:8000"
    assert sara.get("/accounts/").status_code == 302
    assert ugo.get("/accounts/").status_code == 200
    assert not Authenticator.objects.exists()
    assert not user_of("sara").has_usable_password()

    back = Client()
    form = back.get(link.path, follow=True)
    back.post(form.request["PATH_INFO"], {"password1": OTHER_PASSWORD})
    assert user_of("sara").check_password(OTHER_PASSWORD)
    assert selectors.roles_of(key("user", "sara")) == roles
    assert "non vale più" in said(Client().get(link.path, follow=True))
    assert [line.what for line in selectors.actions_on(key("user", "sara"))][-1] == "user.readmitted"


def test_somebody_who_is_not_there_is_not_let_back_in(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["readmit", "nessuno@example.org"]) == 1
    assert "user_not_found" in capsys.readouterr().err
