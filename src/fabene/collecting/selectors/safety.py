"""How cold food was when it came, and what was looked at before it is handed out."""

from uuid import UUID

from fabene.collecting.models import SafetyCheck, Temperature
from fabene.collecting.values import Measurement, SafetyItem, SafetyView


def temperatures_of(*, day: UUID | None = None, transfer: UUID | None = None) -> tuple[Measurement, ...]:
    """Return the temperatures read on a day, or of a transfer, in the order in which they were read."""
    rows = Temperature.objects.filter(day=day) if day else Temperature.objects.filter(transfer=transfer)
    return tuple(temperature_value(row) for row in rows)


def temperature_value(row: Temperature) -> Measurement:
    """Return a temperature's row as a value."""
    return Measurement(
        id=row.id,
        category=row.category,
        tenths=row.tenths,
        limit_tenths=row.limit_tenths,
        note=row.note,
        happened_at=row.happened_at,
    )


def safety_of(day: UUID) -> SafetyView | None:
    """Return the last checks before redistribution of a day, None when nobody made them."""
    row = SafetyCheck.objects.filter(day_id=day).last()
    return safety_value(row) if row else None


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
