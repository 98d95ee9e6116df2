"""When and where a family's next bag is."""

from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from fabene.collecting import selectors as collecting
from fabene.households.values import HouseholdView, State
from fabene.sharing.selectors.families import bag_for
from fabene.sharing.selectors.plans import is_closed
from fabene.sharing.selectors.telling import PickUpDay, pick_ups
from fabene.sharing.values import BagState
from fabene.web.pages.family.voice import Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class NextBag:
    """The next bag in words; a text is empty where there is nothing to say.

    ``code`` is what to say on arrival: the bag's code of today, and before there is one the family's own. ``off`` says
    of each day before it on which there are no bags after all. ``at_the_door``: it is brought
    home; ``away`` and ``waiting``: none is made for now.
    """

    title: str
    day: str = ""
    when: str = ""
    note: str = ""
    place: str = ""
    code_label: str = ""
    code: str = ""
    off: tuple[str, ...] = ()
    at_the_door: bool = False
    away: bool = False
    waiting: bool = False


def next_bag(home: HouseholdView, voice: Voice, *, today: date) -> NextBag:
    """Return when and where a household's next bag is, or why there is none for now."""
    if home.state == State.WAITING:
        since = voice.full_day(home.waiting_since or home.since)
        return NextBag(title=voice.say("next.waiting"), note=voice.say("next.waiting_more", day=since), waiting=True)
    if home.state == State.AWAY:
        back = home.away_until + timedelta(days=1) if home.away_until else None
        note = voice.say("next.away_until", day=voice.day(back)) if back else ""
        return NextBag(title=voice.say("next.away"), note=note, away=True)
    return _coming(home, voice, today=today)


def _coming(home: HouseholdView, voice: Voice, *, today: date) -> NextBag:
    bag = bag_for(household=home.id, on=today)
    taken = bag is not None and bag.state == BagState.HANDED_OVER
    gone = (bag is not None and bag.state != BagState.WAITING) or _over(home, today=today)
    dates, off = _dates(home, today=today, gone=gone)
    said_off = tuple(voice.say("next.off", day=_capital(voice.near_day(day, today=today))) for day in off)
    title = voice.say("next.door" if home.home_delivery else "next.title")
    served = voice.say("next.served") if taken else ""
    if not dates:
        return NextBag(title=title, note=served or voice.say("next.unknown"), off=said_off)
    first = dates[0]
    found = NextBag(
        title=title,
        day=_capital(voice.near_day(first.what.date, today=today)),
        when=_when(first.what.hour, voice, home=home),
        note=served,
        off=said_off,
    )
    if home.home_delivery:
        return replace(found, at_the_door=True)
    shown = bag if first.what.date == today else None
    label, code = ("next.say_today", shown.code) if shown else ("next.say", home.code)
    return replace(found, place=first.what.place, code_label=voice.say(label), code=code)


def _dates(home: HouseholdView, *, today: date, gone: bool) -> tuple[list[PickUpDay], list[date]]:
    """Return the days on which there is a bag, from today on, and those before the first on which there is not."""
    held = [
        day
        for day in pick_ups(network=home.network, first=max(today, home.since))
        if day.market_id == home.market and not (gone and day.what.date == today and day.cancelled_day is None)
    ]
    on = [day for day in held if day.cancelled_day is None]
    off = [day.what.date for day in held if day.cancelled_day and (not on or day.what.date < on[0].what.date)]
    return on, off


def _over(home: HouseholdView, *, today: date) -> bool:
    """Return whether today's market is over for who fetches a bag there."""
    days = collecting.today(home.network, today)
    return any(is_closed(day.id) for day in days if day.market == home.market)


def _when(hour: time | None, voice: Voice, *, home: HouseholdView) -> str:
    if hour is None:
        return ""
    return voice.say("next.door_ready" if home.home_delivery else "next.ready", hour=voice.clock(hour))


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]
