"""What there is to take from a network, and what one that was opened as another took."""

from datetime import date
from uuid import UUID

from fabene.charter.selectors import rules_in_force
from fabene.collecting.models import MarketWay, NetworkPattern, PointUse
from fabene.collecting.values import Pattern, Use, Way
from fabene.core.owners import OwnerKind
from fabene.places.selectors import destinations_of, markets
from fabene.places.values import DESTINATION_KINDS


def pattern_to_take(network_id: UUID, *, on: date) -> Pattern:
    """Return what another network may take from this one: of several points the one whose way and uses came last."""
    points = [market.id for market in markets(network_id)]
    way = MarketWay.objects.filter(market__in=points).order_by("recorded_at", "id").last()
    said = PointUse.objects.filter(market__in=points, since__lte=on).order_by("since", "recorded_at", "id").last()
    kinds = {place.kind for place in destinations_of(network_id)}
    rules = rules_in_force(network_id, on).rules.values()
    return Pattern(
        rules=tuple(rule for rule in rules if rule.value_id is not None),
        way=Way(way.way) if way else None,
        uses=frozenset(Use(use) for use in said.uses) if said else frozenset(),
        destinations=tuple(kind for kind in DESTINATION_KINDS if kind in kinds),
    )


def pattern_taken(network_id: UUID) -> Pattern | None:
    """Return how the points of a network begin, None for one that took nothing; its rules stand in its charter."""
    row = NetworkPattern.objects.filter(network_id=network_id).first()
    if row is None:
        return None
    return Pattern(
        rules=(),
        way=Way(row.way) if row.way else None,
        uses=frozenset(Use(use) for use in row.uses),
        destinations=tuple(OwnerKind(kind) for kind in row.destinations),
    )
