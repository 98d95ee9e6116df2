"""Handing a table in, saying what its columns are, writing it, taking it back."""

import base64
import hashlib
import zlib
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib.imports import columns, selectors
from fabene.lib.imports.models import ImportBatch, ImportColumn, ImportMade
from fabene.lib.imports.reading import plain, read
from fabene.lib.imports.values import MAX_COLUMNS, BatchView, Fault, Importer, Mapped, Plan, State
from fabene.lib.keyring import seal_here
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean

KEPT_FAULTS = 500
AT_ONCE = 500
"""Rows that are written while somebody waits; more are left to the worker."""
STAGED_FOR = timedelta(days=2)
LEASE = timedelta(hours=2)
"""A table of 100,000 rows is written within it; a worker that died is followed by another after it."""


@transaction.atomic
def stage(*, id: UUID, network: UUID, importer: Importer, file_name: str, content: bytes, stamp: Stamp) -> BatchView:
    """Take a table in, and propose which column is for what; nothing of it is written yet. Safe to repeat.

    Raises what ``reading.read`` raises, ``ConflictError`` ``id_used_for_something_else``.
    """
    digest = hashlib.sha256(content).hexdigest()
    known = ImportBatch.objects.filter(id=id).first()
    if known is None:
        sheet = read(content, importer.fields)
        heads = selectors.remembered(network=network, kind=importer.kind)
        known = ImportBatch.objects.create(
            id=id,
            network=network,
            kind=importer.kind,
            file_name=clean(file_name[-100:], field="name", limit=100, optional=True),
            sha256=digest,
            content=seal_here(base64.b85encode(zlib.compress(content)).decode("ascii")),
            mapping=columns.propose(sheet.head, importer.fields, remembered=heads),
            state=State.STAGED,
            rows=len(sheet.rows),
            actor=stamp.actor,
            happened_at=stamp.happened_at,
            recorded_at=stamp.recorded_at,
        )
    elif (known.network, known.kind, known.sha256) != (network, importer.kind, digest):
        raise ConflictError("id_used_for_something_else")
    return selectors.view(known)


@transaction.atomic
def choose_columns(*, batch: UUID, importer: Importer, mapping: Mapped, answers: Mapping[str, str]) -> BatchView:
    """Say which column is for what, and answer what the importer asks; it is remembered for the next table.

    Raises what ``columns.checked`` raises, ``ConflictError`` ``import_not_staged``.
    """
    row = _locked(batch, State.STAGED)
    head = selectors.sheet_of(batch, importer).head
    mapping = columns.checked(mapping, importer.fields, width=MAX_COLUMNS)
    row.mapping, row.answers = mapping, dict(answers)
    row.save(update_fields=["mapping", "answers"])
    for field, column in mapping.items():
        name = plain(head[column])[:200]
        if name:
            ImportColumn.objects.update_or_create(
                network=row.network, kind=row.kind, head=name, defaults={"field": field}
            )
    return selectors.view(row)


def confirm(*, batch: UUID, importer: Importer, goes_on: bool, stamp: Stamp) -> BatchView:
    """Write a table that was checked: at once when it is short, else by the worker. Repeating changes nothing.

    With ``goes_on`` rows with a fault are left out and the others written. Raises ``ConflictError``
    ``import_not_staged``, ``import_has_faults`` with how many ``rows``, and what checking raises.
    """
    found = selectors.batch(batch)
    if found.state in selectors.LIVE:
        return found
    checked = selectors.check(batch, importer, today=timezone.localdate(stamp.recorded_at))
    if checked.faults and not goes_on:
        raise ConflictError("import_has_faults", rows=checked.wrong_rows)
    with transaction.atomic():
        row = _locked(batch, State.STAGED)
        row.state, row.goes_on, row.known = State.QUEUED, goes_on, checked.plan.known_rows
        row.actor, row.happened_at = stamp.actor, stamp.happened_at
        _keep(row, checked.faults)
        row.save()
    if checked.plan.new_rows <= AT_ONCE:
        return _write(batch, plan=checked.plan, stamp=stamp)
    return selectors.batch(batch)


