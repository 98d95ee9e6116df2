"""Sessions and walks on the screen: who has no account signs up, who coordinates calls off, who walks writes."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from fabene.gatherings import selectors
from fabene.gatherings.models import SignUp
from fabene.gatherings.values import MOST_OF_A_BROWSER
from fabene.lib.outbox.models import Message
from fabene.programme.accompaniment import selectors as walks
from tests.applications import build_draft, build_sent
from tests.calls import build_call
from tests.remembered import Remember
from tests.web import met
from tests.web import week as weeks
from tests.web.addresses import addresses
from tests.web.conftest import signed_in
from tests.world import Place, build_world, key

ROOM = "https://example.org/stanza"


def build() -> Place:
    place = build_world().grugliasco
    met.meet(place)
    return place


@pytest.fixture
def place(remember: Remember, monkeypatch: pytest.MonkeyPatch) -> Place:
    monkeypatch.setattr("django.utils.timezone.now", weeks.now)
    return remember(build)


def text(client: Client, name: str, *parts: object, status: int = 200) -> str:
    answer = client.get(reverse(name, args=parts))
    assert answer.status_code == status, (name, answer.status_code)
    return answer.content.decode()


def send(client: Client, name: str, *parts: object, status: int = 302, **typed: object) -> str:
    form = {"id": str(key("sent", name, *map(str, typed.values()))), **met.FORMS.get(name, {}), **typed}
    answer = client.post(reverse(name, args=parts), form)
    assert answer.status_code == status, (name, answer.status_code, answer.content.decode()[:3000])
    return str(answer.headers.get("Location", "")) or answer.content.decode()


def test_every_page_opens_for_the_office_or_for_who_walks(place: Place) -> None:
    clients = (signed_in("olga"), signed_in("nino"))
    shut = []
    for each in addresses():
        if each.name.startswith(("gatherings:", "accompaniment:")):
            wanted = {one: met.parts(each.name)[one] for one in re.findall(r":(\w+)>", each.route)}
            answered = {client.get(reverse(each.name, kwargs=wanted)).status_code for client in clients}
            if not answered & {200, 405}:
                shut.append((each.name, answered))
    assert shut == []


def test_who_has_no_account_signs_up_with_a_number_and_sees_how_to_be_there(place: Place) -> None:
    visitor = Client()
    page = text(visitor, "gatherings:gathering", met.MET)
    assert ROOM not in page
    assert "lo vedi qui quando ti iscrivi" in page
    refused = send(visitor, "gatherings:join", met.MET, people=31, email="due@example.org", status=400)
    assert "due@example.org" in refused, "what was typed stays"

    own = send(visitor, "gatherings:join", met.MET, people=2, email="due@example.org")

    assert ROOM in visitor.get(own).content.decode()
    assert Message.objects.count() == 1
    assert visitor.post(f"{own}togli/").status_code == 302
    assert "Ti sei tolto" in visitor.get(own).content.decode()
    assert ROOM not in visitor.get(own).content.decode()
    assert visitor.post(f"{own}torna/").status_code == 302
    assert SignUp.objects.filter(withdrawn_at__isnull=True).count() == 3
    assert own in text(visitor, "gatherings:gathering", met.MET), "their browser finds it again"
    assert own not in text(Client(), "gatherings:gathering", met.MET)
    for number in range(1, MOST_OF_A_BROWSER):
        send(visitor, "gatherings:join", met.MET, people=10 + number)
    refused = send(visitor, "gatherings:join", met.MET, people=5, status=400)
    assert "una sola iscrizione dice il numero" in refused
    assert own in refused
    text(visitor, "gatherings:sign_up", "x" * 50, status=404)


def test_what_is_called_off_is_told_and_stays_in_the_calendars(place: Place) -> None:
    carla, nino = signed_in("carla"), signed_in("nino")
    send(carla, "gatherings:cancel", met.MET)
    assert selectors.gathering(met.MET).cancelled
    assert Message.objects.count() == 1, "only Nino can be reached"
    assert "neve" in text(nino, "gatherings:gathering", met.MET)
    mine = text(Client(), "gatherings:my_calendar", met.parts("gatherings:my_calendar")["token"])
    everybody = text(Client(), "gatherings:site_calendar")
    for calendar in (mine, everybody):
        read = Calendar.from_ical(calendar)
        states = {str(one["UID"]): str(one["STATUS"]) for one in read.walk("VEVENT")}
        assert states[f"{met.MET}@fabene"] == "CANCELLED"
    assert ROOM in mine
    assert ROOM not in everybody
    send(carla, "gatherings:resume", met.MET)
    assert not selectors.gathering(met.MET).cancelled


def test_a_session_is_moved_with_a_reason_and_the_door_names_no_family(place: Place) -> None:
    carla = signed_in("carla")
    refused = send(carla, "gatherings:change", met.MET, reason="", title="Altro titolo", status=400)
    assert "Altro titolo" in refused
    assert "scrivi perché" in refused
    send(carla, "gatherings:change", met.MET)
    assert selectors.gathering(met.MET).sequence == 1
    for name in ("gatherings:sheet", "gatherings:attendance_csv"):
        assert "Nino" not in text(carla, name, met.MET)
    send(signed_in("rita"), "gatherings:change", met.MET, status=403)
    send(carla, "gatherings:plan", network=key("network", "rivoli"), status=400)


def test_the_office_chooses_the_proposals_of_a_plan_by_number_and_name(place: Place) -> None:
    call = build_call(jurors={})
    one, two = (build_sent(call, name, municipalities=("001120",)).id for name in ("orto", "forno"))
    build_draft(call, "bozza")
    olga = signed_in("olga")
    form = text(olga, "accompaniment:open")
    assert "n. 1 · Idea orto" in form
    assert "Idea bozza" not in form, "nobody reads a draft but those who write it"
    typed: dict[str, Any] = {"title": "Orto e forno", "aims": "Una proposta sola.", "ideas": [one, two]}
    plan = send(olga, "accompaniment:open", **typed)
    assert reverse("applications:record", args=[call.slug, two]) in olga.get(plan).content.decode()
    assert "n. 2 · Idea forno" in signed_in("nino").get(plan).content.decode(), "who writes a proposal opens its plan"
    refused = send(olga, "accompaniment:open", status=400, **{**typed, "title": "Un altro"})
    assert "ha già un piano" in refused
    assert "checked" in refused


def test_a_mentor_finds_what_waits_writes_and_the_author_reads_what_is_shared(place: Place) -> None:
    olga, nino = signed_in("olga"), signed_in("nino")
    assert "Il bilancio" in text(nino, "accompaniment:desk")
    send(olga, "accompaniment:take_part", met.PLAN)
    omar = signed_in("omar")
    send(nino, "accompaniment:diary", met.PLAN, text="Solo per chi accompagna.")
    send(nino, "accompaniment:diary", met.PLAN, text="Anche per chi porta l’idea.", shared="on")
    page = text(omar, "accompaniment:plan", met.PLAN)
    assert "Anche per chi porta" in page
    assert "Solo per chi accompagna" not in page
    send(omar, "accompaniment:deliverable", met.PLAN, met.WALKED["deliverable"])
    send(omar, "accompaniment:assess", met.PLAN)
    send(nino, "accompaniment:assess", met.PLAN, moment="after", **{f"skill-{walks.skills(met.PLAN)[0].id}": 4})
    page = text(omar, "accompaniment:plan", met.PLAN)
    assert "Le competenze, prima e dopo" in page
    assert ",2,4,2" in text(omar, "accompaniment:skills_csv", met.PLAN)
    text(signed_in("sara"), "accompaniment:plan", met.PLAN, status=404)
    of_the_plan = f"{reverse('gatherings:plan')}?piano={met.PLAN}"
    assert nino.post(of_the_plan, {**met.DRAFT, "id": str(key("walked")), "network": ""}).status_code == 302
    assert [one.plan.about for one in selectors.gatherings(about=met.PLAN)] == [met.PLAN]
