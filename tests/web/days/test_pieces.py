"""A day with jars, nappies and a farm: every page says pieces, and none says None."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from fabene.collecting import selectors as reads
from fabene.collecting import services as collecting
from fabene.collecting.values import Food, Reason
from fabene.collecting.values import Place as Where
from fabene.core.food import DateKind
from fabene.places import services as places
from fabene.sharing import selectors
from fabene.sharing import services as sharing
from tests.collecting.elsewhere import Elsewhere, build_elsewhere, from_farm
from tests.collecting.market import JARS, SHOPPER, pieces
from tests.families import welcome
from tests.remembered import Remember
from tests.web.conftest import signed_in
from tests.web.days.deeds import fill, read, send, url_of
from tests.web.sharing.deeds import url_of as sharing_url
from tests.world import SATURDAY, at, key, stamp

pytestmark = pytest.mark.django_db


def build() -> Elsewhere:
    """Two families, apples, jars and nappies at the hub; two jars broke and three more wait at the stand."""
    there = build_elsewhere()
    for number in (1, 2):
        welcome(there.saturday.world.grugliasco, number)
    day = there.saturday.day.id
    collecting.record_donation(
        id=key("n"), day=day, source=SHOPPER, food=Food(category="baby"), weight=pieces(5), stamp=stamp(12)
    )
    collecting.carry(id=key("carried"), day=day, category="baby", stamp=stamp(12, 30))
    collecting.discard(
        id=key("broke"),
        day=day,
        place=Where.HUB,
        category="jars",
        weight=pieces(2),
        reason=Reason.BROKEN,
        stamp=stamp(16, 30),
    )
    collecting.tick_crates(id=key("t"), day=day, source=from_farm(there.farm), food=JARS, crates=1, stamp=stamp(17))
    return there


@pytest.fixture
def there(remember: Remember) -> Elsewhere:
    return remember(build)


def seen(client: Client, url: str) -> str:
    page = read(client, url)
    assert not re.search(r"\bNone\b", page), url
    assert "9999" not in page, url
    return page


def test_the_day_the_stand_and_the_hub_say_pieces(there: Elsewhere) -> None:
    carla, day = signed_in("carla"), there.saturday.day.id

    record = seen(carla, url_of("day", day))
    assert "Vasetti 24 pezzi stimati 1 cassetta, stima 12 pezzi · contati al mercato 12 pezzi" in record
    assert "Scartati 2 pezzi. Si conta a pezzi" in record
    assert "Cascina Rossi 24 pezzi" in record
    assert "In tutto 10 kg" in record
    assert "Da pesare o portare: vasetti." in record
    assert "10 kg · 15 pezzi all’hub; il resto è ancora al banchetto." in record
    assert "10 kg · 27 pezzi non sono ancora andati da nessuna parte." in record
    assert "10 kg · 29 pezzi finora" in seen(carla, url_of("stand", day))
    hub = seen(carla, url_of("hub", day))
    assert "10 pezzi" in hub
    assert "non è cibo: si dà quando serve 5 pezzi" in hub
    assert "Cascina Rossi" in seen(carla, url_of("gifts", day))
    assert "10 kg" in seen(carla, url_of("desk"))


def test_meals_past_their_day_and_a_stall_that_sells_jars_break_no_page(there: Elsewhere) -> None:
    carla, day = signed_in("carla"), there.saturday.day.id
    stall = there.saturday.stall("12")
    late = Food(category="meals", date_kind=DateKind.USE_BY, label_date=SATURDAY - timedelta(days=1), piece_grams=400)
    collecting.record_donation(id=key("m"), day=day, source=stall, food=late, weight=pieces(3), stamp=stamp(12))
    collecting.carry(id=key("mc"), day=day, category="meals", stamp=stamp(12, 30))
    places.change_stall(
        id=key("sells"),
        stall=stall.stall or day,
        label="12",
        sells=("fruit", "jars"),
        gives=True,
        trader="",
        stamp=stamp(9),
    )

    assert re.search(r"Pasti si poteva dare fino a .*? 3 pezzi", seen(carla, url_of("hub", day)))
    assert "Frutta" in seen(carla, url_of("giver", day, stall.stall))


def test_the_plan_the_bags_and_what_is_left_say_pieces(there: Elsewhere) -> None:
    carla, day = signed_in("carla"), there.saturday.day.id
    assert "15 pezzi" in seen(carla, sharing_url("plan", day=day))
    sharing.propose(id=key("plan"), day=day, stamp=stamp(18))
    plan = seen(carla, sharing_url("plan", day=day))
    assert "Vasetti 5 pezzi" in plan
    assert re.search(r"Pannolini e cose per bimbi [23] pezzi", plan)
    sharing.confirm(id=key("confirmed"), plan=key("plan"), stamp=stamp(18, 5))
    bags = selectors.bags_of(day)
    assert "pezzi" in seen(carla, sharing_url("bags", day=day))
    assert "Vasetti 5 pezzi" in seen(carla, sharing_url("bag", bags[0].id, day=day))
    sharing.hand_over(id=key("hand"), bag=bags[0].id, stamp=stamp(18, 10))
    assert "pezzi" in seen(carla, sharing_url("closing", day=day))
    for paper in ("labels_sheet", "labels_single", "pick_up_list", "closing_csv"):
        assert carla.get(sharing_url(paper, day=day)).status_code == 200


def test_a_gift_in_jars_in_crates_or_of_nappies_is_corrected_on_its_page(there: Elsewhere) -> None:
    carla, day = signed_in("carla"), there.saturday.day.id

    def gift_page(gift: str) -> str:
        return url_of("correct_gift", day, key(gift))

    jars = {"pieces": "14", "piece_grams": "300", "date_kind": "best_before", "label_date": "2021-12-31"}
    assert "Quanti pezzi?" in seen(carla, gift_page("jars"))
    assert "31 pezzi" in fill(carla, gift_page("jars"), contains="sulphites", **jars)
    assert "Quanto pesa un pezzo" not in seen(carla, gift_page("n"))
    assert "32 pezzi" in fill(carla, gift_page("n"), pieces="6")
    crates = {"crates": "2", "contains": "sulphites", "date_kind": "best_before", "label_date": "2021-12-31"}
    assert "44 pezzi" in fill(carla, gift_page("t"), **crates)
    assert {each.gift.food.piece_grams for each in reads.donations(day) if each.pieces == 14 or each.gift.crates} == {
        300
    }
    assert there.closes()


def test_what_is_counted_goes_on_from_its_page_in_pieces(there: Elsewhere) -> None:
    carla, day = signed_in("carla"), there.saturday.day.id
    url = sharing_url("left", day=day)
    assert "10 kg · 15 pezzi senza borsa" in seen(carla, url)
    piles = {pile.category: pile for pile in selectors.free_of(day)}
    typed = {f"pile-{piles['jars'].id}": "4", f"pile-{piles['baby'].id}": "", f"pile-{piles['fruit'].id}": "1,5"}
    after = send(carla, url, id=key("on"), destination=there.saturday.world.grugliasco.emporio.id, **typed)
    assert "Emporio solidale 1,5 kg · 4 pezzi" in after
    assert "8,5 kg · 11 pezzi senza borsa" in after


def bench(client: Client, url: str, act: str, **typed: object) -> str:
    """Send one of the forms of the hub's bench as it is shown."""
    found = re.search(rf'name="{act}-id" value="([^"]+)"', client.get(url).content.decode())
    assert found is not None
    return send(
        client, url, atto=act, **{f"{act}-id": found.group(1)}, **{f"{act}-{name}": typed[name] for name in typed}
    )


