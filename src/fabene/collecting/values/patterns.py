"""What a network may take from another when it is opened, and what it took."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from fabene.charter.values import Rule
from fabene.collecting.values.words import Use, Way
from fabene.core.owners import OwnerKind


class Copied(StrEnum):
    """What is copied: the charter's values, how weights become known, what points are for, kinds of destination."""

    RULES = "rules"
    WAY = "way"
    USES = "uses"
    DESTINATIONS = "destinations"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNetwork:
    """What a network that begins is called, and who leads it (None: nobody yet)."""

    slug: str
    name: str
    sentence: str
    lead: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """What there is to take from a network: the rules it has set, and how its points work.

    ``way`` is None, and the others empty, where nothing was said. No person and no place with a name is in it.
    """

    rules: tuple[Rule, ...]
    way: Way | None
    uses: frozenset[Use]
    destinations: tuple[OwnerKind, ...]
