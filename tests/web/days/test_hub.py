"""At the hub: weigh what the stand recorded, throw away what has spoiled, count what there is."""

import pytest
from django.test import Client

from fabene.collecting import selectors
from fabene.collecting.values import Reason, Way
from tests.collecting.market import BREAD, NOBODY_KNOWS, Saturday, open_saturday
from tests.web.conftest import signed_in
from tests.web.days.deeds import IDENTITY, close, identity_on, read, send, status, url_of
from tests.world import TUESDAY, key

pytestmark = pytest.mark.django_db


@pytest.fixture
def fruit(saturday: Saturday) -> Saturday:
    """Stall 12 gave five crates of fruit and stall 27 three, guessed at 180 kg."""
    saturday.tick("apples", 5, source=saturday.stall("12"))
    saturday.tick("pears", 3, source=saturday.stall("27"))
    saturday.guess("by eye", "180")
    return saturday


@pytest.fixture
def ugo(saturday: Saturday) -> Client:
    """Ugo keeps the hub."""
    return signed_in("ugo")


def do(ugo: Client, saturday: Saturday, category: str, *, atto: str, **typed: object) -> str:
    """Send one of the four forms of a category as it is shown."""
    url = url_of("hub_category", saturday.day.id, category)
    shown = ugo.get(url).content.decode()
    identity = next(each.group(1) for each in IDENTITY.finditer(shown) if f'name="{atto}-id"' in each.group(0))
    named = {f"{atto}-{name}": value for name, value in typed.items()}
    return send(ugo, url, atto=atto, **{f"{atto}-id": identity}, **named)


def test_the_hub_expects_eight_crates_and_says_their_guess(fruit: Saturday, ugo: Client) -> None:
    page = read(ugo, url_of("hub", fruit.day.id))

    assert "Da pesare" in page
    assert "8 cassette, stima 180 kg" in page


def test_a_hub_weight_restates_the_guess_and_nothing_is_missing(fruit: Saturday, ugo: Client) -> None:
    page = do(ugo, fruit, "fruit", atto="pesa", kilos="208")

    assert "Frutta: pesati 208 kg. 28 kg più della stima di 180 kg: la stima è corretta, non manca niente." in page
    seen = fruit.seen().category("fruit")
    assert seen is not None
    assert (seen.hub_grams, seen.restated_grams, seen.shrinkage_grams) == (208_000, 28_000, 0)


def test_the_same_weight_sent_twice_is_one_weight(fruit: Saturday, ugo: Client) -> None:
    url = url_of("hub_category", fruit.day.id, "fruit")
    found = IDENTITY.search(ugo.get(url).content.decode())
    assert found is not None

    for _touch in range(2):
        send(ugo, url, atto="pesa", **{"pesa-id": found.group(1), "pesa-kilos": "208"})

    seen = fruit.seen().category("fruit")
    assert seen is not None
    assert len(seen.weighings) == 1


def test_bread_weighed_at_the_stall_is_carried_without_weighing(saturday: Saturday, ugo: Client) -> None:
    saturday.give("loaves", "60", source=saturday.stall("31"), food=BREAD)

    assert "porta 60 kg senza pesare" in read(ugo, url_of("hub_category", saturday.day.id, "bread"))
    page = do(ugo, saturday, "bread", atto="porta")

    assert "Pane: all’hub, con il peso segnato al mercato." in page
    assert "60 kg" in page


def test_bread_that_weighs_less_at_the_hub_has_shrunk(saturday: Saturday, ugo: Client) -> None:
    saturday.give("loaves", "60", source=saturday.stall("31"), food=BREAD)

    page = do(ugo, saturday, "bread", atto="pesa", kilos="58,5")

    assert "Rispetto al peso del mercato mancano 1,5 kg: calo di peso." in page


def test_crates_cannot_be_carried_without_a_weight_by_mistake(fruit: Saturday, ugo: Client) -> None:
    assert "senza pesare" not in read(ugo, url_of("hub_category", fruit.day.id, "fruit"))


def test_a_second_weight_of_the_same_crates_is_refused_with_what_was_typed(fruit: Saturday, ugo: Client) -> None:
    url = url_of("hub_category", fruit.day.id, "fruit")
    stale = IDENTITY.search(ugo.get(url).content.decode())
    assert stale is not None
    do(ugo, fruit, "fruit", atto="pesa", kilos="208")

    page = ugo.post(url, {"atto": "pesa", "pesa-id": stale.group(1), "pesa-kilos": "210"}).content.decode()

    assert "è già stata pesata" in page
    assert 'value="210"' in page


