"""How a plan's piles and rules are kept in its row, and read back. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from fabene.charter.values import Rules
from fabene.core.quantities import Measure
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
            **({"pieces": pile.pieces, "food": pile.food} if pile.measure == Measure.PIECES else {}),
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
            pieces=row.get("pieces", 0),
            measure=Measure.PIECES if "pieces" in row else Measure.GRAMS,
            food=row.get("food", True),
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
    """Return one line per pile from (pile, amount) parts, by category; packs are those the amount fills."""
    amounts: dict[UUID, int] = {}
    for pile, part in contents:
        amounts[pile] = amounts.get(pile, 0) + part
    lines = [_item(piles[pile], amount) for pile, amount in amounts.items()]
    return tuple(sorted(lines, key=lambda line: (line.category, line.supply)))


def _item(pile: SupplyLine, amount: int) -> ItemLine:
    if pile.measure == Measure.PIECES:
        grams = amount * pile.pack_grams
        return ItemLine(supply=pile.id, category=pile.category, packs=amount, grams=grams, pieces=amount)
    return ItemLine(supply=pile.id, category=pile.category, packs=amount // pile.pack_grams, grams=amount)
