"""The code of a lot as it is printed and read aloud: the same wherever the lot is named."""

from uuid import UUID

from fabene.lib.codes import short_code

LENGTH = 6


def lot_code(lot: UUID) -> str:
    """Return the code of a lot: “L-K7TCM4”."""
    return f"L-{short_code(lot, length=LENGTH)}"
