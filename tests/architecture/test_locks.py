"""Every package is pinned and hashed, and no file names a registry's address."""

import subprocess

from tests.architecture import house
from tools import locks


def test_the_locks_hold_what_was_asked_for() -> None:
    assert locks.faults() == []


def test_a_lock_without_hash_or_with_an_address_is_refused() -> None:
    assert locks.pinned("Django_Csp==4.0 \\\n    --hash=sha256:0") == {"django-csp": {"4.0"}}
    assert locks.ADDRESS.search("--extra-index-url somewhere")
    assert locks.REGISTRY.search("https://registry." + "example.org/x.tgz")


def test_no_file_names_a_registry() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=house.ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    naming = [
        name
        for name in listed
        if name
        and (house.ROOT / name).is_file()
        and locks.REGISTRY.search((house.ROOT / name).read_text(encoding="utf-8", errors="replace"))
    ]
    assert naming == []
