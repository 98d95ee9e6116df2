"""Reads about emporios: what waits for their word, what they said, and all of it over a time."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Prefetch

from fabene.core.errors import NotFoundError
from fabene.sharing.consigned import items_of, waiting_passings
from fabene.sharing.models import AcknowledgedPassing, Acknowledgement, PassOn, PassOnContent
from fabene.sharing.values import AcknowledgedBy, ConsignedItem, Consignment


def awaiting(network: UUID, *, day: UUID | None = None, destination: UUID | None = None) -> tuple[Consignment, ...]:
    """Return the deliveries to emporios of a network that nobody acknowledged yet, the oldest first."""
    rows = waiting_passings().filter(destination__network=network)
    if day is not None:
        rows = rows.filter(day=day)
    if destination is not None:
        rows = rows.filter(destination=destination)
    grouped: defaultdict[tuple[UUID, UUID], list[PassOn]] = defaultdict(list)
    parts = PassOnContent.objects.order_by("id")
    with_parts = rows.select_related("destination", "day").prefetch_related(Prefetch("contents", parts))
    for row in with_parts.order_by("day__date", "happened_at", "id"):
        grouped[row.day_id, row.destination_id].append(row)
    return tuple(_waiting(of_day) for of_day in grouped.values())


def _waiting(rows: list[PassOn]) -> Consignment:
    first = rows[0]
    return Consignment(
        network_id=first.destination.network_id,
        day_id=first.day_id,
        on=first.day.date,
        destination_id=first.destination_id,
        name=first.destination.name,
        passings=tuple(row.id for row in rows),
        sent_at=rows[-1].happened_at,
        items=items_of([part for row in rows for part in row.contents.all()]),
    )


def consignment_of(passing: UUID) -> Consignment:
    """Return the delivery that something passed on belongs to: acknowledged, or all that waits with it.

    Raises ``NotFoundError`` (``passing_not_found``), for one that was taken back or did not go to an emporio too.
    """
    row = PassOn.objects.select_related("destination").filter(id=passing, undone_at__isnull=True).first()
    if row is None:
        raise NotFoundError("passing_not_found")
    known = AcknowledgedPassing.objects.filter(passing=passing, live=True).first()
    if known is not None:
        return acknowledgement(known.acknowledgement_id)
    found = awaiting(row.destination.network_id, day=row.day_id, destination=row.destination_id)
    if not found:
        raise NotFoundError("passing_not_found")
    return found[0]


def times_acknowledged(passing: UUID) -> int:
    """Return how often something passed on was acknowledged, what was undone included: each uses up a link."""
    return AcknowledgedPassing.objects.filter(passing=passing).count()


def acknowledgement(acknowledgement: UUID) -> Consignment:
    """Return what an emporio said; raise ``NotFoundError`` (``acknowledgement_not_found``)."""
    found = _acknowledged(Acknowledgement.objects.filter(id=acknowledgement))
    if not found:
        raise NotFoundError("acknowledgement_not_found")
    return found[0]


def acknowledged_of_day(day: UUID) -> tuple[Consignment, ...]:
    """Return what emporios said they received of a day."""
    return _acknowledged(Acknowledgement.objects.filter(day=day, undone_at__isnull=True))


def last_acknowledged(network: UUID, *, limit: int) -> tuple[Consignment, ...]:
    """Return what emporios of a network said last, newest first."""
    rows = Acknowledgement.objects.filter(destination__network=network, undone_at__isnull=True)
    newest = _acknowledged(rows.order_by("-happened_at", "id")[:limit])
    return tuple(sorted(newest, key=lambda each: (each.on, each.sent_at), reverse=True))


def statement(destination: UUID, *, since: date, until: date) -> tuple[Consignment, ...]:
    """Return everything that went to an emporio in a time (both days in it), acknowledged or not, the oldest first."""
    done = Acknowledgement.objects.filter(
        destination=destination, undone_at__isnull=True, day__date__gte=since, day__date__lte=until
    )
    rows = waiting_passings().filter(destination=destination, day__date__gte=since, day__date__lte=until)
    networks = set(rows.values_list("destination__network", flat=True))
    waiting = [
        each for network in networks for each in awaiting(network, destination=destination) if since <= each.on <= until
    ]
    return tuple(sorted([*_acknowledged(done), *waiting], key=lambda each: (each.on, each.sent_at)))


def _acknowledged(rows: Iterable[Acknowledgement]) -> tuple[Consignment, ...]:
    found = list(
        Acknowledgement.objects.filter(id__in=[row.id for row in rows])
        .select_related("destination", "day")
        .prefetch_related("lines", "passings__passing")
        .order_by("day__date", "happened_at", "id")
    )
    return tuple(_done(row) for row in found)


def _done(row: Acknowledgement) -> Consignment:
    passings = sorted((each.passing for each in row.passings.all()), key=lambda each: (each.happened_at, each.id))
    lines = sorted(row.lines.all(), key=lambda line: line.category)
    return Consignment(
        network_id=row.destination.network_id,
        day_id=row.day_id,
        on=row.day.date,
        destination_id=row.destination_id,
        name=row.destination.name,
        passings=tuple(each.id for each in passings),
        sent_at=passings[-1].happened_at,
        items=tuple(
            ConsignedItem(category=line.category, counted=line.counted, sent=line.sent, received=line.received)
            for line in lines
        ),
        acknowledgement=row.id,
        acknowledged_at=row.happened_at,
        by=AcknowledgedBy(row.by),
        note=row.note,
        undone=row.undone_at is not None,
    )
