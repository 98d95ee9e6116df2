"""What somebody of bad will tries on the pages of the programme, and what comes of it.

Whose page is whose is played for every address in ``test_matrix``; what is charged twice, in
``tests/programme/grants/test_same_paper``; files that are not what they say, in ``tests/programme/documents``.
"""

import csv
import io
import zipfile
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fabene.core.bilingual import Bilingual
from fabene.core.errors import ConflictError
from fabene.lib.ids import derived
from fabene.people import services as people
from fabene.people.values import OrganisationKind, Role
from fabene.programme.applications import services as applications
from fabene.programme.applications.errors import ApplicationIncompleteError
from fabene.programme.documents import services as documents
from fabene.programme.documents.values import DocumentKind, Licence
from fabene.programme.frame import services as frame
from fabene.programme.frame.kinds import PartnerKind
from fabene.programme.frame.values import Partner, Programme
from fabene.programme.grants import services as grants
from fabene.programme.grants.values import CampaignDraft, CampaignState, RateKind
from fabene.web.pages.writing import EurosField
from tests.applications import build_draft, by
from tests.calls import CLOSES_AT, build_call
from tests.grants import AWARDED, PROGRAMME, PUBLISHED, build_body, build_grant, draft, on
from tests.pdfs import a_pdf
from tests.programme.grants.test_spend import declare as declare_rate
from tests.programme.selection import stage
from tests.remembered import Remember
from tests.web.conftest import signed_in
from tests.world import BEFORE, build_user, key

EVIL = "=1+cmd|'/C calc'!A0 <script>alert(1)</script> #panic() $x$ [b] \\ */"
LINK = "javascript:alert(1)"
SECRET = "Segreto di Mira"
OPEN_TO_ALL = (
    "grants:list",
    "grants:csv",
    "grants:flow_csv",
    "documents:documents",
    "documents:documents_csv",
    "calls:calls",
    "transparency:subsidies",
)
TABLES = ("subsidies_csv", "subsidies_xlsx", "received", "received_csv", "giving")
PERSON = "RSSMRA80A01L219M"
LISTS = ("desk", "office", "compare", "compare_csv")
LATER = ("minutes", "ranking", "ranking_csv", "ranking_json", "hangs_on")


def office(name: str = "olga", role: Role = Role.PROGRAMME, *, organisation: UUID | None = None) -> None:
    """Build somebody with a role."""
    build_user(name)
    people.grant_role(id=key("seat", name), user=key("user", name), role=role, organisation=organisation, stamp=BEFORE)


def publish(name: str, *, title: str = EVIL, public: bool = True) -> UUID:
    """Publish a document of one page in whose text its name stands."""
    documents.publish(
        id=key("document", name),
        about=PROGRAMME,
        title=Bilingual(it=title),
        kind=DocumentKind.MINUTES,
        public=public,
        licence=Licence.CC_BY,
        content=a_pdf(f"parola {name}"),
        stamp=on(PUBLISHED),
    )
    return key("document", name)


def award(slug: str) -> UUID:
    """Award and publish a grant whose every word is bad."""
    words = dict.fromkeys(("title", "rule", "office", "official", "way_chosen"), EVIL)
    id = key("grant", slug)
    grants.award(id=id, grant=draft(build_body(slug), **words), stamp=on(AWARDED))
    grants.publish(id=key("published", slug), grant=id, on=PUBLISHED, stamp=on(PUBLISHED))
    return id


def seen(address: str, *, who: Client | None = None) -> str:
    """Return what an address gives."""
    answer = (who or Client()).get(address, follow=True)
    return (
        b"".join(answer).decode("utf-8", "replace") if answer.streaming else answer.content.decode("utf-8", "replace")
    )


@pytest.mark.parametrize(
    ("typed", "cents"),
    [("1.000,50", 100_050), ("1,000.50", 100_050), ("1000", 100_000), ("1.000", 100_000), ("0,5", 50), ("-3", -300)],
)
def test_euros_are_what_people_mean(typed: str, cents: int) -> None:
    assert EurosField().clean(typed) == cents


@pytest.mark.parametrize("typed", ["1e3", "0,001", "0.001", "0,005", "١٢", "NaN", "1" * 19, "1.0.0", "1,5,0", "\x00"])
def test_what_is_no_sum_is_refused_and_never_guessed(typed: str) -> None:
    with pytest.raises(ValidationError):
        EurosField().clean(typed)


