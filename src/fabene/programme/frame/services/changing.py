"""Changing the frame: what stood before stays in the history, with who changed it and why."""

from uuid import UUID

from django.db import transaction

from fabene.core.errors import NotFoundError
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.services import log
from fabene.programme.frame.checks import checked, hold, require_row
from fabene.programme.frame.kinds import Part
from fabene.programme.frame.models import SENTENCE, Revision, Shown
from fabene.programme.frame.models import Project as ProjectRow
from fabene.programme.frame.rows import PARTS, cells_of, plain, table
from fabene.programme.frame.services.adding import write_places
from fabene.programme.frame.values import Draft, Project


@transaction.atomic
def correct(*, id: UUID, row: UUID, draft: Draft, why: str, stamp: Stamp) -> None:
    """Write ``draft`` over a part of the frame; ``why`` and what stood there stay in its history.

    Raises ``NotFoundError`` ``frame_row_not_found``, ``text_missing`` without a reason, and what adding it raises.
    """
    part = PARTS[type(draft)]
    hold(draft)
    known = require_row(draft, row)
    found = checked(draft, id=row)
    why = clean(why, field="why", limit=SENTENCE)
    said = {**plain(found), "why": why, **_places(draft)}
    if not log(id=derived(id, "corrected"), what=f"frame.{part}_corrected", key=row, stamp=stamp, content=said):
        return
    _keep(known, part, id=id, why=why, stamp=stamp)
    for name, value in found.items():
        setattr(known, name, value)
    known.save()
    if isinstance(draft, Project):
        write_places(row, draft)


@transaction.atomic
def set_shown(*, id: UUID, part: Part, row: UUID, shown: bool, why: str, stamp: Stamp) -> None:
    """Take a part of the frame off the pages, or put it back; ``why`` stays in its history.

    Raises ``NotFoundError`` ``frame_row_not_found``, ``text_missing`` without a reason.
    """
    known = table(part).select_for_update().filter(id=row).first()
    if known is None:
        raise NotFoundError("frame_row_not_found")
    why = clean(why, field="why", limit=SENTENCE)
    said = {"shown": shown, "why": why}
    if not log(id=derived(id, "shown"), what=f"frame.{part}_shown", key=row, stamp=stamp, content=said):
        return
    _keep(known, part, id=id, why=why, stamp=stamp)
    known.shown = shown
    known.save(update_fields=["shown"])


def _places(draft: Draft) -> dict[str, object]:
    return {"networks": draft.networks, "partners": draft.partners} if isinstance(draft, Project) else {}


def _keep(row: Shown, part: Part, *, id: UUID, why: str, stamp: Stamp) -> None:
    before = cells_of(row)
    if isinstance(row, ProjectRow):
        before["networks"] = [str(place.network_id) for place in row.places.order_by("network_id")]
        before["partners"] = [str(one.organisation_id) for one in row.partners.order_by("position")]
    Revision.objects.create(
        id=id,
        row=row.pk,
        part=part,
        before=before,
        why=why,
        actor=stamp.actor,
        happened_at=stamp.happened_at,
        recorded_at=stamp.recorded_at,
    )
