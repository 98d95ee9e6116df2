"""What a bag held that nobody had fetched when its day was closed: it went back to stock, and may be gone."""

from collections import Counter
from uuid import UUID

from fabene.collecting.models import MarketDay
from fabene.collecting.selectors.stock import held_by
from fabene.core.errors import ConflictError
from fabene.sharing.models import Bag
from fabene.sharing.piles import reserved_amounts


def refuse_given_back(bag: Bag, day: MarketDay) -> None:
    """Raise ``ConflictError`` ``bag_given_back`` when a bag of a day opened again holds what went elsewhere meanwhile.

    Of bags made after the last closing nothing is asked: they hold their food, whatever the scales say by then.
    """
    if not day.closings.filter(recorded_at__gte=bag.confirmation.recorded_at).exists():
        return
    held, reserved = held_by(day.hub_id), reserved_amounts(day.hub_id)
    own = Counter[UUID]()
    category_of: dict[UUID, str] = {}
    for part in bag.contents.order_by("id"):
        own[part.lot] += part.amount
        category_of[part.lot] = part.category
    for lot, amount in own.items():
        if held.get(lot, 0) - reserved.get(lot, 0) < amount:
            raise ConflictError("bag_given_back", bag=bag.code, category=category_of[lot])
