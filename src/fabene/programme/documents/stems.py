"""The words of a text and of a question brought to their stems, so that *bandi* is found where *bando* was asked.

Snowball's stemmers for Italian and English (https://snowballstem.org/, BSD) run on folded words, the same on both
sides and on both databases. What is kept of a text is its vocabulary: each word once, followed by its stems.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from fabene.programme.documents.words import terms

_STEM_ITALIAN: Callable[[str], str] = snowballstemmer.stemmer("italian").stemWord
_STEM_ENGLISH: Callable[[str], str] = snowballstemmer.stemmer("english").stemWord
_IN_EVERY_TEXT = (
    "il lo la gli le un uno una di del dello della dei degli delle dell da dal dallo dalla dai dagli dalle dall in nel "
    "nello nella nei negli nelle nell con su sul sullo sulla sui sugli sulle sull per tra fra ed od al allo alla ai "
    "agli alle all che chi si the of and or for to on at by an is are with from"
)
_STOPPED = frozenset(_IN_EVERY_TEXT.split())
"""Words that a question may do without."""
LONGEST = 40
"""Signs of a word beyond which it is no word of a language (an address, a hash) and has no stem."""
_LEAST = 3
_KEPT_STEMS = 50_000


@lru_cache(maxsize=_KEPT_STEMS)
def stems(word: str) -> tuple[str, ...]:
    """Return the stems of a folded word, each with the mark of its language; none of a number."""
    if len(word) > LONGEST or not word.isalpha():
        return ()
    return f"{_italian(word)}/i", f"{_STEM_ENGLISH(word)}/e"


def _italian(word: str) -> str:
    """Return the Italian stem; short words that Snowball leaves whole (*orto*, *orti*) lose their last vowel."""
    stem = _STEM_ITALIAN(word)
    return stem[:-1] if stem == word and len(word) > _LEAST and word[-1] in "aeio" else stem


def vocabulary(folded: str) -> str:
    """Return the words of a folded text with their stems, each word once, between blanks: what is searched."""
    words = dict.fromkeys(folded.split())
    return "".join(f" {token}" for word in words for token in (word, *stems(word))) + " " if words else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word that is looked for. It is met by a word that begins like it, or that has one of its ``stems``."""

    word: str
    stems: tuple[str, ...]

    @property
    def tokens(self) -> tuple[str, ...]:
        """Return what a vocabulary holds where the term is met: one of these at least."""
        return (f" {self.word}", *(f" {stem} " for stem in self.stems))

    def meets(self, word: str) -> bool:
        """Return whether a folded word is met."""
        return word.startswith(self.word) or not set(self.stems).isdisjoint(stems(word))

    def first_in(self, folded: str) -> tuple[int, int] | None:
        """Return where the first word that is met begins and ends in a folded text; None where there is none."""
        starts = {self.word, *(_beginning(stem.partition("/")[0]) for stem in self.stems)}
        either = "|".join(re.escape(start) for start in sorted(starts))
        found = (met for met in re.finditer(rf"(?<!\S)(?:{either})\S*", folded) if self.meets(met[0]))
        met = next(found, None)
        return met.span() if met else None


def _beginning(stem: str) -> str:
    """Return how the words of a stem begin: its last sign may be another in them (*community*, *communiti*)."""
    return stem[:-1] if len(stem) > _LEAST else stem


def asked(query: str) -> tuple[Term, ...]:
    """Return what a question looks for: its words without articles and the like, unless there is nothing else."""
    every = terms(query)
    kept = [word for word in every if word not in _STOPPED] or every
    return tuple(Term(word=word, stems=stems(word)) for word in kept)


def held(looked_for: Iterable[Term], vocabulary: str) -> bool:
    """Return whether a vocabulary holds every term."""
    return all(any(token in vocabulary for token in term.tokens) for term in looked_for)


def as_typed(looked_for: Iterable[Term], vocabulary: str) -> bool:
    """Return whether a vocabulary holds every term as it was typed."""
    return all(f" {term.word} " in vocabulary for term in looked_for)
