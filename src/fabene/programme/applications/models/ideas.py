"""An idea put to a call, and the numbers of what reached it."""

from django.db import models
from django.db.models import Q

from fabene.programme.applications.values import Origin, State
from fabene.programme.calls.models import Notice

IS_SENT = Q(number__isnull=False, sent_at__isnull=False)
IS_NOT_SENT = Q(number__isnull=True, sent_at__isnull=True, content="", hash="")


class Application(models.Model):
    """An idea put to a call: a draft, or what was sent, word for word (``content``), with its hash.

    What came otherwise is RECORDED by the office: it has a ``source`` and a number, no content and no hash of ours.
    """

    id = models.UUIDField(primary_key=True)
    call = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="applications")
    state = models.CharField(max_length=10)
    origin = models.CharField(max_length=10)
    source = models.CharField(max_length=300, blank=True)
    title = models.CharField(max_length=200, blank=True)
    declared_cents = models.BigIntegerField(null=True)
    started_at = models.DateTimeField()
    number = models.PositiveIntegerField(null=True)
    call_version = models.PositiveIntegerField(null=True)
    sent_at = models.DateTimeField(null=True)
    sent_by = models.UUIDField(null=True)
    content = models.TextField(blank=True)
    hash = models.CharField(max_length=64, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_late = models.BooleanField(default=False)
    withdrawal_reason = models.CharField(max_length=500, blank=True)
    copied_from = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="copies")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[each.value for each in State]), name="application_state_known"
            ),
            models.CheckConstraint(
                condition=Q(origin__in=[each.value for each in Origin]), name="application_origin_known"
            ),
            models.CheckConstraint(
                condition=Q(origin="site", source="") | (Q(origin="recorded", content="", hash="") & ~Q(source="")),
                name="application_recorded_says_from_where",
            ),
            models.CheckConstraint(
                condition=(Q(state="draft") & IS_NOT_SENT)
                | Q(state="sent", origin="recorded", number__isnull=False)
                | (Q(state="sent", origin="site") & IS_SENT & ~Q(hash="") & ~Q(content=""))
                | Q(state="withdrawn", number__isnull=False),
                name="application_sent_has_number_and_hash",
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn", withdrawn_at__isnull=False)
                | (~Q(state="withdrawn") & Q(withdrawn_at__isnull=True, withdrawn_late=False, withdrawal_reason="")),
                name="application_withdrawn_says_when",
            ),
            models.CheckConstraint(
                condition=Q(declared_cents__isnull=True) | Q(declared_cents__gte=0),
                name="application_declared_positive",
            ),
            models.UniqueConstraint(fields=["call", "number"], name="application_number_once"),
        ]

    def __str__(self) -> str:
        """Return its title."""
        return self.title


class Numbering(models.Model):
    """The last number given in a call. Its row is held while the next one is given: there is no gap."""

    call = models.OneToOneField(Notice, on_delete=models.PROTECT, primary_key=True, related_name="numbering")
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        """Return the last number."""
        return str(self.last)