def test_a_weight_is_corrected_or_taken_back(fruit: Saturday, ugo: Client) -> None:
    do(ugo, fruit, "fruit", atto="pesa", kilos="280")
    seen = fruit.seen().category("fruit")
    assert seen is not None
    url = url_of("correct_weighing", fruit.day.id, "fruit", seen.weighings[0].id)
    found = IDENTITY.search(ugo.get(url).content.decode())
    assert found is not None

    assert "28 kg più della stima" in send(ugo, url, id=found.group(1), kilos="208")
    corrected = fruit.seen().category("fruit")
    assert corrected is not None
    send(ugo, url_of("undo_weighing", fruit.day.id, "fruit", corrected.weighings[0].id))
    undone = fruit.seen().category("fruit")
    assert undone is not None
    assert (undone.hub_grams, undone.given_grams) == (None, 180_000)


def test_a_weight_corrected_with_two_touches_is_corrected_once(fruit: Saturday, ugo: Client) -> None:
    do(ugo, fruit, "fruit", atto="pesa", kilos="280")
    seen = fruit.seen().category("fruit")
    assert seen is not None
    url = url_of("correct_weighing", fruit.day.id, "fruit", seen.weighings[0].id)
    identity = identity_on(ugo, url)

    for _touch in range(2):
        assert "28 kg più della stima" in send(ugo, url, id=identity, kilos="208")


@pytest.mark.parametrize(
    ("typed", "undo"),
    [
        ({"pesa-kilos": "208", "atto": "pesa"}, "undo_weighing"),
        ({"scarta-kilos": "8", "scarta-reason": "spoiled", "atto": "scarta"}, "undo_discard"),
    ],
)
def test_what_was_taken_back_is_not_said_to_be_done_when_its_form_comes_again(
    fruit: Saturday, ugo: Client, typed: dict[str, str], undo: str
) -> None:
    if undo == "undo_discard":
        do(ugo, fruit, "fruit", atto="pesa", kilos="208")
    url = url_of("hub_category", fruit.day.id, "fruit")
    once = {**typed, f"{typed['atto']}-id": str(key("once"))}
    assert "Frutta" in send(ugo, url, **once)
    send(ugo, url_of(undo, fruit.day.id, "fruit", key("once")))

    assert "Era già segnato, e poi annullato o corretto" in send(ugo, url, **once)


def test_what_is_thrown_away_has_a_reason_and_a_way_back(fruit: Saturday, ugo: Client) -> None:
    do(ugo, fruit, "fruit", atto="pesa", kilos="208")

    assert "Perché : Scegli una possibilità" in do(ugo, fruit, "fruit", atto="scarta", kilos="8")
    assert "Scartati 8 kg di frutta" in do(ugo, fruit, "fruit", atto="scarta", kilos="8", reason="spoiled")

    seen = fruit.seen().category("fruit")
    assert seen is not None
    assert [(each.grams, each.reason) for each in seen.discards] == [(8000, Reason.SPOILED)]
    send(ugo, url_of("undo_discard", fruit.day.id, "fruit", seen.discards[0].id))
    assert fruit.seen().equation.discarded_grams == 0


def test_what_a_count_finds_missing_is_not_explained(fruit: Saturday, ugo: Client) -> None:
    do(ugo, fruit, "fruit", atto="pesa", kilos="208")

    page = do(ugo, fruit, "fruit", atto="conta", kilos="205,5")

    assert "Frutta: contati 205,5 kg" in page
    assert "Alla conta mancavano 2,5 kg che nessuno sa spiegare." in page
    assert fruit.seen().equation.unexplained_grams == 2500


def test_the_hub_says_what_stands_there_and_until_when(fruit: Saturday, ugo: Client) -> None:
    do(ugo, fruit, "fruit", atto="pesa", kilos="208")

    page = read(ugo, url_of("hub", fruit.day.id))

    assert "si dà fino a lunedì 208 kg" in page
    assert selectors.supplies(fruit.day.id)[0].grams == 208_000


def test_food_nobody_recorded_is_weighed_all_the_same(saturday: Saturday, ugo: Client) -> None:
    page = do(ugo, saturday, "eggs", atto="pesa", kilos="3")

    assert "Uova: pesati 3 kg." in page
    assert "Uova: 3 kg pesati all’hub senza che risulti chi li ha dati." in read(ugo, url_of("day", saturday.day.id))


def test_a_total_of_the_day_is_carried_as_it_was_written(saturday: Saturday, ugo: Client) -> None:
    assert "Il banchetto non ha ancora segnato niente." in read(ugo, url_of("hub", saturday.day.id))
    saturday.choose("one total", Way.DAY_TOTAL)
    saturday.give("everything", "90", source=NOBODY_KNOWS)

    do(ugo, saturday, "fruit", atto="porta")

    assert "Tutto quello che è segnato al banchetto è qui." in read(ugo, url_of("hub", saturday.day.id))
    assert selectors.supplies(saturday.day.id)[0].grams == 90_000


