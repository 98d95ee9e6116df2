"""Reads about who holds which role where, and who was invited."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from fabene.core.errors import NotFoundError
from fabene.lib import links
from fabene.people.models import Invitation, Membership, User
from fabene.people.selectors.users import user_view
from fabene.people.values import INVITATION, InvitationView, MemberView, Role, RoleView, UserView


def roles_of(user_id: UUID) -> tuple[RoleView, ...]:
    """Return the roles somebody holds now: those for every network first, then by network and role."""
    rows = Membership.objects.filter(user_id=user_id, until__isnull=True).select_related("network", "organisation")
    views = [role_view(row) for row in rows]
    return tuple(sorted(views, key=lambda view: (view.network_name, view.role, view.organisation_name)))


def role_view(row: Membership) -> RoleView:
    """Return a membership's row, with its network and organisation, as a value."""
    place, body = row.network, row.organisation
    return RoleView(
        membership_id=row.id,
        role=Role(row.role),
        network_id=row.network_id,
        network_slug=place.slug if place else "",
        network_name=place.name if place else "",
        organisation_id=row.organisation_id,
        organisation_name=body.name if body else "",
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


def members_of(network_id: UUID, *, past: bool = False) -> tuple[MemberView, ...]:
    """Return who holds a role in a network (or, ``past``, who did and does no more), by role and name.

    Whoever holds one in every network comes with the rest, marked ``everywhere``.
    """
    rows = Membership.objects.filter(
        Q(network_id=network_id) | Q(network__isnull=True), until__isnull=not past
    ).select_related("user", "organisation")
    return _members(rows)


def members_everywhere() -> tuple[MemberView, ...]:
    """Return who holds a role in every network, by role and name."""
    rows = Membership.objects.filter(network__isnull=True, until__isnull=True)
    return _members(rows.select_related("user", "organisation"))


def members_for(
    organisation_ids: Iterable[UUID], *, roles: Collection[Role] = frozenset(Role)
) -> dict[UUID, tuple[UUID, ...]]:
    """Return who holds a role (one of ``roles``) for each of some organisations now, by the organisation's identity."""
    rows = Membership.objects.filter(
        organisation__in=list(organisation_ids), role__in=list(roles), until__isnull=True, user__is_active=True
    ).order_by("user")
    found: dict[UUID, tuple[UUID, ...]] = {}
    for organisation, user in rows.values_list("organisation_id", "user_id").distinct():
        found[organisation] = (*found.get(organisation, ()), user)
    return found


def _members(rows: QuerySet[Membership]) -> tuple[MemberView, ...]:
    places = list(Role)
    views = [_member_view(row) for row in rows]
    return tuple(sorted(views, key=lambda view: (places.index(view.role), view.user.display_name, view.since)))


def _member_view(row: Membership) -> MemberView:
    return MemberView(
        membership_id=row.id,
        user=user_view(row.user),
        role=Role(row.role),
        network_id=row.network_id,
        organisation_id=row.organisation_id,
        organisation_name=row.organisation.name if row.organisation else "",
        since=row.since,
        until=row.until,
    )


def membership(membership_id: UUID) -> MemberView:
    """Return a role that somebody holds or held; raise ``NotFoundError`` ``role_not_held``."""
    row = Membership.objects.select_related("user", "organisation").filter(id=membership_id).first()
    if row is None:
        raise NotFoundError("role_not_held")
    return _member_view(row)


def known_users(network_id: UUID | None) -> tuple[UserView, ...]:
    """Return who holds or held a role in a network or everywhere (None: who holds any anywhere), by name."""
    rows = User.objects.filter(is_active=True, memberships__isnull=False)
    if network_id is not None:
        rows = rows.filter(Q(memberships__network_id=network_id) | Q(memberships__network__isnull=True))
    return tuple(user_view(row) for row in rows.distinct().order_by("display_name", "id"))


def invitation(token: str, at: datetime) -> InvitationView:
    """Return the invitation that a link names and that somebody can still accept.

    Raises ``NotFoundError`` ``link_not_valid`` for anything else: forged, over, accepted or withdrawn.
    """
    row = _invitations().filter(id=links.read(purpose=INVITATION, token=token, now=at), ended_at__isnull=True).first()
    if row is None:
        raise NotFoundError("link_not_valid")
    return invitation_view(row)


def invitations_of(network_id: UUID | None, at: datetime) -> tuple[InvitationView, ...]:
    """Return the open invitations to roles in a network (None: in every network), the oldest first."""
    rows = _invitations().exclude(role="").filter(network=network_id, ended_at__isnull=True, expires_at__gt=at)
    return tuple(invitation_view(row) for row in rows.order_by("invited_at", "id"))


def _invitations() -> QuerySet[Invitation]:
    return Invitation.objects.select_related("network", "organisation")


def invitation_view(row: Invitation) -> InvitationView:
    """Return an invitation's row, with its network and organisation, as a value."""
    return InvitationView(
        id=row.id,
        email=row.email,
        display_name=row.display_name,
        role=Role(row.role) if row.role else None,
        network_id=row.network_id,
        network_name=row.network.name if row.network else "",
        organisation_id=row.organisation_id,
        organisation_name=row.organisation.name if row.organisation else "",
        invited_by=row.invited_by,
        invited_at=row.invited_at,
        expires_at=row.expires_at,
        accepted=row.accepted_by_id is not None,
    )
