"""A greatest flow from lots to signatures, in whole numbers, and the signatures that cannot get what they ask.

Rows ask, columns offer, any amount may pass between a row and a column that suit each other. Sets of rows and columns
are the bits of an integer, so that one step of the search looks at all neighbours at once. Whole numbers make the cut
certain: no residue of rounding opens a way that does not exist. Shortest augmenting paths: Edmonds & Karp 1972.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


def bits(mask: int) -> Iterator[int]:
    """Yield the positions of the set bits of ``mask``, lowest first."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


@dataclass(slots=True, kw_only=True)
class _State:
    suits: Sequence[int]
    need: list[int]
    room: list[int]
    given: list[dict[int, int]]
    givers: list[int]
    free: int
    closed_rows: int = 0
    closed_columns: int = 0


def unmet_rows(asked: Sequence[int], offered: Sequence[int], *, suits: Sequence[int]) -> tuple[int, int]:
    """Return the least set of rows that ask for more than all that suits them, as bits, and the greatest flow.

    ``suits[row]`` has the bits of the columns that suit the row. The set is empty when everybody can be served at
    once; else it is the minimum cut nearest to the unserved rows.
    """
    state = _start(asked, offered, suits=suits)
    for row in range(len(asked)):
        while state.need[row] and not state.closed_rows >> row & 1:
            _augment(state, row)
    return state.closed_rows, sum(asked) - sum(state.need)


def _start(asked: Sequence[int], offered: Sequence[int], *, suits: Sequence[int]) -> _State:
    """Serve greedily: the row with least to choose from first, from the columns fewest others could use."""
    state = _State(
        suits=suits,
        need=list(asked),
        room=list(offered),
        given=[{} for _ in offered],
        givers=[0] * len(offered),
        free=sum(1 << column for column, grams in enumerate(offered) if grams),
    )
    for row in sorted(range(len(asked)), key=lambda row: (suits[row].bit_count(), row)):
        while state.need[row] and (open_columns := suits[row] & state.free):
            column = (open_columns & -open_columns).bit_length() - 1
            _give(state, row, column=column, amount=min(state.need[row], state.room[column]))
    return state


def _give(state: _State, row: int, *, column: int, amount: int) -> None:
    state.need[row] -= amount
    state.room[column] -= amount
    state.given[column][row] = state.given[column].get(row, 0) + amount
    state.givers[column] |= 1 << row
    if not state.room[column]:
        state.free &= ~(1 << column)


def _augment(state: _State, row: int) -> None:
    """Bring ``row`` more along a shortest way, or close off all that its search could reach."""
    seen_rows, seen_columns = 1 << row | state.closed_rows, state.closed_columns
    row_of: dict[int, int] = {}
    column_of: dict[int, int] = {}
    queue = [row]
    for at in queue:
        fresh = state.suits[at] & ~seen_columns
        if end := fresh & state.free:
            column = (end & -end).bit_length() - 1
            row_of[column] = at
            _pass_along(state, row, column=column, row_of=row_of, column_of=column_of)
            return
        seen_columns |= fresh
        for column in bits(fresh):
            row_of[column] = at
            givers = state.givers[column] & ~seen_rows
            seen_rows |= givers
            for giver in bits(givers):
                column_of[giver] = column
                queue.append(giver)
    state.closed_rows, state.closed_columns = seen_rows, seen_columns


def _pass_along(state: _State, row: int, *, column: int, row_of: dict[int, int], column_of: dict[int, int]) -> None:
    """Give ``row`` what fits through the way that ends in the free ``column``."""
    way = [(row_of[column], column)]
    while way[-1][0] != row:
        through = column_of[way[-1][0]]
        way.append((row_of[through], through))
    amount = min(state.need[row], state.room[column])
    amount = min([amount, *(state.given[column_of[at]][at] for at, _ in way[:-1])])
    for at, to in way:
        _give(state, at, column=to, amount=amount)
    for at, _ in way[:-1]:
        frm = column_of[at]
        state.need[at] += amount
        state.room[frm] += amount
        state.given[frm][at] -= amount
        if not state.given[frm][at]:
            del state.given[frm][at]
            state.givers[frm] &= ~(1 << at)
