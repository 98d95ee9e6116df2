"""The reads of this flat. What is left, paid and spent comes from the ledger."""

from fabene.programme.grants.selectors.account import account, accounts_of, cents_of
from fabene.programme.grants.selectors.awards import (
    budget_in_force,
    budget_version,
    budget_versions,
    deeds,
    grant,
    grants,
    grants_of,
    grants_of_applications,
    milestones,
    reports,
    titles_of,
)
from fabene.programme.grants.selectors.deadlines import deadlines
from fabene.programme.grants.selectors.fading import fading, old_files, old_papers, old_things
from fabene.programme.grants.selectors.publication import paid_sums, published_award, published_awards
from fabene.programme.grants.selectors.sharing import (
    also_counted,
    counted_thing,
    counted_things,
    grams_by_programme,
    money_by_programme,
)
from fabene.programme.grants.selectors.sources import campaign, campaigns, cofinancing, hours, in_kind
from fabene.programme.grants.selectors.spending import (
    charge,
    charges,
    charges_by_id,
    charges_of_paper,
    charges_waiting,
    paper_view,
    rates,
)

__all__ = [
    "account",
    "accounts_of",
    "also_counted",
    "budget_in_force",
    "budget_version",
    "budget_versions",
    "campaign",
    "campaigns",
    "cents_of",
    "charge",
    "charges",
    "charges_by_id",
    "charges_of_paper",
    "charges_waiting",
    "cofinancing",
    "counted_thing",
    "counted_things",
    "deadlines",
    "deeds",
    "fading",
    "grams_by_programme",
    "grant",
    "grants",
    "grants_of",
    "grants_of_applications",
    "hours",
    "in_kind",
    "milestones",
    "money_by_programme",
    "old_files",
    "old_papers",
    "old_things",
    "paid_sums",
    "paper_view",
    "published_award",
    "published_awards",
    "rates",
    "reports",
    "titles_of",
]
