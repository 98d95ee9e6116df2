"""Blocks marked *runnable* run, one after another, in an empty folder."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs import papers

RUNNABLE = [
    paper
    for paper in papers.papers()
    if any("runnable" in block.words for block in papers.blocks(paper.read_text(encoding="utf-8")))
]


@pytest.mark.parametrize("paper", RUNNABLE, ids=lambda path: str(path.relative_to(papers.ROOT)))
def test_the_runnable_blocks_of_a_paper_run(paper: Path, tmp_path: Path) -> None:
    script = "\n".join(
        block.text for block in papers.blocks(paper.read_text(encoding="utf-8")) if "runnable" in block.words
    )
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "DATABASE_URL": "",
        "FABENE_DATA": str(tmp_path / "data"),
    }
    ran = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_some_paper_has_runnable_blocks() -> None:
    assert RUNNABLE
