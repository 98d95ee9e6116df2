"""What stands beside a grant: money of others, things, hours of volunteers, campaigns."""

from django.db import models
from django.db.models import F, Q

from fabene.people.models import Organisation
from fabene.programme.grants.models.awards import BudgetLine, Grant
from fabene.programme.grants.models.spending import Rate
from fabene.programme.grants.values import CampaignState


class Campaign(models.Model):
    """A crowdfunding campaign. Its target and dates are empty where nobody published them."""

    id = models.UUIDField(primary_key=True)
    programme = models.UUIDField(db_index=True)
    project = models.UUIDField(null=True)
    title_it = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    platform = models.CharField(max_length=100)
    target_cents = models.BigIntegerField(null=True)
    all_or_nothing = models.BooleanField(null=True)
    state = models.CharField(max_length=20)
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)
    source = models.CharField(max_length=500, blank=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in CampaignState]), name="campaign_state_known"
            ),
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                name="campaign_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        """Return its title."""
        return self.title_it


class CampaignCount(models.Model):
    """How much a campaign had raised on a day, as its platform says."""

    id = models.UUIDField(primary_key=True)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="counts")
    on = models.DateField()
    raised_cents = models.BigIntegerField()
    backers = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["on", "id"]
        constraints = [models.CheckConstraint(condition=Q(raised_cents__gte=0), name="raised_not_negative")]

    def __str__(self) -> str:
        """Return the sum."""
        return f"{self.raised_cents} cents"


class Cofinancing(models.Model):
    """Money that somebody else promised to a line of a grant; ``campaign`` is where it was raised, if in one."""

    id = models.UUIDField(primary_key=True)
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="cofinancing")
    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="cofinancing")
    source = models.CharField(max_length=200)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="cofinancing", null=True)
    campaign = models.OneToOneField(Campaign, on_delete=models.PROTECT, related_name="cofinancing", null=True)
    planned_cents = models.BigIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(planned_cents__gt=0), name="cofinancing_is_some_money")]

    def __str__(self) -> str:
        """Return the source."""
        return self.source


class Receipt(models.Model):
    """Some of it arrived. The id is its movement's; ``undone`` names the movement that took it back."""

    id = models.UUIDField(primary_key=True)
    cofinancing = models.ForeignKey(Cofinancing, on_delete=models.PROTECT, related_name="receipts")
    on = models.DateField()
    amount_cents = models.BigIntegerField()
    paper = models.CharField(max_length=200)
    undone = models.UUIDField(null=True)

    class Meta:
        ordering = ["on", "id"]

    def __str__(self) -> str:
        """Return the day."""
        return self.on.isoformat()


class InKind(models.Model):
    """A thing or a service given instead of money, with its declared value and how that was found."""

    id = models.UUIDField(primary_key=True)
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="in_kind")
    giver = models.CharField(max_length=200)
    what = models.CharField(max_length=300)
    value_cents = models.BigIntegerField()
    method = models.CharField(max_length=300)
    on = models.DateField()
    undone = models.UUIDField(null=True)

    class Meta:
        ordering = ["on", "id"]

    def __str__(self) -> str:
        """Return what was given."""
        return self.what


class Hours(models.Model):
    """Minutes that volunteers gave on a day, how many people together; nobody is named."""

    id = models.UUIDField(primary_key=True)
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="hours")
    rate = models.ForeignKey(Rate, on_delete=models.PROTECT, related_name="hours")
    on = models.DateField()
    minutes = models.PositiveIntegerField()
    people = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=300)
    undone = models.UUIDField(null=True)

    class Meta:
        ordering = ["on", "id"]

    def __str__(self) -> str:
        """Return what they did."""
        return self.what
