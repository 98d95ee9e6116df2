"""What is put right afterwards, and days that are called off: from event to service."""

from fabene.collecting import services as collecting
from fabene.collecting.values import CancelReason, Gift, LateWhy
from fabene.config.replay.food import food_of, source_of, weight_of
from fabene.core.errors import FabeneError
from fabene.core.season import events
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.sharing import selectors as sharing_reads
from fabene.sharing import services as sharing
from fabene.sharing.values import Parcel

COMMA = "Una virgola di troppo"
REASONS = {
    "sheet_found": "Il foglio era rimasto al banchetto",
    "phone_was_off": "Il telefono era scarico",
    "told_next_day": "Detto a voce il giorno dopo",
}


def gift_corrected(event: events.GiftCorrected, stamp: Stamp) -> None:
    """Say what a gift really was."""
    right = Gift(source=source_of(event.right), food=food_of(event.right), weight=weight_of(event.right))
    collecting.correct_donation(id=event.id, donation=event.gift, to=right, reason=COMMA, stamp=stamp)


def day_cancelled(event: events.DayCancelled, stamp: Stamp) -> None:
    """Call a day off. Nobody is told: of these households none exists."""
    collecting.cancel_day(id=event.id, day=event.day, reason=CancelReason(event.why), stamp=stamp)


def late_entry(event: events.LateEntry, stamp: Stamp) -> None:
    """Write a gift into a day that is closed, and where it went."""
    collecting.late_entry(
        id=event.id,
        day=event.given.day,
        why=LateWhy.GIFT,
        reason=REASONS[event.reason],
        write=lambda: _write(event, stamp),
        stamp=stamp,
    )


def _write(event: events.LateEntry, stamp: Stamp) -> None:
    given = event.given
    gift = collecting.record_donation(
        id=given.id,
        day=given.day,
        source=source_of(given),
        food=food_of(given),
        weight=weight_of(given),
        stamp=Stamp(actor=stamp.actor, happened_at=given.at, recorded_at=stamp.recorded_at),
    )
    try:
        collecting.carry(id=derived(event.id, "carried"), day=given.day, category=given.category, stamp=stamp)
    except FabeneError as refused:
        # Where the category was carried on the day, the gift went with it.
        if refused.code != "nothing_to_carry":
            raise
    piles = [pile for pile in sharing_reads.free_of(given.day) if gift.lot in dict(pile.lots)]
    if piles and event.went_to:
        parcel = Parcel(grams={pile.id: dict(pile.lots)[gift.lot] for pile in piles})
        sharing.pass_on(
            id=derived(event.id, "went"), day=given.day, destination=event.went_to, parcel=parcel, stamp=stamp
        )
