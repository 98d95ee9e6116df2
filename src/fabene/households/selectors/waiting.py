"""Who waits, as unmet need; and with whom somebody should look again."""

from collections import Counter
from datetime import date
from uuid import UUID

from django.db.models import Q

from fabene.households.selectors.rows import rows, view
from fabene.households.values import Band, HouseholdView, State, Unmet


def waiting(*, network: UUID, on: date) -> list[HouseholdView]:
    """Return the waiting list on a date: who has waited longest comes first."""
    found = [view(row) for row in rows(on).filter(network_id=network, since__lte=on, now_state=State.WAITING)]
    return sorted(found, key=lambda one: (one.waiting_since or on, one.code))


def due_for_review(*, network: UUID, on: date) -> list[HouseholdView]:
    """Return the households whose date of review, or foreseen end, has come; the longest due first.

    Nobody stops coming because a date has passed: somebody looks, with the household, and says so.
    """
    due = Q(now_review_on__lte=on) | Q(now_until__lte=on)
    found = rows(on).filter(due, network_id=network).exclude(now_state=State.LEFT)
    return sorted(map(view, found), key=lambda one: (min(filter(None, (one.review_on, one.until))), one.code))


def unmet(*, network: UUID, on: date) -> Unmet:
    """Return how many wait in a network on a date, by band and for how long; no code, no household."""
    found = waiting(network=network, on=on)
    bands: Counter[Band] = Counter()
    for one in found:
        bands.update(one.bands)
    days = sorted((on - one.waiting_since).days for one in found if one.waiting_since)
    return Unmet(
        network=network,
        households=len(found),
        by_band={band: bands[band] for band in Band},
        without_band=sum(one.adults + one.children for one in found if not one.bands),
        longest_wait_days=max(days, default=0),
        half_wait_days=days[(len(days) - 1) // 2] if days else 0,
    )
