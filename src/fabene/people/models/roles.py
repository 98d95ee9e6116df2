"""Who holds which role where, and who was invited to one."""

from django.db import models
from django.db.models import F, Q

from fabene.people.models.bodies import Network, Organisation
from fabene.people.models.users import User
from fabene.people.values import ORGANISATION_ROLES, Role

IS_HELD = Q(until__isnull=True)
IN_A_NETWORK = Q(network__isnull=False)
FOR_A_BODY = Q(organisation__isnull=False)


def _role_is_known() -> Q:
    return Q(role__in=[role.value for role in Role])


def _body_is_named() -> Q:
    return FOR_A_BODY | ~Q(role__in=sorted(role.value for role in ORGANISATION_ROLES))


class Membership(models.Model):
    """A role somebody holds from a moment until another; without a network it holds in all of them.

    Roles that act for a body (a caseworker, a trader) name their organisation.
    """

    id = models.UUIDField(primary_key=True)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="memberships", null=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships", null=True)
    role = models.CharField(max_length=20)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=_role_is_known(), name="membership_role_known"),
            models.CheckConstraint(condition=_body_is_named(), name="membership_names_its_organisation"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="membership_ends_after_it_starts"
            ),
            # A database takes two empty cells for different: a role is held once with each cell empty, too.
            models.UniqueConstraint(
                fields=["user", "network", "role"],
                condition=IS_HELD & IN_A_NETWORK & ~FOR_A_BODY,
                name="role_held_once",
            ),
            models.UniqueConstraint(
                fields=["user", "role"],
                condition=IS_HELD & ~IN_A_NETWORK & ~FOR_A_BODY,
                name="role_held_once_everywhere",
            ),
            models.UniqueConstraint(
                fields=["user", "network", "role", "organisation"],
                condition=IS_HELD & IN_A_NETWORK & FOR_A_BODY,
                name="role_held_once_for_a_body",
            ),
            models.UniqueConstraint(
                fields=["user", "role", "organisation"],
                condition=IS_HELD & ~IN_A_NETWORK & FOR_A_BODY,
                name="role_held_once_for_a_body_everywhere",
            ),
        ]

    def __str__(self) -> str:
        """Return the role."""
        return self.role


class Invitation(models.Model):
    """Somebody was asked by mail to take a role, or (without one) asked to come in by themselves.

    Their address and name are wiped once it is answered or over.
    """

    id = models.UUIDField(primary_key=True)
    email = models.EmailField(blank=True)
    display_name = models.CharField(max_length=100, blank=True)
    role = models.CharField(max_length=20, blank=True)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="invitations", null=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="invitations", null=True)
    invited_by = models.UUIDField()
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="invitations", null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=_role_is_known() | Q(role=""), name="invitation_role_known"),
            models.CheckConstraint(condition=_body_is_named(), name="invitation_names_its_organisation"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(email="", display_name=""), name="invitation_over_is_wiped"
            ),
        ]

    def __str__(self) -> str:
        """Return the role."""
        return self.role
