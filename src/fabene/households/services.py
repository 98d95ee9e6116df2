"""Writes about households: each is one transaction, takes its id from the caller and may be repeated."""

from collections.abc import Collection
from datetime import date
from itertools import count
from uuid import UUID

from django.db import transaction

from fabene.core.errors import FabeneError, NotFoundError
from fabene.core.food import CATEGORIES, EXCLUSIONS
from fabene.core.owners import OwnerKind
from fabene.core.scales import MAX_PEOPLE
from fabene.households.models import Choice, Composition, Household, Presence
from fabene.households.values import Arrival
from fabene.ledger.services import open_owner
from fabene.lib.codes import short_code
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.people.models import Network
from fabene.people.services import log


@transaction.atomic
def welcome(*, id: UUID, arrival: Arrival, stamp: Stamp) -> str:
    """Take a household in and return its code.

    Raises ``FabeneError`` (``household_size_refused``, ``exclusion_unknown``, ``category_unknown``),
    ``NotFoundError`` (``network_not_found``), ``ConflictError`` (``id_used_for_something_else``).
    """
    _check_people(arrival.adults, arrival.children)
    _check_choice(arrival.excludes, arrival.likes)
    if not log(
        id=derived(id, "welcomed"),
        what="household.welcomed",
        key=id,
        network=arrival.network,
        stamp=stamp,
        content={"market": arrival.market, "since": arrival.since, "people": (arrival.adults, arrival.children)},
    ):
        return Household.objects.get(id=id).code
    household = Household.objects.create(
        id=id,
        network_id=arrival.network,
        market_id=arrival.market,
        code=_free_code(id, arrival.network),
        owner=derived(id, "owner"),
        simulated=arrival.simulated,
        home_delivery=arrival.home_delivery,
        since=arrival.since,
        recorded_at=stamp.recorded_at,
    )
    open_owner(id=household.owner, kind=OwnerKind.HOUSEHOLD)
    people = (arrival.adults, arrival.children)
    count_people(id=derived(id, "people"), household=id, people=people, since=arrival.since, stamp=stamp)
    choose(id=derived(id, "choice"), household=id, excludes=arrival.excludes, likes=arrival.likes, stamp=stamp)
    mark(id=derived(id, "presence"), household=id, state=Presence.State.COMING, since=arrival.since, stamp=stamp)
    return household.code


@transaction.atomic
def count_people(*, id: UUID, household: UUID, people: tuple[int, int], since: date, stamp: Stamp) -> None:
    """Say how many live there from ``since`` on: ``people`` is (adults, children below 14 years).

    Raises ``FabeneError`` (``household_size_refused``), ``NotFoundError`` (``household_not_found``),
    ``ConflictError`` (``id_used_for_something_else``).
    """
    _check_people(*people)
    if _first_time(id, household=household, what="household.people", content=(people, since), stamp=stamp):
        adults, children = people
        Composition.objects.create(
            id=id,
            household_id=household,
            adults=adults,
            children=children,
            since=since,
            recorded_at=stamp.recorded_at,
        )


@transaction.atomic
def choose(*, id: UUID, household: UUID, excludes: Collection[str], likes: Collection[str], stamp: Stamp) -> None:
    """Say what is not wanted or not safe, and what is liked; it holds from the next plan on.

    Raises ``FabeneError`` (``exclusion_unknown``, ``category_unknown``), ``NotFoundError``
    (``household_not_found``), ``ConflictError`` (``id_used_for_something_else``).
    """
    _check_choice(excludes, likes)
    unwanted, liked = sorted(set(excludes)), sorted(set(likes))
    if _first_time(id, household=household, what="household.choice", content=(unwanted, liked), stamp=stamp):
        Choice.objects.create(
            id=id, household_id=household, excludes=unwanted, likes=liked, recorded_at=stamp.recorded_at
        )


@transaction.atomic
def mark(*, id: UUID, household: UUID, state: str, since: date, stamp: Stamp) -> None:
    """Say that from ``since`` on the household is ``coming``, ``away`` or has ``left``. Nothing else follows from it.

    Raises ``FabeneError`` (``presence_unknown``), ``NotFoundError`` (``household_not_found``), ``ConflictError``
    (``id_used_for_something_else``).
    """
    if state not in Presence.State.values:
        raise FabeneError("presence_unknown", state=state)
    if _first_time(id, household=household, what="household.presence", content=(state, since), stamp=stamp):
        Presence.objects.create(id=id, household_id=household, state=state, since=since, recorded_at=stamp.recorded_at)


def _first_time(id: UUID, *, household: UUID, what: str, content: tuple[object, ...], stamp: Stamp) -> bool:
    row = Household.objects.select_for_update().filter(id=household).first()
    if row is None:
        raise NotFoundError("household_not_found")
    return log(
        id=derived(id, "log"),
        what=what,
        key=household,
        network=row.network_id,
        stamp=stamp,
        content={"said": [str(part) for part in content]},
    )


def _free_code(id: UUID, network: UUID) -> str:
    """Return the first code of ``id`` that nobody in the network has; the network's row is locked meanwhile."""
    Network.objects.select_for_update().get(id=network)
    taken = set(Household.objects.filter(network_id=network).values_list("code", flat=True))
    return next(code for attempt in count() if (code := short_code(id, attempt=attempt)) not in taken)


def _check_people(adults: int, children: int) -> None:
    if min(adults, children) < 0 or not 1 <= adults + children <= MAX_PEOPLE:
        raise FabeneError("household_size_refused", adults=adults, children=children, limit=MAX_PEOPLE)


def _check_choice(excludes: Collection[str], likes: Collection[str]) -> None:
    for key in sorted(set(excludes) - set(EXCLUSIONS)):
        raise FabeneError("exclusion_unknown", exclusion=key)
    for key in sorted(set(likes) - set(CATEGORIES)):
        raise FabeneError("category_unknown", category=key)
