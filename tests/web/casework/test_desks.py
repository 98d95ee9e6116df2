"""Whoever signs in lands where their work is: the market's desk, or one of their own that says what waits."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fabene.programme.selection import services as selection
from fabene.programme.selection.values import Admissibility, AdmissionDraft, RulesDraft
from tests.applications import build_draft, build_sent
from tests.calls import build_call
from tests.families import contacts, refer
from tests.programme.accompaniment.plans import walked
from tests.sharing.market import confirm, hub_has, propose
from tests.web.casework.deeds import read, url_of
from tests.web.conftest import signed_in
from tests.world import SATURDAY, World, key, stamp

pytestmark = pytest.mark.django_db
DESKS = {
    "olga": "Le famiglie le vedi solo in numeri",
    "remo": "Porti le borse a casa",
    "cesare": "Segnali le famiglie e le segui",
    "tina": "Quello che non vendi diventa la spesa di qualcuno",
    "omar": "chiedi a chi la coordina di accreditarvi",
    "marta": "quante persone aspettano un posto",
    "silvia": "andare a vederlo con la classe",
    "gino": "La giuria legge i progetti",
    "elia": "Misuri che cosa è successo",
}


@pytest.mark.parametrize("name", DESKS)
def test_after_signing_in_each_lands_on_the_desk_of_their_role(world: World, name: str) -> None:
    page = read(signed_in(name), "/giornate/")

    assert "La tua scrivania" in page
    assert DESKS[name] in page
    # The office of a site that nobody has answered for yet is asked who does.
    assert ("Niente aspetta" in page) == (name != "olga")


def test_the_desk_of_who_judges_grants_or_accounts_leads_to_the_programme(world: World) -> None:
    for name, leads_to in {"olga": "selection:index", "gino": "selection:index", "omar": "grants:mine"}.items():
        desk = signed_in(name).get(reverse("casework:desk")).content.decode()
        assert f'<h3><a href="{reverse(leads_to)}">' in desk


@pytest.mark.parametrize("name", ["sara", "ugo", "carla", "pia"])
def test_whoever_handles_food_lands_on_the_market_days(world: World, name: str) -> None:
    assert "Che cosa aspetta adesso" in read(signed_in(name), "/giornate/")


def test_what_waits_for_cesare_is_on_his_desk(world: World) -> None:
    refer(world.grugliasco, 1, review_on=SATURDAY)
    refer(world.grugliasco, 2, contacts=contacts(5))
    refer(world.grugliasco, 3, by="porta-aperta", contacts=contacts(5))

    page = read(signed_in("cesare"), url_of("desk"))

    assert "Forse già conosciute 1 famiglia a cui chiedere." in page
    assert "Da rivedere È il giorno di sentire 1 famiglia." in page


def test_a_round_that_is_on_waits_for_remo(world: World) -> None:
    refer(world.grugliasco, 1, home_delivery=True)
    hub_has(world.grugliasco, fruit="10")
    propose()
    confirm()

    assert "Il giro di oggi 1 borsa da portare." in read(signed_in("remo"), url_of("desk"))


MENU = {
    "cesare": ["Scrivania", "Le mie famiglie", "Cerca"],
    "carla": ["Scrivania", "Le giornate", "Famiglie della rete", "Chi aspetta", "Cerca"],
    "ugo": ["Scrivania", "Le giornate", "Famiglie della rete", "Cerca"],
    "sara": ["Scrivania", "Le giornate", "Cerca"],
    "remo": ["Scrivania", "Il giro", "Cerca"],
    "marta": ["Scrivania", "Chi aspetta", "Cerca"],
    "tina": ["Scrivania", "Cerca"],
}


@pytest.mark.parametrize("name", MENU)
def test_the_menu_shows_what_the_role_opens_and_nothing_else(world: World, name: str) -> None:
    client = signed_in(name)
    links = menu(client)

    work = ("Le giornate", "Le mie famiglie", "Famiglie della rete", "Chi aspetta", "Il giro")
    assert [label for label in links if label in {"Scrivania", "Cerca", *work}] == MENU[name]
    for label, url in links.items():
        assert client.get(url, follow=True).status_code == 200, label


def menu(client: Client) -> dict[str, str]:
    """Return the links under the header by their words."""
    html = client.get(url_of("search")).content.decode()
    nav = html.partition('<nav class="sections"')[2].partition("</nav>")[0]
    parts = [item.partition("</a>")[0] for item in nav.split("<a href=")[1:]]
    return {part.rpartition(">")[2]: part.split('"')[1] for part in parts}


def test_a_desk_for_whoever_has_no_role_says_whom_to_ask(world: World) -> None:
    assert "Non hai ancora un ruolo" in read(signed_in("nino"), url_of("desk"))


def test_whoever_came_for_a_call_finds_the_open_ones_and_not_that_a_role_is_missing(world: World) -> None:
    now = timezone.now()
    opens, closes = now - timedelta(days=2), now + timedelta(days=2)
    build_call("aperto", opens_at=opens, closes_at=closes, results_by=closes.date(), jurors={})
    build_call("chiuso", jurors={})

    desk = signed_in("nino").get(url_of("desk")).content.decode()

    assert reverse("calls:call", args=["aperto"]) in desk
    assert reverse("calls:call", args=["chiuso"]) not in desk
    assert "Non hai ancora un ruolo" not in desk
    assert "I bandi aperti" not in read(signed_in("gino"), url_of("desk")), "who has a role has a desk of their own"


def test_who_walks_writes_or_judges_finds_the_way_from_their_desk(world: World) -> None:
    assert "Accompagnamento" not in menu(signed_in("nino"))
    walked()
    judged = build_call("giudicato", jurors={"gino": "S-nodi"}, municipalities=("001120",))
    idea = build_sent(judged, "A", municipalities=("001120",)).id
    rules = RulesDraft(places=1, seed="12 84 3", seed_source="Lotto, ruota di Torino", appeal_days=10)
    autumn = stamp(9, day=date(2020, 9, 1), who="olga")
    selection.open_selection(id=key("selection"), call=judged.id, rules=rules, stamp=autumn)
    admitted = AdmissionDraft(application=idea, outcome=Admissibility.ADMITTED)
    selection.admit(id=key("admitted"), selection=key("selection"), found=admitted, stamp=autumn)
    now = timezone.now()
    opens, closes = now - timedelta(days=2), now + timedelta(days=2)
    still_open = build_call("aperto", opens_at=opens, closes_at=closes, results_by=closes.date(), jurors={})
    draft = build_draft(still_open, "orto", moment=now)

    for name in ("nino", "carla"):
        works = menu(signed_in(name))
        assert works["Accompagnamento"] == reverse("accompaniment:desk")
        assert ("Le mie proposte" in works) == (name == "nino")
    desk = read(signed_in("nino"), url_of("desk"))
    assert "Non hai ancora un ruolo" not in desk
    assert "Idea orto Non è ancora inviata" in desk
    html = signed_in("nino").get(url_of("desk")).content.decode()
    assert reverse("applications:draft", args=[draft]) in html
    html = signed_in("gino").get(url_of("desk")).content.decode()
    assert reverse("selection:desk", args=["giudicato"]) in html
