"""Reads about sessions, who means to come, who came, what was given out."""

from fabene.gatherings.selectors.calendars import feed_of, feed_owner
from fabene.gatherings.selectors.coming import (
    addresses,
    attendance,
    everything_about_owner,
    old_addresses,
    sign_up,
    sign_up_at,
    sign_up_of,
    sign_ups,
    sign_ups_among,
)
from fabene.gatherings.selectors.sessions import (
    changes,
    deadlines,
    gathering,
    gatherings,
    material,
    materials,
    seatings,
    view_of,
)

__all__ = [
    "addresses",
    "attendance",
    "changes",
    "deadlines",
    "everything_about_owner",
    "feed_of",
    "feed_owner",
    "gathering",
    "gatherings",
    "material",
    "materials",
    "old_addresses",
    "seatings",
    "sign_up",
    "sign_up_at",
    "sign_up_of",
    "sign_ups",
    "sign_ups_among",
    "view_of",
]
