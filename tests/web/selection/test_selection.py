"""The pages of a selection: a juror scores alone, the office counts, everybody reads the ranking and its reasons."""

import json
import re
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from fabene.people.values import Role
from fabene.programme.selection import selectors, services
from fabene.programme.selection.tables import canonical, digest
from fabene.programme.selection.values import Admissibility
from tests.programme.selection.stage import (
    TALKED,
    WRITERS,
    A,
    admit,
    app,
    build_published,
    build_scored,
    build_selection,
    declare,
    give_reasons,
    look_again,
    moment,
    score,
    who,
)
from tests.remembered import Remember
from tests.web.conftest import signed_in
from tests.world import at, build_user, grant, key

SLUG = "idee-2020"
SECRET = "Qui c’è un 9 che nessuno deve leggere"


def build_office() -> None:
    build_user("olga")
    grant("olga", role=Role.PROGRAMME, network=None)


def build_scored_with_office() -> None:
    build_scored()
    build_office()


def build_published_with_office() -> None:
    build_published()
    build_office()


def build_open_with_office() -> None:
    build_selection()
    build_office()


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """Let the clock stand at ten in the morning of a day."""

    def set_clock(day: date) -> None:
        moment: datetime = at(10, day=day)
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    return set_clock


def page(client: Client, name: str, *rest: object, status: int = 200) -> str:
    response = client.get(reverse(f"selection:{name}", args=[SLUG, *rest]))
    assert response.status_code == status, (name, response.status_code)
    return "" if status != 200 else response.content.decode()


def send(client: Client, name: str, *rest: object, **typed: object) -> str:
    response = client.post(
        reverse(f"selection:{name}", args=[SLUG, *rest]), {"id": key("sent", name, repr(typed)), **typed}, follow=True
    )
    assert response.status_code in {200, 400}
    return response.content.decode()


def test_no_page_shows_a_score_of_anybody_else_before_the_round_is_closed(remember: Remember) -> None:
    remember(build_scored_with_office)
    score("cora", "A", (3, 1, 2), comment=SECRET)
    mine = page(signed_in("cora"), "read", app("A"))
    assert SECRET in mine
    assert 'value="3"' in mine
    for name in ("mira", "olga", "aria"):
        seen = everything_seen(signed_in(name))
        assert seen or name == "aria"
        assert not any(SECRET in text for text in seen)
    before = everything_seen(signed_in("mira"))
    score("cora", "A", (10, 10, 10), comment="Altro")
    assert [without_ids(text) for text in everything_seen(signed_in("mira"))] == [without_ids(text) for text in before]
    assert page(signed_in("mira"), "talk", app("A"), status=403) == page(signed_in("olga"), "compare_csv", status=403)
    assert page(Client(), "ranking", status=404) == ""


def everything_seen(client: Client) -> list[str]:
    """Return every page of a selection that answers somebody."""
    whole = ("desk", "office", "compare", "compare_csv", "minutes", "ranking", "hangs_on")
    addresses: list[tuple[object, ...]] = [(name,) for name in whole]
    addresses += [(name, app(idea)) for name in ("read", "talk", "application", "mine") for idea in WRITERS]
    answers = [client.get(reverse(f"selection:{name}", args=[SLUG, *rest])) for name, *rest in addresses]
    return [answer.content.decode(errors="ignore") for answer in answers if answer.status_code == 200]


def without_ids(text: str) -> str:
    """Return a page without what is new each time it is shown."""
    return re.sub(r'value="[^"]{30,}"', "", text)


def test_a_juror_reads_declares_and_scores_as_they_type(remember: Remember) -> None:
    remember(build_open_with_office)
    for name in WRITERS:
        admit(name)
    cora = signed_in("cora")
    assert "Restano 2 da leggere." in page(cora, "desk")
    assert "Hai un interesse in questa proposta?" in page(cora, "read", app("A"))
    assert "Un testo obbligatorio è vuoto" in send(cora, "declare", app("A"), conflict="yes"), "a conflict says why"
    assert "I tuoi punteggi" in send(cora, "declare", app("A"), conflict="no")
    url = reverse("selection:read", args=[SLUG, app("A")])
    saved = cora.post(url, {"id": key("typed"), "score_inclusion": "9"}, headers={"HX-Request": "true"})
    assert "Salvato alle" in saved.content.decode()
    fresh = re.search(r'name="id" value="([^"]+)"', saved.content.decode())
    assert fresh
    assert fresh.group(1) != str(key("typed"))
    wrong = cora.post(url, {"id": key("wrong"), "score_inclusion": "11"}, headers={"HX-Request": "true"})
    assert "Non salvato." in wrong.content.decode()
    assert "I punteggi sono numeri interi da 0 a 10" in wrong.content.decode()
    typed = {"score_inclusion": 9, "score_participation": 6, "score_vitality": 6}
    assert "Hai un interesse" in send(cora, "read", app("A"), **typed), "the next one"
    assert "Resta 1 da leggere." in page(cora, "desk")
    assert "Ti astieni: la media" in send(cora, "declare", app("B"), conflict="yes", why="Siedo nel direttivo")
    assert "Hai finito." in page(cora, "desk")
    refused = cora.post(reverse("selection:read", args=[SLUG, app("B")]), {"id": key("b"), "score_inclusion": "9"})
    assert refused.status_code == 400
    assert "non puoi darle punteggi" in refused.content.decode()
    counted = page(signed_in("olga"), "office")
    assert "Chi ha finito" in counted
    assert page(signed_in("aria"), "desk", status=403) == page(signed_in("cora"), "office", status=403)


