"""The words of a text, so that both databases find the same: small letters, no accents, one blank between."""

import re
import unicodedata

MAX_TERMS = 8
LEAST_SIGNS = 2
_BROKEN = re.compile(r"(\w)[-\u00ad]\s*\n\s*(\w)")


def tidied(text: str) -> str:
    """Return a text as it is shown: words that the end of a line cut made whole, one blank between, no odd signs."""
    whole = _BROKEN.sub(r"\1\2", unicodedata.normalize("NFKC", text))
    return " ".join("".join(sign if sign.isprintable() else " " for sign in whole).split())


def folded(text: str) -> str:
    """Return ``text`` as it is searched, sign for sign: letters small and without accents, all the rest a blank."""
    return "".join(_folded(sign) for sign in text)


def _folded(sign: str) -> str:
    if not sign.isalnum():
        return " "
    plain = unicodedata.normalize("NFD", sign)[0].lower()
    return plain if len(plain) == 1 else sign


def terms(query: str) -> tuple[str, ...]:
    """Return what is looked for: the words of two signs or more, each once, eight at most."""
    found = [term for term in folded(unicodedata.normalize("NFKC", query)).split() if len(term) >= LEAST_SIGNS]
    return tuple(dict.fromkeys(found))[:MAX_TERMS]
