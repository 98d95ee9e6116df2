"""The rules of reminding, and what crosses the door of this flat."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from fabene.core.deadlines import Deadline

CALENDAR = "deadlines.calendar"
"""What the links of people's own calendars are issued for."""


class Pace(StrEnum):
    """How somebody wants to be told. AT_ONCE: within the hour. DAILY: in one mail a day. LAST_DAY: only then."""

    AT_ONCE = "at_once"
    DAILY = "daily"
    LAST_DAY = "last_day"


INTERVALS_DAYS: Mapping[Pace, tuple[int, ...]] = {
    Pace.AT_ONCE: (14, 3, 1),
    Pace.DAILY: (14, 3, 1),
    Pace.LAST_DAY: (1,),
}
"""How many days before it falls due something is told. Days are those of the calendar in Italy."""

MAILS_A_DAY: Mapping[Pace, int] = {Pace.AT_ONCE: 3, Pace.DAILY: 1, Pace.LAST_DAY: 1}
"""How many mails somebody gets in a day at most, whatever falls due: what is more waits and goes together."""

MOST_MAILS_A_RUN = 300
"""How many mails one run puts in the outbox; of who is left nothing is marked as told: the next run writes to them."""

FIRST_HOUR, LAST_HOUR = 8, 19
"""The hours of the day, both included, at which a run is made: nobody is written to at night."""

AHEAD_DAYS = 30
"""How far the weekly list of the office and the runs look ahead."""

FEED_DAYS = 400
"""How far a person's page and calendar look ahead."""

REMEMBERED = timedelta(days=400)
"""What was told of a thing is remembered so long after it fell due."""

BY_NETWORK = frozenset({"action_due", "deliverable_due"})
"""The kinds that, where nobody is named for them, fall to who coordinates the network."""

OF_ITS_AUTHORS = frozenset({"application_unsent"})
"""The kinds of which the office reads nothing: what is not sent yet belongs to who writes it."""

LANGUAGES = ("it", "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceView:
    """What somebody chose; ``id`` is None while they chose nothing and the rule of the house holds."""

    id: UUID | None
    pace: Pace
    language: str


UNCHOSEN = ChoiceView(id=None, pace=Pace.DAILY, language="it")


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A deadline that must be told to somebody: at which interval, and whether it came nearer since it was."""

    deadline: Deadline
    interval_days: int
    nearer: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who may be written to: how they want it, and what they were sent today and this week."""

    id: UUID
    email: str
    choice: ChoiceView
    mails_today: int
    office: bool
    week_told: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What was told to somebody: at which interval, and the moment that was said."""

    interval_days: int
    at: datetime


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())
