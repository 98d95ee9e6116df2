"""Of what was said about coming, which row counts: the last word, among those in force."""

from datetime import date
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet

from fabene.households.models import Presence


def last_word(household: UUID | OuterRef) -> QuerySet[Presence]:
    """Return what was ever said about a household's coming, the last word first."""
    return Presence.objects.filter(household=household).order_by("-recorded_at", "-since", "-id")


def in_force(household: UUID | OuterRef, *, on: date) -> QuerySet[Presence]:
    """Return what counts on a date, the row that counts first; before the first day, what the household began with."""
    begun = Q(since__lte=on) | Q(since=OuterRef("since"))
    return last_word(household).filter(begun, Q(until__isnull=True) | Q(until__gte=on))
