"""From the call for ideas of 2020 to the grant that everyone can check, by those who were there.

Seventeen proposals, three jurors, five grants of 30,000 EUR in the frame of the real programme. Aria and Berta write,
Nino walks with them, Cora, Mira and Sandra judge, Olga is the office, Omar and Vera report for two of the leads.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime

import pytest
from django.core.cache import cache
from django.db import transaction
from playwright.sync_api import Browser, BrowserContext, Page, expect

from fabene.core.bilingual import Bilingual
from fabene.ledger.selectors import verify
from fabene.programme.applications import selectors as applications
from fabene.programme.calls import selectors as calls
from fabene.programme.frame.values import ProjectView
from fabene.programme.grants import selectors as grants
from fabene.programme.grants import services as granting
from fabene.programme.selection import services as selection
from fabene.programme.selection.values import CheckDraft, RulesDraft
from tests.browser.conftest import PHONE, overflow
from tests.browser.programme import OTHERS, build_programme, projects
from tests.browser.watching import watched
from tests.calls import CLOSES, JURORS, TITLES
from tests.grants import AWARDED, CUP, PUBLISHED, SUPPLIER, draft, on
from tests.programme.selection.stage import CLOSED, OPENED, SCORED, TALKED, A, B, admit, app, declare, score, who
from tests.programme.selection.stage import PUBLISHED as RANKED
from tests.web.conftest import signed_in
from tests.web.family.phone import Clock
from tests.world import at, key

SLUG = "idee-2020"
SESSION = date(2020, 5, 13)
LAST_HOUR, TOO_LATE = at(23, 30, day=CLOSES), at(0, 5, day=OPENED.replace(day=7))
SPENT = date(2021, 4, 22)
INVOICE = {
    "text": "Frigorifero per il mercato",
    "supplier": "Frigo di prova srl",
    "supplier_tax_code": SUPPLIER,
    "number": "12/2021",
    "on": "2021-04-01",
    "total": "1.220",
    "vat": "220",
    "paid_on": "2021-04-20",
}

pytestmark = pytest.mark.begins_with(build=build_programme)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """The site, its clock, and one phone that goes from hand to hand: what it has loaded once it keeps."""

    phone: BrowserContext
    site: str
    clock: Clock
    pages: ExitStack

    def sit(self, name: str = "", *, moment: datetime | date | None = None) -> Page:
        """Give somebody (nobody: a visitor) the phone, signed in as themselves, at a moment."""
        if moment:
            self.clock.moment = moment if isinstance(moment, datetime) else at(10, day=moment)
        self.phone.clear_cookies()
        if name:
            cookie = signed_in(name).cookies["sessionid"].value
            self.phone.add_cookies([{"name": "sessionid", "value": cookie, "url": self.site}])
        return self.pages.enter_context(watched(self.phone, site=self.site))


@pytest.fixture
def stage(live_site: str, chromium: Browser, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    clock = Clock(at(10, day=SESSION))
    monkeypatch.setattr("django.utils.timezone.now", clock.now)
    cache.clear()
    phone = chromium.new_context(viewport=PHONE, locale="it-IT", reduced_motion="reduce", base_url=live_site)
    with ExitStack() as pages:
        pages.callback(phone.close)
        yield Stage(phone=phone, site=live_site, clock=clock, pages=pages)


def test_from_the_call_for_ideas_to_the_grant_that_everyone_can_check(stage: Stage) -> None:
    hold_a_remote_session(stage)
    send_at_the_last_hour(stage)
    come_too_late(stage)
    judge_by_phone(stage)
    close_and_publish(stage)
    read_the_ranking(stage)
    award_five(stage)
    charge_an_invoice_twice(stage)
    read_the_public_table(stage)
    one_click_from_home(stage)
    assert verify().ok


def hold_a_remote_session(stage: Stage) -> None:
    """Nino plans a session with a link and a telephone number, counts who was there, writes his diary."""
    nino = stage.sit("nino", moment=SESSION)
    nino.goto("/accompagnamento/")
    nino.get_by_role("main").get_by_role("link", name="Le idee di Grugliasco").first.click()
    nino.get_by_role("link", name="Un nuovo incontro").click()
    typed = {
        "title": "Che cosa chiede il bando",
        "day": SESSION.isoformat(),
        "since": "17:00",
        "until": "18:30",
        "link": "https://example.org/stanza",
        "phone": "+39 000 000 0011",
    }
    fill(nino, typed)
    nino.get_by_role("button", name="Scrivi l’incontro").click()
    said(nino, "Incontro scritto")
    expect(nino.get_by_role("heading", level=1)).to_have_text("Che cosa chiede il bando")
    expect(nino.get_by_text("Al telefono, senza internet: +39 000 000 0011")).to_be_visible()

    stage.clock.moment = at(18, 40, day=SESSION)
    nino.get_by_role("link", name="Chi c’è").click()
    fill(nino, {"remote": "6", "by_phone": "1"})
    nino.get_by_role("main").get_by_role("button", name="Scrivi").click()
    said(nino, "Scritto: 7 persone.")

    nino.goto("/accompagnamento/")
    nino.get_by_role("link", name="Scrivi il diario: Le idee di Grugliasco").click()
    fill(nino, {"text": "Sei collegati e una al telefono: manca chi tiene i conti."})
    nino.get_by_role("button", name="Scrivi nel diario").click()
    said(nino, "Pagina 1 del diario scritta.")
    expect(nino.get_by_role("article")).to_contain_text("manca chi tiene i conti")


def send_at_the_last_hour(stage: Stage) -> None:
    """Half an hour before the end the page warns; sent in time, it is the seventeenth, with a receipt."""
    aria = stage.sit("aria", moment=LAST_HOUR)
    open_draft(aria, "Idea A")
    expect(aria.get_by_text("Manca meno di un giorno: il bando chiude")).to_contain_text("6 giugno 2020 alle 23.59")
    aria.get_by_role("link", name=re.compile("^Controlla e invia")).click()
    aria.get_by_role("button", name="Invia la proposta").click()
    said(aria, "Inviata: è la numero 17.")


def come_too_late(stage: Stage) -> None:
    """Five minutes past midnight the page says so before anything is sent, and keeps the draft."""
    berta = stage.sit("berta", moment=TOO_LATE)
    open_draft(berta, "Idea tarda")
    berta.get_by_role("link", name=re.compile("^Controlla e invia")).click()
    expect(berta.get_by_role("region", name="Una cosa ferma l’invio")).to_contain_text(
        re.compile(r"Il bando ha chiuso sabato 6 giugno 2020 alle 23\.59: la proposta resta in bozza e non parte più")
    )
    expect(berta.get_by_role("button", name="Invia la proposta")).to_have_count(0)

    visitor = stage.sit()
    visitor.goto(f"/bandi/{SLUG}/")
    visitor.get_by_role("link", name="Le proposte arrivate").click()
    expect(visitor.get_by_text("17 idee da 16 realtà")).to_be_visible()


def open_draft(page: Page, title: str) -> None:
    page.goto("/proposte/")
    page.get_by_role("link", name=title, exact=True).click()


def judge_by_phone(stage: Stage) -> None:
    """Olga opens the selection; each juror reads two proposals on a phone, the rest is scored through services."""
    open_and_score_the_others()
    for juror in JURORS:
        page = stage.sit(juror, moment=SCORED)
        page.goto(f"/bandi/{SLUG}/")
        page.get_by_role("link", name="Da valutare").click()
        expect(page.get_by_text("Restano 2 da leggere.")).to_be_visible()
        for name, points in (("A", A[juror]), ("B", B[juror])):
            give_scores(page, f"Idea {name}", dict(zip(TITLES, points, strict=True)))
        expect(page.get_by_text("Hai finito.")).to_be_visible()


@transaction.atomic
def open_and_score_the_others() -> None:
    """Open the selection, admit everything, and score what nobody reads on a phone here."""
    call = calls.call_by_slug(SLUG).id
    rules = RulesDraft(places=5, seed="12 84 3 61 27", seed_source="Lotto, ruota di Torino", appeal_days=10)
    selection.open_selection(id=key("selection"), call=call, rules=rules, stamp=who("olga", OPENED))
    for name in ("A", "B", *OTHERS):
        admit(name)
    for place, name in enumerate(OTHERS):
        for juror in JURORS:
            declare(juror, name)
            score(juror, name, below(place))


def below(place: int) -> tuple[int, int, int]:
    """Return scores that put the fifteen others one after another, all of them behind A and B."""
    most, third = 6 - place // 3, place % 3
    return (most, most - (third > 1), most - (third > 0))


def give_scores(page: Page, title: str, points: Mapping[str, int]) -> None:
    """Say that there is no conflict, then give a score for each criterion."""
    page.goto(f"/bandi/{SLUG}/valutazione/")
    page.get_by_role("region", name="Tutte le proposte").get_by_role("link", name=re.compile(f"{title}$")).click()
    assert overflow(page) == 0
    page.get_by_label(re.compile("^No: nessun rapporto")).check()
    page.get_by_role("button", name="Dichiara").click()
    fill(page, {f"score_{criterion}": str(given) for criterion, given in points.items()})
    page.get_by_role("button", name="Salva e vai avanti").click()
    said(page, "Salvato.")


def close_and_publish(stage: Stage) -> None:
    """Olga closes both rounds; the page says on whom the order hangs; reasons are written, the ranking is published."""
    olga = stage.sit("olga", moment=TALKED)
    olga.goto(f"/bandi/{SLUG}/ufficio/")
    olga.get_by_role("link", name="Valutazione", exact=True).click()
    olga.get_by_role("button", name="Chiudi la prima lettura").click()
    olga.get_by_role("link", name=re.compile("^Il confronto")).click()
    hangs_on_two(olga)
    assert overflow(olga) == 0

    olga = stage.sit("olga", moment=CLOSED)
    olga.goto(f"/bandi/{SLUG}/valutazione/ufficio/")
    olga.get_by_role("button", name="Chiudi i punteggi finali").click()
    said(olga, "I punteggi finali sono chiusi")
    say_why_and_look_again()
    olga = stage.sit("olga", moment=RANKED)
    olga.goto(f"/bandi/{SLUG}/valutazione/ufficio/")
    olga.get_by_role("button", name="Pubblica", exact=True).click()
    expect(olga.get_by_role("heading", level=1)).to_have_text("Graduatoria")


@transaction.atomic
def say_why_and_look_again() -> None:
    """Write the reason of every place, and look again at the five that are to be funded."""
    why = Bilingual(it="Lo dicono i punteggi della giuria.")
    funded = ("A", "B", *OTHERS[:3])
    for name in ("A", "B", *OTHERS):
        selection.give_reason(
            id=key("why", name),
            selection=key("selection"),
            application=app(name),
            reason=why,
            stamp=who("olga", CLOSED, hour=15),
        )
    for name in funded:
        found = CheckDraft(application=app(name), feasible=True, replicable=True, notes="Conti e luoghi controllati.")
        selection.check(
            id=key("look", name), selection=key("selection"), found=found, stamp=who("olga", CLOSED, hour=16)
        )


def hangs_on_two(page: Page) -> None:
    """The page says who is first, and what it would be without each juror."""
    main = page.get_by_role("main")
    expect(main).to_contain_text("«n. 17 · Idea A» è prima: 7,30 a 7,27 di «n. 1 · Idea B».")
    expect(main).to_contain_text(
        "Senza la persona di Città Metropolitana di Torino «n. 1 · Idea B» sarebbe prima, 7,40 a 7,30."
    )
    expect(main).to_contain_text("Senza la persona di S-nodi sarebbero pari a 7,25 «n. 17 · Idea A» e «n. 1 · Idea B»")


def read_the_ranking(stage: Stage) -> None:
    """Anybody reads the order, its reasons and what it hangs on; Aria reads her own outcome."""
    visitor = stage.sit()
    visitor.goto(f"/bandi/{SLUG}/")
    visitor.get_by_role("link", name="La graduatoria", exact=True).click()
    rows = visitor.locator(".page-body ol > li")
    expect(rows).to_have_count(len(applications.sent(calls.call_by_slug(SLUG).id)))
    expect(rows.first).to_contain_text(re.compile(r"Idea A\s+7,30 punti"))
    expect(rows.nth(1)).to_contain_text(re.compile(r"Idea B\s+7,27 punti"))
    expect(visitor.locator(".page-body li.panel-leaf")).to_have_count(5)
    assert overflow(visitor) == 0
    visitor.get_by_role("link", name="Da che cosa dipende l’ordine").click()
    hangs_on_two(visitor)

    aria = stage.sit("aria")
    aria.goto("/proposte/")
    aria.get_by_role("link", name="A che punto è la valutazione").click()
    expect(aria.get_by_text("Posto 1 in graduatoria.")).to_be_visible()


def award_five(stage: Stage) -> None:
    """Olga awards and publishes the first grant on the page, the other four through services."""
    first, *others = projects()
    olga = stage.sit("olga", moment=PUBLISHED)
    olga.goto("/contributi/ufficio/")
    olga.get_by_role("link", name="Un nuovo contributo").click()
    assert first.lead
    for field, chosen in (("programme", first.programme), ("project", first.id), ("recipient", first.lead)):
        olga.locator(f"select[name={field}]").select_option(str(chosen))
    closed = olga.locator("main details:not([open]) > summary")
    while closed.count():
        closed.first.click()
    fill(olga, award_of(first))
    olga.locator("select[name=kind-1]").select_option("equipment")
    olga.get_by_role("button", name="Concedi il contributo").click()
    said(olga, "Contributo concesso.")
    olga.get_by_role("link", name="Pubblica la concessione").click()
    fill(olga, {"on": PUBLISHED.isoformat()})
    olga.get_by_role("button", name="Pubblica", exact=True).click()
    said(olga, "Pubblicata: ora si può pagare.")
    for project in others:
        assert project.lead
        award = draft(project.lead, programme=project.programme, project=project.id, title=project.name.it)
        granting.award(id=key("award", project.slug), grant=award, stamp=on(AWARDED))
        granting.publish(
            id=key("public", project.slug), grant=key("award", project.slug), on=PUBLISHED, stamp=on(PUBLISHED)
        )


def award_of(project: ProjectView) -> dict[str, str]:
    """Return what the office types to award 30,000 EUR to a project, CUP and all."""
    return {
        "title": project.name.it,
        "amount": "30.000",
        "cup": CUP,
        "act_number": "DD 4711/2020",
        "act_on": "2020-12-10",
        "rule": "Call for proposals",
        "office": "Ufficio sviluppo locale",
        "official": "Dirigente dell'ufficio",
        "way_chosen": "Graduatoria della giuria",
        "starts": "2021-02-01",
        "ends": "2021-12-31",
        "line-1": "Attrezzature",
        "cents-1": "30.000",
    }


def charge_an_invoice_twice(stage: Stage) -> None:
    """Omar charges an invoice to his grant, all of it; to Vera's it is refused with where and why, nothing is lost."""
    present(stage.sit("omar", moment=SPENT))
    vera = stage.sit("vera")
    refused = "Il documento n. 12/2021 vale 1.220 € e ne restano 0 €: chiedi 1.220 €."
    present(vera, said_back=refused)
    where = projects()[0].name.it
    expect(vera.get_by_role("main")).to_contain_text(
        f"Il resto è già imputato a: {where}. Non si può superare il 100%."
    )
    for field, typed in INVOICE.items():
        expect(vera.locator(f"[name={field}]")).to_have_value(typed)
    assert overflow(vera) == 0


