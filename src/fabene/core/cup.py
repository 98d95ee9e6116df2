"""The *Codice Unico di Progetto* (CUP) that every act granting public money has to bear, checked as far as it can be.

Fifteen signs: a letter, two digits, a letter, eleven digits, as in ``C19J21037420006`` (what it is: Department for
economic planning, https://www.opencup.gov.it, *Cos'è il CUP*; CIPE resolutions 143/2002 and 24/2004; that an act
without it is void: law 3/2003, art. 11, par. 2-bis). The fifth and sixth signs are commonly the year of the decision;
no published rule of a check digit was found, so none is computed: a digit mistyped for another digit cannot be
noticed here, nor whether the code exists or belongs to this project. That is asked of OpenCUP by a person.
"""

import string

from fabene.core.errors import FabeneError

CUP_LENGTH = 15
LETTER_PLACES = frozenset({1, 4})
SEPARATORS = " \t\n\u00a0.-/"


def checked_cup(text: str) -> str:
    """Return ``text`` as fifteen signs, upper case, without the spaces and points that people put in between.

    Raises ``FabeneError``: ``cup_malformed`` with ``text``, what is wrong (``fault``: ``length``, or what was expected:
    ``letter``, ``digit``), the ``place`` of the first sign that is wrong, missing or too many (counted from 1), the
    ``sign`` found there and how many ``signs`` there are.
    """
    cup = text.translate({ord(sign): None for sign in SEPARATORS}).upper()
    for place, sign in enumerate(cup[:CUP_LENGTH], start=1):
        wanted = "letter" if place in LETTER_PLACES else "digit"
        if sign not in (string.ascii_uppercase if wanted == "letter" else string.digits):
            raise _malformed(text, cup, fault=wanted, place=place, sign=sign)
    if len(cup) != CUP_LENGTH:
        place = min(len(cup), CUP_LENGTH) + 1
        raise _malformed(text, cup, fault="length", place=place, sign=cup[place - 1 : place])
    return cup


def _malformed(text: str, cup: str, *, fault: str, place: int, sign: str) -> FabeneError:
    return FabeneError("cup_malformed", text=text[:40], fault=fault, place=place, sign=sign, signs=len(cup))
