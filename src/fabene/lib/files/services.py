"""Handing in a document, and forgetting it."""

from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from fabene.core.errors import ConflictError, FabeneError
from fabene.lib.files import folder
from fabene.lib.files.models import Version
from fabene.lib.files.selectors import kept_names, version_of
from fabene.lib.files.values import MAX_FILE_BYTES, MAX_FILE_MIB, FileKind, FileVersion
from fabene.lib.stamps import Stamp


@transaction.atomic
def keep(*, id: UUID, subject: UUID, content: bytes, stamp: Stamp) -> FileVersion:
    """Keep ``content`` as the next version of the document about ``subject``; safe to repeat.

    Raises ``FabeneError``: ``file_empty``, ``file_too_large``, ``file_kind_refused`` for what is no PDF, PNG, JPEG or
    WebP by its content; ``ConflictError`` ``id_used_for_something_else``. Who calls holds the row that ``subject`` is,
    so that two versions of one document do not arrive at once.
    """
    kind = _accepted(content)
    known = Version.objects.filter(id=id).first()
    if known is None:
        last = Version.objects.filter(subject=subject).aggregate(last=Max("number"))["last"] or 0
        known = Version.objects.create(
            id=id,
            subject=subject,
            number=last + 1,
            kind=kind,
            size_bytes=len(content),
            sha256=folder.put(content),
            actor=stamp.actor,
            happened_at=stamp.happened_at,
            recorded_at=stamp.recorded_at,
        )
    elif (known.subject, known.sha256) != (subject, folder.digest(content)):
        raise ConflictError("id_used_for_something_else")
    return version_of(known)


def _accepted(content: bytes) -> FileKind:
    if not content:
        raise FabeneError("file_empty")
    if len(content) > MAX_FILE_BYTES:
        raise FabeneError("file_too_large", limit_mib=MAX_FILE_MIB)
    kind = folder.kind_of(content)
    if kind is None:
        raise FabeneError("file_kind_refused")
    return kind


@transaction.atomic
def forget(*, subject: UUID) -> int:
    """Forget every version of the document about ``subject``, and its bytes once that is certain; return how many."""
    names = set(Version.objects.filter(subject=subject).values_list("sha256", flat=True))
    forgotten, _ = Version.objects.filter(subject=subject).delete()
    for name in names - set(Version.objects.filter(sha256__in=names).values_list("sha256", flat=True)):
        transaction.on_commit(partial(folder.remove, name))
    return forgotten


def sweep(now: datetime) -> int:
    """Remove files that no version names, a day after they came: what is left of writes that were taken back.

    Returns how many. A file younger than that may belong to a transaction that has not ended.
    """
    strays = list(folder.strays(frozenset(kept_names()), before=now - timedelta(days=1)))
    for path in strays:
        path.unlink(missing_ok=True)
    return len(strays)
