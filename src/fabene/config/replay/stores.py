"""Food between places of stock, and what kitchens make of it: from event to service."""

from zoneinfo import ZoneInfo

from django.conf import settings

from fabene.collecting import selectors as reads
from fabene.collecting import services as collecting
from fabene.collecting.values import Added, Food, Output
from fabene.config.replay.food import parts_of
from fabene.core.errors import NotFoundError
from fabene.core.food import DateKind
from fabene.core.season import events
from fabene.lib.stamps import Stamp

WHAT = {"meals": "Pasti pronti", "jars": "Conserve"}
ADDED = {"": "", "sugar": "zucchero"}


def brought(event: events.Brought, stamp: Stamp) -> None:
    """Bring food within a network."""
    _send(event, stamp)


def sent(event: events.Sent, stamp: Stamp) -> None:
    """Send food to another network."""
    _send(event, stamp)


def _send(event: events.Brought | events.Sent, stamp: Stamp) -> None:
    parts = parts_of(event.giver, event.amounts, on=event.at.astimezone(ZoneInfo(settings.TIME_ZONE)).date())
    if parts:
        collecting.send(id=event.id, giver=event.giver, taker=event.taker, parts=parts, stamp=stamp)


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
    parts = parts_of(event.kitchen, event.used, on=event.at.astimezone(ZoneInfo(settings.TIME_ZONE)).date())
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
    collecting.make_batch(
        id=event.id,
        kitchen=event.kitchen,
        what=WHAT[event.makes],
        inputs=parts,
        outputs=[Output(food=food, amount=pieces)],
        added=Added(grams=event.added_grams, what=ADDED[event.added]),
        stamp=stamp,
    )
