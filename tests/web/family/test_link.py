"""A card's link opens the page for a short while; what is over, lost or never was meets one kind page."""

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse

from fabene.households import services, words
from fabene.people.models import Action
from fabene.web.pages.family.voice import Voice
from tests.families import family, refer
from tests.web.family.phone import Clock, as_response, card_of, family_at_its_page, opened, said, text
from tests.world import TUESDAY, World, key, stamp

NEVER = "A" * 50


def test_the_link_opens_the_page_and_leaves_the_address(world: World) -> None:
    refer(world.grugliasco, 1)
    token = card_of(1).token

    answer = Client().get(reverse("family:open", args=[token]))

    assert (answer.status_code, answer["Location"]) == (302, "/famiglia/")
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]
    assert token not in answer.cookies["famiglia"].value


def test_the_visit_is_a_cookie_that_only_these_pages_get(world: World) -> None:
    phone = family_at_its_page(world)

    cookie = phone.client.cookies["famiglia"]

    assert (cookie["path"], cookie["samesite"], cookie["httponly"]) == ("/famiglia/", "Lax", True)
    assert cookie["max-age"] == ""


def test_the_page_is_kept_by_nobody_and_found_by_no_search(world: World) -> None:
    answer = family_at_its_page(world).get("home")

    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex, nofollow"


def test_a_mistyped_address_leads_a_family_on_its_visit_home(world: World) -> None:
    phone = family_at_its_page(world)

    assert phone.client.get("/famiglia/cibi/")["Location"] == "/famiglia/"
    assert phone.client.get("/famiglia/cibi")["Location"] == "/famiglia/"
    assert phone.client.get("/famiglia/cibo")["Location"] == "/famiglia/cibo/"
    assert phone.client.get("/famiglia/").status_code == 200


@pytest.mark.parametrize("address", ["/famiglia/cibi/", "/f/una/due/", "/famiglia/deleghe/nessuna/togli/"])
def test_a_mistyped_address_is_told_in_every_language(world: World, address: str) -> None:
    answer = as_response(Client(headers={"Accept-Language": "ar"}).get(address))

    assert answer.status_code == 404
    assert all(Voice(language).say("gone.title") in text(answer) for language in words.LANGUAGES)
    assert text(as_response(Client().get("/cibi/"))).count(Voice("ar").say("gone.title")) == 0


def test_opening_writes_nothing(world: World) -> None:
    refer(world.grugliasco, 1)
    card_of(1)
    before = actions()

    opened(1).get("home")

    assert actions() == before


def test_no_account_is_made_and_nobody_is_signed_in(world: World) -> None:
    phone = family_at_its_page(world)

    assert "sessionid" not in phone.client.cookies
    assert phone.client.get("/giornate/").status_code == 302


@pytest.mark.parametrize("token", [NEVER, "x", "...", "%00", "a" * 400])
def test_a_link_nobody_issued_meets_the_kind_page(world: World, token: str) -> None:
    answer = Client().get(f"/f/{token}/")

    assert answer.status_code == 404
    assert "famiglia" not in answer.cookies
    assert answer["Referrer-Policy"] == "no-referrer"


def test_the_kind_page_speaks_every_language_the_phones_own_first(world: World) -> None:
    page = text(as_response(Client().get(f"/f/{NEVER}/", headers={"Accept-Language": "uk-UA,ro;q=0.8"})))

    for language in words.LANGUAGES:
        assert words.say(language, "page.gone.title") in page
        assert words.say(language, "page.gone.text") in page
    assert page.index(words.say("uk", "page.gone.title")) < page.index(words.say("ro", "page.gone.title"))
    assert page.index(words.say("ro", "page.gone.title")) < page.index(words.say("it", "page.gone.title"))
    assert '<html lang="uk" dir="ltr">' in page
    assert '<section class="panel" lang="ar" dir="rtl">' in page


def test_a_link_is_over_after_its_day(world: World, clock: Clock) -> None:
    refer(world.grugliasco, 1)
    token = card_of(1, days=1).token
    clock.pass_minutes(24 * 60 + 1)

    assert Client().get(reverse("family:open", args=[token])).status_code == 404


def test_a_lost_card_opens_nothing_once_there_is_a_new_one(world: World) -> None:
    phone = family_at_its_page(world)
    lost = card_of(1).token

    new = card_of(1, word="another card").token

    assert Client().get(reverse("family:open", args=[lost])).status_code == 404
    assert phone.get("home").status_code == 403
    assert Client().get(reverse("family:open", args=[new])).status_code == 302


def test_a_revoked_card_ends_the_visits_it_began(world: World) -> None:
    phone = family_at_its_page(world)

    services.revoke_card(id=key("revoked"), household=family(1), stamp=stamp(10, day=TUESDAY, who="cesare"))

    assert phone.get("home").status_code == 403


def test_a_visit_goes_on_while_it_is_used_and_ends_after_half_an_hour(world: World, clock: Clock) -> None:
    phone = family_at_its_page(world)

    for _ in range(3):
        clock.pass_minutes(20)
        assert phone.get("home").status_code == 200
    clock.pass_minutes(30)
    answer = phone.get("home")

    assert answer.status_code == 403
    assert words.say("ar", "page.ended.text") in text(answer)
    assert "/famiglia/" not in said(answer)


def test_nobody_goes_on_a_visit_without_a_card(world: World) -> None:
    assert Client().get("/famiglia/").status_code == 403


def test_a_cookie_somebody_else_wrote_is_no_visit(world: World) -> None:
    refer(world.grugliasco, 1)
    client = Client()
    client.cookies["famiglia"] = signing.dumps({"card": str(key("card", "1")), "until": 9e9}, key="guessed")

    assert client.get("/famiglia/").status_code == 403


def test_who_closes_the_page_has_left_nothing_on_the_phone(world: World) -> None:
    phone = family_at_its_page(world)

    phone.press("close")

    assert phone.client.cookies["famiglia"].value == ""
    assert phone.get("home").status_code == 403


def test_a_form_without_its_guard_is_turned_away_in_every_language(world: World) -> None:
    phone = family_at_its_page(world)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = phone.client.cookies

    answer = strict.post("/famiglia/cibo/", {"id": str(key("forged")), "avoid": ["pork"]})

    assert answer.status_code == 403
    assert words.say("uk", "page.ended.text") in text(as_response(answer))
    assert phone.now().excludes == frozenset()
    assert strict.post("/lingua/", {"language": "en"}).status_code == 403


def test_one_family_never_meets_the_codes_of_another(world: World) -> None:
    first, second = family_at_its_page(world, 1), family_at_its_page(world, 2)
    second.press("delegates")
    other = second.now().code

    for name in ("home", "food", "delegates", "pause", "market", "language", "leave", "data"):
        assert other not in text(first.get(name))


def actions() -> int:
    """Return how many things were ever done."""
    return Action.objects.count()
