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

    Of a day that was never closed nothing is asked: its bags hold their food, whatever the scales say by then.
    """
    if not day.closings.exists():
        return
    held, reserved = held_by(day.hub_id), reserved_amounts(day.hub_id)
    own = Counter[UUID]()
    category_of: dict[UUID, str] = {}
    for part in bag.contents.order_by("id"):
        own[part.lot] += part.amount
        category_of[part.lot] = part.category
    for lot, amount in own.items():
        of_others = reserved.get(lot, 0) - amount
        if held.get(lot, 0) - max(of_others, 0) < amount:
            raise ConflictError("bag_given_back", bag=bag.code, category=category_of[lot])
