"""The real programme's money, as published: five times 30,000 EUR without a CUP, four campaigns, nothing invented."""

import pytest

from fabene.config.programme.frame_load import load_frame
from fabene.config.programme.grants import load_grants
from fabene.config.programme.load import load
from fabene.programme.grants import selectors
from fabene.programme.grants.values import CampaignState
from tests.grants import LATER, on

pytestmark = pytest.mark.django_db


def test_what_is_published_of_the_five_grants_is_there_and_the_rest_is_empty() -> None:
    """Loaded twice it is there once; no grant can be paid; Moncalieri's target is not known."""
    stamp = on(LATER)
    load(stamp)
    load_frame(stamp)
    load_grants(stamp)
    load_grants(stamp)
    rows = selectors.published_awards()
    assert sum(row.amount_cents for row in rows) == 15_000_000
    assert {row.recipient.name for row in rows} == {
        "Vol.To (CSV)", "Gruppo Arco scs", "ExEat (cooperativa)", "Educazione Progetto scs",
        "L'Elica (cooperativa sociale)",
    }  # fmt: skip
    assert all(row.published_in and not row.cup and not row.recipient.tax_code for row in rows)
    assert not any(grant.can_be_paid for grant in selectors.grants())
    campaigns = {each.title.it.partition(":")[0]: each for each in selectors.campaigns()}
    targets = {name: each.target_cents for name, each in campaigns.items()}
    assert targets == {"Grugliasco": 400_000, "Rivoli": 350_000, "Venaria Reale": 600_000, "Moncalieri": None}
    assert campaigns["Venaria Reale"].all_or_nothing
    assert {each.state for each in campaigns.values()} == {CampaignState.IN_PREPARATION}
    assert not any(each.may_be_collected for each in campaigns.values())
