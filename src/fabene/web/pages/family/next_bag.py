"""When and where a family's next bag is."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from fabene.collecting import selectors as collecting
from fabene.core.errors import NotFoundError
from fabene.households.values import HouseholdView, State
from fabene.places.selectors import hub_of, market, occurrences
from fabene.sharing.selectors.families import bag_for
from fabene.sharing.selectors.plans import is_closed
from fabene.sharing.values import BagState, BagView
from fabene.web.pages.family.voice import Voice

DAYS_AHEAD = 28


@dataclass(frozen=True, slots=True, kw_only=True)
class NextBag:
    """The next bag in words; a text is empty where there is nothing to say.

    ``code`` is what to say on arrival: the bag's code of today, and before there is one the family's own. ``off`` says
    of each day before it on which there are no bags after all. ``away`` and ``waiting`` say that none is made for now.
    """

    title: str
    day: str = ""
    when: str = ""
    note: str = ""
    place: str = ""
    address: str = ""
    market: str = ""
    code_label: str = ""
    code: str = ""
    off: tuple[str, ...] = ()
    away: bool = False
    waiting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Date:
    day: date
    ready_at: datetime | None


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
    dates, off = _dates(home, today=today, gone=bag is not None and bag.state != BagState.WAITING)
    said_off = tuple(voice.say("next.off", day=_capital(voice.near_day(day, today=today))) for day in off)
    title = voice.say("next.door" if home.home_delivery else "next.title")
    served = voice.say("next.served") if taken else ""
    if not dates:
        return NextBag(title=title, note=served or voice.say("next.unknown"), off=said_off)
    first = dates[0]
    found = NextBag(
        title=title,
        day=_capital(voice.near_day(first.day, today=today)),
        when=_when(first, voice, home=home),
        note=served,
        off=said_off,
    )
    return found if home.home_delivery else _placed(found, voice, home=home, bag=bag if first.day == today else None)


def _dates(home: HouseholdView, *, today: date, gone: bool) -> tuple[list[_Date], list[date]]:
    """Return the days on which there is a bag, from today on, and those before the first on which there is not."""
    last = today + timedelta(days=DAYS_AHEAD - 1)
    held = {
        one.date: one.collection_at or one.closes_at
        for one in occurrences(today, DAYS_AHEAD, network_id=home.network)
        if one.market_id == home.market and one.date >= home.since
    }
    opened = next((day for day in collecting.today(home.network, today) if day.market == home.market), None)
    if opened is not None:
        held.setdefault(today, None)
    if gone or (opened is not None and is_closed(opened.id)):
        held.pop(today, None)
    cancelled = collecting.cancelled_between(today, last, network=home.network)
    on = [_Date(day=day, ready_at=held[day]) for day in sorted(held) if (home.market, day) not in cancelled]
    off = [day for day in sorted(held) if (home.market, day) in cancelled and (not on or day < on[0].day)]
    return on, off


def _when(next_date: _Date, voice: Voice, *, home: HouseholdView) -> str:
    if next_date.ready_at is None:
        return ""
    key = "next.door_ready" if home.home_delivery else "next.ready"
    return voice.say(key, hour=voice.clock(next_date.ready_at))


def _placed(found: NextBag, voice: Voice, *, home: HouseholdView, bag: BagView | None) -> NextBag:
    """Add where to go and what to say there."""
    source = market(home.market).name
    label, code = ("next.say_today", bag.code) if bag else ("next.say", home.code)
    found = replace(found, place=source, code_label=voice.say(label), code=code)
    try:
        hub = hub_of(home.network)
    except NotFoundError:
        return found
    return replace(found, place=hub.name, address=hub.address or hub.municipality.name, market=source)


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]
