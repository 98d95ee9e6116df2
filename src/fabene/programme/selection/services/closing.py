"""Close the first round, so that jurors may talk; then close the table, with its digest."""

from uuid import UUID

from django.db import transaction

from fabene.core.errors import ConflictError, FabeneError
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.programme.selection.around import sent
from fabene.programme.selection.models import Closing, Mark, RoundClosing, Sheet
from fabene.programme.selection.selectors.closings import closing_view
from fabene.programme.selection.selectors.desk import admissions, judged, progress, sheets
from fabene.programme.selection.selectors.standing import current_table
from fabene.programme.selection.services.common import deed, is_new, locked, next_number
from fabene.programme.selection.tables import canonical, digest
from fabene.programme.selection.values import Admissibility, ClosingView, Phase, SelectionView


@transaction.atomic
def close_first_round(*, id: UUID, selection: UUID, stamp: Stamp) -> None:
    """Close the first round: from here on jurors see each other's scores, and the final ones begin as the first were.

    Raises ``ConflictError`` ``first_round_closed``, ``admission_missing``, ``integration_pending``,
    ``scores_missing`` (each with how many), ``FabeneError`` ``nothing_to_judge``.
    """
    view = locked(selection)
    if not is_new(view, id=id, what="first_round_closed", content={}, stamp=stamp):
        return
    if view.phase is not Phase.FIRST:
        raise ConflictError("first_round_closed")
    _require_found(view)
    _require_complete(view)
    RoundClosing.objects.create(**deed(id, stamp), selection_id=selection)
    _begin_final(view, stamp=stamp)


def _require_found(view: SelectionView) -> None:
    """Refuse while the office has not found of every application whether it is judged."""
    found = admissions(view.id)
    missing = [application for application in sent(view.call) if application not in found]
    asked = [one for one in found.values() if one.outcome is Admissibility.INTEGRATION]
    if missing:
        raise ConflictError("admission_missing", count=len(missing))
    if asked:
        raise ConflictError("integration_pending", count=len(asked))
    if not judged(view):
        raise FabeneError("nothing_to_judge")


def _require_complete(view: SelectionView) -> None:
    left = sum(juror.left for juror in progress(view))
    if left:
        raise ConflictError("scores_missing", count=left)


def _begin_final(view: SelectionView, *, stamp: Stamp) -> None:
    """Copy every first sheet into a final one, which its juror may then change."""
    first = [one for (rounds, _, _), one in sheets(view.id).items() if rounds == Phase.FIRST]
    made = {
        (one.application, one.juror): Sheet(
            id=derived(view.id, "final", one.application, one.juror),
            selection_id=view.id,
            application=one.application,
            actor=one.juror,
            round=Phase.FINAL.value,
            comment="",
            happened_at=stamp.happened_at,
            recorded_at=stamp.recorded_at,
        )
        for one in first
    }
    Sheet.objects.bulk_create(made.values())
    Mark.objects.bulk_create(
        Mark(sheet=made[one.application, one.juror], criterion=key, points=points)
        for one in first
        for key, points in one.scores.items()
    )


@transaction.atomic
def close(*, id: UUID, selection: UUID, stamp: Stamp) -> ClosingView:
    """Seal the final scores: a row with who, when and the SHA-256 of the whole table.

    Raises ``ConflictError`` ``first_round_open``, ``selection_closed``, ``admission_missing``,
    ``integration_pending``, ``scores_missing``.
    """
    view = locked(selection)
    if not is_new(view, id=id, what="closed", content={}, stamp=stamp):
        return closing_view(Closing.objects.get(id=id))
    if view.blind:
        raise ConflictError("first_round_open")
    if view.phase is not Phase.FINAL:
        raise ConflictError("selection_closed")
    _require_found(view)
    _require_complete(view)
    text = canonical(current_table(view))
    row = Closing.objects.create(
        **deed(id, stamp),
        selection_id=selection,
        number=next_number(Closing.objects.filter(selection=selection)),
        table=text,
        sha256=digest(text),
    )
    return closing_view(row)
