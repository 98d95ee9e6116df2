from django.db import models

from fabene.people.models import Network
from fabene.places.models import Market


class Household(models.Model):
    """Somebody's home, known outside this room by its code only. The ledger knows its ``owner`` and nothing else."""

    id = models.UUIDField(primary_key=True)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+")
    market = models.ForeignKey(Market, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=12)
    owner = models.UUIDField(unique=True)
    simulated = models.BooleanField(default=False)
    home_delivery = models.BooleanField(default=False)
    since = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "code"], name="household_code_once_a_network")]

    def __str__(self) -> str:
        """Return the code, the only thing to call a household by."""
        return self.code


class Composition(models.Model):
    """How many adults and children live there from a date on; the newest row in force counts."""

    id = models.UUIDField(primary_key=True)
    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="compositions")
    adults = models.PositiveSmallIntegerField()
    children = models.PositiveSmallIntegerField()
    since = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(adults__gte=1) | models.Q(children__gte=1), name="composition_has_somebody"
            ),
        ]

    def __str__(self) -> str:
        """Return the two numbers."""
        return f"{self.adults} + {self.children}"


class Choice(models.Model):
    """What a household does not want or cannot eat, and what it likes: keys of ``core.food``, never a reason."""

    id = models.UUIDField(primary_key=True)
    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="choices")
    excludes = models.JSONField(default=list)
    likes = models.JSONField(default=list)
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return the excluded keys."""
        return ", ".join(self.excludes)


class Presence(models.Model):
    """From this date the household comes, is away for a while, or has left; the newest row in force counts."""

    class State(models.TextChoices):
        COMING = "coming"
        AWAY = "away"
        LEFT = "left"

    id = models.UUIDField(primary_key=True)
    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="presences")
    state = models.CharField(max_length=6, choices=State.choices)
    since = models.DateField()
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return the state and its first day."""
        return f"{self.state} {self.since}"
