"""Somebody nobody knows takes part in a call: comes in by mail, writes with another, is warned, sends, is read."""

import hashlib
import json
import re
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fabene.lib.keyring import unseal_here
from fabene.lib.outbox.models import Message
from fabene.people import selectors as people
from fabene.people.models import User
from fabene.programme.applications import selectors
from fabene.programme.calls.values import CallView
from tests.applications import NOON, build_draft, build_sent, build_towns, tax_code
from tests.calls import CLOSES_AT, build_call
from tests.lib.papers import PDF
from tests.remembered import Remember
from tests.web.conftest import BACKEND, signed_in, signed_in_by_password
from tests.world import build_world, key

HTMX = {"HX-Request": "true"}
PASSWORD = "sedici mele sul banco"


@pytest.fixture
def call(remember: Remember, monkeypatch: pytest.MonkeyPatch) -> CallView:
    built = remember(build_story)
    at_time(monkeypatch, NOON)
    cache.clear()
    return built


def build_story() -> CallView:
    build_world()
    build_towns()
    return build_call()


def at_time(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)


def mails() -> list[str]:
    """Return the words of every mail that waits, the latest last."""
    rows = Message.objects.filter(channel="email").order_by("recorded_at", "due_at", "id")
    return ["\n".join(json.loads(unseal_here(row.sealed or b""))) for row in rows]


def text(response: Any) -> str:
    return str(response.content.decode())


def link(mail: str) -> str:
    found = re.search(r"http://[^/\s]+(/\S+)", mail)
    assert found
    return found.group(1)


def sign_in_again(browser: Client, email: str) -> None:
    """Come in once more, days later: a session lasts a working day."""
    user = people.account_at(email)
    assert isinstance(user, User)
    browser.force_login(user, backend=BACKEND)


def come_in(visitor: Client, join: str) -> None:
    """Ask for a link as somebody nobody knows, and come in by it; whoever is known gets the same answer."""
    known = visitor.post(join, {"id": key("a"), "email": "nino@example.org"})
    fresh = visitor.post(join, {"id": key("b"), "email": "lia@example.org"})
    assert known.headers["Location"] == fresh.headers["Location"] == f"{join}posta/"
    assert "Guarda la posta" in text(visitor.get(f"{join}posta/"))
    to_fresh, to_known = sorted(mails())  # lia before nino
    assert "/accounts/login/" in to_known
    assert visitor.get(link(to_fresh)).headers["Location"] == "/invito/"
    came = visitor.post("/invito/password/", {"display_name": "Lia", "password": PASSWORD})
    assert came.headers["Location"] == join
    assert visitor.get(link(to_fresh)).status_code == 404, "the link works once"


