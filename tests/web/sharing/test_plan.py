"""The plan on its page: proposed, explained, changed by hand, confirmed, taken back, taken away."""

import csv
import io
import json
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client

from fabene.config.cli import main
from fabene.households import services as households
from fabene.sharing import selectors
from fabene.sharing.values import PlanState
from tests.families import family, welcome, welcome_thirty
from tests.remembered import Remember
from tests.sharing.market import DAY, PLAN, code_of, confirm, hand, hub_has, open_market, play_to_the_hub, propose
from tests.web.conftest import signed_in
from tests.web.days.deeds import read, send, status, words_of
from tests.web.sharing.deeds import page, press, url_of
from tests.world import Place, build_world, key, stamp

pytestmark = pytest.mark.django_db


def build_place() -> Place:
    place = build_world().grugliasco
    welcome(place, 1, adults=2, children=1)
    welcome(place, 2, excludes=frozenset({"gluten"}))
    welcome(place, 3, adults=1, home_delivery=True)
    return place


@pytest.fixture
def place(remember: Remember) -> Place:
    return remember(build_place)


@pytest.fixture
def ugo(place: Place) -> Client:
    """Ugo keeps the hub."""
    return signed_in("ugo")


def test_before_there_is_food_the_page_says_where_to_begin(place: Place, ugo: Client) -> None:
    open_market(place)

    assert "Non c’è ancora niente da dividere" in read(ugo, url_of("plan"))


def test_without_families_what_is_there_may_go_elsewhere() -> None:
    place = build_world().grugliasco
    hub_has(place, fruit="5")

    assert "Nessuna famiglia è attesa oggi" in read(signed_in("ugo"), url_of("plan"))


def test_a_plan_is_proposed_with_one_button(place: Place, ugo: Client) -> None:
    hub_has(place, fruit="10", bread="4")
    assert "Sono attese 3 famiglie: 6 persone." in read(ugo, url_of("plan"))

    said = press(ugo, on=url_of("plan"), to=url_of("propose"))

    assert "Piano pronto" in said
    assert "Proposta" in said
    assert "3 borse, 14 kg in tutto." in said


def test_a_plan_has_one_sentence_for_each_family_and_the_proof(place: Place, ugo: Client) -> None:
    hub_has(place, fruit="10", bread="4")
    propose()

    said = read(ugo, url_of("plan"))

    assert said.count("Divide in parti giuste con altre 2 famiglie quello che c’è di adatto") == 3
    assert "2 adulti · senza glutine" in said
    assert "adatto: frutta. Parte esatta:" in said
    assert "3 famiglie: si dividono tutto quello che c’era di adatto (pane e frutta, 14 kg)" in said
    assert "Quanto conta un bambino rispetto a un adulto 0,7 (vale finché la rete non decide altro)" in said
    assert "fabene shares --check problema.json piano.json" in said
    assert "Le famiglie di questa giornata sono simulate." in said


def test_who_finds_nothing_suitable_is_told_plainly(place: Place, ugo: Client) -> None:
    hub_has(place, bread="4")
    propose()

    said = read(ugo, url_of("plan"))

    assert "Tra quello che c’è oggi non c’è niente di adatto: conterà le prossime volte." in said
    assert "1 famiglia senza glutine: niente di quello che c’era è adatto." in said


def test_what_cannot_be_proposed_is_said_on_the_page(place: Place, ugo: Client) -> None:
    open_market(place)

    said = send(ugo, url_of("propose"), id=uuid4())

    assert "All'hub non c'è ancora una confezione intera da dividere" in said
    assert selectors.plan_of(DAY) is None


def test_a_button_without_its_identity_writes_nothing(place: Place, ugo: Client) -> None:
    hub_has(place, fruit="10")

    assert "Non è cambiato nulla" in send(ugo, url_of("propose"))
    assert selectors.plan_of(DAY) is None


def test_a_double_tap_proposes_once(place: Place, ugo: Client) -> None:
    hub_has(place, fruit="10")
    identity = uuid4()

    for _ in range(2):
        send(ugo, url_of("propose"), id=identity)

    shown = selectors.plan_of(DAY)
    assert shown
    assert (shown.id, shown.number) == (identity, 1)


