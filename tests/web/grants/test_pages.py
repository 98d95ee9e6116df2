"""The pages of public money: what everybody reads, what a recipient writes, what the office decides."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from fabene.core.bilingual import Bilingual
from fabene.people.models import Alert, Reading
from fabene.people.services import note_reading
from fabene.programme.documents import selectors as documents
from fabene.programme.frame import services as frame
from fabene.programme.frame.values import Programme
from fabene.programme.grants import selectors, services
from fabene.programme.grants.values import Act, GrantView, RateDraft, RateKind
from fabene.web.pages.grants.fields import TimeField
from tests.grants import CUP, LATER, PAID, PROGRAMME, SUPPLIER, build_grant, draft, on
from tests.web.conftest import signed_in
from tests.world import build_world, key

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
PAPER = {
    "pays": "contributo",
    "text": "Frigorifero",
    "supplier": "Frigo di prova srl",
    "supplier_tax_code": SUPPLIER,
    "number": "12/2021",
    "on": "2021-04-01",
    "total": "1.220",
    "vat": "220",
    "paid_on": "2021-04-20",
}


@pytest.fixture
def grant() -> GrantView:
    """Build the world, the programme, and a grant of the organisation that Omar reports for."""
    build_world()
    called = Bilingual(it="Top Metro Fa Bene", en="Top Metro Fa Bene")
    frame.open_programme(
        id=PROGRAMME,
        programme=Programme(slug="top-metro-fa-bene", name=called, sentence=called, source="https://example.org/"),
        stamp=on(PAID),
    )
    return build_grant("orto")


def post(client: Client, where: str, *args: object, **said: object) -> tuple[int, str]:
    """Send a form; return the status and, when it came back, what is read on it."""
    answer = client.post(reverse(f"grants:{where}", args=args), {"id": uuid4(), **said})
    return answer.status_code, answer.content.decode()


def get(client: Client, name: str, *args: object) -> str:
    """Return what is read on a page."""
    answer = client.get(reverse(f"grants:{name}", args=args))
    assert answer.status_code == 200, (name, answer.status_code)
    return answer.content.decode()


def test_everybody_reads_who_received_what_and_takes_it_away(grant: GrantView) -> None:
    """The list with its picture, the record with its six fields, CSV and XLSX; what is not public is not there."""
    services.promise_cofinancing(
        id=key("c"), line=grant.lines[0].id, source="Caritas Italiana", planned_cents=400_000, stamp=on(PAID)
    )
    hidden = build_grant("nascosto", published=False)
    visitor = Client()
    page = get(visitor, "list")
    assert "30.000 €" in page and "Caritas Italiana" in page and "<svg" in page and hidden.title not in page  # noqa: PT018 - one page
    assert f'href="{reverse("grants:list")}"' not in page, "the way to here does not lead here"
    record = get(visitor, "grant", grant.id)
    assert all(said in record for said in (CUP, "DD 4711/2020", "Graduatoria della giuria", "Attrezzature"))
    assert visitor.get(reverse("grants:grant", args=[hidden.id])).status_code == 404
    assert "30000.00" in get(visitor, "csv")
    assert visitor.get(reverse("grants:xlsx")).content[:2] == b"PK"
    assert "Caritas Italiana" in get(visitor, "flow_csv")
    assert visitor.get(reverse("grants:account", args=[grant.id])).status_code in {302, 403}


def test_a_recipient_reports_one_cost_a_screen_and_keeps_what_was_typed(grant: GrantView) -> None:
    """Everything wrong is said at once; the same invoice on another grant is refused; the file is kept, unseen."""
    omar, other = signed_in("omar"), build_grant("l-elica")
    line = str(grant.lines[1].id)
    assert grant.title in get(omar, "mine")
    assert "Presenta una spesa" in get(omar, "account", grant.id)
    wrong = PAPER | {"line": line, "supplier_tax_code": "123", "vat": "220", "number": "", "total": "mille"}
    status, page = post(omar, "report", grant.id, "spesa", **wrong)
    assert status == 400
    assert "non può superare" not in page, "of a total that cannot be read nobody says that its VAT is too much"
    for said in ("segno di controllo", "Scrivi l&#x27;importo con i numeri", "Frigo di prova srl"):
        assert said in page, said
    file = SimpleUploadedFile("fattura.pdf", PDF)
    assert post(omar, "report", grant.id, "spesa", line=line, file=file, **PAPER)[0] == 302
    (charge,) = selectors.charges(grant.id)
    assert charge.amount_cents == 122_000
    (kept,) = documents.documents_about(charge.id, public_only=False)
    assert not kept.public
    page = "finto.pdf"
    fake = SimpleUploadedFile(page, b"MZ not a document")
    status, page = post(omar, "report", grant.id, "spesa", line=line, file=fake, **(PAPER | {"number": "13"}))
    assert status == 400 and "PDF" in page  # noqa: PT018 - one answer
    assert len(selectors.charges(grant.id)) == 1
    status, page = post(omar, "report", grant.id, "spesa", line=line, **PAPER)
    assert status == 400 and grant.title in page and "100%" in page  # noqa: PT018 - one answer
    assert omar.get(reverse("grants:account", args=[other.id])).status_code == 404
    assert omar.get(reverse("grants:report", args=[other.id, "spesa"])).status_code == 404
    assert omar.get(reverse("grants:office")).status_code == 403
    assert omar.get(reverse("grants:report", args=[grant.id, "niente"])).status_code == 404


def test_a_recipient_opens_again_what_was_handed_in_and_nobody_else_does(grant: GrantView) -> None:
    """With size, day and hash; the office opens it too; each opening is written down, and raises no alert."""
    omar, olga = signed_in("omar"), signed_in("olga")
    assert "Ancora nessun documento" in get(omar, "files", grant.id)
    file = SimpleUploadedFile("fattura.pdf", PDF)
    post(omar, "report", grant.id, "spesa", line=str(grant.lines[1].id), file=file, **PAPER)
    charge = selectors.charges(grant.id)[0].id
    (kept,) = documents.documents_about(charge, public_only=False)
    where = reverse("grants:file", args=[grant.id, kept.id, 1])
    assert where in get(omar, "account", grant.id)
    assert where in get(olga, "decide_on", grant.id, "decidi", charge), "who decides opens what is decided on"
    page = get(omar, "files", grant.id)
    assert all(said in page for said in (where, kept.latest.sha256, "1 kB", "Spesa: Frigorifero"))
    assert kept.latest.sha256 in get(olga, "files_csv", grant.id)
    for client in (omar, olga):
        answer = client.get(where)
        assert (answer.content, answer["Content-Disposition"].partition(";")[0]) == (PDF, "attachment")
    read = Reading.objects.filter(what="grant.file")
    assert sorted(read.values_list("key", "reason")) == [(kept.id, "check"), (kept.id, "own")]
    for number in range(25):
        note_reading(
            id=key("r", str(number)), key=key("paper", str(number)), what="grant.file", reason="check", network=None,
            stamp=on(LATER),
        )  # fmt: skip
    assert not Alert.objects.exists(), "an office that checks many invoices looks at no family"
    build_grant("l-elica")
    elsewhere = reverse("grants:file", args=[key("grant", "l-elica"), kept.id, 1])
    for client, address in (
        (signed_in("carla"), where),
        (omar, elsewhere),
        (olga, elsewhere),
        (omar, f"{where[:-7]}2/file/"),
    ):
        assert client.get(address).status_code == 404, address
    assert read.count() == 27


def test_the_rest_of_what_a_recipient_writes(grant: GrantView) -> None:
    """Hours, a gift, a simplified cost, a change of the budget, a milestone, a report: each on its own screen."""
    omar = signed_in("omar")
    for name, rate in (
        ("v", RateDraft(kind=RateKind.VOLUNTEER_HOUR, title="Volontari", source="Bando", cents=1_200)),
        ("s", RateDraft(kind=RateKind.STAFF_HOUR, title="Educatori", source="Bando", cents=2_345)),
    ):
        services.declare_rate(id=key("rate", name), grant=grant.id, rate=rate, stamp=on(PAID))
    services.plan_milestone(id=key("step"), grant=grant.id, title="Primo mercato", due_on=LATER, stamp=on(PAID))
    services.ask_report(id=key("report"), grant=grant.id, title="Relazione", due_on=LATER, stamp=on(PAID))
    assert "Primo mercato" in get(omar, "account", grant.id)
    staff, tools, rest = (line.id for line in grant.lines)
    day = "2021-05-08"
    sent: dict[str, dict[str, object]] = {
        "ore": {"rate": key("rate", "v"), "on": day, "people": 3, "minutes": "2:30", "what": "Al banchetto"},
        "dono": {"giver": "Una ditta", "what": "Casse", "value": "50", "method": "Listino", "on": day},
        "costo": {
            "line": staff, "pays": "contributo", "rate": key("rate", "s"), "text": "Cuoco", "on": day, "quantity": "1"
        },
        "variazione": {"reason": "Sì", f"line-{staff}": "13.000", f"line-{tools}": "14.000", f"line-{rest}": "3000"},
    }  # fmt: skip
    for what, wrong, sentence in (
        ("costo", {"quantity": "sette"}, "7:30, oppure 7,5"),
        ("costo", {"quantity": "0"}, "più di zero"),
        ("ore", {"minutes": "7:75"}, "7:30, oppure 7,5"),
        ("dono", {"value": "0"}, "più di zero"),
        ("variazione", {f"line-{staff}": "12.000"}, "29.000"),
    ):
        status, page = post(omar, "report", grant.id, what, **(sent[what] | wrong))
        assert status == 400, what
        assert sentence in page, what
    for what, said in sent.items():
        assert "<form" in get(omar, "report", grant.id, what)
        status, page = post(omar, "report", grant.id, what, **said)
        assert status == 302, (what, page)
    assert post(omar, "report_on", grant.id, "tappa", key("step"), reached_on=day, text="Otto banchi")[0] == 302
    assert post(omar, "report_on", grant.id, "relazione", key("report"), text="Tutto bene.")[0] == 302
    account = selectors.account(grant.id)
    assert (account.volunteer_minutes, account.in_kind_cents, account.lines[0].waiting_cents) == (150, 5_000, 2_345)
    assert account.lines[0].left_cents == 1_300_000


def test_the_office_awards_publishes_decides_pays_and_closes(grant: GrantView) -> None:
    """Every fault of an award at once; then one grant from its act to its end, printed and traced."""
    omar, olga = signed_in("omar"), signed_in("olga")
    award = {
        "programme": PROGRAMME, "recipient": grant.recipient.id, "title": "Un altro", "amount": "1.000",
        "act_number": "DD 1", "act_on": "2021-01-10", "rule": "Bando", "office": "Ufficio", "official": "Dirigente",
        "way_chosen": "Bando", "starts": "2021-02-01", "ends": "2021-12-31", "kind-1": "goods", "cents-1": "900",
    }  # fmt: skip
    status, page = post(olga, "award", **award)
    assert status == 400
    assert all(said in page for said in ("legge 3/2003", "900 €", "Un altro"))
    assert "posto 3" in post(olga, "award", **(award | {"cup": "C1OJ21037420006"}))[1]
    assert "Manca il CUP" in post(olga, "award", **(award | {"cup": ""}))[1]
    assert post(olga, "award", **(award | {"cup": CUP, "cents-1": "1000"}))[0] == 302
    new = next(each for each in selectors.grants() if each.title == "Un altro")
    assert "Pubblica «Un altro»" in get(olga, "office")
    assert post(olga, "decide", new.id, "pubblica", on="2021-01-12")[0] == 302
    line = new.lines[0].id
    cost = PAPER | {"line": line, "total": "122", "vat": "22"}
    assert post(omar, "report", new.id, "spesa", **cost)[0] == 302
    (charge,) = selectors.charges(new.id)
    assert "122 €" in get(olga, "decide_on", new.id, "decidi", charge.id)
    assert post(olga, "decide_on", new.id, "decidi", charge.id, outcome="accepted", amount="100", reason="Sì")[0] == 302
    pay = {"paid_on": "2021-02-01", "act_number": "DL 1", "act_on": "2021-01-30"}
    assert post(olga, "decide_on", new.id, "paga", new.instalments[0].id, **pay)[0] == 302
    assert post(olga, "decide", new.id, "chiudi", on="2022-01-10", act_number="DD 2")[0] == 302
    closed = selectors.grant(new.id)
    assert (closed.closed_on, closed.returned_cents) == (date(2022, 1, 10), 90_000)
    assert "100.00" in get(olga, "lines_csv", new.id)
    for name in ("account", "trail", "trail_csv", "charges_csv"):
        assert "Frigorifero" in get(olga, name, new.id)
    pdf = olga.get(reverse("grants:statement", args=[new.id]))
    assert pdf.content[:4] == b"%PDF"
    assert olga.get(reverse("grants:charges_xlsx", args=[new.id])).content[:2] == b"PK"


def test_the_office_says_that_two_papers_are_two(grant: GrantView) -> None:
    """An invoice under the prefix IT is the same; of another day it may be charged once the office says so."""
    omar, olga = signed_in("omar"), signed_in("olga")
    cost = PAPER | {"line": grant.lines[1].id}
    assert post(omar, "report", grant.id, "spesa", **cost)[0] == 302
    (charge,) = selectors.charges(grant.id)
    assert "Nessun documento consegnato" in get(olga, "decide_on", grant.id, "decidi", charge.id)
    again = cost | {"supplier_tax_code": "RCCMNL83S18D969H", "on": "2021-05-01"}
    status, page = post(omar, "report", grant.id, "spesa", **again)
    assert status == 400
    assert all(said in page for said in ("Somiglia a un documento", grant.title, "Frigorifero"))
    apart = {"supplier_tax_code": "IT 01533030480", "on": "2021-04-01", "total": "1.220", "reason": "Due consegne"}
    assert "un documento solo" in post(olga, "decide_on", grant.id, "due-documenti", charge.id, **apart)[1]
    other = apart | {"supplier_tax_code": "RCCMNL83S18D969H", "on": "2021-05-01"}
    assert post(olga, "decide_on", grant.id, "due-documenti", charge.id, **other)[0] == 302
    assert "Due consegne" in get(olga, "trail", grant.id)
    assert post(omar, "report", grant.id, "spesa", **again)[0] == 302


def test_the_office_writes_what_stands_beside_a_grant(grant: GrantView) -> None:
    """Co-financing promised and arrived, a rate, a campaign counted and collected, something taken back."""
    olga = signed_in("olga")
    line = grant.lines[0].id
    written: dict[str, dict[str, object]] = {
        "cofinanziamento": {"line": line, "source": "Caritas Torino", "planned": "4.000"},
        "tasso": {"kind": "flat", "name": "Generali", "percent": "7,5", "base": "staff", "source": "Bando"},
        "tappa": {"what": "Primo mercato", "due_on": "2021-05-08"},
        "relazione": {"what": "Relazione", "due_on": "2022-01-31"},
    }
    for what, said in written.items():
        assert "<form" in get(olga, "decide", grant.id, what)
        assert post(olga, "decide", grant.id, what, **said)[0] == 302, what
    (gift,) = selectors.cofinancing(grant.id)
    arrived = {"on": "2021-05-08", "amount": "1.500", "paper": "Bonifico 7"}
    assert post(olga, "decide_on", grant.id, "incasso", gift.id, **arrived)[0] == 302
    receipt = selectors.cofinancing(grant.id)[0].receipts[0]
    assert post(olga, "decide_on", grant.id, "togli", receipt.id, why="Era di un altro")[0] == 302
    announced = {"programme": PROGRAMME, "title_it": "Frigo", "platform": "Ginger", "target": "6.000", "rule": "si"}
    assert post(olga, "campaign_new", state="open", **announced)[0] == 302
    (campaign,) = selectors.campaigns()
    collect = {"campaign": campaign.id, "line": line, "on": "2022-02-03", "paper": "Estratto"}
    counted = {"state": "ended", "on": "2022-02-01", "backers": 90}
    assert post(olga, "campaign", campaign.id, raised="5.999", **counted)[0] == 302
    status, page = post(olga, "decide", grant.id, "raccolta", **collect)
    assert status == 400 and "6.000 €" in page  # noqa: PT018 - one answer
    assert post(olga, "campaign", campaign.id, raised="6.000", **(counted | {"on": "2022-02-02"}))[0] == 302
    assert post(olga, "decide", grant.id, "raccolta", **collect)[0] == 302
    assert selectors.account(grant.id).cofinancing_received_cents == 600_000
    assert "tutto o niente" in get(Client(), "list")


def test_an_award_taken_over_says_so_and_gets_its_cup(grant: GrantView) -> None:
    """No CUP, no payment: the page says it, the office writes the CUP once."""
    from_page = services.record_published(
        id=key("old"),
        grant=draft(grant.recipient.id, title="Ripreso", cup="", act=Act(date=None, number="")),
        source="https://example.org/a",
        stamp=on(PAID),
    )
    services.publish(id=key("public"), grant=from_page.id, on=PAID, stamp=on(PAID))
    assert "non riporta il CUP" in get(Client(), "grant", from_page.id)
    olga = signed_in("olga")
    part = from_page.instalments[0].id
    pay = {"paid_on": "2021-02-01", "act_number": "DL 1", "act_on": "2021-01-30"}
    status, page = post(olga, "decide_on", from_page.id, "paga", part, **pay)
    assert status == 400 and "legge 3/2003" in page  # noqa: PT018 - one answer
    assert post(olga, "decide", from_page.id, "cup", cup=CUP)[0] == 302
    assert post(olga, "decide", from_page.id, "cup", cup=CUP)[0] == 400, "it is written once, and once in the register"
    assert "lunedì 1 febbraio 2021" in get(olga, "trail", from_page.id), "a day is said as people say it"
    assert post(olga, "decide_on", from_page.id, "paga", part, **pay)[0] == 302
    payment = selectors.grant(from_page.id).instalments[0].payment
    assert post(olga, "decide_on", from_page.id, "annulla", payment, why="Sbagliata")[0] == 302
    assert selectors.account(from_page.id).paid_cents == 0


def test_a_time_is_typed_as_people_say_it() -> None:
    times = {"7:30": 450, "7,5": 450, "7.25 h": 435, "0:05": 5, "3h20": 200, "12": 720}
    assert {typed: TimeField().clean(typed) for typed in times} == times
    for wrong in ("7:75", "-1", "sette", "7:30:00", "1e3"):
        with pytest.raises(ValidationError):
            TimeField().clean(wrong)