def build_hours() -> tuple[UUID, UUID]:
    """Build a grant with a rate for hours, and Omar who reports on it."""
    grant = build_grant("orto")
    office("omar", Role.ORGANISATION, organisation=key("organisation", "orto"))
    return grant.id, declare_rate(grant, RateKind.VOLUNTEER_HOUR, cents=1000)


def test_a_number_no_database_holds_is_refused_with_a_sentence(remember: Remember) -> None:
    grant, rate = remember(build_hours)
    said = {"id": uuid4(), "rate": rate, "people": 3, "minutes": 10**30, "what": "Consegne", "on": "2021-05-03"}
    answer = signed_in("omar").post(reverse("grants:report", args=[grant, "ore"]), said)
    assert answer.status_code == 400
    assert 'aria-invalid="true"' in answer.content.decode()


@pytest.mark.django_db
def test_late_begins_at_the_very_second_and_what_was_sent_is_sent_once() -> None:
    call = build_call()
    one, other = build_draft(call, "a"), build_draft(call, "b", bodies=(2,))
    at_closing, before = by("nino", CLOSES_AT), by("nino", CLOSES_AT - timedelta(microseconds=1))
    first = applications.send(id=derived(one, "sent"), application=one, stamp=before)
    assert applications.send(id=derived(one, "sent"), application=one, stamp=at_closing) == first
    with pytest.raises(ConflictError, match="application_sent"):
        applications.send(id=uuid4(), application=one, stamp=before)
    with pytest.raises(ApplicationIncompleteError) as late:
        applications.send(id=derived(other, "sent"), application=other, stamp=at_closing)
    assert len([fault for fault in late.value.missing if not fault.warning]) == 1
    with pytest.raises(ConflictError, match="application_sent"):
        applications.save_field(id=uuid4(), application=one, key="title", text="Altro", seen=1, stamp=before)


def test_what_is_typed_is_text_on_every_public_page_in_every_file_and_on_paper(remember: Remember) -> None:
    id = remember(build_evil)
    document = key("document", "evil")
    pages = [reverse(name) for name in OPEN_TO_ALL]
    pages += [reverse("grants:grant", args=[id]), reverse("documents:document", args=[document]), "/bandi/idee-evil/"]
    pages += ["/documenti/?cerca=parola", "/documenti/?cerca=%3Cscript%3Ealert(1)%3C/script%3E", "/trasparenza/"]
    pages += ["/programmi/evil/", "/programmi/evil/partner/"]
    for address in pages:
        found = seen(address)
        assert f'href="{LINK}' not in found, address
        if "csv" not in address:
            assert "<script>alert" not in found, address
            continue
        for row in csv.reader(io.StringIO(found.lstrip("\ufeff"))):
            assert not [cell for cell in row if cell.startswith(("=", "+", "@", "\t"))], address
    assert seen(reverse("documents:sheet_pdf", args=[document, 1])).startswith("%PDF")


def build_evil() -> UUID:
    """Build what holds bad words, and links that would run."""
    told = Programme(slug="evil", name=Bilingual(it=EVIL), sentence=Bilingual(it=EVIL), source=LINK, website=LINK)
    frame.open_programme(id=key("programme", "evil"), programme=told, stamp=on(AWARDED))
    partner = Partner(
        programme=key("programme", "evil"),
        organisation=build_body("evil"),
        kind=next(iter(PartnerKind)),
        does=Bilingual(it=EVIL),
        website=LINK,
        source=LINK,
    )
    frame.add_partner(id=key("partner", "evil"), partner=partner, stamp=on(AWARDED))
    campaign = CampaignDraft(
        programme=PROGRAMME,
        title=Bilingual(it=EVIL),
        platform=EVIL,
        target_cents=None,
        all_or_nothing=None,
        state=CampaignState.IN_PREPARATION,
        source=LINK,
    )
    grants.announce_campaign(id=key("campaign", "evil"), campaign=campaign, stamp=on(AWARDED))
    publish("evil")
    build_call("idee-evil", title=Bilingual(it=EVIL), sentence=Bilingual(it=EVIL), jurors={})
    return award("evil")


