"""Bags on their pages: found, handed over with one tap, taken back, passed on, put in the rider's order."""

from uuid import UUID, uuid4

import pytest
from django.test import Client

from fabene.collecting import selectors as collecting_reads
from fabene.collecting import services as collecting
from fabene.core.owners import OwnerKind
from fabene.households import services as households
from fabene.households.selectors import household
from fabene.sharing import selectors
from fabene.sharing.values import BagState
from tests.families import family, welcome
from tests.remembered import Remember
from tests.sharing.market import DAY, bag_of, confirm, hand, hub_has, open_market, propose
from tests.web.conftest import signed_in
from tests.web.days.deeds import read, send, status, words_of
from tests.web.sharing.deeds import page, press, url_of
from tests.world import SATURDAY, TUESDAY, Place, build_world, key, stamp

pytestmark = pytest.mark.django_db


def build_place() -> Place:
    place = build_world().grugliasco
    for number in (1, 2, 3, 4):
        welcome(place, number, home_delivery=number > 2)
    hub_has(place, fruit="8", bread="4.7")
    return place


@pytest.fixture
def place(remember: Remember) -> Place:
    return remember(build_place)


@pytest.fixture
def ugo(place: Place) -> Client:
    """Ugo keeps the hub; the plan is confirmed."""
    propose()
    confirm()
    return signed_in("ugo")


def test_before_a_plan_is_confirmed_there_are_no_bags(place: Place) -> None:
    assert "Le borse non ci sono ancora" in read(signed_in("ugo"), url_of("bags"))
    assert "Oggi nessuna borsa va a domicilio" in read(signed_in("ugo"), url_of("round"))


def test_the_list_has_every_code_and_what_is_in_it(ugo: Client) -> None:
    said = read(ugo, url_of("bags"))

    assert "0 di 4 borse andate" in said
    assert all(bag.code in said for bag in selectors.bags_of(DAY))
    assert said.count("Pane 1 kg · Frutta 2 kg") == 4
    assert said.count("a domicilio") >= 2


def test_one_tap_hands_a_bag_over_and_offers_the_way_back(ugo: Client) -> None:
    bag = bag_of(1)

    said = press(ugo, on=url_of("bags"), to=url_of("hand_over", bag.id))

    assert f"Borsa {bag.code} consegnata." in said
    assert "1 di 4 borse andate" in said
    event = selectors.bag(bag.id).event_id
    assert event
    assert "Annullato: la borsa aspetta di nuovo." in send(ugo, url_of("undo_hand_over", event), ok="")
    assert selectors.bag(bag.id).state == BagState.WAITING


def test_a_double_tap_hands_over_once(ugo: Client) -> None:
    bag, tap = bag_of(1), uuid4()

    for _ in range(2):
        assert f"Borsa {bag.code} consegnata." in send(ugo, url_of("hand_over", bag.id), id=tap)

    assert selectors.handed_over_count() == 1


def test_a_tap_that_was_taken_back_hands_nothing_over_and_does_not_say_so(ugo: Client) -> None:
    bag, tap = bag_of(1), uuid4()
    send(ugo, url_of("hand_over", bag.id), id=tap)
    send(ugo, url_of("undo_hand_over", tap), ok="")

    said = send(ugo, url_of("hand_over", bag.id), id=tap)

    assert "Era già segnato, e poi annullato o corretto" in said
    assert "consegnata." not in said
    assert selectors.bag(bag.id).state == BagState.WAITING


def test_a_bag_that_came_back_has_not_gone_on_when_its_form_comes_again(place: Place, ugo: Client) -> None:
    bag, typed = bag_of(1), {"id": uuid4(), "destination": place.emporio.id}
    send(ugo, url_of("pass_bag_on", bag.id), **typed)
    send(ugo, url_of("undo_pass_on", typed["id"]), ok="")

    again = ugo.post(url_of("pass_bag_on", bag.id), typed)

    assert again.status_code == 400
    assert "Era già segnato, e poi annullato o corretto" in words_of(again.content.decode())


def test_a_confirmation_that_was_taken_back_is_not_said_to_stand(ugo: Client) -> None:
    shown = selectors.plan_of(DAY)
    assert shown
    confirmed = selectors.confirmation_of(DAY)
    send(ugo, url_of("undo_confirm"), id=uuid4())

    assert "Era già segnato, e poi annullato o corretto" in send(ugo, url_of("confirm", shown.id), id=confirmed)


def test_a_bag_somebody_else_has_just_handed_over_is_not_handed_over_again(ugo: Client) -> None:
    bag = bag_of(1)
    hand(bag)

    assert f"La borsa {bag.code} è già stata consegnata." in send(ugo, url_of("hand_over", bag.id), id=uuid4())


def test_a_bag_is_found_by_its_code_or_by_its_family_s(ugo: Client) -> None:
    bag = bag_of(1)

    assert f"Borsa {bag.code}" in send(ugo, url_of("find_bag"), codice=bag.code.lower())
    assert f"Borsa {bag.code}" in send(ugo, url_of("find_bag"), codice=bag.household_code)


