"""Bodies that take part, the networks they take part in, and which of them may refer households there."""

from django.db import models
from django.db.models import F, Q

from fabene.people.values import OrganisationKind, PartnerRole


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
    sentence_en = models.CharField(max_length=300, blank=True)

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


class Accreditation(models.Model):
    """A network lets an organisation refer households, from a day until another; ``until`` is the last day it may."""

    id = models.UUIDField(primary_key=True)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="accreditations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="accreditations")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="accreditation_ends_after_it_starts"
            ),
            models.UniqueConstraint(
                fields=["network", "organisation"],
                condition=Q(until__isnull=True),
                name="one_open_accreditation_per_organisation",
            ),
        ]

    def __str__(self) -> str:
        """Return since when it holds."""
        return self.since.isoformat()
