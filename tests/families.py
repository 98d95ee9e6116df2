"""The families of the one small world: by number, never by name."""

from datetime import date
from uuid import UUID

from fabene.households import services
from fabene.households.values import Arrival, Band, Contacts, Language, People, Referral, Referred
from tests.world import BEFORE, START, Place, key

REVIEW = date(2021, 9, 1)


def welcome(place: Place, number: int, **said: object) -> UUID:
    """Welcome family ``number`` at a place's market: two adults who take everything, unless told otherwise."""
    facts: dict[str, object] = {
        "network": place.network.id,
        "market": place.market.id,
        "adults": 2,
        "children": 0,
        "since": START,
        "simulated": True,
    }
    household = family(number)
    services.welcome(id=household, arrival=Arrival(**{**facts, **said}), stamp=BEFORE)  # type: ignore[arg-type]  # a test names the few facts it is about
    return household


def family(number: int) -> UUID:
    """Return the identity of family ``number``."""
    return key("family", str(number))


def welcome_thirty(place: Place) -> None:
    """Welcome the thirty of the story: ten large, ten single and without gluten, ten couples."""
    for number in range(1, 11):
        welcome(place, number, adults=2, children=3)
    for number in range(11, 21):
        welcome(place, number, adults=1, excludes=frozenset({"gluten"}))
    for number in range(21, 31):
        welcome(place, number, adults=2, home_delivery=number > 27)


def day_of(text: str) -> date:
    """Return a date as tests write it."""
    return date.fromisoformat(text)


def refer(place: Place, number: int, *, by: object = "la-tavola", **said: object) -> Referred:
    """Refer family ``number`` at a place's market: one adult and three children who speak Arabic, unless told."""
    facts: dict[str, object] = {
        "network": place.network.id,
        "organisation": key("organisation", str(by)),
        "market": place.market.id,
        "people": People(bands={Band.GROWN: 1, Band.CHILD: 3}),
        "contacts": contacts(number),
        "language": Language.AR,
        "since": START,
        "review_on": REVIEW,
        "simulated": True,
    }
    referral = Referral(**{**facts, **said})  # type: ignore[arg-type]  # a test names the few facts it is about
    return services.refer(id=family(number), referral=referral, stamp=BEFORE)


def contacts(number: int) -> Contacts:
    """Return how family ``number`` is reached: nobody takes it for a real one."""
    return Contacts(
        name=f"Famiglia di prova {number}",
        phone=f"+39 000 000 {number:04}",
        email=f"famiglia.{number}@example.org",
        address=f"via di prova {number}",
        door=f"campanello di prova {number}",
    )
