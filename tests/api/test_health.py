"""A monitor asks whether the site is well."""

from importlib.metadata import version

import pytest
from django.db import OperationalError, connection
from django.test import Client


@pytest.mark.django_db
def test_a_site_that_is_well_says_its_version_and_its_database(client: Client) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "version": version("fabene"), "database": connection.vendor}


def test_a_site_whose_database_is_silent_says_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def silent() -> None:
        raise OperationalError("the server is gone")

    monkeypatch.setattr(connection, "cursor", silent)
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["status"] == "database_silent"


@pytest.mark.django_db
def test_asking_changes_nothing_and_nothing_else_may_be_asked(client: Client) -> None:
    assert client.post("/healthz").status_code == 405
    assert "no-cache" in client.get("/healthz")["Cache-Control"]
    assert not client.get("/healthz").cookies
