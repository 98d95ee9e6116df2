"""Municipalities, markets and their calendar, who gives, hubs, kitchens and destinations."""

from django.db import models
from django.db.models import F, Q

from fabene.people.models import Network
from fabene.places.values import DESTINATION_KINDS, DONOR_KINDS, AgreementState, MarketKind


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


class Hub(Placed):
    """A house where a network weighs and composes. The ``usual`` one serves every point that has none of its own."""

    id = models.UUIDField(primary_key=True)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="hubs")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="hubs")
    name = models.CharField(max_length=100)
    address = models.CharField(max_length=200, blank=True)
    usual = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["network", "name"], name="one_hub_per_name"),
            models.UniqueConstraint(fields=["network"], condition=Q(usual=True), name="one_usual_hub"),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class Market(Placed):
    """A market of a network, or another point where food is collected."""

    id = models.UUIDField(primary_key=True)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="markets")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="markets")
    slug = models.SlugField(max_length=50)
    name = models.CharField(max_length=100)
    place = models.CharField(max_length=200)
    kind = models.CharField(max_length=10)
    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, null=True, related_name="markets")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["network", "slug"], name="one_market_per_slug"),
            models.CheckConstraint(condition=Q(kind__in=[each.value for each in MarketKind]), name="market_kind_known"),
        ]

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


class Donor(models.Model):
    """Who gives without a stall: a trader without a fixed pitch, a shop, a farm, a garden, a supermarket, a canteen."""

    id = models.UUIDField(primary_key=True)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="donors")
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=100)
    place = models.CharField(max_length=200, blank=True)
    sells = models.JSONField(default=list)
    weekdays = models.JSONField(default=list)
    gives = models.BooleanField()
    trader = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in DONOR_KINDS]), name="donor_kind_known"),
            models.UniqueConstraint(fields=["network", "name"], name="one_donor_per_name"),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class AgreementStep(models.Model):
    """The agreement with a giver (a stall's id or a donor's) came to a state on a day. Rows are only added."""

    id = models.UUIDField(primary_key=True)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+")
    giver = models.UUIDField(db_index=True)
    state = models.CharField(max_length=12)
    on = models.DateField()
    note = models.CharField(max_length=300, blank=True)
    actor = models.UUIDField()
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[each.value for each in AgreementState]), name="agreement_state_known"
            )
        ]

    def __str__(self) -> str:
        """Return the state."""
        return self.state


class Kitchen(models.Model):
    """Who cooks for a network. With a record of its batches it has a larder; without, what it gets is passed on."""

    id = models.UUIDField(primary_key=True)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="kitchens")
    name = models.CharField(max_length=100)
    address = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=500, blank=True)
    keeps_record = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "name"], name="one_kitchen_per_name")]

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
