"""An invitation: sent by whoever may give the role, opened once by whoever got the mail, in the way they like."""

import re
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from fabene.people import selectors
from fabene.people.values import INVITATION_DAYS, Role
from tests.web.accounts.people import OTHER_PASSWORD, inside, mails, said, send_password, user_of
from tests.web.conftest import signed_in
from tests.world import World, key

GRUGLIASCO = key("network", "grugliasco")
LIA = {"email": "lia@example.org", "display_name": "Lia", "role": "hub", "network": GRUGLIASCO}


def invite(client: Client, **changed: object) -> Any:
    """Send the form of an invitation, as whoever is signed in there."""
    form = client.get("/inviti/").context["form"]
    return client.post("/inviti/", {"id": form["id"].value(), **LIA, **changed})


def link(number: int = -1) -> str:
    """Return the path of the link in a mail."""
    found = re.search(r"http://127\.0\.0\.1:8000(/invito/\S+)", list(mails())[number][2])
    assert found is not None
    return found.group(1)


def opened(path: str) -> tuple[Client, Any]:
    """Open a link in a fresh browser; return the browser and the page."""
    client = Client()
    return client, client.get(path, follow=True)


def waiting() -> list[str]:
    return [view.display_name for view in selectors.invitations_of(GRUGLIASCO, timezone.now())]


def test_a_coordinator_invites_and_whoever_is_invited_comes_in_with_a_password() -> None:
    carla = signed_in("carla")
    assert invite(carla).headers["Location"] == "/inviti/"
    assert "Lia" in said(carla.get("/inviti/"))
    [(to, subject, text)] = mails()
    assert (to, subject) == ("lia@example.org", "Un invito a fa bene: hub")
    assert "Carla ti invita" in text
    assert "Grugliasco" in text

    lia, page = opened(link())
    assert page.request["PATH_INFO"] == "/invito/"
    assert "lia@example.org" in said(page)
    answer = lia.post("/invito/password/", {"display_name": "Lia Verdi", "password": OTHER_PASSWORD})

    assert answer.headers["Location"] == "/giornate/"
    assert lia.get("/giornate/").status_code == 200
    user = get_user_model().objects.get(email="lia@example.org")
    assert str(user) == "Lia Verdi"
    assert [(role.role, role.network_slug) for role in selectors.roles_of(user.pk)] == [(Role.HUB, "grugliasco")]
    assert waiting() == []
    assert send_password(Client(), "lia", password=OTHER_PASSWORD).status_code == 302


def test_a_link_counts_once() -> None:
    invite(signed_in("carla"))
    path = link()
    lia, _page = opened(path)
    lia.post("/invito/password/", {"display_name": "Lia", "password": OTHER_PASSWORD})

    thief, page = opened(path)

    assert page.status_code == 404
    assert "non vale più" in said(page)
    assert thief.post("/invito/password/", {"display_name": "Ladra", "password": OTHER_PASSWORD}).status_code == 404


def test_a_link_ends_after_two_weeks(monkeypatch: pytest.MonkeyPatch) -> None:
    invite(signed_in("carla"))
    path = link()
    lia, _page = opened(path)
    later = timezone.now() + timedelta(days=INVITATION_DAYS, seconds=1)
    monkeypatch.setattr("fabene.web.accounts.invitations.timezone.now", lambda: later)

    assert opened(path)[1].status_code == 404
    assert lia.get("/invito/").status_code == 404
    assert not get_user_model().objects.filter(email="lia@example.org").exists()


@pytest.mark.parametrize("token", ["x", "A" * 50, "ciao-" * 10])
def test_a_link_that_nobody_sent_opens_nothing(token: str) -> None:
    _client, page = opened(f"/invito/{token}/")
    assert page.status_code == 404
    assert "non vale più" in said(page)


