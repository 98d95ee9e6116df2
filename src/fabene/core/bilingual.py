"""A text that an installation writes in Italian and, where somebody translated it, in English."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Bilingual:
    """What was typed; English may be missing."""

    it: str
    en: str = ""

    def said(self, language: str) -> str:
        """Return the text in ``language`` where there is one, else the Italian: shown, never left out."""
        return (self.en if language.startswith("en") else "") or self.it
