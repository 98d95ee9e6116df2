"""The days of the week that ``tests/web/week.py`` plays, one by one."""

from datetime import date
from uuid import UUID

from fabene.collecting import services as collecting
from fabene.collecting.values import Food, Reason, ZeroReason
from fabene.collecting.values import Place as Where
from fabene.core.owners import OwnerKind
from fabene.sharing import selectors, services
from fabene.sharing.values import BagState, BagView, Parcel
from tests.families import welcome
from tests.sharing.market import confirm, from_stall, hand, kilos, open_market, play_to_the_hub, propose
from tests.world import SATURDAY, Place, key, stamp

SUNDAY = date(2021, 5, 9)
MONDAY = date(2021, 5, 10)
WEDNESDAY = date(2021, 5, 12)


def day_of(on: date) -> UUID:
    """Return the market day of Grugliasco on a date."""
    return key("day", on.isoformat())


def welcome_nine(place: Place) -> None:
    """Welcome three of each kind of family of the story; one of them is served at home."""
    for number in range(1, 4):
        welcome(place, number, adults=2, children=3)
    for number in range(11, 14):
        welcome(place, number, adults=1, excludes=frozenset({"gluten"}))
    for number in range(21, 24):
        welcome(place, number, adults=2, home_delivery=number > 22)


def play_saturday(place: Place) -> tuple[BagView, BagView]:
    """Play the story's Saturday as far as its bags; return one that waits and one that was handed over."""
    play_to_the_hub(place)
    propose()
    bags = confirm()
    hand(bags[0])
    services.pass_on(
        id=key("bag passed"),
        day=day_of(SATURDAY),
        destination=place.emporio.id,
        parcel=Parcel(bag_id=bags[1].id),
        stamp=stamp(19),
    )
    waiting = next(bag for bag in selectors.bags_of(day_of(SATURDAY)) if bag.state == BagState.WAITING)
    return waiting, selectors.bag(bags[0].id)


def explain_sunday(place: Place) -> None:
    """Open Sunday, say why nothing came, close it."""
    day = open_market(place, on=SUNDAY)
    evening = stamp(19, day=SUNDAY)
    collecting.explain_zero(
        id=key("sunday"), day=day, stall=None, reason=ZeroReason.BAD_WEATHER, note="", stamp=evening
    )
    collecting.close_day(id=key("sunday closed"), day=day, stamp=evening)


def play_wednesday(place: Place) -> None:
    """Tick vegetables that stay at the stand, weigh roots, discard some of it, send some to the open table."""
    day = open_market(place, on=WEDNESDAY)
    for category in ("vegetables", "roots"):
        collecting.tick_crates(
            id=key("crates", category),
            day=day,
            source=from_stall(place, "12"),
            food=Food(category=category),
            crates=3,
            stamp=stamp(12, day=WEDNESDAY),
        )
    collecting.weigh(
        id=key("weighing", "roots"), day=day, category="roots", weight=kilos("40"), stamp=stamp(15, day=WEDNESDAY)
    )
    collecting.discard(
        id=key("discard", "roots"),
        day=day,
        place=Where.HUB,
        category="roots",
        weight=kilos("2"),
        reason=Reason.SPOILED,
        stamp=stamp(16, day=WEDNESDAY),
    )
    pile = max((free for free in selectors.free_of(day) if free.category == "roots"), key=lambda free: free.last_day)
    services.pass_on(
        id=key("passing"),
        day=day,
        destination=place.destinations[OwnerKind.OPEN_TABLE].id,
        parcel=Parcel(grams={pile.id: 5000}),
        tickets=12,
        stamp=stamp(18, day=WEDNESDAY),
    )


def open_next_door(place: Place) -> None:
    """Open the Wednesday of Rivoli."""
    collecting.open_day(
        id=key("day", "rivoli"),
        network=place.network.id,
        market=place.market.id,
        date=WEDNESDAY,
        stamp=stamp(8, day=WEDNESDAY, who="rita"),
    )
