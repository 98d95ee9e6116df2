from enum import StrEnum

from django.db import models

from fabene.households.values import Language, State
from fabene.lib.sealed import SealedField
from fabene.people.models import Network, Organisation
from fabene.places.models import Market


def chosen_from(values: type[StrEnum]) -> list[tuple[str, str]]:
    """Return what a column may hold, as Django lists it."""
    return [(value.value, value.name.capitalize()) for value in values]


class Household(models.Model):
    """Somebody's home, known outside this room by its code only.

    The ledger knows its ``owner`` and nothing else: nothing but this row says which owner is whose. ``data_key`` is the
    household's own key, wrapped by the installation's keyring; whoever destroys it destroys every text sealed with it.
    ``organisation`` referred it; None for who came without a referral.
    """

    id = models.UUIDField(primary_key=True)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", null=True)
    code = models.CharField(max_length=12)
    owner = models.UUIDField(unique=True)
    data_key = SealedField(null=True)
    simulated = models.BooleanField(default=False)
    since = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "code"], name="household_code_once_a_network")]

    def __str__(self) -> str:
        """Return the code, the only thing to call a household by."""
        return self.code


class Composition(models.Model):
    """How many live there from a date on. ``bands`` counts them by age band; empty where only two numbers are known."""

    id = models.UUIDField(primary_key=True)
    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="compositions")
    adults = models.PositiveSmallIntegerField()
    children = models.PositiveSmallIntegerField()
    bands = models.JSONField(default=dict)
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
    """From this date the household waits, comes, is away (through ``until``, when that is known), or has left.

    The row written last among those in force counts.
    """

    id = models.UUIDField(primary_key=True)
    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="presences")
    state = models.CharField(max_length=8, choices=chosen_from(State))
    since = models.DateField()
    until = models.DateField(null=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(state=State.AWAY.value, until__gte=models.F("since")),
                name="presence_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        """Return the state and its first day."""
        return f"{self.state} {self.since}"


class PickUp(models.Model):
    """The market a household belongs to from a date on, and whether its bag is brought home."""

    id = models.UUIDField(primary_key=True)
    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="pick_ups")
    market = models.ForeignKey(Market, on_delete=models.PROTECT, related_name="+")
    home_delivery = models.BooleanField(default=False)
    since = models.DateField()
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return the first day."""
        return f"from {self.since}"


class Review(models.Model):
    """When somebody looks again with the household at what it needs, and until when it was referred, if that is set."""

    id = models.UUIDField(primary_key=True)
    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="reviews")
    review_on = models.DateField()
    until = models.DateField(null=True)
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return the date."""
        return f"{self.review_on}"


class Spoken(models.Model):
    """The language in which the household wants to be spoken to; the newest row counts."""

    id = models.UUIDField(primary_key=True)
    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="languages")
    language = models.CharField(max_length=2, choices=chosen_from(Language))
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return the language."""
        return self.language
