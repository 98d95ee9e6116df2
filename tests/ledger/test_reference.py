"""The page that publishes the ledger says what the ledger does."""

import json
import re
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from fabene.ledger import audit_queries, chain, rules, selectors, services, verification
from fabene.ledger.models import Account, Book, Entry, Movement, Owner
from fabene.ledger.values import Head, Line, Posted, Unit

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "ledger.md").read_text(encoding="utf-8")


def test_the_published_bytes_have_the_published_hash_and_are_ours() -> None:
    (text,) = re.findall(r"```json\n(.*)\n```", PAGE)
    published, folded = re.findall(r"```text\n([0-9a-f]{64})\n```", PAGE)
    _, id, book, number, kind, happened, recorded, actor, reason, reverses, lines = json.loads(text)
    movement = Posted(
        id=UUID(id),
        book=UUID(book),
        number=number,
        kind=kind,
        happened_at=datetime.fromisoformat(happened),
        recorded_at=datetime.fromisoformat(recorded),
        actor=UUID(actor),
        reason=reason,
        reverses=reverses,
        lines=tuple(
            Line(owner=UUID(owner), unit=Unit(unit), lot=UUID(lot), amount=amount) for owner, unit, lot, amount in lines
        ),
        hash=published,
    )

    assert sha256(bytes(32) + text.encode()).hexdigest() == published
    assert chain.canonical(movement) == text.encode()
    assert chain.folded([Head(book=movement.book, number=1, hash=published)]) == folded


def test_every_column_is_published() -> None:
    for model in (Owner, Account, Book, Movement, Entry):
        (row,) = re.findall(rf"^\| `{model._meta.db_table}` \| (.*?) \|", PAGE, re.MULTILINE)
        columns = {field.column for field in model._meta.local_concrete_fields if field.column}
        assert set(re.findall(r"`(\w+)`", row)) == columns


def test_every_fault_is_published() -> None:
    blamed = re.findall(r'blame\("(\w+)"', Path(verification.__file__).read_text(encoding="utf-8"))
    asked = [code for code, *_ in audit_queries.QUESTIONS]

    assert set(re.findall(r"^\| `(\w+)` \| [^|`]*\|$", PAGE, re.MULTILINE)) == {*blamed, *asked}


def test_limits_are_published() -> None:
    assert f"{rules.MAX_LINES_PER_MOVEMENT:,}" in PAGE
    assert f"| movements in a batch | {rules.MAX_MOVEMENTS_PER_BATCH} |" in PAGE
    assert f"| reason | {rules.MAX_REASON_CHARACTERS} characters |" in PAGE
    assert rules.MAX_AMOUNT == 10**15
    assert f"At most {verification.MAX_FAULTS} are listed" in PAGE


def test_every_service_and_selector_is_published() -> None:
    written = set(re.findall(r"`(\w+)`", PAGE.partition("## For other rooms")[2]))
    public = {
        name
        for name, thing in vars(services).items()
        if getattr(thing, "__module__", "") == services.__name__ and not name.startswith("_")
    }

    assert written >= set(selectors.__all__)
    assert written >= public
