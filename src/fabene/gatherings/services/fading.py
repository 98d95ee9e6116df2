"""What is let go: addresses once their session is over, and everything of an owner who is erased."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from fabene.gatherings.models import Feed, Presence, SignUp
from fabene.gatherings.selectors.coming import LEFT
from fabene.lib.ids import derived
from fabene.lib.outbox import services as outbox
from fabene.lib.stamps import Stamp
from fabene.people.services import log


@transaction.atomic
def fade_addresses(*, id: UUID, before: datetime, stamp: Stamp) -> int:
    """Wipe the addresses left for sessions that ended before a moment; how many came stays. Returns how many."""
    if not log(id=id, what="gathering.addresses_faded", key=id, stamp=stamp):
        return 0
    return SignUp.objects.filter(LEFT, gathering__ends_at__lt=before).update(sealed=None, sender="", origin="")


@transaction.atomic
def forget_owner(*, id: UUID, owner: UUID, stamp: Stamp) -> None:
    """Let go of an owner who is erased: sign-ups and ticks lose whose they were, numbers stay, calendars end."""
    if not log(id=id, what="gathering.owner_forgotten", key=id, stamp=stamp):
        return
    for row in SignUp.objects.filter(owner=owner):
        outbox.forget(row.id)
        SignUp.objects.filter(id=row.id).update(owner=derived(id, row.gathering_id))
    for presence in Presence.objects.filter(owner=owner):
        Presence.objects.filter(id=presence.id).update(owner=derived(id, presence.gathering_id))
    Feed.objects.filter(owner=owner).delete()
