"""What a family sees first: when, where, what to say, that missing it is no matter, how the last bag was shared."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fabene.collecting import services as collecting
from fabene.collecting.values import CancelReason
from fabene.households import services, words
from fabene.households.values import Language, State
from fabene.sharing.selectors import bags_of
from tests.families import refer, welcome
from tests.sharing.market import DAY, confirm, hand, hub_has, propose
from tests.web.family.phone import Clock, Phone, family_at_its_page, opened, said, text
from tests.world import SATURDAY, TUESDAY, World, at, key, stamp

PAGES = ("home", "food", "delegates", "pause", "market", "language", "leave", "data")
OTHERS = [language for language in words.LANGUAGES if language != "it"]


def test_it_says_when_where_and_what_to_say(world: World) -> None:
    phone = family_at_its_page(world)

    page = said(phone.get("home"))

    assert "Oggi, martedì 11 maggio È pronta dalle 12:30." in page
    assert "Dove si ritira Casa di Grugliasco" in page
    assert f"Quando arrivi, di’ questo codice {phone.now().code}" in page
    assert "Se non vieni, non succede niente." in page


def test_it_says_tomorrow_the_evening_before(world: World, clock: Clock) -> None:
    phone = family_at_its_page(world)
    clock.moment = at(18, day=SATURDAY)
    clock.pass_minutes(-24 * 60)

    assert "Domani, sabato 8 maggio È pronta dalle 15:30." in said(opened(1).get("home"))
    assert phone.number == 1


def test_who_is_served_at_home_reads_no_place_and_no_code(world: World) -> None:
    phone = family_at_its_page(world, home_delivery=True)

    page = said(phone.get("home"))

    assert "Te la portiamo a casa Oggi, martedì 11 maggio Arriva dopo le 12:30." in page
    assert "Se non ci sei, non succede niente." in page
    assert "Dove si ritira" not in page
    assert phone.now().code not in page


def test_once_the_bag_is_made_the_code_is_that_of_the_day(world: World, clock: Clock) -> None:
    phone = at_the_market(world, clock)
    bag = bags_of(DAY)[0]

    page = said(phone.get("home"))

    assert f"Il codice di oggi è {bag.code}" in page
    assert phone.now().code not in page


def test_who_fetched_the_bag_reads_of_the_next(world: World, clock: Clock) -> None:
    phone = at_the_market(world, clock)
    hand(bags_of(DAY)[0])

    page = said(phone.get("home"))

    assert "La borsa di oggi l’hai già presa." in page
    assert "Martedì 11 maggio" in page


def test_a_day_that_is_off_is_said_without_a_reason(world: World) -> None:
    phone = family_at_its_page(world)
    collecting.cancel_market(
        id=key("off"),
        network=world.grugliasco.network.id,
        market=world.grugliasco.market.id,
        date=TUESDAY,
        reason=CancelReason.WEATHER,
        note="grandine",
        stamp=stamp(8, day=TUESDAY, who="carla"),
    )

    page = said(phone.get("home"))

    assert "Oggi, martedì 11 maggio non ci sono borse." in page
    assert "Sabato 15 maggio È pronta dalle 15:30." in page
    assert "grandine" not in page


def test_who_waits_reads_since_when(world: World) -> None:
    page = said(family_at_its_page(world, waiting=True).get("home"))

    assert "Sei in lista di attesa Sei in lista dal 1 marzo 2021." in page
    assert "Fai una pausa" not in page


def test_who_is_away_reads_when_they_are_back(world: World) -> None:
    phone = family_at_its_page(world)
    services.mark(
        id=key("away"),
        household=phone.home,
        state=State.AWAY,
        since=TUESDAY,
        until=TUESDAY.replace(day=20),
        stamp=stamp(8, day=TUESDAY, who="cesare"),
    )

    assert "Sei in pausa Torni venerdì 21 maggio." in said(phone.get("home"))


def test_before_the_first_bag_it_says_what_will_be_read_there(world: World) -> None:
    assert "Dopo la prima borsa, qui leggi come è stata divisa." in said(family_at_its_page(world).get("home"))


def test_how_the_last_bag_was_shared_comes_from_the_proof_of_its_plan(world: World, clock: Clock) -> None:
    welcome(world.grugliasco, 2, adults=2)
    phone = at_the_market(world, clock)

    page = said(phone.get("home"))

    assert "Il cibo adatto a te era questo: pane · frutta. È stato diviso in parti giuste tra 2 famiglie." in page
    assert "Era sabato 8 maggio." in page


def test_who_alone_could_eat_it_reads_so(world: World, clock: Clock) -> None:
    page = said(at_the_market(world, clock).get("home"))

    assert "Hai avuto tutto il cibo adatto a te: pane · frutta." in page


def test_who_had_nothing_fit_reads_that_it_counts(world: World, clock: Clock) -> None:
    refer(world.grugliasco, 1, language=Language.IT, excludes=frozenset({"gluten"}))
    welcome(world.grugliasco, 2)
    hub_has(world.grugliasco, on=TUESDAY, bread="12")
    propose(on=TUESDAY)
    confirm(on=TUESDAY)
    clock.moment = at(18, day=TUESDAY)

    assert "Quel giorno non c’era cibo adatto a te. Ne terremo conto" in said(opened(1).get("home"))


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_page_speaks_the_language_of_the_family(world: World, language: str) -> None:
    phone = family_at_its_page(world, language=language)

    for name in PAGES:
        answer = phone.get(name)
        page = text(answer)
        assert f'<html lang="{language}" dir="{words.direction(language)}">' in page
        assert answer["Content-Language"] == language
        assert words.say(language, "page.frame.close") in page


@pytest.mark.parametrize("language", OTHERS)
def test_no_page_shows_italian_to_who_does_not_speak_it(world: World, language: str) -> None:
    phone = family_at_its_page(world, language=language)
    italian = [
        text
        for section in ("page", "food")
        for text in words.texts(section, "it").values()
        if "{" not in text and len(text.split()) > 1
    ]

    for name in PAGES:
        page = said(phone.get(name))
        assert [text for text in italian if text in page] == []


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_language_no_speaker_has_signed_says_so(world: World, language: str) -> None:
    page = text(family_at_its_page(world, language=language).get("home"))

    assert (words.say(language, "page.frame.unreviewed") in page) is not words.reviewed(language)


def test_no_page_shows_who_they_are(world: World) -> None:
    phone = family_at_its_page(world)

    for name in PAGES:
        page = text(phone.get(name))
        for told in ("Famiglia di prova 1", "000 000", "famiglia.1@", "via di prova", "campanello"):
            assert told not in page


def test_a_simulated_family_is_said_to_be_one(world: World) -> None:
    assert "È una prova: questa famiglia non esiste." in text(family_at_its_page(world).get("home"))


def test_a_true_family_is_not(world: World) -> None:
    assert "È una prova" not in text(family_at_its_page(world, simulated=False).get("home"))


def test_how_many_families_there_are_does_not_slow_a_page_down(world: World, clock: Clock) -> None:
    phone = at_the_market(world, clock)
    with CaptureQueriesContext(connection) as few:
        phone.get("home")
    for number in range(40, 50):
        welcome(world.grugliasco, number)
    with CaptureQueriesContext(connection) as many:
        phone.get("home")

    assert len(many) == len(few) <= 42


def at_the_market(world: World, clock: Clock) -> Phone:
    """Return the phone of a family on a Saturday evening: ten kilos of fruit and six of bread are in bags."""
    refer(world.grugliasco, 1, language=Language.IT)
    hub_has(world.grugliasco, fruit="10", bread="6")
    propose()
    confirm()
    clock.moment = at(18)
    return opened(1)
