"""How each juror scored, where nobody can appeal any more: what a rule of the privacy room lets go."""

from datetime import datetime
from uuid import UUID

from django.db.models import Max, Q

from fabene.programme.selection.models import Selection

LEFT = Q(sheets__isnull=False) | Q(declarations__isnull=False)
"""Where something is left that a juror gave or declared."""


def fading(before: datetime) -> dict[UUID, datetime]:
    """Return the selections of which the time to appeal ended before a moment, each with when it did.

    One that was never published counts from its opening. What has gone already is not among them.
    """
    rows = Selection.objects.filter(LEFT).annotate(until=Max("publications__appeals_until")).distinct()
    ended = {row.id: row.until or row.happened_at for row in rows}
    return {id: moment for id, moment in ended.items() if moment < before}
