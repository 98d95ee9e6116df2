"""Municipalities, markets and their calendar, stalls, hubs and destinations."""

from django.db import models
from django.db.models import F, Q

from fabene.people.models import Network
from fabene.places.values import DESTINATION_KINDS


class Placed(models.Model):
    """Something with a position: decimal degrees, whether they are approximate, and who says so."""

    latitude = models.DecimalField(max_digits=9, decimal_places=6)
    longitude = models.DecimalField(max_digits=9, decimal_places=6)
    approximate = models.BooleanField()
    source = models.CharField(max_length=500)

    class Meta:
        abstract = True


class Municipality(Placed):
    """A Comune, by its ISTAT code."""

    istat_code = models.CharField(primary_key=True, max_length=6)
    name = models.CharField(max_length=100)
    province = models.CharField(max_length=100)

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class Market(Placed):
    """A market of a network."""

    id = models.UUIDField(primary_key=True)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="markets")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="markets")
    slug = models.SlugField(max_length=50)
    name = models.CharField(max_length=100)
    place = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "slug"], name="one_market_per_slug")]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class MarketHours(models.Model):
    """When a market is held on one weekday, between two dates."""

    id = models.UUIDField(primary_key=True)
    market = models.ForeignKey(Market, on_delete=models.PROTECT, related_name="hours")
    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField(null=True)
    closes = models.TimeField(null=True)
    collection_at = models.TimeField(null=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    note = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=500)

    class Meta:
        verbose_name_plural = "market hours"
        constraints = [
            models.CheckConstraint(condition=Q(weekday__lte=6), name="hours_weekday_known"),
            models.CheckConstraint(
                condition=Q(opens__isnull=False) | Q(collection_at__isnull=False), name="hours_not_empty"
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="hours_end_after_they_start",
            ),
        ]

    def __str__(self) -> str:
        """Return the weekday and the times."""
        return f"{self.weekday} {self.opens}–{self.closes}"


class Stall(models.Model):
    """A stall of a market."""

    id = models.UUIDField(primary_key=True)
    market = models.ForeignKey(Market, on_delete=models.PROTECT, related_name="stalls")
    label = models.CharField(max_length=30)
    sells = models.JSONField(default=list)
    gives = models.BooleanField()
    trader = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["market", "label"], name="one_stall_per_label")]

    def __str__(self) -> str:
        """Return its label."""
        return self.label


class Hub(Placed):
    """The house where a network weighs and composes: one for each network."""

    id = models.UUIDField(primary_key=True)
    network = models.OneToOneField(Network, on_delete=models.PROTECT, related_name="hub")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="hubs")
    name = models.CharField(max_length=100)
    address = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class Destination(models.Model):
    """Where what is left goes: an emporio, an open table, a kitchen, animals, compost."""

    id = models.UUIDField(primary_key=True)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="destinations")
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=100)
    address = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in DESTINATION_KINDS]), name="destination_kind_known"
            ),
            models.UniqueConstraint(fields=["network", "name"], name="one_destination_per_name"),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name
