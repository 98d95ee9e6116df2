"""The operative plan that a network shares: what, who, when, and how far it is."""

from django.db import models
from django.db.models import Q

from fabene.people.models import Network, Organisation
from fabene.programme.accompaniment.models.plan import Stamped
from fabene.programme.accompaniment.values import ActionState


class Action(Stamped):
    """One line of the plan; without an organisation it is the whole network's, or of ``who_else``."""

    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+")
    what_it = models.CharField(max_length=300)
    what_en = models.CharField(max_length=300, blank=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", null=True)
    who_else = models.CharField(max_length=150, blank=True)
    starts = models.DateField(null=True)
    due_on = models.DateField(null=True)
    source = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        """Return what it is."""
        return self.what_it


class ActionStep(Stamped):
    """What became of it: the newest row counts."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(max_length=10)
    note = models.CharField(max_length=500, blank=True)

    class Meta(Stamped.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[each.value for each in ActionState]), name="action_state_known"
            )
        ]

    def __str__(self) -> str:
        """Return the state."""
        return self.state
