"""The ledger as beancount text, for a second opinion.

Beancount (https://beancount.github.io/docs/beancount_language_syntax.html) is an accounting program that knows nothing
of us: ``bean-check`` adds every movement up again and compares with our balances, which the text asserts at its end.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from uuid import UUID

from fabene.ledger.chain import instant
from fabene.ledger.values import Holding, Line, Posted, Unit

BEGINNING = date(1970, 1, 1)
NO_LOT = "All"


def text_of(holdings: Iterable[Holding], movements: Iterable[Posted]) -> Iterator[str]:
    """Yield the text line by line: accounts, movements as given, and what every account must hold after them.

    ``holdings`` are all accounts of the ledger and ``movements`` all its movements. A movement is dated by the day it
    happened, in UTC. The accounts are kept in memory, the movements are not.
    """
    accounts = {_key(each): each for each in holdings}
    names = {key: _account(each) for key, each in accounts.items()}
    yield 'option "title" "fabene"'
    for name in names.values():
        yield f"{BEGINNING} open {name}"
    last = BEGINNING
    for movement in movements:
        last = max(last, movement.happened_at.date())
        yield from _head(movement)
        for line in movement.lines:
            yield f"  {names[_key(line)]}  {line.amount} {line.unit.upper()}"
    for key, each in accounts.items():
        yield f"{last + timedelta(days=1)} balance {names[key]} {each.amount} {each.unit.upper()}"


def _head(movement: Posted) -> Iterator[str]:
    yield f"{movement.happened_at.date()} * {_quoted(movement.kind)} {_quoted(movement.reason)}"
    yield f'  movement: "{movement.id}"'
    yield f'  book: "{movement.book}"'
    yield f"  number: {movement.number}"
    yield f'  happened: "{instant(movement.happened_at)}"'
    yield f'  hash: "{movement.hash}"'
    if movement.reverses:
        yield f'  reverses: "{movement.reverses}"'


def _key(side: Holding | Line) -> tuple[UUID, Unit, UUID | None]:
    return side.owner, side.unit, side.lot


def _account(holding: Holding) -> str:
    """Return the account's name; every part begins with a capital or a digit, as beancount asks."""
    kind = holding.kind.capitalize().replace("_", "-")
    lot = holding.lot.hex.upper() if holding.lot else NO_LOT
    return f"Equity:{kind}:{holding.owner.hex.upper()}:{holding.unit.capitalize()}:{lot}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
