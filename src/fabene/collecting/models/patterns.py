"""What a network begun as another is keeps of it for the points it will have."""

from django.db import models

from fabene.collecting.models.common import Stamped


class NetworkPattern(Stamped):
    """How the points of a network begin that was opened as another is. The network it took from is named, no more."""

    network = models.OneToOneField("people.Network", on_delete=models.PROTECT, related_name="pattern")
    like = models.ForeignKey("people.Network", on_delete=models.PROTECT, related_name="+")
    way = models.CharField(max_length=20, blank=True)
    uses = models.JSONField(default=list)
    destinations = models.JSONField(default=list)

    def __str__(self) -> str:
        """Return the way."""
        return self.way
