"""How a plan's piles and rules are kept in its row, and read back. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from fabene.charter.values import Rules
from fabene.sharing.values import FreeSupply, ItemLine, RuleLine, SupplyLine

Row = Mapping[str, Any]
"""One JSON object of a plan's row."""


def supply_rows(piles: Iterable[FreeSupply]) -> list[Row]:
    """Return the piles a plan shares as they are kept in its row."""
    return [
        {
            "id": str(pile.id),
            "category": pile.category,
            "attributes": sorted(pile.attributes),
            "last_day": pile.last_day.isoformat(),
            "pack_grams": pile.pack_grams,
            "grams": pile.grams,
        }
        for pile in piles
    ]


def supply_lines(rows: Iterable[Row]) -> tuple[SupplyLine, ...]:
    """Return the piles of a plan's row."""
    return tuple(
        SupplyLine(
            id=UUID(row["id"]),
            category=row["category"],
            attributes=frozenset(row["attributes"]),
            last_day=date.fromisoformat(row["last_day"]),
            pack_grams=row["pack_grams"],
            grams=row["grams"],
        )
        for row in rows
    )


def rule_rows(rules: Rules) -> list[Row]:
    """Return the rules a plan followed, each with its source, as they are kept in its row."""
    return [
        {
            "key": rule.key,
            "value": ", ".join(rule.value) if isinstance(rule.value, tuple) else rule.value,
            "source_kind": rule.source.kind.value,
            "source_key": rule.source.key,
            "source_hash": rule.source.hash,
            "in_force_from": rule.in_force_from.isoformat() if rule.in_force_from else None,
        }
        for rule in rules.rules.values()
    ]


def rule_lines(rows: Iterable[Row]) -> tuple[RuleLine, ...]:
    """Return the rules of a plan's row."""
    return tuple(
        RuleLine(
            key=row["key"],
            value=row["value"],
            source_kind=row["source_kind"],
            in_force_from=date.fromisoformat(row["in_force_from"]) if row["in_force_from"] else None,
        )
        for row in rows
    )


def item_lines(contents: Iterable[tuple[UUID, int]], *, piles: Mapping[UUID, SupplyLine]) -> tuple[ItemLine, ...]:
    """Return one line per pile from (pile, grams) parts, by category; packs are those the grams fill."""
    grams: dict[UUID, int] = {}
    for pile, part in contents:
        grams[pile] = grams.get(pile, 0) + part
    lines = [
        ItemLine(
            supply=pile,
            category=piles[pile].category,
            packs=total // piles[pile].pack_grams,
            grams=total,
        )
        for pile, total in grams.items()
    ]
    return tuple(sorted(lines, key=lambda line: (line.category, line.supply)))
