"""What tests of the market day's pages do: look at a page, fill its form as it is shown, read what it says."""

import html
import re
from uuid import UUID

from django.test import Client
from django.urls import reverse

from fabene.collecting import services
from tests.collecting.market import Saturday
from tests.world import key, stamp

IDENTITY = re.compile(r'name="(?:[a-z]+-)?id" value="([0-9a-f-]{36})"')


def url_of(name: str, *parts: object) -> str:
    """Return the address of a page of market days."""
    return reverse(f"days:{name}", args=parts)


def read(client: Client, url: str) -> str:
    """Return the words of a page: its HTML without tags, with single blanks."""
    response = client.get(url, follow=True)
    assert response.status_code == 200, (url, response.status_code)
    return words_of(response.content.decode())


def words_of(page: str) -> str:
    """Return the words of HTML."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def identity_on(client: Client, url: str) -> UUID:
    """Return the identity that the first form of a page carries."""
    found = IDENTITY.search(client.get(url).content.decode())
    assert found is not None, url
    return UUID(found.group(1))


def fill(client: Client, url: str, **typed: object) -> str:
    """Look at a page, send its form with what is typed, and return the words of the page that follows."""
    return send(client, url, id=identity_on(client, url), **typed)


def send(client: Client, url: str, **typed: object) -> str:
    """Send a form and return the words of the page that follows."""
    response = client.post(url, typed, follow=True)
    assert response.status_code == 200, (url, response.status_code)
    return words_of(response.content.decode())


def status(client: Client, url: str, **typed: object) -> int:
    """Return the status of a page, or of what a form sent to it is answered."""
    response = client.post(url, typed) if typed else client.get(url)
    return int(response.status_code)


def close(saturday: Saturday) -> None:
    """Close the day."""
    services.close_day(id=key("closing"), day=saturday.day.id, stamp=stamp(19))
