"""The account of a grant, read from the ledger in a number of queries that does not grow with its lines."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from fabene.core.owners import MoneyKind
from fabene.ledger import selectors as ledger
from fabene.ledger.values import Unit
from fabene.programme.grants import accounts
from fabene.programme.grants.models import Cofinancing, Hours
from fabene.programme.grants.selectors.awards import grant
from fabene.programme.grants.selectors.spending import charges_in
from fabene.programme.grants.values import Account, ChargeView, GrantView, LineAccount, Outcome

HOUR = 60


def cents_of(owners: Iterable[UUID]) -> dict[UUID, int]:
    """Return what each owner holds in cents."""
    return ledger.received(owners=list(owners), unit=Unit.CENTS)


def minutes_of(owners: Iterable[UUID]) -> dict[UUID, int]:
    """Return what each owner holds in minutes."""
    return ledger.received(owners=list(owners), unit=Unit.MINUTES)


def account(id: UUID) -> Account:
    """Return the account of a grant; raise ``NotFoundError`` ``grant_not_found``."""
    return accounts_of([grant(id)])[id]


def accounts_of(grants: Sequence[GrantView]) -> dict[UUID, Account]:
    """Return the accounts of grants by identity."""
    ids = [view.id for view in grants]
    pots = list(Cofinancing.objects.filter(grant__in=ids).values_list("id", "grant_id", "planned_cents"))
    owners = {accounts.owner(id, kind) for id in ids for kind in accounts.OF_GRANT}
    owners |= {line.id for view in grants for line in view.lines}
    owners |= {who for pot, _grant, _planned in pots for who in (accounts.pot(pot), accounts.spent_of(pot))}
    cents, minutes = cents_of(owners), minutes_of(owners)
    worth = _worth_of_hours(ids)
    charges: defaultdict[UUID, list[ChargeView]] = defaultdict(list)
    for charge in charges_in(ids):
        charges[charge.grant].append(charge)
    return {
        view.id: _account(
            view,
            cents=cents,
            minutes=minutes,
            pots=[(pot, planned) for pot, of, planned in pots if of == view.id],
            charges=charges[view.id],
            worth=worth.get(view.id, 0),
        )
        for view in grants
    }


def _account(
    view: GrantView,
    *,
    cents: dict[UUID, int],
    minutes: dict[UUID, int],
    pots: list[tuple[UUID, int]],
    charges: list[ChargeView],
    worth: int,
) -> Account:
    held = {kind: cents[accounts.owner(view.id, kind)] for kind in accounts.OF_GRANT}
    given = {kind: minutes[accounts.owner(view.id, kind)] for kind in (MoneyKind.HELP, MoneyKind.WORK)}
    spent_of_pots = sum(cents[accounts.spent_of(pot)] for pot, _planned in pots)
    paid = sum(part.paid_cents for part in view.instalments)
    return Account(
        grant=view.id,
        lines=tuple(_line(view, position, cents=cents, charges=charges) for position in range(len(view.lines))),
        promised_cents=-held[MoneyKind.PROMISER],
        paid_cents=paid,
        spent_cents=held[MoneyKind.SPENDING],
        returned_cents=paid - held[MoneyKind.CASH],
        cofinancing_planned_cents=sum(planned for _pot, planned in pots),
        cofinancing_received_cents=sum(cents[accounts.pot(pot)] for pot, _planned in pots) + spent_of_pots,
        cofinancing_spent_cents=spent_of_pots,
        in_kind_cents=held[MoneyKind.KIND],
        volunteer_minutes=given[MoneyKind.HELP],
        volunteer_value_cents=worth,
        worked_minutes=given[MoneyKind.WORK],
    )


def _line(view: GrantView, position: int, *, cents: dict[UUID, int], charges: list[ChargeView]) -> LineAccount:
    line = view.lines[position]
    own = [charge for charge in charges if charge.line == line.id and charge.cofinancing is None]
    return LineAccount(
        line=line.id,
        title=line.title,
        cost_kind=line.cost_kind,
        planned_cents=line.amount_cents,
        spent_cents=sum(charge.counted_cents for charge in own if charge.outcome is Outcome.ACCEPTED),
        waiting_cents=sum(charge.amount_cents for charge in own if charge.outcome is None),
        left_cents=cents[line.id],
    )


def value_of(minutes: int, cents_per_hour: int) -> int:
    """Return what minutes are worth at a rate per hour, half a cent up."""
    return (2 * minutes * cents_per_hour + HOUR) // (2 * HOUR)


def _worth_of_hours(grants: list[UUID]) -> dict[UUID, int]:
    worth: defaultdict[UUID, int] = defaultdict(int)
    rows = Hours.objects.filter(grant__in=grants, undone__isnull=True)
    for of, minutes, rate in rows.values_list("grant_id", "minutes", "rate__cents"):
        worth[of] += value_of(minutes, rate or 0)
    return dict(worth)
