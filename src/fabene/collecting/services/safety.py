"""How cold food was when it came, and what was looked at before it is handed out."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from fabene.collecting.models import SafetyCheck, Temperature, Transfer
from fabene.collecting.selectors.safety import safety_value, temperature_value
from fabene.collecting.services.common import is_new, locked_day, stamped
from fabene.collecting.values import Measurement, SafetyItem, SafetyView
from fabene.core.errors import FabeneError, NotFoundError
from fabene.core.food import category as known_category
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.services import log

COLDEST_TENTHS, WARMEST_TENTHS = -400, 1000


@transaction.atomic
def note_temperature(
    *,
    id: UUID,
    category: str,
    tenths: int,
    stamp: Stamp,
    day: UUID | None = None,
    transfer: UUID | None = None,
    note: str = "",
) -> Measurement:
    """Write down how cold a category was when it came, in tenths of a degree: on a day, or with a transfer.

    Nothing is refused for being too warm: it is shown, with its limit, and somebody decides. Raises
    ``category_unknown``, ``temperature_not_asked`` (no rule names a limit), ``temperature_out_of_range``,
    ``temperature_of_what`` (not exactly one of ``day`` and ``transfer``), ``day_not_found``, ``transfer_not_found``,
    ``text_too_long``.
    """
    limit = known_category(category).cold_limit_tenths
    if limit is None:
        raise FabeneError("temperature_not_asked", category=category)
    if not COLDEST_TENTHS <= tenths <= WARMEST_TENTHS:
        raise FabeneError("temperature_out_of_range", tenths=tenths)
    if (day is None) == (transfer is None):
        raise FabeneError("temperature_of_what")
    note = clean(note, field="note", limit=200, optional=True)
    content = {"category": category, "tenths": tenths, "transfer": transfer}
    if _is_new(id=id, day=day, transfer=transfer, content=content, stamp=stamp, what="temperature.noted"):
        Temperature.objects.create(
            id=id,
            day_id=day,
            transfer_id=transfer,
            category=category,
            tenths=tenths,
            limit_tenths=limit,
            note=note,
            **stamped(stamp),
        )
    return temperature_value(Temperature.objects.get(id=id))


@transaction.atomic
def undo_temperature(*, temperature: UUID, stamp: Stamp) -> None:
    """Take a slip back: it was not that cold, or not that food. Repeating it changes nothing.

    Raises ``temperature_not_found``, ``ConflictError`` ``day_closed``.
    """
    row = Temperature.objects.filter(id=temperature).first()
    if row is None:
        raise NotFoundError("temperature_not_found")
    what, undoing = "temperature.undone", derived(temperature, "undo")
    content: dict[str, object] = {"temperature": temperature}
    if _is_new(id=undoing, day=row.day_id, transfer=row.transfer_id, content=content, stamp=stamp, what=what):
        Temperature.objects.filter(id=temperature).update(undone_at=stamp.happened_at)


def _is_new(
    *, id: UUID, day: UUID | None, transfer: UUID | None, content: dict[str, object], stamp: Stamp, what: str
) -> bool:
    if day is not None:
        return is_new(locked_day(day), id=id, what=what, content=content, stamp=stamp)
    row = Transfer.objects.filter(id__in=[transfer]).first()
    if row is None:
        raise NotFoundError("transfer_not_found")
    return log(id=derived(id, what), what=what, key=id, network=row.to_network_id, stamp=stamp, content=content)


@transaction.atomic
def note_safety(
    *,
    id: UUID,
    day: UUID,
    passed: Collection[SafetyItem],
    failed: Collection[SafetyItem],
    stamp: Stamp,
    note: str = "",
) -> SafetyView:
    """Write down the checks before food of a day is handed out; the last ones count. What fails needs a note.

    Raises ``day_not_found``, ``safety_items_missing`` (nothing was looked at), ``safety_item_twice``,
    ``text_missing``, ``text_too_long``, ``ConflictError`` ``day_closed``.
    """
    if not passed and not failed:
        raise FabeneError("safety_items_missing")
    if set(passed) & set(failed):
        raise FabeneError("safety_item_twice")
    note = clean(note, field="note", limit=200, optional=not failed)
    columns = {
        "passed": [item.value for item in SafetyItem if item in passed],
        "failed": [item.value for item in SafetyItem if item in failed],
        "note": note,
    }
    row = locked_day(day)
    if is_new(row, id=id, what="safety.noted", content=columns, stamp=stamp):
        SafetyCheck.objects.create(id=id, day=row, **columns, **stamped(stamp))
    return safety_value(SafetyCheck.objects.get(id=id))
