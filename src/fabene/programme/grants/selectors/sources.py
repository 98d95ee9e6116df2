"""What stands beside a grant."""

from uuid import UUID

from django.db.models import QuerySet

from fabene.core.bilingual import Bilingual
from fabene.core.errors import NotFoundError
from fabene.programme.grants import accounts
from fabene.programme.grants.models import Campaign, CampaignCount, Cofinancing, Hours, InKind, Receipt
from fabene.programme.grants.selectors.account import cents_of, value_of
from fabene.programme.grants.values import (
    CampaignState,
    CampaignView,
    CofinancingView,
    HoursView,
    InKindView,
    ReceiptView,
)


def cofinancing(grant: UUID) -> tuple[CofinancingView, ...]:
    """Return the money of others promised to a grant, by line and source, with what arrived and what is left."""
    rows = Cofinancing.objects.filter(grant=grant).select_related("line").prefetch_related("receipts")
    ordered = list(rows.order_by("line__position", "source", "id"))
    left = cents_of([accounts.pot(row.id) for row in ordered])
    return tuple(_cofinancing(row, left_cents=left[accounts.pot(row.id)]) for row in ordered)


def _cofinancing(row: Cofinancing, *, left_cents: int) -> CofinancingView:
    receipts = tuple(_receipt(each) for each in row.receipts.all())
    return CofinancingView(
        id=row.id,
        line=row.line_id,
        line_title=row.line.title,
        source=row.source,
        organisation=row.organisation_id,
        campaign=row.campaign_id,
        planned_cents=row.planned_cents,
        received_cents=sum(each.amount_cents for each in receipts if not each.undone),
        left_cents=left_cents,
        receipts=receipts,
    )


def _receipt(row: Receipt) -> ReceiptView:
    return ReceiptView(
        id=row.id, on=row.on, amount_cents=row.amount_cents, paper=row.paper, undone=row.undone is not None
    )


def in_kind(grant: UUID) -> tuple[InKindView, ...]:
    """Return what was given to a grant instead of money, by day."""
    return tuple(
        InKindView(
            id=row.id,
            giver=row.giver,
            what=row.what,
            value_cents=row.value_cents,
            method=row.method,
            on=row.on,
            undone=row.undone is not None,
        )
        for row in InKind.objects.filter(grant=grant)
    )


def hours(grant: UUID) -> tuple[HoursView, ...]:
    """Return the hours that volunteers gave to a grant, by day."""
    return tuple(
        HoursView(
            id=row.id,
            on=row.on,
            people=row.people,
            what=row.what,
            minutes=row.minutes,
            cents_per_hour=row.rate.cents or 0,
            rate_source=row.rate.source,
            value_cents=value_of(row.minutes, row.rate.cents or 0),
            undone=row.undone is not None,
        )
        for row in Hours.objects.filter(grant=grant).select_related("rate")
    )


def campaigns(programme: UUID | None = None) -> tuple[CampaignView, ...]:
    """Return the campaigns of a programme (None: of all), by title."""
    rows = _campaigns() if programme is None else _campaigns().filter(programme=programme)
    return tuple(_campaign(row) for row in rows)


def campaign(id: UUID) -> CampaignView:
    """Return one campaign; raise ``NotFoundError`` ``campaign_not_found``."""
    row = _campaigns().filter(id=id).first()
    if row is None:
        raise NotFoundError("campaign_not_found")
    return _campaign(row)


def _campaigns() -> QuerySet[Campaign]:
    return Campaign.objects.prefetch_related("counts", "cofinancing__receipts").order_by("title_it", "id")


def _campaign(row: Campaign) -> CampaignView:
    counts: list[CampaignCount] = list(row.counts.all())
    last = counts[-1] if counts else None
    gift: Cofinancing | None = getattr(row, "cofinancing", None)
    receipts = list(gift.receipts.all()) if gift else []
    return CampaignView(
        id=row.id,
        programme=row.programme,
        project=row.project,
        title=Bilingual(it=row.title_it, en=row.title_en),
        platform=row.platform,
        target_cents=row.target_cents,
        all_or_nothing=row.all_or_nothing,
        state=CampaignState(row.state),
        starts=row.starts,
        ends=row.ends,
        source=row.source,
        note=row.note,
        raised_cents=last.raised_cents if last else None,
        backers=last.backers if last else None,
        counted_on=last.on if last else None,
        collected_cents=sum(each.amount_cents for each in receipts if each.undone is None),
    )
