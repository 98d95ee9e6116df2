"""The tools that judge: what they refuse, what they say where something is missing."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.architecture import house
from tools import check, chromium, locks


@pytest.fixture
def copied_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(house.ROOT / "requirements", tmp_path / "requirements")
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(house.ROOT / name, tmp_path / name)
    monkeypatch.setattr(locks, "ROOT", tmp_path)
    return tmp_path


def change(path: Path, *, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("requirements/base.in", "granian\n", "granian\nhousehold-names\n", "household-names is asked for"),
        ("requirements/base.in", "granian\n", "", "says base.in asks for granian"),
        ("requirements/base.in", "granian\n", "granian<1\n", "granian<1 is asked for"),
        ("requirements/base.txt", "asgiref==", "asgiref==0+", "asgiref is pinned differently"),
        ("requirements/bench.txt", "django-hordak==", "--index-url somewhere\ndjango-hordak==", "names an address"),
        ("package.json", '"axe-core": "', '"axe-core": "0', "are not those of package.json"),
        ("package-lock.json", '"integrity"', '"resolved": "x", "integrity"', "names an address"),
        ("package-lock.json", '"integrity"', '"was"', "has no hash"),
    ],
)
def test_a_lock_that_does_not_hold_is_told(copied_locks: Path, name: str, old: str, new: str, told: str) -> None:
    change(copied_locks / name, old=old, new=new)
    assert [fault for fault in locks.faults() if told in fault]


def test_a_package_without_hash_is_told(copied_locks: Path) -> None:
    path = copied_locks / "requirements" / "bench.txt"
    path.write_text(path.read_text(encoding="utf-8") + "unhashed==1.0\n", encoding="utf-8")
    assert "bench.txt: unhashed==1.0 has no hash" in locks.faults()


def test_without_a_chromium_only_ci_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(chromium, "find", lambda: None)
    monkeypatch.setattr(sys, "argv", ["chromium"])
    monkeypatch.setenv("CI", "false")
    assert chromium.main() == 0
    monkeypatch.setenv("CI", "true")
    assert chromium.main() == 1
    assert "will say so" in capsys.readouterr().out


def test_a_chromium_that_does_not_start_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken, whole = tmp_path / "broken", tmp_path / "whole"
    for path, script in ((broken, "exit 1"), (whole, "echo Chromium 1.0")):
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
    monkeypatch.setattr(chromium, "_candidates", lambda: iter([tmp_path / "absent", broken, whole]))
    assert chromium.find() == whole


def test_installing_asks_apt_where_it_may_and_playwright_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def works(command: list[str]) -> bool:
        asked.append(command)
        return False

    monkeypatch.setattr(chromium, "_works", works)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert chromium.install() is None
    assert [command[0] for command in asked] == ["/usr/bin/apt-get", sys.executable]
    asked.clear()
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert chromium.install() is None
    assert asked == [[sys.executable, "-m", "playwright", "install", "chromium"]]


def test_every_gate_is_run_and_what_a_broken_one_said_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    chosen = [
        check.Gate(name="broken", command=[sys.executable, "-c", "print('a crate is missing'); raise SystemExit(1)"]),
        check.Gate(name="whole", command=[sys.executable, "-c", "pass"]),
        check.Gate(name="absent", command=["/nowhere/at/all"]),
    ]
    assert check.check(chosen) == 1
    told = capsys.readouterr().out
    assert "a crate is missing" in told
    assert "/nowhere/at/all is missing" in told
    assert told.rstrip().endswith("1 of 3 gates hold.")
    assert check.check(chosen[1:2]) == 0
