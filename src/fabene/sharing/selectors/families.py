"""What one household is told of its own bags: today's, and how the last one was shared."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from fabene.sharing.models import Bag, Confirmation
from fabene.sharing.selectors.bags import bag
from fabene.sharing.selectors.plans import plan
from fabene.sharing.values import BagView, LastShare

LATEST = 10
"""How many confirmed days are looked through for one that had nothing for a household."""


def bag_for(*, household: UUID, on: date) -> BagView | None:
    """Return the household's bag of a day, None while nothing is confirmed or when there is none for it."""
    row = _bags(household).filter(confirmation__day__date=on).first()
    return bag(row.id) if row else None


def last_share(*, household: UUID, market: UUID, until: date) -> LastShare | None:
    """Return the household's part of the last confirmed plan it was in, with what bound it; None before the first.

    A plan that had nothing for it counts too: those of ``market`` are looked through, newest first.
    """
    latest = max(_confirmed(household, market=market, until=until), key=lambda found: found.day.date, default=None)
    if latest is None:
        return None
    lines = plan(latest.plan_id).shares
    found = next((line for line in lines if line.household_id == household), None)
    return LastShare(day=latest.day.date, line=found) if found else None


def _confirmed(household: UUID, *, market: UUID, until: date) -> Iterator[Confirmation]:
    bagged = _bags(household).filter(confirmation__day__date__lte=until).first()
    if bagged is not None:
        yield bagged.confirmation
    standing = Confirmation.objects.filter(undone_at__isnull=True, day__market_id=market, day__date__lte=until)
    for row in standing.select_related("day").order_by("-day__date")[:LATEST]:
        if str(household) in row.empty_handed:
            yield row
            return


def _bags(household: UUID) -> QuerySet[Bag]:
    standing = Bag.objects.filter(household_id=household, confirmation__undone_at__isnull=True)
    return standing.select_related("confirmation__day").order_by("-confirmation__day__date", "-id")
