"""What takes long begins first, so that no worker is left alone with it at the end. Nothing may depend on the order."""

import pytest

LONG_FIRST = (
    "tests/web/test_crawl.py",
    "tests/simulation/test_simulate.py",
    "tests/browser/test_programme_story.py",
    "tests/browser/test_story.py",
    "tests/browser/test_axe.py",
    "tests/web/test_matrix.py",
    "tests/architecture/test_migrations.py",
    "tests/config/test_backup.py",
    "tests/config/test_copy.py",
    "tests/browser/",
    "tests/api/test_schema.py",
    "tests/web/test_every_page.py",
    "tests/docs/test_runnable.py",
)


def long_first(items: list[pytest.Item]) -> None:
    """Put what takes long in front; everything else stays in its order."""
    items.sort(key=lambda item: next((at for at, name in enumerate(LONG_FIRST) if item.nodeid.startswith(name)), 99))
