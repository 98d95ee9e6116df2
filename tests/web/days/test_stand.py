"""At the stand: three touches and a gift is recorded; what was typed wrong is taken back."""

import pytest
from django.test import Client

from fabene.collecting import selectors
from fabene.collecting.values import SourceKind, Way
from fabene.core.food import DateKind
from fabene.lib.ids import new_id
from tests.collecting.market import Saturday, open_saturday
from tests.web.conftest import signed_in
from tests.web.days.deeds import close, fill, identity_on, read, send, status, url_of, words_of
from tests.world import TUESDAY, at, key

pytestmark = pytest.mark.django_db

LOOSE = {"date_kind": "none"}


@pytest.fixture
def sara(saturday: Saturday) -> Client:
    """Sara keeps the stand."""
    return signed_in("sara")


def gift_url(saturday: Saturday, who: str, category: str) -> str:
    """Return the number page of a stall by its label, or of shoppers or unknown stalls."""
    stalls = saturday.world.grugliasco.stalls
    return url_of("gift", saturday.day.id, stalls[who].id if who in stalls else who, category)


def test_five_crates_of_fruit_from_stall_12_are_three_touches(saturday: Saturday, sara: Client) -> None:
    stall = saturday.world.grugliasco.stalls["12"].id

    assert "Banco 12" in read(sara, url_of("stand", saturday.day.id))
    assert "Frutta" in read(sara, url_of("giver", saturday.day.id, stall))
    said = fill(sara, gift_url(saturday, "12", "fruit"), crates=5, **LOOSE)

    assert "Banco 12, frutta: 5 cassette. L’hub le pesa." in said
    assert "Ancora da Banco 12" in said
    (gift,) = selectors.donations(saturday.day.id)
    assert (gift.gift.crates, gift.gift.source.stall) == (5, stall)


def test_what_a_stall_sells_is_asked_first(saturday: Saturday, sara: Client) -> None:
    page = read(sara, url_of("giver", saturday.day.id, saturday.world.grugliasco.stalls["31"].id))

    assert page.index("Pane") < page.index("Altro") < page.index("Frutta")


def test_a_shopper_leaves_a_kilo_and_a_half_typed_with_a_comma(saturday: Saturday, sara: Client) -> None:
    said = fill(sara, gift_url(saturday, "spesa-sospesa", "fruit"), kilos="1,5", **LOOSE)

    assert "Spesa sospesa, frutta: 1,5 kg." in said
    (gift,) = selectors.donations(saturday.day.id)
    assert (gift.grams, gift.gift.source.kind) == (1500, SourceKind.SHOPPER)


@pytest.mark.parametrize(
    ("typed", "grams"), [("1,5", 1500), ("1.5", 1500), ("12 kg", 12000), ("0,75", 750), (",5", 500)]
)
def test_kilos_are_understood_as_people_type_them(saturday: Saturday, sara: Client, typed: str, grams: int) -> None:
    fill(sara, gift_url(saturday, "spesa-sospesa", "fruit"), kilos=typed, **LOOSE)

    assert selectors.donations(saturday.day.id)[0].grams == grams


@pytest.mark.parametrize("typed", ["", "due", "1e3", "nan", "-", "1,5,"])
def test_what_is_no_number_is_asked_again_with_what_was_typed(saturday: Saturday, sara: Client, typed: str) -> None:
    url = gift_url(saturday, "spesa-sospesa", "fruit")

    page = sara.post(url, {"id": identity_on(sara, url), "kilos": typed, **LOOSE}).content.decode()

    assert "Scrivi il peso" in page
    assert not typed or f'value="{typed}"' in page
    assert selectors.donations(saturday.day.id) == ()


@pytest.mark.parametrize(
    ("typed", "said"), [("0", "più di zero"), ("-3", "più di zero"), ("501", "al massimo 500 kg"), ("1,00001", "cifre")]
)
def test_a_weight_that_makes_no_sense_is_refused_beside_its_field(
    saturday: Saturday, sara: Client, typed: str, said: str
) -> None:
    url = gift_url(saturday, "spesa-sospesa", "fruit")

    page = sara.post(url, {"id": identity_on(sara, url), "kilos": typed, **LOOSE}).content.decode()

    assert said in page
    assert f'value="{typed}"' in page
    assert 'aria-invalid="true"' in page
    assert selectors.donations(saturday.day.id) == ()


