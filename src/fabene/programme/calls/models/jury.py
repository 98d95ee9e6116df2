"""Who sits in the jury of a call: rows that are only added."""

from django.db import models

from fabene.people.models import Organisation
from fabene.programme.calls.models.notices import Notice, Stamped


class Juror(Stamped):
    """Somebody named to a jury, for an organisation; with ``substitute_of`` they come only if that one cannot."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="jurors")
    user = models.UUIDField(db_index=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", null=True)
    substitute_of = models.ForeignKey("self", on_delete=models.PROTECT, related_name="substitutes", null=True)

    class Meta(Stamped.Meta):
        constraints = [models.UniqueConstraint(fields=["notice", "user"], name="juror_named_once")]

    def __str__(self) -> str:
        """Return whose row it is."""
        return str(self.user)


class CalledIn(Stamped):
    """A substitute took the place of whom they stand for."""

    juror = models.OneToOneField(Juror, on_delete=models.PROTECT, related_name="called_in")
    reason = models.CharField(max_length=300)

    def __str__(self) -> str:
        """Return why."""
        return self.reason


class JuryClosing(Stamped):
    """Scoring began: from here on nobody is named any more."""

    notice = models.OneToOneField(Notice, on_delete=models.PROTECT, related_name="jury_closing")

    def __str__(self) -> str:
        """Return when."""
        return self.happened_at.isoformat()
