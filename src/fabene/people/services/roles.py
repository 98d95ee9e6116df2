"""Writes about who holds which role where."""

from uuid import UUID

from django.db import transaction

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.people.checks import require_network, require_organisation
from fabene.people.models import Membership, User
from fabene.people.selectors import role_view
from fabene.people.services.logs import log
from fabene.people.values import NETWORK_ROLES, ORGANISATION_ROLES, Role, RoleView


@transaction.atomic
def grant_role(
    *,
    id: UUID,
    user: UUID,
    role: Role,
    stamp: Stamp,
    network: UUID | None = None,
    organisation: UUID | None = None,
) -> RoleView:
    """Give somebody a role from ``stamp.happened_at`` on, in one network or (without one) in all.

    ``organisation`` is the body for which they hold it; the roles of ``ORGANISATION_ROLES`` need one.
    Raises ``user_not_found``, ``network_not_found``, ``organisation_not_found``, ``role_to_oneself``, what
    ``checked_place`` raises, and ``ConflictError`` ``role_already_held``.
    """
    content = {"user": user, "role": role, **({"organisation": organisation} if organisation else {})}
    if log(id=derived(id, "granted"), what="role.granted", key=id, network=network, stamp=stamp, content=content):
        if user == stamp.actor:
            raise FabeneError("role_to_oneself")
        if not User.objects.filter(id=user).exists():
            raise NotFoundError("user_not_found")
        checked_place(role=Role(role), network=network, organisation=organisation)
        hold_role(id=id, user=user, role=Role(role), network=network, organisation=organisation, stamp=stamp)
    return role_view(Membership.objects.select_related("network", "organisation").get(id=id))


def checked_place(*, role: Role, network: UUID | None, organisation: UUID | None) -> None:
    """Refuse a role in a place where it means nothing.

    Raises ``role_needs_organisation``, ``role_needs_network`` (a caseworker or a rider of every network would know
    too much), ``role_without_network`` (the office of the programme), ``network_not_found``,
    ``organisation_not_found``.
    """
    if role in ORGANISATION_ROLES and organisation is None:
        raise FabeneError("role_needs_organisation")
    if role in NETWORK_ROLES and network is None:
        raise FabeneError("role_needs_network")
    if role == Role.PROGRAMME and network is not None:
        raise FabeneError("role_without_network")
    if network is not None:
        require_network(network)
    if organisation is not None:
        require_organisation(organisation)


def hold_role(
    *, id: UUID, user: UUID, role: Role, network: UUID | None, organisation: UUID | None, stamp: Stamp
) -> None:
    """Write the membership, unless the person holds that role already (``ConflictError`` ``role_already_held``)."""
    place = {"user_id": user, "network_id": network, "role": role, "organisation_id": organisation}
    if Membership.objects.filter(**place, until__isnull=True).exists():
        raise ConflictError("role_already_held", role=role)
    Membership.objects.create(id=id, **place, since=stamp.happened_at)


@transaction.atomic
def revoke_role(*, id: UUID, membership: UUID, stamp: Stamp) -> None:
    """End a role at ``stamp.happened_at``. ``id`` is the identity of this revocation.

    Raises ``role_not_held`` when there is no such membership, or ``ConflictError`` ``role_already_ended``.
    """
    row = Membership.objects.select_for_update().filter(id=membership).first()
    if row is None:
        raise NotFoundError("role_not_held")
    if not log(id=id, what="role.revoked", key=membership, network=row.network_id, stamp=stamp):
        return
    if row.until is not None:
        raise ConflictError("role_already_ended")
    row.until = max(stamp.happened_at, row.since)
    row.save(update_fields=["until"])
