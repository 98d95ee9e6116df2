"""The families of the one small world: by number, never by name."""

from datetime import date
from uuid import UUID

from fabene.households import services
from fabene.households.values import Arrival
from tests.world import BEFORE, START, Place, key


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
