"""For how long, on what basis, and who says so: rows that are only added, of which the newest counts."""

from django.db import models
from django.db.models import Q

from fabene.privacy.values import Kind, Treatment, What


class Stamped(models.Model):
    """A row of this room: who wrote it and when."""

    id = models.UUIDField(primary_key=True)
    actor = models.UUIDField()
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        abstract = True


class Retention(Stamped):
    """For how many months or days (as its rule counts) a kind of record is kept here."""

    kind = models.CharField(max_length=20)
    amount = models.PositiveIntegerField()

    class Meta(Stamped.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in Kind]), name="retention_kind_known")
        ]

    def __str__(self) -> str:
        """Return the kind and the number."""
        return f"{self.kind}: {self.amount}"


class LegalBasis(Stamped):
    """The legal basis of a treatment, in the words of who answers for it."""

    treatment = models.CharField(max_length=20)
    text = models.CharField(max_length=500)

    class Meta(Stamped.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(treatment__in=[each.value for each in Treatment]), name="basis_treatment_known"
            )
        ]

    def __str__(self) -> str:
        """Return the treatment."""
        return self.treatment


class Confirmation(Stamped):
    """Somebody confirmed, by name and office, what ``digest`` says was decided then: a change needs another one."""

    what = models.CharField(max_length=20)
    name = models.CharField(max_length=100)
    office = models.CharField(max_length=150)
    digest = models.CharField(max_length=64)

    class Meta(Stamped.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(what__in=[each.value for each in What]), name="confirmed_what_known")
        ]

    def __str__(self) -> str:
        """Return what was confirmed."""
        return self.what
