from django.db import models
from django.db.models import F, Q

from fabene.households.models.home import Household


class Match(models.Model):
    """Two households look like one: both caseworkers are warned, and neither learns anything of the other's yet."""

    id = models.UUIDField(primary_key=True)
    first = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="one_match_a_pair"),
            models.CheckConstraint(condition=~Q(first=F("second")), name="match_of_two"),
        ]

    def __str__(self) -> str:
        """Return when it was seen."""
        return f"seen {self.recorded_at:%Y-%m-%d}"


class MatchAnswer(models.Model):
    """What the family on one side said: whether the other caseworker may know."""

    id = models.UUIDField(primary_key=True)
    match = models.ForeignKey(Match, on_delete=models.CASCADE, related_name="answers")
    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="+")
    agreed = models.BooleanField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["match", "household"], name="one_answer_a_side")]

    def __str__(self) -> str:
        """Return the answer."""
        return f"{self.agreed}"
