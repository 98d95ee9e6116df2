"""Who did what, who looked at whom and why: read by whoever answers for the network, households by code."""

import re
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from pytest_django import DjangoAssertNumQueries

import fabene
from fabene.lib.stamps import stamp_now
from fabene.people import selectors, services
from fabene.people.services.alerting import MANY_HOUSEHOLDS
from fabene.people.values import AlertOutcome
from fabene.web.pages.people.deeds import is_known
from fabene.web.pages.people.words import AREA
from tests.families import family, refer
from tests.web.conftest import signed_in
from tests.web.people.deeds import read, send, status, url_of
from tests.world import World, at, key, stamp

SOURCE = Path(fabene.__file__).parent


def look(number: int, *, world: World, who: str = "cesare", reason: str = "contact") -> None:
    services.note_reading(
        id=key("look", who, str(number)),
        key=family(number),
        what="household.contacts",
        reason=reason,
        network=world.grugliasco.network.id,
        stamp=stamp_now(key("user", who), at(10) + timedelta(minutes=number)),
    )


def alert(world: World, *, who: str = "cesare") -> UUID:
    for number in range(MANY_HOUSEHOLDS + 1):
        look(number, world=world, who=who)
    return selectors.alerts_of(world.grugliasco.network.id)[0].id


def test_carla_reads_what_was_done_in_her_network(world: World) -> None:
    services.revoke_role(id=key("end"), membership=key("membership", "sara", "stand"), stamp=stamp(11, who="carla"))

    page = read(signed_in("carla"), url_of("log", "grugliasco"))

    assert "sabato 8 maggio 2021, 11.00 Carla ruolo ruolo tolto" in page
    assert "rivoli" not in page


def test_older_lines_are_a_page_further(world: World) -> None:
    for number in range(selectors.LOG_LIMIT):
        moment = at(10) + timedelta(seconds=number)
        services.log(
            id=key("line", str(number)),
            what="stall.changed",
            key=key("stall"),
            network=world.grugliasco.network.id,
            stamp=stamp_now(key("user", "carla"), moment),
        )
    carla = signed_in("carla")

    first = carla.get(url_of("log", "grugliasco"))
    older = first.context["older"]

    assert first.content.decode().count("cambiamento") == selectors.LOG_LIMIT
    assert "aggiunta" in carla.get(url_of("log", "grugliasco"), {"prima": older}).content.decode()
    assert status(carla, url_of("log", "grugliasco") + "?prima=ieri") == 200
    assert status(carla, url_of("log", "grugliasco") + "?prima=2021-13-45T99:99:99%2B00:00") == 200
    for beyond in ("0001-01-01T00:00:00%2B14:00", "9999-12-31T23:59:59-14:00"):
        for page in ("log", "readings", "log_csv", "readings_csv"):
            assert status(carla, url_of(page, "grugliasco") + f"?prima={beyond}") == 200


def test_what_was_done_is_said_in_words_and_kept_as_a_code_in_the_file(world: World) -> None:
    carla = signed_in("carla")

    assert "network.created" not in read(carla, url_of("log", "grugliasco"))
    assert "network.created" in carla.get(url_of("log_csv", "grugliasco")).content.decode()


def test_whatever_the_rooms_write_into_the_log_has_words() -> None:
    rooms = ("charter", "collecting", "households", "people", "places", "privacy", "sharing")
    texts = [path.read_text("utf-8") for room in rooms for path in (SOURCE / room).rglob("*.py")]
    codes = {code for text in texts for code in re.findall(r"\bwhat=\"([a-z_]+\.[a-z_.]+)\"", text)}

    assert len(codes) > 60
    assert sorted(code for code in codes if not is_known(code)) == []
    assert sorted(code for code in codes if code.partition(".")[0] not in AREA) == []


def test_carla_reads_who_looked_at_which_family_by_its_code(world: World) -> None:
    code = refer(world.grugliasco, 1).code
    look(1, world=world)

    page = read(signed_in("carla"), url_of("readings", "grugliasco"))

    assert f"Cesare {code} per chiamarla o scriverle" in page
    assert "Famiglia di prova" not in page


def test_of_a_family_that_is_gone_no_code_is_left(world: World) -> None:
    look(1, world=world, who="nobody")

    assert "la famiglia, il programma o chi non c’è più non c’è più per chiamarla" in read(
        signed_in("carla"), url_of("readings", "grugliasco")
    )


def test_both_logs_can_be_taken_away(world: World) -> None:
    look(1, world=world)
    carla = signed_in("carla")

    deeds = carla.get(url_of("log_csv", "grugliasco")).content.decode()
    looks = carla.get(url_of("readings_csv", "grugliasco")).content.decode()

    assert "Quando,Chi,Su che cosa,Che cosa" in deeds
    assert "Cesare" in looks


def test_a_page_of_lines_takes_as_many_queries_as_one_line(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    alert(world)
    carla = signed_in("carla")

    for name in ("log", "readings", "alerts", "members"):
        with django_assert_max_num_queries(14):
            carla.get(url_of(name, "grugliasco"))


def test_carla_says_what_an_alert_was(world: World) -> None:
    found = alert(world)
    carla = signed_in("carla")
    assert f"{MANY_HOUSEHOLDS + 1} famiglie" in read(carla, url_of("alerts", "grugliasco"))

    page = send(carla, url_of("answer", found), id=key("answer"), outcome="expected")

    assert "Era previsto: un giro di telefonate" in page
    assert "da guardare" not in page
    assert selectors.alert(found).outcome == AlertOutcome.EXPECTED
    assert "Qualcuno ha già guardato questa segnalazione." in send(
        carla, url_of("answer", found), id=key("again"), outcome="breach"
    )


def test_whoever_it_is_about_does_not_answer(world: World) -> None:
    found = alert(world, who="carla")
    carla = signed_in("carla")

    assert "Parla di te: risponde un’altra persona." in read(carla, url_of("alerts", "grugliasco"))
    assert "Una segnalazione su di te la guarda un'altra persona." in send(
        carla, url_of("answer", found), id=key("answer"), outcome="expected"
    )
    assert signed_in("rita").post(url_of("answer", found), {"outcome": "expected"}).status_code == 403
