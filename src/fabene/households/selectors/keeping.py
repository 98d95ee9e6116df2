"""What is kept, and since when: for who sees to it that nothing is kept too long."""

from datetime import date

from django.db.models import Min

from fabene.households.models import Telling
from fabene.households.selectors.rows import rows, view
from fabene.households.values import HouseholdView


def files(*, on: date) -> list[HouseholdView]:
    """Return every household that anything is held of, whatever its network and however it stands, by code."""
    return [view(row) for row in rows(on)]


def old_tellings(*, before: date) -> tuple[int, date | None]:
    """Return how many times a family was told something about a day before a date, and the oldest of those days."""
    found = Telling.objects.filter(word__date__lt=before)
    return found.count(), found.aggregate(oldest=Min("word__date"))["oldest"]
