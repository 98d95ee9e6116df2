"""Food between places of stock, and what kitchens make of it: from event to service."""

from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from fabene.collecting import selectors as reads
from fabene.collecting import services as collecting
from fabene.collecting.values import Added, Food, Output
from fabene.config.replay.food import parts_of, unfit_of
from fabene.core.errors import NotFoundError
from fabene.core.food import DateKind
from fabene.core.season import events
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.sharing import services as sharing
from fabene.sharing.values import Served

WHAT = {"meals": "Pasti pronti", "jars": "Conserve"}
ADDED = {"": "", "sugar": "zucchero"}


def brought(event: events.Brought, stamp: Stamp) -> None:
    """Bring food within a network."""
    _send(event, stamp)


def sent(event: events.Sent, stamp: Stamp) -> None:
    """Send food to another network."""
    _send(event, stamp)


def _send(event: events.Brought | events.Sent, stamp: Stamp) -> None:
    parts = parts_of(event.giver, event.amounts, on=_day_of(event))
    if parts:
        sharing.send(id=event.id, giver=event.giver, taker=event.taker, parts=parts, stamp=stamp)


def throw_unfit(event: events.Event, *, store: UUID, stamp: Stamp) -> None:
    """Throw away what stands at a place past its day or recalled, as whoever comes to work there does first."""
    for reason, parts in unfit_of(store, on=_day_of(event)).items():
        sharing.clear(id=derived(event.id, "unfit", reason), store=store, parts=parts, reason=reason, stamp=stamp)


def _day_of(event: events.Event) -> date:
    return event.at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()


def received(event: events.Received, stamp: Stamp) -> None:
    """Receive a transfer, unless nothing left for it."""
    try:
        transfer = reads.transfer(event.transfer)
    except NotFoundError:
        return
    missing = dict(event.missing)
    amounts = {}
    for line in transfer.lines:
        there = line.sent.grams or line.sent.pieces
        amounts[line.id] = there - min(missing.pop(line.sent.category, 0), there)
    collecting.receive(id=event.id, transfer=event.transfer, amounts=amounts, stamp=stamp)


def cooked(event: events.Cooked, stamp: Stamp) -> None:
    """Cook what the larder has of it; less comes out where less goes in."""
    throw_unfit(event, store=event.kitchen, stamp=stamp)
    parts = parts_of(event.kitchen, event.used, on=_day_of(event))
    used, wanted = sum(part.amount for part in parts), sum(event.used.values())
    pieces = event.pieces * used // wanted
    if not pieces:
        return
    food = Food(
        category=event.makes,
        date_kind=DateKind(event.date_kind),
        label_date=event.use_until,
        piece_grams=event.piece_grams,
    )
    sharing.make_batch(
        id=event.id,
        kitchen=event.kitchen,
        what=WHAT[event.makes],
        inputs=parts,
        outputs=[Output(food=food, amount=pieces)],
        added=Added(grams=event.added_grams, what=ADDED[event.added]),
        stamp=stamp,
    )


def meals_served(event: events.MealsServed, stamp: Stamp) -> None:
    """Serve what the larder has of it; a meal past its day is thrown away first."""
    throw_unfit(event, store=event.kitchen, stamp=stamp)
    parts = parts_of(event.kitchen, {"meals": event.pieces}, on=_day_of(event))
    if parts:
        people = sum(part.amount for part in parts)
        sharing.serve(
            id=event.id, kitchen=event.kitchen, how=Served(event.how), parts=parts, people=people, stamp=stamp
        )
