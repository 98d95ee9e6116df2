"""A network's rules as other rooms read them: frozen values, each with where it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

from fabene.core.owners import OwnerKind


class SourceKind(StrEnum):
    """What a rule rests on."""

    LAW = "law"
    DEFAULT = "default"
    DECISION = "decision"


class WeighingWay(StrEnum):
    """The three ways to know a weight."""

    AT_STALL = "at_stall"
    """Weighed at the stall, gift by gift."""
    HUB_BY_CRATES = "hub_by_crates"
    """Crates ticked at each stall, the category weighed once at the hub and apportioned by crates."""
    DAY_TOTAL = "day_total"
    """One total for each category and day; from which stall is not known."""


class Newcomers(StrEnum):
    """Where a household that has just come starts."""

    MEDIAN = "median"
    """At the median level of those who are there: it neither catches up nor waits."""
    LOWEST = "lowest"
    """At the lowest level of those who are there: it is served first, without a past to make up for."""


RuleValue: TypeAlias = str | int | tuple[str, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a value rests on: its kind, an opaque key (an act, a decision, "house") and a hash of what was decided.

    ``hash`` is empty where there is nothing to hash: a law is found by its key.
    """

    kind: SourceKind
    key: str
    hash: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule in force. ``in_force_from`` and ``value_id`` are None while nobody has enacted another value."""

    key: str
    value: RuleValue
    source: Source
    in_force_from: date | None
    value_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Enacted:
    """A value that was set, and who wrote it down: ``number`` counts the values of one rule of one network, from 1."""

    id: UUID
    network_id: UUID
    key: str
    number: int
    value: RuleValue
    in_force_from: date
    source: Source
    actor: UUID
    happened_at: datetime
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The rules of a network on one day. ``rules`` holds each with its source, in the order of the charter."""

    network_id: UUID
    on: date
    scale: str
    child_weight_millis: int
    half_life_days: int
    cap_grams_per_head: int | None
    least_share_percent: int
    destinations: tuple[OwnerKind, ...]
    weighing_way: WeighingWay
    newcomers: Newcomers
    rules: Mapping[str, Rule]
