"""A market day or a cost of several programmes: the office divides it, everybody reads it, it counts once."""

import csv
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from fabene.collecting import services as collecting
from fabene.collecting.values import Food, Gift
from fabene.core.bilingual import Bilingual
from fabene.programme.frame import services as frame
from fabene.programme.frame.values import Programme
from fabene.programme.grants import selectors, services
from fabene.programme.grants.values import Outcome
from tests.collecting.market import SHOPPER, kg, open_saturday, pieces
from tests.grants import LATER, PAID, PROGRAMME, build_grant, invoice, on
from tests.web.conftest import signed_in
from tests.web.grants.test_pages import get
from tests.world import key, stamp

pytestmark = pytest.mark.django_db
OTHER = key("programme", "Ovest Food Lab")
DAY = key("day")


@pytest.fixture
def cost() -> UUID:
    """Build two programmes that share a market day and an accepted cost, and return the cost."""
    saturday = open_saturday()
    saturday.give("pears", "268", source=SHOPPER)
    for id, name in ((PROGRAMME, "Top Metro Fa Bene"), (OTHER, "Ovest Food Lab")):
        called = Bilingual(it=name, en=name)
        slug = name.lower().replace(" ", "-")
        told = Programme(slug=slug, name=called, sentence=called, source="https://example.org/")
        frame.open_programme(id=id, programme=told, stamp=on(PAID))
    grant = build_grant("orto")
    charge = services.charge_paper(
        id=key("cost"), line=grant.lines[1].id, paper=invoice(), amount_cents=122_000, text="Furgone", stamp=on(LATER)
    )
    return charge.id


def send(kind: str, thing: UUID, *, name: str = "share", **said: object) -> tuple[int, str]:
    """Send the form of a division as the office; return the status and what is read."""
    where = reverse(f"grants:{name}", args=[kind, thing])
    answer = signed_in("olga").post(where, {"id": uuid4(), **said})
    return answer.status_code, answer.content.decode()


def test_the_office_divides_and_everybody_reads_it_counted_once(cost: UUID) -> None:
    """Wrong shares come back with what was typed; a third and two thirds; undone, nothing is divided."""
    olga, mine, theirs = signed_in("olga"), f"share-{PROGRAMME}", f"share-{OTHER}"
    assert "Niente, per ora" in get(olga, "shared")
    assert "Niente è di più programmi" in get(Client(), "together")
    status, page = send("spesa", cost, reason="Accordo del 2021", **{mine: "33,33", theirs: "60"})
    assert status == 400
    assert all(said in page for said in ("93,33%", "33,33", "Accordo del 2021"))
    assert "fanno il 0%" in send("spesa", cost, reason="x")[1]
    assert "da 0 a 100" in send("spesa", cost, reason="x", **{mine: "133"})[1]
    assert send("spesa", cost, reason="Accordo del 2021", **{mine: "33,33", theirs: "66,67"})[0] == 302
    assert send("giornata", DAY, reason="Stesso mercato", cost="100,01", **{mine: "75", theirs: "25"})[0] == 302

    page = get(olga, "shared")
    assert all(said in page for said in ("Furgone", "406,63", "75,01", "i chili si contano anche qui", "268 kg"))
    public = get(Client(), "together")
    assert "Furgone" not in public, "what a recipient wrote is not public"
    assert all(said in public for said in ("Progetto di orto", "Ovest Food Lab", "In tutto, ogni cosa una volta"))
    rows = [row[1:4] for row in csv.reader(get(Client(), "together_csv").splitlines()[1:])]
    assert rows == [["838.37", "0", "268000"], ["481.64", "268000", "0"], ["1320.01", "268000", ""]]
    face = Client().get(reverse("programme:programme", args=["ovest-food-lab"])).content.decode()
    assert "Insieme ad altri programmi" in face
    assert "268 kg contati anche qui" in face

    assert send("giornata", DAY, name="unshare", reason="Era di uno solo")[0] == 302
    assert "non è diviso" in send("giornata", DAY, name="unshare", reason="Ancora")[1]
    assert [thing.thing for thing in selectors.counted_things()] == [cost]
    _divide_one_gift(mine, theirs)
    assert send("dono", key("pears"), name="unshare", reason="Di uno solo")[0] == 302
    assert send("giornata", DAY, name="unshare", reason="Di uno solo")[0] == 302
    services.decide(id=key("no"), charge=cost, outcome=Outcome.REFUSED, reason="Doppia", stamp=on(LATER))
    assert "Niente è di più programmi" in get(Client(), "together"), "a cost that nobody accepted costs nobody"
    assert signed_in("omar").get(reverse("grants:share", args=["spesa", cost])).status_code == 403


def _divide_one_gift(mine: str, theirs: str) -> None:
    """Of a day of 268 kilos and nine jars, one gift is of both programmes: in each of them, once in the total."""
    collecting.record_donation(
        id=key("jars"), day=DAY, source=SHOPPER, food=Food(category="jars"), weight=pieces(9), stamp=stamp(12)
    )
    listed = signed_in("olga").get(reverse("grants:day_gifts", args=[DAY])).content.decode()
    assert "Frutta, 268 kg" in listed
    assert reverse("grants:share", args=["dono", key("pears")]) in listed
    assert send("dono", key("pears"), reason="La stessa borsa", **{mine: "60", theirs: "40"})[0] == 302
    rows = [row[1:4] for row in csv.reader(get(Client(), "together_csv").splitlines()[1:])]
    assert rows == [["813.37", "0", "268000"], ["406.63", "268000", "0"], ["1220.00", "268000", ""]]
    public = get(Client(), "together")
    assert "Un dono di frutta" in public
    assert "Spesa sospesa" not in public

    assert send("giornata", DAY, reason="Anche la giornata", **{mine: "25", theirs: "75"})[0] == 302
    rows = [row[1:] for row in csv.reader(get(Client(), "together_csv").splitlines()[1:])]
    assert rows[-1][1] == "268000", "a gift divided by itself counts no more with its day"
    assert rows[-1][3] == "9"
    to = Gift(source=SHOPPER, food=Food(category="fruit"), weight=kg("200"))
    collecting.correct_donation(id=key("less"), donation=key("pears"), to=to, reason="era meno", stamp=stamp(13))
    page = get(signed_in("olga"), "shared")
    assert "200 kg" in page
    assert "diviso" in signed_in("olga").get(reverse("grants:day_gifts", args=[DAY])).content.decode()
    assert send("dono", key("less"), reason="La stessa borsa", **{mine: "50", theirs: "50"})[0] == 302
    assert len([thing for thing in selectors.counted_things() if thing.kind == "gift"]) == 1
    assert signed_in("omar").get(reverse("grants:day_gifts", args=[DAY])).status_code == 403
    assert signed_in("olga").get(reverse("grants:share", args=["dono", key("no gift")])).status_code == 404
