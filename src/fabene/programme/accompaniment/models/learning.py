"""Skills of organisations, never of persons: named by a plan, looked at before and after."""

from django.db import models
from django.db.models import Q

from fabene.people.models import Organisation
from fabene.programme.accompaniment.models.plan import Plan, Stamped
from fabene.programme.accompaniment.values import LEAST_LEVEL, MOST_LEVEL, Moment


class Skill(models.Model):
    """A skill that a plan works on."""

    id = models.UUIDField(primary_key=True)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="skills")
    position = models.PositiveSmallIntegerField()
    name_it = models.CharField(max_length=150)
    name_en = models.CharField(max_length=150, blank=True)

    def __str__(self) -> str:
        """Return its name."""
        return self.name_it


class Assessment(Stamped):
    """How an organisation puts itself, before or after: said again, the newest counts."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="assessments")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    moment = models.CharField(max_length=6)
    on = models.DateField()

    class Meta(Stamped.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(moment__in=[each.value for each in Moment]), name="assessment_moment_known"
            )
        ]

    def __str__(self) -> str:
        """Return when."""
        return self.moment


class Answer(models.Model):
    """The level of one skill."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="answers")
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessment", "skill"], name="one_answer_a_skill"),
            models.CheckConstraint(
                condition=Q(level__gte=LEAST_LEVEL, level__lte=MOST_LEVEL), name="answer_on_the_scale"
            ),
        ]

    def __str__(self) -> str:
        """Return the level."""
        return str(self.level)
