"""What the writes of this flat have in common: the grant they hold, and the line they leave in its trail."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.people.services import log
from fabene.programme.grants.models import Deed, Grant

ROME = ZoneInfo("Europe/Rome")


def hold(grant: UUID, *, still_open: bool = True) -> Grant:
    """Return a grant's row, held until the transaction ends: its account is changed by one at a time.

    Raises ``NotFoundError`` ``grant_not_found``, and ``ConflictError`` ``grant_closed`` unless it may be closed.
    """
    row = Grant.objects.select_for_update().filter(id=grant).first()
    if row is None:
        raise NotFoundError("grant_not_found")
    if still_open and hasattr(row, "closing"):
        raise ConflictError("grant_closed", grant=row.title)
    return row


def done(
    *,
    id: UUID,
    grant: UUID,
    what: str,
    stamp: Stamp,
    content: Mapping[str, object],
    text: str = "",
    amount_cents: int | None = None,
) -> bool:
    """Write down in the log and in the grant's trail that something was done; False when it was, already.

    Raises ``ConflictError`` ``id_used_for_something_else`` when ``id`` says something else.
    """
    first = log(id=derived(id, "grants", what), what=f"grant.{what}", key=grant, stamp=stamp, content=content)
    if first:
        Deed.objects.create(
            id=derived(id, "deed", what),
            grant_id=grant,
            what=what,
            text=text[:500],
            amount_cents=amount_cents,
            actor=stamp.actor,
            happened_at=stamp.happened_at,
            recorded_at=stamp.recorded_at,
        )
    return first


def today(stamp: Stamp) -> date:
    """Return the day of a stamp in Italy."""
    return stamp.recorded_at.astimezone(ROME).date()


def refuse_to_come(*days: date, stamp: Stamp) -> None:
    """Raise ``date_to_come`` for a day after the stamp's: what has not happened is not written down."""
    if max(days) > today(stamp):
        raise FabeneError("date_to_come", today_date=today(stamp).isoformat())


def refuse_nothing(*sums: int) -> None:
    """Raise ``sum_not_positive`` unless every sum is some money, or some time."""
    if min(sums) <= 0:
        raise FabeneError("sum_not_positive")


def refuse_first(faults: tuple[FabeneError, ...]) -> None:
    """Raise the first of ``faults``, if any: pages show them all beforehand."""
    if faults:
        raise faults[0]
