"""The kinds of day that are not Grugliasco's, each played on a phone from its opening to its closing.

Rivoli: a market, bags and a food lab. Venaria Reale: a kitchen that makes jars, and sends some of them to Rivoli.
Collegno: a garden and a canteen. Moncalieri: farms, an open table and an emporio. (Grugliasco: ``test_story.py``.)
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from fabene.collecting import selectors
from fabene.collecting.values import Use
from fabene.ledger.selectors import verify
from fabene.people.values import NetworkView
from tests.browser.conftest import PHONE, overflow
from tests.browser.watching import watched
from tests.families import welcome
from tests.networks import build_collegno, build_kitchen, build_moncalieri, build_venaria, use_for
from tests.web.conftest import signed_in
from tests.world import FRIDAY, World, at, build_world

DAY = "Venerdì 14 maggio 2021"
NETWORK_OF = {
    "Casa di Rivoli": "Rivoli",
    "Laboratorio del cibo": "Rivoli",
    "Casa di Venaria Reale": "Venaria Reale",
    "Cucina delle conserve": "Venaria Reale",
    "Casa di Collegno": "Collegno",
    "Cucina della mensa": "Collegno",
}
WHEN = "venerdì 14 maggio 2021"


@dataclass(frozen=True, slots=True, kw_only=True)
class Friday:
    """A day that was opened, on somebody's phone."""

    page: Page
    url: str

    def step(self, name: str) -> Page:
        """Go to a step of the day from its record."""
        self.page.goto(self.url)
        self.page.locator(".day-step").get_by_role("link", name=name, exact=True).click()
        expect(self.page.get_by_role("heading", level=1)).to_be_visible()
        assert overflow(self.page) == 0
        return self.page


