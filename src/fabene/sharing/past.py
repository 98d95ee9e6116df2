"""What the households of a network received before a day, read from its handovers: what later days must make up for."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Sum

from fabene.sharing.models import Confirmation, Handover


@dataclass(frozen=True, slots=True, kw_only=True)
class PastDay:
    """A day on which bags were made: the grams each household went home with, none for whoever did not come.

    A household for which there was nothing suitable has 0 grams: it was not away.
    """

    date: date
    received_grams: dict[UUID, int]


def days_before(*, network: UUID, on: date) -> list[PastDay]:
    """Return the network's days with bags before a date, oldest first, in two queries whatever their number."""
    confirmed = Confirmation.objects.filter(
        day__market__network_id=network, day__date__lt=on, undone_at__isnull=True
    ).values_list("day_id", "day__date", "empty_handed")
    rows = (
        Handover.objects.filter(
            bag__confirmation__day__market__network_id=network,
            bag__confirmation__day__date__lt=on,
            undone_at__isnull=True,
        )
        .values_list("bag__confirmation__day_id", "bag__household_id")
        .annotate(grams=Sum("bag__grams"))
    )
    received: dict[UUID, dict[UUID, int]] = defaultdict(dict)
    for day, household, grams in rows:
        received[day][household] = grams
    return [
        PastDay(date=when, received_grams={**{UUID(id): 0 for id in empty_handed}, **received[day]})
        for day, when, empty_handed in sorted(confirmed, key=lambda row: (row[1], row[0]))
    ]