def test_on_a_closed_day_nothing_is_weighed(fruit: Saturday, ugo: Client) -> None:
    close(fruit)

    assert "è chiusa" in do(ugo, fruit, "fruit", atto="pesa", kilos="208")
    assert status(ugo, url_of("hub_category", fruit.day.id, "fruit"), atto="mangia") == 404


def test_bread_of_days_before_is_past_its_day_and_only_thrown_away(saturday: Saturday, ugo: Client) -> None:
    saturday.give("loaves", "6", source=saturday.stall("31"), food=BREAD)
    saturday.carry("by bike", category="bread")
    tuesday = open_saturday(saturday.world, day=TUESDAY, word="tuesday")

    assert "Non si può più dare" in read(ugo, url_of("hub", tuesday.day.id))
    assert "ci sono 6 kg dei giorni prima" in read(ugo, url_of("hub_category", tuesday.day.id, "bread"))
    do(ugo, tuesday, "bread", atto="scarta", kilos="6", reason="past_date")

    assert "Non si può più dare" not in read(ugo, url_of("hub", tuesday.day.id))
    assert saturday.seen().equation.discarded_grams == 6000


def test_crates_are_carried_with_their_guess_when_there_is_no_scale(fruit: Saturday, ugo: Client) -> None:
    page = do(ugo, fruit, "fruit", atto="porta")

    assert "Frutta: all’hub, con il peso segnato al mercato." in page
    seen = fruit.seen().category("fruit")
    assert seen is not None
    assert (seen.hub_stock_grams, seen.estimated) == (180_000, True)


def test_throwing_away_more_than_there_is_asks_first_and_a_yes_is_about_that_weight(
    fruit: Saturday, ugo: Client
) -> None:
    do(ugo, fruit, "fruit", atto="pesa", kilos="208")
    url = url_of("hub_category", fruit.day.id, "fruit")
    much = {"atto": "scarta", "scarta-id": str(key("much")), "scarta-reason": "spoiled"}

    asked = ugo.post(url, {**much, "scarta-kilos": "999"}).content.decode()
    assert "All’hub ci sono solo 208 kg: è giusto 999 kg?" in asked
    assert 'value="999"' in asked
    assert 'name="scarta-asked" value="999000"' in asked
    said = {"scarta-asked": "999000", "scarta-sure": "on"}
    assert "è giusto 998 kg?" in send(ugo, url, **much, **said, **{"scarta-kilos": "998"})
    assert fruit.seen().equation.discarded_grams == 0

    for _touch in range(2):  # the second one writes nothing, and asks nothing
        assert "Scartati 999 kg di frutta" in send(ugo, url, **much, **said, **{"scarta-kilos": "999"})
    assert fruit.seen().equation.discarded_grams == 999_000


def test_a_count_above_what_is_there_asks_first_and_says_with_the_words_of_the_picture(
    fruit: Saturday, ugo: Client
) -> None:
    do(ugo, fruit, "fruit", atto="pesa", kilos="208")

    assert "All’hub risultano 208 kg: è giusto contarne 999 kg?" in do(ugo, fruit, "fruit", atto="conta", kilos="999")
    much = do(ugo, fruit, "fruit", atto="conta", kilos="999", asked="999000", sure="on")
    assert "Frutta: contati 999 kg. Sono 791 kg più di quanto risultava: «trovato in più»." in much
    less = do(ugo, fruit, "fruit", atto="conta", kilos="990")
    assert "Frutta: contati 990 kg. Ne mancano 9 kg: «non spiegato»." in less
    assert "Frutta: contati 990 kg. Torna con quello che risultava." in do(
        ugo, fruit, "fruit", atto="conta", kilos="990"
    )


def test_the_stand_too_is_asked_before_it_throws_away_more_than_it_has(saturday: Saturday, ugo: Client) -> None:
    saturday.give("loaves", "60", source=saturday.stall("31"), food=BREAD)
    url = url_of("stand_discard", saturday.day.id, "bread")
    asked = send(ugo, url, id=key("much"), kilos="600", reason="spoiled")
    assert "Al banchetto ci sono solo 60 kg: è giusto 600 kg?" in asked

    said = send(ugo, url, id=key("much"), kilos="600", reason="spoiled", asked="600000", sure="on")
    assert "Scartati 600 kg di pane" in said
    assert "A cassette, pesato all’hub" not in read(ugo, url_of("hub_category", saturday.day.id, "bread"))
