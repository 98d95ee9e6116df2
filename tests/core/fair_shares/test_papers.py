"""The published pages say what the code does."""

import re
from pathlib import Path

from fabene.core.fair_shares import MAX_HOUSEHOLDS, check, judging, solve
from fabene.core.fair_shares.formats import (
    MAX_BYTES,
    MAX_LOTS,
    parsed,
    plan_from,
    plan_json,
    problem_from,
    problem_json,
)
from tests.core.fair_shares.stall import family, lot, problem
from tests.docs import papers

CODE = re.compile(r'code="([a-z_]+)"|"((?:exact|proof)_[a-z_]+|level)"')


def test_every_fault_a_judge_can_find_is_published() -> None:
    sources = [path.read_text(encoding="utf-8") for path in Path(judging.__path__[0]).glob("*.py")]
    found = {code for source in sources for match in CODE.findall(source) for code in match if code}
    published = set(re.findall(r"`([a-z_]+)`", papers.read("docs/reference/shares.md")))

    assert found - published == set()


def test_the_published_limits_are_those_of_the_code() -> None:
    page = papers.read("docs/reference/shares.md")

    assert f"{MAX_HOUSEHOLDS:,} households, {MAX_LOTS:,} lots" in page
    assert f"{MAX_BYTES // 1024**2} MiB" in page


def test_what_is_written_is_read_again_as_it_was() -> None:
    market = problem(
        [
            family("anna", weight=2.7, excludes={"milk"}, cap_grams=9000, likes={"fruit"}),
            family("bruno", received_grams=0.5),
        ],
        [lot("apples", 20_400, attributes={"fruit"}, eat_by=737_918), lot("milk", 3000, attributes={"milk"})],
        seed=7,
    )
    plan = solve(market)

    assert problem_from(problem_json(market)) == market
    assert plan_from(plan_json(plan)) == plan
    assert check(problem_from(problem_json(market)), plan_from(plan_json(plan))) == []


def test_a_date_and_its_day_are_the_same_rank() -> None:
    lots = b'[{"id": "a", "grams": 1, "pack_grams": 1, "attributes": [], "eat_by": "2021-05-08"}]'
    text = b'{"households": [], "lots": ' + lots + b"}"

    assert problem_from(parsed(text)).lots[0].eat_by == 737_918
