"""What goes otherwise: slips of the pen, paper found later, what the emporio says, a recall, food for other networks.

How often each happens is invented: no operator publishes it. One recall in a season is there to be practised.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from fabene.core.season import clock
from fabene.core.season.events import (
    DayEvent,
    EmporioAcknowledged,
    Event,
    GiftCorrected,
    Given,
    LateEntry,
    PassedOn,
    Recalled,
    Received,
    Sent,
)
from fabene.core.season.gifts import Scene
from fabene.core.season.world import Destination, House

SLIPS = 0.06
SLIP_FACTOR = 10
MOST_SLIPPED_GRAMS = 20_000
LATE = 0.04
LATE_REASONS = ("sheet_found", "phone_was_off", "told_next_day")
DIFFERS = 0.2
SENDS = 0.12
LASTING = ("dry_goods", "pulses", "preserves")
LEAST_SENT_GRAMS = 500
LOST_ON_THE_WAY = 0.3
RECALLABLE = frozenset({"cheese", "cured_meat", "dairy", "dry_goods", "pulses", "preserves"})
"""What has a producer and a label; unpacked greens are hardly ever called back."""
WHY_RECALLED = ("label", "foreign_body", "microbes")


def with_slips(scene: Scene, told: Iterable[DayEvent]) -> Iterator[DayEvent]:
    """Yield what is told; now and then a comma is lost in a gift, and somebody puts it right minutes later."""
    told, luck = list(told), scene.luck
    gifts = [
        event
        for event in told
        if isinstance(event, Given) and event.source in {"stall", "donor"}
        if 0 < (event.grams or 0) < MOST_SLIPPED_GRAMS
    ]
    slipped = luck.pick(gifts) if luck.chance(SLIPS) and gifts else None
    for event in told:
        if isinstance(event, Given) and event is slipped:
            at = event.at + timedelta(minutes=luck.between(1, 10))
            right = replace(event, id=luck.identity(at), at=at)
            yield replace(event, grams=(event.grams or 0) * SLIP_FACTOR)
            yield GiftCorrected(id=right.id, at=at, day=event.day, gift=event.id, right=right)
        else:
            yield event


def late_entry(scene: Scene, destinations: Iterable[Destination]) -> Iterator[Event]:
    """Yield, now and then, a shopper's gift that is found on paper when the day is closed."""
    luck = scene.luck
    if not luck.chance(LATE):
        return
    at = _next_morning(scene)
    given = Given(
        id=luck.identity(at),
        at=scene.at(clock.SHOPPING),
        day=scene.day,
        source="shopper",
        stall=None,
        category="dry_goods",
        attributes=frozenset(),
        date_kind="best_before",
        label_date=scene.supply.on + timedelta(days=luck.whole(20, 200)),
        grams=luck.whole(1, 8) * 500,
        crates=None,
    )
    people = [each.id for each in destinations if each.kind in {"emporio", "kitchen", "open_table"}]
    yield LateEntry(
        id=luck.identity(at), at=at, reason=luck.pick(LATE_REASONS), given=given, went_to=people[0] if people else None
    )


def acknowledged(scene: Scene, told: Iterable[Event], *, destinations: Iterable[Destination]) -> Iterator[Event]:
    """Yield what the emporio says on the next morning about what it was passed."""
    emporia = {each.id for each in destinations if each.kind == "emporio"}
    for event in told:
        if isinstance(event, PassedOn) and event.otherwise in emporia:
            at = _next_morning(scene)
            missing = scene.luck.whole(1, 6) * 50 if scene.luck.chance(DIFFERS) else 0
            yield EmporioAcknowledged(
                id=scene.luck.identity(at), at=at, day=scene.day, passed=event.id, missing_grams=missing
            )


def recalled(scene: Scene, told: Iterable[Event]) -> Iterator[Recalled]:
    """Yield, on the next morning, the recall of something with a label that was given today, if anything was."""
    happened = list(told)
    wrong = {event.gift for event in happened if isinstance(event, GiftCorrected)}
    gifts = [event for event in happened if isinstance(event, Given) and event.id not in wrong]
    gifts = [event for event in gifts if event.category in RECALLABLE]
    if gifts:
        at = _next_morning(scene)
        gift = scene.luck.pick(gifts)
        yield Recalled(
            id=scene.luck.identity(at), at=at, day=scene.day, gift=gift.id, why=scene.luck.pick(WHY_RECALLED)
        )


def sent(scene: Scene, house: House, *, stock: Mapping[str, int]) -> Iterator[Sent]:
    """Yield, now and then, half of what lasts going to a hub of another network that has less of it."""
    amounts = {key: stock.get(key, 0) // 100 * 50 for key in LASTING}
    amounts = {key: grams for key, grams in amounts.items() if grams >= LEAST_SENT_GRAMS}
    if house.others and amounts and scene.luck.chance(SENDS):
        at = scene.at((clock.SENDING, clock.SENDING))
        taker = scene.luck.pick(house.others)
        yield Sent(id=scene.luck.identity(at), at=at, giver=house.hub, taker=taker, amounts=amounts)


def received(scene: Scene, told: Iterable[Event]) -> Iterator[Received]:
    """Yield the arrival of what was sent today; sometimes a little is missing."""
    luck = scene.luck
    for event in told:
        if isinstance(event, Sent):
            at = scene.at(clock.RECEIVING)
            missing = {luck.pick(list(event.amounts)): luck.whole(1, 2)} if luck.chance(LOST_ON_THE_WAY) else {}
            missing = {key: few if key == "jars" else few * 50 for key, few in missing.items()}
            yield Received(id=luck.identity(at), at=at, transfer=event.id, missing=missing)


def _next_morning(scene: Scene) -> datetime:
    minute = scene.luck.between(*clock.NEXT_MORNING)
    return clock.moment(scene.supply.on + timedelta(days=1), minute, zone=scene.supply.market.zone)
