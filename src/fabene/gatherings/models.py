"""Sessions and who means to come. No names: an owner is an opaque identity, an address is sealed and fades."""

from django.db import models
from django.db.models import F, Q

from fabene.gatherings.values import ChangeKind, GatheringKind, Precision
from fabene.lib.sealed import SealedField
from fabene.people.models import Network


class Stamped(models.Model):
    """A row of this room: who wrote it and when."""

    id = models.UUIDField(primary_key=True)
    actor = models.UUIDField()
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        abstract = True


class Gathering(Stamped):
    """A session as it stands now; what it was before is in its changes."""

    about = models.UUIDField(null=True, db_index=True)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+", null=True)
    kind = models.CharField(max_length=10)
    title_it = models.CharField(max_length=150)
    title_en = models.CharField(max_length=150, blank=True)
    text_it = models.CharField(max_length=2000, blank=True)
    text_en = models.CharField(max_length=2000, blank=True)
    starts_at = models.DateTimeField(db_index=True)
    ends_at = models.DateTimeField()
    precision = models.CharField(max_length=6)
    place = models.CharField(max_length=150, blank=True)
    address = models.CharField(max_length=200, blank=True)
    link = models.CharField(max_length=500, blank=True)
    link_public = models.BooleanField()
    phone = models.CharField(max_length=40, blank=True)
    phone_note = models.CharField(max_length=100, blank=True)
    recording = models.CharField(max_length=500, blank=True)
    summary_it = models.CharField(max_length=6000, blank=True)
    summary_en = models.CharField(max_length=6000, blank=True)
    capacity = models.PositiveIntegerField(null=True)
    public = models.BooleanField()
    sign_up = models.BooleanField()
    source = models.CharField(max_length=500, blank=True)
    series = models.UUIDField(null=True, db_index=True)
    sequence = models.PositiveIntegerField()
    changed_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True)
    why_cancelled = models.CharField(max_length=300, blank=True)

    class Meta(Stamped.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[each.value for each in GatheringKind]), name="gathering_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(precision__in=[each.value for each in Precision]), name="gathering_precision_known"
            ),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="gathering_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True, why_cancelled="")
                | (Q(cancelled_at__isnull=False) & ~Q(why_cancelled="")),
                name="gathering_cancelled_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        """Return what it is called."""
        return self.title_it


class Change(Stamped):
    """What happened to a session, why, and when and where it had been: rows are only added."""

    gathering = models.ForeignKey(Gathering, on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=10)
    reason = models.CharField(max_length=300, blank=True)
    was_starts_at = models.DateTimeField()
    was_ends_at = models.DateTimeField()
    was_place = models.CharField(max_length=150, blank=True)

    class Meta(Stamped.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[each.value for each in ChangeKind]), name="gathering_change_known"
            )
        ]

    def __str__(self) -> str:
        """Return what happened."""
        return self.kind


class SignUp(Stamped):
    """Somebody means to come. ``stands_since`` is their place in the line; coming back is at its end.

    ``sender`` and ``origin`` are blind indexes of the address that was left and of the network's, for who has no
    account: by them it is counted how many come from one; they go when the address does.
    """

    gathering = models.ForeignKey(Gathering, on_delete=models.PROTECT, related_name="sign_ups")
    owner = models.UUIDField(null=True, db_index=True)
    people = models.PositiveSmallIntegerField()
    sealed = SealedField(null=True)
    sender = models.CharField(max_length=64, blank=True, db_index=True)
    origin = models.CharField(max_length=64, blank=True, db_index=True)
    language = models.CharField(max_length=5)
    stands_since = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta(Stamped.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(people__gte=1), name="sign_up_of_somebody"),
            models.CheckConstraint(condition=Q(owner__isnull=True) | Q(sealed__isnull=True), name="sign_up_known_once"),
            models.UniqueConstraint(fields=["gathering", "owner"], name="sign_up_once"),
        ]

    def __str__(self) -> str:
        """Return how many they are."""
        return str(self.people)


class Count(Stamped):
    """How many somebody counted at a session: the newest counts."""

    gathering = models.ForeignKey(Gathering, on_delete=models.PROTECT, related_name="counts")
    in_person = models.PositiveIntegerField()
    remote = models.PositiveIntegerField()
    by_phone = models.PositiveIntegerField()

    def __str__(self) -> str:
        """Return how many in the place."""
        return str(self.in_person)


class Presence(Stamped):
    """An owner was there."""

    gathering = models.ForeignKey(Gathering, on_delete=models.PROTECT, related_name="presences")
    owner = models.UUIDField(db_index=True)
    undone_at = models.DateTimeField(null=True)

    class Meta(Stamped.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["gathering", "owner"], condition=Q(undone_at__isnull=True), name="present_once"
            )
        ]

    def __str__(self) -> str:
        """Return whose."""
        return str(self.owner)


class Material(Stamped):
    """Something given out: an address elsewhere, or the file whose subject is this row."""

    gathering = models.ForeignKey(Gathering, on_delete=models.PROTECT, related_name="materials")
    title_it = models.CharField(max_length=150)
    title_en = models.CharField(max_length=150, blank=True)
    url = models.CharField(max_length=500, blank=True)
    public = models.BooleanField()
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Return what it is called."""
        return self.title_it


class Feed(Stamped):
    """Somebody's own calendar: its link ends when it is made anew."""

    owner = models.UUIDField(db_index=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Return whose."""
        return str(self.owner)
