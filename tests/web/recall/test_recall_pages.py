"""Carla finds the lot of bad fruit, recalls it, tells everybody, takes some back and closes; others see theirs."""

from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fabene.sharing import selectors
from fabene.sharing.values import Outcome, PartyKind
from fabene.web.lotcodes import lot_code
from tests.remembered import Remember
from tests.sharing.recalled import KITCHEN, Bad, build_bad, recall
from tests.web.conftest import signed_in
from tests.world import at, key

pytestmark = pytest.mark.django_db
TYPED = {"what": "Mele del banco 12", "reason": "Residui", "said_by": "ministry", "advice": "throw_away"}


@pytest.fixture
def bad(remember: Remember, monkeypatch: pytest.MonkeyPatch) -> Bad:
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(20, 30))
    return remember(build_bad)


def url(name: str, *parts: UUID | str, slug: str = "grugliasco") -> str:
    return reverse(f"recall:{name}", args=[slug, *parts])


def said(client: Client, address: str, *, status: int = 200) -> str:
    response = client.get(address, follow=status == 200)
    assert response.status_code == status, address
    return response.content.decode()


def test_carla_recalls_a_lot_from_the_list_to_its_end(bad: Bad) -> None:
    carla = signed_in("carla")
    found = said(carla, url("lots") + f"?codice={lot_code(bad.fruit)}")
    assert str(bad.fruit) in found
    assert str(bad.bread) not in found
    picked = url("new") + f"?lotto={bad.fruit}"
    assert lot_code(bad.fruit) in said(carla, picked)

    again = carla.post(url("new"), {"id": key("made"), "lotto": bad.fruit, **TYPED, "reason": ""})
    assert again.status_code == 400
    assert "Mele del banco 12" in again.content.decode()
    made = carla.post(url("new"), {"id": key("made"), "lotto": bad.fruit, **TYPED}, follow=True)

    page = made.content.decode()
    assert [word for word in ("Banco 12", "Emporio solidale", "Rivoli", "Avvisa le famiglie") if word not in page] == []


def test_carla_tells_families_and_givers_and_takes_a_slip_back(bad: Bad) -> None:
    carla = signed_in("carla")
    recall(bad, word="made")
    carla.post(url("tell_families", key("made")), {"id": key("telling")})
    giver = selectors.recall(key("made"), network=bad.network).parties[0]
    carla.post(url("told", key("made"), giver.kind, giver.id), {"id": key("told"), "how": "call"})
    page = said(carla, url("recall", key("made")))
    assert "avvisato per telefono da Carla" in page
    assert "La Tavola" in page
    undone = carla.post(url("undo_told", key("made"), key("told")), follow=True).content.decode()
    assert "va ancora avvisato" in undone


def test_what_came_back_is_written_down_and_the_recall_ends(bad: Bad) -> None:
    carla = signed_in("carla")
    recall(bad, word="made")
    back = {"id": key("back"), "whence": f"store {KITCHEN} {bad.jam}", "much": "2", "becomes": "thrown"}
    assert "Vasetti" in said(carla, url("back", key("made")))
    assert carla.post(url("back", key("made")), {**back, "becomes": "hub"}).status_code == 400
    assert carla.post(url("back", key("made")), {**back, "much": "1,5"}).status_code == 400
    assert carla.post(url("back", key("made")), {**back, "much": "200"}).status_code == 400
    assert carla.post(url("back", key("made")), back).status_code == 302
    carla.post(url("undo_back", key("made"), key("back")))
    assert [move.undone for move in selectors.recall(key("made"), network=bad.network).moves] == [True]
    assert "Mele del banco 12" in said(carla, url("notice", key("made")))
    close = {"id": key("closed"), "outcome": "done", "note": ""}
    assert "scrivi perché" in carla.post(url("close", key("made")), close).content.decode()
    carla.post(url("close", key("made")), {**close, "note": "il resto a voce"})
    (end,) = selectors.recalls_of(bad.network)
    assert end.end
    assert end.end.outcome == Outcome.DONE
    assert "il resto a voce" in said(carla, url("recall", key("made")))
    assert "chiuso" in said(carla, url("recalls"))


def test_the_page_of_a_lot_tells_its_whole_way(bad: Bad) -> None:
    ugo = signed_in("ugo")
    page = said(ugo, url("lot", bad.fruit))

    assert [
        word for word in ("Confettura", "Emporio solidale", "Rivoli", "A casa delle famiglie") if word not in page
    ] == []
    assert "Richiama questo lotto" not in page
    assert lot_code(bad.fruit) in said(ugo, url("lot", bad.jam))
    rows = said(ugo, url("lot_csv", bad.fruit)).splitlines()
    assert any("Dato" in row and "Banco 12" in row for row in rows)
    assert any("Cucinato" in row and ",2000," in row for row in rows)
    assert "Nessun lotto, con questa ricerca" in said(ugo, url("lots") + "?chi=nessuno")
    assert len(said(ugo, url("lots_csv")).splitlines()) == 4
    assert said(ugo, url("lot", bad.in_rivoli), status=404)


def test_who_may_not_recall_sees_and_helps(bad: Bad) -> None:
    recall(bad)
    ugo, sara, rita = signed_in("ugo"), signed_in("sara"), signed_in("rita")
    assert ugo.get(url("new")).status_code == ugo.get(url("close", key("recall"))).status_code == 403
    assert "Le avvisa chi coordina" in said(ugo, url("recall", key("recall")))
    assert sara.get(url("recalls")).status_code == sara.get(url("lots")).status_code == 403
    assert rita.get(url("recall", key("recall"))).status_code == 403
    theirs = said(rita, url("recall", key("recall"), slug="rivoli"))
    assert "Qui c’è la vostra parte" in theirs
    assert "Emporio solidale" not in theirs
    assert rita.get(url("close", key("recall"), slug="rivoli")).status_code == 404
    hub = selectors.recall(key("recall"), network=bad.rivoli).parties[0]
    assert hub.kind == PartyKind.HUB
    rita.post(url("told", key("recall"), hub.kind, hub.id, slug="rivoli"), {"id": key("rita"), "how": "in_person"})
    assert selectors.recall(key("recall"), network=bad.rivoli).told == 1


def test_lots_may_be_named_by_the_codes_on_their_labels(bad: Bad) -> None:
    carla = signed_in("carla")
    assert "Vai ai lotti" in said(carla, url("new"))
    typed = {"id": key("made"), **TYPED}
    assert "Scegli almeno un lotto" in carla.post(url("new"), typed).content.decode()
    wrong = carla.post(url("new"), {**typed, "codes": "L-XXXXXX"})
    assert "L-XXXXXX" in wrong.content.decode()
    codes = f"{lot_code(bad.fruit).lower()}, {lot_code(bad.bread)}"
    assert carla.post(url("new"), {**typed, "codes": codes}).status_code == 302
    assert {lot.id for lot in selectors.recall(key("made"), network=bad.network).trace.lots} >= {bad.fruit, bad.bread}


@pytest.mark.parametrize("name", ["recall", "lot", "lots", "recalls", "notice", "back"])
def test_a_page_asks_the_database_no_more_than_it_must(bad: Bad, name: str) -> None:
    recall(bad)
    part = {"lot": [bad.fruit], "lots": [], "recalls": []}.get(name, [key("recall")])
    carla = signed_in("carla")
    said(carla, url(name, *part))
    with CaptureQueriesContext(connection) as queries:
        said(carla, url(name, *part))
    assert len(queries) <= 50
