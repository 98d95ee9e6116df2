"""Who coordinates sees households by code: takes one in by date, moves one, takes the list away; others see numbers."""

import csv
import io
from datetime import date, timedelta

import pytest

from fabene.households import selectors
from fabene.households.values import Band, People, State
from fabene.web.pages.casework.need import told
from tests.families import family, refer, welcome
from tests.web.casework.deeds import code_of, fill, home, read, send, url_of
from tests.web.conftest import signed_in
from tests.world import SATURDAY, START, World, key

pytestmark = pytest.mark.django_db


def wait(world: World, number: int, *, since: date = SATURDAY, **said: object) -> None:
    """Put a family on the waiting list."""
    refer(world.grugliasco, number, waiting=True, since=since, **said)


def test_the_waiting_list_is_by_date_and_carla_takes_one_in(world: World) -> None:
    wait(world, 2)
    wait(world, 1, since=SATURDAY - timedelta(days=9))
    carla = signed_in("carla")

    page = read(carla, url_of("network"))
    assert page.index(code_of(1)) < page.index(code_of(2))
    assert "9 giorni" in page
    said = send(carla, url_of("admit", family(1)), id=key("admit"))

    assert f"Famiglia {code_of(1)} accolta" in said
    assert home(1).state == State.COMING
    assert [each.code for each in selectors.waiting(network=world.grugliasco.network.id, on=SATURDAY)] == [code_of(2)]


def test_one_that_waits_no_more_is_not_taken_in_twice(world: World) -> None:
    welcome(world.grugliasco, 1)

    assert "non è più in lista d'attesa" in send(signed_in("carla"), url_of("admit", family(1)), id=key("admit"))


def test_carla_moves_a_family_to_being_served_at_home(world: World) -> None:
    welcome(world.grugliasco, 1)
    market = world.grugliasco.market.id

    page = fill(signed_in("carla"), url_of("move", family(1)), market=market, way="home", since="2021-05-08")

    assert "spostata" in page
    assert home(1).home_delivery


def test_a_family_is_not_moved_to_another_networks_market(world: World) -> None:
    welcome(world.grugliasco, 1)

    page = fill(
        signed_in("carla"),
        url_of("move", family(1)),
        market=world.rivoli.market.id,
        way="market",
        since="2021-05-08",
    )

    assert "Manca ancora qualcosa" in page


def test_the_hub_reads_the_codes_and_changes_nothing(world: World) -> None:
    wait(world, 1)
    welcome(world.grugliasco, 2)
    ugo = signed_in("ugo")

    page = read(ugo, url_of("network"))

    assert code_of(1) in page
    assert "Accogli" not in page.partition("Tutte, per codice")[0].partition("Prima chi")[2].partition("mette")[2]
    assert ugo.post(url_of("admit", family(1)), {"id": key("x")}).status_code == 403
    assert ugo.get(url_of("move", family(2))).status_code == 403


def test_rita_of_the_network_next_door_reads_and_moves_none_of_ours(world: World) -> None:
    wait(world, 1)
    rita = signed_in("rita")

    assert code_of(1) not in read(rita, url_of("network"))
    assert rita.get(url_of("network") + "?rete=grugliasco").status_code == 403
    assert rita.post(url_of("admit", family(1)), {"id": key("x")}).status_code == 403


def test_the_list_is_taken_away_by_code_only(world: World) -> None:
    refer(world.grugliasco, 1)

    answer = signed_in("carla").get(url_of("network_csv")).content.decode("utf-8-sig")

    head, row = csv.reader(io.StringIO(answer))
    assert dict(zip(head, row, strict=True))["Codice"] == code_of(1)
    for word in ("prova", "000 000", "0000000", "example.org"):
        assert word not in answer


def test_reviews_that_are_due_are_counted_and_listed(world: World) -> None:
    refer(world.grugliasco, 1, review_on=SATURDAY)
    refer(world.grugliasco, 2)

    page = read(signed_in("carla"), url_of("network") + "?stato=rivedere")

    assert "1 famiglia ha passato il giorno" in page
    assert "1 famiglia, 4 persone" in page


def test_marta_of_the_comune_reads_numbers_and_no_code(world: World) -> None:
    for number in range(1, 7):
        wait(world, number, since=START)

    page = read(signed_in("marta"), url_of("need"))

    assert "18" in page
    assert "0–13 anni" in page
    assert "68 giorni" in page
    assert not any(code_of(number) in page for number in range(1, 7))


def test_numbers_below_five_and_those_that_would_give_them_away_are_not_told(world: World) -> None:
    wait(world, 1)

    page = read(signed_in("marta"), url_of("need"))
    answer = signed_in("marta").get(url_of("need_csv")).content.decode("utf-8-sig")

    assert "non si dice: meno di 5" in page
    assert "0 giorni" not in page
    assert ",1\r" not in answer
    assert ",3\r" not in answer


def test_a_cell_that_could_be_reckoned_from_the_total_is_withheld_too(world: World) -> None:
    for number in range(1, 7):
        wait(world, number, people=People(bands={Band.GROWN: 2, Band.CHILD: 1}))
    wait(world, 7, people=People(bands={Band.ELDER: 1}))

    need = told(selectors.unmet(network=world.grugliasco.network.id, on=SATURDAY))

    numbers = dict(row for row in need.table.rows if len(row) == 2)
    assert numbers["65 anni e più"] == numbers["0–13 anni"] == "non si dice: meno di 5, o lo farebbe capire"
    assert numbers["30–64 anni"] == "12"


def test_when_nobody_waits_the_page_says_so(world: World) -> None:
    assert "Nessuno aspetta" in read(signed_in("elia"), url_of("need"))


def test_unmet_need_is_for_those_who_decide(world: World) -> None:
    for name in ("carla", "olga", "marta", "elia"):
        assert signed_in(name).get(url_of("need")).status_code == 200
    for name in ("sara", "ugo", "cesare", "tina", "silvia", "gino", "nino", "remo"):
        assert signed_in(name).get(url_of("need")).status_code == 403