def present(page: Page, *, said_back: str = "Spesa presentata") -> None:
    """Present the invoice for the only grant of one's organisation, all of it."""
    page.goto("/contributi/miei/")
    page.get_by_role("main").get_by_role("heading", level=2).get_by_role("link").click()
    page.get_by_role("link", name="Presenta una spesa").click()
    fill(page, INVOICE)
    page.get_by_role("button", name="Presenta la spesa").click()
    expect(page.get_by_role("main")).to_contain_text(said_back)


def read_the_public_table(stage: Stage) -> None:
    """150,000 EUR stand in the table of articles 26 and 27, what Caritas promises beside them, never in the sum."""
    grant = grants.grant(key("award", projects()[1].slug))
    granting.promise_cofinancing(
        id=key("caritas"),
        line=grant.lines[0].id,
        source="Caritas Italiana",
        planned_cents=1_000_000,
        stamp=on(SPENT),
    )
    visitor = stage.sit()
    visitor.goto("/")
    visitor.get_by_role("link", name="Trasparenza").click()
    visitor.goto("/trasparenza/sovvenzioni/")
    rows = visitor.locator("tbody tr")
    expect(rows).to_have_count(5)
    for place in range(5):
        expect(rows.nth(place)).to_contain_text("30.000 €")
        expect(rows.nth(place)).to_contain_text(CUP)
    expect(rows.filter(has_text="Caritas Italiana")).to_have_count(1)
    expect(visitor.locator("tfoot")).to_have_text(re.compile(r"Totale\s*150\.000 €\s*10\.000 €"))
    visitor.goto(f"/progetti/{projects()[0].slug}/")
    visitor.get_by_role("region", name="Il contributo").get_by_role("link").click()
    expect(visitor.get_by_role("main")).to_contain_text(CUP)


def one_click_from_home(stage: Stage) -> None:
    """Chronology, partners and contacts are one click from home, on a phone."""
    visitor = stage.sit()
    for name, shown in (("Cronologia", "Cronologia"), ("I partner", "I partner"), ("Contatti", "Contatti")):
        visitor.goto("/")
        visitor.get_by_role("navigation", name="Pagine del programma").get_by_role("link", name=name).click()
        expect(visitor.get_by_role("heading", level=1)).to_have_text(shown)
        assert overflow(visitor) == 0
        if name == "Cronologia":
            expect(visitor.locator("[id^=voce-]")).to_have_count(13)


def fill(page: Page, typed: Mapping[str, str]) -> None:
    """Type into the fields of a form by their names."""
    for field, words in typed.items():
        page.locator(f"main [name={field}]").fill(words)


def said(page: Page, words: str) -> None:
    expect(page.locator("#notices")).to_contain_text(words)
