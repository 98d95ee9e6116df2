"""Every rule a network may set for itself: its type, its bounds, its unit, and what holds until it is set.

What a rule means in words belongs to the face: ``description`` is the key of its sentence.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from fabene.charter.values import Newcomers, RuleValue, Source, SourceKind, WeighingWay
from fabene.core.errors import FabeneError
from fabene.core.owners import OwnerKind
from fabene.core.scales import DEFAULT_CHILD_WEIGHT_MILLIS, Scale


class Bounds(Protocol):
    """What a rule may be set to."""

    def accept(self, key: str, value: object) -> RuleValue:
        """Return the value as it is kept; raise ``FabeneError`` saying what is allowed."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of some words."""

    options: tuple[str, ...]

    def accept(self, key: str, value: object) -> str:
        """Return the word; raise ``rule_not_an_option``."""
        if not isinstance(value, str) or value not in self.options:
            raise FabeneError("rule_not_an_option", rule=key, options=", ".join(self.options))
        return str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A whole number between two others, or the one value outside them that switches the rule off."""

    minimum: int
    maximum: int
    off: tuple[int | None, ...] = ()

    def accept(self, key: str, value: object) -> int | None:
        """Return the number; raise ``rule_not_a_number`` or ``rule_out_of_bounds``."""
        if value is None and None in self.off:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            raise FabeneError("rule_not_a_number", rule=key, minimum=self.minimum, maximum=self.maximum)
        if value not in self.off and not self.minimum <= value <= self.maximum:
            raise FabeneError("rule_out_of_bounds", rule=key, minimum=self.minimum, maximum=self.maximum)
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Some words in order, each at most once and at least one; those of ``ranks`` never before a lower rank."""

    ranks: Mapping[str, int]

    def accept(self, key: str, value: object) -> tuple[str, ...]:
        """Return the words; raise ``rule_not_an_option``, ``rule_named_twice`` or ``rule_order_against_law``."""
        words: tuple[object, ...] = tuple(value) if isinstance(value, list | tuple) else ()
        known = [word for word in words if isinstance(word, str) and word in self.ranks]
        if not words or len(known) < len(words):
            raise FabeneError("rule_not_an_option", rule=key, options=", ".join(self.ranks))
        if len(set(known)) < len(known):
            raise FabeneError("rule_named_twice", rule=key)
        ranks = [self.ranks[word] for word in known]
        if ranks != sorted(ranks):
            raise FabeneError("rule_order_against_law", rule=key)
        return tuple(known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A rule that may be set, and the value it has until then, with what that rests on."""

    key: str
    bounds: Bounds
    unit: str
    default: RuleValue
    source: Source

    @property
    def description(self) -> str:
        """Return the key of the sentence that explains the rule."""
        return f"charter.{self.key}"


HOUSE = Source(kind=SourceKind.DEFAULT, key="house")

# Law 166/2016, art. 3: surplus goes first to people in need, then to animals, then to compost.
GADDA = Source(kind=SourceKind.LAW, key="IT:L:2016-08-19;166:art3")
RANKS = {
    OwnerKind.EMPORIO.value: 0,
    OwnerKind.OPEN_TABLE.value: 0,
    OwnerKind.KITCHEN.value: 0,
    OwnerKind.ANIMALS.value: 1,
    OwnerKind.COMPOST.value: 2,
}

_ALL = (
    Parameter(
        key="scale",
        bounds=Choice(options=tuple(scale.value for scale in Scale)),
        unit="",
        default=Scale.CHILD.value,
        source=HOUSE,
    ),
    Parameter(
        key="child_weight_millis",
        bounds=Whole(minimum=300, maximum=1000),
        unit="millis",
        default=DEFAULT_CHILD_WEIGHT_MILLIS,
        source=HOUSE,
    ),
    Parameter(
        key="half_life_days",
        bounds=Whole(minimum=7, maximum=365, off=(0,)),
        unit="days",
        default=84,  # ADR 0042
        source=HOUSE,
    ),
    Parameter(
        key="cap_grams_per_head",
        bounds=Whole(minimum=1000, maximum=40_000, off=(None,)),
        unit="grams",
        default=None,
        source=HOUSE,
    ),
    Parameter(key="least_share_percent", bounds=Whole(minimum=0, maximum=50), unit="percent", default=0, source=HOUSE),
    Parameter(key="destinations", bounds=Order(ranks=RANKS), unit="", default=tuple(RANKS), source=GADDA),
    Parameter(
        key="weighing_way",
        bounds=Choice(options=tuple(way.value for way in WeighingWay)),
        unit="",
        default=WeighingWay.HUB_BY_CRATES.value,
        source=HOUSE,
    ),
    Parameter(
        key="newcomers",
        bounds=Choice(options=tuple(way.value for way in Newcomers)),
        unit="",
        default=Newcomers.MEDIAN.value,
        source=HOUSE,
    ),
)

PARAMETERS: Mapping[str, Parameter] = MappingProxyType({parameter.key: parameter for parameter in _ALL})


def parameter(key: str) -> Parameter:
    """Return a rule by its key; raise ``FabeneError`` ``rule_not_known``."""
    if key not in PARAMETERS:
        raise FabeneError("rule_not_known", rule=key)
    return PARAMETERS[key]
