"""Crowdfunding campaigns: announced, counted as their platform counts, collected by their rule."""

from dataclasses import asdict
from datetime import date
from uuid import UUID

from django.db import transaction

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.services import log
from fabene.programme.grants import accounts, selectors
from fabene.programme.grants.models import BudgetLine, Campaign, CampaignCount, Cofinancing, Receipt
from fabene.programme.grants.services.common import done, hold, refuse_to_come
from fabene.programme.grants.values import CampaignDraft, CampaignState, CampaignView


@transaction.atomic
def announce_campaign(*, id: UUID, campaign: CampaignDraft, stamp: Stamp) -> CampaignView:
    """Write a campaign down; what is not known of it (its target, its dates) stays empty.

    Raises ``text_missing``, ``sum_not_positive``, ``campaign_ends_too_early``.
    """
    cells = {
        "programme": campaign.programme,
        "project": campaign.project,
        "title_it": clean(campaign.title.it, field="title", limit=200),
        "title_en": clean(campaign.title.en, field="title", limit=200, optional=True),
        "platform": clean(campaign.platform, field="platform", limit=100),
        "target_cents": campaign.target_cents,
        "all_or_nothing": campaign.all_or_nothing,
        "state": CampaignState(campaign.state),
        "starts": campaign.starts,
        "ends": campaign.ends,
        "source": clean(campaign.source, field="source", limit=500, optional=True),
        "note": clean(campaign.note, field="note", limit=500, optional=True),
    }
    if campaign.target_cents is not None and campaign.target_cents <= 0:
        raise FabeneError("sum_not_positive")
    if campaign.starts and campaign.ends and campaign.ends < campaign.starts:
        raise FabeneError("campaign_ends_too_early")
    if log(id=derived(id, "announced"), what="campaign.announced", key=id, stamp=stamp, content=asdict(campaign)):
        Campaign.objects.create(id=id, **cells)
    return selectors.campaign(id)


@transaction.atomic
def move_campaign(*, id: UUID, campaign: UUID, state: CampaignState, stamp: Stamp) -> CampaignView:
    """Say where a campaign is now: in preparation, not started, open, ended."""
    _held(campaign)
    said = CampaignState(state)
    if log(id=id, what="campaign.moved", key=campaign, stamp=stamp, content={"state": said}):
        Campaign.objects.filter(id=campaign).update(state=said)
    return selectors.campaign(campaign)


@transaction.atomic
def count_campaign(
    *, id: UUID, campaign: UUID, on: date, raised_cents: int, stamp: Stamp, backers: int | None = None
) -> CampaignView:
    """Write down what a campaign had raised on a day, as its platform says.

    Raises ``date_to_come``, ``sum_not_positive``.
    """
    _held(campaign)
    refuse_to_come(on, stamp=stamp)
    if raised_cents < 0:
        raise FabeneError("sum_not_positive")
    content = {"on": on, "cents": raised_cents, "backers": backers}
    if log(id=id, what="campaign.counted", key=campaign, stamp=stamp, content=content):
        CampaignCount.objects.create(id=id, campaign_id=campaign, on=on, raised_cents=raised_cents, backers=backers)
    return selectors.campaign(campaign)


@transaction.atomic
def collect_campaign(*, id: UUID, campaign: UUID, line: UUID, on: date, paper: str, stamp: Stamp) -> CampaignView:
    """Make what a campaign raised the co-financing of a line: only when it is over and its rule lets it be taken.

    All or nothing below its target collects nothing: ``campaign_not_collectable``. Raises ``line_not_found``,
    ``date_to_come``, ``text_missing``, ``ConflictError`` ``campaign_collected``.
    """
    row, target = _held(campaign), BudgetLine.objects.filter(id=line).first()
    if target is None:
        raise NotFoundError("line_not_found")
    said, view = clean(paper, field="paper", limit=200), selectors.campaign(campaign)
    refuse_to_come(on, stamp=stamp)
    hold(target.grant_id)
    content = {"campaign": campaign, "line": line, "on": on, "paper": said}
    cents = view.raised_cents or 0
    if not done(
        id=id,
        grant=target.grant_id,
        what="campaign_collected",
        stamp=stamp,
        content=content,
        text=row.title_it,
        amount_cents=cents,
    ):
        return view
    if Cofinancing.objects.filter(campaign=row).exists():
        raise ConflictError("campaign_collected")
    if not view.may_be_collected:
        raise FabeneError("campaign_not_collectable", raised_cents=cents, target_cents=view.target_cents)
    _collect(id, row, line=target, cents=cents, on=on, paper=said, stamp=stamp)
    return selectors.campaign(campaign)


def _collect(id: UUID, row: Campaign, *, line: BudgetLine, cents: int, on: date, paper: str, stamp: Stamp) -> None:
    gift = derived(id, "cofinancing")
    Cofinancing.objects.create(
        id=gift,
        grant_id=line.grant_id,
        line=line,
        source=f"{row.platform}: {row.title_it}"[:200],
        campaign=row,
        planned_cents=cents,
    )
    accounts.open_pot(gift)
    Receipt.objects.create(id=id, cofinancing_id=gift, on=on, amount_cents=cents, paper=paper)
    lines = [accounts.cents(gift, -cents), accounts.cents(accounts.pot(gift), cents)]
    accounts.move(id, book=line.grant_id, kind="cofinancing_received", lines=lines, stamp=stamp, reason=paper)


def _held(campaign: UUID) -> Campaign:
    row = Campaign.objects.select_for_update().filter(id=campaign).first()
    if row is None:
        raise NotFoundError("campaign_not_found")
    return row
