"""What a juror sees of their own work, and what the office sees of everybody's: never a score of anybody else."""

from collections import Counter
from collections.abc import Iterable, Mapping
from uuid import UUID

from fabene.programme.calls.values import CallView
from fabene.programme.selection.around import Whose, barred, call_of, seated, sent
from fabene.programme.selection.models import Admission, Declaration, Integration, Mark, Sheet
from fabene.programme.selection.values import (
    Admissibility,
    AdmissionView,
    Bar,
    DeskLine,
    JurorProgress,
    Phase,
    SelectionView,
    SheetView,
)


def admissions(selection: UUID) -> Mapping[UUID, AdmissionView]:
    """Return what the office last found of each application it looked at."""
    rows = Admission.objects.filter(selection=selection).select_related("integration").order_by("number")
    return {row.application: admission_view(row) for row in rows}


def admission_history(selection: UUID, application: UUID) -> tuple[AdmissionView, ...]:
    """Return everything the office found of one application, the oldest first."""
    rows = Admission.objects.filter(selection=selection, application=application).select_related("integration")
    return tuple(admission_view(row) for row in rows.order_by("number"))


def admission_view(row: Admission) -> AdmissionView:
    """Return an admission's row as a value."""
    came: Integration | None = getattr(row, "integration", None)
    return AdmissionView(
        id=row.id,
        application=row.application,
        outcome=Admissibility(row.outcome),
        reason=row.reason,
        law=row.law,
        term=row.term,
        happened_at=row.happened_at,
        integration=came.text if came else "",
        integrated_at=came.happened_at if came else None,
        integration_id=came.id if came else None,
    )


def admitted(selection: UUID) -> frozenset[UUID]:
    """Return the applications the jury judges."""
    return frozenset(
        application for application, found in admissions(selection).items() if found.outcome is Admissibility.ADMITTED
    )


def judged(selection: SelectionView, *, among: Iterable[UUID] | None = None) -> tuple[UUID, ...]:
    """Return the applications the jury judges, in order of number.

    ``among`` is what was sent, in that order, from whoever has just read it: then it is not read again.
    """
    found = admitted(selection.id)
    return tuple(one for one in (sent(selection.call) if among is None else among) if one in found)


def declarations(selection: UUID, *, juror: UUID | None = None) -> Mapping[Whose, Declaration]:
    """Return what each juror last declared of each application."""
    rows = Declaration.objects.filter(selection=selection).order_by("number")
    if juror is not None:
        rows = rows.filter(actor=juror)
    return {(row.application, row.actor): row for row in rows}


def sheets(selection: UUID, *, juror: UUID | None = None) -> Mapping[tuple[str, UUID, UUID], SheetView]:
    """Return the scores that count by (round, application, juror). For this flat: faces ask ``desk`` or ``talk``."""
    rows = Sheet.objects.filter(selection=selection, struck_by__isnull=True).prefetch_related("marks")
    if juror is not None:
        rows = rows.filter(actor=juror)
    return {(row.round, row.application, row.actor): _sheet_view(row) for row in rows}


def _sheet_view(row: Sheet) -> SheetView:
    return SheetView(
        application=row.application,
        juror=row.actor,
        round=row.round,
        scores={mark.criterion: mark.points for mark in row.marks.all()},
        comment=row.comment,
    )


def desk(selection: SelectionView, juror: UUID, *, among: Iterable[UUID] | None = None) -> tuple[DeskLine, ...]:
    """Return a juror's own applications with their own scores, in order of number; ``among`` as ``judged`` takes it."""
    said = declarations(selection.id, juror=juror)
    own = sheets(selection.id, juror=juror)
    theirs = judged(selection, among=among)
    bars = barred(call_of(selection.call), among=theirs)
    return tuple(
        _line(
            selection,
            said.get((application, juror)),
            first=own.get((Phase.FIRST, application, juror)),
            final=own.get((Phase.FINAL, application, juror)),
            application=application,
            bar=bars.get((application, juror)),
        )
        for application in theirs
    )


