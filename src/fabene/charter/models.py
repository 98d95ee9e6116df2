"""The values a network has set for its rules."""

from django.db import models
from django.db.models import Q

from fabene.charter.values import SourceKind
from fabene.people.models import Network


class RuleValue(models.Model):
    """A value of one rule, in force from a day on. Rows are only ever added: of two for one day the newer holds."""

    id = models.UUIDField(primary_key=True)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="rule_values")
    key = models.CharField(max_length=50)
    number = models.PositiveIntegerField()
    value = models.JSONField(null=True)
    in_force_from = models.DateField()
    source_kind = models.CharField(max_length=10)
    source_key = models.CharField(max_length=200)
    source_hash = models.CharField(max_length=64, blank=True)
    actor = models.UUIDField()
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "charter_rule_value"
        constraints = [
            models.CheckConstraint(
                condition=Q(source_kind__in=[kind.value for kind in SourceKind]), name="rule_source_known"
            ),
            models.UniqueConstraint(fields=["network", "key", "number"], name="rule_values_counted"),
        ]

    def __str__(self) -> str:
        """Return the rule and its number."""
        return f"{self.key} #{self.number}"
