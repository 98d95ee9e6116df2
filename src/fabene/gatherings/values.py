"""What crosses the door of this room: a session, who comes in how many, what is given out there."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from fabene.core.bilingual import Bilingual

CALENDAR = "gatherings.calendar"
SIGN_UP = "gatherings.sign_up"
"""What the links of this room are signed for."""

MOST_PEOPLE = 30
"""How many may sign up at once: a class, with whoever accompanies it."""
MOST_CAPACITY = 5000
MOST_FROM_ONE_AN_HOUR = 10
"""How many sign-ups without an account come from one network address in an hour: a school shares one."""
MOST_AN_HOUR = 100
"""How many come to one session in an hour without an account; whoever has one goes on signing up."""
MOST_OF_A_BROWSER = 3
"""How many one browser makes for one session: for oneself and for a neighbour or two."""
MOST_LETTERS_A_DAY = 3
"""How many letters about new sign-ups one address gets in a day, over all sessions: somebody else may have typed it."""
MOST_DATES = 60
MOST_DAYS = 31

EMPTY = Bilingual(it="")


class GatheringKind(StrEnum):
    """What sort of session it is; the room treats all alike. TABLE: a table of co-design."""

    SHIFT = "shift"
    WORKSHOP = "workshop"
    TRAINING = "training"
    LESSON = "lesson"
    ASSEMBLY = "assembly"
    LUNCH = "lunch"
    WEBINAR = "webinar"
    MEETING = "meeting"
    TABLE = "table"


class Precision(StrEnum):
    """How well the time is known: to the minute, to the day, to the month. What nobody published stays unknown."""

    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"


class ChangeKind(StrEnum):
    """What happened to a session after it was planned."""

    EDITED = "edited"
    MOVED = "moved"
    CANCELLED = "cancelled"
    RESUMED = "resumed"


@dataclass(frozen=True, slots=True, kw_only=True)
class GatheringDraft:
    """A session as somebody plans it.

    ``about`` is the opaque key of what it is for (a plan, a class, a market); None stands alone. ``link``, ``phone``
    and ``phone_note`` (a code to type) are ways to be there from afar; ``link_public`` shows them to everybody, else
    only to who signed up. ``summary`` is what was said, in words, for who has a poor line. ``capacity`` None is no
    limit; ``sign_up`` False is for who simply comes. ``source`` says who published it, where that was not this site.
    """

    about: UUID | None
    kind: GatheringKind
    title: Bilingual
    starts_at: datetime
    ends_at: datetime
    precision: Precision = Precision.MINUTE
    text: Bilingual = EMPTY
    place: str = ""
    address: str = ""
    link: str = ""
    link_public: bool = False
    phone: str = ""
    phone_note: str = ""
    recording: str = ""
    summary: Bilingual = EMPTY
    capacity: int | None = None
    public: bool = True
    sign_up: bool = True
    network: UUID | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GatheringView:
    """A session as it stands. ``taken`` and ``waiting`` count people; ``sequence`` grows with every change (RFC 5545).

    ``why_cancelled`` is empty unless it was called off.
    """

    id: UUID
    plan: GatheringDraft
    network_slug: str
    network_name: str
    series: UUID | None
    sequence: int
    changed_at: datetime
    cancelled_at: datetime | None
    why_cancelled: str
    taken: int
    waiting: int

    @property
    def title(self) -> Bilingual:
        """Return what it is called."""
        return self.plan.title

    @property
    def starts_at(self) -> datetime:
        """Return when it begins."""
        return self.plan.starts_at

    @property
    def ends_at(self) -> datetime:
        """Return when it ends."""
        return self.plan.ends_at

    @property
    def cancelled(self) -> bool:
        """Return whether it was called off."""
        return self.cancelled_at is not None

    @property
    def remote(self) -> bool:
        """Return whether one can be there from afar."""
        return bool(self.plan.link or self.plan.phone)

    @property
    def free(self) -> int | None:
        """Return how many places are left, None where there is no limit."""
        return None if self.plan.capacity is None else max(self.plan.capacity - self.taken, 0)

    def open_at(self, now: datetime) -> bool:
        """Return whether one can sign up at a moment."""
        return self.plan.sign_up and not self.cancelled and now < self.ends_at


@dataclass(frozen=True, slots=True, kw_only=True)
class SignUpView:
    """Somebody who means to come with ``people`` in all. ``owner`` is opaque, None for who gave no account.

    ``waiting`` says that there is no place for them yet; ``reachable`` that an address is kept, sealed.
    """

    id: UUID
    gathering: UUID
    owner: UUID | None
    people: int
    waiting: bool
    reachable: bool
    language: str
    withdrawn_at: datetime | None
    signed_up_at: datetime

    @property
    def stands(self) -> bool:
        """Return whether they still mean to come."""
        return self.withdrawn_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Headcount:
    """How many were there: in the place, by a screen, by telephone."""

    in_person: int
    remote: int = 0
    by_phone: int = 0

    @property
    def people(self) -> int:
        """Return how many in all."""
        return self.in_person + self.remote + self.by_phone


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceView:
    """Who came: the number somebody counted (None while nobody has), and the owners ticked one by one."""

    counted: Headcount | None
    owners: frozenset[UUID]

    @property
    def people(self) -> int | None:
        """Return how many came: what was counted, else the ticks; None when nothing was written."""
        if self.counted:
            return self.counted.people
        return len(self.owners) or None


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialView:
    """Something given out at a session: a page elsewhere (``url``), or a file of ours with its version."""

    id: UUID
    gathering: UUID
    title: Bilingual
    url: str
    file: UUID | None
    size_bytes: int
    public: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """One thing that happened to a session: what, why, and when it had been before."""

    id: UUID
    kind: ChangeKind
    reason: str
    was_starts_at: datetime
    was_ends_at: datetime
    was_place: str
    happened_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A message to who signed up, in the words of the face that sends it."""

    subject: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """People who come together, for the count of places."""

    id: UUID
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Seating:
    """Who has a place and who waits, each in the order in which they signed up."""

    seated: tuple[Party, ...] = field(default=())
    waiting: tuple[Party, ...] = field(default=())

    @property
    def taken(self) -> int:
        """Return how many people have a place."""
        return sum(party.people for party in self.seated)

    @property
    def left_out(self) -> int:
        """Return how many people wait."""
        return sum(party.people for party in self.waiting)
