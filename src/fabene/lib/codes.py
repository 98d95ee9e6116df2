"""Short codes that people read aloud, write on a bag and type with gloves on.

The alphabet has no vowels, so that no code is ever a word, and none of the pairs that a hand or an eye confuses (0 and
O, 1 and I and L, 2 and Z, 5 and S, 8 and B, U and V, O and Q). It has 19 signs, a prime number: with a different
weight for each place the last sign catches every wrong sign and every two signs swapped (Verhoeff 1969, chapter 3).
"""

import hashlib
from uuid import UUID

ALPHABET = "CDFGHJKMNPRTWX34679"
MAX_LENGTH = len(ALPHABET) - 2


def short_code(identity: UUID, *, length: int = 5, attempt: int = 0) -> str:
    """Return the code of ``identity``: ``length`` signs, the last of which checks the others.

    The same identity always gets the same code. Two identities may share one (19 to the power ``length - 1`` codes
    exist): where codes must differ, the caller asks again with the next ``attempt``.
    """
    if not 2 <= length <= MAX_LENGTH:  # noqa: PLR2004 - one sign and its check are the shortest code there is
        raise ValueError(f"a code has from 2 to {MAX_LENGTH} signs, not {length}")
    digest = hashlib.blake2b(identity.bytes + attempt.to_bytes(4, "big"), digest_size=32).digest()
    number = int.from_bytes(digest, "big")
    signs = ""
    for _ in range(length - 1):
        number, place = divmod(number, len(ALPHABET))
        signs += ALPHABET[place]
    return signs + _check(signs)


def normalised(text: str) -> str:
    """Return ``text`` as codes are kept: capitals, without the spaces and hyphens people put in."""
    return "".join(sign for sign in text.upper() if sign not in " -.\u00a0\t\n")


def is_code(text: str) -> bool:
    """Tell whether ``text``, once normalised, is a code nobody has mistyped."""
    signs = normalised(text)
    return 1 < len(signs) <= MAX_LENGTH and all(sign in ALPHABET for sign in signs) and _check(signs[:-1]) == signs[-1]


def _check(signs: str) -> str:
    """Return the sign that makes the sum of all places, each with its own weight, a multiple of 19."""
    weighted = sum((place + 2) * ALPHABET.index(sign) for place, sign in enumerate(signs))
    return ALPHABET[-weighted % len(ALPHABET)]
