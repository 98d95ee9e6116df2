"""How much a market gives, of what, and when: a year in northern Italy.

Months: donations fall in January and February after the holidays (Coldiretti, quotidianopiemontese.it, 16 December
2024) and follow the fields otherwise. The parts of fruit, vegetables and roots follow three seasonal calendars merged
(naturalmente.org, iconsiglidellanonna, consumer.bz.it for the Alps); bread is the 16% of a neighbouring round in 2025
(Avigliana, torinocronaca.it). What a garden gives month by month is assumed: it follows the same calendars, and nothing
grows in the open in January. No market is held on the holidays of Law 260/1949, Easter Monday included. A Sunday market
gives from 50 to 400 kg (torinoggi.it, 30 August 2022): the supply of a day varies eight-fold.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from fabene.core.quantities import apportion
from fabene.core.season.luck import Luck
from fabene.core.season.world import FULL_HEIGHT, Market, Round, World

PER_MILLE_OF_A_MEAN_DAY = (750, 750, 900, 950, 1050, 1150, 1150, 1000, 1150, 1100, 1000, 950)

FRUIT_PER_MILLE = (200, 190, 190, 210, 280, 340, 380, 390, 370, 320, 270, 230)
VEGETABLES_PER_MILLE = (300, 290, 310, 360, 360, 350, 330, 320, 330, 330, 320, 310)
ROOTS_PER_MILLE = (230, 240, 220, 160, 110, 70, 60, 60, 80, 120, 160, 200)

GARDEN_PER_MILLE = (0, 50, 200, 500, 900, 1400, 1900, 1900, 1700, 1300, 500, 150)
GARDEN_GRAMS = 500
"""Under so little nobody goes picking."""

HOLIDAYS = frozenset({(1, 1), (1, 6), (4, 25), (5, 1), (6, 2), (8, 15), (11, 1), (12, 8), (12, 25), (12, 26)})

OTHERS: dict[str, tuple[int, float]] = {
    "bread": (150, 0.97),
    "pastry": (20, 0.6),
    "dairy": (20, 0.5),
    "cheese": (15, 0.5),
    "eggs": (12, 0.6),
    "cured_meat": (6, 0.2),
    "fish": (4, 0.12),
    "dry_goods": (16, 0.7),
    "pulses": (8, 0.5),
    "preserves": (6, 0.35),
}
"""Part per mille of a mean day, and on how many days something of it comes at all."""

SWING_POWER = 1.3
EMPTY_DAYS = 0.03
CRUMBS_GRAMS = 400
GRAIN_GRAMS = 50
"""What a market scale can tell apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Supply:
    """What one market gives on one date, in grams by category; nothing at all when something kept it away."""

    market: Market
    round: Round
    on: date
    grams: dict[str, int]

    @property
    def holiday(self) -> bool:
        """Whether the calendar says that no market is held."""
        return is_holiday(self.on)


def supplies(world: World, *, start: date, weeks: int, luck: Luck) -> list[Supply]:
    """Return every market day of ``weeks`` weeks from ``start``, in order; together they give what is calibrated."""
    days = [
        (start + timedelta(days=offset), market, each)
        for offset in range(7 * weeks)
        for market in world.markets
        for each in market.rounds
        if each.held_on(start + timedelta(days=offset))
    ]
    heights = [_height(on, market, luck=luck) for on, market, _ in days]
    if days and not any(heights):
        heights[-1] = FULL_HEIGHT
    total_grams = world.calibration.day_grams * sum(market.height for _, market, _ in days) // FULL_HEIGHT
    grams = apportion(total_grams, heights)
    return [
        Supply(
            market=market,
            round=each,
            on=on,
            grams=_grams(total, market=market, month=on.month, luck=luck) if total else {},
        )
        for (on, market, each), total in zip(days, grams, strict=True)
    ]


def is_holiday(on: date) -> bool:
    """Tell whether no market is held on a date (Law 260/1949, art. 2)."""
    return (on.month, on.day) in HOLIDAYS or on == easter(on.year) + timedelta(days=1)


def easter(year: int) -> date:
    """Return Easter Sunday of a year of the Gregorian calendar (the algorithm of Nature, 20 April 1876)."""
    century, of_century = divmod(year, 100)
    skipped = century - (century + 8) // 25 + 1
    moon = (19 * (year % 19) + century - century // 4 - skipped // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (year % 19 + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _height(on: date, market: Market, *, luck: Luck) -> int:
    """Return how a day compares with others (1000 is a mean day): the month, a swing, or a day lost."""
    swing = 2.0 ** luck.between(-SWING_POWER, SWING_POWER)
    lost = luck.chance(EMPTY_DAYS) or is_holiday(on)
    months = GARDEN_PER_MILLE if market.garden else PER_MILLE_OF_A_MEAN_DAY
    return 0 if lost else round(months[on.month - 1] * swing * market.height / FULL_HEIGHT)


def _grams(total_grams: int, *, market: Market, month: int, luck: Luck) -> dict[str, int]:
    if market.garden and total_grams < GARDEN_GRAMS:
        return {}
    sold = frozenset(key for giver in market.givers for key in giver.sells)
    return mix(total_grams, month=month, luck=luck, sold=None if market.stalls else sold)


def mix(total_grams: int, *, month: int, luck: Luck, sold: frozenset[str] | None = None) -> dict[str, int]:
    """Return the grams of a day of a month (1 to 12) by category.

    What would be crumbs stays with the vegetables. Away from a market nobody buys and leaves what is not ``sold``: a
    garden grows no bread.
    """
    parts = {
        "fruit": FRUIT_PER_MILLE[month - 1] * luck.between(0.7, 1.3),
        "vegetables": VEGETABLES_PER_MILLE[month - 1] * luck.between(0.7, 1.3),
        "roots": ROOTS_PER_MILLE[month - 1] * luck.between(0.5, 1.5),
    }
    for category, (per_mille, presence) in OTHERS.items():
        if sold is not None and category not in sold:
            continue
        height = per_mille / presence * luck.between(0.6, 1.4)
        if luck.chance(presence):
            parts[category] = height
    grams = dict(zip(parts, apportion(total_grams, [round(part) for part in parts.values()]), strict=True))
    kept = {key: amount // GRAIN_GRAMS * GRAIN_GRAMS for key, amount in grams.items() if amount >= CRUMBS_GRAMS}
    kept["vegetables"] = kept.get("vegetables", 0) + total_grams - sum(kept.values())
    return kept


def split(total_grams: int, *, among: int, luck: Luck) -> Sequence[int]:
    """Split an amount unevenly over givers, in grains of the scale; the last grams go with the first."""
    grains, rest = divmod(total_grams, GRAIN_GRAMS)
    parts = apportion(grains, [luck.whole(50, 150) for _ in range(among)])
    return [part * GRAIN_GRAMS + (rest if place == 0 else 0) for place, part in enumerate(parts)]
