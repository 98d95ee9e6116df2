"""Reads about households. Every answer is by code; there are no names in this room yet."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from fabene.core.errors import NotFoundError
from fabene.households.models import Choice, Composition, Household, Presence
from fabene.households.values import HouseholdView


def households_of(*, network: UUID, on: date) -> list[HouseholdView]:
    """Return every household of the network known on that date, whoever left included, in order of code."""
    return [_view(row) for row in _rows(on).filter(network_id=network)]


def expected_on(*, market: UUID, on: date) -> list[HouseholdView]:
    """Return the households that are expected at this market on that date, in order of code."""
    views = [_view(row) for row in _rows(on).filter(market_id=market)]
    return [view for view in views if view.state == Presence.State.COMING]


def by_id(*, ids: Iterable[UUID], on: date) -> dict[UUID, HouseholdView]:
    """Return these households as they are on that date."""
    return {row.id: _view(row) for row in _rows(on).filter(id__in=list(ids))}


def household(*, id: UUID, on: date) -> HouseholdView:
    """Return one household; raise ``NotFoundError`` when there is none, or not yet on that date."""
    row = _rows(on).filter(id=id).first()
    if row is None:
        raise NotFoundError("household_not_found")
    return _view(row)


def people_served(*, ids: Iterable[UUID], on: date) -> int:
    """Return how many people live in these households on that date."""
    return sum(view.adults + view.children for view in by_id(ids=ids, on=on).values())


def compositions(*, network: UUID) -> dict[UUID, list[tuple[date, int, int]]]:
    """Return household id → its (since, adults, children) rows, oldest first."""
    rows: dict[UUID, list[tuple[date, int, int]]] = {}
    found = Composition.objects.filter(household__network_id=network).order_by("since", "recorded_at", "id")
    for row in found:
        rows.setdefault(row.household_id, []).append((row.since, row.adults, row.children))
    return rows


def _rows(on: date) -> QuerySet[Household]:
    composition = Composition.objects.filter(household=OuterRef("pk"), since__lte=on)
    composition = composition.order_by("-since", "-recorded_at", "-id")
    choice = Choice.objects.filter(household=OuterRef("pk")).order_by("-recorded_at", "-id")
    presence = Presence.objects.filter(household=OuterRef("pk"), since__lte=on)
    presence = presence.order_by("-since", "-recorded_at", "-id")
    return (
        Household.objects.filter(since__lte=on)
        .annotate(
            now_adults=Subquery(composition.values("adults")[:1]),
            now_children=Subquery(composition.values("children")[:1]),
            now_excludes=Subquery(choice.values("excludes")[:1]),
            now_likes=Subquery(choice.values("likes")[:1]),
            now_state=Subquery(presence.values("state")[:1]),
        )
        .order_by("code", "id")
    )


def _view(row: Household) -> HouseholdView:
    found = vars(row)
    return HouseholdView(
        id=row.id,
        network=row.network_id,
        market=row.market_id,
        code=row.code,
        owner=row.owner,
        adults=found["now_adults"],
        children=found["now_children"],
        excludes=frozenset(found["now_excludes"]),
        likes=frozenset(found["now_likes"]),
        state=found["now_state"],
        home_delivery=row.home_delivery,
        simulated=row.simulated,
        since=row.since,
    )
