"""How cold food was when it came, and what was looked at before it is handed out: of a day, and month by month."""

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from fabene.collecting.models import Donation, MarketDay, SafetyCheck, Temperature
from fabene.collecting.values import CheckedDay, Measurement, Reading, SafetyItem, SafetyView
from fabene.places import selectors as places


def temperatures_of(*, day: UUID | None = None, transfer: UUID | None = None) -> tuple[Measurement, ...]:
    """Return the temperatures read on a day, or of a transfer, in the order in which they were read; no slips."""
    rows = _standing().filter(day=day) if day else _standing().filter(transfer=transfer)
    return tuple(temperature_value(row) for row in rows)


def temperature(id: UUID) -> Measurement | None:
    """Return one temperature, None when there is none or it was a slip."""
    row = _standing().filter(id=id).first()
    return temperature_value(row) if row else None


def temperatures_between(network: UUID, *, first: date, last: date) -> tuple[Reading, ...]:
    """Return what was read in a network from one date to another (included), in its days and of what was sent to it."""
    of_days = Q(day__market__network_id=network, day__date__gte=first, day__date__lte=last)
    on_the_way = Q(transfer__to_network_id=network, transfer__on__gte=first, transfer__on__lte=last)
    rows = _standing().filter(of_days | on_the_way).select_related("day__market", "transfer")
    names: dict[UUID, str] = {}
    return tuple(
        sorted((_reading(row, names) for row in rows), key=lambda each: (each.date, each.measured.happened_at))
    )


def temperature_value(row: Temperature) -> Measurement:
    """Return a temperature's row as a value."""
    return Measurement(
        id=row.id,
        category=row.category,
        tenths=row.tenths,
        limit_tenths=row.limit_tenths,
        note=row.note,
        actor=row.actor,
        happened_at=row.happened_at,
    )


def safety_of(day: UUID) -> SafetyView | None:
    """Return the last checks before redistribution of a day, None when nobody made them."""
    row = SafetyCheck.objects.filter(day_id=day).last()
    return safety_value(row) if row else None


def checks_of(day: UUID) -> tuple[SafetyView, ...]:
    """Return every time the checks of a day were made, first to last: the last ones count."""
    return tuple(safety_value(row) for row in SafetyCheck.objects.filter(day_id=day))


def checks_between(network: UUID, *, first: date, last: date) -> tuple[CheckedDay, ...]:
    """Return the days of a network on which something came, from one date to another (included), with their checks."""
    came = Exists(Donation.objects.filter(day=OuterRef("pk"), correction__isnull=True))
    days = MarketDay.objects.filter(came, market__network_id=network, date__gte=first, date__lte=last)
    rows = SafetyCheck.objects.filter(day__in=days)
    last_of = {row.day_id: safety_value(row) for row in rows}
    return tuple(
        CheckedDay(day=row.id, date=row.date, market_name=row.market.name, checks=last_of.get(row.id))
        for row in days.select_related("market").order_by("date", "market__name")
    )


def safety_value(row: SafetyCheck) -> SafetyView:
    """Return a row of checks as a value, every item in its order."""
    passed = {item for item in SafetyItem if item in row.passed}
    looked_at = [item for item in SafetyItem if item in row.passed or item in row.failed]
    return SafetyView(
        id=row.id,
        day=row.day_id,
        items={item: item in passed for item in looked_at},
        note=row.note,
        actor=row.actor,
        happened_at=row.happened_at,
    )


def _standing() -> QuerySet[Temperature]:
    return Temperature.objects.filter(undone_at__isnull=True)


def _reading(row: Temperature, names: dict[UUID, str]) -> Reading:
    measured = temperature_value(row)
    if row.day is not None:
        return Reading(measured=measured, date=row.day.date, place=row.day.market.name, day=row.day_id, transfer=None)
    if row.transfer is None:
        raise TypeError(row.id)
    giver = row.transfer.giver
    if giver not in names:
        names[giver] = places.store(giver).name
    return Reading(measured=measured, date=row.transfer.on, place=names[giver], day=None, transfer=row.transfer_id)
