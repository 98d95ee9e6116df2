"""A Saturday in Grugliasco, played on a phone by those who are there: with scripts, and without.

Fruit by crates, bread weighed; thirty families; a plan, its bags, one that nobody fetches. Not a gram is lost.
"""

import io
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from fabene.ledger.selectors import verify
from tests.browser.conftest import PHONE
from tests.browser.people import sign_in, with_an_app
from tests.browser.watching import watched
from tests.families import welcome_thirty
from tests.web.accounts.people import with_password
from tests.world import at, build_world

Seat = Callable[[str], Page]
DAY = "Sabato 8 maggio 2021"
NAMES = re.compile(r"\b(Carla|Sara|Ugo|Rita|Pia|Nino)\b")
CODE = re.compile(r"[0-9A-Z]{5}")


@pytest.fixture(autouse=True)
def saturday_afternoon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the clock of the site go on from half past three of the Saturday."""
    clock, began = timezone.now, timezone.now()
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(15, 30) + (clock() - began))


@pytest.fixture
def site(live_site: str) -> str:
    """The site with its people, who can sign in by password, and thirty families."""
    world = build_world()
    welcome_thirty(world.grugliasco)
    with_password("sara")
    with_password("ugo")
    with_an_app("carla")
    return live_site


@pytest.fixture(
    params=[pytest.param(True, id="with scripts", marks=pytest.mark.smoke), pytest.param(False, id="without")]
)
def seat(request: pytest.FixtureRequest, site: str, chromium: Browser) -> Iterator[Seat]:
    """Let somebody sign in on a phone of their own; nothing may go wrong unseen on any of them."""
    with ExitStack() as phones:

        def sit(name: str) -> Page:
            context = chromium.new_context(
                viewport=PHONE,
                locale="it-IT",
                java_script_enabled=request.param,
                reduced_motion="reduce",
                base_url=site,
            )
            phones.callback(context.close)
            page = phones.enter_context(watched(context, site=site))
            sign_in(page, name)
            expect(page.get_by_role("heading", level=1)).to_have_text("Giornate")
            return page

        yield sit


def test_a_saturday_in_grugliasco(seat: Seat) -> None:
    sara = seat("Sara")
    open_the_day(sara)
    know_bread_by_weight(sara)
    fill_the_stand(sara)

    ugo = seat("Ugo")
    weigh_at_the_hub(ugo)
    plan_the_bags(ugo)
    codes = read_the_labels(ugo)
    forgotten = hand_over_all_but_one(ugo, codes)
    pass_on(ugo, forgotten)

    carla = seat("Carla")
    close_the_day(carla)
    read_the_closing(carla)
    read_the_day(carla)
    assert verify().ok


def open_the_day(page: Page) -> None:
    page.get_by_role("link", name="Apri la giornata di oggi").click()
    page.get_by_role("button", name=of("Apri", "Mercato di viale Echirolles, sabato 8 maggio 2021")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(DAY)


def know_bread_by_weight(page: Page) -> None:
    page.get_by_text("Come si sa quanto pesa ogni categoria").click()
    page.get_by_role("link", name=of("cambia", "Pane")).click()
    page.get_by_label("Si pesa ogni dono al banco").check()
    page.get_by_role("button", name="Da adesso così").click()


def fill_the_stand(page: Page) -> None:
    """Stall 12 gives five crates of fruit with one touch, stall 27 three that are typed, stall 31 its bread."""
    step(page, "Banchetto")
    page.get_by_role("link", name="Banco 12").click()
    page.get_by_role("link", name="Frutta").click()
    page.get_by_role("button", name="5 cassette").click()
    said(page, "Banco 12, frutta: 5 cassette.")

    page.get_by_role("link", name=re.compile("^Banco 27")).click()
    page.get_by_role("link", name="Frutta").click()
    page.get_by_label("Quante cassette?").fill("3")
    page.get_by_role("button", name="Segna", exact=True).click()
    said(page, "Banco 27, frutta: 3 cassette.")

    page.get_by_role("link", name=of("Stima", "Frutta")).click()
    page.get_by_label("Tutte insieme pesano circa").fill("180")
    page.get_by_role("button", name="Segna la stima").click()
    expect(page.locator("#totale")).to_contain_text("180 kg")

    page.get_by_role("link", name=re.compile("^Banco 31")).click()
    page.get_by_role("link", name="Pane").click()
    page.get_by_label("Quanti chili?").fill("60")
    page.get_by_role("button", name="Segna", exact=True).click()
    expect(page.locator("#totale")).to_contain_text("240 kg")


def weigh_at_the_hub(page: Page) -> None:
    """The fruit weighs 208 kilos, eight of which are thrown away; the bread comes as it was weighed."""
    step(page, "Hub")
    page.get_by_role("link", name="Frutta").click()
    page.get_by_label("Tutto insieme, sulla bilancia").fill("208")
    page.get_by_role("button", name="Segna il peso").click()
    said(page, "Frutta: pesati 208 kg. 28 kg più della stima di 180 kg")

    page.get_by_role("link", name="Frutta").click()
    page.locator("summary").filter(has_text="Scarta").click()
    page.get_by_label("Quanti chili si scartano").fill("8")
    page.get_by_label("è andato a male").check()
    page.get_by_role("button", name="Scarta", exact=True).click()
    said(page, "Scartati 8 kg di frutta")

    page.get_by_role("link", name="Indietro").click()
    page.get_by_role("link", name="Pane").click()
    page.get_by_role("button", name="porta 60 kg senza pesare").click()
    expect(page.get_by_text("Tutto quello che è segnato al banchetto è qui.")).to_be_visible()


def plan_the_bags(page: Page) -> None:
    """Propose and read the plan: each family within a kilo of its exact part, no bread for those without gluten."""
    step(page, "Piano")
    expect(page.get_by_text("Sono attese 30 famiglie")).to_be_visible()
    page.get_by_role("button", name="Proponi le borse").click()

    families = page.get_by_role("region", name="Famiglia per famiglia").get_by_role("listitem")
    expect(families).to_have_count(30)
    shares = [share_of(words) for words in families.all_inner_texts()]
    for people, exact in (("2 adulti e 3 bambini", "15,01"), ("1 adulto", "3,66"), ("2 adulti", "7,32")):
        theirs = [share for share in shares if share.people == people]
        assert [share.exact for share in theirs] == [exact] * 10
        assert all(abs(share.kilos - float(exact.replace(",", "."))) <= 1 for share in theirs)
    without_gluten = [share.words for share in shares if "senza glutine" in share.words]
    assert len(without_gluten) == 10
    assert not any("Pane" in words for words in without_gluten)
    assert sum(share.kilos for share in shares) == 260
    no_name(page)
    page.get_by_role("button", name="Conferma il piano").click()
    said(page, "Confermato")


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What the plan says of one family."""

    words: str
    kilos: int
    people: str
    exact: str


