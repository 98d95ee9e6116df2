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
