"""Whether days that an import wrote have more than it wrote: then they are not taken back."""

from collections.abc import Collection
from uuid import UUID

from fabene.collecting.models import Count, Discard, Donation, Weighing
from fabene.collecting.posting import batched
from fabene.core.errors import ConflictError
from fabene.sharing.models import PassOn, PastBag, Plan

DAYS_AT_ONCE = 500


def refuse_grown(days: Collection[UUID], *, made: Collection[UUID]) -> None:
    """Raise ``ConflictError`` ``import_built_upon`` when a day holds what is not among ``made``.

    Also when a household was forgotten since: what its bag weighs is in where everybody stands now.
    """
    for part in batched(days, DAYS_AT_ONCE):
        _refuse_grown(part, made=made)


def _refuse_grown(days: Collection[UUID], *, made: Collection[UUID]) -> None:
    grown = any(model.objects.filter(day__in=days).exists() for model in (Plan, Weighing, Discard, Count))
    held = (
        Donation.objects.filter(day__in=days, correction__isnull=True),
        PassOn.objects.filter(day__in=days, undone_at__isnull=True),
        PastBag.objects.filter(day__in=days, undone_at__isnull=True),
    )
    more = any(key not in made for rows in held for key in rows.values_list("id", flat=True))
    forgotten = PastBag.objects.filter(day__in=days, undone_at__isnull=True, household__isnull=True).exists()
    if grown or more or forgotten:
        raise ConflictError("import_built_upon", sort="day")
