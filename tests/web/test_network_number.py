"""What a network's page says of what came: nothing while there is nothing, and whose figures the simulated ones are."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from fabene.collecting import services as collecting
from fabene.collecting.values import Food, Source, SourceKind, Weight
from fabene.places import services as places
from fabene.web.pages.network_number import simulated
from tests.remembered import Remember
from tests.world import SATURDAY, World, build_world, stamp

pytestmark = pytest.mark.django_db
DAY = UUID(int=0xDA)


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_world)


def page_of(client: Client) -> str:
    return client.get(reverse("network", kwargs={"slug": "grugliasco"})).content.decode()


def test_a_network_says_what_came_once_something_came(client: Client, world: World) -> None:
    assert "Finora" not in page_of(client)
    place = world.grugliasco
    collecting.open_day(id=DAY, network=place.network.id, market=place.market.id, date=SATURDAY, stamp=stamp(8))
    collecting.record_donation(
        id=UUID(int=1),
        day=DAY,
        source=Source(kind=SourceKind.SHOPPER),
        food=Food(category="bread"),
        weight=Weight(amount=Decimal(12), unit="kg"),
        stamp=stamp(9),
    )
    page = page_of(client)
    assert "Finora" in page
    assert "12<span" in page
    assert "supposte" not in page
    assert "simulat" not in page


def test_in_a_demonstration_figures_that_nobody_published_are_called_assumed(
    client: Client, world: World, settings: Settings
) -> None:
    assert simulated(world.grugliasco.network) is None
    settings.DEMO = True
    assert "restano vicine a quelle pubblicate" in page_of(client)
    garden = simulated(replace(world.grugliasco.network, slug="collegno"))
    assert garden is not None
    assert garden.assumed
    assert garden.kind == "Orto e mercati per una mensa"
    assert simulated(replace(world.grugliasco.network, slug="savona")) is None


def test_hours_that_are_over_are_no_longer_listed(client: Client, world: World) -> None:
    assert "raccolta alle 15.30" in page_of(client)
    for number, row in enumerate(world.grugliasco.market.hours):
        yesterday = date.today() - timedelta(days=1)  # noqa: DTZ011 - the page asks the clock, too
        places.end_hours(id=UUID(int=number), hours=row.id, last_day=yesterday, stamp=stamp())
    assert "raccolta alle 15.30" not in page_of(client)
