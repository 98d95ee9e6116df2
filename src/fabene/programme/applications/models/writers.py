"""Who writes an application, and who was asked to take part in it."""

from django.db import models
from django.db.models import Q

from fabene.people.models import User
from fabene.programme.applications.models.bodies import Part
from fabene.programme.applications.models.ideas import Application
from fabene.programme.applications.values import Outcome


class Editor(models.Model):
    """Somebody who writes an application; an author also says who else does. They go with their account."""

    id = models.UUIDField(primary_key=True)
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="editors")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="applications_written")
    is_author = models.BooleanField(default=False)
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["application", "user"], name="an_editor_once")]

    def __str__(self) -> str:
        """Return since when."""
        return self.since.isoformat()


class FormerEditor(models.Model):
    """Somebody who wrote an application and does no more: who has written it does not judge it."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="former_editors")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    until = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["application", "user"], name="a_former_editor_once")]

    def __str__(self) -> str:
        """Return until when."""
        return self.until.isoformat()


class Invited(models.Model):
    """Somebody who was asked by mail to take part: to write with the others, or only to say yes for a body.

    Address and name are wiped once there is an answer, or it is over.
    """

    id = models.UUIDField(primary_key=True)
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="invitations")
    part = models.ForeignKey(Part, on_delete=models.SET_NULL, related_name="invitations", null=True)
    email = models.EmailField(blank=True)
    name = models.CharField(max_length=100, blank=True)
    may_edit = models.BooleanField()
    invited_by = models.UUIDField(null=True)
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, blank=True)
    answered_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=["", *(each.value for each in Outcome)]), name="invited_outcome_known"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(email="", name=""), name="invited_over_is_wiped"
            ),
        ]

    def __str__(self) -> str:
        """Return the outcome."""
        return self.outcome
