"""The figures are there for every benchmark, with the command that makes them and the machine that made them."""

from tests.docs import papers


def test_the_paper_of_figures_names_every_benchmark_its_command_and_machine() -> None:
    text = papers.read("docs/benchmarks.md")
    programs = {path.stem for path in (papers.ROOT / "benchmarks").glob("[a-z]*.py")}
    sections = {line.removeprefix("## ").lower() for line in text.splitlines() if line.startswith("## ")}
    assert all(any(name.replace("_", " ") in section for section in sections) for name in programs)
    assert ["make", "bench"] in papers.commands(text)
    assert "2 cores" in text


def test_every_benchmark_is_run_by_the_tool() -> None:
    for path in (papers.ROOT / "benchmarks").glob("[a-z]*.py"):
        assert "def main() -> int:" in path.read_text(encoding="utf-8")
