"""Machines ask what people may see on pages, and are refused in one shape."""

from datetime import date
from uuid import UUID

import pytest

from fabene.collecting import selectors as collecting
from fabene.sharing import selectors as sharing
from tests.api.conftest import ask, put
from tests.web.conftest import signed_in, signed_in_by_password
from tests.web.week import Week
from tests.web.weekdays import MONDAY, WEDNESDAY, day_of
from tests.world import FRIDAY, TUESDAY, key

pytestmark = pytest.mark.django_db
HOW_MANY = {"adults", "children", "excludes", "likes"}
NOWHERE = UUID("018f0000-0000-7000-8000-000000000000")


def test_anybody_finds_the_networks_and_their_markets(week: Week) -> None:
    networks = ask(None, "networks").json()
    markets = ask(None, "markets").json()

    assert [network["slug"] for network in networks] == ["grugliasco", "rivoli"]
    assert ask(None, "networks/rivoli").json() == networks[1]
    assert {market["network_id"] for market in markets} == {network["id"] for network in networks}
    assert all(market["position"]["source"] for market in markets)


def test_a_network_that_is_not_there_is_not_found(week: Week) -> None:
    answer = ask(None, "networks/nowhere")

    assert (answer.status_code, answer.json()) == (404, {"code": "network_not_found", "data": {}})


def test_the_totals_are_those_of_the_ledger(week: Week) -> None:
    found = collecting.totals()

    answer = ask(None, "totals").json()

    assert answer["days"] == found.days
    assert answer["equation"] == found.equation.as_dict()
    assert answer["networks"][str(week.world.grugliasco.network.id)]["collected_grams"] > 0


def test_the_stand_lists_the_days_of_its_network_newest_first(week: Week) -> None:
    answer = ask("sara", "networks/grugliasco/days").json()

    dates = [day["date"] for day in answer["days"]]
    assert dates == sorted(dates, reverse=True)
    assert (answer["page"], answer["pages"], answer["total"]) == (1, 1, len(dates))


def test_a_page_is_a_number_from_one_on(week: Week) -> None:
    answer = ask("sara", "networks/grugliasco/days?page=0")

    assert answer.status_code == 422
    assert answer.json()["data"]["faults"] == [{"where": "query.page", "why": "greater_than_equal"}]


def test_one_day_has_its_equation(week: Week) -> None:
    day = day_of(TUESDAY)

    answer = ask("carla", f"days/{day}").json()

    assert (answer["date"], answer["state"]) == (TUESDAY.isoformat(), "open")
    assert answer["equation"] == collecting.equation(day).as_dict()


def test_the_hub_reads_the_plan_as_it_is_published(week: Week) -> None:
    problem, solution = sharing.published(week.plan)

    assert ask("ugo", f"days/{day_of(TUESDAY)}/plan").json() == {"problem": problem, "solution": solution}


def test_a_day_without_a_plan_has_none(week: Week) -> None:
    answer = ask("ugo", f"days/{day_of(MONDAY)}/plan")

    assert (answer.status_code, answer.json()["code"]) == (404, "plan_not_found")


def test_the_stand_is_refused_the_plan(week: Week) -> None:
    answer = ask("sara", f"days/{day_of(TUESDAY)}/plan")

    assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")


@pytest.mark.parametrize("address", ["networks/grugliasco/days", "networks/grugliasco/households", f"days/{NOWHERE}"])
def test_a_visitor_is_told_to_sign_in(week: Week, address: str) -> None:
    answer = ask(None, address)

    assert (answer.status_code, answer.json()) == (401, {"code": "sign_in_first", "data": {}})


def test_who_owes_a_second_factor_is_told_so(week: Week) -> None:
    answer = signed_in_by_password("carla").get("/api/v1/networks/grugliasco/days")

    assert (answer.status_code, answer.json()["code"]) == (403, "second_factor_owed")


def test_households_are_codes_and_numbers(week: Week) -> None:
    answer = ask("carla", "networks/grugliasco/households")

    first = answer.json()[0]
    assert set(first) == {*HOW_MANY, "id", "code", "market", "state", "home_delivery", "simulated", "since"}
    assert ask("rita", "networks/grugliasco/households").status_code == 403


def test_a_comune_counts_who_waits_and_small_numbers_stay_hidden(week: Week) -> None:
    answer = ask("marta", "networks/grugliasco/unmet-need").json()

    assert set(answer["people_by_band"]) == {"0-13", "14-17", "18-29", "30-64", "65+"}
    assert ask("marta", "networks/grugliasco/households").status_code == 403


def test_a_day_is_opened_under_the_identity_of_who_asks_however_often(week: Week) -> None:
    market, day = week.world.grugliasco.market.id, key("day", "api")
    body = {"market": str(market), "date": date(2021, 5, 1).isoformat()}

    answers = [put("sara", f"days/{day}", **body) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json() == answers[1].json()
    assert answers[0].json()["id"] == str(day)


def test_a_day_that_is_open_already_is_in_conflict_and_says_which(week: Week) -> None:
    answer = put("sara", f"days/{NOWHERE}", market=str(week.world.grugliasco.market.id), date=TUESDAY.isoformat())

    assert (answer.status_code, answer.json()["code"]) == (409, "day_already_open")
    assert answer.json()["data"]["day"] == str(day_of(TUESDAY))


def test_nobody_opens_a_day_next_door(week: Week) -> None:
    answer = put("sara", f"days/{NOWHERE}", market=str(week.world.rivoli.market.id), date=WEDNESDAY.isoformat())

    assert answer.status_code == 403


def test_what_was_not_asked_for_is_refused_and_not_taken(week: Week) -> None:
    body = {"market": str(week.world.grugliasco.market.id), "date": FRIDAY.isoformat(), "hub": str(NOWHERE)}

    answer = put("sara", f"days/{NOWHERE}", **body)

    assert answer.status_code == 422
    assert answer.json()["data"]["faults"] == [{"where": "body.body.hub", "why": "extra_forbidden"}]


def test_the_coordinator_cancels_a_day_and_the_stand_does_not(week: Week) -> None:
    day = day_of(MONDAY)
    body = {"id": str(key("cancelled", "api")), "reason": "weather"}

    refused = put("sara", f"days/{day}/cancellation", **body)
    answers = [put("carla", f"days/{day}/cancellation", **body) for _ in range(2)]

    assert refused.status_code == 403
    assert [answer.json()["day"] for answer in answers] == [str(day)] * 2
    assert ask("carla", f"days/{day}").json()["state"] == "cancelled"


def test_a_body_that_is_no_json_is_said_to_be_none(week: Week) -> None:
    answer = signed_in("sara").put(f"/api/v1/days/{NOWHERE}", "{", content_type="application/json")

    assert (answer.status_code, answer.json()["code"]) == (400, "request_not_read")


def test_another_site_cannot_send_in_my_name(week: Week) -> None:
    client = signed_in("sara")
    client.handler.enforce_csrf_checks = True

    answer = client.put(f"/api/v1/days/{NOWHERE}", {}, content_type="application/json")

    assert (answer.status_code, answer.json()["code"]) == (403, "token_missing")
