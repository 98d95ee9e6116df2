"""Changes in services with their statuses, maps of an ecosystem by day, closing dossiers by edition."""

from django.db import models
from django.db.models import Q

from fabene.programme.change.values import ChangeStatus


class Change(models.Model):
    """A change in services. Programme, network and policy are opaque identities: the face joins their names."""

    id = models.UUIDField(primary_key=True)
    programme = models.UUIDField(db_index=True)
    network = models.UUIDField(null=True, db_index=True)
    policy = models.UUIDField(null=True)
    title_it = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    problem_it = models.CharField(max_length=2000)
    problem_en = models.CharField(max_length=2000, blank=True)
    before_it = models.CharField(max_length=2000, blank=True)
    before_en = models.CharField(max_length=2000, blank=True)
    after_it = models.CharField(max_length=2000, blank=True)
    after_en = models.CharField(max_length=2000, blank=True)
    act = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        """Return its title."""
        return self.title_it


class ChangeParty(models.Model):
    """An organisation that takes part in a change."""

    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="parties")
    organisation = models.UUIDField()
    position = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["change", "organisation"], name="change_party_once")]

    def __str__(self) -> str:
        """Return who it is."""
        return str(self.organisation)


class Status(models.Model):
    """A status that a change has from a day on. Rows are only ever added."""

    id = models.UUIDField(primary_key=True)
    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="history")
    number = models.PositiveIntegerField()
    status = models.CharField(max_length=10)
    on = models.DateField()
    note = models.CharField(max_length=500, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(status__in=[each.value for each in ChangeStatus]), name="change_status"),
            models.CheckConstraint(condition=~Q(status="stopped", note=""), name="change_stopped_says_why"),
            models.UniqueConstraint(fields=["change", "number"], name="change_status_number_once"),
        ]

    def __str__(self) -> str:
        """Return the status and its day."""
        return f"{self.status} {self.on}"


class EcosystemMap(models.Model):
    """A network's ecosystem on a day, as somebody drew it. Never changed: a better one of the day takes over."""

    id = models.UUIDField(primary_key=True)
    network = models.UUIDField(db_index=True)
    on = models.DateField()
    source = models.CharField(max_length=500)
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return its day."""
        return self.on.isoformat()


class Actor(models.Model):
    """Somebody in an ecosystem: an organisation, a group, a service. Never a person."""

    map = models.ForeignKey(EcosystemMap, on_delete=models.PROTECT, related_name="actors")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=100)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["map", "position"], name="actor_position_once")]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class EcosystemTie(models.Model):
    """Who does what with whom, on the day of the map."""

    map = models.ForeignKey(EcosystemMap, on_delete=models.PROTECT, related_name="ties")
    position = models.PositiveIntegerField()
    first = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["map", "position"], name="tie_position_once"),
            models.CheckConstraint(condition=~Q(first=models.F("second")), name="tie_joins_two"),
        ]

    def __str__(self) -> str:
        """Return what is done."""
        return self.what


class Dossier(models.Model):
    """An edition of the closing dossier of a network in a programme; the newest counts, the others stay."""

    id = models.UUIDField(primary_key=True)
    network = models.UUIDField(db_index=True)
    programme = models.UUIDField()
    number = models.PositiveIntegerField()
    results_it = models.CharField(max_length=3000, blank=True)
    results_en = models.CharField(max_length=3000, blank=True)
    costs_it = models.CharField(max_length=3000, blank=True)
    costs_en = models.CharField(max_length=3000, blank=True)
    stays_it = models.CharField(max_length=3000, blank=True)
    stays_en = models.CharField(max_length=3000, blank=True)
    pays_it = models.CharField(max_length=3000, blank=True)
    pays_en = models.CharField(max_length=3000, blank=True)
    next_it = models.CharField(max_length=3000, blank=True)
    next_en = models.CharField(max_length=3000, blank=True)
    next_programme = models.UUIDField(null=True)
    source = models.CharField(max_length=500, blank=True)
    written_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "programme", "number"], name="dossier_edition_once")]

    def __str__(self) -> str:
        """Return its edition."""
        return f"{self.network} {self.number}"
