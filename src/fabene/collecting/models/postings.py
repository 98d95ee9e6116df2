"""Which ledger movements stand for what was recorded, so that a later fact can restate them by reversal."""

from django.db import models

from fabene.collecting.models.days import MarketDay


class Posting(models.Model):
    """A movement posted for a category of a day. ``subject`` says which fact it stands for, ``digest`` its lines.

    The id is the movement's.
    """

    id = models.UUIDField(primary_key=True)
    day = models.ForeignKey(MarketDay, on_delete=models.PROTECT, related_name="postings")
    category = models.CharField(max_length=30)
    subject = models.CharField(max_length=60)
    digest = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["day", "category"], name="postings_of_a_category")]

    def __str__(self) -> str:
        """Return the subject."""
        return self.subject


class Withdrawal(models.Model):
    """A posting that was reversed; the id is the reversing movement's."""

    id = models.UUIDField(primary_key=True)
    posting = models.OneToOneField(Posting, on_delete=models.PROTECT, related_name="withdrawal")

    def __str__(self) -> str:
        """Return the reversing movement."""
        return str(self.id)
