from django.db import models
from django.db.models import Q

from fabene.households.models.home import Household
from fabene.people.models import Network


class Card(models.Model):
    """A private link, printed with its QR. Its token is signed and says nothing; this row can be revoked."""

    id = models.UUIDField(primary_key=True)
    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="cards")
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["household"], condition=Q(revoked_at__isnull=True), name="one_card_in_force"
            ),
        ]

    def __str__(self) -> str:
        """Return until when it opens the page."""
        return f"until {self.expires_at:%Y-%m-%d}"


class Pin(models.Model):
    """The six digits given apart, hashed, and how often in a row they were typed wrong."""

    household = models.OneToOneField(Household, on_delete=models.CASCADE, related_name="pin", primary_key=True)
    hash = models.CharField(max_length=200)
    wrong = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Return how often it was wrong."""
        return f"{self.wrong} wrong"


class Delegate(models.Model):
    """Somebody who may fetch the bag: a code, no name."""

    id = models.UUIDField(primary_key=True)
    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="delegates")
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=8)
    recorded_at = models.DateTimeField()
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["network", "code"], condition=Q(dropped_at__isnull=True), name="delegate_code_once_a_network"
            ),
        ]

    def __str__(self) -> str:
        """Return the code."""
        return self.code
