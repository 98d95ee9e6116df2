"""What the jury and the office see once the first round is closed: everybody's scores, and the order they make."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from fabene.core.bilingual import Bilingual
from fabene.core.errors import ConflictError
from fabene.programme.applications.values import ApplicationView
from fabene.programme.selection.around import Whose, jurors, sent
from fabene.programme.selection.models import Reason
from fabene.programme.selection.selectors.desk import admissions, apart, set_aside, sheets, struck
from fabene.programme.selection.tables import Excluded, Judged, Table, standing_of, table
from fabene.programme.selection.values import (
    Admissibility,
    AdmissionView,
    Bar,
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
    bars = apart(selection, among=[one for one in applications if _is(found, one, Admissibility.ADMITTED)])
    return table(
        selection,
        bodies={keys[juror]: body for juror, body in bodies.items()},
        judged=_judged(selection, applications=applications, bars=bars, found=found, keys=keys),
        excluded=tuple(
            Excluded(id=one.id, number=one.number, title=one.title, reason=found[one.id].reason, law=found[one.id].law)
            for one in applications.values()
            if _is(found, one.id, Admissibility.EXCLUDED)
        ),
        struck=tuple(_struck(selection, bars=bars, keys=keys)),
    )


def _struck(
    selection: SelectionView, *, bars: Mapping[Whose, Bar], keys: Mapping[UUID, str]
) -> Iterator[tuple[UUID, str, int, str]]:
    """Yield what does not count: struck by a conflict declared late, or set aside when a juror came to be apart."""
    late = [(*one, Bar.DECLARED) for one in struck(selection.id)]
    aside = [(which, juror, count, bars[which, juror]) for which, juror, count in set_aside(selection, bars)]
    yield from ((which, keys[juror], count, why.value) for which, juror, count, why in (*late, *aside) if juror in keys)


def _keys(bodies: Mapping[UUID, str]) -> Mapping[UUID, str]:
    """Return the number each juror has in the table: the order in which the call names them."""
    return {juror: str(number) for number, juror in enumerate(bodies, start=1)}


def _is(found: Mapping[UUID, AdmissionView], application: UUID, outcome: Admissibility) -> bool:  # noqa: PLR0917 - whether of these this is that
    return application in found and found[application].outcome is outcome


def _judged(
    selection: SelectionView,
    *,
    applications: Mapping[UUID, ApplicationView],
    bars: Mapping[Whose, Bar],
    found: Mapping[UUID, AdmissionView],
    keys: Mapping[UUID, str],
) -> tuple[Judged, ...]:
    every = {whose: sheet for whose, sheet in sheets(selection.id).items() if whose[1:] not in bars}
    return tuple(
        Judged(
            id=one.id,
            number=one.number,
            title=one.title,
            first=_scores(every, Phase.FIRST, one.id, keys=keys),
            final=_scores(every, Phase.FINAL, one.id, keys=keys),
            bars={key: bars[one.id, juror].value for juror, key in keys.items() if (one.id, juror) in bars},
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

    ``juror`` is who asks, None for the office. Who is apart from that application sees nothing of it: ``()``.
    """
    require_seeing(selection)
    bars = apart(selection, among=[application])
    if juror and (application, juror) in bars:
        return ()
    every = {whose: sheet for whose, sheet in sheets(selection.id).items() if whose[1:] not in bars}
    return tuple(
        _said(
            every.get((Phase.FIRST, application, one)),
            every.get((Phase.FINAL, application, one)),
            juror=one,
            body=body,
            bar=bars.get((application, one)),
        )
        for one, body in jurors(selection.call).items()
    )


def _said(first: SheetView | None, final: SheetView | None, *, juror: UUID, body: str, bar: Bar | None) -> TalkLine:
    return TalkLine(
        juror=juror,
        body=body,
        first=first.scores if first else {},
        final=final.scores if final else {},
        first_comment=first.comment if first else "",
        comment=final.comment if final else "",
        bar=bar,
    )


def reasons(selection: UUID) -> Mapping[UUID, Reason]:
    """Return the last reason written for each application. For this flat: faces read ``reason_texts``."""
    return {row.application: row for row in Reason.objects.filter(selection=selection).order_by("number")}


def reason_texts(selection: SelectionView) -> Mapping[UUID, Bilingual]:
    """Return why each application comes where it comes, as it was last written."""
    return {one: Bilingual(it=row.text_it, en=row.text_en) for one, row in reasons(selection.id).items()}
