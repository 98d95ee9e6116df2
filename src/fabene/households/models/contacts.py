from django.db import models

from fabene.households.models.home import Household, chosen_from
from fabene.households.values import Channel, ContactKind


class Contact(models.Model):
    """One thing that tells who they are or how to reach them, sealed under the household's own key.

    Only the present one is kept: what changed is gone. ``change`` is the identity of the write it comes from.
    """

    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="contacts")
    kind = models.CharField(max_length=8, choices=chosen_from(ContactKind))
    sealed = models.BinaryField()
    change = models.UUIDField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["household", "kind"], name="one_contact_of_a_kind")]

    def __str__(self) -> str:
        """Return the kind, never the text."""
        return self.kind


class Fingerprint(models.Model):
    """A keyed hash by which the same telephone, or the same name at the same address, is recognised and not read."""

    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="fingerprints")
    purpose = models.CharField(max_length=12)
    digest = models.CharField(max_length=64, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["household", "purpose"], name="one_fingerprint_a_purpose")]

    def __str__(self) -> str:
        """Return the purpose."""
        return self.purpose


class Consent(models.Model):
    """The household says whether a channel may be used to write to it; the newest row of a channel counts."""

    id = models.UUIDField(primary_key=True)
    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="consents")
    channel = models.CharField(max_length=5, choices=chosen_from(Channel))
    given = models.BooleanField()
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return the channel and the answer."""
        return f"{self.channel}: {self.given}"
