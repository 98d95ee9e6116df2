"""What other rooms may know about users, organisations and networks: frozen values."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

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

    COORDINATOR = "coordinator"
    STAND = "stand"
    HUB = "hub"


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
    """A role somebody holds now. ``network_id`` is None, and the names empty, when it holds in every network."""

    membership_id: UUID
    role: Role
    network_id: UUID | None
    network_slug: str
    network_name: str
    since: datetime


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
