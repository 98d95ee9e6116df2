"""The colours pictures may use, by name: the style sheet knows what each looks like by day and by night."""

from enum import StrEnum


class Tone(StrEnum):
    """A fill of a picture. It never says anything alone: a word stands beside it."""

    APPLE = "apple"
    APPLE_LIGHT = "apple-light"
    LEAF = "leaf"
    SKY = "sky"
    SUN = "sun"
    EARTH = "earth"
    STONE = "stone"
    WOOD = "wood"


ROUND = (Tone.LEAF, Tone.APPLE, Tone.SUN, Tone.SKY, Tone.EARTH, Tone.APPLE_LIGHT, Tone.WOOD, Tone.STONE)


def tone_at(position: int) -> Tone:
    """Return the tone of the ``position``-th of several things alike, going round."""
    return ROUND[position % len(ROUND)]