def test_a_form_sent_twice_stores_one_gift(saturday: Saturday, sara: Client) -> None:
    url = gift_url(saturday, "12", "fruit")
    identity = identity_on(sara, url)

    for _touch in range(2):
        send(sara, url, id=identity, crates=5, **LOOSE)

    assert [gift.gift.crates for gift in selectors.donations(saturday.day.id)] == [5]


def test_a_form_sent_again_with_another_number_is_asked_about_and_then_stored(saturday: Saturday, sara: Client) -> None:
    url = gift_url(saturday, "12", "fruit")
    identity = identity_on(sara, url)
    send(sara, url, id=identity, crates=5, **LOOSE)

    page = sara.post(url, {"id": identity, "crates": 2, **LOOSE})

    assert page.status_code == 200
    assert len(selectors.donations(saturday.day.id)) == 1
    renewed = page.context["form"]["id"].value()
    assert renewed != str(identity)
    send(sara, url, id=renewed, crates=2, **LOOSE)
    assert {gift.gift.crates for gift in selectors.donations(saturday.day.id)} == {5, 2}


def test_the_running_total_says_that_it_is_a_guess(saturday: Saturday, sara: Client) -> None:
    saturday.tick("apples", 5, source=saturday.stall("12"))
    saturday.guess("by eye", "120")
    saturday.give("loaves", "60", source=saturday.stall("31"))

    page = read(sara, url_of("stand", saturday.day.id))

    assert "180 kg finora, in parte stimati" in page


def test_a_guess_for_all_crates_of_a_category_is_typed_once(saturday: Saturday, sara: Client) -> None:
    saturday.tick("apples", 5, source=saturday.stall("12"))
    saturday.tick("pears", 3, source=saturday.stall("27"))

    page = fill(sara, url_of("guess", saturday.day.id, "fruit"), kilos="180")

    assert "Stima segnata" in page
    fruit = saturday.seen().category("fruit")
    assert fruit is not None
    assert (fruit.guessed_grams, fruit.estimated) == (180_000, True)


def test_a_gift_is_taken_back_with_one_touch_however_often(saturday: Saturday, sara: Client) -> None:
    gift = saturday.tick("apples", 5, source=saturday.stall("12"))
    url = url_of("undo_gift", saturday.day.id, gift.id)

    for _touch in range(2):
        assert "Annullato" in send(sara, url)

    assert selectors.donations(saturday.day.id) == ()


def test_a_gift_that_was_taken_back_is_not_said_to_be_recorded_when_its_form_comes_again(
    saturday: Saturday, sara: Client
) -> None:
    url = gift_url(saturday, "12", "fruit")
    identity = identity_on(sara, url)
    send(sara, url, id=identity, crates=5, **LOOSE)
    send(sara, url_of("undo_gift", saturday.day.id, identity))

    page = sara.post(url, {"id": identity, "crates": 5, **LOOSE})

    assert "Era già segnato, e poi annullato o corretto" in words_of(page.content.decode())
    assert selectors.donations(saturday.day.id) == ()
    send(sara, url, id=page.context["form"]["id"].value(), crates=5, **LOOSE)
    assert [gift.gift.crates for gift in selectors.donations(saturday.day.id)] == [5]


def test_a_correction_sent_twice_is_made_once_and_said_twice(saturday: Saturday, sara: Client) -> None:
    gift = saturday.tick("apples", 5, source=saturday.stall("12"))
    url = url_of("correct_gift", saturday.day.id, gift.id)
    identity = identity_on(sara, url)

    for _touch in range(2):
        assert "Corretto" in send(sara, url, id=identity, crates=4, **LOOSE)

    assert [each.gift.crates for each in selectors.donations(saturday.day.id)] == [4]
    assert status(sara, url, id=key("another"), crates=3, **LOOSE) == 404


def test_a_wrong_number_is_corrected_and_the_rest_follows(saturday: Saturday, sara: Client) -> None:
    gift = saturday.tick("apples", 5, source=saturday.stall("12"))
    url = url_of("correct_gift", saturday.day.id, gift.id)

    assert 'value="5"' in sara.get(url).content.decode()
    assert "Corretto" in fill(sara, url, crates=4, **LOOSE)

    assert [each.gift.crates for each in selectors.donations(saturday.day.id)] == [4]


