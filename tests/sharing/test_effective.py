from collections import Counter
from datetime import date

import pytest

from fabene.core.errors import FabeneError
from fabene.sharing.effective import Move, check_move, check_weight, grams_of, left_packs, packs_of
from fabene.sharing.values import SupplyLine
from tests.world import key

FRUIT, BREAD = key("fruit"), key("bread")
SOLUTION = {
    "households": [
        {"id": "large", "packs": {str(FRUIT): 3, str(BREAD): 1}},
        {"id": "coeliac", "packs": {str(FRUIT): 2}},
    ]
}
NOBODY_EXCLUDES: dict[str, frozenset[str]] = {"large": frozenset(), "coeliac": frozenset({"gluten"})}


def pile(id_name: str, *, attributes: frozenset[str] = frozenset(), grams: int = 10_500) -> SupplyLine:
    return SupplyLine(
        id=key(id_name),
        category=id_name,
        attributes=attributes,
        last_day=date(2021, 5, 10),
        pack_grams=1000,
        grams=grams,
    )


PILES = {FRUIT: pile("fruit"), BREAD: pile("bread", attributes=frozenset({"gluten"}), grams=40_000)}


def refusal(move: Move) -> str:
    with pytest.raises(FabeneError) as caught:
        check_move(move, packs=packs_of(SOLUTION), piles=PILES, excludes=NOBODY_EXCLUDES)
    return caught.value.code


def test_packs_are_those_computed_and_then_those_moved_by_hand() -> None:
    moves = [
        Move(giver="large", taker="coeliac", supply=FRUIT, packs=1),
        Move(giver=None, taker="large", supply=BREAD, packs=2),
        Move(giver="large", taker=None, supply=BREAD, packs=3),
    ]

    packs = packs_of(SOLUTION, moves)

    assert packs == {"large": Counter({FRUIT: 2}), "coeliac": Counter({FRUIT: 3})}
    assert grams_of(packs["coeliac"], PILES) == 3000


def test_what_nobody_has_is_left_in_whole_packs() -> None:
    assert left_packs(PILES.values(), packs_of(SOLUTION)) == {FRUIT: 5, BREAD: 39}


def test_a_pack_may_move_from_what_is_left_to_whoever_can_eat_it() -> None:
    move = Move(giver=None, taker="large", supply=BREAD, packs=1)

    check_move(move, packs=packs_of(SOLUTION), piles=PILES, excludes=NOBODY_EXCLUDES)


def test_bread_never_moves_to_whoever_avoids_gluten() -> None:
    assert refusal(Move(giver=None, taker="coeliac", supply=BREAD, packs=1)) == "exclusion_broken"


def test_more_than_there_is_does_not_move() -> None:
    assert refusal(Move(giver=None, taker="large", supply=FRUIT, packs=6)) == "packs_not_there"
    assert refusal(Move(giver="coeliac", taker="large", supply=FRUIT, packs=3)) == "packs_not_there"


def test_a_move_needs_two_ends_and_at_least_a_pack() -> None:
    assert refusal(Move(giver="large", taker="large", supply=FRUIT, packs=1)) == "move_goes_nowhere"
    assert refusal(Move(giver=None, taker=None, supply=FRUIT, packs=1)) == "move_goes_nowhere"
    assert refusal(Move(giver=None, taker="large", supply=FRUIT, packs=0)) == "move_goes_nowhere"


def test_a_stranger_is_not_in_the_plan() -> None:
    assert refusal(Move(giver=None, taker="stranger", supply=FRUIT, packs=1)) == "household_not_in_plan"
    assert refusal(Move(giver=None, taker="large", supply=key("gold"), packs=1)) == "supply_not_in_plan"


def test_a_bag_is_no_heavier_than_somebody_can_carry() -> None:
    check_weight("large", 40_000)
    assert refusal(Move(giver=None, taker="large", supply=BREAD, packs=37)) == "bag_too_heavy"
