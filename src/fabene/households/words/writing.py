"""The text of a message: a day, an hour, a place. Who reads it and why it was written never enter."""

from datetime import time

from fabene.households.tellings import Occasion, Text, Word, WordKind
from fabene.households.words import dates, say

PICK_UP, HOME = "pick_up", "home"
WITHOUT_BLANKS = frozenset({"zh"})


def written(word: Word, *, language: str, home_delivery: bool) -> Text:
    """Return what a word says in a language, to who comes or to who is served at home.

    Raises ``KeyError`` for a language there is not, and for what cannot be said (a place to who stays at home).
    """
    way = HOME if home_delivery else PICK_UP
    sentences = [_sentence(word.kind, word.what, language=language, way=way)]
    if word.then is not None:
        sentences.append(_sentence("next", word.then, language=language, way=way))
    subject = say(language, f"messages.mail.{way}", day=dates.day(language, word.what.date))
    blank = "" if language in WITHOUT_BLANKS else " "
    return Text(subject=_capital(subject), body=blank.join(_capital(each) for each in sentences))


def mailed(text: Text, *, language: str) -> str:
    """Return the body of a mail: the text, and how to talk with somebody."""
    return f"{text.body}\n\n{say(language, 'messages.mail.foot')}"


def concerns(kind: WordKind, *, home_delivery: bool) -> bool:
    """Return whether a word is for this way of being served: who stays at home goes nowhere else."""
    return not (home_delivery and kind == WordKind.MOVED)


def _sentence(name: str, occasion: Occasion, *, language: str, way: str) -> str:
    timeless = "" if occasion.hour or name == WordKind.CANCELLED else "_day"
    return say(
        language,
        f"messages.{name}.{way}{timeless}",
        day=dates.day(language, occasion.date),
        hour=dates.clock(language, occasion.hour or time()),
        place=occasion.place,
    )


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
