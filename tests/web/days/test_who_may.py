"""Who may see and write what of a market day: closed to whoever has no role in its network."""

import pytest
from django.test import Client

from tests.collecting.market import Saturday
from tests.web.conftest import signed_in
from tests.web.days.deeds import status, url_of

pytestmark = pytest.mark.django_db

MARKET_PAGES = ("day", "stand", "gifts", "zero", "day_csv")
HOUSE_PAGES = ("hub",)


@pytest.mark.parametrize("page", [*MARKET_PAGES, *HOUSE_PAGES])
def test_who_has_not_signed_in_is_asked_to(saturday: Saturday, page: str) -> None:
    answer = Client().get(url_of(page, saturday.day.id))

    assert (answer.status_code, answer.headers["Location"][:16]) == (302, "/accounts/login/")


@pytest.mark.parametrize("page", [*MARKET_PAGES, *HOUSE_PAGES])
@pytest.mark.parametrize("name", ["rita", "nino"])
def test_who_coordinates_next_door_or_has_no_role_sees_nothing(saturday: Saturday, name: str, page: str) -> None:
    assert status(signed_in(name), url_of(page, saturday.day.id)) == 403


@pytest.mark.parametrize("page", [*MARKET_PAGES, *HOUSE_PAGES])
@pytest.mark.parametrize("name", ["carla", "ugo", "pia"])
def test_the_house_and_whoever_coordinates_see_everything(saturday: Saturday, name: str, page: str) -> None:
    assert status(signed_in(name), url_of(page, saturday.day.id)) == 200


@pytest.mark.parametrize("page", MARKET_PAGES)
def test_the_stand_sees_the_day_and_its_own_pages(saturday: Saturday, page: str) -> None:
    assert status(signed_in("sara"), url_of(page, saturday.day.id)) == 200


def test_the_stand_may_not_weigh(saturday: Saturday) -> None:
    saturday.tick("apples", 5, source=saturday.stall("12"))
    sara = signed_in("sara")
    url = url_of("hub_category", saturday.day.id, "fruit")

    assert status(sara, url_of("hub", saturday.day.id)) == 403
    assert status(sara, url, atto="pesa", **{"pesa-kilos": "208"}) == 403
    assert saturday.seen().categories[0].hub_grams is None


def test_nobody_from_next_door_writes_here(saturday: Saturday) -> None:
    gift = saturday.tick("apples", 5, source=saturday.stall("12"))
    stall = saturday.world.grugliasco.stalls["12"].id
    rita = signed_in("rita")

    assert status(rita, url_of("gift", saturday.day.id, stall, "fruit"), crates="5") == 403
    assert status(rita, url_of("undo_gift", saturday.day.id, gift.id), x="y") == 403
    assert status(rita, url_of("way", saturday.day.id, "fruit"), way="day_total") == 403
    assert status(rita, url_of("guess", saturday.day.id, "fruit"), kilos="1") == 403


def test_nothing_is_undone_by_looking(saturday: Saturday) -> None:
    gift = saturday.tick("apples", 5, source=saturday.stall("12"))

    assert status(signed_in("carla"), url_of("undo_gift", saturday.day.id, gift.id)) == 405
