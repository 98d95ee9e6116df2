"""What stands in the public tables: awards (D.Lgs. 33/2013, articles 26 and 27), sums paid (L. 124/2017)."""

from collections import defaultdict
from uuid import UUID

from fabene.core.errors import NotFoundError
from fabene.programme.grants.models import Cofinancing
from fabene.programme.grants.selectors.awards import grants
from fabene.programme.grants.values import GrantView, PaidSum, PublishedAward


def published_awards(year: int | None = None, *, programme: UUID | None = None) -> tuple[PublishedAward, ...]:
    """Return the awards that are public (of a year, by the date of the act), the newest first, then by recipient.

    The recipient of each is an ``OrganisationRecipient``: a natural person has no type here.
    """
    public = [view for view in grants(programme) if view.published_on]
    beside = _beside([view.id for view in public])
    rows = [_award(view, beside=beside[view.id]) for view in public]
    return tuple(row for row in rows if year is None or row.year == year)


def published_award(grant: UUID) -> PublishedAward:
    """Return the public row of one award; raise ``NotFoundError`` ``grant_not_found`` for what is not public."""
    row = next((row for row in published_awards() if row.grant == grant), None)
    if row is None:
        raise NotFoundError("grant_not_found")
    return row


def _beside(ids: list[UUID]) -> defaultdict[UUID, list[tuple[str, int]]]:
    found: defaultdict[UUID, list[tuple[str, int]]] = defaultdict(list)
    rows = Cofinancing.objects.filter(grant__in=ids).order_by("source", "id")
    for of, source, cents in rows.values_list("grant_id", "source", "planned_cents"):
        found[of].append((source, cents))
    return found


def _award(view: GrantView, *, beside: list[tuple[str, int]]) -> PublishedAward:
    if view.published_on is None:
        raise NotFoundError("grant_not_found")
    return PublishedAward(
        grant=view.id,
        programme=view.programme,
        recipient=view.recipient,
        funder=view.funder,
        title=view.title,
        amount_cents=view.amount_cents,
        rule=view.rule,
        office=view.office,
        official=view.official,
        way_chosen=view.way_chosen,
        project=view.project,
        cup=view.cup,
        act=view.act,
        starts=view.starts,
        ends=view.ends,
        published_on=view.published_on,
        published_in=view.published_in,
        paid_cents=sum(part.paid_cents for part in view.instalments),
        cofinancing_cents=sum(cents for _source, cents in beside),
        beside=tuple(beside),
    )


def paid_sums(year: int | None = None) -> tuple[PaidSum, ...]:
    """Return what every organisation was paid in every year (or in one) by each funder, by year and name.

    A payment counts in the year in which it was paid; one that was taken back does not count.
    """
    paid: defaultdict[tuple[int, UUID, UUID | None], list[tuple[GrantView, int]]] = defaultdict(list)
    for view in grants():
        for place, part in enumerate(view.instalments):
            if part.paid_on and (year is None or part.paid_on.year == year):
                funder = view.funder.id if view.funder else None
                paid[part.paid_on.year, view.recipient.id, funder].append((view, place))
    sums = [_paid(of, parts) for (of, _who, _funder), parts in paid.items()]
    return tuple(sorted(sums, key=lambda each: (-each.year, each.recipient.name)))


def _paid(year: int, parts: list[tuple[GrantView, int]]) -> PaidSum:
    instalments = [view.instalments[place] for view, place in parts]
    return PaidSum(
        recipient=parts[0][0].recipient,
        funder=parts[0][0].funder,
        year=year,
        paid_cents=sum(part.paid_cents for part in instalments),
        dates=tuple(sorted({part.paid_on for part in instalments if part.paid_on})),
        titles=tuple(sorted({view.title for view, _place in parts})),
    )
