"""Somebody at the keyboard of the server lets the first coordinator in."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.contrib.auth import authenticate
from django.test import RequestFactory

from fabene.config import cli
from fabene.config.programme import identity
from fabene.config.programme.load import load
from fabene.lib.stamps import stamp_now
from fabene.people import selectors
from fabene.people.values import Role

GOOD = "una mela per la rete"


def typing(monkeypatch: pytest.MonkeyPatch, *words: str) -> None:
    said = iter(words)
    monkeypatch.setattr("fabene.config.commands.admit.getpass", lambda _prompt: next(said))


def admitted(email: str) -> UUID:
    user = authenticate(RequestFactory().get("/"), email=email, password=GOOD)
    assert user is not None
    return UUID(str(user.pk))


@pytest.mark.django_db
def test_carla_coordinates_every_network(monkeypatch: pytest.MonkeyPatch) -> None:
    typing(monkeypatch, GOOD, GOOD)
    assert cli.main(["admit", "carla@example.org", "--name", "Carla"]) == 0
    assert selectors.role_names(admitted("carla@example.org"), None) == {Role.COORDINATOR}


@pytest.mark.django_db
def test_sara_keeps_the_stand_of_one_network(monkeypatch: pytest.MonkeyPatch) -> None:
    load(stamp_now(UUID(int=1), datetime(2021, 3, 1, tzinfo=UTC)))
    typing(monkeypatch, GOOD, GOOD)
    asked = ["admit", "sara@example.org", "--name", "Sara", "--role", "stand", "--network", "grugliasco"]
    assert cli.main(asked) == 0
    sara = admitted("sara@example.org")
    assert selectors.role_names(sara, identity("network", "grugliasco")) == {Role.STAND}
    assert selectors.role_names(sara, identity("network", "rivoli")) == frozenset()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "code"),
    [((GOOD, "una pera per la rete"), "passwords_differ"), (("mela", "mela"), "password_weak")],
)
def test_a_password_mistyped_or_weak_lets_nobody_in(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: tuple[str, str], code: str
) -> None:
    typing(monkeypatch, *words)
    assert cli.main(["admit", "carla@example.org", "--name", "Carla"]) == 1
    assert code in capsys.readouterr().err


@pytest.mark.django_db
def test_a_network_nobody_knows_is_refused_before_a_password_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["admit", "ugo@example.org", "--name", "Ugo", "--network", "atlantide"]) == 1
    assert "network_not_found" in capsys.readouterr().err


@pytest.mark.django_db
def test_an_email_already_in_use_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typing(monkeypatch, GOOD, GOOD, GOOD, GOOD)
    assert cli.main(["admit", "carla@example.org", "--name", "Carla"]) == 0
    assert cli.main(["admit", "Carla@example.org", "--name", "Carla"]) == 1
    assert "email_taken" in capsys.readouterr().err
