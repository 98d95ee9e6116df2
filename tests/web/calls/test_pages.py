"""A call on the site: written a screen at a time, published, asked about, answered, extended; and what is refused."""

import hashlib
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from icalendar import Calendar

from fabene.core.bilingual import Bilingual
from fabene.core.deadlines import Deadline
from fabene.lib.outbox.models import Message
from fabene.programme.calls import selectors, services
from fabene.programme.calls.values import UNTOLD, CallView
from fabene.programme.deadlines.words import to_do
from fabene.programme.documents import selectors as documents
from fabene.programme.frame import services as frame
from fabene.programme.frame.values import Programme
from tests.calls import CLOSES, CLOSES_AT, PROGRAMME, build_call, build_co_design
from tests.remembered import Remember
from tests.web.conftest import signed_in
from tests.world import World, at, build_world, key, stamp

pytestmark = pytest.mark.django_db

MAY = at(12, day=date(2020, 5, 20))


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_world)


@pytest.fixture
def call(world: World) -> CallView:
    return build_call()


@pytest.fixture(autouse=True)
def in_may(monkeypatch: pytest.MonkeyPatch) -> None:
    look(monkeypatch, MAY)


def look(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)


def page(client: Client, name: str, *parts: object, status: int = 200) -> str:
    response = client.get(reverse(f"calls:{name}", args=parts))
    assert response.status_code == status
    return response.content.decode()


def send(client: Client, name: str, *parts: object, status: Any = 302, **typed: object) -> str:
    response = client.post(reverse(f"calls:{name}", args=parts), {"id": key("typed", name, *map(str, parts)), **typed})
    assert response.status_code == status, response.content.decode()[-3000:]
    return response.content.decode()


def test_everybody_reads_what_is_open_how_it_is_judged_and_takes_it_away(call: CallView) -> None:
    anybody = Client()
    assert "Aperti adesso" in page(anybody, "calls")
    shown = page(anybody, "call", call.slug)
    for words in ("mancano 17 giorni", "sabato 6 giugno 2020", "Inclusione sociale e lavorativa", "S-nodi", "3.000"):
        assert words in shown
    assert '<td class="number">40</td>' in shown
    assert (
        "Ideas for food" in anybody.get(reverse("calls:call", args=[call.slug]), headers={"accept-language": "en"}).text
    )
    assert anybody.get(reverse("calls:paper", args=[call.slug])).content.startswith(b"%PDF")
    event: Any = Calendar.from_ical(page(anybody, "deadline", call.slug)).walk("VEVENT")[0]
    assert (event["dtend"].dt, int(event["sequence"])) == (CLOSES_AT, 1)
    assert anybody.get(reverse("calls:linked_data", args=[call.slug])).json()["amount"]["value"] == "150000.00"
    assert "40" in page(anybody, "criteria_csv", call.slug)
    assert anybody.get(reverse("calls:office", args=[call.slug])).status_code == 302
    assert signed_in("nino").get(reverse("calls:office", args=[call.slug])).status_code == 403


def test_a_draft_is_the_office_s_alone_and_says_all_it_lacks_each_with_its_place(world: World) -> None:
    frame_programme()
    office = signed_in("olga")
    assert "Adesso non c’è nessun bando aperto" in page(Client(), "calls")
    send(office, "new", begins="modello social_call", slug="nuovo", programme=PROGRAMME, status=400)
    send(office, "new", begins="modello social_call", slug="orti", programme=PROGRAMME)
    page(Client(), "call", "orti", status=404)
    assert "in preparazione" in page(office, "preview", "orti")
    lacking = page(office, "office", "orti")
    for screen in ("inizio", "chi", "dove", "date", "garanzie"):
        assert reverse("calls:section", args=["orti", screen]) in lacking
    send(office, "section", "orti", "inizio", title="Orti", title_en="Gardens", sentence="Orti per tutti.")
    send(
        office,
        "section",
        "orti",
        "chi",
        who_may=["group", "firm"],
        together="Insieme",
        requirements="Legami",
        riepilogo="1",
    )
    rows = {"criteria-TOTAL_FORMS": "2", "criteria-INITIAL_FORMS": "1"}
    first = {"criteria-0-key": "inclusion", "criteria-0-it": "Inclusione", "criteria-0-weight": "70"}
    wrong = send(
        office, "section", "orti", "criteri", **rows, **first, **{"criteria-1-it": "Durata"}, max_score=10, status=400
    )
    assert "Scrivi il peso" in wrong
    second = {"criteria-1-it": "Durata nel tempo", "criteria-1-weight": "40"}
    send(office, "section", "orti", "criteri", **rows, **first, **second, max_score=10, jury="Tre persone")
    draft = selectors.call_by_slug("orti")
    assert [(one.key, one.weight) for one in draft.criteria] == [("inclusion", 70), ("durata-nel-tempo", 40)]
    assert (draft.title.en, draft.tie_order) == ("Gardens", ("inclusion", "durata-nel-tempo"))
    assert "i pesi non fanno 100" in page(office, "office", "orti")
    send(office, "publish", "orti")
    page(Client(), "call", "orti", status=404)
    send(office, "drop", "orti")
    page(office, "office", "orti", status=404)


