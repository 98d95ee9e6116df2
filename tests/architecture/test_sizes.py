"""Files and functions stay short: see ``tools/sizes.py`` for the limits."""

from pathlib import Path

import pytest

from tools import sizes


def test_nothing_is_too_long() -> None:
    assert [f"{one.where}: {one.lines}" for one in sizes.too_long(sizes.measures())] == []


def test_a_file_and_a_function_over_their_limits_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    long_function = "def long() -> None:\n" + "    print()\n" * 60
    (tmp_path / "src" / "a.py").write_text(long_function + "\n" * 400, encoding="utf-8")
    (tmp_path / "src" / "b.js").write_text("\n" * 151, encoding="utf-8")
    monkeypatch.setattr(sizes, "ROOT", tmp_path)
    named = [(one.where, one.lines) for one in sizes.too_long(sizes.measures())]
    assert named == [("src/a.py", 461), ("src/b.js", 151), ("src/a.py:1 long", 61)]


def test_the_report_gives_median_and_hundredths() -> None:
    measured = [sizes.Measure(what=sizes.FUNCTIONS, where="f", lines=lines) for lines in range(1, 101)]
    assert sizes.report(measured).splitlines()[1].split() == ["functions", "100", "51", "91", "100", "100", "60"]
