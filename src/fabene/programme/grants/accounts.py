"""Who holds what of a grant in the ledger, and the movements between them.

The book of a grant has the grant's id. The promise goes ``promiser → lines → spending`` (what is left returns to the
promiser at the end); the cash goes ``payer → cash``, and back what was not spent. Co-financing, things given and
minutes have ways of their own: no unit and no source is ever added to another.
"""

from collections.abc import Iterable
from uuid import UUID

from fabene.core.owners import MoneyKind
from fabene.ledger import services as ledger
from fabene.ledger.values import Draft, Line, Unit
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp

OF_GRANT = tuple(
    kind for kind in MoneyKind if kind not in {MoneyKind.BUDGET_LINE, MoneyKind.CO_FINANCER, MoneyKind.CO_FINANCING}
)
"""The owners that every grant has one of."""


def owner(grant: UUID, kind: MoneyKind) -> UUID:
    """Return who is ``kind`` in the account of a grant."""
    return derived(grant, "account", kind)


def pot(cofinancing: UUID) -> UUID:
    """Return who holds the money of a co-financing that arrived; the giver is the co-financing itself."""
    return derived(cofinancing, "account")


def open_account(grant: UUID, lines: Iterable[UUID]) -> None:
    """Open the book of a grant and everybody who can hold something in it."""
    ledger.open_book(id=grant)
    ledger.open_owners({owner(grant, kind): kind for kind in OF_GRANT} | dict.fromkeys(lines, MoneyKind.BUDGET_LINE))


def open_pot(cofinancing: UUID) -> None:
    """Open who gives a co-financing and who holds it."""
    ledger.open_owners(
        {
            cofinancing: MoneyKind.CO_FINANCER,
            pot(cofinancing): MoneyKind.CO_FINANCING,
            spent_of(cofinancing): MoneyKind.SPENDING,
        }
    )


def spent_of(cofinancing: UUID) -> UUID:
    """Return who holds what was accepted as spent of a co-financing."""
    return derived(cofinancing, "spent")


def cents(owner: UUID, amount: int) -> Line:
    """Return a line of cents."""
    return Line(owner=owner, unit=Unit.CENTS, amount=amount)


def minutes(owner: UUID, amount: int) -> Line:
    """Return a line of minutes."""
    return Line(owner=owner, unit=Unit.MINUTES, amount=amount)


def move(id: UUID, *, book: UUID, kind: str, lines: Iterable[Line], stamp: Stamp, reason: str = "") -> UUID:
    """Post a movement and return its identity; lines of nothing are left out, and a movement of none is not posted."""
    drawn = tuple(line for line in lines if line.amount)
    if drawn:
        ledger.post(Draft(id=id, book=book, kind=kind, lines=drawn, stamp=stamp, reason=reason))
    return id


def take_back(movement: UUID, *, id: UUID, stamp: Stamp, reason: str) -> UUID:
    """Reverse a movement under another identity; it stays written, and so does this."""
    ledger.reverse(movement, id=id, stamp=stamp, reason=reason)
    return id