def test_no_code_is_part_of_an_address(ugo: Client) -> None:
    bag = bag_of(1)

    found = ugo.post(url_of("find_bag"), {"codice": bag.household_code})

    assert found["Location"] == url_of("bag", bag.id)
    assert 'method="post"' in page(ugo, url_of("bags")).partition('role="search"')[0].rpartition("<form")[2]


def test_a_code_of_no_bag_is_said_and_kept(ugo: Client) -> None:
    shown = ugo.post(url_of("find_bag"), {"codice": "xxxx"}).content.decode()

    assert "Nessuna borsa di oggi ha il codice «xxxx»" in shown
    assert "Scrivi il codice: quello della borsa" in send(ugo, url_of("find_bag"), codice=" ")
    assert 'value="xxxx"' in shown


def test_going_back_to_a_search_shows_the_list(ugo: Client) -> None:
    assert "0 di 4 borse andate" in read(ugo, url_of("find_bag"))


@pytest.mark.parametrize("code", ["\x00", "\ud83d", "'", "A" * 500])
def test_what_can_be_no_code_is_no_bag(ugo: Client, code: str) -> None:
    sent = ugo.post(url_of("find_bag"), {"codice": code.encode("utf-8", "surrogatepass")})

    assert "Nessuna borsa di oggi ha il codice" in sent.content.decode()


def test_a_bag_fetched_with_a_delegate_s_code_says_so_and_no_name(ugo: Client) -> None:
    bag = bag_of(1)
    code = households.name_delegate(id=key("delegate"), household=family(1), stamp=stamp(12))

    found = ugo.post(url_of("find_bag"), {"codice": code.lower()}, follow=True)
    handed = press(ugo, on=found.redirect_chain[-1][0], to=url_of("hand_over", bag.id), delega="1")

    assert "La ritira una persona delegata" in words_of(found.content.decode())
    assert code not in found.redirect_chain[-1][0]
    assert f"Borsa {bag.code} consegnata." in handed
    assert "a una persona delegata." in read(ugo, url_of("bag", bag.id))
    assert [shown.to_delegate for shown in selectors.bags_of(DAY)] == [
        shown.id == bag.id for shown in selectors.bags_of(DAY)
    ]


def test_a_delegate_whose_code_was_dropped_fetches_nothing(ugo: Client) -> None:
    code = households.name_delegate(id=key("delegate"), household=family(1), stamp=stamp(12))
    households.drop_delegate(id=key("dropped"), household=family(1), delegate=key("delegate"), stamp=stamp(13))

    assert "Nessuna borsa di oggi ha il codice" in send(ugo, url_of("find_bag"), codice=code)


def test_a_bag_s_page_is_where_its_qr_leads(ugo: Client) -> None:
    bag = bag_of(1)

    said = read(ugo, url_of("bag", bag.id))

    assert "Aspetta di essere consegnata." in said
    assert "Contiene: glutine" in said
    assert f"Per la famiglia {bag.household_code}" in said


def test_what_a_family_came_to_avoid_is_shown_in_time(ugo: Client) -> None:
    households.choose(
        id=key("choice"), household=family(1), excludes=frozenset({"gluten"}), likes=frozenset(), stamp=stamp(17, 20)
    )

    assert "la famiglia ora evita glutine, e questa borsa ne contiene" in read(ugo, url_of("bag", bag_of(1).id))
    assert "la famiglia ora evita: glutine" in read(ugo, url_of("bags"))
    shown = page(ugo, url_of("bag", bag_of(1).id))
    assert "Consegnata" not in shown
    assert shown.count("da togliere") == 1


def test_what_the_family_no_longer_takes_is_taken_out_and_the_rest_handed_over(ugo: Client) -> None:
    bag = bag_of(1)
    households.choose(id=key("no"), household=family(1), excludes={"gluten"}, likes=(), stamp=stamp(17, 30))

    refused = send(ugo, url_of("hand_over", bag.id), id=uuid4())
    assert f"nella borsa {bag.code} c'è pane" in refused
    said = press(ugo, on=url_of("bag", bag.id), to=url_of("take_out", bag.id))

    assert "Il resto si può consegnare." in said
    assert {item.category for item in bag_of(1).items} == {"fruit"}
    assert f"Borsa {bag.code} consegnata." in press(ugo, on=url_of("bag", bag.id), to=url_of("hand_over", bag.id))