def test_a_question_is_answered_in_public_and_what_was_written_is_nowhere(
    call: CallView, monkeypatch: pytest.MonkeyPatch
) -> None:
    asker, office = Client(), signed_in("olga")
    question = "Sono Anna di via Roma: un gruppo può partecipare?"
    send(asker, "questions", call.slug, theme="who", text=question, email="anna@example.org")
    assert question not in page(asker, "questions", call.slug)
    assert "aspetta una risposta" in page(office, "calls")
    (asked,) = selectors.waiting_questions(call.id)
    told = {"theme": "who", "question": "Un gruppo può partecipare? Scrivete a anna@example.org", "answer": "Sì."}
    assert "toglilo" in send(office, "answer", call.slug, asked.id, **told, status=400)
    send(office, "answer", call.slug, asked.id, **told | {"question": "Un gruppo può partecipare?", "frequent": "on"})
    shown = page(Client(), "questions", call.slug)
    assert "Le chiedono in molti" in shown
    assert "Anna" not in shown
    assert Message.objects.filter(about=asked.id).count() == 1
    look(monkeypatch, at(12, 30, day=date(2020, 5, 20)))
    (answer,) = selectors.answers(call.id)
    send(
        office,
        "correct_answer",
        call.slug,
        answer.id,
        **told | {"question": "Un gruppo può?", "answer": "Sì, con capofila."},
    )
    corrected = page(Client(), "questions", call.slug)
    assert "corretta mercoledì 20 maggio" in corrected[corrected.index("<main") :]

    send(asker, "questions", call.slug, id=key("other"), theme="money", text="E io?", email="bea@example.org")
    (other,) = selectors.waiting_questions(call.id)
    send(
        office,
        "answer",
        call.slug,
        other.id,
        **{"parte-id": key("aside"), "parte-why": "personal", "parte-reply": "Ti scriviamo."},
    )
    assert selectors.waiting_questions(call.id) == ()


