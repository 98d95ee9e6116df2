"""What somebody may do on a Saturday and around it, one thing at a time: for the test that not a gram is lost."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from fabene.collecting import selectors, services
from fabene.collecting.values import Food, Gift, LotPart, Output, Place, Reason, Source, SourceKind, Weight
from fabene.core.food import DateKind
from fabene.lib.stamps import Stamp
from tests.collecting.elsewhere import JAM, Elsewhere, from_farm
from tests.collecting.market import JARS, Saturday, pieces
from tests.world import SATURDAY, at, key


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One thing somebody does: which of the services, to what, how much, at which hour; recorded in its turn."""

    what: str
    category: str
    stall: str
    grams: int
    crates: int
    hour: int
    celery: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Turn:
    """A deed in its turn: who is at the market, under which id, when."""

    there: Elsewhere
    deed: Deed
    number: int
    chosen: list[Any]

    @property
    def saturday(self) -> Saturday:
        return self.there.saturday

    def once(self, choose: Callable[[], Any]) -> Any:
        """Return what was chosen the first time: who repeats a deed repeats what was asked then."""
        if not self.chosen:
            self.chosen.append(choose())
        return self.chosen[0]

    @property
    def id(self) -> UUID:
        return key("deed", str(self.number))

    @property
    def stamp(self) -> Stamp:
        return Stamp(
            actor=key("user", "sara"),
            happened_at=at(self.deed.hour, self.number),
            recorded_at=at(19) + timedelta(minutes=self.number),
        )

    @property
    def gift(self) -> Gift:
        """Return what is given: on one turn in two it is weighed."""
        celery = frozenset({"celery"} if self.deed.celery else set())
        food = JARS if self.deed.category == "jars" else Food(category=self.deed.category)
        return Gift(
            source=self.source,
            food=replace(food, attributes=celery),
            weight=None if self.deed.grams % 2 else self.weight,
            crates=self.deed.crates if self.deed.grams % 2 else None,
        )

    @property
    def source(self) -> Source:
        stall = self.deed.stall
        if stall == "farm":
            return from_farm(self.there.farm)
        return self.saturday.stall(stall) if stall else Source(kind=SourceKind.SHOPPER)

    @property
    def weight(self) -> Weight:
        if self.deed.category == "jars":
            return pieces(self.deed.grams % 40 + 1)
        return Weight(amount=Decimal(self.deed.grams), unit="g")


def give(turn: Turn) -> object:
    gift = turn.gift
    if gift.crates is None:
        return services.record_donation(
            id=turn.id,
            day=turn.saturday.day.id,
            source=gift.source,
            food=gift.food,
            weight=turn.weight,
            stamp=turn.stamp,
        )
    return services.tick_crates(
        id=turn.id,
        day=turn.saturday.day.id,
        source=gift.source,
        food=gift.food,
        crates=gift.crates,
        stamp=turn.stamp,
    )


def total(turn: Turn) -> object:
    return services.record_donation(
        id=turn.id,
        day=turn.saturday.day.id,
        source=Source(kind=SourceKind.UNKNOWN),
        food=turn.gift.food,
        weight=turn.weight,
        stamp=turn.stamp,
    )


def carry(turn: Turn) -> object:
    return services.carry(id=turn.id, day=turn.saturday.day.id, category=turn.deed.category, stamp=turn.stamp)


def weigh(turn: Turn) -> object:
    return services.weigh(
        id=turn.id, day=turn.saturday.day.id, category=turn.deed.category, weight=turn.weight, stamp=turn.stamp
    )


def guess(turn: Turn) -> object:
    return services.guess_weight(
        id=turn.id, day=turn.saturday.day.id, category=turn.deed.category, weight=turn.weight, stamp=turn.stamp
    )


def count(turn: Turn) -> object:
    return services.count_stock(
        id=turn.id, day=turn.saturday.day.id, category=turn.deed.category, weight=turn.weight, stamp=turn.stamp
    )


def discard(turn: Turn) -> object:
    return services.discard(
        id=turn.id,
        day=turn.saturday.day.id,
        place=Place.STAND if turn.deed.celery else Place.HUB,
        category=turn.deed.category,
        weight=turn.weight,
        reason=Reason.SPOILED,
        stamp=turn.stamp,
    )


def earlier(turn: Turn) -> UUID:
    """Return one of the deeds before, whatever it was: only some of them can be corrected."""
    return key("deed", str(turn.deed.crates % max(turn.number, 1)))


def correct_donation(turn: Turn) -> object:
    to = None if turn.deed.celery else turn.gift
    return services.correct_donation(id=turn.id, donation=earlier(turn), to=to, reason="errore", stamp=turn.stamp)