def test_a_stranger_comes_in_by_mail_writes_an_idea_and_sends_it(
    call: CallView, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = Client()
    join = f"/proposte/partecipa/{call.slug}/"
    come_in(visitor, join)

    begun = visitor.post(join, {"id": key("draft")})
    draft = begun.headers["Location"]
    id = UUID(draft.split("/")[2])
    shown = text(visitor.get(draft))
    assert "6 cose fermano l’invio: il titolo, 1 risposta, il territorio, chi propone, il bilancio e 1" in shown
    assert "6 cose fermano l’invio" in text(visitor.get(f"{draft}controllo/"))

    write_all(visitor, draft, call)
    assert "C’è tutto: puoi inviarla" in text(visitor.get(f"{draft}controllo/"))
    at_time(monkeypatch, CLOSES_AT - timedelta(hours=2))
    sign_in_again(visitor, "lia@example.org")
    assert "Manca meno di un giorno" in text(visitor.get(draft))
    at_time(monkeypatch, CLOSES_AT)
    visitor.post(f"{draft}invia/", {"id": key("late")})
    late = text(visitor.get(f"{draft}controllo/"))
    assert "Il bando ha chiuso" in late
    assert "Sul server adesso sono le 23.59.00" in late
    at_time(monkeypatch, CLOSES_AT - timedelta(minutes=1))
    sent = visitor.post(f"{draft}invia/", {"id": key("sent")})
    assert sent.headers["Location"] == f"{draft}ricevuta/"

    assert_receipt(visitor, draft, selectors.application(id).hash)
    assert selectors.application(id).number == 1


def assert_receipt(browser: Client, draft: str, sealed: str) -> None:
    """Say that what was sent can be shown again, by who wrote it and by nobody else."""
    receipt = text(browser.get(f"{draft}ricevuta/"))
    assert sealed in receipt
    assert hashlib.sha256(browser.get(f"{draft}inviata.json").content).hexdigest() == sealed
    assert browser.get(f"{draft}ricevuta.pdf").content.startswith(b"%PDF-")
    assert any(sealed in mail for mail in mails())
    for page in ("", "ricevuta/", "chi/", "bilancio/", "inviata.json", "ritira/"):
        assert signed_in_by_password("nino").get(f"{draft}{page}").status_code == 404
    lia = people.account_at("lia@example.org")
    assert lia
    assert people.roles_of(lia.pk) == ()


def write_all(browser: Client, draft: str, call: CallView) -> None:
    """Write everything that the call asks, stumbling on the way as people do."""
    title = {"text-title": "Il miele", "seen-title": 0, "id-title": key("t")}
    assert "Salvato alle" in text(browser.post(f"{draft}campo/title/", title, headers=HTMX))
    other = {**title, "text-title": "Il miele del mercato", "id-title": key("t2")}
    clash = text(browser.post(f"{draft}campo/title/", other, headers=HTMX))
    assert "Nel frattempo hai scritto qui tu, da un’altra parte" in clash
    assert 'name="seen-title" value="1"' in clash
    whole = {
        **other,
        "seen-title": 1,
        "text-q:idea": "Api e mercato",
        "seen-q:idea": 0,
        "text-places": ["001090", "001120"],
        "seen-places": 0,
    }
    assert browser.post(draft, whole).status_code == 302

    body = {"id": key("p"), "name": "Api di città", "kind": "organisation", "tax_code": "123", "role": "lead"}
    wrong = text(browser.post(f"{draft}enti/", body))
    assert "qui ce ne sono 3" in wrong
    assert "Api di città" in wrong
    assert browser.post(f"{draft}enti/", {**body, "tax_code": tax_code(7)}).status_code == 302

    kind = call.cost_kinds[0].key
    costs = {"id": key("b1"), "seen": 0, "declared": "1.000", "r1-kind": kind, "r1-text": "Arnie", "r1-total": "1.000"}
    browser.post(f"{draft}bilancio/", {**costs, "r1-call": "900"})
    assert "Riga 1 (Arnie): le fonti non coprono il costo, mancano 100 €." in text(browser.get(f"{draft}bilancio/"))
    slips = text(browser.post(f"{draft}bilancio/", {**costs, "r1-total": "-3", "r1-call": "novecento"}))
    assert '<a href="#id_r1-total">Riga 1, Quanto costa</a>: Un importo non può essere sotto zero.' in slips
    assert '<a href="#id_r1-call">Riga 1, Chiesti al bando</a>: Scrivi' in slips
    stale = text(browser.post(f"{draft}bilancio/", {**costs, "id": key("b2"), "r1-call": "800"}))
    assert "Nel frattempo qualcun altro ha salvato questo bilancio" in stale
    done = {**costs, "id": key("b3"), "seen": 1, "r1-call": "900", "r1-own": "100"}
    assert browser.post(f"{draft}bilancio/", done).status_code == 302

    fake = SimpleUploadedFile("statuto.pdf", b"MZ not a pdf")
    refused = browser.post(f"{draft}documenti/", {"id": key("f"), "key": "statute", "file": fake})
    assert "questo file è altro" in text(refused)
    real = SimpleUploadedFile("statuto.pdf", PDF)
    assert browser.post(f"{draft}documenti/", {"id": key("f"), "key": "statute", "file": real}).status_code == 302


def test_who_is_invited_says_yes_without_an_access_or_comes_in_to_write(call: CallView) -> None:
    nino = signed_in_by_password("nino")
    draft = nino.post(f"/proposte/partecipa/{call.slug}/", {"id": key("d")}).headers["Location"]
    body = {"id": key("p"), "name": "Api di città", "kind": "organisation", "tax_code": tax_code(7), "role": "lead"}
    nino.post(f"{draft}enti/", body)
    asked = {"id": key("i1"), "email": "ugo@example.org", "name": "Ugo", "way": "confirm", "part": key("p")}
    assert nino.post(f"{draft}inviti/", asked).status_code == 302
    writer = {"id": key("i2"), "email": "lia@example.org", "name": "Lia", "way": "write", "part": ""}
    nino.post(f"{draft}inviti/", writer)
    withdrawn = {**writer, "id": key("i3"), "email": "noa@example.org"}
    nino.post(f"{draft}inviti/", withdrawn)
    links = {mail.split("\n")[0]: link(mail) for mail in mails()}
    nino.post(f"{draft}inviti/{key('i3')}/ritira/")
    assert Client().get(links["noa@example.org"]).status_code == 404

    partner = Client()
    assert partner.get(links["ugo@example.org"]).headers["Location"] == "/proposte/invito/"
    assert "Api di città" in text(partner.get("/proposte/invito/"))
    assert "Grazie: il tuo sì è arrivato" in text(partner.post("/proposte/invito/", {"answer": "yes"}))

    lia = Client()
    lia.get(links["lia@example.org"])
    assert lia.post("/proposte/invito/", {"answer": "yes"}).headers["Location"] == "/invito/"
    came = lia.post("/invito/password/", {"display_name": "Lia", "password": PASSWORD})
    assert came.headers["Location"] == "/proposte/invito/"
    assert lia.post("/proposte/invito/", {"answer": "yes"}).headers["Location"] == draft
    assert "Scrivete in più persone" in text(lia.get(draft))
    assert "ha confermato" in text(nino.get(f"{draft}chi/"))


def test_the_office_reads_what_arrived_and_of_drafts_only_how_many(
    call: CallView, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = build_sent(call, "orto", municipalities=("001090",))
    nino, olga, gino = signed_in_by_password("nino"), signed_in("olga"), signed_in("gino")
    draft = nino.post(f"/proposte/partecipa/{call.slug}/", {"id": key("d")}).headers["Location"]

    listed = text(olga.get(f"/proposte/ufficio/{call.slug}/"))
    assert "1 proposta; ancora in scrittura: 1 bozza." in listed
    assert "Idea orto" not in text(olga.get(f"/proposte/ufficio/{call.slug}/?comune=001219"))
    rows = olga.get(f"/proposte/ufficio/{call.slug}/dati.csv").content.decode()
    assert one.hash in rows
    assert olga.get(f"/proposte/ufficio/{call.slug}/dati.xlsx").content.startswith(b"PK")
    record = text(olga.get(f"/proposte/ufficio/{call.slug}/{one.id}/"))
    assert "Risposta di orto" in record
    file = selectors.application(one.id).attachments[0].id
    assert olga.get(f"/proposte/ufficio/{call.slug}/{one.id}/documenti/{file}/file/").content == PDF + b"orto"
    assert olga.get(draft).status_code == 404
    assert olga.get(f"/proposte/ufficio/{call.slug}/{draft.split('/')[2]}/").status_code == 404
    assert gino.get(f"/proposte/ufficio/{call.slug}/").status_code == 403

    paper = {"id": key("paper"), "title": "", "municipalities": ["001120"], "source": "prot. 12/2020"}
    assert olga.post(f"/proposte/ufficio/{call.slug}/trascrivi/", paper).status_code == 302
    assert Client().get(f"/proposte/bando/{call.slug}/").status_code == 404, "until it closes nobody learns how many"
    at_time(monkeypatch, CLOSES_AT)
    shown = text(Client().get(f"/proposte/bando/{call.slug}/"))
    assert "2 idee da 1 realtà" in shown
    assert "prot. 12/2020" in shown
    sign_in_again(nino, "nino@example.org")
    assert "Le mie proposte" in text(nino.get("/proposte/"))
    assert "non si comincia più" in text(nino.get(f"/proposte/partecipa/{call.slug}/"))


def test_the_budget_saves_as_it_is_typed_and_what_stood_there_is_found_again(call: CallView) -> None:
    """What does not read as a sum is said and not lost; whoever types on while it saves loses nothing."""
    draft = build_draft(call)
    nino, url = signed_in("nino"), f"/proposte/{draft}/bilancio/"
    assert 'hx-post="/proposte/' in text(nino.get(url))
    row = {"r1-text": "Api", "r1-kind": call.cost_kinds[0].key, "r1-total": "10", "r1-call": "10"}
    form = {"id": str(key("one form")), "seen": "1", "declared": "10", **row}
    saved = text(nino.post(url, form, headers=HTMX))
    assert "Il bilancio torna: 10 €" in saved
    assert 'name="seen" value="2"' in saved
    assert nino.post(url, {**form, "r1-text": "Api e miele"}).status_code == 302, "the same form with more in it"
    assert selectors.budget(draft).rows[0].text == "Api e miele"
    wrong = text(nino.post(url, {**form, "r1-total": "dieci"}, headers=HTMX))
    assert "Non salvato" in wrong
    assert "Riga 1, Quanto costa:" in wrong
    nino.post(f"/proposte/{draft}/campo/q:idea/", {"text-q:idea": "", "seen-q:idea": "1"}, headers=HTMX)
    past = text(nino.get(f"/proposte/{draft}/cronologia/"))
    assert "Risposta di idea" in past
    back = nino.post(f"/proposte/{draft}/cronologia/q:idea/1/", {"id": key("back"), "seen": "2"}, follow=True)
    assert "Risposta di idea" in text(back)
    together = text(nino.get(f"/proposte/{draft}/chi/"))
    assert "(tu)" in together
    assert "Lascia la proposta" not in together, "the last author stays"


def test_two_pages_of_a_draft_save_what_was_typed_in_each_and_nothing_else(call: CallView) -> None:
    nino = signed_in_by_password("nino")
    url = nino.post(f"/proposte/partecipa/{call.slug}/", {"id": key("draft")}).headers["Location"]
    draft = UUID(url.split("/")[2])
    one, two = (form_of(text(nino.get(url))) for _page in range(2))

    assert nino.post(url, {**one, "text-title": "Il miele"}).status_code == 302
    shown = text(nino.get(url))
    assert shown.count("Salvato alle") == 1, "what is empty was not saved"

    saved = nino.post(url, {**two, "text-q:idea": "Api", "text-places": ["001090"]})
    assert saved.status_code == 302, "nobody contradicted anybody"
    known = selectors.draft(id=draft, user=key("user", "nino")).fields
    assert (known["title"].text, known["q:idea"].text) == ("Il miele", "Api")

    later = form_of(text(nino.get(url)))
    assert nino.post(url, {**later, "text-title": ""}).status_code == 302
    assert selectors.draft(id=draft, user=key("user", "nino")).fields["title"].text == "", "what was typed away is away"


def form_of(page: str) -> dict[str, Any]:
    """Return what a draft's page would send as it is."""
    hidden = re.findall(r'<input type="hidden" name="((?:seen|was|id)-[^"]+)" value="([^"]*)"', page)
    lines = re.findall(r'<input class="form-control"[^>]* name="(text-[^"]+)" value="([^"]*)"', page)
    areas = re.findall(r'<textarea[^>]* name="(text-[^"]+)"[^>]*>\n([^<]*)</textarea>', page)
    ticked = re.findall(r'name="text-places" value="([^"]+)" checked', page)
    return {**dict(hidden), **dict(lines), **dict(areas), "text-places": ticked}