def test_celery_is_told_when_somebody_saw_it(saturday: Saturday, sara: Client) -> None:
    fill(sara, gift_url(saturday, "12", "vegetables"), crates=1, contains=["celery"], **LOOSE)

    assert selectors.donations(saturday.day.id)[0].attributes == {"celery"}


def test_bread_without_gluten_needs_a_label_that_was_read(saturday: Saturday, sara: Client) -> None:
    url = gift_url(saturday, "31", "bread") + "?come=chili"

    assert "bisogna avere letto l’etichetta" in fill(sara, url, kilos="2", **LOOSE)
    assert selectors.donations(saturday.day.id) == ()
    fill(sara, url, kilos="2", label_read="on", **LOOSE)
    assert selectors.donations(saturday.day.id)[0].attributes == frozenset()


def test_yoghurt_asks_for_its_date(saturday: Saturday, sara: Client) -> None:
    url = gift_url(saturday, "44", "dairy") + "?come=chili"
    milk = {"contains": ["milk", "animal"]}

    assert "Scrivi il giorno" in fill(sara, url, kilos="2", date_kind="use_by", **milk)
    assert "è una scadenza o un TMC?" in fill(sara, url, kilos="2", date_kind="none", label_date="2021-05-10", **milk)
    assert selectors.donations(saturday.day.id) == ()
    fill(sara, url, kilos="2", date_kind="use_by", label_date="2021-05-10", **milk)
    (gift,) = selectors.donations(saturday.day.id)
    assert gift.gift.food.date_kind == DateKind.USE_BY


def test_where_there_is_one_total_a_stall_has_no_part_of_its_own(saturday: Saturday, sara: Client) -> None:
    saturday.choose("one total", Way.DAY_TOTAL)
    stall, total = gift_url(saturday, "12", "fruit"), gift_url(saturday, "banchi-non-segnati", "fruit")

    assert "un peso solo per tutta la giornata" in read(sara, stall)
    assert "Banchi non segnati, frutta: 90 kg." in fill(sara, total, kilos="90", **LOOSE)
    assert "Il totale di questa categoria c'è già" in fill(sara, total, kilos="80", **LOOSE)


def test_what_has_spoiled_is_thrown_away_at_the_stand_and_taken_back(saturday: Saturday, sara: Client) -> None:
    saturday.give("apples", "10", source=saturday.stall("12"))

    said = fill(sara, url_of("stand_discard", saturday.day.id, "fruit"), kilos="2", reason="spoiled")

    assert "Scartati 2 kg di frutta." in said
    fruit = saturday.seen().category("fruit")
    assert fruit is not None
    assert fruit.discarded_grams == 2000
    send(sara, url_of("undo_discard", saturday.day.id, "fruit", fruit.discards[0].id))
    assert saturday.seen().equation.discarded_grams == 0


def test_on_a_closed_day_nothing_is_recorded_and_nothing_typed_is_lost(saturday: Saturday, sara: Client) -> None:
    url = gift_url(saturday, "12", "fruit")
    identity = identity_on(sara, url)
    close(saturday)

    page = sara.post(url, {"id": identity, "crates": 7, **LOOSE}).content.decode()

    assert "è chiusa" in page
    assert 'value="7"' in page
    assert "si guarda soltanto" in read(sara, url_of("stand", saturday.day.id))


def test_a_stall_of_another_market_and_a_food_nobody_knows_have_no_page(saturday: Saturday, sara: Client) -> None:
    elsewhere = saturday.world.rivoli.stalls["3"].id
    known = gift_url(saturday, "12", "fruit")

    assert status(sara, url_of("giver", saturday.day.id, elsewhere)) == 404
    assert status(sara, known.replace("fruit", "pebbles")) == 404
    assert status(sara, url_of("stand", new_id(at(13)))) == 404


def test_a_gift_of_another_day_is_not_taken_back_through_this_one(saturday: Saturday, sara: Client) -> None:
    other = open_saturday(saturday.world, day=TUESDAY, word="tuesday")
    gift = saturday.tick("apples", 5, source=saturday.stall("12"))

    send(sara, url_of("undo_gift", other.day.id, gift.id))

    assert len(selectors.donations(saturday.day.id)) == 1
    assert status(sara, url_of("correct_gift", other.day.id, gift.id)) == 404
