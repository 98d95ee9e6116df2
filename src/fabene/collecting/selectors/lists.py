"""Market days and donations, one after the other."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from fabene.collecting.models import Donation as DonationRow
from fabene.collecting.models import MarketDay as DayRow
from fabene.collecting.selectors.cancelled import live
from fabene.collecting.selectors.closings import live_closings
from fabene.collecting.selectors.equations import sums_by_day
from fabene.collecting.selectors.rows import day_row, day_rows, day_value, donation_value, state_of
from fabene.collecting.values import DayPage, DayState, DaySummary, Donation, MarketDay
from fabene.core.quantities import MAX_PAGE_ROWS

ROWS_PER_PAGE = 25


def market_day(day_id: UUID) -> MarketDay:
    """Return a market day; raise ``NotFoundError`` ``day_not_found``."""
    return day_value(day_row(day_id))


def today(network_id: UUID, on: date) -> tuple[MarketDay, ...]:
    """Return the days of a network that were opened for a date, by the name of their market."""
    rows = day_rows().filter(market__network_id=network_id, date=on)
    return tuple(day_value(row) for row in rows.order_by("market__name", "id"))


def opened_between(first: date, last: date) -> dict[tuple[UUID, date], tuple[UUID, DayState]]:
    """Return the days from ``first`` to ``last`` (included) there are: (market, date) → the day and its state."""
    rows = _with_states().filter(date__gte=first, date__lte=last)
    return {
        (row.market_id, row.date): (row.id, state_of(closed=vars(row)["closed"], cancelled=vars(row)["off"]))
        for row in rows
    }


def latest(network_id: UUID, on: date) -> MarketDay | None:
    """Return the last day a network opened for a date or before it, None when there is none."""
    row = day_rows().filter(market__network_id=network_id, date__lte=on).order_by("-date", "-id").first()
    return day_value(row) if row else None


def donations(day_id: UUID) -> tuple[Donation, ...]:
    """Return the live donations of a day, in the order in which they happened."""
    rows = DonationRow.objects.filter(day_id=day_id, correction__isnull=True).select_related("lot")
    return tuple(donation_value(row) for row in rows)


def days_of(
    network_id: UUID,
    page: int = 1,
    *,
    market: UUID | None = None,
    state: DayState | None = None,
    rows_per_page: int = ROWS_PER_PAGE,
) -> DayPage:
    """Return one page of a network's days, newest first; a page that does not exist is the nearest that does.

    ``market`` and ``state`` leave out the days of other markets and in another state.
    """
    size = min(max(rows_per_page, 1), MAX_PAGE_ROWS)
    rows = _with_states().filter(market__network_id=network_id).order_by("-date", "market__name", "id")
    if market is not None:
        rows = rows.filter(market_id=market)
    if state is not None:
        rows = rows.filter(_in_state(state))
    total = rows.count()
    pages = max(1, -(-total // size))
    number = min(max(page, 1), pages)
    return DayPage(
        days=_summaries(list(rows[(number - 1) * size : number * size])), number=number, pages=pages, total=total
    )


def days_by_id(ids: Iterable[UUID]) -> dict[UUID, DaySummary]:
    """Return some days by identity, with their equations; what is not there is left out."""
    rows = list(_with_states().filter(id__in=list(ids)))
    return {summary.day.id: summary for summary in _summaries(rows)}


def _with_states() -> QuerySet[DayRow]:
    """Return days with what their state follows from, so that it costs no question of its own."""
    closed = Exists(live_closings().filter(day=OuterRef("pk")))
    return day_rows().annotate(closed=closed, off=Exists(live().filter(day=OuterRef("pk"))))


def _in_state(state: DayState) -> Q:
    """Return what is true of the days in a state."""
    if state == DayState.CANCELLED:
        return Q(off=True)
    return Q(off=False, closed=state == DayState.CLOSED)


def _summaries(rows: list[DayRow]) -> tuple[DaySummary, ...]:
    ids = [row.id for row in rows]
    sums = sums_by_day(ids)
    return tuple(
        DaySummary(
            day=day_value(row),
            market_name=row.market.name,
            market_slug=row.market.slug,
            network_slug=row.market.network.slug,
            state=state_of(closed=vars(row)["closed"], cancelled=vars(row)["off"]),
            equation=sums[row.id].grams,
            pieces=sums[row.id].pieces,
        )
        for row in rows
    )
