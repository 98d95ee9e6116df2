"""The doctor says what works and what is lacking, and fails only for what is broken."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import connection

from fabene.config import cli
from fabene.config.commands import doctor
from tests.databases import Database


@pytest.fixture
def built(settings: LazySettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site whose pages are built and gathered, with a secret long enough."""
    settings.STATIC_ROOT = tmp_path
    settings.SECRET_KEY = "a secret that nobody else knows, long enough for anyone"
    (tmp_path / "staticfiles.json").write_text("{}")
    monkeypatch.setattr("fabene.config.commands.doctor.finders.find", lambda name: name)


@pytest.mark.django_db
@pytest.mark.usefixtures("built")
def test_a_migrated_site_has_nothing_broken(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["doctor"]) == 0
    told = capsys.readouterr().out
    assert f"the database answers ({connection.vendor})" in told
    assert "the triggers of the ledger are in place" in told
    assert doctor.BROKEN not in told


@pytest.mark.django_db
@pytest.mark.usefixtures("built")
def test_a_demonstration_lacks_what_a_real_site_needs_and_is_not_broken(
    settings: LazySettings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.DEMO = True
    settings.ALLOWED_HOSTS = ["localhost"]
    assert cli.main(["doctor"]) == 0
    told = capsys.readouterr().out
    assert "FABENE_DEMO is 1" in told
    assert "FABENE_ALLOWED_HOSTS" in told
    assert "HTTPS" in told


@pytest.mark.django_db
@pytest.mark.usefixtures("built")
def test_a_real_site_lacks_nothing(settings: LazySettings, capsys: pytest.CaptureFixture[str]) -> None:
    settings.DEMO = False
    settings.ALLOWED_HOSTS = ["fabene.example.org"]
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    assert cli.main(["doctor"]) == 0
    assert doctor.LACKS not in capsys.readouterr().out


@pytest.mark.usefixtures("built")
def test_a_database_without_tables_is_broken(empty_database: Database, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["doctor"]) == 1
    assert "fabene prepare" in capsys.readouterr().out


@pytest.mark.usefixtures("built")
def test_a_ledger_without_one_of_its_triggers_is_broken(
    monkeypatch: pytest.MonkeyPatch, fresh_database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        "fabene.config.commands.doctor.triggers.missing", lambda _connection: ["ledger_entry_no_update"]
    )
    assert cli.main(["doctor"]) == 1
    assert "ledger_entry_no_update" in capsys.readouterr().out


@pytest.mark.django_db
@pytest.mark.usefixtures("built")
def test_pages_that_were_never_built_are_broken(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("fabene.config.commands.doctor.finders.find", lambda _name: None)
    assert cli.main(["doctor"]) == 1
    assert "make assets" in capsys.readouterr().out
