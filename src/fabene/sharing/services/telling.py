"""Tell families of a pick-up: it is off, it is on after all, it is elsewhere or later, it is tomorrow."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from fabene.collecting import selectors as collecting
from fabene.collecting import services as days
from fabene.collecting.values import CancelReason, MarketDay
from fabene.core.errors import ConflictError, FabeneError
from fabene.households import selectors as households
from fabene.households import services as homes
from fabene.households.selectors import expected_on
from fabene.households.services.words import FIRST_HOUR, LAST_HOUR
from fabene.households.tellings import Occasion, Reach, Window, Word, WordKind
from fabene.households.values import Channel, HouseholdView
from fabene.households.words.discretion import tells_too_much
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp, stamp_now
from fabene.people.selectors import networks
from fabene.places import selectors as places
from fabene.sharing.models import Confirmation
from fabene.sharing.selectors.telling import next_pick_up, pick_up_on, usual_pick_up

EVE_ENDS = time(22)
"""After this hour "tomorrow" comes too late."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """A day that was cancelled or is held after all: its id, the word that tells it, and how many families it is for.

    ``word`` is None where nobody has to be told.
    """

    day: UUID
    word: UUID | None
    families: int


@transaction.atomic
def cancel_day(
    *, id: UUID, network: UUID, market: UUID, date: date, reason: CancelReason, stamp: Stamp, note: str = ""
) -> Announced:
    """Cancel a market day and tell every family that expected it, together or not at all.

    The reason stays inside. What was still to leave about that day is taken back. Raises what
    ``collecting.services.cancel_market`` raises, and ``ConflictError`` ``already_confirmed`` while bags are made.
    """
    if Confirmation.objects.filter(day__market_id=market, day__date=date, undone_at__isnull=True).exists():
        raise ConflictError("already_confirmed")
    repeated = collecting.is_cancelling(id)
    off = days.cancel_market(id=id, network=network, market=market, date=date, reason=reason, note=note, stamp=stamp)
    if repeated:
        return _announced(off.day, derived(id, "word"))
    if date < timezone.localdate(stamp.recorded_at):
        return Announced(day=off.day, word=None, families=0)
    homes.take_back(market=market, on=date, stamp=stamp)
    word = Word(
        network=network,
        market=market,
        kind=WordKind.CANCELLED,
        what=pick_up_on(market=market, on=date),
        then=next_pick_up(market=market, after=date),
    )
    return _told(derived(id, "word"), word, day=off.day, families=expected_on(market=market, on=date), stamp=stamp)


@transaction.atomic
def reopen_day(*, id: UUID, day: UUID, stamp: Stamp) -> Announced:
    """Say that a cancelled day is held after all, and tell those who had heard that it was not.

    Raises what ``collecting.services.reopen_day`` raises.
    """
    if not days.reopen_day(id=id, day=day, stamp=stamp):
        return _announced(day, derived(id, "word"))
    held = collecting.market_day(day)
    if held.date < timezone.localdate(stamp.recorded_at):
        return Announced(day=day, word=None, families=0)
    word = Word(
        network=held.network,
        market=held.market,
        kind=WordKind.HELD,
        what=pick_up_on(market=held.market, on=held.date),
    )
    return _told(derived(id, "word"), word, day=day, families=_who_heard(held, stamp=stamp), stamp=stamp)


def _who_heard(held: MarketDay, *, stamp: Stamp) -> list[HouseholdView]:
    """Take back what has not left yet, and return who may have heard that the day is off."""
    back = homes.take_back(market=held.market, on=held.date, stamp=stamp)
    words = households.words_about(market=held.market, on=held.date)
    off = next((view for view in words if view.word.kind == WordKind.CANCELLED), None)
    told = households.tellings_of(word=off.id) if off else ()
    heard = {
        each.household
        for each in told
        if each.reach in {Reach.SENT, Reach.BY_HAND} or (each.reach == Reach.WAITING and each.id not in back)
    }
    return [home for home in expected_on(market=held.market, on=held.date) if home.id in heard]


@transaction.atomic
def tell_change(*, id: UUID, market: UUID, what: Occasion, stamp: Stamp) -> UUID:
    """Tell the families of a market that on one date the pick-up is elsewhere, or at another hour; return the word.

    Who is served at home hears of the hour only. Raises ``NotFoundError`` (``market_not_found``), ``FabeneError``:
    ``word_too_late`` (the day has passed), ``nothing_changes``, ``place_tells_too_much`` (a cause, a number or a mail
    address in the place), ``text_missing``, ``text_too_long``; ``ConflictError``: ``day_cancelled``,
    ``id_used_for_something_else``.
    """
    network = places.market(market).network_id
    _require_to_come(market, network=network, on=what.date, stamp=stamp)
    if what.place != usual_pick_up(market=market, on=what.date).place and tells_too_much(what.place):
        raise FabeneError("place_tells_too_much", place=what.place)
    if (known := households.find_word(id)) is not None:
        _must_agree(known.word, market=market, what=what)
        return id
    now = pick_up_on(market=market, on=what.date)
    if (now.place, now.hour) == (what.place, what.hour) or (now.place == what.place and what.hour is None):
        raise FabeneError("nothing_changes", date=what.date.isoformat())
    homes.take_back(market=market, on=what.date, stamp=stamp)
    families = expected_on(market=market, on=what.date)
    moved = now.place != what.place
    if moved and what.hour is not None and what.hour != now.hour:
        at_home = [home for home in families if home.home_delivery]
        later = Word(network=network, market=market, kind=WordKind.LATER, what=what)
        _give(derived(id, "home"), later, families=at_home, stamp=stamp)
    kind = WordKind.MOVED if moved else WordKind.LATER
    _give(id, Word(network=network, market=market, kind=kind, what=what), families=families, stamp=stamp)
    return id


def _must_agree(known: Word, *, market: UUID, what: Occasion) -> None:
    if (known.market, known.what) != (market, what):
        raise ConflictError("id_used_for_something_else")


def _require_to_come(market: UUID, *, network: UUID, on: date, stamp: Stamp) -> None:
    if on < timezone.localdate(stamp.recorded_at):
        raise FabeneError("word_too_late", date=on.isoformat())
    off = collecting.cancelled_between(on, on, network=network)
    if (market, on) in off:
        raise ConflictError("day_cancelled", day=str(off[market, on]), date=on.isoformat())


@transaction.atomic
def tell_again(*, id: UUID, telling: UUID, stamp: Stamp, channel: Channel | None = None) -> UUID:
    """Try once more to tell one family; raises what ``households.services.tell_again`` raises."""
    word = households.word(id=households.telling(telling).word)
    window = window_of(word.word, now=stamp.recorded_at)
    return homes.tell_again(id=id, telling=telling, channel=channel, window=window, stamp=stamp)


def remind(now: datetime) -> str:
    """Queue tomorrow's reminders of every network that wants them; repeated, it changes nothing. Return what it did.

    A daily task: each market is a transaction of its own.
    """
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    told = 0
    for network in networks():
        wanted = households.reminders_of(network.id)
        off = collecting.cancelled_between(tomorrow, tomorrow, network=network.id)
        held = {one.market_id for one in places.occurrences(tomorrow, 1, network_id=network.id)}
        for market in sorted(held) if wanted.on else ():
            if (market, tomorrow) not in off:
                told += _remind(network.id, market=market, on=tomorrow, hour=wanted.hour, now=now)
    return f"{told} reminders"


@transaction.atomic
def _remind(network: UUID, *, market: UUID, on: date, hour: time, now: datetime) -> int:
    id = derived(market, "reminder", on)
    if households.find_word(id) is not None:
        return 0
    word = Word(network=network, market=market, kind=WordKind.REMINDER, what=pick_up_on(market=market, on=on))
    window = window_of(word, now=max(now, _local(on - timedelta(days=1), hour)))
    return homes.give_word(
        id=id,
        word=word,
        households=expected_on(market=market, on=on),
        window=window,
        stamp=stamp_now(derived(network, "reminders"), now),
    )


def window_of(word: Word, *, now: datetime) -> Window:
    """Return when a word given now may leave: in daytime, while it is of use."""
    local = timezone.localtime(now)
    opens = now
    if local.time() < FIRST_HOUR:
        opens = _local(local.date(), FIRST_HOUR)
    elif local.time() >= LAST_HOUR:
        opens = _local(local.date() + timedelta(days=1), FIRST_HOUR)
    last = word.what.date - timedelta(days=1) if word.kind == WordKind.REMINDER else word.what.date
    return Window(opens=opens, ends=_local(last, EVE_ENDS))


def _announced(day: UUID, id: UUID) -> Announced:
    """Return what a repeated request was answered the first time."""
    if households.find_word(id) is None:
        return Announced(day=day, word=None, families=0)
    return Announced(day=day, word=id, families=len(households.tellings_of(word=id)))


def _told(id: UUID, word: Word, *, day: UUID, families: Sequence[HouseholdView], stamp: Stamp) -> Announced:
    if not families:
        return Announced(day=day, word=None, families=0)
    return Announced(day=day, word=id, families=_give(id, word, families=families, stamp=stamp))


def _give(id: UUID, word: Word, *, families: Sequence[HouseholdView], stamp: Stamp) -> int:
    window = window_of(word, now=stamp.recorded_at)
    return homes.give_word(id=id, word=word, households=families, window=window, stamp=stamp)


def _local(on: date, clock: time) -> datetime:
    return datetime.combine(on, clock, tzinfo=timezone.get_default_timezone())
