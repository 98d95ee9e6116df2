"""What the jury and the office see once the first round is closed: everybody's scores, and the order they make."""

from collections.abc import Mapping
from uuid import UUID

from fabene.core.bilingual import Bilingual
from fabene.core.errors import ConflictError
from fabene.programme.applications.values import ApplicationView
from fabene.programme.selection.around import jurors, sent
from fabene.programme.selection.models import Reason
from fabene.programme.selection.selectors.desk import admissions, conflicts, sheets, struck
from fabene.programme.selection.tables import Excluded, Judged, Table, standing_of, table
from fabene.programme.selection.values import (
    Admissibility,
    AdmissionView,
    Phase,
    SelectionView,
    SheetView,
    Standing,
    TalkLine,
)


def require_seeing(selection: SelectionView) -> None:
    """Raise ``ConflictError`` ``first_round_open`` while nobody may see anybody else's scores."""
    if selection.blind:
        raise ConflictError("first_round_open")


def standing(selection: SelectionView) -> Standing:
    """Return the order by the final scores as they are; raise ``first_round_open`` before the first round is closed."""
    return standing_of(current_table(selection))


def current_table(selection: SelectionView) -> Table:
    """Return the whole table as it is; raise ``first_round_open`` before the first round is closed."""
    require_seeing(selection)
    applications, found = sent(selection.call), admissions(selection.id)
    bodies = jurors(selection.call)
    keys = _keys(bodies)
    return table(
        selection,
        bodies={keys[juror]: body for juror, body in bodies.items()},
        judged=_judged(selection, applications=applications, found=found, keys=keys),
        excluded=tuple(
            Excluded(id=one.id, number=one.number, title=one.title, reason=found[one.id].reason, law=found[one.id].law)
            for one in applications.values()
            if _is(found, one.id, Admissibility.EXCLUDED)
        ),
        struck=tuple((which, keys[juror], count) for which, juror, count in struck(selection.id) if juror in keys),
    )


def _keys(bodies: Mapping[UUID, str]) -> Mapping[UUID, str]:
    """Return the number each juror has in the table: the order in which the call names them."""
    return {juror: str(number) for number, juror in enumerate(bodies, start=1)}


def _is(found: Mapping[UUID, AdmissionView], application: UUID, outcome: Admissibility) -> bool:  # noqa: PLR0917 - whether of these this is that
    return application in found and found[application].outcome is outcome


def _judged(
    selection: SelectionView,
    *,
    applications: Mapping[UUID, ApplicationView],
    found: Mapping[UUID, AdmissionView],
    keys: Mapping[UUID, str],
) -> tuple[Judged, ...]:
    every, apart = sheets(selection.id), conflicts(selection.id)
    return tuple(
        Judged(
            id=one.id,
            number=one.number,
            title=one.title,
            first=_scores(every, Phase.FIRST, one.id, keys=keys),
            final=_scores(every, Phase.FINAL, one.id, keys=keys),
            conflicts=tuple(key for juror, key in keys.items() if juror in apart.get(one.id, ())),
        )
        for one in applications.values()
        if _is(found, one.id, Admissibility.ADMITTED)
    )


def _scores(  # noqa: PLR0917 - of these, in this round, those of this application
    every: Mapping[tuple[str, UUID, UUID], SheetView], rounds: str, application: UUID, *, keys: Mapping[UUID, str]
) -> Mapping[str, Mapping[str, int]]:
    given = ((key, every.get((rounds, application, juror))) for juror, key in keys.items())
    return {key: sheet.scores for key, sheet in given if sheet is not None}


def talk(selection: SelectionView, application: UUID, *, juror: UUID | None) -> tuple[TalkLine, ...]:
    """Return what every juror said of one application, first and final; raise ``first_round_open`` before that.

    ``juror`` is who asks, None for the office. Who declared a conflict sees nothing of that application: ``()``.
    """
    require_seeing(selection)
    apart = conflicts(selection.id).get(application, frozenset())
    if juror in apart:
        return ()
    every = sheets(selection.id)
    return tuple(
        _said(
            every.get((Phase.FIRST, application, one)),
            every.get((Phase.FINAL, application, one)),
            juror=one,
            body=body,
            conflict=one in apart,
        )
        for one, body in jurors(selection.call).items()
    )


def _said(first: SheetView | None, final: SheetView | None, *, juror: UUID, body: str, conflict: bool) -> TalkLine:
    return TalkLine(
        juror=juror,
        body=body,
        first=first.scores if first else {},
        final=final.scores if final else {},
        first_comment=first.comment if first else "",
        comment=final.comment if final else "",
        conflict=conflict,
    )


def reasons(selection: UUID) -> Mapping[UUID, Reason]:
    """Return the last reason written for each application. For this flat: faces read ``reason_texts``."""
    return {row.application: row for row in Reason.objects.filter(selection=selection).order_by("number")}


def reason_texts(selection: SelectionView) -> Mapping[UUID, Bilingual]:
    """Return why each application comes where it comes, as it was last written."""
    return {one: Bilingual(it=row.text_it, en=row.text_en) for one, row in reasons(selection.id).items()}