def _line(
    selection: SelectionView,
    declared: Declaration | None,
    *,
    first: SheetView | None,
    final: SheetView | None,
    application: UUID,
    bar: Bar | None,
) -> DeskLine:
    current = first if selection.blind else final
    conflict = declared.conflict if declared else None
    aside = sum(len(sheet.scores) for sheet in (first, final) if sheet and bar)
    return DeskLine(
        application=application,
        conflict=True if bar else conflict,
        why=declared.why if declared else "",
        bar=bar or (Bar.DECLARED if conflict else None),
        set_aside=aside + (declared.struck if declared else 0),
        first=first,
        final=final,
        complete=bool(current and current.complete(selection.keys)),
    )


def progress(selection: SelectionView, *, among: Iterable[UUID] | None = None) -> tuple[JurorProgress, ...]:
    """Return how far each juror is in the open round: counts, no score, no mean; ``among`` as ``judged`` takes it."""
    theirs = set(judged(selection, among=among))
    rounds = Phase.FIRST if selection.blind else Phase.FINAL
    call = call_of(selection.call)
    bars = apart(selection, among=theirs, call=call)
    counted = {whose: sheet for whose, sheet in sheets(selection.id).items() if whose[1:] not in bars}
    done = _complete(counted.items(), selection=selection, rounds=rounds, among=theirs)
    conflicts = Counter(juror for _application, juror in bars)
    return tuple(
        JurorProgress(juror=juror, body=body, done=done[juror], conflicts=conflicts[juror], total=len(theirs))
        for juror, body in seated(call).items()
    )


def _complete(
    items: Iterable[tuple[tuple[str, UUID, UUID], SheetView]],
    *,
    selection: SelectionView,
    rounds: str,
    among: set[UUID],
) -> Counter[UUID]:
    return Counter(
        juror
        for (of_round, application, juror), sheet in items
        if of_round == rounds and application in among and sheet.complete(selection.keys)
    )


def apart(selection: SelectionView, *, among: Iterable[UUID], call: CallView | None = None) -> Mapping[Whose, Bar]:
    """Return which juror does not judge which of some applications, and why: declared, or there by itself.

    Whoever has read the ``call`` gives it.
    """
    ids = set(among)
    said = {
        whose: Bar.DECLARED for whose, row in declarations(selection.id).items() if row.conflict and whose[0] in ids
    }
    return said | dict(barred(call or call_of(selection.call), among=ids))


def hidden_from(selection: SelectionView, juror: UUID) -> frozenset[UUID]:
    """Return the applications of which a juror reads nothing that others gave, until everybody reads the ranking."""
    if selection.phase is Phase.PUBLISHED:
        return frozenset()
    return frozenset(which for which, who in apart(selection, among=judged(selection)) if who == juror)


def set_aside(selection: SelectionView, bars: Mapping[Whose, Bar]) -> tuple[tuple[UUID, UUID, int], ...]:
    """Return (application, juror, how many scores) for what was given before a juror came to be apart by itself."""
    rows = Mark.objects.filter(sheet__selection=selection.id, sheet__struck_by__isnull=True)
    given = Counter(rows.values_list("sheet__application", "sheet__actor"))
    return tuple((*whose, given[whose]) for whose in bars if given[whose])


def conflict_reasons(selection: UUID) -> Mapping[Whose, str]:
    """Return why each juror abstains from each application: for the minutes, never for a public page."""
    return {whose: row.why for whose, row in declarations(selection).items() if row.conflict}


def struck(selection: UUID) -> tuple[tuple[UUID, UUID, int], ...]:
    """Return (application, juror, how many scores) for every conflict that was declared after scoring."""
    rows = Declaration.objects.filter(selection=selection, struck__gt=0).order_by("recorded_at", "id")
    return tuple((row.application, row.actor, row.struck) for row in rows)
