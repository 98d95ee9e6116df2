"""The text of a message: a day, an hour, a place, or a food to leave alone. Who reads it, and why, never enter."""

from datetime import time

from fabene.households.tellings import ABOUT_FOOD, Occasion, Text, Word, WordKind
from fabene.households.words import dates, say

PICK_UP, HOME = "pick_up", "home"
WITHOUT_BLANKS = frozenset({"zh"})
BETWEEN = "; "
"""What stands between foods: some names hold commas themselves, and other signs would double a text message."""


def written(word: Word, *, language: str, home_delivery: bool) -> Text:
    """Return what a word says in a language, to who comes or to who is served at home.

    Raises ``KeyError`` for a language there is not, and for what cannot be said (a place to who stays at home).
    """
    if word.kind in ABOUT_FOOD:
        return _about_food(word, language=language)
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


def _about_food(word: Word, *, language: str) -> Text:
    day = dates.day(language, word.what.date)
    name = f"{word.kind}.{word.advice or 'harmless'}"
    foods = BETWEEN.join(_small(say(language, f"food.category.{key}")) for key in word.foods)
    body = say(language, f"messages.{name}", foods=foods, day=day)
    return Text(subject=_capital(say(language, "messages.mail.recalled", day=day)), body=_capital(body))


def _sentence(name: str, occasion: Occasion, *, language: str, way: str) -> str:
    timeless = "" if occasion.hour or name == WordKind.CANCELLED else "_day"
    return say(
        language,
        f"messages.{name}.{way}{timeless}",
        day=dates.day(language, occasion.date),
        hour=dates.clock(language, occasion.hour or time()),
        place=occasion.place,
    )


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
