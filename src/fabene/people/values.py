"""What other rooms may know about users, organisations and networks: frozen values."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import NAMESPACE_URL, UUID, uuid5

from fabene.core.bilingual import Bilingual
from fabene.core.owners import OwnerKind


class OrganisationKind(StrEnum):
    """What sort of body an organisation is."""

    MUNICIPALITY = "municipality"
    THIRD_SECTOR = "third_sector"
    FIRM = "firm"
    SCHOOL = "school"
    CONSORTIUM = "consortium"
    PARISH = "parish"
    PUBLIC_BODY = "public_body"


class PartnerRole(StrEnum):
    """How an organisation takes part in a network's project."""

    LEAD = "lead"
    PARTNER = "partner"


class Role(StrEnum):
    """What a membership lets somebody do, in one network or in all of them."""

    PROGRAMME = "programme"
    COORDINATOR = "coordinator"
    STAND = "stand"
    HUB = "hub"
    RIDER = "rider"
    CASEWORKER = "caseworker"
    TRADER = "trader"
    ORGANISATION = "organisation"
    MUNICIPALITY = "municipality"
    SCHOOL = "school"
    JURY = "jury"
    EVALUATOR = "evaluator"


# Roles that act for a body: whoever holds one holds it for a named organisation.
ORGANISATION_ROLES = frozenset({Role.CASEWORKER, Role.TRADER, Role.ORGANISATION, Role.MUNICIPALITY, Role.SCHOOL})
# Roles that mean something in one network at a time only.
NETWORK_ROLES = frozenset({Role.CASEWORKER, Role.RIDER})
# Roles that see a household's name, or decide who holds a role: signing in to them takes a second factor.
GUARDED_ROLES = frozenset({Role.PROGRAMME, Role.COORDINATOR, Role.RIDER, Role.CASEWORKER})


# What the link of an invitation is signed for, and for how many days it lets somebody in.
INVITATION = "invitation"
INVITATION_DAYS = 14
# How many links one address is sent within a day when somebody asks to come in by themselves.
LINKS_A_DAY = 3

# What the link of the first person of an installation is signed for, and for how many minutes it lets them in.
FIRST_PERSON = "first_person"
FIRST_MINUTES = 60
KEYBOARD = uuid5(NAMESPACE_URL, "fabene:keyboard")
"""Who acts when nobody has signed in: whoever may type on the server."""


class ReadingReason(StrEnum):
    """Why somebody read a household's details. A closed list: the log keeps no sentence in which a name could hide."""

    CONTACT = "contact"
    REFERRAL = "referral"
    REVIEW = "review"
    MATCH = "match"
    DELIVERY = "delivery"
    SAFETY = "safety"
    OWN = "own"
    EXPORT = "export"
    ERASURE = "erasure"
    CHECK = "check"


class Log(StrEnum):
    """The two logs: who did what, and who read what."""

    ACTIONS = "actions"
    READINGS = "readings"


# How many whole months a line stays at the least before its month may be purged. The defaults of the Italian
# practice for audit and access logs; the database refuses a purge that comes earlier.
KEPT_MONTHS = {Log.ACTIONS: 24, Log.READINGS: 12}


class AlertOutcome(StrEnum):
    """What a person found who looked at an alert."""

    EXPECTED = "expected"
    TALKED = "talked"
    BREACH = "breach"


# The ledger owners of which a network has exactly one each. Their id is ``derived(network_id, kind)``.
NETWORK_OWNERS = (
    OwnerKind.SHOPPER,
    OwnerKind.UNKNOWN_DONOR,
    OwnerKind.DISCARD,
    OwnerKind.SHRINKAGE,
    OwnerKind.UNEXPLAINED,
    OwnerKind.IN_TRANSIT,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class UserView:
    """Somebody who signs in."""

    id: UUID
    email: str
    display_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationView:
    """A body that takes part in networks; ``tax_code`` is empty when nobody has given it."""

    id: UUID
    name: str
    kind: OrganisationKind
    tax_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkView:
    """A local network. Its ``id`` is the id of its ledger book; ``sentence`` says in one line what it does."""

    id: UUID
    slug: str
    name: str
    sentence: str
    sentence_en: str = ""

    @property
    def told(self) -> Bilingual:
        """Return its sentence in both languages."""
        return Bilingual(it=self.sentence, en=self.sentence_en)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerView:
    """An organisation's part in a network: the lead comes first in every list."""

    id: UUID
    network_id: UUID
    organisation: OrganisationView
    role: PartnerRole
    project: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleView:
    """A role somebody holds now. ``network_id`` is None, and the names empty, when it holds in every network.

    ``organisation_id`` is None, and its name empty, for a role that acts for no body.
    """

    membership_id: UUID
    role: Role
    network_id: UUID | None
    network_slug: str
    network_name: str
    organisation_id: UUID | None
    organisation_name: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberView:
    """Somebody who holds a role in a network, as its coordinators see it; ``until`` is None while it is held."""

    membership_id: UUID
    user: UserView
    role: Role
    network_id: UUID | None
    organisation_id: UUID | None
    organisation_name: str
    since: datetime
    until: datetime | None

    @property
    def everywhere(self) -> bool:
        """Return whether it holds in every network."""
        return self.network_id is None


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationView:
    """An invitation to a role. ``email`` and ``display_name`` are empty once it was answered, withdrawn or is over.

    ``role`` is None when nobody invited: somebody asked to come in, to take part in what is open to everybody.
    """

    id: UUID
    email: str
    display_name: str
    role: Role | None
    network_id: UUID | None
    network_name: str
    organisation_id: UUID | None
    organisation_name: str
    invited_by: UUID
    invited_at: datetime
    expires_at: datetime
    accepted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AccreditationView:
    """A network lets an organisation refer households; ``until`` is the last day, None for no end."""

    id: UUID
    network_id: UUID
    organisation: OrganisationView
    since: date
    until: date | None

    def holds_on(self, on: date) -> bool:
        """Return whether it holds on a day."""
        return self.since <= on and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatView:
    """A seat of the demonstration: who somebody may be for a while, and what they will find there."""

    key: str
    role: str
    network_slug: str
    network_name: str
    title: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionView:
    """One line of the log: who did what to which opaque key, when it happened and when it was recorded."""

    id: UUID
    who: UUID
    what: str
    key: UUID
    network_id: UUID | None
    happened_at: datetime
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingView:
    """One line of the log of readings: who read what of which opaque key, and why."""

    id: UUID
    who: UUID
    key: UUID
    what: str
    reason: ReadingReason
    network_id: UUID | None
    happened_at: datetime
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertView:
    """``who`` read details of ``households`` different households between two moments; answered or not yet."""

    id: UUID
    who: UUID
    network_id: UUID | None
    households: int
    begins_at: datetime
    raised_at: datetime
    outcome: AlertOutcome | None
    answered_by: UUID | None
    answered_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PurgedLog:
    """What went of one log: how many lines, and the SHA-256 of their canonical form."""

    log: Log
    rows: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Purge:
    """A month of the logs that was taken away whole, by whom and why."""

    id: UUID
    month: date
    who: UUID
    why: str
    recorded_at: datetime
    logs: tuple[PurgedLog, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LogFault:
    """One thing that is wrong with a log: a ``code``, the table, and what was found there."""

    code: str
    table: str
    detail: str
