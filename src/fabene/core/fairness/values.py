"""What a comparison is made of: market days with their problem, and ways of sharing."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from fabene.core.fair_shares import Problem

Packs: TypeAlias = dict[str, Counter[str]]
"""Household → lot → whole packs."""


class Way(StrEnum):
    """A way of sharing what there is on a market day."""

    LEXIMIN = "leximin"
    """Ours: the lowest levels first, over time."""
    FIRST_COME = "first_come"
    """Who comes first takes the usual bag; when nothing is left, nothing is left."""
    TABLE = "table"
    """A fixed table: so many parts for so many people in the household."""
    TWO_CHOICES = "two_choices"
    """Two households drawn for every pack; the one that was served less so far gets it (Food Drop)."""


BASELINES = (Way.FIRST_COME, Way.TABLE, Way.TWO_CHOICES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One market day as any way finds it.

    ``problem`` holds who is expected and what is there, under the exclusions, packs and caps of the day; ``people`` how
    many live in each household; ``came`` who did come; ``weights`` the weight of every household of the network, those
    that are away today too. Two days may have one date, in order.
    """

    on: date
    problem: Problem
    people: Mapping[str, int]
    came: frozenset[str]
    weights: Mapping[str, float] = field(default_factory=dict)
