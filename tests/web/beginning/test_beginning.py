"""Marisa begins in Savona, where nothing is, by the pages and without JavaScript; Nichelino opens as Grugliasco is."""

from dataclasses import dataclass

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from fabene.charter import selectors as charter
from fabene.charter.parameters import PARAMETERS
from fabene.collecting import selectors as collecting
from fabene.config.commands.start import first_link
from fabene.people import selectors as people
from fabene.people.values import NetworkView, PartnerRole, Role
from fabene.places import selectors as places
from tests.remembered import Remember
from tests.web.conftest import signed_in
from tests.world import SATURDAY, at, build_world

pytestmark = pytest.mark.django_db
NOON = at(12)
BODY = "Comune di Savona"


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    cache.clear()
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


def fill(client: Client, url: str, **typed: object) -> str:
    """Send a form as it was shown, with what is typed; return where it leads, or the page with what is wrong."""
    page = client.get(url, follow=True)
    here = page.redirect_chain[-1][0] if page.redirect_chain else url
    initial = {field.html_name: field.value() for field in page.context["form"]}
    known = {name: value for name, value in initial.items() if value not in (None, False)}
    response = client.post(here, {**known, **typed})
    return response.headers["Location"] if response.status_code == 302 else response.content.decode()


def come_in(client: Client, link: str) -> None:
    assert client.get("/").headers["Location"] == reverse("beginning:enter")
    assert client.get(reverse("account_login")).headers["Location"] == reverse("beginning:enter")
    door = client.post(reverse("beginning:enter"), {"code": "non-è-questo"}, follow=True).content.decode()
    assert "Questo codice non apre" in door
    client.post(reverse("beginning:enter"), {"code": f" {link} "})
    typed = {"display_name": "Marisa", "email": "marisa@example.org", "office": "on"}
    weak = fill(client, reverse("beginning:enter"), **typed, password="mela")
    assert "marisa@example.org" in weak
    assert fill(client, reverse("beginning:enter"), **typed, password="una mela per la rete") == "/inizio/"


def prove(client: Client) -> None:
    """Write into the session that a second factor was proved, as adding an app does."""
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "type": "totp", "at": 0}]
    session.save()


@dataclass(slots=True, kw_only=True)
class Way:
    """Marisa's browser on the way, and the network she makes on it."""

    client: Client

    def go(self, url: str, **typed: object) -> str:
        """Do a step; return where it leads, or the page that says what is wrong."""
        return fill(self.client, url, **typed)

    @property
    def network(self) -> NetworkView:
        """Return the only network there is."""
        (network,) = people.networks()
        return network


