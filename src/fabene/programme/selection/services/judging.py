"""What a juror does: declare, score alone, and score again after the discussion."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.programme.selection.around import barred, call_of, require_juror
from fabene.programme.selection.models import REASON, Declaration, Mark, Sheet
from fabene.programme.selection.selectors.desk import declarations
from fabene.programme.selection.services.common import deed, is_new, locked, next_number, require_judged
from fabene.programme.selection.values import Bar, Phase, SelectionView


@transaction.atomic
def declare(*, id: UUID, selection: UUID, application: UUID, conflict: bool, why: str, stamp: Stamp) -> int:
    """Declare a conflict of interest in one application, or none; return how many scores it struck.

    Nobody scores before having declared. A conflict declared after scoring strikes what was scored: the rows stay, and
    do not count. It can be taken back only while nobody sees anybody else's scores.

    Raises ``NotAllowedError`` for who is no juror of the call, ``NotFoundError`` ``application_not_judged``,
    ``text_missing`` (why, for a conflict), ``juror_wrote_it`` and ``juror_body_applied`` (none, by who writes it or
    sits for a body behind it), ``ConflictError`` ``scores_closed``, ``conflict_stays``.
    """
    view = locked(selection)
    require_juror(view.call, stamp.actor)
    said = clean(why, field="why", limit=500, optional=not conflict)
    content = {"application": application, "conflict": conflict, "why": said}
    if not is_new(view, id=id, what="declared", content=content, stamp=stamp):
        return Declaration.objects.get(id=id).struck
    if view.phase not in {Phase.FIRST, Phase.FINAL}:
        raise ConflictError("scores_closed")
    require_judged(view, application)
    if not conflict:
        _refuse_barred(view, application, juror=stamp.actor)
    before = declarations(selection, juror=stamp.actor).get((application, stamp.actor))
    if before and before.conflict and not conflict and not view.blind:
        raise ConflictError("conflict_stays")
    rows = Declaration.objects.filter(selection=selection, application=application, actor=stamp.actor)
    row = Declaration.objects.create(**deed(id, stamp), **content, selection_id=selection, number=next_number(rows))
    return _strike(row) if conflict else 0


def _strike(row: Declaration) -> int:
    """Let what a juror scored before declaring a conflict count no more."""
    scored = Sheet.objects.filter(
        selection=row.selection_id, application=row.application, actor=row.actor, struck_by__isnull=True
    )
    row.struck = Mark.objects.filter(sheet__in=scored).count()
    scored.update(struck_by=row)
    row.save(update_fields=["struck"])
    return row.struck


@transaction.atomic
def score(
    *, id: UUID, selection: UUID, application: UUID, scores: Mapping[str, int], comment: str, stamp: Stamp
) -> None:
    """Keep a juror's scores of one application as they stand now, whole or not: first ones, then final ones.

    Points, or halves of them where the call gives half points.

    Raises ``NotAllowedError`` for who is no juror of the call, ``NotFoundError`` ``application_not_judged``,
    ``ConflictError`` ``declare_first``, ``conflict_declared``, ``scores_closed``, ``FabeneError``
    ``criterion_unknown``, ``score_out_of_scale``, ``half_score_out_of_scale``, ``juror_wrote_it``,
    ``juror_body_applied``.
    """
    view = locked(selection)
    require_juror(view.call, stamp.actor)
    _check_scores(view, scores)
    said = clean(comment, field="comment", limit=REASON, optional=True)
    content = {"application": application, "scores": dict(scores), "comment": said}
    if not is_new(view, id=id, what="scored", content=content, stamp=stamp):
        return
    require_judged(view, application)
    if not view.takes_scores(application):
        raise ConflictError("scores_closed")
    _refuse_barred(view, application, juror=stamp.actor)
    _require_declared(view, application, juror=stamp.actor)
    rounds = Phase.FIRST.value if view.blind else Phase.FINAL.value
    columns = {**deed(id, stamp), "comment": said}
    sheet, made = Sheet.objects.get_or_create(
        selection_id=selection,
        application=application,
        actor=stamp.actor,
        round=rounds,
        struck_by=None,
        defaults=columns,
    )
    if not made:
        sheet.comment, sheet.happened_at, sheet.recorded_at = said, stamp.happened_at, stamp.recorded_at
        sheet.save(update_fields=["comment", "happened_at", "recorded_at"])
    Mark.objects.filter(sheet=sheet).delete()
    Mark.objects.bulk_create(Mark(sheet=sheet, criterion=key, points=points) for key, points in scores.items())


def _check_scores(view: SelectionView, scores: Mapping[str, int]) -> None:
    for key, points in scores.items():
        if key not in view.keys:
            raise NotFoundError("criterion_unknown")
        if not 0 <= points <= view.max_score * view.units:
            title = next(one.title.it for one in view.criteria if one.key == key)
            if view.rules.half_points:
                raise FabeneError("half_score_out_of_scale", criterion=title, limit=view.max_score)
            raise FabeneError("score_out_of_scale", criterion=title, points=points, limit=view.max_score)


def _refuse_barred(view: SelectionView, application: UUID, *, juror: UUID) -> None:
    """Refuse whoever judges what they write, or their own body proposes: that conflict is there, declared or not."""
    bar = barred(call_of(view.call), among=[application]).get((application, juror))
    if bar is Bar.WRITER:
        raise FabeneError("juror_wrote_it")
    if bar is Bar.OWN_BODY:
        raise FabeneError("juror_body_applied")


def _require_declared(view: SelectionView, application: UUID, *, juror: UUID) -> None:
    said = declarations(view.id, juror=juror).get((application, juror))
    if said is None:
        raise ConflictError("declare_first")
    if said.conflict:
        raise ConflictError("conflict_declared")
