"""What is left goes on from its page: with weights already written, to whom the charter names first."""

import re
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client

from fabene.collecting import services as collecting
from fabene.collecting.values import Food
from fabene.core.food import DateKind
from fabene.core.owners import OwnerKind
from fabene.sharing import selectors
from tests.families import welcome
from tests.remembered import Remember
from tests.sharing.market import DAY, bring, confirm, decide, hub_has, kilos, propose
from tests.web.conftest import signed_in
from tests.web.days.deeds import read, send, status, words_of
from tests.web.sharing.deeds import page, url_of
from tests.world import SATURDAY, Place, build_world, key, stamp

pytestmark = pytest.mark.django_db


def build_place() -> Place:
    place = build_world().grugliasco
    welcome(place, 1)
    hub_has(place, fruit="4", bread="2.5")
    return place


@pytest.fixture
def place(remember: Remember) -> Place:
    return remember(build_place)


@pytest.fixture
def ugo(place: Place) -> Client:
    """Ugo keeps the hub."""
    return signed_in("ugo")


def pile(category: str, *, expired: bool = False) -> UUID:
    return next(pile.id for pile in selectors.free_of(DAY) if pile.category == category and pile.expired == expired)


def to(place: Place, kind: OwnerKind) -> UUID:
    return place.destinations[kind].id


def test_all_there_is_stands_written_in_the_form(ugo: Client) -> None:
    shown = page(ugo, url_of("left"))

    assert f'name="pile-{pile("fruit")}" value="4"' in shown
    assert f'name="pile-{pile("bread")}" value="2,5"' in shown
    assert "6,5 kg senza borsa" in words_of(shown)
    assert "Il piano di oggi non c’è ancora" in words_of(shown)


def test_what_is_left_goes_where_it_is_used(place: Place, ugo: Client) -> None:
    said = send(
        ugo,
        url_of("left"),
        **{
            "id": uuid4(),
            "destination": to(place, OwnerKind.OPEN_TABLE),
            "tickets": "17",
            f"pile-{pile('bread')}": "2,5",
        },
    )

    assert "Registrato: il cibo va dove serve." in said
    assert "Tavola aperta 2,5 kg" in said
    assert "Pane 2,5 kg · 17 persone" in said
    assert {free.category: free.grams for free in selectors.free_of(DAY)} == {"fruit": 4000}


def test_sent_twice_it_goes_once(place: Place, ugo: Client) -> None:
    typed = {"id": uuid4(), "destination": to(place, OwnerKind.EMPORIO), f"pile-{pile('fruit')}": "1"}

    for _ in range(2):
        send(ugo, url_of("left"), **typed)

    assert [passing.grams for passing in selectors.passings_of(DAY)] == [1000]


def test_a_pile_of_a_tonne_goes_as_it_stands_written(place: Place, ugo: Client) -> None:
    collecting.count_stock(id=key("count"), day=DAY, category="fruit", weight=kilos("1500"), stamp=stamp(17))
    written = re.search(rf'name="pile-{pile("fruit")}" value="([^"]*)"', page(ugo, url_of("left")))
    assert written

    send(
        ugo,
        url_of("left"),
        **{"id": uuid4(), "destination": to(place, OwnerKind.EMPORIO), f"pile-{pile('fruit')}": written.group(1)},
    )

    assert [passing.grams for passing in selectors.passings_of(DAY)] == [1_500_000]


def test_food_that_went_while_the_page_was_open_is_not_left_out_in_silence(place: Place, ugo: Client) -> None:
    bread, fruit = pile("bread"), pile("fruit")
    send(ugo, url_of("left"), **{"id": uuid4(), "destination": to(place, OwnerKind.EMPORIO), f"pile-{bread}": "2,5"})

    response = ugo.post(
        url_of("left"),
        {
            "id": uuid4(),
            "destination": to(place, OwnerKind.EMPORIO),
            f"pile-{bread}": "2,5",
            f"pile-{fruit}": "4",
            "pile-junk": "1",
        },
    )

    assert response.status_code == 400
    assert "Un cibo dell'elenco non è più all'hub: ricarica la pagina." in words_of(response.content.decode())
    assert [passing.grams for passing in selectors.passings_of(DAY)] == [2500]


def test_all_there_is_sent_twice_goes_once_and_says_so_twice(place: Place, ugo: Client) -> None:
    typed = {
        "id": uuid4(),
        "destination": to(place, OwnerKind.EMPORIO),
        f"pile-{pile('bread')}": "2,5",
        f"pile-{pile('fruit')}": "1",
    }

    for _ in range(2):
        assert "Registrato: il cibo va dove serve." in send(ugo, url_of("left"), **typed)

    assert [passing.grams for passing in selectors.passings_of(DAY)] == [3500]


