"""Households by code: of a network, of a market day, of the organisations that referred them."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from fabene.core.errors import NotFoundError
from fabene.households.models import Composition, Delegate, Spoken
from fabene.households.selectors.rows import rows, view
from fabene.households.values import DelegateView, HouseholdView, Language, State
from fabene.lib.codes import normalised


def households_of(*, network: UUID, on: date) -> list[HouseholdView]:
    """Return every household of the network that ever came until that date, whoever left included, in order of code."""
    views = [view(row) for row in rows(on).filter(network_id=network, since__lte=on)]
    return [found for found in views if found.state != State.WAITING]


def expected_on(*, market: UUID, on: date) -> list[HouseholdView]:
    """Return the households that are expected at this market on that date, in order of code."""
    found = rows(on).filter(since__lte=on, now_market=market, now_state=State.COMING)
    return [view(row) for row in found]


def anybody_expected(*, market: UUID, on: date) -> bool:
    """Return whether any household is expected at this market on that date."""
    return rows(on).filter(since__lte=on, now_market=market, now_state=State.COMING).exists()


def by_id(*, ids: Iterable[UUID], on: date) -> dict[UUID, HouseholdView]:
    """Return these households as they are on that date."""
    return {row.id: view(row) for row in rows(on).filter(id__in=list(ids))}


def household(*, id: UUID, on: date) -> HouseholdView:
    """Return one household; whoever comes later, as it will be on its first day.

    Raises ``NotFoundError`` (``household_not_found``).
    """
    row = rows(on).filter(id=id).first()
    if row is None:
        raise NotFoundError("household_not_found")
    return view(row)


def own(*, organisations: Iterable[UUID], network: UUID, on: date) -> list[HouseholdView]:
    """Return what these organisations referred in a network, those to come and those gone included, by code."""
    return [view(row) for row in rows(on).filter(organisation_id__in=list(organisations), network_id=network)]


def by_delegate(*, network: UUID, code: str, on: date) -> HouseholdView:
    """Return the household whose bag a delegate may fetch, however the code was typed.

    Raises ``NotFoundError`` (``delegate_not_found``).
    """
    named = Delegate.objects.filter(network_id=network, code=normalised(code), dropped_at__isnull=True)
    row = rows(on).filter(id__in=named.values("household"), now_state__in=[State.COMING, State.AWAY]).first()
    if row is None:
        raise NotFoundError("delegate_not_found")
    return view(row)


def delegates_of(*, household: UUID) -> tuple[DelegateView, ...]:
    """Return who may fetch the household's bag, the first named first."""
    named = Delegate.objects.filter(household_id=household, dropped_at__isnull=True).order_by("recorded_at", "id")
    return tuple(DelegateView(id=row.id, code=row.code, since=row.recorded_at) for row in named)


def language_of(*, household: UUID) -> Language:
    """Return the language a household wants to be spoken to in: Italian unless it said another."""
    last = Spoken.objects.filter(household=household).order_by("-recorded_at", "-id").first()
    return Language(last.language) if last else Language.IT


def people_served(*, ids: Iterable[UUID], on: date) -> int:
    """Return how many people live in these households on that date."""
    return sum(found.adults + found.children for found in by_id(ids=ids, on=on).values())


def compositions(*, network: UUID) -> dict[UUID, list[tuple[date, int, int]]]:
    """Return household id → its (since, adults, children) rows, oldest first."""
    found: dict[UUID, list[tuple[date, int, int]]] = {}
    known = Composition.objects.filter(household__network_id=network).order_by("since", "recorded_at", "id")
    for row in known:
        found.setdefault(row.household_id, []).append((row.since, row.adults, row.children))
    return found