@pytest.mark.django_db
def test_a_null_byte_or_a_wrong_number_in_an_address_is_no_fault_of_the_server() -> None:
    for name in OPEN_TO_ALL:
        for query in ("cerca=%00&tipo=%00&rete=%00&stato=%00", "pagina=%00", "pagina=99999999999999999999", "anno=%00"):
            assert Client().get(f"{reverse(name)}?{query}").status_code < 500


def build_trader() -> UUID:
    """Build a grant to a sole trader, whose tax code is a person's."""
    body = people.create_organisation(
        id=key("organisation", "ditta"),
        stamp=BEFORE,
        name="Ditta di prova",
        kind=OrganisationKind.FIRM,
        tax_code=PERSON,
    )
    assert body.tax_code == PERSON
    return build_grant("ditta").id


def test_the_tax_code_of_a_person_is_on_no_public_page(remember: Remember) -> None:
    id = remember(build_trader)
    every = (*OPEN_TO_ALL, "grants:xlsx", *(f"transparency:{name}" for name in TABLES))
    for address in (*map(reverse, every), reverse("grants:grant", args=[id])):
        answer = Client().get(address)
        assert answer.status_code == 200
        content = answer.content
        if zipfile.is_zipfile(io.BytesIO(content)):
            content = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")
        assert PERSON.encode() not in content, address


def build_internal() -> UUID:
    """Build an internal document, and one that was taken back."""
    publish("ritirato", title="Verbale ritirato")
    documents.withdraw(id=key("back"), document=key("document", "ritirato"), why="Un errore", stamp=on(PUBLISHED))
    return publish("interno", title="Verbale interno", public=False)


def test_an_internal_document_is_nowhere_and_a_withdrawn_one_is_not_found(remember: Remember) -> None:
    internal = remember(build_internal)
    for name in ("document", "latest_file"):
        assert Client().get(reverse(f"documents:{name}", args=[internal])).status_code == 404
    for name in ("version", "file", "sheet_pdf", "sheet_xml", "sheet_csv"):
        assert Client().get(reverse(f"documents:{name}", args=[internal, 1])).status_code == 404
    for word in ("interno", "ritirato", "parola"):
        for name in ("documents:documents", "documents:documents_csv"):
            assert "Verbale" not in seen(f"{reverse(name)}?cerca={word}")
    withdrawn = Client().get(reverse("documents:file", args=[key("document", "ritirato"), 1]), follow=True)
    assert withdrawn.status_code == 410
    assert b"%PDF" not in withdrawn.content


def build_blind() -> None:
    """Build a selection whose first round is open, with what Mira wrote in it."""
    view = stage.build_scored()
    assert view.blind
    stage.score("mira", "A", (7, 8, 7), day=stage.TALKED, comment=SECRET)
    office()


def test_until_the_first_round_closes_nobody_reads_what_another_juror_gave(remember: Remember) -> None:
    remember(build_blind)
    slug, application = "idee-2020", stage.app("A")
    addresses = [reverse(f"selection:{name}", args=[slug]) for name in LISTS]
    addresses += [reverse(f"selection:{name}", args=[slug, application]) for name in ("talk", "application", "mine")]
    addresses.append(reverse("deadlines:deadlines"))
    mine = reverse("selection:read", args=[slug, application])
    readers = {name: signed_in(name) for name in ("cora", "olga", "berta")}
    for name, client in readers.items():
        for address in (*addresses, mine):
            found = seen(address, who=client)
            assert SECRET not in found, (name, address)
            assert "7,30" not in found, (name, address)
    assert SECRET in seen(mine, who=signed_in("mira"))
    for name in LATER:
        assert readers["olga"].get(reverse(f"selection:{name}", args=[slug])).status_code == 404


@pytest.mark.django_db
def test_a_list_asks_as_many_questions_for_four_rows_as_for_two() -> None:
    counted = []
    for more in (("a", "b"), ("c", "d")):
        for name in more:
            publish(name, title=f"Verbale {name}")
            build_call(f"idee-{name}", jurors={})
            build_grant(name)
        counted.append({name: _questions(reverse(name)) for name in OPEN_TO_ALL})
    assert counted[0] == counted[1]


def _questions(address: str) -> int:
    Client().get(address)
    with CaptureQueriesContext(connection) as asked:
        assert Client().get(address, follow=True).status_code == 200
    return len(asked)
