"""How much of a telephone's patience a text message takes: its alphabet, its length, its parts (3GPP TS 23.038)."""

from dataclasses import dataclass

GSM_7 = "gsm-7"
UCS_2 = "ucs-2"
BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = frozenset("\f^{}\\[~]|€")
"""Signs that GSM-7 writes with two."""
ONE_PART = {GSM_7: 160, UCS_2: 70}
EACH_OF_MANY = {GSM_7: 153, UCS_2: 67}


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """The alphabet a text needs, its length in that alphabet's units, and into how many parts it is cut and paid."""

    alphabet: str
    units: int
    parts: int


def size_of(text: str) -> Size:
    """Return how big a text message is."""
    widths = [_gsm_units(sign) for sign in text]
    alphabet = GSM_7 if all(widths) else UCS_2
    if alphabet == UCS_2:
        widths = [2 if ord(sign) > 0xFFFF else 1 for sign in text]  # noqa: PLR2004 - the end of the basic plane
    units = sum(widths)
    if units <= ONE_PART[alphabet]:
        return Size(alphabet=alphabet, units=units, parts=1)
    return Size(alphabet=alphabet, units=units, parts=_cut(widths, EACH_OF_MANY[alphabet]))


def _gsm_units(sign: str) -> int:
    if sign in BASIC:
        return 1
    return 2 if sign in EXTENDED else 0


def _cut(widths: list[int], room: int) -> int:
    """Return the number of parts: no sign of two units is cut in half."""
    parts, left = 1, room
    for width in widths:
        if width > left:
            parts, left = parts + 1, room
        left -= width
    return parts
