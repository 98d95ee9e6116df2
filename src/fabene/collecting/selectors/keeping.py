"""Reads of what was thrown away at places of stock, of where lots come from, of a kitchen's months."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.db.models import Count, Prefetch, QuerySet, Sum
from django.db.models.functions import TruncMonth

from fabene.collecting.models import Batch, BatchPart, Clearing, ClearingPart, Lot
from fabene.collecting.selectors.births import part_value
from fabene.collecting.values import ClearingView, KitchenMonth, LotOrigin, Reason
from fabene.core.errors import NotFoundError
from fabene.core.food import category as known_category
from fabene.core.quantities import MAX_PAGE_ROWS, Measure


def clearing(clearing_id: UUID) -> ClearingView:
    """Return what was thrown away; raise ``NotFoundError`` ``clearing_not_found``."""
    row = clearing_rows().filter(id=clearing_id).first()
    if row is None:
        raise NotFoundError("clearing_not_found")
    return clearing_value(row)


def clearings_of(store_id: UUID, *, limit: int = MAX_PAGE_ROWS) -> tuple[ClearingView, ...]:
    """Return what was last thrown away at a place of stock, newest first."""
    rows = clearing_rows().filter(store=store_id).order_by("-happened_at", "id")
    return tuple(clearing_value(row) for row in rows[:limit])


def clearing_rows() -> QuerySet[Clearing]:
    """Return clearings with their parts at hand."""
    parts = ClearingPart.objects.select_related("lot").order_by("id")
    return Clearing.objects.select_related("undoing").prefetch_related(Prefetch("parts", queryset=parts))


def clearing_value(row: Clearing) -> ClearingView:
    """Return a clearing's row as a value."""
    return ClearingView(
        id=row.id,
        network=row.network_id,
        store=row.store,
        on=row.on,
        reason=Reason(row.reason),
        parts=tuple(part_value(part) for part in row.parts.all()),
        happened_at=row.happened_at,
        undone=getattr(row, "undoing", None) is not None,
    )


def lot_origins(lots: Iterable[UUID]) -> Mapping[UUID, LotOrigin]:
    """Return where each of these lots comes from."""
    rows = Lot.objects.filter(id__in=list(lots)).select_related("batch")
    return {
        row.id: LotOrigin(
            lot=row.id,
            measure=Measure(row.measure),
            day=row.day_id,
            donor=row.donor if row.day_id else None,
            source=row.source,
            batch=row.batch_id,
            what=row.batch.what if row.batch else "",
            transfer=row.transfer_id,
        )
        for row in rows
    }


def kitchen_months(network_id: UUID, *, since: date | None = None) -> tuple[KitchenMonth, ...]:
    """Return what a network's kitchens made month by month, oldest first; batches that were taken back do not count."""
    standing = Batch.objects.filter(network_id=network_id, undoing__isnull=True)
    if since is not None:
        standing = standing.filter(on__gte=since)
    used = _used(standing)
    rows = (
        standing.annotate(month=TruncMonth("on"))
        .values("kitchen_id", "month")
        .annotate(made=Count("id"), added=Sum("added_grams"), lost=Sum("yield_grams"))
        .order_by("month", "kitchen_id")
    )
    return tuple(
        KitchenMonth(
            kitchen=row["kitchen_id"],
            month=row["month"],
            batches=row["made"],
            used_grams=used[row["kitchen_id"], row["month"]],
            added_grams=row["added"],
            lost_grams=row["lost"],
        )
        for row in rows
    )


def _used(batches: QuerySet[Batch]) -> dict[tuple[UUID, date], int]:
    """Return (kitchen, month) → the grams of lots that its batches used."""
    parts = (
        BatchPart.objects.filter(batch__in=batches, made=False)
        .annotate(month=TruncMonth("batch__on"))
        .values("batch__kitchen_id", "month", "lot__category", "lot__piece_grams")
        .annotate(grams_used=Sum("grams"), pieces_used=Sum("pieces"))
        .order_by()
    )
    used: defaultdict[tuple[UUID, date], int] = defaultdict(int)
    for row in parts:
        one = row["lot__piece_grams"] or known_category(row["lot__category"]).pack_grams
        grams = (row["grams_used"] or 0) + (row["pieces_used"] or 0) * one
        used[row["batch__kitchen_id"], row["month"]] += grams
    return used
