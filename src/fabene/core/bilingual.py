"""A text that an installation writes in Italian and, where somebody translated it, in English."""

from dataclasses import dataclass


class Untranslated(str):
    """A text in Italian where another language was asked for: a page marks it with ``lang``."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bilingual:
    """What was typed; English may be missing."""

    it: str
    en: str = ""

    def said(self, language: str) -> str:
        """Return the text in ``language`` where there is one, else the Italian (``Untranslated``): never left out."""
        if language.startswith("it"):
            return self.it
        return (self.en if language.startswith("en") else "") or (Untranslated(self.it) if self.it else "")
