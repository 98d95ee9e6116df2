"""Room for calls: Python takes its stack from the system 16 KiB at a time and gives each piece back at once.

A loop that stands at the end of a piece takes and gives one back at every call it makes: hundreds of thousands of
times in one run of the matrix, a fifth of its time (docs/adr/0039-tests-fill-both-cores.md).
"""

from collections.abc import Callable
from types import FunctionType
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")
SLOTS = 1 << 17
"""What the frame of ``roomy`` says it needs: the piece that is made for it is twice as large, so a MiB is left."""


def roomy(work: Callable[P, T]) -> Callable[P, T]:
    """Return ``work``, done where a MiB of stack is at hand already. Nothing of the MiB is touched until it is used."""

    def with_room(*args: P.args, **kwargs: P.kwargs) -> T:
        return work(*args, **kwargs)

    made = cast(FunctionType, with_room)
    made.__code__ = made.__code__.replace(co_stacksize=SLOTS)
    return with_room