def correct_weighing(turn: Turn) -> object:
    to = None if turn.deed.celery else turn.weight
    return services.correct_weighing(id=turn.id, weighing=earlier(turn), to=to, reason="errore", stamp=turn.stamp)


def correct_discard(turn: Turn) -> object:
    to = None if turn.deed.celery else turn.weight
    return services.correct_discard(id=turn.id, discard=earlier(turn), to=to, reason="errore", stamp=turn.stamp)


def some_lot(turn: Turn, store: UUID) -> tuple[LotPart, ...]:
    """Return a part of the lots of the category that a place holds: half of one in two, all of the others."""
    held = [
        each for each in selectors.stock_of(store, on=turn.saturday.day.date) if each.category == turn.deed.category
    ]
    share = 2 if turn.deed.celery else 1
    return tuple(LotPart(lot=each.lot, amount=max(each.amount // share, 1)) for each in held)


def bring(turn: Turn) -> object:
    parts = turn.once(lambda: some_lot(turn, turn.there.hub))
    kitchen = turn.there.kitchen.id
    return services.bring(id=turn.id, hub=turn.there.hub, kitchen=kitchen, parts=parts, stamp=turn.stamp).id


def cook(turn: Turn) -> object:
    """Cook whatever the larder has of the category: jam in jars, and soup of the rest."""
    inputs = turn.once(lambda: some_lot(turn, turn.there.kitchen.id))
    grams = sum(part.amount * (300 if turn.deed.category == "jars" else 1) for part in inputs)
    soup = Food(category="ready_meals", date_kind=DateKind.USE_BY, label_date=SATURDAY)
    outputs = [Output(food=soup, amount=max(grams // 3, 1))]
    if grams > 1000:
        outputs.append(Output(food=JAM, amount=turn.deed.crates % 2 + 1))
    return services.make_batch(
        id=turn.id, kitchen=turn.there.kitchen.id, what="Prova", inputs=inputs, outputs=outputs, stamp=turn.stamp
    ).id


def undo_batch(turn: Turn) -> object:
    return services.undo_batch(id=turn.id, batch=earlier(turn), stamp=turn.stamp).id


def send(turn: Turn) -> object:
    """Send from the hub or the larder, to Rivoli or to the second hub."""
    there = turn.there
    giver = there.hub if turn.deed.crates % 3 else there.kitchen.id
    parts = turn.once(lambda: some_lot(turn, giver))
    taker = there.rivoli if turn.deed.crates % 2 else there.second.id
    return services.send(id=turn.id, giver=giver, taker=taker, parts=parts, stamp=turn.stamp).id


def sent_before(turn: Turn) -> UUID:
    """Return the last transfer of the deeds before, if there is one."""
    waiting = selectors.on_their_way(turn.saturday.world.rivoli.network.id)
    return waiting[-1].id if waiting else earlier(turn)


def receive(turn: Turn) -> object:
    transfer = turn.once(lambda: sent_before(turn))
    lines = selectors.transfer(transfer).lines
    amounts = {line.id: (line.sent.grams + line.sent.pieces) * turn.deed.crates // 6 for line in lines}
    return services.receive(id=turn.id, transfer=transfer, amounts=amounts, stamp=turn.stamp).id


def call_back(turn: Turn) -> object:
    transfer = turn.once(lambda: sent_before(turn))
    return services.call_back(id=turn.id, transfer=transfer, stamp=turn.stamp).id


def close(turn: Turn) -> object:
    return services.close_day(id=turn.id, day=turn.saturday.day.id, stamp=turn.stamp).number


def late_gift(turn: Turn) -> object:
    gift, closed = services.late_entry(
        id=key("late", str(turn.number)),
        day=turn.saturday.day.id,
        reason="dimenticato",
        write=lambda: give(turn),
        stamp=turn.stamp,
    )
    return gift, closed.number


def open_again(turn: Turn) -> object:
    return services.reopen_closed_day(id=turn.id, day=turn.saturday.day.id, reason="manca", stamp=turn.stamp)


ACTS: dict[str, Callable[[Turn], object]] = {
    "give": give,
    "total": total,
    "guess": guess,
    "carry": carry,
    "weigh": weigh,
    "discard": discard,
    "count": count,
    "correct donation": correct_donation,
    "correct weighing": correct_weighing,
    "correct discard": correct_discard,
    "bring": bring,
    "cook": cook,
    "undo batch": undo_batch,
    "send": send,
    "receive": receive,
    "call back": call_back,
    "close": close,
    "late gift": late_gift,
    "open again": open_again,
}
