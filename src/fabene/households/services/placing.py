"""Where a household belongs, and whether it comes: pause, return, another market, another look, leave.

Of what was said about coming, the last word holds from its first day on: whoever leaves today does not come back on the
day on which a pause announced before would have ended.
"""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.households.models import Card, Delegate, PickUp, Presence, Review
from fabene.households.presences import last_word
from fabene.households.services.common import locked, write_once
from fabene.households.values import State
from fabene.lib.stamps import Stamp
from fabene.places.models import Market

MARKS = (State.COMING, State.AWAY, State.LEFT)
"""What can be said of a household that is not on the waiting list any more."""


@transaction.atomic
def mark(
    *, id: UUID, household: UUID, state: State | str, since: date, until: date | None = None, stamp: Stamp
) -> None:
    """Say that from ``since`` on the household is ``coming``, ``away`` or has ``left``. Nothing else follows from it.

    ``until`` is the last day of an absence whose end is known: the day after, it is coming again without a word.

    Raises ``FabeneError`` (``presence_unknown``, ``dates_reversed``), ``NotFoundError`` (``household_not_found``),
    ``ConflictError`` (``household_waiting``, ``id_used_for_something_else``).
    """
    if state not in MARKS or (until and state != State.AWAY):
        raise FabeneError("presence_unknown", state=str(state))
    if until and until < since:
        raise FabeneError("dates_reversed")
    if state != State.LEFT and waits(household):
        raise ConflictError("household_waiting")
    _mark(id=id, household=household, state=State(state), since=since, until=until, stamp=stamp)


@transaction.atomic
def admit(*, id: UUID, household: UUID, since: date, stamp: Stamp) -> None:
    """Take a household off the waiting list: it is expected from ``since`` on.

    Raises ``NotFoundError`` (``household_not_found``), ``FabeneError`` (``dates_reversed``: before it was on the list),
    ``ConflictError`` (``household_not_waiting``, ``id_used_for_something_else``).
    """
    row = locked(household)
    if not waits(household) and not Presence.objects.filter(id=id).exists():
        raise ConflictError("household_not_waiting")
    if since < row.since:
        raise FabeneError("dates_reversed")
    _mark(id=id, household=household, state=State.COMING, since=since, until=None, stamp=stamp)


@transaction.atomic
def move(*, id: UUID, household: UUID, market: UUID, home_delivery: bool, since: date, stamp: Stamp) -> None:
    """Say at which market the household fetches its bag from ``since`` on, or that the bag is brought home from there.

    Raises ``NotFoundError`` (``household_not_found``, ``market_not_found``), ``FabeneError``
    (``market_of_another_network``), ``ConflictError`` (``id_used_for_something_else``).
    """
    check_market(market, network=locked(household).network_id)
    write_once(
        PickUp.objects,
        id=id,
        household=household,
        what="household.moved",
        stamp=stamp,
        market_id=market,
        home_delivery=home_delivery,
        since=since,
    )


@transaction.atomic
def renew(*, id: UUID, household: UUID, review_on: date, until: date | None, stamp: Stamp) -> None:
    """Say when somebody looks again with the household, and until when it was referred. Neither date ends anything.

    Raises ``FabeneError`` (``dates_reversed``), ``NotFoundError`` (``household_not_found``), ``ConflictError``
    (``id_used_for_something_else``).
    """
    check_dates(review_on=review_on, until=until)
    said = {"review_on": review_on, "until": until}
    write_once(Review.objects, id=id, household=household, what="household.review", stamp=stamp, **said)


@transaction.atomic
def leave(*, id: UUID, household: UUID, stamp: Stamp) -> None:
    """Let a household go, from today on: its card and its delegates are dead. It need not say why.

    Raises ``NotFoundError`` (``household_not_found``), ``ConflictError`` (``id_used_for_something_else``).
    """
    today = timezone.localdate(stamp.happened_at)
    if not _mark(id=id, household=household, state=State.LEFT, since=today, until=None, stamp=stamp):
        return
    Card.objects.filter(household_id=household, revoked_at__isnull=True).update(revoked_at=stamp.recorded_at)
    Delegate.objects.filter(household_id=household, dropped_at__isnull=True).update(dropped_at=stamp.recorded_at)


def _mark(*, id: UUID, household: UUID, state: State, since: date, until: date | None, stamp: Stamp) -> bool:
    said = {"state": state.value, "since": since, "until": until}
    return write_once(Presence.objects, id=id, household=household, what="household.presence", stamp=stamp, **said)


def waits(household: UUID) -> bool:
    """Tell whether the last thing said of a household is that it waits."""
    last = last_word(household).first()
    return last is not None and last.state == State.WAITING


def check_dates(*, review_on: date, until: date | None) -> None:
    """Raise ``FabeneError`` (``dates_reversed``) when the end comes before the look."""
    if until is not None and until < review_on:
        raise FabeneError("dates_reversed")


def check_market(market: UUID, *, network: UUID) -> None:
    """Raise ``NotFoundError`` (``market_not_found``), ``FabeneError`` (``market_of_another_network``)."""
    of = Market.objects.filter(id=market).values_list("network_id", flat=True).first()
    if of is None:
        raise NotFoundError("market_not_found")
    if of != network:
        raise FabeneError("market_of_another_network")
