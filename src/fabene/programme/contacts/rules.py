"""Who answers which request.

“I need help” is answered by who follows families there: the caseworkers of the organisations accredited in its network
now. Only where there is none does whoever coordinates that network read it. Every other request is answered by the
coordination of its network and by the programme office.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet

from fabene.people.models import Membership
from fabene.people.rules import PERMISSIONS
from fabene.people.values import Role
from fabene.programme.contacts.models import Request
from fabene.programme.contacts.values import Kind

ANSWER = "contacts.answer"


def caseworkers(on: date) -> QuerySet[Membership]:
    """Return who follows families for an organisation that their network accredits on a day."""
    accredited = Q(
        Q(organisation__accreditations__until__isnull=True) | Q(organisation__accreditations__until__gte=on),
        organisation__accreditations__network=F("network"),
        organisation__accreditations__since__lte=on,
    )
    return Membership.objects.filter(
        accredited, role=Role.CASEWORKER, until__isnull=True, user__is_active=True
    ).distinct()


def answering() -> QuerySet[Membership]:
    """Return who answers the requests that are not for help."""
    roles = [role.value for role in PERMISSIONS[ANSWER]]
    return Membership.objects.filter(role__in=roles, until__isnull=True, user__is_active=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What somebody answers on a day: where they coordinate (None: everywhere), where they follow families.

    ``served`` are the networks in which somebody follows families, whoever it is.
    """

    coordinates: frozenset[UUID | None] = field(default_factory=frozenset)
    follows: frozenset[UUID | None] = field(default_factory=frozenset)
    served: frozenset[UUID | None] = field(default_factory=frozenset)

    @property
    def any(self) -> bool:
        """Return whether there is anything for them to answer."""
        return bool(self.coordinates or self.follows)

    def lists(self, kind: Kind, network: UUID | None) -> bool:
        """Return whether they see that a request is there: number, kind and state."""
        return self._coordinates(network) or (kind is Kind.HELP and network in self.follows)

    def reads(self, kind: Kind, network: UUID | None) -> bool:
        """Return whether they read and answer it."""
        if kind is Kind.HELP and network in self.served:
            return network in self.follows
        return self._coordinates(network)

    def _coordinates(self, network: UUID | None) -> bool:
        return bool(self.coordinates & {None, network})


def desk_of(user: UUID, on: date) -> Desk:
    """Return what somebody answers on a day, in two queries."""
    follow = list(caseworkers(on).values_list("user", "network"))
    coordinates = answering().filter(user=user).values_list("network", flat=True)
    return Desk(
        coordinates=frozenset(coordinates),
        follows=frozenset(network for who, network in follow if who == user),
        served=frozenset(network for _who, network in follow),
    )


def who_answers(request: Request, on: date) -> Mapping[UUID, str]:
    """Return the users who answer a request on a day, each with their email."""
    found = _rows(request, on).order_by("user").values_list("user", "user__email")
    return dict(found)


def _rows(request: Request, on: date) -> QuerySet[Membership]:
    if request.kind == Kind.HELP:
        follow = caseworkers(on).filter(network=request.network)
        if follow.exists():
            return follow
    here = answering().filter(network=request.network) if request.network_id else answering().none()
    return here if here.exists() else answering().filter(network__isnull=True)
