"""What every write of a market day begins with: its lock, its place in the log, its refusal on a closed day."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from fabene.collecting.checks import columns_of, written
from fabene.collecting.models import Cancellation, MarketDay
from fabene.collecting.selectors.closings import is_closed
from fabene.collecting.values import Recorded, Weight
from fabene.core.errors import ConflictError, NotFoundError
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.people.services.logs import Act, log


def stamped(stamp: Stamp) -> dict[str, Any]:
    """Return the columns a stamp fills."""
    return {"actor": stamp.actor, "happened_at": stamp.happened_at, "recorded_at": stamp.recorded_at}


def entered(weight: Weight, quantity: int, *, category: str) -> dict[str, Any]:
    """Return the columns an amount fills: as typed, and in the category's own measure."""
    return {"amount": weight.amount, "unit": weight.unit, **columns_of(quantity, category=category)}


def said(weight: Weight | None) -> list[str]:
    """Return a weight as the log compares it."""
    return [] if weight is None else [written(weight.amount), weight.unit]


def locked_day(day: UUID) -> MarketDay:
    """Return the day, held until the transaction ends: what is recorded on one day is recorded one after the other.

    Raises ``NotFoundError`` ``day_not_found``.
    """
    row = MarketDay.objects.select_for_update(of=("self",)).select_related("market").filter(id=day).first()
    if row is None:
        raise NotFoundError("day_not_found")
    return row


def is_new(day: MarketDay, *, id: UUID, what: str, content: Mapping[str, object], stamp: Stamp) -> bool:
    """Write the act into the log; return False when it is a repetition, and then there is nothing to do.

    Raises ``ConflictError``: ``id_used_for_something_else``, ``day_closed``, ``day_cancelled``.
    """
    if not log_of(day, id=id, what=what, content=content, stamp=stamp):
        return False
    refuse_shut(day)
    return True


def refuse_shut(day: MarketDay) -> None:
    """Raise ``ConflictError``: ``day_closed``, ``day_cancelled``."""
    if is_closed(day.id):
        raise ConflictError("day_closed", day=str(day.id), date=day.date.isoformat())
    if Cancellation.objects.filter(day=day, reopening__isnull=True).exists():
        raise ConflictError("day_cancelled", day=str(day.id), date=day.date.isoformat())


def log_of(day: MarketDay, *, id: UUID, what: str, content: Mapping[str, object], stamp: Stamp) -> bool:
    """Write an act on a day into the log; return False when it is a repetition."""
    act = act_of(day, id=id, what=what, content=content)
    return log(id=act.id, what=what, key=id, network=day.market.network_id, stamp=stamp, content=act.content)


def act_of(day: MarketDay, *, id: UUID, what: str, content: Mapping[str, object]) -> Act:
    """Return an act on a day as the log keeps it."""
    return Act(id=derived(id, what), what=what, key=id, content={"day": str(day.id), **content})


def recorded(*, id: UUID, day: MarketDay, category: str, quantity: int | None) -> Recorded:
    """Return the answer about a fact of a category."""
    return Recorded(id=id, day=day.id, category=category, **columns_of(quantity, category=category))
