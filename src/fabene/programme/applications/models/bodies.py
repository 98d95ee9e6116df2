"""Who is behind an idea: bodies across applications, and their parts in each."""

from django.db import models
from django.db.models import Q

from fabene.people.models import Organisation
from fabene.programme.applications.models.ideas import Application
from fabene.programme.applications.values import PartRole
from fabene.programme.calls.models import Notice
from fabene.programme.calls.values import ApplicantKind


def kind_is_known() -> Q:
    """Return the condition that ``kind`` is one that a call may admit."""
    return Q(kind__in=[kind.value for kind in ApplicantKind])


class Applicant(models.Model):
    """A body that answered calls: the same one in all its applications. Empty where nobody published who it is."""

    id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=200, blank=True)
    tax_code = models.CharField(max_length=16, blank=True)
    kind = models.CharField(max_length=20)
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=kind_is_known(), name="applicant_kind_known"),
            models.CheckConstraint(condition=~Q(name="") | ~Q(source=""), name="applicant_unnamed_says_from_where"),
            models.UniqueConstraint(fields=["tax_code"], condition=~Q(tax_code=""), name="one_applicant_per_tax_code"),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class Part(models.Model):
    """A body in an application, as it was typed; ``applicant`` is who that is, known when it is sent.

    ``organisation`` is the body of this site that it is, where somebody who acts for it, or the office, said so.
    """

    id = models.UUIDField(primary_key=True)
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="parts")
    applicant = models.ForeignKey(Applicant, on_delete=models.PROTECT, related_name="parts", null=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", null=True)
    position = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=10)
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=200, blank=True)
    tax_code = models.CharField(max_length=16, blank=True)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=[each.value for each in PartRole]), name="part_role_known"),
            models.CheckConstraint(condition=kind_is_known(), name="part_kind_known"),
            models.UniqueConstraint(
                fields=["application"], condition=Q(role=PartRole.LEAD.value), name="one_body_leads"
            ),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class Participant(models.Model):
    """A body that is known to have answered a call, without its being known with which idea."""

    id = models.UUIDField(primary_key=True)
    call = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="participants")
    applicant = models.ForeignKey(Applicant, on_delete=models.PROTECT, related_name="participations")
    source = models.CharField(max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["call", "applicant"], name="a_body_answers_a_call_once")]

    def __str__(self) -> str:
        """Return where it is known from."""
        return self.source
