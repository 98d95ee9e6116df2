"""One thing looked at, and what was found."""

from dataclasses import dataclass

WORKS, LACKS, NEEDED, BROKEN = "works", "lacks", "NEEDED", "BROKEN"
"""Fine · a real site should have it · without it ``fabene serve`` refuses a real site · nothing can be relied on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found, in a sentence that says what to do."""

    state: str
    sentence: str


def found(good: bool, yes: str, *, no: str, otherwise: str = LACKS) -> Finding:  # noqa: FBT001 - the finding itself
    """Return that something works, or else what is to be done about it."""
    return Finding(state=WORKS, sentence=yes) if good else Finding(state=otherwise, sentence=no)
