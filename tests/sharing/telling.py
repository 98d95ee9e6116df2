"""Five families of the market of Grugliasco, each reached in another way, and what tests of words say about them."""

from collections.abc import Mapping
from datetime import date, time
from uuid import UUID

from fabene.collecting.values import CancelReason
from fabene.households import selectors as households
from fabene.households import services as homes
from fabene.households.tellings import Occasion, Reach
from fabene.households.values import Channel, Language
from fabene.lib.outbox.models import Message
from fabene.sharing import services
from fabene.sharing.services.telling import Announced
from tests.families import family, refer
from tests.lib.outbox.post import FREE, Clock, Postman, pump
from tests.world import World, build_world, key, stamp

NEXT_SATURDAY = date(2021, 5, 15)
HUB = "Casa di Grugliasco"
SMS, MAIL, CHAT, CALL, NOBODY, AT_HOME = range(1, 7)
FAMILIES: Mapping[int, Mapping[str, object]] = {
    SMS: {"channels": frozenset({Channel.SMS, Channel.CALL})},
    MAIL: {"channels": frozenset({Channel.EMAIL}), "language": Language.UK},
    CHAT: {"channels": frozenset({Channel.CHAT}), "language": Language.FR},
    CALL: {"channels": frozenset({Channel.CALL}), "language": Language.IT},
    NOBODY: {"language": Language.ZH},
    AT_HOME: {"channels": frozenset({Channel.SMS}), "home_delivery": True, "language": Language.IT},
}


def build_told() -> World:
    """Build the world with its six families."""
    world = build_world()
    for number, said in FAMILIES.items():
        refer(world.grugliasco, number, **said)
    return world


def cancel(world: World, *, on: date = NEXT_SATURDAY, word: str = "cancel", hour: int = 15) -> Announced:
    """Let Carla cancel a Saturday."""
    place = world.grugliasco
    return services.cancel_day(
        id=key(word),
        network=place.network.id,
        market=place.market.id,
        date=on,
        reason=CancelReason.WEATHER,
        note="grandine annunciata",
        stamp=stamp(hour, who="carla"),
    )


def change(
    world: World, *, place: str = HUB, hour: time | None = time(15, 30), on: date = NEXT_SATURDAY, word: str = "change"
) -> UUID:
    """Let Carla tell that the pick-up is elsewhere, or later."""
    return services.tell_change(
        id=key(word),
        market=world.grugliasco.market.id,
        what=Occasion(date=on, hour=hour, place=place),
        stamp=stamp(15, who="carla"),
    )


def reached(word: UUID | None) -> dict[int, Reach]:
    """Return how far each family has been told, by number."""
    assert word
    number = {family(number): number for number in FAMILIES}
    return {number[each.household]: each.reach for each in households.tellings_of(word=word)}


def telling_of(word: UUID | None, number: int) -> UUID:
    """Return how one family is told."""
    assert word
    return next(each.id for each in households.tellings_of(word=word) if each.household == family(number))


def by_hand(word: UUID | None, number: int) -> None:
    """Let Cesare, who follows them, tell a family by hand."""
    homes.tell_by_hand(
        id=key("by hand", str(word), str(number)), telling=telling_of(word, number), stamp=stamp(16, who="cesare")
    )


def send(postman: Postman | None = None, *, hours: float = 1) -> Postman:
    """Let a worker send what is due an hour after three."""
    postman = postman or Postman()
    clock = Clock()
    clock.forward(hours=hours)
    pump(postman, clock, limits=FREE)
    return postman


def waiting() -> int:
    """Return how many messages wait to leave."""
    return Message.objects.filter(state="waiting").count()
