"""A family with its card and its phone, for tests of its page."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from html import unescape
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from fabene.households import selectors, services
from fabene.households.values import Card, HouseholdView, Language
from tests.families import family, refer
from tests.world import TUESDAY, World, at, key, stamp

MORNING = at(9, day=TUESDAY)
"""When families look, unless told: a market day, before anything has come."""


class Clock:
    """The time on everybody's clocks: no two moments are the same, as in life."""

    def __init__(self, moment: datetime) -> None:
        """Begin at a moment."""
        self.moment = moment

    def now(self) -> datetime:
        """Return the time."""
        self.moment += timedelta(milliseconds=1)
        return self.moment

    def pass_minutes(self, minutes: int) -> None:
        """Let time pass."""
        self.moment += timedelta(minutes=minutes)


@dataclass(frozen=True, slots=True)
class Phone:
    """Somebody's phone with the page of a family open."""

    client: Client
    number: int

    @property
    def home(self) -> UUID:
        """Return the household."""
        return family(self.number)

    def get(self, name: str, *args: object) -> HttpResponse:
        """Look at a page."""
        return as_response(self.client.get(reverse(f"family:{name}", args=args)))

    def press(self, name: str, *args: object, **fields: Any) -> HttpResponse:
        """Send a form of a page as it is shown: with an identity of its own."""
        sent = {"id": str(key("sent", name, *map(str, args), repr(sorted(fields.items())))), **fields}
        return as_response(self.client.post(reverse(f"family:{name}", args=args), sent))

    def undo(self) -> HttpResponse:
        """Press the undo of the page that is shown next."""
        page = text(self.get("home"))
        notice = re.search(r'<div class="said.*?</div>', page, re.DOTALL)
        assert notice, page
        form = re.search(r'<form method="post" action="([^"]+)">(.*?)</form>', notice.group(), re.DOTALL)
        assert form, notice.group()
        fields: dict[str, list[str]] = {}
        for tag in re.findall(r"<input[^>]*>", form.group(2)):
            found = dict(re.findall(r'(name|value)="([^"]*)"', tag))
            fields.setdefault(found["name"], []).append(unescape(found.get("value", "")))
        return as_response(self.client.post(form.group(1), fields))

    def now(self, *, on: date = TUESDAY) -> HouseholdView:
        """Return the household as it is."""
        return selectors.household(id=self.home, on=on)


def as_response(response: Any) -> HttpResponse:
    """Return what the test client answered as what it is."""
    assert isinstance(response, HttpResponse)
    return response


def text(response: HttpResponse) -> str:
    """Return a page as text, what is escaped made plain."""
    return unescape(response.content.decode())


def said(response: HttpResponse) -> str:
    """Return the words of a page, its tags taken out."""
    return " ".join(re.sub(r"<[^>]+>", " ", text(response)).split())


def card_of(number: int, *, days: int = 30, word: str = "card") -> Card:
    """Print a family's card."""
    return services.issue_card(
        id=key(word, str(number)),
        household=family(number),
        expires_at=MORNING + timedelta(days=days),
        stamp=stamp(8, day=TUESDAY, who="cesare"),
    )


def family_at_its_page(world: World, number: int = 1, *, language: str = "it", **facts: Any) -> Phone:
    """Refer a family, give it its card, and open its page by the link."""
    refer(world.grugliasco, number, language=Language(language), **facts)
    return opened(number)


def opened(number: int) -> Phone:
    """Open the page of a family that was referred."""
    phone = Phone(Client(), number)
    answer = phone.client.get(reverse("family:open", args=[card_of(number).token]))
    assert answer.status_code == 302, answer.content
    return phone