def test_a_juror_who_types_on_while_the_form_saves_itself_loses_nothing(remember: Remember) -> None:
    remember(build_open_with_office)
    admit("A")
    declare("cora", "A")
    cora, url = signed_in("cora"), reverse("selection:read", args=[SLUG, app("A")])
    form = {"id": key("one form"), "score_inclusion": "9"}
    cora.post(url, form, headers={"HX-Request": "true"})
    assert cora.post(url, {**form, "score_participation": "6", "score_vitality": "6"}).status_code == 302
    (line,) = selectors.desk(selectors.selection(key("selection")), key("user", "cora"))
    assert line.complete


def test_the_page_of_a_call_leads_each_to_their_part_of_its_selection(remember: Remember) -> None:
    remember(build_open_with_office)
    desk, call = reverse("selection:desk", args=[SLUG]), reverse("calls:call", args=[SLUG])
    assert desk in signed_in("cora").get(call).content.decode()
    assert desk not in Client().get(call).content.decode()
    assert reverse("selection:office", args=[SLUG]) in signed_in("olga").get(f"{call}ufficio/").content.decode()


def test_the_office_closes_and_the_page_says_what_each_juror_changes(remember: Remember) -> None:
    remember(build_scored_with_office)
    olga = signed_in("olga")
    assert "Chiudi la prima lettura" in page(olga, "office")
    assert "La prima lettura è chiusa" in send(olga, "close")
    assert "Chiudi i punteggi finali" in page(olga, "office")
    told = page(signed_in("mira"), "compare")
    assert "«n. 1 · Idea A» è prima: 7,30 a 7,27 di «n. 2 · Idea B»." in told
    city = "Senza la persona di Città Metropolitana di Torino «n. 2 · Idea B» sarebbe prima, 7,40 a 7,30."
    nodi = "Senza la persona di S-nodi sarebbero pari a 7,25 «n. 1 · Idea A» e «n. 2 · Idea B»"
    assert city in told
    assert nodi in told
    assert "se «Inclusione sociale e lavorativa» pesa da 38,46 a 100" in told
    assert "109/15" in page(olga, "compare_csv")
    declare("sandra", "B", conflict=True, why="L’ho scoperto ora", day=TALKED)
    assert city not in page(signed_in("sandra"), "compare")
    assert "non vede che cosa ne dice la giuria" in page(signed_in("sandra"), "talk", app("B"))
    assert "I punteggi finali sono chiusi" in send(olga, "close", step="final")
    minutes = PdfReader(BytesIO(olga.get(reverse("selection:minutes", args=[SLUG])).content))
    text = " ".join("".join(sheet.extract_text() for sheet in minutes.pages).split())
    (sealed,) = selectors.closings(key("selection"))
    assert sealed.sha256 in text.replace(" ", "")
    assert "S-nodi si astiene su «n. 2 · Idea B»: L’ho scoperto ora" in text
    assert "Verbale della valutazione" in text


def test_what_is_published_can_be_read_taken_away_and_computed_again(remember: Remember) -> None:
    remember(build_published_with_office)
    shown = page(Client(), "ranking")
    assert shown.index("Idea A") < shown.index("Idea B")
    assert "La commissione ha apprezzato l’idea B." in shown
    assert "7,30 punti" in shown
    hangs = page(Client(), "hangs_on")
    assert "Senza la persona di Città Metropolitana di Torino «n. 2 · Idea B» sarebbe prima, 7,40 a 7,30." in hangs
    told = json.loads(page(Client(), "ranking_json"))
    assert digest(canonical(told["table"])) == told["sealed"]["sha256"]
    assert [row["points"] for row in told["rows"]] == ["73/10", "109/15"]
    assert "Idea A" in page(Client(), "ranking_csv")
    for name in ("Cora", "Mira", "Sandra"):
        assert all(name not in text for text in (shown, hangs, json.dumps(told)))
    assert "Perché esce una nuova versione" in page(signed_in("olga"), "office")
    assert page(Client(), "version", 1) != ""
    assert page(Client(), "version", 2, status=404) == ""


