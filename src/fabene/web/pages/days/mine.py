"""The networks in which somebody has something to do."""

from datetime import date
from uuid import UUID

from fabene.collecting import selectors as collecting
from fabene.core.errors import NotAllowedError
from fabene.people import selectors as people
from fabene.people.rules import PERMISSIONS
from fabene.people.values import NetworkView
from fabene.places import selectors as places


def networks(user: UUID) -> tuple[NetworkView, ...]:
    """Return the networks whose market days somebody sees: all of them when such a role of theirs holds everywhere."""
    held = {role.network_id for role in people.roles_of(user) if role.role in PERMISSIONS["collecting.view"]}
    return tuple(network for network in people.networks() if network.id in held or None in held)


def one_of(mine: tuple[NetworkView, ...], *, slug: str, today: date) -> NetworkView:
    """Return the one with this slug; without one where a market is held today, else where one was held last.

    Raises ``NotAllowedError`` when it is none of them.
    """
    if slug:
        found = [network for network in mine if network.slug == slug]
    elif len(mine) > 1:
        today_at = {one.network_id for one in places.occurrences(today, 1)}
        found = [network for network in mine if network.id in today_at] or _latest_first(mine, today)
    else:
        found = list(mine)
    if not found:
        raise NotAllowedError
    return found[0]


def _latest_first(mine: tuple[NetworkView, ...], today: date) -> list[NetworkView]:
    """Return networks by their last market day, those without one at the end. One small query a network."""
    last = {network.id: collecting.latest(network.id, today) for network in mine}

    def days_ago(network: NetworkView) -> int:
        day = last[network.id]
        return (today - day.date).days if day else today.toordinal()

    return sorted(mine, key=days_ago)
