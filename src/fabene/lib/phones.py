"""Telephone numbers in one form, so that the same number is always the same text (ITU-T E.164)."""

import re

from fabene.core.errors import FabeneError

PREFIXES = {
    "AT": "43",
    "BE": "32",
    "CH": "41",
    "DE": "49",
    "ES": "34",
    "FR": "33",
    "GB": "44",
    "HR": "385",
    "IT": "39",
    "MA": "212",
    "MD": "373",
    "NL": "31",
    "PT": "351",
    "RO": "40",
    "SI": "386",
    "SM": "378",
    "UA": "380",
}
KEEPS_THE_ZERO = {"IT", "SM"}
"""Where the zero before a number at home is part of it abroad too."""

_AS_PEOPLE_WRITE = re.compile(r"[\s().\-/–\u00a0\u200e\u2011\u202a\u202c]")
_E164 = re.compile(r"\+[1-9]\d{6,14}")
_DIALLED_ABROAD = re.compile(r"^00(?=[1-9])")  # no country's prefix begins with 0
_LONGEST_AT_HOME = 11


def normalised_phone(text: str, country: str = "IT") -> str:
    """Return a number as ``+`` and digits; ``country`` (ISO 3166) is where a number without a prefix is from.

    Raises ``FabeneError`` (``phone_not_valid``) for what is no number, ``ValueError`` for a country not known here.
    """
    if country not in PREFIXES:
        raise ValueError(f"no prefix known for {country}")
    signs = _AS_PEOPLE_WRITE.sub("", text)
    signs = _DIALLED_ABROAD.sub("+", signs, count=1)
    if not signs.startswith("+"):
        signs = f"+{_abroad(signs, country)}"
    if not signs.isascii() or not _E164.fullmatch(signs):
        raise FabeneError("phone_not_valid")
    return signs


def _abroad(signs: str, country: str) -> str:
    prefix = PREFIXES[country]
    if len(signs) > _LONGEST_AT_HOME and signs.startswith(prefix):
        return signs
    return prefix + (signs if country in KEEPS_THE_ZERO else signs.removeprefix("0"))