def test_who_applied_answers_and_appeals_and_the_office_replies(remember: Remember, on: Callable[[date], None]) -> None:
    remember(build_published_with_office)
    berta, olga = signed_in("berta"), signed_in("olga")
    on(moment(9).date())
    assert reverse("selection:mine", args=[SLUG, app("B")]) in berta.get("/proposte/").content.decode()
    assert "Posto 2 in graduatoria." in page(berta, "mine", app("B"))
    assert page(berta, "mine", app("A"), status=404) == ""
    text = "I tirocini non sono stati contati."
    assert "Il ricorso è arrivato" in send(berta, "mine", app("B"), what="appeal", **prefixed("appeal", text=text))
    (filed,) = selectors.appeals(key("selection"))
    assert text in page(olga, "answer", filed.id)
    assert "di nuovo aperta" in send(olga, "answer", filed.id, accepted="yes", reasons="È vero.")
    assert "È vero." in page(berta, "mine", app("B"))
    on(moment(12).date())
    late = send(signed_in("aria"), "mine", app("A"), what="appeal", **prefixed("appeal", text="Anch’io."))
    assert "Il tempo per ricorrere è finito venerdì 10 luglio 2020 alle 23.59" in late
    assert "Anch’io." in late, "what was typed stays"


def prefixed(prefix: str, **typed: object) -> dict[str, object]:
    fields = {"id": key("sent", prefix, repr(typed)), **typed}
    return {f"{prefix}-{name}": value for name, value in fields.items()}


def test_the_office_looks_asks_and_writes_on_one_page(remember: Remember, on: Callable[[date], None]) -> None:
    remember(build_open_with_office)
    olga, aria = signed_in("olga"), signed_in("aria")
    on(date(2020, 6, 9))
    assert "Di’ che cosa è ammesso" in page(olga, "office")
    missing = send(olga, "application", app("A"), what="admit", **prefixed("admit", outcome="integration", reason="X"))
    assert "Scrivi entro quando può arrivare la risposta." in missing
    asked = prefixed("admit", outcome="integration", reason="Manca la firma.", term="2020-06-20T18:00")
    assert "Manca la firma." in send(olga, "application", app("A"), what="admit", **asked)
    assert "Si risponde entro sabato 20 giugno 2020 alle 18." in page(aria, "mine", app("A"))
    answer = prefixed("integration", text="Ecco la firma.")
    assert "La risposta è arrivata" in send(aria, "mine", app("A"), what="integration", **answer)
    assert "È arrivata un’integrazione" in page(olga, "office")
    assert selectors.admissions(key("selection"))[app("A")].outcome is Admissibility.INTEGRATION
    admit("A", word="after")
    admit("B")
    for juror in A:
        declare(juror, "A")
        declare(juror, "B", conflict=True, why="La conosco")
        score(juror, "A", A[juror])
    services.close_first_round(id=key("closed"), selection=key("selection"), stamp=who("olga", TALKED))
    assert "Il motivo che si pubblica" in page(olga, "application", app("A"))
    assert "Non c’è ancora" not in page(olga, "compare")


def test_a_juror_in_conflict_reads_minutes_without_what_others_gave_until_the_ranking(remember: Remember) -> None:
    """The juror opens the documents of what they judge; in the minutes nothing of the other one is told."""
    remember(build_scored_with_office)
    mira, olga = signed_in("mira"), signed_in("olga")
    found = selectors.sent(key("call", SLUG))[app("B")].attachments[0]
    paper = mira.get(reverse("selection:paper", args=[SLUG, app("B"), found.id]))
    assert paper.headers["Content-Type"] == "application/pdf"
    assert reverse("selection:paper", args=[SLUG, app("B"), found.id]) in page(mira, "read", app("B"))
    declare("mira", "A", conflict=True, why="Mia sorella lavora lì", day=TALKED)
    assert "I documenti" not in page(mira, "read", app("A"))
    refused = mira.get(reverse("selection:paper", args=[SLUG, app("A"), found.id]), follow=True)
    assert "Hai dichiarato un conflitto di interessi" in refused.content.decode()
    for step in ("first", "final"):
        send(olga, "close", step=step)
    asked = page_text(mira)
    assert "Copia per chi si astiene" in asked
    assert "7,30" not in asked, "the mean of the others"
    assert "7,30" in page_text(olga)
    give_reasons()
    look_again("A")
    services.publish(id=key("published"), selection=key("selection"), note="", stamp=who("olga", TALKED))
    assert "7,30" in page_text(mira)


def page_text(client: Client) -> str:
    """Return the words of the minutes as somebody is given them."""
    sheets = PdfReader(BytesIO(client.get(reverse("selection:minutes", args=[SLUG])).content)).pages
    return " ".join("".join(sheet.extract_text() for sheet in sheets).split())