def share_of(words: str) -> Share:
    code, weight, people = [line for line in words.split("\n") if line][:3]
    assert CODE.fullmatch(code), words
    exact = re.search(r"Parte esatta: ([0-9,]+)", words)
    assert exact
    return Share(
        words=words, kilos=int(weight.removesuffix("kg")), people=people.partition(" · ")[0], exact=exact.group(1)
    )


def waiting(page: Page) -> Locator:
    """Return the bags that wait, on the pick-up list."""
    return page.get_by_role("region", name=re.compile("^Aspettano")).get_by_role("listitem")


def read_the_labels(page: Page) -> list[str]:
    """Print the labels and the lists; return the codes of the bags."""
    expect(waiting(page)).to_have_count(30)
    codes = waiting(page).get_by_role("link").all_inner_texts()
    assert len(set(codes)) == 30
    labels = paper(page, "Etichette, dieci per foglio")
    assert [code for code in codes if labels.count(code) != 1] == []
    assert "Frutta" in labels
    singles = paper(page, "Etichette, una alla volta")
    assert all(code in singles for code in codes)
    homes = waiting(page).filter(has_text="a domicilio").get_by_role("link").all_inner_texts()
    assert len(homes) == 3
    pick_up = paper(page, "Elenco dei ritiri")
    assert {code for code in codes if code in pick_up} == set(codes) - set(homes)
    return codes


