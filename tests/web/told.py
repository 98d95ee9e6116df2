"""Words of the week: on Wednesday morning Carla calls next Saturday off; one family is told by hand, one waits."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from fabene.collecting.values import CancelReason
from fabene.households import selectors
from fabene.households import services as households
from fabene.households.values import Channel, Language
from fabene.sharing import services
from tests.families import family, refer
from tests.world import Place, key, stamp

WEDNESDAY = date(2021, 5, 12)
OFF = date(2021, 5, 15)
STILL_ON = date(2021, 5, 18)
CALLED = 32
FORMS: dict[str, dict[str, object]] = {
    "words:cancel": {"reason": "strike"},
    "words:change": {"hour": "17.00", "place": "Oratorio San Giacomo"},
    "words:reminders": {"on": "on", "hour": "18.00"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the addresses of words speak of."""

    market: UUID
    day: UUID
    word: UUID
    telling: UUID

    def parts(self, name: str) -> dict[str, object]:
        """Return what the address of a page of words speaks of, by the names in its route."""
        if not name.startswith("words:"):
            return {}
        return {
            "market": self.market,
            "on": STILL_ON,
            "day": self.day,
            "word": self.word,
            "telling": self.telling,
            "told": key("told"),
        }


def tell_of_saturday(place: Place, *, by_hand: UUID) -> Told:
    """Refer a family that is reached by telephone only, call next Saturday off, tell ``by_hand`` by hand."""
    refer(place, CALLED, since=OFF, channels=frozenset({Channel.CALL}), language=Language.FR)
    off = services.cancel_day(
        id=key("saturday off"),
        network=place.network.id,
        market=place.market.id,
        date=OFF,
        reason=CancelReason.WEATHER,
        stamp=stamp(9, day=WEDNESDAY, who="carla"),
    )
    assert off.word
    tellings = {each.household: each.id for each in selectors.tellings_of(word=off.word)}
    households.tell_by_hand(id=key("told"), telling=tellings[by_hand], stamp=stamp(10, day=WEDNESDAY, who="cesare"))
    return Told(market=place.market.id, day=off.day, word=off.word, telling=tellings[family(CALLED)])
