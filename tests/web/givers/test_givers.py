"""Who gives to a network: one list, a page each, the word given step by step, a poster to hang."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from fabene.collecting import services as collecting
from fabene.collecting.values import Food, Source, SourceKind
from fabene.lib.imports import selectors as batches
from fabene.lib.imports import services as imports
from fabene.places import selectors as places
from fabene.places.imports import DONORS
from tests.collecting.market import Saturday, open_saturday, pieces
from tests.remembered import Remember
from tests.web.conftest import signed_in
from tests.web.days.deeds import fill, identity_on, read, send, status, url_of
from tests.world import SATURDAY, at, key, stamp

pytestmark = pytest.mark.django_db
LIST = "/donatori/?rete=grugliasco"
BAKERY = {"kind": "shop", "name": "Forno di via Lupo", "place": "via Lupo 3", "trader": "Rossi Anna", "gives": "on"}


@pytest.fixture(autouse=True)
def at_one_o_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(13))


@pytest.fixture
def saturday(remember: Remember) -> Saturday:
    return remember(open_saturday)


@pytest.fixture
def carla(saturday: Saturday) -> Client:
    return signed_in("carla")


def bakery(carla: Client, **typed: object) -> UUID:
    """Write the bakery down as the page does; return it."""
    url = reverse("givers:new_donor")
    id = identity_on(carla, url)
    send(carla, url, id=id, **{**BAKERY, "weekdays": [5], "sells": ["bread"], **typed})
    return id


def step_of(giver: UUID) -> str:
    return reverse("givers:step", args=[giver])


def test_a_bakery_goes_from_the_list_to_its_first_gift(carla: Client, saturday: Saturday) -> None:
    giver = bakery(carla)
    page = read(carla, reverse("givers:giver", args=[giver]))
    assert "negozio Forno di via Lupo via Lupo 3" in page
    assert "in elenco" in page
    for state, said in (("contacted", "mettersi d’accordo"), ("agreed", "portare la locandina")):
        assert said in fill(carla, step_of(giver), state=state, on="2021-05-08", note="con Anna")
    poster = read(carla, reverse("givers:poster", args=[giver]))
    assert "Qui si dona Rossi Anna" in poster
    assert "/reti/grugliasco/come-si-dona/" in poster
    assert "primo dono: si scrive da sé" in fill(carla, step_of(giver), state="poster", on="2021-05-08")

    for word, food, much in (("a", "jars", 6), ("b", "meals", 2)):
        source = Source(kind=SourceKind.DONOR, donor=giver)
        food_given = Food(category=food, piece_grams=300)
        collecting.record_donation(
            id=key(word), day=saturday.day.id, source=source, food=food_given, weight=pieces(much), stamp=stamp(12)
        )
    page = read(carla, reverse("givers:giver", args=[giver]))
    assert "In tutto 8 pezzi." in page
    assert "Sabato 8 maggio 2021 pasti 2 pezzi, vasetti 6 pezzi 8 pezzi" in page
    states = [str(step.state) for step in places.agreement_steps(giver)]
    assert sorted(states) == ["agreed", "contacted", "first_gift", "poster"]
    assert "ha donato" in read(carla, LIST)


def test_the_list_has_stalls_and_donors_by_state_kind_and_name(carla: Client, saturday: Saturday) -> None:
    giver = bakery(carla)
    fill(carla, step_of(giver), state="contacted", on="2021-05-08")
    collecting.tick_crates(
        id=key("t"),
        day=saturday.day.id,
        source=saturday.stall("12"),
        food=Food(category="fruit"),
        crates=1,
        stamp=stamp(12),
    )
    whole = read(carla, LIST)
    assert "Banco 12" in whole
    assert "ultimo dono: oggi" in whole
    assert "Forno di via Lupo contattato negozio, via Lupo 3 · Rossi Anna sabato · pane" in whole
    for asked in ("stato=contacted", "tipo=shop", "cerca=LUPO"):
        assert "1 donatore" in read(carla, f"{LIST}&{asked}"), asked
    assert "Forno" not in read(carla, f"{LIST}&tipo=stall")
    assert "Nessuno è così" in read(carla, f"{LIST}&cerca=pescheria")
    assert "Banco 12" in read(carla, f"{LIST}&tipo=nonsense")


def test_the_file_of_the_list_can_be_brought_in_again_and_nothing_is_new(carla: Client, saturday: Saturday) -> None:
    bakery(carla)
    content = carla.get("/donatori/dati.csv?rete=grugliasco&tipo=shop").content
    network = saturday.world.grugliasco.network.id
    imports.stage(
        id=key("again"), network=network, importer=DONORS, file_name="t.csv", content=content, stamp=stamp(12)
    )
    plan = batches.check(key("again"), DONORS, today=SATURDAY).plan
    assert (plan.steps, plan.known_rows, plan.faults) == ((), 1, ())
    assert "Rossi Anna" in content.decode()


def test_a_donor_twice_a_stall_twice_and_a_day_to_come_are_said_and_what_was_typed_stays(
    carla: Client, saturday: Saturday
) -> None:
    giver = bakery(carla)
    new = reverse("givers:new_donor")
    again = carla.post(new, {"id": key("again"), **BAKERY, "name": "forno di VIA lupo"}).content.decode()
    assert "La rete conosce già qualcuno che dona e si chiama" in again
    assert 'value="forno di VIA lupo"' in again
    assert "via Lupo 3" in again
    stall = {"id": key("stall"), "market": saturday.day.market, "label": "12", "trader": "Frutta Bio"}
    again = carla.post(reverse("givers:new_stall"), stall).content.decode()
    assert "In questo mercato c&#x27;è già un banco «12»." in again
    assert 'value="Frutta Bio"' in again
    late = {"id": key("late"), "state": "agreed", "on": "2021-05-09", "note": "passo domenica"}
    page = carla.post(step_of(giver), late).content.decode()
    assert "non è ancora arrivata" in page
    assert "passo domenica" in page


def test_a_slip_is_taken_back_and_what_has_a_history_is_not(carla: Client, saturday: Saturday) -> None:
    slip, kept = bakery(carla), bakery(carla, name="Altro forno")
    fill(carla, step_of(kept), state="agreed", on="2021-05-08")
    assert "non è più in elenco" in send(carla, reverse("givers:withdraw", args=[slip]))
    assert status(carla, reverse("givers:giver", args=[slip])) == 404
    assert "Non si può togliere" in send(carla, reverse("givers:withdraw", args=[kept]))


def test_a_change_is_seen_at_the_stand_and_who_stops_is_not_offered_there(carla: Client, saturday: Saturday) -> None:
    giver = bakery(carla)
    stand, change = url_of("stand", saturday.day.id), reverse("givers:change", args=[giver])
    assert "Forno di via Lupo" in read(carla, stand)
    fill(carla, change, name="Forno Lupo", place="", weekdays=[1], gives="on")
    assert "Forno Lupo" in read(carla, stand)
    fill(carla, change, name="Forno Lupo")
    assert "Forno Lupo" not in read(carla, stand)
    stall = saturday.stall("12").stall
    fill(carla, reverse("givers:change", args=[stall]), label="12 bis", sells=["eggs"], gives="on")
    assert "Banco 12 bis" in read(carla, stand)


def test_everybody_may_read_how_food_is_left(client: Client, saturday: Saturday) -> None:
    page = read(client, reverse("givers:how", args=["grugliasco"]))
    assert "Come si dona" in page
    assert "viale Echirolles" in page
    assert status(client, reverse("givers:how", args=["altrove"])) == 404