def test_a_bag_nobody_fetched_goes_on(place: Place, ugo: Client) -> None:
    bag = bag_of(1)
    shown = page(ugo, url_of("bag", bag.id))
    assert "Canile" not in shown  # a bag in order is food for people

    said = press(ugo, on=url_of("bag", bag.id), to=url_of("pass_bag_on", bag.id), destination=place.emporio.id)

    assert "La borsa va avanti. Per la famiglia non cambia niente." in said
    assert "Emporio solidale" in said
    assert collecting_reads.equation(DAY).passed_on_grams == bag.grams
    passing = selectors.bag(bag.id).event_id
    assert passing
    assert "Annullato: il cibo è di nuovo qui." in send(ugo, url_of("undo_pass_on", passing), ok="")
    assert selectors.bag(bag.id).state == BagState.WAITING


def test_a_bag_goes_nowhere_without_a_destination(place: Place, ugo: Client) -> None:
    bag = bag_of(1)
    canile = place.destinations[OwnerKind.ANIMALS].id

    for destination in ("", canile, uuid4()):
        response = ugo.post(url_of("pass_bag_on", bag.id), {"id": uuid4(), "destination": destination})
        assert response.status_code == 400
        assert "Manca ancora qualcosa" in response.content.decode()
    assert selectors.bag(bag.id).state == BagState.WAITING


def test_the_rider_s_order_is_set_by_numbers(ugo: Client) -> None:
    first, second = (bag.id for bag in selectors.round_of(DAY))

    said = send(ugo, url_of("round"), id=uuid4(), **{f"place-{first}": 2, f"place-{second}": 1})

    assert "Ordine salvato" in said
    assert [bag.id for bag in selectors.round_of(DAY)] == [second, first]


def test_a_place_that_is_no_number_is_refused_and_the_others_are_kept(ugo: Client) -> None:
    first, second = (bag.id for bag in selectors.round_of(DAY))

    response = ugo.post(url_of("round"), {"id": uuid4(), f"place-{first}": "primo", f"place-{second}": "7"})

    assert response.status_code == 400
    assert 'value="7"' in response.content.decode()
    assert [bag.id for bag in selectors.round_of(DAY)] == [first, second]


def test_a_closed_day_offers_no_button(ugo: Client) -> None:
    bag = bag_of(1)
    hand(bag_of(2))
    collecting.close_day(id=key("close"), day=DAY, stamp=stamp(20))

    assert "Consegnata</button>" not in page(ugo, url_of("bags"))
    assert "Consegnata</button>" not in page(ugo, url_of("bag", bag.id))
    assert "è chiusa" in send(ugo, url_of("hand_over", bag.id), id=uuid4())


def test_a_bag_of_another_day_is_not_found_under_this_one(place: Place, ugo: Client) -> None:
    bag = bag_of(1)
    handover = hand(bag_of(2))
    other = open_market(place, on=TUESDAY)

    assert status(ugo, url_of("bag", bag.id, day=other)) == 404
    for posted in (
        url_of("hand_over", bag.id, day=other),
        url_of("pass_bag_on", bag.id, day=other),
        url_of("undo_hand_over", handover, day=other),
    ):
        assert status(ugo, posted, id=uuid4()) == 404
    assert status(ugo, url_of("bag", uuid4())) == 404


def test_the_stand_and_other_networks_touch_no_bag(ugo: Client) -> None:
    bag = bag_of(1)
    handover = hand(bag_of(2))

    for name in ("sara", "rita", "nino"):
        client = signed_in(name)
        for got in (url_of("bags"), url_of("bag", bag.id), url_of("find_bag"), url_of("round")):
            assert status(client, got) == 403, (name, got)
        for posted in (
            url_of("hand_over", bag.id),
            url_of("take_out", bag.id),
            url_of("pass_bag_on", bag.id),
            url_of("undo_hand_over", handover),
            url_of("round"),
        ):
            assert status(client, posted, id=uuid4()) == 403, (name, posted)
    assert selectors.handed_over_count() == 1


def test_whoever_is_not_signed_in_is_asked_to(ugo: Client, client: Client) -> None:
    for url in (url_of("bags"), url_of("bag", bag_of(1).id), url_of("round"), url_of("left")):
        assert client.get(url)["Location"].startswith("/accounts/login/")


def test_a_household_is_a_code_everywhere(ugo: Client) -> None:
    """Neither the identity of a household nor its owner in the ledger is on any page."""
    hidden = [str(family(number)) for number in (1, 2, 3, 4)]
    hidden += [str(owner_of(number)) for number in (1, 2, 3, 4)]

    for url in (url_of("plan"), url_of("bags"), url_of("bag", bag_of(1).id), url_of("round"), url_of("closing")):
        shown = page(ugo, url)
        assert not any(identity in shown for identity in hidden), url


def owner_of(number: int) -> UUID:
    return household(id=family(number), on=SATURDAY).owner


def test_a_bag_that_has_gone_meanwhile_is_not_passed_on_and_its_page_says_so(place: Place, ugo: Client) -> None:
    bag = bag_of(1)
    hand(bag)

    response = ugo.post(url_of("pass_bag_on", bag.id), {"id": uuid4(), "destination": place.emporio.id})

    assert f"La borsa {bag.code} è già stata consegnata." in response.content.decode()
