"""What a place must not say. Places are typed by people: this is asked of them before anything leaves."""

import re
import unicodedata
from collections.abc import Iterable

CAUSES = (
    *("pioggia", "maltempo", "temporale", "allerta", "meteo", "sciopero", "ferie", "malattia", "lutto", "guasto"),
    *("causa", "perché", "motivo", "emergenza", "rain", "weather", "strike", "because", "reason", "emergency"),
)
"""Words that tell why. What may as well be part of an address (Madonna della Neve) is not among them."""

NUMBER = re.compile(r"\d[\d .\-/]{4,}\d")
LETTERS = re.compile(r"[^\W\d_]+")


def tells_too_much(text: str) -> bool:
    """Return whether a text gives a cause, or holds what looks like a telephone number or somebody's address."""
    return "@" in text or bool(NUMBER.search(text)) or bool(indiscreet(text, CAUSES))


def indiscreet(text: str, words: Iterable[str]) -> frozenset[str]:
    """Return those of these words that a text holds, whatever its accents and capitals.

    Words of Chinese are looked for anywhere: there are no blanks between them.
    """
    whole = plain(text)
    found = set(LETTERS.findall(whole))
    return frozenset(word for word in words if plain(word) in found or (is_chinese(word) and word in whole))


def plain(text: str) -> str:
    """Return a text in small letters without accents."""
    parts = unicodedata.normalize("NFD", text.casefold())
    bare = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return unicodedata.normalize("NFC", bare)


def is_chinese(word: str) -> bool:
    """Return whether a word is written in Chinese signs."""
    return "\u4e00" <= word[0] <= "\u9fff"
