"""Reads of places of stock with what is free there, and of what kitchens served."""

from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from fabene.collecting.selectors import lot_origins, stock_of
from fabene.core.errors import NotFoundError
from fabene.core.quantities import MAX_PAGE_ROWS
from fabene.sharing.models import Serving, ServingContent
from fabene.sharing.piles import reserved_amounts
from fabene.sharing.values import Served, ServedItem, ServedMonth, ServingView, ShelfLot


def shelf(store_id: UUID, *, on: date) -> tuple[ShelfLot, ...]:
    """Return the lots a place of stock holds, the first to be eaten first, with what of them waits in bags."""
    stored = stock_of(store_id, on=on)
    reserved = reserved_amounts(store_id)
    origins = lot_origins(lot.lot for lot in stored)
    return tuple(
        ShelfLot(stored=lot, reserved=min(reserved.get(lot.lot, 0), lot.amount), origin=origins[lot.lot])
        for lot in stored
    )


def serving(serving_id: UUID) -> ServingView:
    """Return what was served at once; raise ``NotFoundError`` ``serving_not_found``."""
    row = _rows().filter(id=serving_id).first()
    if row is None:
        raise NotFoundError("serving_not_found")
    return _view(row)


def servings_of(kitchen_id: UUID, *, limit: int = MAX_PAGE_ROWS) -> tuple[ServingView, ...]:
    """Return what a kitchen last served, newest first."""
    rows = _rows().filter(kitchen_id=kitchen_id).order_by("-happened_at", "id")
    return tuple(_view(row) for row in rows[:limit])


def served_months(network_id: UUID, *, since: date | None = None) -> tuple[ServedMonth, ...]:
    """Return what a network's kitchens served month by month and how; slips do not count."""
    standing = Serving.objects.filter(network_id=network_id, undone_at__isnull=True)
    if since is not None:
        standing = standing.filter(on__gte=since)
    by_month = standing.annotate(month=TruncMonth("on")).values("kitchen_id", "month", "how")
    people = {
        (row["kitchen_id"], row["month"], row["how"]): row["counted"] or 0
        for row in by_month.annotate(counted=Sum("people")).order_by()
    }
    contents = (
        ServingContent.objects.filter(serving__in=standing)
        .annotate(month=TruncMonth("serving__on"))
        .values("serving__kitchen_id", "month", "serving__how")
        .annotate(weighed=Sum("grams", filter=Q(pieces__isnull=True)), counted=Sum("pieces"))
        .order_by()
    )
    much = {
        (row["serving__kitchen_id"], row["month"], row["serving__how"]): (row["weighed"] or 0, row["counted"] or 0)
        for row in contents
    }
    return tuple(
        ServedMonth(
            kitchen=kitchen,
            month=month,
            how=Served(how),
            grams=much[kitchen, month, how][0],
            pieces=much[kitchen, month, how][1],
            people=counted,
        )
        for (kitchen, month, how), counted in sorted(people.items(), key=lambda item: (item[0][1], str(item[0])))
    )


def _rows() -> QuerySet[Serving]:
    return Serving.objects.prefetch_related(
        Prefetch("contents", queryset=ServingContent.objects.order_by("category", "id"))
    )


def _view(row: Serving) -> ServingView:
    return ServingView(
        id=row.id,
        network=row.network_id,
        kitchen=row.kitchen_id,
        on=row.on,
        how=Served(row.how),
        people=row.people,
        items=tuple(
            ServedItem(lot=part.lot, category=part.category, grams=part.grams, pieces=part.pieces or 0)
            for part in row.contents.all()
        ),
        happened_at=row.happened_at,
        undone=row.undone_at is not None,
    )
