"""Households that were there before referrals keep their market, forth and back."""

from typing import Any

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import StateApps

from tests.databases import Database
from tests.world import BEFORE, START, key

BEFORE_REFERRALS = [("households", "0001_initial"), ("sharing", "0001_initial")]
WITH_REFERRALS = [("households", "0002_referrals")]
CODES = ("MERLO", "PASSERO", "TORDO")


def test_a_market_becomes_a_dated_row_and_goes_back(empty_database: Database) -> None:
    call_command("migrate", verbosity=0, interactive=False)
    old = migrated(BEFORE_REFERRALS)
    market = build(old)

    new = migrated(WITH_REFERRALS)
    rows = new.get_model("households", "PickUp").objects.order_by("household__code")
    assert [(row.household.code, row.market_id, row.home_delivery, row.since) for row in rows] == [
        (code, market, code == "TORDO", START) for code in CODES
    ]
    moved = rows.first()
    assert moved is not None
    rows.create(
        id=key("moved"),
        household=moved.household,
        market_id=market,
        home_delivery=True,
        since=START.replace(month=5),
        recorded_at=BEFORE.recorded_at,
    )

    again = migrated(BEFORE_REFERRALS)
    homes = again.get_model("households", "Household").objects.order_by("code")
    assert [(home.code, home.market_id, home.home_delivery) for home in homes] == [
        ("MERLO", market, True),
        ("PASSERO", market, False),
        ("TORDO", market, True),
    ]


def migrated(targets: list[tuple[str, str]]) -> StateApps:
    """Go to these migrations and return the models as they were there."""
    MigrationExecutor(connection).migrate(targets)
    return MigrationExecutor(connection).loader.project_state(targets).apps


def build(old: StateApps) -> Any:
    """Write three households as they were kept before, and return the market of all of them."""
    network = old.get_model("people", "Network").objects.create(id=key("network"), slug="rete", name="Rete")
    town = old.get_model("places", "Municipality").objects.create(
        istat_code="001120", name="Grugliasco", latitude="45.06", longitude="7.57", approximate=False, source="prova"
    )
    market = old.get_model("places", "Market").objects.create(
        id=key("market"),
        network=network,
        municipality=town,
        slug="mercato",
        name="Mercato",
        latitude="45.06",
        longitude="7.57",
        approximate=False,
        source="prova",
    )
    homes = old.get_model("households", "Household").objects
    for code in CODES:
        homes.create(
            id=key(code),
            network=network,
            market=market,
            code=code,
            owner=key("owner", code),
            home_delivery=code == "TORDO",
            since=START,
            recorded_at=BEFORE.recorded_at,
        )
    return market.id
