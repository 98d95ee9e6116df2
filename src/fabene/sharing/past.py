"""What the households of a network received before a day, read from its handovers: what later days must make up for."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, Sum

from fabene.sharing.models import Bag, Confirmation, Handover, PastBag, Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class PastDay:
    """A day on which bags were made: the grams each household went home with, none for whoever did not come.

    A household for which there was nothing suitable has 0 grams: it was not away.
    """

    date: date
    received_grams: dict[UUID, int]


def days_before(*, network: UUID, on: date, after: date | None = None) -> list[PastDay]:
    """Return the network's days with bags before a date, oldest first, in three queries whatever their number.

    What somebody had written down elsewhere of days before this software was there counts like bags.

    With ``after``, only those after that day: what came up to it is in an opening.
    """
    confirmed, handed = _confirmed(network, on=on, after=after)
    past = _taken_home(network, on=on, after=after).annotate(grams_of=Sum("grams"))
    return _days(confirmed, handed.annotate(grams=Sum("bag__grams")), past=past)


def days_of_category(*, network: UUID, on: date, after: date | None, category: str, units: int) -> list[PastDay]:
    """Return the same days as ``days_before`` with the pieces of one category instead of grams, ``units`` each.

    Whoever came and got none of it has 0: it was not away.
    """
    confirmed, handed = _confirmed(network, on=on, after=after)
    pieces = Sum("bag__contents__pieces", filter=Q(bag__contents__category=category), default=0)
    counted = Sum("contents__pieces", filter=Q(contents__category=category), default=0)
    past = _taken_home(network, on=on, after=after).annotate(units=counted * units)
    return _days(confirmed, handed.annotate(units=pieces * units), past=past)


def _taken_home(network: UUID, *, on: date, after: date | None) -> QuerySet[PastBag, tuple[UUID, date, UUID]]:
    rows = PastBag.objects.filter(
        day__market__network_id=network, day__date__lt=on, household__isnull=False, undone_at__isnull=True
    )
    if after is not None:
        rows = rows.filter(day__date__gt=after)
    return rows.values_list("day_id", "day__date", "household_id")


def _confirmed(
    network: UUID, *, on: date, after: date | None
) -> tuple[QuerySet[Confirmation], QuerySet[Handover, tuple[UUID, UUID]]]:
    within = Q(day__market__network_id=network, day__date__lt=on)
    if after is not None:
        within &= Q(day__date__gt=after)
    confirmed = Confirmation.objects.filter(within, undone_at__isnull=True)
    handed = Handover.objects.filter(
        bag__confirmation__in=confirmed, bag__household__isnull=False, undone_at__isnull=True
    )
    return confirmed, handed.values_list("bag__confirmation__day_id", "bag__household_id")


def _days(
    confirmed: QuerySet[Confirmation], rows: Iterable[tuple[Any, ...]], *, past: Iterable[tuple[Any, ...]]
) -> list[PastDay]:
    received: dict[UUID, dict[UUID, int]] = defaultdict(dict)
    for day, household, amount in rows:
        received[day][household] = amount
    days: dict[UUID, tuple[UUID, date, list[str]]] = {}
    for day, when, household, amount in past:
        received[day][household] = amount
        days[day] = (day, when, [])
    days |= {
        day: (day, when, empty) for day, when, empty in confirmed.values_list("day_id", "day__date", "empty_handed")
    }
    return [
        PastDay(date=when, received_grams={**{UUID(id): 0 for id in empty_handed}, **received[day]})
        for day, when, empty_handed in sorted(days.values(), key=lambda row: (row[1], row[0]))
    ]


def faded_bags(*, network: UUID, before: date) -> QuerySet[Bag]:
    """Return the bags of days before a date that still say whose they were."""
    days = Confirmation.objects.filter(day__market__network_id=network, day__date__lt=before)
    return Bag.objects.filter(confirmation__in=days, household__isnull=False)


def faded_past_bags(*, network: UUID, before: date) -> QuerySet[PastBag]:
    """Return what households took home before this software was there, and that still says who did."""
    return PastBag.objects.filter(day__market__network_id=network, day__date__lt=before, household__isnull=False)


def faded_plans(*, network: UUID, before: date) -> QuerySet[Plan]:
    """Return the plans of days before a date that still name households."""
    return Plan.objects.filter(day__market__network_id=network, day__date__lt=before, faded_at__isnull=True)
