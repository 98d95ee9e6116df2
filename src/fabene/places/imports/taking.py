"""Taking back what a table of points or donors made."""

from collections.abc import Sequence
from uuid import UUID

from fabene.lib.imports.values import Made
from fabene.lib.stamps import Stamp
from fabene.places.services.withdrawing import withdraw


def withdraw_made(stamp: Stamp, *, made: Sequence[Made], network: UUID) -> Sequence[Made]:
    """Take points, hours and donors away, last first, all or nothing: raises what ``withdraw`` raises."""
    withdraw(network=network, made=[(thing.what, thing.key) for thing in reversed(made)], stamp=stamp)
    return made
