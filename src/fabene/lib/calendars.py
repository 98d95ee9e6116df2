"""Calendars that people subscribe to (RFC 5545): each thing keeps its UID, grows in SEQUENCE, stays when called off."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event, vDuration

MEDIA_TYPE = "text/calendar; charset=utf-8"
REFRESH = timedelta(hours=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing in a calendar. ``uid`` never changes; ``sequence`` grows with each change and ``changed_at`` says when.

    ``starts`` and ``ends`` are aware moments, or dates for whole days (``ends`` is then the last day).
    """

    uid: str
    sequence: int
    changed_at: datetime
    starts: datetime | date
    ends: datetime | date
    title: str
    text: str = ""
    place: str = ""
    url: str = ""
    cancelled: bool = False


def calendar(name: str, entries: Iterable[Entry], *, site: str) -> bytes:
    """Return a calendar called ``name``; ``site`` says who made it."""
    made = Calendar()
    made.add("prodid", f"-//fabene//{site}//IT")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", name)
    made.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    for entry in entries:
        made.add_component(_event(entry))
    return bytes(made.to_ical())


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    event.add("last-modified", entry.changed_at.astimezone(UTC))
    event.add("dtstart", _first(entry.starts))
    event.add("dtend", _end(entry.ends))
    event.add("summary", entry.title)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    for name, value in (("description", entry.text), ("location", entry.place), ("url", entry.url)):
        if value:
            event.add(name, value)
    return event


def _first(moment: datetime | date) -> datetime | date:
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


def _end(moment: datetime | date) -> datetime | date:
    """Return when it is over: for whole days the day after the last one, as the standard wants it."""
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment + timedelta(days=1)
