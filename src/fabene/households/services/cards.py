"""The household's own way in: a card with a private link, a PIN given apart, and delegates by code."""

from datetime import datetime, timedelta
from itertools import count
from uuid import UUID

from django.db import transaction

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.households.models import Card, Delegate, Household, Pin
from fabene.households.presences import last_word
from fabene.households.services.common import is_new, locked, must_agree
from fabene.households.values import CARD, State
from fabene.households.values import Card as NewCard
from fabene.lib import pins
from fabene.lib.codes import short_code
from fabene.lib.ids import derived
from fabene.lib.keyring import blind_index
from fabene.lib.links import issue
from fabene.lib.stamps import Stamp
from fabene.people.models import Network

DELEGATE_LENGTH = 8
MOST_DELEGATES = 3
TRIES = 5
FIRST_LOCK = timedelta(minutes=15)
LONGEST_LOCK = timedelta(days=1)


@transaction.atomic
def issue_card(*, id: UUID, household: UUID, stamp: Stamp, expires_at: datetime, new_pin: bool = False) -> NewCard:
    """Make a card that opens the household's page until ``expires_at``; the card before it is dead.

    A PIN is made with the first card, and when asked for. A repeat returns the same token and no PIN: only its hash is
    kept, so a PIN that got lost on the way is made anew.

    Raises ``NotFoundError`` (``household_not_found``), ``FabeneError`` (``card_expired_already``), ``ConflictError``
    (``household_left``, ``id_used_for_something_else``).
    """
    row = locked(household)
    if expires_at <= stamp.happened_at:
        raise FabeneError("card_expired_already")
    pin = None
    if is_new(row, id=id, what="household.card", stamp=stamp):
        _refuse_left(row)
        Card.objects.filter(household=row, revoked_at__isnull=True).update(revoked_at=stamp.recorded_at)
        Card.objects.create(id=id, household=row, expires_at=expires_at, recorded_at=stamp.recorded_at)
        pin = _pin(row, anew=new_pin)
    else:
        must_agree(Card.objects.get(id=id), what="household.card", expires_at=expires_at)
    return NewCard(id=id, token=issue(purpose=CARD, id=id, expires_at=expires_at), expires_at=expires_at, pin=pin)


@transaction.atomic
def revoke_card(*, id: UUID, household: UUID, stamp: Stamp) -> None:
    """Let the household's card open nothing any more: it was lost. Without a card, nothing changes.

    Raises ``NotFoundError`` (``household_not_found``), ``ConflictError`` (``id_used_for_something_else``).
    """
    row = locked(household)
    if is_new(row, id=id, what="household.card_revoked", stamp=stamp):
        Card.objects.filter(household=row, revoked_at__isnull=True).update(revoked_at=stamp.recorded_at)


def try_pin(*, id: UUID, household: UUID, pin: str, stamp: Stamp) -> None:
    """Return when ``pin`` is the household's; whoever types it wrong five times waits, each time twice as long.

    A wrong try is counted whatever becomes of the request, and whatever identity whoever guesses gives it: the refusal
    is raised after its transaction has ended, so that nobody calls this inside another. Raises ``FabeneError``
    (``pin_wrong`` with the tries ``left``, ``pin_locked`` with ``until`` and ``minutes``), ``NotFoundError``
    (``household_not_found``, ``pin_not_found``).
    """
    with transaction.atomic():
        refusal = _tried(_try_of(id, household=household, typed=pin), row=locked(household), typed=pin, stamp=stamp)
    if refusal is not None:
        raise refusal


