"""What tests of casework do: look at a page of a family, fill its form, find who is who by number."""

from django.test import Client
from django.urls import reverse

from fabene.households.selectors import household
from fabene.households.values import HouseholdView
from tests.families import family
from tests.web.days.deeds import fill, read, send
from tests.world import SATURDAY, World, key

__all__ = ["code_of", "fill", "home", "page_of", "read", "referral", "send", "url_of"]


def url_of(name: str, *parts: object) -> str:
    """Return the address of a page of casework."""
    return reverse(f"casework:{name}", args=parts)


def page_of(client: Client, number: int) -> str:
    """Return the words of the page of family ``number``."""
    return read(client, url_of("household", family(number)))


def home(number: int) -> HouseholdView:
    """Return family ``number`` as it is on the Saturday."""
    return household(id=family(number), on=SATURDAY)


def code_of(number: int) -> str:
    """Return the code of family ``number``."""
    return home(number).code


def referral(world: World, **typed: object) -> dict[str, object]:
    """Return what Cesare types of one adult and three children who speak Arabic, unless told otherwise."""
    said = {
        "band_0": 3,
        "band_3": 1,
        "excludes": ["pork"],
        "language": "ar",
        "name": "Famiglia di prova 7",
        "phone": "+39 000 000 0007",
        "channels": ["sms"],
        "market": world.grugliasco.market.id,
        "way": "market",
        "organisation": key("organisation", "la-tavola"),
        "since": "2021-05-08",
        "review_on": "2021-11-08",
    }
    return {**said, **typed}
