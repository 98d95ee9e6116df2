"""What writes about places ask before they write."""

from uuid import UUID

from fabene.core.errors import FabeneError, NotFoundError
from fabene.core.food import EVERY_CATEGORY
from fabene.places.models import Market, Municipality


def require_municipality(istat_code: str) -> None:
    """Raise ``NotFoundError`` ``municipality_not_found``."""
    if not Municipality.objects.filter(istat_code=istat_code).exists():
        raise NotFoundError("municipality_not_found")


def network_of_market(market: UUID) -> UUID:
    """Return the network of a market; raise ``NotFoundError`` ``market_not_found``."""
    network = Market.objects.filter(id=market).values_list("network_id", flat=True).first()
    if network is None:
        raise NotFoundError("market_not_found")
    return network


def checked_sells(sells: tuple[str, ...]) -> list[str]:
    """Return the keys of categories, each once and in order; raise ``FabeneError`` ``category_not_known``."""
    for key in sells:
        if key not in EVERY_CATEGORY:
            raise FabeneError("category_not_known", category=key)
    return sorted(set(sells))
