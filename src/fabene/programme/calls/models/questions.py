"""Questions about a notice. What a person wrote is sealed, and wiped once it was answered or set aside."""

from django.db import models
from django.db.models import Q

from fabene.lib.sealed import SealedField
from fabene.programme.calls.models.notices import Notice, Stamped
from fabene.programme.calls.values import Theme, WhyNot


class Asked(Stamped):
    """A question as it came in. ``sealed`` holds its words and the address to answer to; empty once both are gone.

    ``sender`` and ``origin`` are blind indexes of that address and of the network's: by them alone it is counted how
    many come from one; they go with the words.
    """

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="asked")
    theme = models.CharField(max_length=10)
    sealed = SealedField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    sender = models.CharField(max_length=64, blank=True, db_index=True)
    origin = models.CharField(max_length=64, blank=True, db_index=True)

    class Meta(Stamped.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(theme__in=[each.value for each in Theme]), name="asked_theme_known")
        ]

    def __str__(self) -> str:
        """Return when it was asked."""
        return self.happened_at.isoformat()


class Answer(Stamped):
    """A question and its answer as they are published; a correction is another row with the same ``thread``.

    ``asked`` is None for one that the office wrote because everybody asks it.
    """

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="answers")
    asked = models.ForeignKey(Asked, on_delete=models.PROTECT, related_name="answers", null=True)
    thread = models.UUIDField(db_index=True)
    theme = models.CharField(max_length=10)
    question_it = models.CharField(max_length=1000)
    question_en = models.CharField(max_length=1000, blank=True)
    answer_it = models.CharField(max_length=3000)
    answer_en = models.CharField(max_length=3000, blank=True)
    frequent = models.BooleanField()

    class Meta(Stamped.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(theme__in=[each.value for each in Theme]), name="answer_theme_known")
        ]

    def __str__(self) -> str:
        """Return the question."""
        return self.question_it


class SetAside(Stamped):
    """A question that is not answered in public, and why."""

    asked = models.OneToOneField(Asked, on_delete=models.PROTECT, related_name="set_aside")
    why = models.CharField(max_length=15)

    class Meta(Stamped.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(why__in=[each.value for each in WhyNot]), name="set_aside_why_known")
        ]

    def __str__(self) -> str:
        """Return why."""
        return self.why
