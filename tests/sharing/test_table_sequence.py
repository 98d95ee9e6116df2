"""Whatever order a table and an emporio go through, the equation closes and nothing is below zero."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from fabene.collecting import selectors as collecting
from fabene.collecting import services as collecting_services
from fabene.core.errors import FabeneError
from fabene.core.owners import OwnerKind
from fabene.ledger.selectors import heads, holdings_by_unit, verify
from fabene.ledger.values import Unit
from fabene.lib.stamps import Stamp
from fabene.sharing import selectors, services
from fabene.sharing.values import Parcel, Tally
from tests.remembered import Remember
from tests.sharing.market import DAY, hub_has
from tests.sharing.test_any_sequence import undone
from tests.sharing.test_pieces import JARS, count
from tests.world import Place, build_world, key, stamp

TABLE = key("table")
CAME_GRAMS, CAME_PIECES = 9000, 8
UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)  # a database makes shrinking a matter of many minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One thing somebody does: what, to which earlier deed, how much of how-manieth food."""

    what: str
    which: int
    amount: int
    food: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A deed in its turn."""

    place: Place
    deed: Deed
    number: int

    @property
    def id(self) -> UUID:
        return key("deed", str(self.number))

    @property
    def earlier(self) -> UUID:
        return key("deed", str(self.deed.which % max(self.number, 1)))

    @property
    def stamp(self) -> Stamp:
        return stamp(18, self.number)

    @property
    def pile(self) -> tuple[str, UUID, int]:
        """Return a category, its pile and an amount in its measure: the same when it is said again."""
        category = ("fruit", "jars")[self.deed.food]
        piles = {pile.category: pile.id for pile in selectors.free_of(DAY)}
        return category, piles.get(category, DAY), self.deed.amount if category == "fruit" else self.deed.amount % 9


def build() -> Place:
    place = build_world().grugliasco
    hub_has(place, fruit="9")
    count(place, JARS, CAME_PIECES)
    table = place.destinations[OwnerKind.OPEN_TABLE].id
    services.open_table(id=TABLE, destination=table, day=DAY, stamp=stamp(17))
    return place


@pytest.fixture
def place(remember: Remember) -> Place:
    return remember(build)


def lay(turn: Turn) -> None:
    _, pile, amount = turn.pile
    services.lay(id=turn.id, table=TABLE, amounts={pile: amount}, stamp=turn.stamp)


def back(turn: Turn) -> None:
    category, _, amount = turn.pile
    services.bring_back(id=turn.id, table=TABLE, amounts={category: amount}, stamp=turn.stamp)


def clear(turn: Turn) -> None:
    category, _, amount = turn.pile
    services.clear_table(id=turn.id, table=TABLE, left={category: amount // 2}, stamp=turn.stamp)


def pass_on(turn: Turn) -> None:
    category, pile, amount = turn.pile
    kind = OwnerKind.EMPORIO if turn.deed.which % 3 else OwnerKind.ANIMALS
    parcel = Parcel(grams={pile: amount}) if category == "fruit" else Parcel(pieces={pile: amount})
    place = turn.place.destinations[kind].id
    services.pass_on(id=turn.id, day=DAY, destination=place, parcel=parcel, stamp=turn.stamp)


def acknowledge(turn: Turn) -> None:
    one = selectors.consignment_of(turn.earlier)
    received = {item.category: max(item.sent + turn.deed.amount % 5 - 2, 0) for item in one.items}
    services.acknowledge(
        id=turn.id, passings=one.passings, received=received, more_is_meant=bool(turn.deed.food), stamp=turn.stamp
    )


def tap(turn: Turn) -> None:
    change = turn.deed.amount % 7 - 3
    services.count_people(id=turn.id, table=TABLE, tally=Tally.PEOPLE, change=change, stamp=turn.stamp)


ACTS: dict[str, Callable[[Turn], object]] = {
    "lay": lay,
    "back": back,
    "undo move": lambda turn: services.undo_table_move(move=turn.earlier, stamp=turn.stamp),
    "clear": clear,
    "undo clear": lambda turn: services.undo_clear_table(clearing=turn.earlier, stamp=turn.stamp),
    "pass on": pass_on,
    "undo pass": lambda turn: services.undo_pass_on(passing=turn.earlier, stamp=turn.stamp),
    "acknowledge": acknowledge,
    "undo word": lambda turn: services.undo_acknowledgement(acknowledgement=turn.earlier, stamp=turn.stamp),
    "tap": tap,
    "tickets": lambda turn: services.give_tickets(id=turn.id, table=TABLE, tickets=turn.deed.amount, stamp=turn.stamp),
    "call": lambda turn: services.call_next(id=turn.id, table=TABLE, stamp=turn.stamp),
    "undo tap": lambda turn: services.undo_tap(id=turn.id, table=TABLE, stamp=turn.stamp),
}
OFTEN = ["lay", "lay", "back", "pass on", "pass on", "acknowledge", *ACTS]
DEEDS = st.lists(
    st.builds(
        Deed,
        what=st.sampled_from(OFTEN),
        which=st.integers(0, 14),
        amount=st.integers(1, 3000),
        food=st.integers(0, 1),
    ),
    min_size=4,
    max_size=14,
)


@settings(max_examples=8, deadline=None, phases=UNSHRUNK, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DEEDS)
def test_no_order_of_tables_and_words_loses_a_gram(place: Place, deeds: list[Deed]) -> None:
    with undone():
        for number, deed in enumerate(deeds):
            turn, before = Turn(place=place, deed=deed, number=number), heads()
            try:
                ACTS[deed.what](turn)
            except FabeneError:
                assert heads() == before
        sums, table = collecting.sums(DAY), selectors.table(TABLE)
        assert sums.closes
        assert (sums.grams.collected_grams, sums.pieces.collected_pieces) == (CAME_GRAMS, CAME_PIECES)
        free = selectors.free_of(DAY)
        assert sums.grams.stock_grams == sum(pile.grams for pile in free if not pile.pieces)
        assert sums.pieces.stock_pieces == sum(pile.pieces for pile in free)
        for owner in (place.hub.id, *(each.id for each in place.destinations.values())):
            held = holdings_by_unit(owner=owner, units=(Unit.GRAMS, Unit.PIECES))
            assert all(amount >= 0 for lots in held.values() for amount in lots.values())
        on_table = holdings_by_unit(owner=table.destination_id, units=(Unit.GRAMS, Unit.PIECES))
        assert sum(on_table.get(Unit.GRAMS, {}).values()) == table.grams
        assert sum(on_table.get(Unit.PIECES, {}).values()) == table.pieces
        assert all(number >= 0 for number in table.tallies.values())
        assert table.tallies[Tally.CALLED] <= table.tallies[Tally.TICKETS]
        assert verify().ok
        assert collecting.verify_lots() == ()
        collecting_services.close_day(id=key("closed"), day=DAY, stamp=stamp(20))
