"""The rules in force, and how they came to be."""

from collections.abc import Iterable
from datetime import date, datetime
from types import MappingProxyType
from uuid import UUID

from fabene.charter.models import RuleValue as Row
from fabene.charter.parameters import PARAMETERS, Parameter, parameter
from fabene.charter.values import Enacted, Newcomers, Rule, Rules, RuleValue, Source, SourceKind, WeighingWay
from fabene.core.owners import OwnerKind


def rules_in_force(network_id: UUID, on: date, *, known_at: datetime | None = None) -> Rules:
    """Return the network's rules on a day: of each rule the value with the latest start, the newest of a day.

    A network that has set nothing, or does not exist, has the defaults. With ``known_at`` (aware) only what had been
    recorded by then counts: yesterday's question gets yesterday's answer. One query.
    """
    rows = Row.objects.filter(network_id=network_id, in_force_from__lte=on)
    if known_at is not None:
        rows = rows.filter(recorded_at__lte=known_at)
    set_by = {row.key: row for row in rows.order_by("in_force_from", "number")}
    rules = {key: _rule(known, set_by.get(key)) for key, known in PARAMETERS.items()}
    return Rules(
        network_id=network_id,
        on=on,
        scale=_word(rules["scale"]),
        child_weight_millis=_number(rules["child_weight_millis"]),
        half_life_days=_number(rules["half_life_days"]),
        cap_grams_per_head=_number_or_none(rules["cap_grams_per_head"]),
        least_share_percent=_number(rules["least_share_percent"]),
        destinations=tuple(OwnerKind(word) for word in _words(rules["destinations"])),
        weighing_way=WeighingWay(_word(rules["weighing_way"])),
        newcomers=Newcomers(_word(rules["newcomers"])),
        rules=MappingProxyType(rules),
    )


def _rule(known: Parameter, row: Row | None) -> Rule:
    if row is None:
        return Rule(key=known.key, value=known.default, source=known.source, in_force_from=None, value_id=None)
    return Rule(
        key=known.key,
        value=_kept(row),
        source=_source(row),
        in_force_from=row.in_force_from,
        value_id=row.id,
    )


def _kept(row: Row) -> RuleValue:
    """Return the value as it was set: bounds that were narrowed since do not make the past unreadable."""
    return tuple(row.value) if isinstance(row.value, list) else row.value


def _source(row: Row) -> Source:
    return Source(kind=SourceKind(row.source_kind), key=row.source_key, hash=row.source_hash)


def _word(rule: Rule) -> str:
    if not isinstance(rule.value, str):
        raise TypeError(rule.key)
    return rule.value


def _words(rule: Rule) -> tuple[str, ...]:
    if not isinstance(rule.value, tuple):
        raise TypeError(rule.key)
    return rule.value


def _number(rule: Rule) -> int:
    if not isinstance(rule.value, int):
        raise TypeError(rule.key)
    return rule.value


def _number_or_none(rule: Rule) -> int | None:
    return None if rule.value is None else _number(rule)


def history(network_id: UUID, key: str) -> tuple[Enacted, ...]:
    """Return every value a network ever set for a rule, in the order they were set.

    Raises ``FabeneError`` ``rule_not_known``.
    """
    rows = Row.objects.filter(network_id=network_id, key=parameter(key).key).order_by("number")
    return tuple(enacted(row) for row in rows)


def enactments(network_id: UUID) -> tuple[Enacted, ...]:
    """Return every value a network ever set, for whatever rule, the last one set first. One query."""
    rows = Row.objects.filter(network_id=network_id).order_by("-recorded_at", "key", "-number")
    return tuple(enacted(row) for row in rows)


def to_come(enactments: Iterable[Enacted], *, after: date) -> tuple[Enacted, ...]:
    """Return what begins after a day, the next first: of two values of a rule for one day the newer."""
    found = {
        (one.in_force_from, one.key): one
        for one in sorted(enactments, key=lambda one: one.number)
        if one.in_force_from > after
    }
    return tuple(found[place] for place in sorted(found))


def enacted(row: Row) -> Enacted:
    """Return a row as a value."""
    return Enacted(
        id=row.id,
        network_id=row.network_id,
        key=row.key,
        number=row.number,
        value=_kept(row),
        in_force_from=row.in_force_from,
        source=_source(row),
        actor=row.actor,
        happened_at=row.happened_at,
        recorded_at=row.recorded_at,
    )