def test_a_name_that_nobody_can_read_is_refused_in_words() -> None:
    invite(signed_in("carla"))
    lia, _page = opened(link())
    answer = lia.post("/invito/password/", {"display_name": "Lia\x07", "password": OTHER_PASSWORD})
    assert answer.status_code == 200
    assert waiting() == ["Lia"]


def test_looking_at_an_invitation_does_not_accept_it() -> None:
    invite(signed_in("carla"))
    for _ in range(2):
        assert opened(link())[1].status_code == 200
    assert waiting() == ["Lia"]


def test_a_weak_password_is_refused_and_the_name_is_kept() -> None:
    invite(signed_in("carla"))
    lia, _page = opened(link())

    answer = lia.post("/invito/password/", {"display_name": "Lia Verdi", "password": "corta"})

    assert answer.status_code == 200
    assert 'value="Lia Verdi"' in said(answer)
    assert "12" in said(answer)
    assert "corta" not in re.sub(r"<script.*", "", said(answer)).replace("scorta", "")
    assert waiting() == ["Lia"]


def test_a_new_coordinator_is_led_to_the_second_factor_at_once() -> None:
    invite(signed_in("carla"), role="coordinator")
    lia, _page = opened(link())
    lia.post("/invito/password/", {"display_name": "Lia", "password": OTHER_PASSWORD})

    assert lia.get("/giornate/").headers["Location"] == "/accounts/secondo-passo/"
    assert lia.get("/accounts/app/").status_code == 200, "they have just proved who they are"


def test_an_invitation_is_sent_again_with_the_same_link_and_withdrawn() -> None:
    carla = signed_in("carla")
    invite(carla)
    [view] = selectors.invitations_of(GRUGLIASCO, timezone.now())

    carla.post(f"/inviti/{view.id}/rimanda/")
    assert link(0) == link(1)

    carla.post(f"/inviti/{view.id}/ritira/")
    assert waiting() == []
    assert list(mails()) == []
    assert carla.post(f"/inviti/{view.id}/ritira/").status_code == 404
    assert carla.post(f"/inviti/{view.id}/rimanda/").status_code == 404


def test_a_withdrawn_link_opens_nothing() -> None:
    carla = signed_in("carla")
    invite(carla)
    path = link()
    lia, _page = opened(path)
    [view] = selectors.invitations_of(GRUGLIASCO, timezone.now())
    carla.post(f"/inviti/{view.id}/ritira/")

    assert lia.post("/invito/password/", {"display_name": "Lia", "password": OTHER_PASSWORD}).status_code == 404
    assert opened(path)[1].status_code == 404


def test_the_same_form_sent_twice_invites_once() -> None:
    carla = signed_in("carla")
    form = {"id": carla.get("/inviti/").context["form"]["id"].value(), **LIA}
    carla.post("/inviti/", form)
    assert carla.post("/inviti/", form).headers["Location"] == "/inviti/"
    assert len(list(mails())) == 1
    assert waiting() == ["Lia"]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"role": "programme"}, "Scegli"),
        ({"role": "jury"}, "Scegli"),
        ({"network": key("network", "rivoli")}, "Scegli"),
        ({"network": ""}, "Scegli una possibilità"),
        ({"role": "caseworker"}, "agisce per un ente"),
        ({"email": "carla@example.org"}, "lo dà qualcun altro"),
        ({"email": "non una email"}, "email"),
        ({"display_name": ""}, "restare vuoto"),
    ],
    ids=["programme", "jury", "next door", "everywhere", "for nobody", "oneself", "no email", "no name"],
)
def test_what_a_coordinator_may_not_give_is_refused_and_what_was_typed_is_kept(
    changed: dict[str, object], words: str
) -> None:
    answer = invite(signed_in("carla"), **changed)
    assert answer.status_code == 200
    assert words in said(answer)
    assert f'value="{LIA["email"]}"' in said(answer) or "email" in changed
    assert list(mails()) == []


