"""Reading what is public: the table of grants by year, the lists that organisations have to publish themselves."""

from itertools import groupby
from uuid import UUID

from fabene.people.values import OrganisationKind
from fabene.programme.grants import selectors as grants
from fabene.programme.grants.values import PaidSum
from fabene.programme.transparency.publishing import beneficiary, lines
from fabene.programme.transparency.values import ReceivedList, SubsidyLine

PUBLIC_BODIES = frozenset({OrganisationKind.MUNICIPALITY, OrganisationKind.PUBLIC_BODY, OrganisationKind.CONSORTIUM})


def subsidies(year: int | None = None, *, programme: UUID | None = None) -> tuple[SubsidyLine, ...]:
    """Return the table of articles 26 and 27 (of a year), newest first. Obligatory or not is asked of the whole year.

    One list a year for each administration: every award that is public, those below the threshold marked.
    """
    every = lines(grants.published_awards())
    return tuple(
        line
        for line in every
        if (year is None or line.year == year) and (programme is None or line.programme == programme)
    )


def received(year: int) -> tuple[ReceivedList, ...]:
    """Return what every organisation received from public bodies in a year, the largest first (L. 124/2017).

    A sum whose payer nobody has named counts: it comes from the programme.
    """
    public = [paid for paid in grants.paid_sums(year) if paid.funder is None or paid.funder.kind in PUBLIC_BODIES]
    by_recipient = groupby(sorted(public, key=lambda paid: paid.recipient.id), key=lambda paid: paid.recipient.id)
    found = [_received(tuple(sums), year=year) for _id, sums in by_recipient]
    return tuple(sorted(found, key=lambda each: (-each.total_cents, each.recipient.name)))


def _received(sums: tuple[PaidSum, ...], *, year: int) -> ReceivedList:
    return ReceivedList(
        recipient=beneficiary(sums[0].recipient),
        year=year,
        sums=sums,
        total_cents=sum(paid.paid_cents for paid in sums),
    )


def years_received() -> tuple[int, ...]:
    """Return the years in which anything was paid, newest first."""
    return tuple(sorted({paid.year for paid in grants.paid_sums()}, reverse=True))