def test_jars_come_in_pieces_or_crates_are_guessed_counted_thrown_away_and_taken_back(
    there: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(18))
    carla, day = signed_in("carla"), there.saturday.day.id
    stall = there.saturday.stall("12").stall
    gift = url_of("gift", day, stall, "jars")
    date = {"date_kind": "best_before", "label_date": "2021-12-31", "contains": "sulphites"}

    assert "Vasetti" in seen(carla, url_of("giver", day, stall))
    assert "Quanti pezzi?" in seen(carla, gift)
    assert "Banco 12, vasetti: 6 pezzi." in fill(carla, gift, pieces="6", piece_grams="250", **date)
    assert "Si possono contare adesso?" in seen(carla, f"{gift}?come=cassette")
    assert "1 cassetta. L’hub le conta." in fill(carla, f"{gift}?come=cassette", crates="1", **date)
    carla.post(url_of("undo_gift", day, reads.donations(day)[-1].id))
    assert "12 pezzi" in seen(carla, url_of("guess", day, "jars"))
    assert "Stima segnata" in fill(carla, url_of("guess", day, "jars"), pieces="10")
    assert "da contare all’hub" in seen(carla, url_of("hub", day))
    assert "Scartati 1 pezzo di vasetti." in fill(
        carla, url_of("stand_discard", day, "jars"), pieces="1", reason="broken"
    )
    hub = url_of("hub_category", day, "jars")
    assert "Conta quello che arriva" in seen(carla, hub)
    assert "Vasetti: contati 15 pezzi." in bench(carla, hub, "pesa", pieces="15")
    asked = bench(carla, hub, "scarta", pieces="90", reason="broken")
    assert "All’hub ci sono solo 25 pezzi: è giusto 90 pezzi?" in asked
    assert "Vasetti: contati 24 pezzi. Ne mancano 1 pezzo: «non spiegato»." in bench(carla, hub, "conta", pieces="24")
    assert there.closes()


@pytest.mark.parametrize(
    ("category", "typed", "said"),
    [
        ("baby", {"pieces": "0"}, "Scrivi almeno 1."),
        ("jars", {"pieces": "2,5"}, "con un numero intero"),
        ("jars", {"pieces": "3", "piece_grams": "0"}, "Scrivi almeno 1."),
    ],
)
def test_pieces_that_make_no_sense_are_said_beside_their_field_and_kept(
    there: Elsewhere, category: str, typed: dict[str, str], said: str
) -> None:
    carla, day = signed_in("carla"), there.saturday.day.id
    url = url_of("gift", day, there.saturday.stall("12").stall, category)
    answer = carla.post(url, {"id": str(key("wrong")), "date_kind": "none", **typed}).content.decode()
    assert said in answer
    assert all(f'value="{value}"' in answer for value in typed.values())


def test_how_a_weight_becomes_known_is_no_question_of_what_is_counted(there: Elsewhere) -> None:
    assert signed_in("carla").get(url_of("way", there.saturday.day.id, "jars")).status_code == 404
