"""What crosses the door of this room. No value but ``Contacts`` and ``ContactPoint`` says who anybody is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class State(StrEnum):
    """Where a household stands: on the waiting list, coming, away for a while, or gone."""

    WAITING = "waiting"
    COMING = "coming"
    AWAY = "away"
    LEFT = "left"


class Band(StrEnum):
    """An age band: finer than this nobody is asked."""

    CHILD = "0-13"
    TEEN = "14-17"
    YOUNG = "18-29"
    GROWN = "30-64"
    ELDER = "65+"


class Channel(StrEnum):
    """A way to write to a household, each with a consent of its own."""

    SMS = "sms"
    EMAIL = "email"
    CHAT = "chat"
    CALL = "call"


class ContactKind(StrEnum):
    """What tells who they are or how to reach them; ``door`` is what a rider must know to find it."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    DOOR = "door"


class Language(StrEnum):
    """A language in which a household can be spoken to."""

    IT = "it"
    EN = "en"
    FR = "fr"
    ES = "es"
    RO = "ro"
    AR = "ar"
    ZH = "zh"
    UK = "uk"


REACHED_BY: Mapping[Channel, ContactKind] = {
    Channel.SMS: ContactKind.PHONE,
    Channel.EMAIL: ContactKind.EMAIL,
    Channel.CHAT: ContactKind.PHONE,
    Channel.CALL: ContactKind.PHONE,
}
"""What must be known of a household for a channel to reach it."""

CARD = "household card"
"""The purpose for which a card's token is signed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """How many live in a household by age band; bands nobody is in may be left out."""

    bands: Mapping[Band, int]

    @property
    def adults(self) -> int:
        """Return how many are 14 years or older: whom the scales of need count as adults."""
        return sum(number for band, number in self.bands.items() if band != Band.CHILD)

    @property
    def children(self) -> int:
        """Return how many are below 14 years."""
        return self.bands.get(Band.CHILD, 0)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Contacts:
    """Who they are and how to reach them; empty where nobody said. Printed, it shows nothing: errors are printed."""

    name: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    door: str = ""

    def said(self) -> dict[ContactKind, str]:
        """Return what was said, by kind."""
        return {kind: text for kind in ContactKind if (text := getattr(self, kind.value))}


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdView:
    """A household on a date, without a name: who reads it knows a code, a composition and choices.

    ``owner`` is its key in the ledger; ``excludes`` and ``likes`` are keys of ``core.food``; ``bands`` is empty where
    only adults and children are known. ``since`` is its first day as somebody who comes (of the list, while it waits),
    ``away_until`` the last day of a pause whose end is known, ``organisation`` who referred it.
    """

    id: UUID
    network: UUID
    organisation: UUID | None
    market: UUID
    code: str
    owner: UUID
    adults: int
    children: int
    bands: Mapping[Band, int]
    excludes: frozenset[str]
    likes: frozenset[str]
    language: Language
    state: State
    home_delivery: bool
    simulated: bool
    since: date
    waiting_since: date | None
    away_until: date | None
    review_on: date | None
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What is asked when a household is welcomed without a referral: nothing that says who they are.

    ``excludes`` are keys of ``core.food.EXCLUSIONS``, ``likes`` keys of ``core.food.CATEGORIES``. ``owner`` is drawn by
    lot unless given; only a simulation, whose every identity comes from its seed, gives one.
    """

    network: UUID
    market: UUID
    adults: int
    children: int
    since: date
    excludes: frozenset[str] = frozenset()
    likes: frozenset[str] = frozenset()
    home_delivery: bool = False
    simulated: bool = False
    owner: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """A household that a network knew before this program, by the ``code`` it is called by there.

    ``people`` are bands, or (adults, children below 14); ``contacts`` is None where nobody said who they are.
    """

    network: UUID
    market: UUID
    code: str
    people: People | tuple[int, int]
    since: date
    excludes: frozenset[str] = frozenset()
    home_delivery: bool = False
    organisation: UUID | None = None
    contacts: Contacts | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """What a caseworker says of a household: how many, what they do not eat (never why), how to reach them, where.

    ``waiting`` puts it on the waiting list from ``since``; ``until`` is the end that was foreseen, ``review_on`` when
    somebody looks again. ``channels`` are those the household agreed to. ``owner`` as in ``Arrival``.
    """

    network: UUID
    organisation: UUID
    market: UUID
    people: People
    contacts: Contacts
    since: date
    review_on: date
    until: date | None = None
    waiting: bool = False
    home_delivery: bool = False
    excludes: frozenset[str] = frozenset()
    likes: frozenset[str] = frozenset()
    language: Language = Language.IT
    channels: frozenset[Channel] = frozenset()
    simulated: bool = False
    owner: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Referred:
    """The answer to a referral: the code, and whether a household like this one is known already."""

    code: str
    warned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A new card: the token of its link, and the PIN when one was made. Neither can be read again anywhere."""

    id: UUID
    token: str
    expires_at: datetime
    pin: str | None = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """What a card opens: whose it is, and whether what asks a PIN can be asked for."""

    card: UUID
    household: UUID
    network: UUID
    language: Language
    expires_at: datetime
    has_pin: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegateView:
    """Somebody who may fetch the bag, by code."""

    id: UUID
    code: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPoint:
    """Where a message to a household goes: a number or an address, on a channel it agreed to."""

    household: UUID
    channel: Channel
    to: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherSide:
    """The other household of a match, once both families agreed: who follows it, and its code there."""

    organisation_id: UUID | None
    organisation_name: str
    network_id: UUID
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchView:
    """A warning, seen from one side: ``agreed`` is what this family said (None: not asked yet).

    ``other`` is None until both said yes, unless the same organisation follows both.
    """

    id: UUID
    household: UUID
    code: str
    network_id: UUID
    seen_at: datetime
    agreed: bool | None
    other: OtherSide | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmet:
    """Who waits, in numbers: households, people by band (those whose band nobody knows apart), and for how long.

    Small numbers are for the face to hide.
    """

    network: UUID
    households: int
    by_band: Mapping[Band, int]
    without_band: int
    longest_wait_days: int
    half_wait_days: int

    @property
    def people(self) -> int:
        """Return how many people wait."""
        return sum(self.by_band.values()) + self.without_band
