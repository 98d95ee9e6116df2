"""An award begins from the ranking: what the proposal says is there, what is wrong is said, nothing typed is lost."""

from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from fabene.core.bilingual import Bilingual
from fabene.people import services as people
from fabene.people.values import OrganisationKind
from fabene.programme.applications import selectors as applications
from fabene.programme.frame import services as frame
from fabene.programme.frame.values import Programme
from fabene.programme.grants import selectors
from tests.applications import tax_code
from tests.calls import PROGRAMME
from tests.grants import AWARDED, CUP, PAID, on
from tests.web.conftest import signed_in
from tests.web.judged import JUDGED, judge
from tests.world import build_world, key

pytestmark = pytest.mark.django_db
IDEA = key("application", JUDGED, "A")


@pytest.fixture
def body() -> UUID:
    """Build the programme, a call that was judged, and the body that leads the proposal that won."""
    build_world()
    called = Bilingual(it="Top Metro Fa Bene")
    told = Programme(slug="fa-bene", name=called, sentence=called, source="https://example.org/")
    frame.open_programme(id=PROGRAMME, programme=told, stamp=on(PAID))
    judge()
    made = people.create_organisation(
        id=key("organisation", "capofila"), name="Ente capofila", kind=OrganisationKind.THIRD_SECTOR,
        tax_code=tax_code(1), stamp=on(AWARDED),
    )  # fmt: skip
    return made.id


def read(client: Client, where: str) -> str:
    """Return what is read on a page."""
    answer = client.get(where)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_award_of_a_winner_begins_with_what_its_proposal_says(body: UUID) -> None:
    """Recipient by tax code, sum, lines, way; CUP, act and dates are missing, and are asked for with all typed kept."""
    olga, ranking = signed_in("olga"), reverse("selection:ranking", args=[JUDGED])
    where = f"{reverse('grants:award')}?proposta={IDEA}"
    assert where in read(olga, ranking)
    assert "Assegna il contributo" not in read(Client(), ranking)
    assert "Assegna il contributo" not in read(signed_in("gino"), ranking)
    page = read(olga, where)
    for said in ("Idea A", f'value="{body}" selected', 'value="30.000"', "posto 1", "In tutto 30.000 €", "non è tra"):
        assert (said in page) is (said != "non è tra"), said

    typed = {"id": uuid4(), "programme": PROGRAMME, "recipient": body, "title": "Idea A", "amount": "25.000",
             "cup": "C1OJ21037420006", "kind-1": "staff", "cents-1": "30.000", "rule": "Bando 2020"}  # fmt: skip
    answer = olga.post(where, typed)
    page = answer.content.decode()
    assert answer.status_code == 400
    for said in ("posto 3", "Bando 2020", "25.000"):
        assert said in page, said
    assert page.count("<details") - page.count('<details class="disclosure panel">') >= 2, "what is wrong is open"
    right = typed | {"cup": CUP, "cents-1": "25.000", "act_number": "DD 1", "act_on": "2021-01-10", "office": "Ufficio",
                     "official": "Dirigente", "way_chosen": "Graduatoria", "starts": "2021-02-01",
                     "ends": "2021-12-31"}  # fmt: skip
    assert olga.post(where, right).status_code == 302
    (grant,) = selectors.grants()
    assert (grant.application, grant.amount_cents, grant.recipient.id) == (IDEA, 2_500_000, body)
    assert reverse("grants:account", args=[grant.id]) in read(olga, ranking)
    assert "già un contributo" in read(olga, where)
    assert applications.application(IDEA).asked_cents == 3_000_000


def test_who_leads_and_is_not_known_here_is_said_and_what_was_not_sent_is_not_found(body: UUID) -> None:
    olga = signed_in("olga")
    assert olga.get(f"{reverse('grants:award')}?proposta={uuid4()}").status_code == 404
    assert olga.get(f"{reverse('grants:award')}?proposta=niente").status_code == 404
    assert selectors.grants_of_applications([IDEA, body]) == {}