def work(*, importers: Mapping[str, Importer], now: datetime) -> int:
    """Write the tables that wait, one after the other; return how many. What stopped half way goes on where it was."""
    done = 0
    for found in selectors.waiting():
        importer = importers.get(found.kind)
        if importer is None or not _claimed(found.id, now=now):
            continue
        checked = selectors.check(found.id, importer, today=timezone.localdate(now))
        stamp = Stamp(actor=found.actor, happened_at=now, recorded_at=now)
        _write(found.id, plan=checked.plan, stamp=stamp)
        done += 1
    return done


@transaction.atomic
def _claimed(batch: UUID, *, now: datetime) -> bool:
    row = ImportBatch.objects.select_for_update().filter(id=batch, state=State.QUEUED).first()
    if row is None or (row.claimed_until is not None and row.claimed_until > now):
        return False
    ImportBatch.objects.filter(id=batch).update(claimed_until=now + LEASE)
    return True


def _write(batch: UUID, *, plan: Plan, stamp: Stamp) -> BatchView:
    """Write step after step; one that is refused is told, and the rest goes on."""
    refused: list[Fault] = []
    for step in plan.steps:
        try:
            with transaction.atomic():
                things = step.do(stamp)
                ImportMade.objects.bulk_create(
                    (ImportMade(batch_id=batch, row=thing.row, what=thing.what, key=thing.key) for thing in things),
                    ignore_conflicts=True,
                )
                done = ImportBatch.objects.select_for_update().defer("content").get(id=batch)
                done.written += len(step.rows)
                done.save(update_fields=["written"])
        except FabeneError as error:
            refused += [Fault(row=row, column="", code=error.code) for row in step.rows]
    with transaction.atomic():
        row = ImportBatch.objects.select_for_update().get(id=batch)
        row.state, row.content, row.claimed_until = State.DONE, None, None
        _keep(row, [*selectors.view(row, looks=False).faults, *refused], count=row.fault_count + len(refused))
        row.save()
    return selectors.batch(batch)


def _keep(row: ImportBatch, faults: Iterable[Fault], *, count: int | None = None) -> None:
    told = [[fault.row, fault.column, fault.code] for fault in faults]
    row.faults, row.fault_count = told[:KEPT_FAULTS], len(told) if count is None else count


@transaction.atomic
def undo(*, batch: UUID, importer: Importer, stamp: Stamp) -> BatchView:
    """Take back everything a batch made, or nothing. Repeating changes nothing.

    Raises ``ConflictError`` ``import_not_written``, and what the importer raises when something was built upon it.
    """
    row = _locked(batch)
    if row.state == State.UNDONE:
        return selectors.view(row)
    if row.state != State.DONE:
        raise ConflictError("import_not_written")
    found = selectors.view(row)
    context = selectors.context_of(found, today=timezone.localdate(stamp.recorded_at))
    importer.take_back(selectors.made(batch), context=context, stamp=stamp)
    row.state = State.UNDONE
    row.save(update_fields=["state"])
    return selectors.view(row)


@transaction.atomic
def drop(*, batch: UUID) -> None:
    """Forget a table that was handed in and not written."""
    _locked(batch, State.STAGED).delete()


def sweep(now: datetime) -> int:
    """Forget tables that nobody wrote within two days; return how many."""
    gone, _ = ImportBatch.objects.filter(state=State.STAGED, recorded_at__lt=now - STAGED_FOR).delete()
    return gone


def _locked(batch: UUID, state: State | None = None) -> ImportBatch:
    row = ImportBatch.objects.select_for_update().filter(id=batch).first()
    if row is None:
        raise NotFoundError("import_not_found")
    if state is not None and row.state != state:
        raise ConflictError("import_not_staged")
    return row
