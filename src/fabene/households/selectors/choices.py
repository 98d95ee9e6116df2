"""What a household had said of food until a moment: a bag is judged by what was known when it changed hands."""

from datetime import datetime
from uuid import UUID

from fabene.households.models import Choice


def excluded_at(*, household: UUID, at: datetime) -> frozenset[str]:
    """Return what a household excluded at a moment, keys of ``core.food``; nothing where it had said nothing yet."""
    said = Choice.objects.filter(household_id=household, recorded_at__lte=at).order_by("-recorded_at", "-id")
    return frozenset(said.values_list("excludes", flat=True).first() or ())
