"""A season in small, in which anybody may do anything at any time: for the test that no stock goes below zero."""

import argparse
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random
from typing import Any, ClassVar
from uuid import UUID

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from fabene.collecting import selectors as collecting
from fabene.collecting import services as collected
from fabene.collecting.selectors.stock import held_by
from fabene.collecting.values import LotPart, Reason
from fabene.config.commands import verify as command
from fabene.core.errors import FabeneError
from fabene.core.owners import OwnerKind
from fabene.ledger.selectors import heads, verify
from fabene.lib.stamps import Stamp
from fabene.sharing import selectors, services
from fabene.sharing.values import BagState, Parcel, Served
from tests.collecting.deeds import ACTS, Deed, Turn
from tests.collecting.elsewhere import Elsewhere, build_elsewhere
from tests.collecting.market import BREAD
from tests.families import welcome
from tests.world import key, stamp

TAKEN_APART = frozenset({"bring", "cook", "send", "close", "late gift", "open again"})
"""Deeds of a market day that are played in another way here, through the services that know of bags."""
FACTS = sorted(set(ACTS) - TAKEN_APART)
TABLE, FIRST = key("table"), key("first")
BY_LOTS = frozenset({"send", "cook", "serve", "lay", "pass left"})

# How often each happens.
OFTEN = Counter(
    {
        "record": 8,
        "make": 2,
        "unmake": 1,
        "hand": 5,
        "unhand": 1,
        "pass_bag": 2,
        "pass_left": 3,
        "unpass": 1,
        "lay": 2,
        "come_back": 2,
        "move": 4,
        "cook": 2,
        "serve": 3,
        "unserve": 1,
        "close": 2,
        "open_again": 2,
    }
)