def test_the_office_of_the_programme_invites_everywhere_and_for_a_body() -> None:
    pia = signed_in("pia")
    comune = key("organisation", "grugliasco")
    assert invite(pia, role="stand", network="").status_code == 302
    assert invite(pia, role="caseworker", email="ada@example.org", organisation=comune).status_code == 302
    assert "Per: Comune di Grugliasco" in list(mails())[1][2]


@pytest.mark.parametrize("name", ["sara", "ugo", "nino"])
def test_who_gives_no_roles_invites_nobody(name: str) -> None:
    client = signed_in(name)
    assert client.get("/inviti/").status_code == 403
    assert client.post("/inviti/", LIA).status_code == 403


def test_the_coordinator_next_door_sees_and_ends_none_of_ours() -> None:
    invite(signed_in("carla"))
    [view] = selectors.invitations_of(GRUGLIASCO, timezone.now())
    rita = signed_in("rita")

    assert "Lia" not in said(rita.get("/inviti/"))
    assert rita.post(f"/inviti/{view.id}/ritira/").status_code == 404
    assert rita.post(f"/inviti/{view.id}/rimanda/").status_code == 404
    assert waiting() == ["Lia"]


def test_who_signs_in_already_takes_the_role_signed_in(world: World) -> None:
    invite(signed_in("carla"), email="sara@example.org", display_name="Sara")
    browser, page = opened(link())
    assert "hai già un accesso" in said(page)
    assert browser.post("/invito/password/", {"display_name": "Ladra", "password": OTHER_PASSWORD}).status_code == 404

    inside("sara")
    assert send_password(browser, "sara", next="/invito/").headers["Location"] == "/invito/"
    assert browser.post("/invito/accetto/").status_code == 302

    held = {(role.role, role.network_slug) for role in selectors.roles_of(world.users["sara"].id)}
    assert held == {(Role.STAND, "grugliasco"), (Role.HUB, "grugliasco")}
    assert str(user_of("sara")) == "Sara"


def test_somebody_else_who_is_signed_in_takes_nothing() -> None:
    invite(signed_in("carla"))
    ugo = inside("ugo")
    page = ugo.get(link(), follow=True)
    assert "Adesso sei Ugo" in said(page)
    ugo.post("/invito/accetto/")
    ugo.post("/invito/password/", {"display_name": "Ugo", "password": OTHER_PASSWORD})
    assert waiting() == ["Lia"]


def test_a_passkey_that_no_device_made_is_refused(settings: Settings) -> None:
    settings.SITE_ADDRESS = "http://localhost:8000"
    invite(signed_in("carla"))
    found = re.search(r"/invito/\S+", next(mails())[2])
    assert found is not None
    lia = Client(headers={"host": "localhost"})
    assert "Crea la passkey ed entra" in said(lia.get(found.group(0), follow=True))

    for credential in ("", "{}", "[]", "ciao", '{"id": "AAAA", "rawId": "AAAA", "type": "public-key", "response": {}}'):
        answer = lia.post("/invito/passkey/", {"display_name": "Lia", "credential": credential})
        assert answer.status_code == 200, credential

    assert Authenticator.objects.count() == 0
    assert waiting() == ["Lia"]


def test_the_link_in_a_mail_begins_with_the_site_s_own_address(settings: Settings) -> None:
    settings.SITE_ADDRESS = "https://fabene.example.org"
    carla = signed_in("carla")
    form = carla.get("/inviti/").context["form"]
    carla.post(
        "/inviti/",
        {"id": form["id"].value(), **LIA},
        headers={"host": "localhost", "x-forwarded-host": "cattivo.example"},
    )
    [(_, _, text)] = mails()
    assert "https://fabene.example.org/invito/" in text
    assert "localhost" not in text
    assert "cattivo" not in text


def test_the_address_of_the_page_says_nothing_of_the_invitation() -> None:
    invite(signed_in("carla"))
    _client, page = opened(link())
    token = link().split("/")[2]
    assert token not in said(page)
    assert page.headers["Referrer-Policy"] in {"same-origin", "no-referrer", "strict-origin-when-cross-origin"}
