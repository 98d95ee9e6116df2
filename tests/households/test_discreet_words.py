"""Messages to families: a day, an hour, a place. Never who, never why, never what for."""

import re
from collections.abc import Iterator
from datetime import date, time
from itertools import product

import pytest

from fabene.households import words
from fabene.households.tellings import ABOUT_FOOD, Occasion, Text, Word, WordKind
from fabene.households.words import discretion
from fabene.households.words.writing import concerns, mailed, written
from fabene.lib.outbox.sms import GSM_7, size_of
from tests.families import contacts
from tests.world import key

SATURDAY, TUESDAY = date(2026, 11, 14), date(2026, 11, 17)
PLACE = "Casa di Grugliasco, via Cotta 3"
LONGEST_PLACE = "Casa di quartiere Mirafiori Sud, corso Unione Sovietica 493"
MOST_PARTS = 3
TWO_PARTS = frozenset({"it", "en", "fr"})


def listed(text: str) -> list[str]:
    """Return the words of a text one by one."""
    return text.split()


# Why a day is off, and whatever else would tell who looks over a shoulder what it is about.
CAUSES = listed("""
    pioggia maltempo temporale grandine neve nevica vento tempesta allerta meteo tempo sciopero festa festività ferie
    malattia malato lutto guasto causa perché motivo emergenza annullato
    rain weather storm snow hail strike holiday illness sick because reason emergency cancelled
    pluie intempéries orage neige grêle grève férié maladie cause raison urgence annulé
    lluvia tormenta nieve granizo huelga festivo enfermedad motivo porque causa
    ploaie furtună zăpadă grindină grevă sărbătoare boală motiv cauză
    مطر أمطار عاصفة ثلج إضراب عطلة مرض بسبب سبب
    下雨 暴雨 天气 下雪 罢工 假日 节日 生病 因为 原因
    дощ злива гроза сніг град страйк свято хвороба причина
""")
WHAT_FOR = listed("""
    cibo alimenti alimentare spesa borsa aiuto aiuti famiglia famiglie povertà bisogno bisognosi assistenza sociale
    food groceries bag help aid family families poverty need needy charity social
    nourriture alimentaire sac aide famille pauvreté besoin social
    comida alimentos bolsa ayuda familia pobreza necesidad social
    mâncare alimente sacoșă ajutor familie sărăcie nevoie social
    طعام غذاء كيس مساعدة عائلة أسرة فقر
    食物 食品 袋子 帮助 援助 家庭 贫困
    їжа продукти пакет допомога родина бідність
""")


def every_word(place: str = PLACE) -> Iterator[tuple[Word, bool]]:
    """Return every word there can be: every kind, with an hour and without, with a next time and without, both ways."""
    hours = (time(15, 30), None)
    for kind, hour, home in product([kind for kind in WordKind if kind not in ABOUT_FOOD], hours, (False, True)):
        if not concerns(kind, home_delivery=home) or (kind == WordKind.LATER and hour is None):
            continue
        what = Occasion(date=SATURDAY, hour=hour, place=place)
        if kind != WordKind.CANCELLED or hour:  # what is off has no hour
            yield Word(network=key("n"), market=key("m"), kind=kind, what=what), home
        if kind == WordKind.CANCELLED:
            then = Occasion(date=TUESDAY, hour=hour, place=place)
            yield Word(network=key("n"), market=key("m"), kind=kind, what=what, then=then), home
    what = Occasion(date=SATURDAY, hour=None, place=place)
    for advice in ("do_not_eat", "bring_back", "throw_away", ""):
        kind = WordKind.RECALLED if advice else WordKind.CLEARED
        foods = ("roots", "cheese")
        yield Word(network=key("n"), market=key("m"), kind=kind, what=what, foods=foods, advice=advice), False


def every_text(language: str, place: str = PLACE) -> list[Text]:
    """Return every text a family can read in a language."""
    return [written(word, language=language, home_delivery=home) for word, home in every_word(place)]


def all_that_is_said(language: str) -> str:
    """Return all of them as one, mails with what stands under them."""
    return "\n".join(f"{text.subject}\n{mailed(text, language=language)}" for text in every_text(language))


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_no_text_says_why_or_what_for(language: str) -> None:
    said = all_that_is_said(language).replace(PLACE, "")

    assert discretion.indiscreet(said, CAUSES) == frozenset()
    assert discretion.indiscreet(said, WHAT_FOR) == frozenset()


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_no_text_says_who(language: str) -> None:
    said = all_that_is_said(language)

    for number in (1, 12, 123):
        assert not [text for text in contacts(number).said().values() if text in said]
    assert "@" not in said
    assert re.findall(r"\d{5,}", said) == []
    assert re.findall(r"\b(?=[A-Z0-9]*\d)(?=[A-Z0-9]*[A-Z])[A-Z0-9]{4,8}\b", said) == [], "this looks like a code"


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_text_says_when_and_where_and_nothing_is_left_to_fill_in(language: str) -> None:
    for (word, home), text in zip(every_word(), every_text(language), strict=True):
        assert "{" not in text.body + text.subject
        assert "14" in text.body, text.body
        assert "14" in text.subject
        if word.what.hour and word.kind != WordKind.CANCELLED:
            assert "15:30" in text.body
        if not home and word.kind not in {WordKind.CANCELLED, *ABOUT_FOOD}:
            assert PLACE in text.body
        if home or word.kind in ABOUT_FOOD:
            assert PLACE not in text.body
        assert text.body[0] == text.body[0].upper()


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_kind_of_word_is_said_in_a_way_of_its_own(language: str) -> None:
    texts = [text.body for text in every_text(language)]

    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_text_message_is_short(language: str) -> None:
    most = 2 if language in TWO_PARTS else MOST_PARTS
    sizes = {text.body: size_of(text.body) for text in every_text(language, LONGEST_PLACE)}

    assert {body: size.parts for body, size in sizes.items() if size.parts > most} == {}
    if language in {"it", "en"}:
        assert {size.alphabet for size in sizes.values()} == {GSM_7}, "a crooked apostrophe would double it"


def test_words_are_found_whatever_their_accents_and_capitals() -> None:
    assert discretion.indiscreet("PERCHE piove", ["perché"]) == {"perché"}
    assert discretion.indiscreet("l'allerta meteo", ["allerta", "vento"]) == {"allerta"}
    assert discretion.indiscreet("Прибуде дощ", ["дощ"]) == {"дощ"}
    assert discretion.indiscreet("因为下雨不领取", ["下雨"]) == {"下雨"}
    assert discretion.indiscreet("ventoso", ["vento"]) == frozenset()


@pytest.mark.parametrize(
    ("place", "too_much"),
    [
        ("Chiesa della Madonna della Neve, via Roma 12, 10095 Grugliasco", False),
        ("piazza 66 Martiri, lato scuola", False),
        ("Oratorio, causa pioggia", True),
        ("da Amina, 011 555 0000", True),
        ("chiedi a ugo@example.org", True),
    ],
)
def test_a_place_that_people_type_says_where_and_nothing_else(place: str, too_much: bool) -> None:  # noqa: FBT001 - what is expected
    assert discretion.tells_too_much(place) is too_much
