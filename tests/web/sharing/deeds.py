"""What tests of the pages of plans and bags do: go to a page of the Saturday, press its button, read what it says."""

import re
from urllib.parse import urlsplit
from uuid import UUID

from django.test import Client
from django.urls import reverse

from tests.sharing.market import DAY
from tests.web.days.deeds import words_of

BUTTON = re.compile(r'<form[^>]*action="([^"]+)"[^>]*>(.*?)</form>', re.DOTALL)
IDENTITY = re.compile(r'name="id" value="([0-9a-f-]{36})"')


def url_of(name: str, *parts: object, day: UUID = DAY) -> str:
    """Return the address of a page of a day's sharing."""
    return reverse(f"sharing:{name}", args=[day, *parts])


def page(client: Client, url: str) -> str:
    """Return the HTML of a page."""
    response = client.get(url, follow=True)
    assert response.status_code == 200, (url, response.status_code)
    return response.content.decode()


def press(client: Client, *, on: str, to: str, **typed: object) -> str:
    """Press the button of the page ``on`` that sends to ``to``, and return the words of the page that follows."""
    found = {urlsplit(action).path: form for action, form in BUTTON.findall(page(client, on))}
    assert to in found, (to, sorted(found))
    identity = IDENTITY.search(found[to])
    sent = {**typed, **({"id": identity.group(1)} if identity else {})}
    response = client.post(to, sent, follow=True)
    assert response.status_code in {200, 400}, (to, response.status_code)
    return words_of(response.content.decode())