def test_from_nothing_to_the_first_gift(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fabene.config.commands.start.datetime", type("Now", (), {"now": lambda _zone: NOON}))
    client, link = Client(), first_link()
    come_in(client, link)
    assert client.get("/inizio/").headers["Location"] == reverse("second_factor")
    prove(client)
    again = Client().get(link[link.index("/inizio/") :], follow=True)
    assert again.redirect_chain[-1][0].startswith("/accounts/login/")
    assert "Il Comune" in client.get("/inizio/").content.decode()
    way = Way(client=client)
    write_the_town(way)
    hub_url = write_the_market(way, name_the_network(way))
    record_a_gift(way, settle(way, hub_url))
    whole = client.get("/inizio/").content.decode()
    assert "C’è tutto" in whole
    assert "Casa" in whole


def write_the_town(way: Way) -> None:
    """Write down Savona: a code of another province is refused, and so is one of nowhere."""
    wrong = way.go("/inizio/comune/", name="Savona", province="Cuneo", istat_code="009056")
    assert "è in provincia di Savona, non di Cuneo" in wrong
    nowhere = way.go("/inizio/comune/", name="Nuova", province="Nuova", istat_code="999001")
    assert "scrivi le coordinate" in nowhere
    assert way.go("/inizio/comune/", name="Savona", province="savona", istat_code="009056") == "/inizio/ente/"
    assert places.municipalities()[0].position.approximate
    way.go("/inizio/comune/", name="Savona", where="44,3090 8,4772")
    assert not places.municipalities()[0].position.approximate


def name_the_network(way: Way) -> str:
    """Write down who leads, twice since the first was not right, and the network; return where its market is asked."""
    assert way.go("/inizio/ente/", name="Comune", kind="municipality") == "/inizio/rete/"
    assert way.go("/inizio/ente/", name=BODY, kind="municipality") == "/inizio/rete/"
    url = way.go("/inizio/rete/", name="Savona fa bene", slug="", sentence="Insieme al mercato.")
    assert url == "/inizio/reti/savona-fa-bene/mercato/"
    (lead,) = people.partners_of(way.network.id)
    assert (lead.organisation.name, lead.role) == (BODY, PartnerRole.LEAD)
    return url


def write_the_market(way: Way, url: str) -> str:
    """Write down the market; hours that end before they begin are refused with everything typed kept."""
    typed = {"name": "Mercato del lunedì", "place": "piazza del Popolo", "weekdays": ["0", "5"], "opens": "08:00"}
    assert "Mercato del lunedì" in way.go(url, **typed, closes="07:00")
    assert places.markets(way.network.id) == ()
    hub_url = way.go(url, **typed, closes="13:30", where="44.31, 8.48")
    (market,) = places.markets(way.network.id)
    assert [row.hours.weekday for row in market.hours] == [0, 5]
    way.go(url, name="Mercato di piazza del Popolo", place="piazza del Popolo", where="")
    changed = places.market(market.id)
    assert (changed.name, changed.position.approximate) == ("Mercato di piazza del Popolo", True)
    return hub_url


def settle(way: Way, url: str) -> str:
    """Write down the hub, one destination and the rules; return where the first day is opened."""
    left_url = way.go(url, name="Casa di via Pia", address="via Pia 1")
    way.go(url, name="Casa", address="via Pia 1")
    assert [hub.name for hub in places.hubs_of(way.network.id)] == ["Casa"]
    rules_url = way.go(left_url, compost="L’orto di tutti")
    assert [place.name for place in places.destinations_of(way.network.id)] == ["L’orto di tutti"]
    day_url = way.go(rules_url, source="Incontro del 3 marzo, verbale n. 1")
    assert len(charter.enactments(way.network.id)) == len(PARAMETERS)
    return day_url


def record_a_gift(way: Way, url: str) -> None:
    """Open the first day and record a kilo and a half of bread that somebody left."""
    (market,) = places.markets(way.network.id)
    assert way.go(url, market_id=str(market.id)).endswith("/banchetto/")
    (day,) = collecting.today(way.network.id, SATURDAY)
    way.go(reverse("days:gift", args=[day.id, "spesa-sospesa", "bread"]), kilos="1,5")
    assert [one.grams for one in collecting.donations(day.id)] == [1500]
    marisa = people.account_at("marisa@example.org")
    assert marisa is not None
    assert people.role_names(marisa.pk, None) == {Role.COORDINATOR, Role.PROGRAMME}


def test_nichelino_opens_as_grugliasco_is_after_its_reading(remember: Remember) -> None:
    world = remember(build_world)
    pia, url = signed_in("pia"), reverse("beginning:copy", args=["grugliasco"])
    shown = pia.get(url).content.decode()
    assert "Non si copia mai" in shown
    assert "Compost" in shown or "compost" in shown
    assert "Carla" not in shown
    assert "Banco 12" not in shown
    taken = fill(pia, url, name="Nichelino", slug="rivoli")
    assert "rivoli" in taken
    next_url = fill(pia, url, name="Nichelino", slug="nichelino", copies=["destinations"])
    assert next_url == "/inizio/reti/nichelino/mercato/"
    typed = {"name": "Mercato", "place": "piazza", "weekdays": ["4"], "opens": "08:00", "municipality": "001120"}
    fill(pia, next_url, **typed)
    asked = pia.get(reverse("beginning:destinations", args=["nichelino"])).content.decode()
    assert "La rete da cui avete preso le regole ha:" in asked
    assert all(one.everywhere for one in people.members_of(people.network("nichelino").id))
    several = pia.get("/inizio/").content.decode()
    assert all(name in several for name in ("Grugliasco", "Nichelino", "Rivoli", "Apri una rete nuova"))
    assert signed_in("carla").get(url).status_code == 403
    assert signed_in("carla").get("/inizio/").status_code == 200
    assert signed_in("sara").get("/inizio/").status_code == 403
    assert world.grugliasco.network.slug == "grugliasco"
