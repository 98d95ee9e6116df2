"""One command between installed and ready, as often as one likes."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import connection

from fabene.config import cli


@pytest.mark.usefixtures("empty_database")
def test_an_empty_database_gets_its_tables_and_pages_their_files(
    settings: LazySettings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.STATIC_ROOT = tmp_path
    for _ in range(2):
        assert cli.main(["prepare"]) == 0
    assert "ledger_movement" in connection.introspection.table_names()
    assert (tmp_path / "staticfiles.json").is_file()
    assert "languages" in capsys.readouterr().err


@pytest.mark.usefixtures("fresh_database")
def test_the_languages_are_compiled(settings: LazySettings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    folder = tmp_path / "locale" / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n')
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    assert cli.main(["prepare"]) == 0
    assert (folder / "django.mo").is_file()


@pytest.mark.usefixtures("fresh_database")
def test_data_of_an_older_version_are_brought_up_to_date_and_those_no_migration_mends_are_refused_in_one_sentence(
    settings: LazySettings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.STATIC_ROOT = tmp_path
    lose("deadlines")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'deadlines'")
    assert cli.main(["worker"]) == 2
    assert "older version: run `fabene prepare`" in capsys.readouterr().err
    assert cli.main(["prepare"]) == 0
    assert "deadlines_mail" in connection.introspection.table_names()

    lose("deadlines")
    for command in ("prepare", "worker"):
        assert cli.main([command]) == 2
        told = capsys.readouterr().err.splitlines()[-1]
        assert "made by another version" in told
        assert "(deadlines_" in told
        assert f"move {settings.DATA_FOLDER} elsewhere" in told


@pytest.mark.usefixtures("empty_database")
def test_a_database_without_tables_is_no_site_yet(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["worker"]) == 2
    assert "there is no site in" in capsys.readouterr().err


def lose(app: str) -> None:
    """Make the database one that was made before an application had tables."""
    cascade = " CASCADE" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            if table.startswith(f"{app}_"):
                cursor.execute(f"DROP TABLE {table}{cascade}")
