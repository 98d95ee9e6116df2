"""What a kitchen served from its larder."""

from django.db import models

from fabene.people.models import Network
from fabene.places.models import Kitchen
from fabene.sharing.models.bags import Part
from fabene.sharing.values import Served


class Serving(models.Model):
    """A kitchen served meals from its larder: how, and how many people if somebody counted. Nobody is named.

    ``undone_at`` says it was a slip: the movement is reversed and the food stands in the larder again.
    """

    id = models.UUIDField(primary_key=True)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+")
    kitchen = models.ForeignKey(Kitchen, on_delete=models.PROTECT, related_name="+")
    on = models.DateField(db_index=True)
    how = models.CharField(max_length=20)
    people = models.PositiveIntegerField(null=True)
    actor = models.UUIDField()
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(how__in=[how.value for how in Served]), name="served_how_known")
        ]

    def __str__(self) -> str:
        """Return how."""
        return self.how


class ServingContent(Part):
    """So much of one lot that was served."""

    serving = models.ForeignKey(Serving, on_delete=models.CASCADE, related_name="contents")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["serving", "lot"], name="serving_holds_a_lot_once"),
            models.CheckConstraint(
                condition=models.Q(pieces__isnull=True, grams__gte=1) | models.Q(pieces__isnull=False, pieces__gte=1),
                name="serving_content_weighs",
            ),
        ]