@pytest.fixture(autouse=True)
def friday_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the clock of the site go on from noon of the Friday."""
    clock, began = timezone.now, timezone.now()
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(12, day=FRIDAY) + (clock() - began))
    cache.clear()


@pytest.fixture
def world(live_site: str) -> World:
    return build_world()


@pytest.fixture
def pia(world: World, live_site: str, chromium: Browser) -> Iterator[Page]:
    """The phone of who coordinates all networks; nothing may go wrong unseen on it."""
    context = chromium.new_context(viewport=PHONE, locale="it-IT", reduced_motion="reduce", base_url=live_site)
    session = signed_in("pia").cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_site}])
    with watched(context, site=live_site) as page:
        page.set_default_timeout(30_000)  # the first page of a worker reads the whole site
        yield page
    context.close()


def test_a_friday_in_rivoli_fills_bags_and_a_lab(world: World, pia: Page) -> None:
    """A market with two stalls: fruit for three families, its softest third for the lab, which makes jars."""
    build_kitchen(world.rivoli, "Laboratorio del cibo")
    use_for(world.rivoli, Use.BAGS, Use.KITCHEN)
    for number in range(1, 4):
        welcome(world.rivoli, number)
    day = open_day(pia, "Mercato di piazza Aldo Moro")
    give_crates(day, "Banco 3", "Frutta", 4)
    weigh(day, "Frutta", "42")

    send(pia, frm="Casa di Rivoli", to="Laboratorio del cibo", amounts={"Frutta": "12"})
    cook(
        pia,
        at="Laboratorio del cibo",
        what="Composta di frutta",
        used={"Frutta": "12"},
        made=("Vasetti", "30", "330", "2022-05-14"),
    )
    expect(pia.get_by_role("heading", level=1)).to_contain_text("Composta di frutta")
    serve(pia, at="Laboratorio del cibo", food="Vasetti", amount="6", how="Portati via")

    day.step("Piano")
    expect(pia.get_by_text("Sono attese 3 famiglie")).to_be_visible()
    pia.get_by_role("button", name="Proponi le borse").click()
    pia.get_by_role("button", name="Conferma il piano").click()
    hand_all_over(pia, bags=3)
    close(day)
    balanced(world.rivoli.network)


def test_a_friday_in_venaria_makes_jars_and_sends_some_to_rivoli(world: World, pia: Page) -> None:
    """Forty kilos of fruit become sixty jars and forty meals; twenty jars go to Rivoli, where one comes broken."""
    venaria = build_venaria()
    day = open_day(pia, "Mercato di viale Buridani")
    give_crates(day, "Banco 8", "Frutta", 5)
    weigh(day, "Frutta", "48")
    send(pia, frm="Casa di Venaria Reale", to="Cucina delle conserve", amounts={"Frutta": "44"})
    cook(
        pia,
        at="Cucina delle conserve",
        what="Confettura",
        used={"Frutta": "24"},
        made=("Vasetti", "60", "330", "2022-05-14"),
    )
    cook(
        pia,
        at="Cucina delle conserve",
        what="Macedonia al piatto",
        used={"Frutta": "20"},
        made=("Pasti", "40", "400", "2021-05-15"),
    )
    serve(pia, at="Cucina delle conserve", food="Pasti", amount="40", how="Mangiati qui")
    send(pia, frm="Cucina delle conserve", to="Casa di Rivoli", amounts={"Vasetti": "20"})
    paper = pia.get_by_role("link", name="Stampa il documento di trasporto").get_attribute("href")
    assert paper
    assert "solidarietà" in words_of(pia, paper)
    pia.get_by_role("link", name="Ricevi").click()
    pia.get_by_label("Vasetti").fill("19")
    pia.get_by_role("button", name="Ricevi").click()
    expect(pia.get_by_text("arrivati 19")).to_be_visible()
    pass_on(day, "Frutta", "4", to="Canile")
    close(day)
    balanced(venaria.place.network)
    balanced(world.rivoli.network)


def test_a_friday_in_collegno_feeds_a_canteen_from_its_garden(world: World, pia: Page) -> None:
    """What the garden gives is cooked: thirty meals, eaten at the canteen and brought home; the peel is composted."""
    collegno = build_collegno()
    day = open_day(pia, "Orto di quartiere")
    give_crates(day, "Orto di quartiere", "Verdura", 3)
    weigh(day, "Verdura", "31")
    send(pia, frm="Casa di Collegno", to="Cucina della mensa", amounts={"Verdura": "28"})
    cook(
        pia,
        at="Cucina della mensa",
        what="Minestra dell’orto",
        used={"Verdura": "28"},
        made=("Pasti", "30", "400", "2021-05-14"),
    )
    serve(pia, at="Cucina della mensa", food="Pasti", amount="27", how="Mangiati qui")
    serve(pia, at="Cucina della mensa", food="Pasti", amount="3", how="Portati a casa")
    pass_on(day, "Verdura", "3", to="Compostiera")
    close(day)
    balanced(collegno.place.network)


def test_a_friday_in_moncalieri_lays_a_table_and_feeds_an_emporio(world: World, pia: Page) -> None:
    """Two farms give; thirty kilos are laid on an open table and two come back; the emporio gets the rest."""
    moncalieri = build_moncalieri()
    day = open_day(pia, "Giro delle cascine")
    give_crates(day, "Cascina del fiume", "Verdura", 5)
    weigh(day, "Verdura", "52")
    lay_a_table(day, {"Verdura": "30"})
    welcome_to_it(day, tickets="25", people=6, children=1)
    clear_the_table(day, {"Verdura": "2"})
    pass_on(day, "Verdura", "24", to="Emporio")
    acknowledge(pia, network="Moncalieri", amounts={"Verdura": "23,5"})
    close(day)
    balanced(moncalieri.place.network)


def lay_a_table(day: Friday, amounts: dict[str, str]) -> None:
    page = day.step("Tavola aperta")
    page.get_by_role("button", name="Apri", exact=True).click()
    page.get_by_role("link", name="Porta in tavola").click()
    fill_lots(page, amounts)
    page.get_by_role("button", name="Porta in tavola").click()
    said(page, "tavola")


def welcome_to_it(day: Friday, *, tickets: str, people: int, children: int) -> None:
    """Give tickets, call the first, and tap for those who say how many they are."""
    page = at_the_table(day)
    page.locator("summary").filter(has_text="Tanti insieme").click()
    page.get_by_label("Quanti biglietti").fill(tickets)
    page.get_by_role("button", name="Dai questi biglietti").click()
    page.get_by_role("button", name="Chiama il numero 1", exact=True).click()
    expect(page.locator(".turn-number")).to_have_text("1")
    for word, number in (("Persone", people), ("di cui bambine", children)):
        for counted in range(1, number + 1):
            page.get_by_role("button", name=re.compile(rf"^{word}.*: \+1$")).click()
            tally = page.get_by_role("group", name=re.compile(f"^{word}"))
            expect(tally.locator("output")).to_have_text(str(counted))


def clear_the_table(day: Friday, left: dict[str, str]) -> None:
    page = at_the_table(day)
    page.get_by_role("link", name="Sparecchia").click()
    fill_lots(page, left)
    page.get_by_role("button", name="Sparecchia e chiudi").click()
    expect(page.get_by_role("heading", name="Mangiato insieme")).to_be_visible()


def at_the_table(day: Friday) -> Page:
    page = day.step("Tavola aperta")
    page.get_by_role("region", name="Le tavole di oggi").get_by_role("link").first.click()
    return page


def acknowledge(page: Page, *, network: str, amounts: dict[str, str]) -> None:
    """Write what the emporio says has come: half a kilo less than was sent."""
    page.goto(f"/empori/{network.lower()}/")
    page.get_by_role("main").get_by_role("link", name="Emporio solidale").first.click()
    fill_lots(page, amounts)
    page.get_by_role("button", name="Scrivi che cosa è arrivato").click()
    expect(page.get_by_text("Scritto dalla rete")).to_be_visible()


def pass_on(day: Friday, category: str, kilos: str, *, to: str) -> None:
    page = day.step("Avanzi")
    page.get_by_label(re.compile(f"^{category}")).first.fill(kilos)
    choose(page, "A chi va", to)
    page.get_by_role("button", name=re.compile("^Passa")).first.click()


def choose(page: Page, label: str, words: str) -> None:
    """Choose the option that begins with these words."""
    field = page.get_by_label(label)
    value = field.locator("option", has_text=re.compile(rf"^\s*{re.escape(words)}")).first.get_attribute("value")
    assert value
    field.select_option(value)


def words_of(page: Page, href: str) -> str:
    """Take a PDF from its link and return its words."""
    answer = page.context.request.get(href)
    assert answer.headers["content-type"] == "application/pdf"
    return "\n".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(answer.body())).pages)


def open_day(page: Page, point: str) -> Friday:
    page.goto("/giornate/apri/")
    page.get_by_role("button", name=of("Apri", f"{point}, {WHEN}")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(DAY)
    return Friday(page=page, url=page.url)


def give_crates(day: Friday, giver: str, category: str, crates: int) -> None:
    page = day.step("Banchetto")
    page.get_by_role("link", name=re.compile(f"^{giver}")).first.click()
    page.get_by_role("link", name=category, exact=True).click()
    page.get_by_label("Quante cassette?").fill(str(crates))
    page.get_by_role("button", name="Segna", exact=True).click()
    said(page, giver)


def weigh(day: Friday, category: str, kilos: str) -> None:
    page = day.step("Hub")
    page.get_by_role("link", name=category).first.click()
    page.get_by_label("Tutto insieme, sulla bilancia").fill(kilos)
    page.get_by_role("button", name="Segna il peso").click()
    said(page, f"{category}: pesati {kilos} kg")


def store(page: Page, name: str) -> None:
    """Go to a place of stock, by the chip of its network."""
    page.goto("/dispense/")
    page.get_by_role("navigation", name="Le mie reti").get_by_role("link", name=NETWORK_OF[name]).click()
    page.get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    assert overflow(page) == 0


def fill_lots(page: Page, amounts: dict[str, str]) -> None:
    for food, amount in amounts.items():
        page.get_by_label(re.compile(f"^{food}")).first.fill(amount)


def send(page: Page, *, frm: str, to: str, amounts: dict[str, str]) -> None:
    store(page, frm)
    page.get_by_role("link", name="Manda del cibo").click()
    choose(page, "Dove va", to)
    fill_lots(page, amounts)
    page.get_by_role("button", name="Manda", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Trasporto n. ")


def cook(page: Page, *, at: str, what: str, used: dict[str, str], made: tuple[str, str, str, str]) -> None:
    """Cook: read the yield loss before it is written down."""
    food, amount, one, best_before = made
    store(page, at)
    page.get_by_role("link", name="Cucina", exact=True).click()
    page.get_by_label("Che cosa avete cucinato").fill(what)
    fill_lots(page, used)
    page.get_by_label("Che cosa è venuto fuori").first.select_option(food)
    page.get_by_label("Quanto", exact=True).first.fill(amount)
    page.get_by_label("Quanto pesa un pezzo, in grammi").first.fill(one)
    page.get_by_label("Quale giorno").first.fill(best_before)
    page.get_by_role("button", name="Controlla il calo").click()
    expect(page.get_by_text("Calo di cottura")).to_be_visible()
    page.get_by_label("Sì, è giusto così: registra la preparazione").check()
    page.get_by_role("button", name="Registra la preparazione").click()


def serve(page: Page, *, at: str, food: str, amount: str, how: str) -> None:
    store(page, at)
    page.get_by_role("link", name="Servi i pasti").click()
    fill_lots(page, {food: amount})
    page.get_by_label(how).check()
    page.get_by_role("button", name="Segna", exact=True).click()
    expect(page.get_by_role("region", name="Già serviti").get_by_role("listitem").first).to_contain_text(amount)


def hand_all_over(page: Page, *, bags: int) -> None:
    for _ in range(bags):
        page.get_by_role("button", name=re.compile("^Consegnata")).first.click()
    expect(page.get_by_text(f"{bags} di {bags} borse andate")).to_be_visible()


def close(day: Friday) -> None:
    page = day.step("Chiusura")
    page.get_by_role("button", name="Chiudi la giornata").click()
    expect(page.get_by_text("Giornata chiusa", exact=True)).to_be_visible()


def balanced(network: NetworkView) -> None:
    """Not a gram and not a piece is lost, and the book is whole."""
    assert selectors.sums_of_network(network.id).closes
    assert verify().ok


def of(deed: str, thing: str) -> re.Pattern[str]:
    """Return the name of a button that says to a screen reader what it is about."""
    return re.compile(rf"^{re.escape(deed)}\s*: {re.escape(thing)}$")


def said(page: Page, words: str) -> None:
    expect(page.locator("#notices")).to_contain_text(words)
