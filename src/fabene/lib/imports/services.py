"""Handing a table in, saying what its columns are, having it checked, written, taken back."""

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from fabene.core.errors import ConflictError, NotFoundError
from fabene.lib.imports import columns, selectors, working
from fabene.lib.imports.kept import head_of, sealed_file, sealed_head
from fabene.lib.imports.models import ImportBatch, ImportColumn
from fabene.lib.imports.reading import plain, read
from fabene.lib.imports.values import MAX_COLUMNS, BatchView, Importer, Mapped, State
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean

AT_ONCE = 500
"""Rows that are checked, written or taken back while somebody waits; more are left to the worker."""
STAGED_FOR = timedelta(days=2)
BEFORE = frozenset({State.STAGED, State.CHECKED})
"""A table of which nothing is written, and at which nobody is at work."""


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
            content=sealed_file(content),
            head=sealed_head(sheet.head.cells),
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

    Raises what ``columns.checked`` raises, ``ConflictError`` ``import_not_staged``, ``import_being_checked``.
    """
    row = _locked(batch, BEFORE)
    head = head_of(row)
    mapping = columns.checked(mapping, importer.fields, width=MAX_COLUMNS)
    row.mapping, row.answers, row.state = mapping, dict(answers), State.STAGED
    row.save(update_fields=["mapping", "answers", "state"])
    for field, column in mapping.items():
        name = plain(head[column])[:200] if column < len(head) else ""
        if name:
            ImportColumn.objects.update_or_create(
                network=row.network, kind=row.kind, head=name, defaults={"field": field}
            )
    return selectors.view(row)


def look_over(*, batch: UUID, importer: Importer, stamp: Stamp) -> BatchView:
    """Have a table checked and keep what is found: at once when it is short, else by the worker. Safe to repeat.

    Raises what checking raises, ``ConflictError`` ``import_not_staged``.
    """
    found = selectors.batch(batch)
    if found.state in {State.CHECKING, State.CHECKED}:
        return found
    with transaction.atomic():
        row = _locked(batch, {State.STAGED})
        if found.rows > AT_ONCE:
            ImportBatch.objects.filter(id=batch).update(state=State.CHECKING, progress=0)
            return selectors.batch(batch)
        checked = selectors.check(batch, importer, today=timezone.localdate(stamp.recorded_at))
        working.keep_checked(row, checked)
    return selectors.batch(batch)


def confirm(*, batch: UUID, importer: Importer, goes_on: bool, stamp: Stamp) -> BatchView:
    """Write a table that was checked: at once when it is short, else by the worker. Repeating changes nothing.

    With ``goes_on`` rows with a fault are left out and the others written. Raises ``ConflictError``
    ``import_not_staged``, ``import_being_checked``, ``import_has_faults`` with how many ``rows``, and what checking
    raises.
    """
    found = selectors.batch(batch)
    if found.state in selectors.LIVE:
        return found
    if found.state == State.STAGED:
        found = look_over(batch=batch, importer=importer, stamp=stamp)
    with transaction.atomic():
        row = _locked(batch, {State.CHECKED})
        if row.fault_count and not goes_on:
            raise ConflictError("import_has_faults", rows=row.wrong)
        row.state, row.goes_on, row.progress = State.QUEUED, goes_on, 0
        row.actor, row.happened_at = stamp.actor, stamp.happened_at
        row.save(update_fields=["state", "goes_on", "progress", "actor", "happened_at"])
    if found.new <= AT_ONCE:
        working.at_once(batch, importer=importer, stamp=stamp)
    return selectors.batch(batch)


def undo(*, batch: UUID, importer: Importer, stamp: Stamp) -> BatchView:
    """Take back everything a batch made, or nothing: at once when that is little, else by the worker, step by step.

    Repeating changes nothing. Raises ``ConflictError`` ``import_not_written``, and what the importer raises when
    something was built upon it.
    """
    with transaction.atomic():
        row = _locked(batch)
        if row.state in {State.UNDONE, State.UNDOING}:
            return selectors.view(row)
        if row.state != State.DONE:
            raise ConflictError("import_not_written")
        context = selectors.context_of(selectors.view(row), today=timezone.localdate(stamp.recorded_at))
        steps = importer.taking_back(selectors.made(batch), context)
        row.state, row.progress, row.actor = State.UNDOING, 0, stamp.actor
        row.save(update_fields=["state", "progress", "actor"])
        if row.written <= AT_ONCE:
            working.take_back(row, steps=steps, stamp=stamp)
    return selectors.batch(batch)


@transaction.atomic
def drop(*, batch: UUID) -> None:
    """Forget a table that was handed in and not written."""
    _locked(batch, BEFORE).delete()


def sweep(now: datetime) -> int:
    """Forget tables that nobody wrote within two days, and what had been typed in others; return how many tables."""
    old = ImportBatch.objects.filter(recorded_at__lt=now - STAGED_FOR)
    old.filter(state__in=[State.DONE, State.UNDONE], told__isnull=False).update(told=None)
    gone, _ = old.filter(state__in=[State.STAGED, State.CHECKED]).delete()
    return gone


def _locked(batch: UUID, states: frozenset[State] | set[State] | None = None) -> ImportBatch:
    row = ImportBatch.objects.select_for_update().filter(id=batch).first()
    if row is None:
        raise NotFoundError("import_not_found")
    if states is not None and row.state == State.CHECKING:
        raise ConflictError("import_being_checked")
    if states is not None and row.state not in states:
        raise ConflictError("import_not_staged")
    return row
