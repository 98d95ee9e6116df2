"""Imports of a network, and what one would do."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from fabene.core.errors import ConflictError, NotFoundError
from fabene.lib.imports import columns
from fabene.lib.imports.checking import records
from fabene.lib.imports.kept import faults_of, file_of, head_of
from fabene.lib.imports.models import ImportBatch, ImportColumn, ImportMade
from fabene.lib.imports.reading import read
from fabene.lib.imports.values import BatchView, Context, Fault, Importer, Made, Plan, Sheet, State, unseen

LIVE = (State.QUEUED, State.DONE)
WAITING = (State.CHECKING, State.QUEUED, State.UNDOING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What an import would do: its plan, and every fault of its cells and of its rows, by row."""

    plan: Plan
    rows: int
    faults: tuple[Fault, ...]

    @property
    def wrong_rows(self) -> int:
        """Return how many rows have a fault."""
        return len({fault.row for fault in self.faults})


def batch(batch_id: UUID) -> BatchView:
    """Return an import; raise ``NotFoundError`` ``import_not_found``."""
    row = ImportBatch.objects.defer("content").filter(id=batch_id).first()
    if row is None:
        raise NotFoundError("import_not_found")
    return view(row)


def batches(network: UUID) -> tuple[BatchView, ...]:
    """Return the imports of a network, the last first."""
    found = _bare().filter(network=network).order_by("-recorded_at", "-id")[:200]
    return tuple(view(row, looks=False) for row in found)


def waiting() -> tuple[BatchView, ...]:
    """Return the imports that wait for the worker, the first first."""
    found = _bare().filter(state__in=WAITING).order_by("recorded_at", "id")
    return tuple(view(row, looks=False) for row in found)


def _bare() -> QuerySet[ImportBatch]:
    return ImportBatch.objects.defer("content", "head", "told", "faults")


def view(row: ImportBatch, *, looks: bool = True) -> BatchView:
    """Return an import's row as a value; ``looks`` for the same file imported before, its heads and its faults."""
    return BatchView(
        id=row.id,
        network=row.network,
        kind=row.kind,
        file_name=row.file_name,
        sha256=row.sha256,
        state=State(row.state),
        mapping=row.mapping,
        answers=row.answers,
        head=head_of(row) if looks else (),
        rows=row.rows,
        new=row.new,
        written=row.written,
        known=row.known,
        wrong=row.wrong,
        progress=row.progress,
        faults=faults_of(row) if looks else (),
        fault_count=row.fault_count,
        same_as=_same(row) if looks else None,
        actor=row.actor,
        recorded_at=row.recorded_at,
    )


def _same(row: ImportBatch) -> UUID | None:
    others = ImportBatch.objects.filter(network=row.network, kind=row.kind, sha256=row.sha256, state__in=LIVE)
    return others.exclude(id=row.id).order_by("recorded_at").values_list("id", flat=True).first()


def made(batch_id: UUID) -> tuple[Made, ...]:
    """Return what a batch made, in the order in which it was made."""
    found = ImportMade.objects.filter(batch_id=batch_id).order_by("id")
    return tuple(Made(row=row.row, what=row.what, key=row.key) for row in found)


def remembered(*, network: UUID, kind: str) -> dict[str, str]:
    """Return head → field as they were the last time."""
    return dict(ImportColumn.objects.filter(network=network, kind=kind).values_list("head", "field"))


def sheet_of(batch_id: UUID, importer: Importer) -> Sheet:
    """Return the table that was handed in; raise ``ConflictError`` ``import_file_gone`` once it is dropped."""
    row = ImportBatch.objects.filter(id=batch_id).first()
    if row is None:
        raise NotFoundError("import_not_found")
    if not row.content:
        raise ConflictError("import_file_gone")
    return read(file_of(row.content), importer.fields)


def context_of(found: BatchView, *, today: date, seen: Callable[[int], None] = unseen) -> Context:
    """Return for whom a batch is imported."""
    return Context(batch=found.id, network=found.network, today=today, answers=found.answers, seen=seen)


def check(batch_id: UUID, importer: Importer, *, today: date, seen: Callable[[int], None] = unseen) -> Checked:
    """Say what an import would do, and everything that is wrong; write nothing.

    ``seen`` is told how many rows were looked at so far: once for their cells, once for what they say.

    Raises ``FabeneError``: what reading raises, and what ``columns.checked`` does.
    """
    found = batch(batch_id)
    table = sheet_of(batch_id, importer)
    mapping = columns.checked(
        found.mapping, importer.fields, width=max(len(row.cells) for row in (table.head, *table.rows))
    )
    understood, wrong = records(table, importer.fields, mapping=mapping, seen=lambda rows: seen(rows // 2))
    half = len(table.rows) // 2
    plan = importer.plan(understood, context_of(found, today=today, seen=lambda rows: seen(half + rows // 2)))
    faults = sorted((*wrong, *plan.faults), key=lambda fault: fault.row)
    return Checked(plan=plan, rows=len(table.rows), faults=tuple(faults))