def test_packs_move_by_hand_and_the_reason_stays(place: Place, ugo: Client) -> None:
    hub_has(place, fruit="10", bread="4")
    plan = propose()
    fruit = next(pile.id for pile in plan.supplies if pile.category == "fruit")

    said = press(
        ugo,
        on=url_of("plan"),
        to=url_of("move", PLAN),
        giver=code_of(1),
        taker=code_of(2),
        supply=fruit,
        packs=1,
        why="asked",
        reason="è nato un bambino",
    )

    assert "Spostato" in said
    assert "cambiata a mano" in said
    assert "Perché: è nato un bambino (lo ha chiesto la famiglia)" in said
    assert [edit.reason for edit in selectors.plan(PLAN).edits] == ["è nato un bambino"]


def test_a_refused_move_keeps_what_was_typed_and_says_why(place: Place, ugo: Client) -> None:
    hub_has(place, fruit="10", bread="4")
    plan = propose()
    bread = next(pile.id for pile in plan.supplies if pile.category == "bread")

    response = ugo.post(
        url_of("move", PLAN),
        {"id": uuid4(), "giver": code_of(1), "taker": code_of(2), "supply": bread, "packs": 1, "reason": "ha fame"},
    )

    shown = response.content.decode()
    assert response.status_code == 400
    assert f"La famiglia {code_of(2)} non prende glutine: pane non va nella sua borsa." in shown
    assert 'value="ha fame"' in shown
    assert '<details class="disclosure" id="sposta" open>' in shown
    assert selectors.plan(PLAN).edits == ()


def test_a_plan_is_confirmed_and_the_bags_are_there(place: Place, ugo: Client) -> None:
    hub_has(place, fruit="10", bread="4")
    propose()

    said = press(ugo, on=url_of("plan"), to=url_of("confirm", PLAN))

    assert "le borse hanno il loro codice" in said
    assert len(selectors.bags_of(DAY)) == 3
    assert "Confermato" in read(ugo, url_of("plan"))


def test_an_exclusion_told_meanwhile_refuses_and_says_for_whom(place: Place, ugo: Client) -> None:
    hub_has(place, fruit="10", bread="6")
    propose()
    households.choose(
        id=key("choice"), household=family(1), excludes=frozenset({"gluten"}), likes=frozenset(), stamp=stamp(17, 9)
    )

    said = press(ugo, on=url_of("plan"), to=url_of("confirm", PLAN))

    assert f"La famiglia {code_of(1)} non prende glutine" in said
    assert selectors.bags_of(DAY) == []


def test_a_confirmation_is_taken_back_until_a_bag_has_gone(place: Place, ugo: Client) -> None:
    hub_has(place, fruit="10")
    propose()
    confirm()

    assert "La conferma è annullata" in press(ugo, on=url_of("plan"), to=url_of("undo_confirm"))
    hand(confirm(word="again")[0])
    assert "Delle borse sono già andate (1)" in press(ugo, on=url_of("plan"), to=url_of("undo_confirm"))
    shown = selectors.plan_of(DAY)
    assert shown
    assert shown.state == PlanState.CONFIRMED


def test_taking_back_what_was_never_confirmed_changes_nothing(place: Place, ugo: Client) -> None:
    hub_has(place, fruit="10")
    propose()

    assert "Proposta" in send(ugo, url_of("undo_confirm"), id=uuid4())


