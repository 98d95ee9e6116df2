import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from fabene.config.commands import shares

PROBLEM: dict[str, Any] = {
    "households": [
        {"id": "large", "weight": 4.1, "received_grams": 0, "excludes": [], "cap_grams": None},
        {"id": "coeliac", "weight": 1, "received_grams": 0, "excludes": ["gluten"], "cap_grams": None},
    ],
    "lots": [
        {"id": "fruit", "grams": 20000, "pack_grams": 1000, "attributes": []},
        {"id": "bread", "grams": 6000, "pack_grams": 1000, "attributes": ["gluten"]},
    ],
}


def written(folder: Path, name: str, data: object) -> str:
    path = folder / name
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return str(path)


def fabene_shares(*arguments: str) -> subprocess.CompletedProcess[str]:
    code = (
        "import sys; from fabene.config.cli import main; status = main();"
        "status or print('django' in sys.modules, file=sys.stderr); sys.exit(status)"
    )
    return subprocess.run(
        [sys.executable, "-c", code, "shares", *arguments], capture_output=True, text=True, check=False
    )


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Run the command in this process and return the one line it refuses with."""
    parser = argparse.ArgumentParser()
    shares.add_arguments(parser)
    assert shares.run(parser.parse_args(arguments)) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    return said.err.strip()


def changed(**changes: object) -> dict[str, Any]:
    """Return the problem with the first household changed; None takes a key away."""
    household = {**PROBLEM["households"][0], **changes}
    return {**PROBLEM, "households": [household, PROBLEM["households"][1]]}


def changed_lot(**changes: object) -> dict[str, Any]:
    return {**PROBLEM, "lots": [{**PROBLEM["lots"][0], **changes}, PROBLEM["lots"][1]]}


def test_a_plan_is_printed_and_judged_good_without_django(tmp_path: Path) -> None:
    problem = written(tmp_path, "problem.json", PROBLEM)

    made = fabene_shares(problem)
    judged = fabene_shares("--check", problem, written(tmp_path, "plan.json", made.stdout))

    assert (made.returncode, made.stderr) == (0, "False\n")
    plan = json.loads(made.stdout)
    assert {share["id"]: round(share["exact_grams"]) for share in plan["households"]} == {
        "large": 20902,
        "coeliac": 5098,
    }
    assert sum(share["grams"] for share in plan["households"]) == 26000
    assert json.loads(judged.stdout) == {"ok": True, "faults": []}
    assert judged.returncode == 0


def test_bread_in_a_bag_without_gluten_is_found(tmp_path: Path) -> None:
    problem = written(tmp_path, "problem.json", PROBLEM)
    plan = json.loads(fabene_shares(problem).stdout)
    plan["households"][1]["packs"] = {"bread": 5}

    judged = fabene_shares("--check", problem, written(tmp_path, "plan.json", plan))

    assert judged.returncode == 1
    answer = json.loads(judged.stdout)
    assert answer["ok"] is False
    assert any("coeliac" in str(fault) or "households[1]" in str(fault) for fault in answer["faults"])


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (changed(weight=0), "households[0].weight: must be above zero"),
        (changed(weight=-1), "households[0].weight: must be above zero"),
        (changed(weight=float("nan")), "households[0].weight: must be a finite number"),
        (changed(weight=float("inf")), "households[0].weight: must be a finite number"),
        (changed(weight="4"), "households[0].weight: must be a number"),
        (changed(weight=True), "households[0].weight: must be a number"),
        (changed(received_grams=-5), "households[0].received_grams: must not be negative"),
        (changed(cap_grams=-1), "households[0].cap_grams: must be from 0 to 100000000000"),
        (changed(cap_grams=1.5), "households[0].cap_grams: must be a whole number"),
        (changed(excludes="gluten"), "households[0].excludes: must be a list"),
        (changed(excludes=[1]), "households[0].excludes[0]: must be a text"),
        (changed(name="Maria"), "households[0].name: unknown key"),
        (changed(id="coeliac"), "households[1].id: 'coeliac' stands twice"),
        (changed(id=""), "households[0].id: must have from 1 to 200 characters"),
        (changed_lot(pack_grams=0), "lots[0].pack_grams: must be from 1 to 100000000000"),
        (changed_lot(grams=-1), "lots[0].grams: must be from 0 to 100000000000"),
        (changed_lot(grams=None), "lots[0].grams: must be a whole number"),
        (changed_lot(id="bread"), "lots[1].id: 'bread' stands twice"),
        (changed_lot(eat_by="soon"), "lots[0].eat_by: must be a date such as 2021-05-08, or a whole number"),
        ({**PROBLEM, "lots": {}}, "lots: must be a list"),
        (changed(id="half \ud83d"), "households[0].id: has half a character"),
        (
            {**PROBLEM, "lots": [{**PROBLEM["lots"][0], "eat_by": 3}, {**PROBLEM["lots"][1], "eat_by": "2021-05-08"}]},
            "lots: eat_by must be a date in all of them, or a rank in all of them",
        ),
        (
            {**PROBLEM, "lots": [{**each, "grams": 10**11} for each in PROBLEM["lots"]]},
            "lots: must have at most 100000000000 g together",
        ),
        ({**PROBLEM, "seed": -1}, "seed: must be from 0 to 9223372036854775807"),
        ({"households": []}, "lots: is missing"),
        ([], "the file: must be an object"),
    ],
)
def test_what_cannot_be_shared_is_refused_naming_the_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], problem: object, said: str
) -> None:
    assert refused(capsys, written(tmp_path, "problem.json", problem)) == f"problem.json: {said}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1, column 1: not JSON"),
        ('{"households": [], "lots": [],}', "line 1, column"),
        ('{"households": [], "households": [], "lots": []}', "households: this key stands twice"),
        ("[" * 100_000, "the file: is nested too deeply"),
        ('{"seed": ' + "9" * 5000 + "}", "the file: holds a number with too many digits"),
    ],
)
def test_what_is_no_json_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    assert refused(capsys, written(tmp_path, "problem.json", text)).startswith(f"problem.json: {said}")


def test_what_is_not_text_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "problem.json").write_bytes(b'{"seed": "\xff"}')

    assert "is not UTF-8 at byte 10" in refused(capsys, str(tmp_path / "problem.json"))


def test_more_households_than_there_may_be_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    problem = written(tmp_path, "problem.json", '{"households": [' + "0," * 1_000_000 + '0], "lots": []}')

    assert refused(capsys, problem) == "problem.json: households: holds more than 1000000"


def test_a_file_that_is_too_large_is_refused_before_it_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (tmp_path / "problem.json").open("wb") as file:
        file.truncate(512 * 1024**2 + 1)

    assert refused(capsys, str(tmp_path / "problem.json")) == "problem.json: the file: holds more than 512 MiB"


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "nothing.json: No such file or directory" in refused(capsys, str(tmp_path / "nothing.json"))


def test_a_plan_to_judge_is_read_as_strictly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    problem = written(tmp_path, "problem.json", PROBLEM)
    plan = written(tmp_path, "plan.json", {"households": [], "left": [], "proof": [{"level": 1}]})

    assert refused(capsys, "--check", problem, plan) == "plan.json: proof[0].bound_by: is missing"


def test_check_needs_two_files_and_a_plan_needs_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    problem = written(tmp_path, "problem.json", PROBLEM)

    assert "give PROBLEM.json" in refused(capsys, "--check", problem)
    assert "give PROBLEM.json" in refused(capsys, problem, problem)
