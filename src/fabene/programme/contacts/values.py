"""What crosses the door of the requests that people send from the contact page."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

LINK = "contact"
"""What the link of a request is signed for."""
LINK_DAYS = 400
MAX_NAME, MAX_REACH, MAX_TEXT = 100, 254, 2000
MOST_AN_HOUR = 5
"""How many requests one network address sends in an hour: a family with several things to ask, not a machine."""
MOST_A_DAY = 300
"""How many come in a day altogether before the page asks to call instead."""
FORGOTTEN = timedelta(days=90)
"""After how long a request that nobody moved is closed by the night, so that it is not kept for ever."""


class Kind(StrEnum):
    """Who writes, and for what. HELP goes to the local service and to nobody else."""

    TRADER = "trader"
    SCHOOL = "school"
    VOLUNTEER = "volunteer"
    ORGANISATION = "organisation"
    HELP = "help"


class State(StrEnum):
    """How far a request is. GONE: it is closed, and what it said was erased."""

    OPEN = "open"
    TAKEN = "taken"
    CLOSED = "closed"
    GONE = "gone"


class Step(StrEnum):
    """What was done with a request."""

    ASKED = "asked"
    TAKEN = "taken"
    ANSWERED = "answered"
    CLOSED = "closed"
    REOPENED = "reopened"
    HANDED = "handed"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    ERASED = "erased"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What somebody wrote: how they call themselves, how to reach them (email or telephone), what they ask."""

    name: str
    reach: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestView:
    """A request as lists show it, without a word of what was written in it."""

    id: UUID
    number: int
    kind: Kind
    network: UUID | None
    state: State
    answered: bool
    asked_at: datetime
    moved_at: datetime
    closed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """One line of what was done with a request, and by whom (an opaque key)."""

    id: UUID
    step: Step
    actor: UUID
    happened_at: datetime