def test_the_downloaded_files_pass_the_judge(
    place: Place, ugo: Client, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hub_has(place, fruit="10", bread="4")
    propose()
    files = []
    for name, title in (("problem", "problema.json"), ("solution", "piano.json")):
        response = ugo.get(url_of(name, PLAN))
        assert response["Content-Disposition"] == f'attachment; filename="{title}"'
        (tmp_path / title).write_bytes(response.content)
        files.append(str(tmp_path / title))

    assert main(["shares", "--check", *files]) == 0

    problem = json.loads((tmp_path / "problema.json").read_text(encoding="utf-8"))
    assert {one["id"] for one in problem["households"]} == {code_of(1), code_of(2), code_of(3)}


def test_the_plan_is_a_table_to_take_away(place: Place, ugo: Client) -> None:
    hub_has(place, fruit="10", bread="4")
    propose()

    response = ugo.get(url_of("plan_csv"))

    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert rows[0][:2] == ["Famiglia", "Adulti"]
    assert "Borsa (g)" in rows[0]
    assert sorted(row[0] for row in rows[1:]) == sorted(code_of(number) for number in (1, 2, 3))
    assert "piano-2021-05-08.csv" in response["Content-Disposition"]


def test_a_plan_of_another_day_is_not_found_under_this_one(place: Place, ugo: Client) -> None:
    hub_has(place, fruit="10")
    other = open_market(place, on=stamp(9).happened_at.date().replace(day=1))
    propose()

    for name in ("problem", "solution"):
        assert status(ugo, url_of(name, PLAN, day=other)) == 404
    for name in ("move", "confirm"):
        assert status(ugo, url_of(name, PLAN, day=other), id=uuid4()) == 404


def test_the_stand_and_other_networks_see_no_plan(place: Place) -> None:
    hub_has(place, fruit="10")
    propose()

    for name in ("sara", "rita", "nino"):
        client = signed_in(name)
        for got in ("plan", "plan_csv"):
            assert status(client, url_of(got)) == 403, (name, got)
        for posted in (url_of("propose"), url_of("undo_confirm"), url_of("move", PLAN), url_of("confirm", PLAN)):
            assert status(client, posted, id=uuid4()) == 403, (name, posted)
    assert selectors.bags_of(DAY) == []


def test_whoever_is_not_signed_in_is_asked_to(place: Place, client: Client) -> None:
    hub_has(place, fruit="10")

    response = client.get(url_of("plan"))

    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/")


def test_a_get_never_writes(place: Place, ugo: Client) -> None:
    hub_has(place, fruit="10")
    propose()

    for url in (url_of("propose"), url_of("undo_confirm"), url_of("move", PLAN), url_of("confirm", PLAN)):
        assert status(ugo, url) == 405


def test_the_story_s_plan_shows_thirty_families() -> None:
    place = build_world().grugliasco
    welcome_thirty(place)
    play_to_the_hub(place)
    propose()

    shown = page(signed_in("ugo"), url_of("plan"))

    assert "30 borse, 260 kg in tutto." in shown
    assert shown.count('class="share-head"') == 30
    for exact in ("15,01 kg", "3,66 kg", "7,32 kg"):
        assert f"Parte esatta: {exact}." in shown


def test_a_move_on_a_plan_confirmed_meanwhile_is_refused_and_the_page_says_so(place: Place, ugo: Client) -> None:
    hub_has(place, fruit="10")
    (fruit,) = propose().supplies
    typed = {"giver": code_of(1), "taker": code_of(2), "supply": fruit.id, "packs": 1, "reason": "x"}
    confirm()

    said = send_refused(ugo, url_of("move", PLAN), id=uuid4(), **typed)

    assert "Il piano di oggi è già confermato. Per cambiarlo, prima annulla la conferma." in said


def send_refused(client: Client, url: str, **typed: object) -> str:
    response = client.post(url, typed)
    assert response.status_code == 400
    return words_of(response.content.decode())


def test_the_plan_says_why_a_bag_holds_one_food_only() -> None:
    place = build_world().grugliasco
    welcome(place, 1, likes=frozenset({"bread"}))
    welcome(place, 2, excludes=frozenset({"gluten"}))
    welcome(place, 3)
    hub_has(place, fruit="12", bread="6")
    propose()

    said = read(signed_in("ugo"), url_of("plan"))

    assert "3 borse hanno un cibo solo" in said
    assert f"{code_of(1)} : la famiglia ha detto che preferisce pane" in said
    assert f"{code_of(2)} : tra quello che c’è, il resto non lo può prendere" in said
    assert f"{code_of(3)} : il resto va prima a chi lo preferisce" in said