def paper(page: Page, name: str) -> str:
    """Take a PDF from its link and return its words; nobody's name is among them."""
    href = page.get_by_role("link", name=name).get_attribute("href")
    assert href
    answer = page.context.request.get(href)
    assert answer.headers["content-type"] == "application/pdf"
    words = "\n".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(answer.body())).pages)
    assert NAMES.findall(words) == []
    return words


def hand_over_all_but_one(page: Page, codes: list[str]) -> str:
    """Tap every bag but one of seven kilos; return the code of that one."""
    seven = waiting(page).filter(has=page.get_by_text("7 kg", exact=True)).first.get_by_role("link").inner_text()
    for code in codes:
        if code != seven:
            page.get_by_role("button", name=re.compile(rf"^Consegnata\s+{code}$")).click()
            said(page, code)
    expect(waiting(page)).to_have_count(1)
    expect(page.get_by_text("29 di 30 borse andate")).to_be_visible()
    expect(page.get_by_text("253 kg di 260 kg")).to_be_visible()
    no_name(page)
    return seven


def pass_on(page: Page, code: str) -> None:
    """Find the bag nobody fetched by its code and pass it to the emporio."""
    page.get_by_label("Trova una borsa").fill(code.lower())
    page.get_by_role("button", name="Trova").click()
    expect(page.locator(".bag-code")).to_have_text(code)
    page.locator("summary").filter(has_text="Nessuno l’ha ritirata").click()
    page.get_by_label("A chi va").select_option("Emporio solidale")
    page.get_by_role("button", name="Passa la borsa").click()
    expect(page.get_by_role("listitem").filter(has_text=code)).to_contain_text("Emporio solidale")


def close_the_day(page: Page) -> None:
    step(page, "Chiusura")
    page.get_by_role("button", name="Chiudi la giornata").click()
    expect(page.get_by_text("Giornata chiusa", exact=True)).to_be_visible()


def read_the_closing(page: Page) -> None:
    """In 268 = handed over 253 + emporio 7 + discarded 8; nothing shrank, the guess was corrected by 28."""
    page.locator("summary").filter(has_text="Vedi la tabella").click()
    drawn = [row.split("\t") for row in page.locator("tbody tr").all_inner_texts()]
    assert [(here, there, weight.split()[0]) for here, there, weight, *_ in drawn] == [
        ("Raccolto", "In tutto", "268"),
        ("In tutto", "Famiglie", "253"),
        ("In tutto", "Altre tavole", "7"),
        ("In tutto", "Scartato", "8"),
    ]
    accounts = page.get_by_role("region", name="I conti")
    sums = dict(
        zip(
            accounts.get_by_role("term").all_inner_texts(),
            accounts.get_by_role("definition").all_inner_texts(),
            strict=True,
        )
    )
    assert sums["di cui corretto dalla bilancia dell’hub"] == "+28 kg"
    assert sums["Alle famiglie, con 29 borse"] == "253 kg"
    assert sums["Calo di peso tra due bilance"] == sums["Non spiegato"] == sums["Ancora qui"] == "0 kg"
    assert named(page) == {"Carla"}  # who closed it


def read_the_day(page: Page) -> None:
    page.goto("/giornate/")
    page.get_by_role("link", name=DAY).click()
    givers = page.get_by_role("region", name="Chi ha dato")
    for stall, weight in (("Banco 12", "130 kg"), ("Banco 27", "78 kg"), ("Banco 31", "60 kg")):
        expect(givers.get_by_role("listitem").filter(has_text=stall)).to_contain_text(weight)
    assert named(page) == {"Carla"}  # who closed it


def step(page: Page, name: str) -> None:
    """Go to a step of the day from the desk."""
    page.goto("/giornate/")
    page.get_by_role("link", name=DAY).click()
    page.locator(".day-step").get_by_role("link", name=name, exact=True).click()


def of(deed: str, thing: str) -> re.Pattern[str]:
    """Return the name of a button that says to a screen reader what it is about."""
    return re.compile(rf"^{re.escape(deed)}\s*: {re.escape(thing)}$")


def said(page: Page, words: str) -> None:
    expect(page.locator("#notices")).to_contain_text(words)


def no_name(page: Page) -> None:
    assert named(page) == set()


def named(page: Page) -> set[str]:
    """Return whose names are on a page."""
    words: str = page.get_by_role("main").inner_text()
    return set(NAMES.findall(words))