def test_more_time_is_given_with_a_reason_and_the_grid_stays_once_it_is_open(
    call: CallView, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = signed_in("olga")
    earlier = {"closes_at": "2020-06-01T12:00", "reason": "Errore"}
    assert "può solo andare più avanti" in send(office, "extend", call.slug, **earlier, status=400)
    send(office, "extend", call.slug, closes_at="2020-07-06T23:59", reason="Venaria è entrata a giugno.")
    shown = page(Client(), "versions", call.slug)
    assert "Venaria è entrata a giugno." in shown
    assert "<del>sabato</del> <ins>lunedì</ins> 6 <del>giugno</del> <ins>luglio</ins>" in " ".join(shown.split())

    services.save_draft(
        id=key("save"), notice=call.id, changes={"max_score": 5}, stamp=stamp(13, day=CLOSES, who="olga")
    )
    refused = send(office, "change", call.slug, reason="Ripensamento", status=400)
    assert "punteggio più alto per criterio" in refused
    assert "Ripensamento" in refused
    send(office, "drop", call.slug)
    look(monkeypatch, at(12, day=date(2020, 7, 7)))
    assert "Ha chiuso lunedì 6 luglio 2020" in page(Client(), "call", call.slug)
    assert "Chiusi" in page(Client(), "calls")


def test_what_is_published_is_kept_as_it_was_with_its_hash(call: CallView, monkeypatch: pytest.MonkeyPatch) -> None:
    office = signed_in("olga")
    longer = {"closes_at": "2020-07-06T23:59", "reason": "Venaria è entrata a giugno."}
    send(office, "extend", call.slug, **longer)
    shown = page(Client(), "versions", call.slug)
    (paper,) = documents.documents_about(call.id, public_only=True)
    first = reverse("documents:file", args=[paper.id, 1])
    kept = Client().get(first).content
    assert hashlib.sha256(kept).hexdigest() == paper.latest.sha256
    assert paper.latest.sha256 in shown
    assert first in page(Client(), "call", call.slug)
    send(office, "extend", call.slug, **longer)
    look(monkeypatch, MAY + timedelta(hours=1))
    again = {"closes_at": "2020-07-07T23:59", "reason": "Un giorno in più."}
    send(office, "extend", call.slug, id=key("again"), **again)
    (paper,) = documents.documents_about(call.id, public_only=True)
    assert [one.number for one in paper.versions] == [2, 1], "sent twice, a version and its paper are one"
    assert Client().get(first).content == kept, "what was published stays as it was"
    shown = page(Client(), "versions", call.slug)
    assert shown.count('class="hash"') == len({one.sha256 for one in paper.versions}) == 2
    assert reverse("documents:file", args=[paper.id, 2]) in page(Client(), "call", call.slug)


def test_a_reader_of_english_hears_what_is_only_in_italian_as_italian(call: CallView) -> None:
    office = signed_in("olga")
    services.save_draft(
        id=key("save"),
        notice=call.id,
        changes={"sentence": Bilingual(it="Solo in italiano."), "official": UNTOLD},
        stamp=stamp(11, day=date(2020, 5, 20), who="olga"),
    )
    send(office, "change", call.slug, reason="Più chiaro", reason_en="Clearer")
    shown = Client().get(reverse("calls:call", args=[call.slug]), headers={"accept-language": "en"}).text
    assert '<span lang="it">Solo in italiano.</span>' in shown
    assert "Clearer" in shown
    assert "Più chiaro" not in shown
    assert "not published in the sources found" in shown
    assert "<span" not in page(Client(), "call", call.slug).partition("Solo in italiano.")[0].rpartition("<h1")[2]
    asked = Deadline(key=call.id, kind="call_closes", at=CLOSES_AT, title="Idee", title_en="Ideas")
    with override("en"):
        assert "Ideas" in to_do(asked)
        assert "Idee" in to_do(replace(asked, title_en=""))


def test_the_office_names_a_jury_with_who_stands_in(call: CallView) -> None:
    office = signed_in("olga")
    send(office, "jury", call.slug, user=key("user", "gino"), organisation=key("organisation", "orto"))
    sitting = selectors.call(call.id).jurors
    send(office, "jury", call.slug, id=key("in"), user=key("user", "elia"), substitute_of=sitting[0].id)
    waiting = selectors.call(call.id).substitutes[0].id
    send(office, "jury", call.slug, **{"entra-id": key("entra"), "entra-juror": waiting, "entra-reason": "In congedo"})
    assert "al posto di Cora" in page(office, "jury", call.slug)
    assert "Orto di tutti" in page(Client(), "call", call.slug)


def test_organisations_join_a_co_design_and_everybody_reads_who_and_why(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    notice = build_co_design()
    look(monkeypatch, at(12, day=date(2021, 4, 10)))
    shown = page(Client(), "co_design", notice.slug)
    assert "Vogliamo partecipare" in shown
    assert shown.count('<section class="prose"') == 13
    page(Client(), "call", notice.slug, status=404)
    send(signed_in("omar"), "express", notice.slug, organisation=key("organisation", "orto"), text="Portiamo l'orto.")
    assert "non è legato a nessuna" in page(signed_in("nino"), "express", notice.slug)
    look(monkeypatch, at(12, day=date(2021, 5, 3)))
    office = signed_in("olga")
    (interest,) = selectors.interests(notice.id)
    send(office, "decide", notice.slug, interest.id, admitted="si", reasons="Ha un orto nel quartiere.")
    send(
        office,
        "interests",
        notice.slug,
        **{"svolta-id": key("t"), "svolta-turn": "tables", "svolta-reason": "Tre incontri."},
    )
    told = page(Client(), "co_design", notice.slug)
    assert "Ha un orto nel quartiere." in told
    assert "I tavoli sono iniziati" in told


def frame_programme() -> None:
    told = Programme(
        slug="top-metro-fa-bene",
        name=Bilingual(it="Top Metro Fa Bene"),
        sentence=Bilingual(it="Il programma di questo mondo."),
        source="questo mondo",
    )
    frame.open_programme(id=PROGRAMME, programme=told, stamp=stamp(who="olga"))
