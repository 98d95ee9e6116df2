"""The worker's part: tables that wait are checked, written and taken back, step after step.

Whoever works at a table holds a claim on it, renewed with every step: another goes on where it was ten minutes after
a worker has died, and one that wakes up late finds the claim gone and stops.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from fabene.core.errors import FabeneError
from fabene.lib.ids import new_id
from fabene.lib.imports import selectors
from fabene.lib.imports.kept import keep_faults
from fabene.lib.imports.models import ImportBatch, ImportMade
from fabene.lib.imports.selectors import Checked
from fabene.lib.imports.values import Fault, Importer, Made, State, Step
from fabene.lib.stamps import Stamp

LEASE = timedelta(minutes=10)
Clock = Callable[[], datetime]


class ClaimLostError(Exception):
    """Somebody else works at the table by now."""


class _Claim:
    """A claim on one table for one piece of work."""

    def __init__(self, batch: UUID, *, clock: Clock, between: Callable[[], object]) -> None:
        self.batch, self.clock, self._between = batch, clock, between
        self._id = new_id(clock())

    @transaction.atomic
    def take(self, state: State) -> bool:
        """Claim the table when it is in a state and nobody has claimed it."""
        row = ImportBatch.objects.select_for_update().defer("content").filter(id=self.batch, state=state).first()
        if row is None or (row.claimed_until is not None and row.claimed_until > self.clock()):
            return False
        ImportBatch.objects.filter(id=self.batch).update(claim=self._id, claimed_until=self.clock() + LEASE)
        return True

    def renew(self, *, rows: int = 0, **columns: int) -> None:
        """Renew the claim, with ``rows`` more done; raise ``ClaimLostError``."""
        said = {**columns, "claimed_until": self.clock() + LEASE}
        if not ImportBatch.objects.filter(id=self.batch, claim=self._id).update(**said):
            raise ClaimLostError
        if rows:
            _add(self.batch, rows)

    def between(self) -> None:
        """Let others do what is due between two steps."""
        self._between()

    def seen(self, rows: int) -> None:
        """Say how many rows were looked at."""
        self.renew(progress=rows)
        self.between()


def _add(batch: UUID, rows: int) -> None:
    row = ImportBatch.objects.select_for_update().defer("content", "head", "told").get(id=batch)
    row.progress += rows
    if row.state == State.QUEUED:
        row.written += rows
    row.save(update_fields=["progress", "written"])


def work(*, importers: Mapping[str, Importer], clock: Clock, between: Callable[[], object] = lambda: None) -> int:
    """Check, write and take back the tables that wait, one after the other; return how many.

    What stopped half way goes on where it was. ``between`` is called between two steps: messages do not wait.
    """
    done = 0
    for found in selectors.waiting():
        importer = importers.get(found.kind)
        claim = _Claim(found.id, clock=clock, between=between)
        if importer is None or not claim.take(found.state):
            continue
        try:
            _WORK[found.state](claim, importer)
        except ClaimLostError:
            continue
        done += 1
    return done


def at_once(batch: UUID, *, importer: Importer, stamp: Stamp) -> None:
    """Write a short table while somebody waits."""
    claim = _Claim(batch, clock=lambda: stamp.recorded_at, between=lambda: None)
    if claim.take(State.QUEUED):
        _write(claim, importer)


def _check(claim: _Claim, importer: Importer) -> None:
    try:
        checked = selectors.check(claim.batch, importer, today=timezone.localdate(claim.clock()), seen=claim.seen)
    except FabeneError as error:
        _end(claim, State.STAGED, faults=[_whole(error)])
        return
    with transaction.atomic():
        claim.renew()
        keep_checked(ImportBatch.objects.select_for_update().get(id=claim.batch), checked)


def keep_checked(row: ImportBatch, checked: Checked) -> None:
    """Keep what checking a table found."""
    row.state, row.claim, row.claimed_until, row.progress = State.CHECKED, None, None, 0
    row.known, row.new, row.wrong = checked.plan.known_rows, checked.plan.new_rows, checked.wrong_rows
    keep_faults(row, checked.faults)
    row.save()


def _write(claim: _Claim, importer: Importer) -> None:
    """Write step after step; one that is refused is told, and the rest goes on."""
    now = claim.clock()
    found = selectors.batch(claim.batch)
    checked = selectors.check(claim.batch, importer, today=timezone.localdate(now))
    if len(checked.faults) > found.fault_count and not _goes_on(claim.batch):
        with transaction.atomic():
            claim.renew()
            keep_checked(ImportBatch.objects.select_for_update().get(id=claim.batch), checked)
        return
    stamp = Stamp(actor=found.actor, happened_at=now, recorded_at=now)
    refused = _steps(claim, checked.plan.steps, stamp=stamp, after=_keep_made)
    _end(claim, State.DONE, faults=[*checked.faults, *refused])


def _goes_on(batch: UUID) -> bool:
    return ImportBatch.objects.filter(id=batch, goes_on=True).exists()


def _keep_made(batch: UUID, things: Iterable[Made]) -> None:
    ImportMade.objects.bulk_create(
        (ImportMade(batch_id=batch, row=thing.row, what=thing.what, key=thing.key) for thing in things),
        ignore_conflicts=True,
    )


def _steps(
    claim: _Claim, steps: Iterable[Step], *, stamp: Stamp, after: Callable[[UUID, Sequence[Made]], None]
) -> list[Fault]:
    """Do step after step, each in its transaction; return those that were refused, as faults of their rows."""
    refused: list[Fault] = []
    for step in steps:
        try:
            with transaction.atomic():
                claim.renew(rows=len(step.rows))
                after(claim.batch, step.do(stamp))
        except FabeneError as error:
            refused += [Fault(row=row, column="", code=error.code, data=dict(error.data)) for row in step.rows]
        claim.between()
    return refused


def _undo(claim: _Claim, importer: Importer) -> None:
    """Take back step after step; what somebody built upon meanwhile stays, and is told."""
    now = claim.clock()
    found = selectors.batch(claim.batch)
    try:
        steps = importer.taking_back(
            selectors.made(claim.batch), selectors.context_of(found, today=timezone.localdate(now))
        )
    except FabeneError as error:
        _end(claim, State.DONE, faults=[_whole(error)])
        return
    stamp = Stamp(actor=found.actor, happened_at=now, recorded_at=now)
    refused = _steps(claim, steps, stamp=stamp, after=_forget_made)
    _end(claim, State.DONE if refused else State.UNDONE, faults=refused)


def take_back(row: ImportBatch, *, steps: Iterable[Step], stamp: Stamp) -> None:
    """Take back in one transaction, all or nothing, what a short table made."""
    for step in steps:
        _forget_made(row.id, step.do(stamp))
    row.state = State.UNDONE
    row.save(update_fields=["state"])


def _forget_made(batch: UUID, things: Sequence[Made]) -> None:
    for what in {thing.what for thing in things}:
        keys = [thing.key for thing in things if thing.what == what]
        ImportMade.objects.filter(batch_id=batch, what=what, key__in=keys).delete()


def _end(claim: _Claim, state: State, *, faults: Sequence[Fault]) -> None:
    """End the work: the file goes once it is written."""
    with transaction.atomic():
        claim.renew()
        row = ImportBatch.objects.select_for_update().get(id=claim.batch)
        row.state, row.claim, row.claimed_until = state, None, None
        if state == State.DONE:
            row.content, row.head = None, None
        keep_faults(row, sorted(faults, key=lambda fault: fault.row))
        row.wrong = len({fault.row for fault in faults})
        row.save()


def _whole(error: FabeneError) -> Fault:
    return Fault(row=0, column="", code=error.code, data=dict(error.data))


_WORK: Mapping[State, Callable[[_Claim, Importer], None]] = {
    State.CHECKING: _check,
    State.QUEUED: _write,
    State.UNDOING: _undo,
}
