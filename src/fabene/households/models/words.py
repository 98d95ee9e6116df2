"""Words to families: what was said of a pick-up, how each family was told, and by whom where a machine could not."""

from django.db import models
from django.db.models import Q

from fabene.households.models.home import Household, chosen_from
from fabene.households.tellings import WordKind
from fabene.households.values import Channel, Language
from fabene.people.models import Network
from fabene.places.models import Market


class Given(models.Model):
    """A row of words: who wrote it and when."""

    id = models.UUIDField(primary_key=True)
    actor = models.UUIDField()
    recorded_at = models.DateTimeField()

    class Meta:
        abstract = True


class Word(Given):
    """A word to the families of a market about the pick-up of a date: a day, an hour, a place.

    Of what is recalled it has the categories (``foods``, with commas) and what to do with them (``advice``).
    """

    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+")
    market = models.ForeignKey(Market, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=chosen_from(WordKind))
    date = models.DateField()
    hour = models.TimeField(null=True)
    place = models.CharField(max_length=200)
    then_date = models.DateField(null=True)
    then_hour = models.TimeField(null=True)
    then_place = models.CharField(max_length=200, blank=True)
    foods = models.CharField(max_length=250, blank=True)
    advice = models.CharField(max_length=12, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[each.value for each in WordKind]), name="word_kind_known")
        ]
        indexes = [models.Index(fields=["network", "-recorded_at"], name="words_of_a_network")]

    def __str__(self) -> str:
        """Return the kind and the date."""
        return f"{self.kind} {self.date}"


class Telling(Given):
    """How one family is told a word. Its id is that of its message, where one leaves; tried again, it is a new row."""

    word = models.ForeignKey(Word, on_delete=models.PROTECT, related_name="tellings")
    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="tellings")
    number = models.PositiveSmallIntegerField()
    channel = models.CharField(max_length=5, blank=True)
    language = models.CharField(max_length=2, choices=chosen_from(Language))
    home_delivery = models.BooleanField()
    alphabet = models.CharField(max_length=6, blank=True)
    units = models.PositiveIntegerField()
    parts = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["word", "household", "number"], name="telling_number_once"),
            models.CheckConstraint(
                condition=Q(channel__in=["", *(each.value for each in Channel)]), name="telling_channel_known"
            ),
        ]

    def __str__(self) -> str:
        """Return the channel."""
        return self.channel


class Told(Given):
    """Somebody told a family by their own voice or thumb. Taken back (``undone_at``) it was a slip."""

    telling = models.ForeignKey(Telling, on_delete=models.CASCADE, related_name="told")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["telling"], condition=Q(undone_at__isnull=True), name="family_told_once_by_hand"
            )
        ]

    def __str__(self) -> str:
        """Return when."""
        return self.recorded_at.isoformat()


class Reminding(Given):
    """Whether a network reminds its families the day before, and from which local hour; the newest row counts."""

    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+")
    on = models.BooleanField()
    hour = models.TimeField()

    def __str__(self) -> str:
        """Return whether it does."""
        return "on" if self.on else "off"