@transaction.atomic
def name_delegate(*, id: UUID, household: UUID, stamp: Stamp) -> str:
    """Return a code with which somebody else may fetch the bag: whoever has it, whatever they are called.

    Raises ``NotFoundError`` (``household_not_found``), ``ConflictError`` (``too_many_delegates``, ``household_left``,
    ``id_used_for_something_else``).
    """
    row = locked(household)
    if not is_new(row, id=id, what="household.delegate", stamp=stamp):
        return Delegate.objects.get(id=id).code
    _refuse_left(row)
    if row.delegates.filter(dropped_at__isnull=True).count() >= MOST_DELEGATES:
        raise ConflictError("too_many_delegates", limit=MOST_DELEGATES)
    code = _free_delegate(id, network=row.network_id)
    Delegate.objects.create(id=id, household=row, network_id=row.network_id, code=code, recorded_at=stamp.recorded_at)
    return code


@transaction.atomic
def drop_delegate(*, id: UUID, household: UUID, delegate: UUID, stamp: Stamp) -> None:
    """Let a delegate's code fetch nothing any more. Raises ``NotFoundError`` (``household_not_found``,
    ``delegate_not_found``), ``ConflictError`` (``id_used_for_something_else``).
    """
    row = locked(household)
    named = row.delegates.filter(id=delegate)
    if not named.exists():
        raise NotFoundError("delegate_not_found")
    if is_new(row, id=id, what="household.delegate_dropped", stamp=stamp):
        named.filter(dropped_at__isnull=True).update(dropped_at=stamp.recorded_at)


def _refuse_left(row: Household) -> None:
    last = last_word(row.id).first()
    if last is not None and last.state == State.LEFT:
        raise ConflictError("household_left")


def _pin(row: Household, *, anew: bool) -> str | None:
    """Return a PIN made now, or None when the household has one and keeps it."""
    if not anew and Pin.objects.filter(household=row).exists():
        return None
    pin = pins.new_pin()
    Pin.objects.update_or_create(household=row, defaults={"hash": pins.hashed(pin), "wrong": 0, "locked_until": None})
    return pin


def _try_of(id: UUID, *, household: UUID, typed: str) -> UUID:
    """Return the identity of a try: the same digits sent twice are one, other digits are another, whatever ``id`` says.

    It goes into the log, so that the digits are in it under a key.
    """
    return derived(id, blind_index("pin", f"{household}:{typed}"))


def _tried(id: UUID, *, row: Household, typed: str, stamp: Stamp) -> FabeneError | None:
    known = Pin.objects.filter(household=row).first()
    if known is None:
        return NotFoundError("pin_not_found")
    if known.locked_until is not None and stamp.happened_at < known.locked_until:
        return _locked(known.locked_until, now=stamp.happened_at)
    if pins.matches(typed, known.hash):
        Pin.objects.filter(household=row).update(wrong=0, locked_until=None)
        is_new(row, id=id, what="household.pin_right", stamp=stamp)
        return None
    if is_new(row, id=id, what="household.pin_wrong", stamp=stamp):
        known.wrong += 1
        known.locked_until = _lock_until(known.wrong, stamp=stamp)
        known.save(update_fields=["wrong", "locked_until"])
    if known.locked_until is not None:
        return _locked(known.locked_until, now=stamp.happened_at)
    return FabeneError("pin_wrong", left=TRIES - known.wrong % TRIES)


def _lock_until(wrong: int, *, stamp: Stamp) -> datetime | None:
    if wrong % TRIES:
        return None
    lock = FIRST_LOCK
    for _ in range(TRIES, wrong, TRIES):
        lock = min(lock * 2, LONGEST_LOCK)
    return stamp.happened_at + lock


def _locked(until: datetime, *, now: datetime) -> FabeneError:
    minutes = -(-(until - now).total_seconds() // 60)
    return FabeneError("pin_locked", until=until.isoformat(timespec="minutes"), minutes=int(minutes))


def _free_delegate(id: UUID, *, network: UUID) -> str:
    """Return the first code of ``id`` that no delegate of the network has; the network's row is locked meanwhile."""
    Network.objects.select_for_update().get(id=network)
    taken = set(Delegate.objects.filter(network_id=network, dropped_at__isnull=True).values_list("code", flat=True))
    codes = (short_code(id, length=DELEGATE_LENGTH, attempt=attempt) for attempt in count())
    return next(code for code in codes if code not in taken)
