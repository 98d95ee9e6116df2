"""What a text message costs: the alphabet, the length, the parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabene.lib.outbox.sms import EACH_OF_MANY, GSM_7, ONE_PART, UCS_2, Size, size_of


@pytest.mark.parametrize(
    ("text", "alphabet", "units", "parts"),
    [
        ("", GSM_7, 0, 1),
        ("Domani, alle 15.30", GSM_7, 18, 1),
        ("perché così è più", GSM_7, 17, 1),
        ("È domani", UCS_2, 8, 1),
        ("l’ora", UCS_2, 5, 1),
        ("5 €", GSM_7, 4, 1),
        ("a" * 160, GSM_7, 160, 1),
        ("a" * 161, GSM_7, 161, 2),
        ("a" * 307, GSM_7, 307, 3),
        ("غدا", UCS_2, 3, 1),
        ("明" * 70, UCS_2, 70, 1),
        ("明" * 71, UCS_2, 71, 2),
        ("🍎", UCS_2, 2, 1),
        ("a" * 152 + "€" + "a" * 20, GSM_7, 174, 2),
        ("a" * 152 + "€" + "a" * 151, GSM_7, 305, 2),
        ("a" * 152 + "€" + "a" * 152, GSM_7, 306, 3),
    ],
)
def test_a_text_is_measured_as_telephones_do(text: str, alphabet: str, units: int, parts: int) -> None:
    assert size_of(text) == Size(alphabet=alphabet, units=units, parts=parts)


@given(st.text(max_size=700))
def test_all_of_a_text_fits_into_its_parts(text: str) -> None:
    size = size_of(text)
    room = ONE_PART[size.alphabet] if size.parts == 1 else EACH_OF_MANY[size.alphabet] * size.parts
    assert size.units <= room
    assert size.units >= len(text)
