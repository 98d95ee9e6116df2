"""What stands beside the grant: money of others, things given, hours of volunteers."""

from datetime import date
from uuid import UUID

from django.db import transaction

from fabene.core.errors import NotFoundError
from fabene.core.owners import MoneyKind
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people import selectors as people
from fabene.programme.grants import accounts
from fabene.programme.grants.models import BudgetLine, Cofinancing, Hours, InKind, Rate, Receipt
from fabene.programme.grants.services.common import done, hold, refuse_nothing, refuse_to_come
from fabene.programme.grants.values import RateKind


@transaction.atomic
def promise_cofinancing(
    *,
    id: UUID,
    line: UUID,
    source: str,
    planned_cents: int,
    stamp: Stamp,
    organisation: UUID | None = None,
) -> None:
    """Write down that somebody else promises money to a line.

    Raises ``line_not_found``, ``organisation_not_found``, ``sum_not_positive``, ``text_missing``.
    """
    said = clean(source, field="source", limit=200)
    refuse_nothing(planned_cents)
    if organisation:
        people.organisation(organisation)
    row = BudgetLine.objects.filter(id=line).first()
    if row is None:
        raise NotFoundError("line_not_found")
    hold(row.grant_id)
    content = {"line": line, "source": said, "organisation": organisation, "cents": planned_cents}
    if done(
        id=id,
        grant=row.grant_id,
        what="cofinancing_promised",
        stamp=stamp,
        content=content,
        text=said,
        amount_cents=planned_cents,
    ):
        Cofinancing.objects.create(
            id=id,
            grant_id=row.grant_id,
            line=row,
            source=said,
            organisation_id=organisation,
            planned_cents=planned_cents,
        )
        accounts.open_pot(id)


@transaction.atomic
def receive_cofinancing(*, id: UUID, cofinancing: UUID, on: date, amount_cents: int, paper: str, stamp: Stamp) -> None:
    """Write down that some of a co-financing arrived, and by which paper.

    Raises ``NotFoundError`` ``cofinancing_not_found``, ``sum_not_positive``, ``date_to_come``, ``text_missing``.
    """
    row = Cofinancing.objects.filter(id=cofinancing).first()
    if row is None:
        raise NotFoundError("cofinancing_not_found")
    said = clean(paper, field="paper", limit=200)
    refuse_nothing(amount_cents)
    refuse_to_come(on, stamp=stamp)
    hold(row.grant_id)
    content = {"cofinancing": cofinancing, "on": on, "cents": amount_cents, "paper": said}
    if done(
        id=id,
        grant=row.grant_id,
        what="cofinancing_received",
        stamp=stamp,
        content=content,
        text=row.source,
        amount_cents=amount_cents,
    ):
        Receipt.objects.create(id=id, cofinancing=row, on=on, amount_cents=amount_cents, paper=said)
        lines = [accounts.cents(row.id, -amount_cents), accounts.cents(accounts.pot(row.id), amount_cents)]
        accounts.move(id, book=row.grant_id, kind="cofinancing_received", lines=lines, stamp=stamp, reason=said)


@transaction.atomic
def give_in_kind(
    *, id: UUID, grant: UUID, giver: str, what: str, value_cents: int, method: str, on: date, stamp: Stamp
) -> None:
    """Write down a thing or a service given instead of money: its declared value, and how that was found.

    Raises ``text_missing`` (a value without its method is none), ``sum_not_positive``, ``date_to_come``.
    """
    said = {
        "giver": clean(giver, field="giver", limit=200),
        "what": clean(what, field="what", limit=300),
        "method": clean(method, field="method", limit=300),
        "value_cents": value_cents,
        "on": on,
    }
    refuse_nothing(value_cents)
    refuse_to_come(on, stamp=stamp)
    hold(grant)
    if done(
        id=id,
        grant=grant,
        what="given_in_kind",
        stamp=stamp,
        content=said,
        text=str(said["what"]),
        amount_cents=value_cents,
    ):
        InKind.objects.create(id=id, grant_id=grant, **said)
        giver_id, kind_id = accounts.owner(grant, MoneyKind.KIND_GIVER), accounts.owner(grant, MoneyKind.KIND)
        lines = [accounts.cents(giver_id, -value_cents), accounts.cents(kind_id, value_cents)]
        accounts.move(id, book=grant, kind="given_in_kind", lines=lines, stamp=stamp)


@transaction.atomic
def give_hours(*, id: UUID, rate: UUID, minutes: int, people: int, what: str, on: date, stamp: Stamp) -> None:
    """Write down the minutes that volunteers gave on a day, all together; their rate was declared with its source.

    Raises ``NotFoundError`` ``rate_not_found``, ``sum_not_positive``, ``date_to_come``, ``text_missing``.
    """
    row = Rate.objects.filter(id=rate, kind=RateKind.VOLUNTEER_HOUR).first()
    if row is None:
        raise NotFoundError("rate_not_found")
    said = clean(what, field="what", limit=300)
    refuse_nothing(minutes, people)
    refuse_to_come(on, stamp=stamp)
    hold(row.grant_id)
    content = {"rate": rate, "minutes": minutes, "people": people, "what": said, "on": on}
    if done(id=id, grant=row.grant_id, what="hours_given", stamp=stamp, content=content, text=said):
        Hours.objects.create(id=id, grant_id=row.grant_id, rate=row, on=on, minutes=minutes, people=people, what=said)
        helpers, given = accounts.owner(row.grant_id, MoneyKind.HELPERS), accounts.owner(row.grant_id, MoneyKind.HELP)
        lines = [accounts.minutes(helpers, -minutes), accounts.minutes(given, minutes)]
        accounts.move(id, book=row.grant_id, kind="hours_given", lines=lines, stamp=stamp)


@transaction.atomic
def take_back(*, id: UUID, given: UUID, why: str, stamp: Stamp) -> None:
    """Undo co-financing that arrived, a thing or hours that were written down by mistake: by reversal, once.

    Raises ``NotFoundError`` ``gift_not_found``, ``ConflictError`` ``already_reversed``.
    """
    reason = clean(why, field="why", limit=500)
    for model, path in ((Receipt, "cofinancing__grant_id"), (InKind, "grant_id"), (Hours, "grant_id")):
        grant = model.objects.filter(id=given).values_list(path, flat=True).first()
        if grant is not None:
            hold(grant)
            if done(id=id, grant=grant, what="taken_back", stamp=stamp, content={"given": given}, text=reason):
                accounts.take_back(given, id=id, stamp=stamp, reason=reason)
                model.objects.filter(id=given).update(undone=id)
            return
    raise NotFoundError("gift_not_found")
