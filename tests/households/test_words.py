"""What families read: complete in eight languages, each in its own words, the Italian plain."""

import re
import tomllib
from collections.abc import Iterable
from datetime import date, time
from string import Formatter

import pytest

from fabene.core.food import EVERY_CATEGORY, EXCLUSIONS
from fabene.households import words
from fabene.households.words import dates

OTHERS = [language for language in words.LANGUAGES if language != words.SOURCE]
LEAST_GULPEASE = 60
# Words that are the same in both languages, and nothing else would be right.
SAME_IN_BOTH = {
    ("es", "food.category.meat"),
    ("ro", "food.category.meat"),
    ("ro", "food.avoid.soy"),
}
SATURDAY = date(2026, 11, 14)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("section", words.sections())
def test_a_language_has_every_text_of_the_italian_with_its_fields(section: str, language: str) -> None:
    italian, other = words.texts(section, words.SOURCE), words.texts(section, language)

    assert set(other) == set(italian)
    assert [name for name, text in other.items() if fields(text) != fields(italian[name])] == []


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("section", words.sections())
def test_no_text_is_empty_or_has_loose_blanks(section: str, language: str) -> None:
    said = words.texts(section, language)

    loose = [name for name, text in said.items() if not text or text != re.sub(r"[ \t\n]+", " ", text).strip()]

    assert loose == []


def test_a_french_sign_stays_on_the_line_of_its_word() -> None:
    said = words.texts("page", "fr")

    assert [name for name, text in said.items() if re.search(" [:;?!»]|« ", text)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_is_not_italian(language: str) -> None:
    same = {
        (language, f"{section}.{name}")
        for section in words.sections()
        for name, text in words.texts(section, language).items()
        if text == words.texts(section, words.SOURCE)[name]
    }

    assert same - SAME_IN_BOTH == set()


@pytest.mark.parametrize(("language", "letters"), [("ar", "؀-ۿ"), ("zh", "一-鿿"), ("uk", "А-яЄІЇҐєіїґ")])
def test_a_language_is_written_in_its_own_letters(language: str, letters: str) -> None:
    for section in words.sections():
        for name, text in words.texts(section, language).items():
            bare = re.sub(r"\{\w+\}|[A-Z]{3,}|[\W\d_]", "", text)
            own = re.findall(f"[{letters}]", bare)
            assert not bare or len(own) * 2 > len(bare), f"{section}.{name}: {text}"


@pytest.mark.parametrize("section", words.sections())
def test_the_italian_of_families_is_plain(section: str) -> None:
    sentences = [text for text in words.texts(section, words.SOURCE).values() if len(text.split()) > 3]

    assert gulpease(sentences) >= LEAST_GULPEASE


def test_a_sentence_as_bureaucrats_write_it_would_not_be_plain() -> None:
    written = "L’eventuale mancata presentazione del beneficiario non comporta l’applicazione di provvedimenti."

    assert gulpease([written]) < LEAST_GULPEASE


def test_every_food_has_its_name_in_every_language() -> None:
    for language in words.LANGUAGES:
        for key in EVERY_CATEGORY:
            assert words.say(language, f"food.category.{key}")
        for key in EXCLUSIONS:
            assert words.say(language, f"food.avoid.{key}")


def test_a_text_is_said_with_its_fields() -> None:
    assert words.say("it", "page.delegate.dropped", code="CDFGH") == "Il codice CDFGH non vale più."
    assert words.say("en", "page.delegate.dropped", code="CDFGH") == "The code CDFGH no longer works."


@pytest.mark.parametrize("key", ["page.nothing.here", "nowhere.title", "page", "about.reviewed_by"])
def test_a_text_that_is_not_there_is_an_error(key: str) -> None:
    with pytest.raises(KeyError):
        words.say("it", key)


def test_a_language_that_is_not_spoken_here_is_an_error() -> None:
    with pytest.raises(KeyError):
        words.say("de", "page.frame.title")


def test_a_field_left_out_is_an_error() -> None:
    with pytest.raises(KeyError):
        words.say("it", "page.delegate.dropped")


def test_italian_is_the_source_and_the_others_wait_for_a_speaker_to_sign_them() -> None:
    assert words.reviewed("it")
    for language in OTHERS:
        assert words.reviewed(language) is all(signed(section, language) for section in words.sections())


def test_arabic_alone_is_written_from_the_right() -> None:
    assert [language for language in words.LANGUAGES if words.direction(language) == "rtl"] == ["ar"]


def test_days_are_said_in_the_language_of_the_family() -> None:
    said = {language: dates.day(language, SATURDAY) for language in words.LANGUAGES}

    assert said == {
        "it": "sabato 14 novembre",
        "en": "Saturday 14 November",
        "fr": "samedi 14 novembre",
        "es": "sábado 14 de noviembre",
        "ro": "sâmbătă, 14 noiembrie",
        "ar": "السبت 14 نوفمبر",
        "zh": "11月14日 星期六",
        "uk": "субота, 14 листопада",
    }


def test_hours_are_said_as_the_clock_of_the_market_says_them() -> None:
    assert {dates.clock(language, time(15, 30)) for language in words.LANGUAGES} == {"15:30"}


def fields(text: str) -> set[str]:
    """Return the names of the fields of a text."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def gulpease(sentences: Iterable[str]) -> float:
    """Return the Gulpease index: 89 + (300 sentences − 10 letters) / words (Lucisano and Piemontese, 1988)."""
    said = list(sentences)
    ends = sum(max(1, len(re.findall(r"[.!?]+(?:\s|$)", text))) for text in said)
    letters = sum(sign.isalnum() for text in said for sign in text)
    return 89 + (300 * ends - 10 * letters) / sum(len(re.findall(r"[\w’']+", text)) for text in said)


def signed(section: str, language: str) -> bool:
    """Return whether a speaker has signed a catalogue."""
    path = words.FOLDER / section / f"{language}.toml"
    return bool(tomllib.loads(path.read_text(encoding="utf-8"))["about"]["reviewed_by"])
