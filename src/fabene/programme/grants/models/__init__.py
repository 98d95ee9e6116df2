"""The tables of this flat. How much is left, paid or spent stands in none of them: that is asked of the ledger."""

from fabene.programme.grants.models.awards import (
    BudgetAmount,
    BudgetLine,
    BudgetVersion,
    Closing,
    Deed,
    Grant,
    Publication,
)
from fabene.programme.grants.models.progress import Evidence, Instalment, Milestone, Payment, Report, ReportSent
from fabene.programme.grants.models.sharing import Attribution, AttributionPart
from fabene.programme.grants.models.sources import Campaign, CampaignCount, Cofinancing, Hours, InKind, Receipt
from fabene.programme.grants.models.spending import Charge, Decision, Paper, Rate, ToldApart

__all__ = [
    "Attribution",
    "AttributionPart",
    "BudgetAmount",
    "BudgetLine",
    "BudgetVersion",
    "Campaign",
    "CampaignCount",
    "Charge",
    "Closing",
    "Cofinancing",
    "Decision",
    "Deed",
    "Evidence",
    "Grant",
    "Hours",
    "InKind",
    "Instalment",
    "Milestone",
    "Paper",
    "Payment",
    "Publication",
    "Rate",
    "Receipt",
    "Report",
    "ReportSent",
    "ToldApart",
]