def test_a_slip_is_taken_back(place: Place, ugo: Client) -> None:
    identity = uuid4()
    send(
        ugo,
        url_of("left"),
        **{"id": identity, "destination": to(place, OwnerKind.EMPORIO), f"pile-{pile('fruit')}": "1"},
    )

    assert "Annullato: il cibo è di nuovo qui." in send(ugo, url_of("undo_pass_on", identity), ok="")
    assert sum(free.grams for free in selectors.free_of(DAY)) == 6500
    again = ugo.post(
        url_of("left"), {"id": identity, "destination": to(place, OwnerKind.EMPORIO), f"pile-{pile('fruit')}": "1"}
    )
    assert "Era già segnato, e poi annullato o corretto" in words_of(again.content.decode())
    assert status(ugo, url_of("undo_pass_on", uuid4()), ok="") == 404


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"pile": "5"}, "Di frutta restano 4 kg: scrivi un peso fino a lì."),
        ({"pile": ""}, "Scrivi quanto va, di almeno un cibo."),
        ({"pile": "-1"}, "Il peso non può essere sotto zero."),
        ({"pile": "una cassa"}, "Scrivi il peso con i numeri, per esempio 1,5."),
        ({"pile": "1", "tickets": "12"}, "Le persone si contano solo a una tavola aperta: per Emporio solidale"),
        ({"pile": "1", "destination": ""}, "Manca ancora qualcosa"),
    ],
)
def test_what_cannot_go_is_said_and_nothing_typed_is_lost(
    place: Place, ugo: Client, typed: dict[str, str], sentence: str
) -> None:
    amount = typed.pop("pile")
    said = {"id": str(uuid4()), "destination": str(to(place, OwnerKind.EMPORIO)), **typed}

    response = ugo.post(url_of("left"), {**said, f"pile-{pile('fruit')}": amount})

    shown = response.content.decode()
    assert response.status_code == 400
    assert sentence in words_of(shown)
    assert not amount or f'value="{amount}"' in shown
    assert selectors.passings_of(DAY) == []


def test_what_is_past_its_day_goes_to_animals_or_compost_only(place: Place, ugo: Client) -> None:
    yesterday = SATURDAY - timedelta(days=1)
    bring(place, Food(category="dairy", date_kind=DateKind.USE_BY, label_date=yesterday), "3")
    old = pile("dairy", expired=True)
    assert "La data è passata: solo agli animali o nel compost" in read(ugo, url_of("left"))

    refused = ugo.post(url_of("left"), {"id": uuid4(), "destination": to(place, OwnerKind.EMPORIO), f"pile-{old}": "3"})
    assert refused.status_code == 400
    assert "Per latte e yogurt la data è passata" in refused.content.decode()

    said = send(ugo, url_of("left"), **{"id": uuid4(), "destination": to(place, OwnerKind.ANIMALS), f"pile-{old}": "3"})
    assert "Canile 3 kg" in said


def test_the_charter_says_who_comes_first(place: Place, ugo: Client) -> None:
    assert page(ugo, url_of("left")).index("Emporio solidale") < page(ugo, url_of("left")).index("Mensa")

    decide(place, "destinations", ["kitchen", "emporio", "animals", "compost"])

    shown = page(ugo, url_of("left"))
    assert shown.index("Mensa") < shown.index("Emporio solidale") < shown.index("Tavola aperta")


def test_bags_that_wait_are_listed_beside(ugo: Client) -> None:
    propose()
    (bag,) = confirm()

    said = read(ugo, url_of("left"))

    assert "Borse che aspettano ancora" in said
    assert bag.code in said


def test_a_closed_day_passes_nothing_on(place: Place, ugo: Client) -> None:
    fruit = pile("fruit")
    collecting.close_day(id=key("close"), day=DAY, stamp=stamp(20))

    assert "Passa</button>" not in page(ugo, url_of("left"))
    response = ugo.post(
        url_of("left"), {"id": uuid4(), "destination": to(place, OwnerKind.EMPORIO), f"pile-{fruit}": "1"}
    )
    assert "è chiusa" in response.content.decode()


def test_the_stand_and_other_networks_pass_nothing_on(place: Place, ugo: Client) -> None:
    for name in ("sara", "rita", "nino"):
        client = signed_in(name)
        assert status(client, url_of("left")) == 403
        assert status(client, url_of("left"), id=uuid4()) == 403
        assert status(client, url_of("undo_pass_on", uuid4()), ok="") == 403
