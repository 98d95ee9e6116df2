"""Days and hours as families read them, by Babel: ordinary figures and the 24 hours of a market's sign everywhere."""

from collections.abc import Mapping
from datetime import date, time
from types import MappingProxyType

from babel import Locale
from babel.dates import format_date, format_time, get_day_names

LOCALES: Mapping[str, str] = MappingProxyType({"en": "en_GB", "zh": "zh_Hans"})
DAY_PATTERNS: Mapping[str, str] = MappingProxyType(
    {"es": "EEEE d 'de' MMMM", "ro": "EEEE, d MMMM", "zh": "M月d日 EEEE", "uk": "EEEE, d MMMM"}
)
"""How a day without its year is written where it is not weekday, number, month."""


def day(language: str, moment: date) -> str:
    """Return a date with its weekday, without its year: “sabato 14 novembre”."""
    pattern = DAY_PATTERNS.get(language, "EEEE d MMMM")
    return str(format_date(moment, format=pattern, locale=locale(language)))


def full_day(language: str, moment: date) -> str:
    """Return a date with its year: “14 novembre 2026”."""
    return str(format_date(moment, format="long", locale=locale(language)))


def clock(language: str, moment: time) -> str:
    """Return a time of day: “15:30”."""
    return str(format_time(moment, format="HH:mm", locale=locale(language)))


def weekday(language: str, number: int) -> str:
    """Return the name of a weekday; Monday is 0."""
    return str(get_day_names("wide", context="stand-alone", locale=locale(language))[number])


def locale(language: str) -> Locale:
    """Return what Babel calls a language."""
    return Locale.parse(LOCALES.get(language, language))
