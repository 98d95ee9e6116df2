"""Users, organisations, networks, who belongs to what, and the log of who did what."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from fabene.people.values import OrganisationKind, PartnerRole, Role


class UserManager(BaseUserManager["User"]):
    """Finds people by their email, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """Return the user whose email is ``username``."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """Somebody who signs in. What they may do is said by their memberships, never by a flag here."""

    id = models.UUIDField(primary_key=True)
    email = models.EmailField(unique=True)
    display_name = models.CharField(max_length=100)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["display_name"]
    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_user_per_email")]

    def __str__(self) -> str:
        """Return how the person wants to be called."""
        return self.display_name


class Organisation(models.Model):
    """A body that takes part: a Comune, a co-operative, a school, a parish."""

    id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    tax_code = models.CharField(max_length=16, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in OrganisationKind]), name="organisation_kind_known"
            ),
            models.UniqueConstraint(
                fields=["tax_code"], condition=~Q(tax_code=""), name="one_organisation_per_tax_code"
            ),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class Network(models.Model):
    """One local network around some markets. Its id is its ledger book's id."""

    id = models.UUIDField(primary_key=True)
    slug = models.SlugField(max_length=50, unique=True)
    name = models.CharField(max_length=100)
    sentence = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class NetworkPartner(models.Model):
    """An organisation's part in a network."""

    id = models.UUIDField(primary_key=True)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="partners")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="parts")
    role = models.CharField(max_length=10)
    project = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=[kind.value for kind in PartnerRole]), name="partner_role_known"
            ),
            models.UniqueConstraint(fields=["network", "organisation"], name="one_part_per_organisation"),
        ]

    def __str__(self) -> str:
        """Return the role and the project."""
        return f"{self.role}: {self.project}"


class Membership(models.Model):
    """A role somebody holds from a moment until another; without a network it holds in all of them."""

    id = models.UUIDField(primary_key=True)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="memberships", null=True)
    role = models.CharField(max_length=20)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=[kind.value for kind in Role]), name="membership_role_known"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="membership_ends_after_it_starts"
            ),
            models.UniqueConstraint(
                fields=["user", "network", "role"], condition=Q(until__isnull=True), name="role_held_once"
            ),
            models.UniqueConstraint(
                fields=["user", "role"],
                condition=Q(until__isnull=True, network__isnull=True),
                name="role_held_once_everywhere",
            ),
        ]

    def __str__(self) -> str:
        """Return the role."""
        return self.role


class Action(models.Model):
    """One line of the log of who did what. Rows are only ever added; they hold opaque keys, never personal data.

    ``digest`` is the SHA-256 of what was asked, where that is not personal: a repeated request is recognised by it.
    """

    id = models.UUIDField(primary_key=True)
    who = models.UUIDField(db_index=True)
    what = models.CharField(max_length=60)
    key = models.UUIDField(db_index=True)
    network = models.UUIDField(null=True)
    digest = models.CharField(max_length=64)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "people_action_log"
        indexes = [models.Index(fields=["network", "recorded_at"], name="actions_of_a_network")]

    def __str__(self) -> str:
        """Return what was done."""
        return self.what


class Seat(models.Model):
    """A user whose place a visitor of the demonstration may take. A real installation has none."""

    key = models.SlugField(primary_key=True, max_length=60)
    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="seat")
    title = models.CharField(max_length=100)
    what = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        """Return its title."""
        return self.title