NEEDS = {"unhand": "hand", "unpass": "pass", "unserve": "serve", "come_back": "lay", "open_again": "close"}
"""What takes something back has a point once that was done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Luck:
    """What is drawn for one thing: which of several, half or all of it, late or not, and a fact of the market day."""

    what: str
    which: int
    half: bool
    late: bool
    deed: Deed


def drawn(seed: int, number: int) -> Luck:
    """Return what a seed gives for the how-manieth thing: hypothesis alone would draw the first again and again."""
    luck = Random(f"{seed}/{number}")  # noqa: S311 - a game, no secret
    return Luck(
        what=luck.choice(sorted(OFTEN.elements())),
        which=luck.randrange(6),
        half=luck.random() < 1 / 2,
        late=luck.random() < 1 / 2,
        deed=Deed(
            what=luck.choice(FACTS),
            category=luck.choice(["fruit", "bread", "jars"]),
            stall=luck.choice(["12", "27", "farm", ""]),
            grams=luck.randrange(1, 30_000),
            crates=luck.randrange(1, 9),
            hour=luck.randrange(9, 19),
            celery=luck.random() < 1 / 2,
        ),
    )


def build_everything() -> Elsewhere:
    """Build a Saturday with four families, whose food is at the hub, in the larder and on a plan."""
    there = build_elsewhere()
    place = there.saturday.world.grugliasco
    for number in range(1, 5):
        welcome(place, number, excludes=frozenset({"gluten"} if number == 4 else set()))
    there.saturday.give("bread", "6", source=there.saturday.stall("31"), food=BREAD)
    there.saturday.weigh("bread weighed", "6", category="bread")
    there.bring(apples=3000, jars=4)
    make_bags(FIRST, day=there.saturday.day.id, at=stamp(17))
    return there


def make_bags(id: UUID, *, day: UUID, at: Stamp) -> None:
    """Propose a plan and confirm it."""
    services.propose(id=key("plan", str(id)), day=day, stamp=at)
    services.confirm(id=id, plan=key("plan", str(id)), stamp=at)


@contextmanager
def undone() -> Iterator[None]:
    """Forget everything written inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class Season(RuleBasedStateMachine):
    """Everything anybody may do, each thing through its service; what is refused leaves no trace."""

    there: ClassVar[Elsewhere]

    def __init__(self) -> None:
        """Begin in a transaction that is undone at the end."""
        super().__init__()
        self.number = 0
        self.calm = False
        self.luck = drawn(0, 0)
        self.done: dict[str, list[UUID]] = {"confirm": [FIRST]}
        self.before = undone()
        self.before.__enter__()

    def teardown(self) -> None:
        """Look at all of it once more, and forget it."""
        try:
            assert verify().ok
            assert command.run(argparse.Namespace(json=False)) == 0
        finally:
            self.before.__exit__(None, None, None)

    @initialize(calm=st.booleans())
    def facts_stand_still(self, *, calm: bool) -> None:
        """In one season of two nothing new is said of what came: then no stock may ever go below zero."""
        self.calm = calm

    @rule(seed=st.integers(0, 1 << 32))
    def somebody_does_something(self, seed: int) -> None:
        """Do one of the things below."""
        self.luck = drawn(seed, self.number)
        needs = NEEDS.get(self.luck.what, "confirm")
        if not self.done.get(needs) or (self.calm and self.luck.what == "record"):
            self.number += 1
            return
        getattr(self, self.luck.what)()

    def record(self) -> None:
        """Give, guess, weigh, carry, throw away, count, correct: facts may say less of a lot than has gone of it."""
        turn = Turn(there=self.there, deed=self.luck.deed, number=self.number + 1, chosen=[])
        self.do(turn.deed.what, lambda _id, _stamp: ACTS[turn.deed.what](turn))

    def make(self) -> None:
        """Propose a plan and confirm it."""
        self.do("confirm", lambda id, at: make_bags(id, day=self.day, at=at), late=self.luck.late)

    def unmake(self) -> None:
        """Take the confirmation back."""
        self.do("unconfirm", lambda _id, at: services.undo_confirm(confirmation=self.last("confirm", 0), stamp=at))

    def hand(self) -> None:
        """Hand one of the bags over."""
        self.do(
            "hand",
            lambda id, at: services.hand_over(id=id, bag=self.bag(self.luck.which), stamp=at),
            late=self.luck.late,
        )

    def unhand(self) -> None:
        """Take one back."""
        undo = services.undo_hand_over
        self.do(
            "undo hand",
            lambda _id, at: undo(handover=self.last("hand", self.luck.which), stamp=at),
            late=self.luck.late,
        )

    def pass_bag(self) -> None:
        """Pass a bag on."""
        self.do(
            "pass",
            lambda id, at: self.pass_on(id, at, parcel=Parcel(bag_id=self.bag(self.luck.which))),
            late=self.luck.late,
        )

    def pass_left(self) -> None:
        """Pass one pile on, or half of it."""

        def go(id: UUID, at: Stamp) -> None:
            piles = selectors.free_of(self.day)
            pile = piles[self.luck.which % len(piles)] if piles else None
            amount = {pile.id: max(pile.amount // (2 if self.luck.half else 1), 1)} if pile else {}
            counted = pile is not None and bool(pile.pieces)
            self.pass_on(id, at, parcel=Parcel(pieces=amount) if counted else Parcel(grams=amount))

        self.do("pass left", go, late=self.luck.late)

    def unpass(self) -> None:
        """Take a passing back."""
        undo, kind = services.undo_pass_on, ("pass", "pass left")[self.luck.which % 2]
        self.do(
            "undo pass", lambda _id, at: undo(passing=self.last(kind, self.luck.which), stamp=at), late=self.luck.late
        )

    def lay(self) -> None:
        """Open the table if it is not, and lay half of a pile."""

        def lay(id: UUID, at: Stamp) -> None:
            place = self.there.saturday.world.grugliasco.destinations[OwnerKind.OPEN_TABLE]
            services.open_table(id=TABLE, destination=place.id, day=self.day, stamp=stamp(17))
            piles = selectors.table_piles(TABLE)
            pile = piles[self.luck.which % len(piles)] if piles else None
            amounts = {pile.id: max(pile.amount // 2, 1)} if pile else {}
            services.lay(id=id, table=TABLE, amounts=amounts, stamp=at)

        self.do("lay", lay)

    def come_back(self) -> None:
        """Bring some of the table back, or take the laying back."""
        category = ("fruit", "bread", "jars")[self.luck.which % 3]
        if self.luck.which % 2:
            self.do(
                "back",
                lambda id, at: services.bring_back(
                    id=id, table=TABLE, amounts={category: self.luck.which + 1}, stamp=at
                ),
            )
        else:
            self.do("unlay", lambda _id, at: services.undo_table_move(move=self.last("lay", self.luck.which), stamp=at))

    def move(self) -> None:
        """Bring from the hub to the larder, send to the second hub or to Rivoli."""
        there = self.there
        taker = (there.kitchen.id, there.second.id, there.rivoli)[self.luck.which % 3]
        giver = there.hub if self.luck.which < 3 else there.kitchen.id
        self.do(
            "send",
            lambda id, at: services.send(
                id=id,
                giver=giver,
                taker=taker,
                parts=self.some(giver, which=self.luck.which, half=self.luck.half),
                stamp=at,
            ),
        )

    def cook(self) -> None:
        """Cook what the larder has, through the service that asks for what is free."""
        turn = Turn(there=self.there, deed=self.luck.deed, number=self.number + 1, chosen=[])
        self.do("cook", lambda _id, _at: ACTS["cook"](turn))

    def serve(self) -> None:
        """Serve from the larder, or throw away from it."""
        kitchen = self.there.kitchen.id

        def serve(id: UUID, at: Stamp) -> None:
            parts = self.some(kitchen, which=self.luck.which, half=self.luck.half)
            if self.luck.which % 2:
                services.clear(id=id, store=kitchen, parts=parts, reason=Reason.SPOILED, stamp=at)
            else:
                services.serve(id=id, kitchen=kitchen, how=Served.EATEN_HERE, parts=parts, stamp=at)

        self.do("serve", serve)

    def unserve(self) -> None:
        """Take a serving back."""
        self.do("unserve", lambda _id, at: services.undo_serve(serving=self.last("serve", self.luck.which), stamp=at))

    def close(self) -> None:
        """Close the day."""
        self.do("close", lambda id, at: collected.close_day(id=id, day=self.day, stamp=at))

    def open_again(self) -> None:
        """Open it again by hand."""
        again = collected.reopen_closed_day
        self.do("open", lambda id, at: again(id=id, day=self.day, reason="manca", stamp=at))

    # how it is done, and what holds afterwards

    @property
    def day(self) -> UUID:
        """Return the Saturday."""
        return self.there.saturday.day.id

    def do(self, what: str, call: Callable[[UUID, Stamp], Any], *, late: bool = False) -> bool:
        """Do one thing, on a closed day as a late entry when it is said; look whether all holds; tell if it was."""
        self.number += 1
        id, at, before, held = key("deed", str(self.number)), stamp(18, self.number % 60), heads(), self.held()
        try:
            with transaction.atomic():
                if late and collecting.is_closed(self.day):
                    number = len(collecting.closings_of(self.day))
                    late_id = key("late", str(self.number))
                    write = collected.late_entry
                    _, closed = write(id=late_id, day=self.day, reason="tardi", write=lambda: call(id, at), stamp=at)
                    assert closed.number == number + 1
                else:
                    call(id, at)
        except FabeneError:
            assert (heads(), self.held()) == (before, held)
            return False
        self.done.setdefault(what, []).append(id)
        self.look(what, held)
        return True

    def look(self, what: str, held: dict[tuple[UUID, UUID], int]) -> None:
        """Look whether the equation closes in grams and in pieces, and that nothing was taken that is not there.

        What was measured anew may leave a lot below zero (it shows as such); what takes food by lots never does.
        """
        assert self.there.closes()
        assert collecting.sums(self.day).closes
        now = self.held()
        if self.calm:
            assert min(now.values(), default=0) >= 0
        if what in BY_LOTS:
            assert all(amount >= min(held.get(where, 0), 0) for where, amount in now.items())

    def held(self) -> dict[tuple[UUID, UUID], int]:
        """Return what every place of stock holds, by place and lot."""
        there = self.there
        stores = (there.hub, there.second.id, there.kitchen.id, there.rivoli)
        return {(store, lot): amount for store in stores for lot, amount in held_by(store).items()}

    def some(self, store: UUID, *, which: int, half: bool) -> tuple[LotPart, ...]:
        """Return one of the lots of a place, or half of it."""
        lots = [(lot, amount) for lot, amount in sorted(held_by(store).items()) if amount > 0]
        if not lots:
            return ()
        lot, amount = lots[which % len(lots)]
        return (LotPart(lot=lot, amount=max(amount // (2 if half else 1), 1)),)

    def bag(self, which: int) -> UUID:
        """Return one of the bags there are."""
        bags = sorted(bag.id for bag in selectors.bags_of(self.day) if bag.state == BagState.WAITING)
        return bags[which % len(bags)] if bags else self.day

    def last(self, what: str, which: int) -> UUID:
        """Return one of the deeds of a kind, the last ones first."""
        deeds = self.done.get(what, [])
        return deeds[-1 - which % len(deeds)] if deeds else self.day

    def pass_on(self, id: UUID, at: Stamp, *, parcel: Parcel) -> None:
        """Pass something on to the emporio."""
        place = self.there.saturday.world.grugliasco
        services.pass_on(id=id, day=self.day, destination=place.emporio.id, parcel=parcel, stamp=at)
