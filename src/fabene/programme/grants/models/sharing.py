"""To which programmes a market day, a gift or a cost belongs, when it belongs to several."""

from django.db import models
from django.db.models import Q

from fabene.programme.grants.values import ThingKind


class Attribution(models.Model):
    """A thing is divided among programmes; the newest version counts, one without parts says: no more.

    ``thing`` is an opaque key, of any room. ``money_cents`` is what it cost in all.
    """

    id = models.UUIDField(primary_key=True)
    thing = models.UUIDField()
    kind = models.CharField(max_length=12)
    number = models.PositiveIntegerField()
    money_cents = models.BigIntegerField()
    reason = models.CharField(max_length=500)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["thing", "number"], name="attributions_count"),
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in ThingKind]), name="thing_kind_known"),
            models.CheckConstraint(condition=Q(money_cents__gte=0), name="attributed_money_not_negative"),
        ]

    def __str__(self) -> str:
        """Return what sort of thing."""
        return self.kind


class AttributionPart(models.Model):
    """The share of one programme, in basis points, and its cents."""

    id = models.UUIDField(primary_key=True)
    attribution = models.ForeignKey(Attribution, on_delete=models.PROTECT, related_name="parts")
    programme = models.UUIDField(db_index=True)
    position = models.PositiveSmallIntegerField()
    basis_points = models.PositiveIntegerField()
    money_cents = models.BigIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["attribution", "programme"], name="one_part_per_programme"),
            models.CheckConstraint(
                condition=Q(basis_points__gt=0, basis_points__lte=10_000), name="part_is_a_share_of_the_whole"
            ),
        ]

    def __str__(self) -> str:
        """Return the share."""
        return f"{self.basis_points}"
