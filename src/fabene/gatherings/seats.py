"""Who has a place and who waits: whoever signed up first comes first, and nobody passes a bigger party by."""

from collections.abc import Iterable
from itertools import takewhile

from fabene.gatherings.values import Party, Seating


def seated(parties: Iterable[Party], *, capacity: int | None) -> Seating:
    """Return who has a place among ``capacity`` (None: everybody), given the parties in the order they signed up.

    From the first party that does not fit on, everybody waits: a place that is left goes to who waits longest.
    """
    line = tuple(parties)
    if capacity is None:
        return Seating(seated=line)
    taken = 0

    def fits(party: Party) -> bool:
        nonlocal taken
        taken += party.people
        return taken <= capacity

    first = tuple(takewhile(fits, line))
    return Seating(seated=first, waiting=line[len(first) :])
