"""The programme is what its sources say, and loading it twice is loading it once."""

from datetime import UTC, datetime, time
from uuid import UUID

import pytest

from fabene.config.programme import NETWORKS, identity
from fabene.config.programme.demonstration import CHAIRS, NEIGHBOURS_CHAIRS, load_seats
from fabene.config.programme.load import load
from fabene.config.programme.stage import BIG_MARKET, SIMULATED, stages
from fabene.config.programme.stage_load import load_stage
from fabene.core.food import CATEGORIES
from fabene.core.owners import OwnerKind
from fabene.ledger.selectors import heads
from fabene.lib.stamps import Stamp
from fabene.people import selectors as people
from fabene.people.values import PartnerRole, Role
from fabene.places import selectors as places

MOMENT = datetime(2021, 3, 1, 9, tzinfo=UTC)
STAMP = Stamp(actor=UUID(int=1), happened_at=MOMENT, recorded_at=MOMENT)

LEADS = {
    "collegno": ("Vol.To (CSV)", 5),
    "grugliasco": ("Gruppo Arco scs", 6),
    "moncalieri": ("ExEat (cooperativa)", 2),
    "rivoli": ("Educazione Progetto scs", 3),
    "venaria-reale": ("L'Elica (cooperativa sociale)", 1),
}


@pytest.mark.django_db
def test_the_five_networks_are_there_with_who_leads_and_who_takes_part() -> None:
    load(STAMP)
    found = {}
    for network in people.networks():
        lead, *partners = people.partners_of(network.id)
        assert lead.role == PartnerRole.LEAD
        assert {partner.role for partner in partners} == {PartnerRole.PARTNER}
        found[network.slug] = (lead.organisation.name, len(partners))
    assert found == LEADS
    assert len(heads()) == 5


@pytest.mark.django_db
def test_loading_it_again_changes_nothing() -> None:
    load(STAMP)
    before = (people.networks(), people.organisations(), places.markets())
    load(STAMP)
    assert (people.networks(), people.organisations(), places.markets()) == before


@pytest.mark.django_db
def test_one_organisation_takes_part_in_two_networks() -> None:
    load(STAMP)
    names = [organisation.name for organisation in people.organisations()]
    assert names.count("Consorzio Ovest Solidale") == 1
    consortium = identity("body", "Consorzio Ovest Solidale")
    taking_part = {
        network.slug
        for network in people.networks()
        if consortium in {partner.organisation.id for partner in people.partners_of(network.id)}
    }
    assert taking_part == {"grugliasco", "rivoli"}


@pytest.mark.django_db
def test_grugliasco_collects_on_tuesdays_and_saturdays_in_viale_echirolles() -> None:
    load(STAMP)
    market = places.market_by_slug("grugliasco", "viale-echirolles")
    assert {row.hours.weekday: row.hours.collection_at for row in market.hours} == {1: time(12, 30), 5: time(15, 30)}
    emporio = places.destinations_of(market.network_id)[0]
    assert (emporio.kind, emporio.address) == (OwnerKind.EMPORIO, "via San Rocco 20")


@pytest.mark.django_db
def test_nothing_is_made_up_for_venaria() -> None:
    load(STAMP)
    (market,) = places.markets(people.network("venaria-reale").id)
    assert market.hours == ()
    assert market.position.approximate
    assert market.position.latitude == market.municipality.position.latitude


def test_every_hour_and_every_destination_names_its_source() -> None:
    for network in NETWORKS:
        assert network.project.source.startswith("https://")
        assert all(destination.source for destination in network.destinations)
        for market in network.markets:
            assert all(hours.source.startswith("https://") for hours in market.hours)


def test_the_municipalities_have_the_codes_of_istat() -> None:
    codes = {network.municipality.name: network.municipality.istat_code for network in NETWORKS}
    assert codes == {
        "Collegno": "001090",
        "Grugliasco": "001120",
        "Moncalieri": "001156",
        "Rivoli": "001219",
        "Venaria Reale": "001292",
    }


@pytest.mark.django_db
def test_the_demonstration_adds_numbered_stalls_and_a_seat_for_each_role() -> None:
    load(STAMP)
    for _ in range(2):
        load_stage(["grugliasco"], start=MOMENT.date(), stamp=STAMP)
        load_seats(STAMP)
    market = places.market_by_slug("grugliasco", "viale-echirolles")
    assert {stall.label for stall in places.stalls_of(market.id)} == set(BIG_MARKET)
    assert {key for stall in places.stalls_of(market.id) for key in stall.sells} <= set(CATEGORIES)
    seats = people.demo_seats()
    assert [seat.key for seat in seats] == [chair.key for chair in (*CHAIRS, *NEIGHBOURS_CHAIRS)]
    assert {seat.role for seat in seats} == {"", *Role}


@pytest.mark.django_db
def test_all_that_nobody_published_says_that_it_is_simulated() -> None:
    load(STAMP)
    published = {market.id for market in places.markets()}
    for _ in range(2):
        load_stage(stages(MOMENT.date()), start=MOMENT.date(), stamp=STAMP)
    kinds = {market.slug: market.kind for market in places.markets() if market.id not in published}
    assert kinds == {"orto-urbano": "garden", "giro-delle-fattorie": "farms"}
    for network in people.networks():
        named = [donor.name for donor in places.donors_of(network.id)]
        named += [kitchen.name for kitchen in places.kitchens_of(network.id)]
        assert all("simulat" in name for name in named)
        rows = [row.hours for market in places.markets(network.id) for row in market.hours]
        assert all(
            row.source.startswith("https://") or (row.source, row.note) == (SIMULATED, "Giro simulato") for row in rows
        )
    stalls = {slug: sum(map(len, stage.stalls.values())) for slug, stage in stages(MOMENT.date()).items()}
    assert stalls == {"collegno": 24, "grugliasco": 20, "moncalieri": 0, "rivoli": 50, "venaria-reale": 12}
    assert len(places.donors_of(people.network("moncalieri").id)) == 25
