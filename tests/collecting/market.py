"""A Saturday at the market of Grugliasco, in the words of its tests."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from fabene.collecting import selectors, services
from fabene.collecting.values import (
    DayView,
    Donation,
    Food,
    Gift,
    MarketDay,
    Place,
    Reason,
    Recorded,
    Source,
    SourceKind,
    Way,
    Weight,
)
from fabene.core.food import DateKind
from fabene.core.quantities import PIECE
from fabene.ledger.selectors import balance
from fabene.ledger.values import Unit
from fabene.lib.stamps import Stamp
from tests.world import SATURDAY, World, build_world, key, stamp

SHOPPER = Source(kind=SourceKind.SHOPPER)
NOBODY_KNOWS = Source(kind=SourceKind.UNKNOWN)
FRUIT = Food(category="fruit")
BREAD = Food(category="bread")
JARS = Food(category="jars", date_kind=DateKind.BEST_BEFORE, label_date=date(2021, 12, 31), piece_grams=300)


def kg(amount: str) -> Weight:
    """Return a weight in kilos."""
    return Weight(amount=Decimal(amount))


def pieces(number: int | str) -> Weight:
    """Return a number of pieces."""
    return Weight(amount=Decimal(number), unit=PIECE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saturday:
    """An open market day and what people do on it; every deed is named by a word, from which its id follows."""

    world: World
    day: MarketDay

    def stall(self, label: str) -> Source:
        """Return a stall of the market as a source."""
        return Source(kind=SourceKind.STALL, stall=self.world.grugliasco.stalls[label].id)

    def give(self, word: str, kilos: str, *, source: Source, food: Food = FRUIT, when: Stamp | None = None) -> Donation:
        """Record a weighed gift."""
        return services.record_donation(
            id=key(word), day=self.day.id, source=source, food=food, weight=kg(kilos), stamp=when or stamp(12)
        )

    def tick(
        self, word: str, crates: int, *, source: Source, food: Food = FRUIT, when: Stamp | None = None
    ) -> Donation:
        """Record a gift in crates."""
        return services.tick_crates(
            id=key(word), day=self.day.id, source=source, food=food, crates=crates, stamp=when or stamp(12)
        )

    def guess(self, word: str, kilos: str, *, category: str = "fruit", when: Stamp | None = None) -> Recorded:
        """Say what the crates of a category seem to weigh."""
        return services.guess_weight(
            id=key(word), day=self.day.id, category=category, weight=kg(kilos), stamp=when or stamp(13)
        )

    def carry(self, word: str, *, category: str = "fruit", when: Stamp | None = None) -> Recorded:
        """Carry a category to the hub without weighing it."""
        return services.carry(id=key(word), day=self.day.id, category=category, stamp=when or stamp(14))

    def weigh(self, word: str, kilos: str, *, category: str = "fruit", when: Stamp | None = None) -> Recorded:
        """Weigh a category at the hub."""
        return services.weigh(
            id=key(word), day=self.day.id, category=category, weight=kg(kilos), stamp=when or stamp(16)
        )

    def discard(
        self, word: str, kilos: str, *, place: Place = Place.HUB, category: str = "fruit", when: Stamp | None = None
    ) -> Recorded:
        """Throw away what has spoiled."""
        return services.discard(
            id=key(word),
            day=self.day.id,
            place=place,
            category=category,
            weight=kg(kilos),
            reason=Reason.SPOILED,
            stamp=when or stamp(17),
        )

    def count(self, word: str, kilos: str, *, category: str = "fruit") -> Recorded:
        """Count what the hub really has."""
        return services.count_stock(id=key(word), day=self.day.id, category=category, weight=kg(kilos), stamp=stamp(18))

    def choose(self, word: str, way: Way, *, category: str = "fruit") -> Way:
        """Choose how a category's weight becomes known."""
        return services.choose_way(id=key(word), day=self.day.id, category=category, way=way, stamp=stamp(11))

    def correct(self, word: str, donation: str, to: Gift | None) -> Donation | None:
        """Say what a donation really was."""
        return services.correct_donation(
            id=key(word), donation=key(donation), to=to, reason="scritto male", stamp=stamp(18)
        )

    def seen(self, *, today: date | None = None) -> DayView:
        """Return the day as its page shows it."""
        return selectors.day(self.day.id, today=today)


def open_saturday(world: World | None = None, *, day: date = SATURDAY, word: str = "day") -> Saturday:
    """Open the market of Grugliasco on a date."""
    world = world or build_world()
    opened = services.open_day(
        id=key(word),
        network=world.grugliasco.network.id,
        market=world.grugliasco.market.id,
        date=day,
        stamp=stamp(8, day=day),
    )
    return Saturday(world=world, day=opened)


def yoghurt(label: date, *, kind: DateKind = DateKind.USE_BY) -> Food:
    """Return dairy with a date on its label."""
    return Food(category="dairy", date_kind=kind, label_date=label)


def stall_amounts(view: DayView, category: str) -> dict[str, tuple[int, bool]]:
    """Return grams and the estimated flag by label of stall (or kind of source)."""
    found = view.category(category)
    return {each.label or each.source: (each.grams, each.estimated) for each in found.amounts} if found else {}


def ledger_grams(owner: UUID) -> int:
    """Return what somebody holds in the ledger."""
    return balance(owner=owner, unit=Unit.GRAMS)
