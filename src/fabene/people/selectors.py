"""Reads about users, organisations and networks. Everything comes back as frozen values."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q

from fabene.core.errors import NotFoundError
from fabene.people.models import Action, Membership, Network, NetworkPartner, Organisation, Seat, User
from fabene.people.values import (
    ActionView,
    NetworkView,
    OrganisationKind,
    OrganisationView,
    PartnerRole,
    PartnerView,
    Role,
    RoleView,
    SeatView,
    UserView,
)

LOG_LIMIT = 100


def networks() -> tuple[NetworkView, ...]:
    """Return every network, by name."""
    return tuple(network_view(row) for row in Network.objects.order_by("name", "id"))


def network(slug: str) -> NetworkView:
    """Return the network with this slug; raise ``NotFoundError`` ``network_not_found``."""
    return _one_network(Network.objects.filter(slug=slug).first())


def network_by_id(network_id: UUID) -> NetworkView:
    """Return the network with this id; raise ``NotFoundError`` ``network_not_found``."""
    return _one_network(Network.objects.filter(id=network_id).first())


def _one_network(row: Network | None) -> NetworkView:
    if row is None:
        raise NotFoundError("network_not_found")
    return network_view(row)


def network_view(row: Network) -> NetworkView:
    """Return a network's row as a value."""
    return NetworkView(id=row.id, slug=row.slug, name=row.name, sentence=row.sentence)


def organisations() -> tuple[OrganisationView, ...]:
    """Return every organisation, by name."""
    return tuple(organisation_view(row) for row in Organisation.objects.order_by("name", "id"))


def organisation_view(row: Organisation) -> OrganisationView:
    """Return an organisation's row as a value."""
    return OrganisationView(id=row.id, name=row.name, kind=OrganisationKind(row.kind), tax_code=row.tax_code)


def partners_of(network_id: UUID) -> tuple[PartnerView, ...]:
    """Return who takes part in a network: the lead first, then by name."""
    return partners_by_network([network_id]).get(network_id, ())


def partners_by_network(network_ids: Iterable[UUID]) -> dict[UUID, tuple[PartnerView, ...]]:
    """Return who takes part in each of these networks, in one query."""
    rows = NetworkPartner.objects.filter(network_id__in=list(network_ids)).select_related("organisation")
    found: dict[UUID, tuple[PartnerView, ...]] = {}
    for row in sorted(rows, key=lambda row: (row.role != PartnerRole.LEAD, row.organisation.name)):
        found[row.network_id] = (*found.get(row.network_id, ()), partner_view(row))
    return found


def partner_view(row: NetworkPartner) -> PartnerView:
    """Return a partner's row, with its organisation, as a value."""
    return PartnerView(
        id=row.id,
        network_id=row.network_id,
        organisation=organisation_view(row.organisation),
        role=PartnerRole(row.role),
        project=row.project,
    )


def user(user_id: UUID) -> UserView:
    """Return a user; raise ``NotFoundError`` ``user_not_found``."""
    row = User.objects.filter(id=user_id).first()
    if row is None:
        raise NotFoundError("user_not_found")
    return user_view(row)


def user_view(row: User) -> UserView:
    """Return a user's row as a value."""
    return UserView(id=row.id, email=row.email, display_name=row.display_name)


def roles_of(user_id: UUID) -> tuple[RoleView, ...]:
    """Return the roles somebody holds now: those for every network first, then by network and role."""
    rows = Membership.objects.filter(user_id=user_id, until__isnull=True).select_related("network")
    views = [role_view(row) for row in rows]
    return tuple(sorted(views, key=lambda view: (view.network_name, view.role)))


def role_view(row: Membership) -> RoleView:
    """Return a membership's row, with its network, as a value."""
    place = row.network
    return RoleView(
        membership_id=row.id,
        role=Role(row.role),
        network_id=row.network_id,
        network_slug=place.slug if place else "",
        network_name=place.name if place else "",
        since=row.since,
    )


def role_names(user_id: UUID, network_id: UUID | None) -> frozenset[Role]:
    """Return the roles somebody holds now in a network, counting those that hold everywhere.

    Without a network only the roles that hold everywhere count; a user who may not sign in any more holds none.
    """
    held = Membership.objects.filter(
        Q(network_id=network_id) | Q(network__isnull=True), user_id=user_id, user__is_active=True, until__isnull=True
    )
    return frozenset(Role(role) for role in held.values_list("role", flat=True))


def demo_seats() -> tuple[SeatView, ...]:
    """Return the seats of the demonstration, in their order, each with the first role of its user."""
    rows = Seat.objects.order_by("position", "key")
    held: dict[UUID, Membership] = {}
    memberships = Membership.objects.filter(user__seat__isnull=False, until__isnull=True)
    for membership in memberships.select_related("network").order_by("since", "id"):
        held.setdefault(membership.user_id, membership)
    return tuple(_seat_view(row, held.get(row.user_id)) for row in rows)


def _seat_view(row: Seat, membership: Membership | None) -> SeatView:
    place = membership.network if membership else None
    return SeatView(
        key=row.key,
        role=membership.role if membership else "",
        network_slug=place.slug if place else "",
        network_name=place.name if place else "",
        title=row.title,
        what=row.what,
    )


def seat_user(key: str) -> AbstractBaseUser:
    """Return the user whose seat this is, for signing in; raise ``NotFoundError`` ``seat_not_found``."""
    # What a form sends may hold characters that a database refuses to compare.
    rows = Seat.objects.select_related("user").filter(key=key, user__is_active=True)
    row = rows.first() if key.isprintable() else None
    if row is None:
        raise NotFoundError("seat_not_found")
    return row.user


def actions_of(network_id: UUID, *, before: datetime | None = None) -> tuple[ActionView, ...]:
    """Return the newest lines of a network's log, at most ``LOG_LIMIT``, older than ``before`` when given."""
    rows = Action.objects.filter(network=network_id)
    if before is not None:
        rows = rows.filter(recorded_at__lt=before)
    return tuple(_action_view(row) for row in rows.order_by("-recorded_at", "-id")[:LOG_LIMIT])


def actions_on(key: UUID) -> tuple[ActionView, ...]:
    """Return what was done to one thing, oldest first."""
    return tuple(_action_view(row) for row in Action.objects.filter(key=key).order_by("recorded_at", "id"))


def _action_view(row: Action) -> ActionView:
    return ActionView(
        id=row.id,
        who=row.who,
        what=row.what,
        key=row.key,
        network_id=row.network,
        happened_at=row.happened_at,
        recorded_at=row.recorded_at,
    )
