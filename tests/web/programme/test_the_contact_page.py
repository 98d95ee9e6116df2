"""Whoever writes needs no account: a number, a link, and a way back; a machine writes to nobody."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from fabene.programme.contacts.models import Request
from fabene.programme.contacts.values import State
from tests.web.conftest import signed_in
from tests.world import build_world, key

pytestmark = pytest.mark.django_db


def test_somebody_asks_follows_and_takes_back_and_who_answers_finds_it(client: Client) -> None:
    world = build_world()
    typed: dict[str, Any] = {
        "id": key("form"),
        "kind": "help",
        "network": world.grugliasco.network.id,
        "text": "Non riesco a fare la spesa.",
        "reach": "",
    }
    refused = client.post("/contatti/", typed)
    assert "Non riesco a fare la spesa." in refused.content.decode()

    machine = client.post("/contatti/", {**typed, "reach": "a@example.org", "website": "https://spam.example"})
    assert (machine.status_code, Request.objects.count()) == (302, 0)

    sent = [client.post("/contatti/", {**typed, "reach": "prova@example.org"}) for _again in range(2)]
    link = {answer.headers["Location"] for answer in sent}
    assert Request.objects.count() == len(link) == 1
    page = client.get(link.pop())
    assert (page.status_code, "no-store" in page.headers["Cache-Control"]) == (200, True)
    assert "spesa" not in page.content.decode()

    asked = f"/ufficio/richieste/{key('form')}/"
    cesare, carla = signed_in("cesare"), signed_in("carla")
    assert "spesa" not in cesare.get(asked).content.decode()
    assert "spesa" in cesare.post(f"{asked}leggi/", {"id": key("read")}).content.decode()
    assert carla.get(asked).status_code == 200
    assert carla.post(f"{asked}leggi/", {"id": key("peek")}).status_code == 403
    assert cesare.post(f"{asked}rispondi/", {"id": key("said"), "text": " "}).status_code == 400
    assert cesare.post(f"{asked}rispondi/", {"id": key("said"), "text": "Ti chiamiamo."}).status_code == 302
    path = urlsplit(sent[0].headers["Location"]).path
    assert "Ti chiamiamo." in client.get(path).content.decode()
    cesare.post(f"{asked}fai/chiudi/", {"id": key("closed")})
    assert Request.objects.get().state == State.CLOSED
    cesare.post(f"{asked}fai/riapri/")
    assert Request.objects.get().state == State.TAKEN

    assert client.post(f"{path}ritira/", {"id": key("back")}).status_code == 302
    assert Request.objects.get().state == State.GONE
    assert client.get(f"{path[:-2]}B/").status_code == 404
