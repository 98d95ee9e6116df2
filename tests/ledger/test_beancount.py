"""An accounting program that knows nothing of us reads the ledger and agrees."""

import argparse
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from beancount import loader
from beancount.core import data

from fabene.config.commands import export
from fabene.ledger import selectors, services
from fabene.ledger.beancount import text_of
from fabene.ledger.values import Line, Unit
from tests.ledger.apples import FAMILY, HUB, RIVOLI, STALL, donation, fresh_id, moved, opened, stamp

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def season() -> None:
    opened()
    posted = services.post_many(
        [
            donation(1000, reason='dette "mele\\pere"\ndi Carla'),
            donation(500, stamp=stamp(days=7)),
            donation(70, book=RIVOLI),
            donation(lines=(*moved(HUB, FAMILY, 300), *_minutes(FAMILY, HUB, 90))),
        ]
    )
    services.reverse(posted[1].id, id=fresh_id(), stamp=stamp(days=8), reason="erano pere")


def _minutes(giver: object, taker: object, amount: int) -> tuple[Line, ...]:
    return tuple(
        Line(owner=line.owner, unit=Unit.MINUTES, amount=line.amount)
        for line in moved(giver, taker, amount)  # type: ignore[arg-type]  # identities of this world
    )


def exported(*words: str) -> int:
    parser = argparse.ArgumentParser()
    export.add_arguments(parser)
    return export.run(parser.parse_args(["beancount", *words]))


def test_bean_check_finds_nothing_to_say(tmp_path: Path) -> None:
    assert exported(str(tmp_path / "fabene.beancount")) == 0

    _, errors, _ = loader.load_file(str(tmp_path / "fabene.beancount"))
    assert errors == []


def test_beancount_adds_up_the_same_balances(tmp_path: Path) -> None:
    exported(str(tmp_path / "fabene.beancount"))

    entries, _, _ = loader.load_file(str(tmp_path / "fabene.beancount"))

    theirs: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        for posting in entry.postings if isinstance(entry, data.Transaction) else ():
            assert posting.units
            theirs[posting.account][posting.units.currency] += int(posting.units.number or 0)
    for holding in selectors.every_holding():
        lot = holding.lot.hex.upper() if holding.lot else "All"
        name = f"Equity:{holding.kind.capitalize()}:{holding.owner.hex.upper()}:{holding.unit.capitalize()}:{lot}"
        assert theirs[name] == {holding.unit.upper(): holding.amount}


def test_every_movement_is_there_with_its_hash(tmp_path: Path) -> None:
    exported(str(tmp_path / "fabene.beancount"))

    entries, _, _ = loader.load_file(str(tmp_path / "fabene.beancount"))

    theirs = {entry.meta["hash"]: entry.narration for entry in entries if isinstance(entry, data.Transaction)}
    assert theirs == {posted.hash: posted.reason for posted in selectors.every_movement()}


def test_beancount_catches_a_balance_of_ours_that_is_wrong() -> None:
    lines = list(text_of(selectors.every_holding(), selectors.every_movement()))
    wrong = [line.replace("1070 GRAMS", "1071 GRAMS") if " balance " in line else line for line in lines]

    _, errors, _ = loader.load_string("\n".join(wrong))

    assert len(errors) == 1


def test_without_a_file_the_text_goes_to_the_screen(capsys: pytest.CaptureFixture[str]) -> None:
    assert exported() == 0

    said = capsys.readouterr().out
    assert said.startswith('option "title" "fabene"\n')
    assert f"Equity:Stall:{STALL.hex.upper()}" in said
