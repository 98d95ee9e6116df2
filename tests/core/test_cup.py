"""A CUP is fifteen signs with letters in two places; whether it exists, only its register knows."""

import pytest

from fabene.core.cup import checked_cup
from fabene.core.errors import FabeneError


def test_a_cup_is_read_however_people_write_it() -> None:
    """Spaces, points and small letters are how it is typed, not what it is."""
    assert checked_cup("C19J21037420006") == "C19J21037420006"
    assert checked_cup(" c19j 21-03742.0006 ") == "C19J21037420006"
    assert checked_cup("C 1 1 G 06 00000 000 1") == "C11G06000000001"


@pytest.mark.parametrize(
    ("text", "fault", "place", "sign"),
    [
        ("C19J2103742000", "length", 15, ""),
        ("C19J210374200066", "length", 16, "6"),
        ("", "length", 1, ""),
        ("119J21037420006", "letter", 1, "1"),
        ("C1OJ21037420006", "digit", 3, "O"),
        ("C19121037420006", "letter", 4, "1"),
        ("C19J2103742000A", "digit", 15, "A"),
        ("C19J2103742000²", "digit", 15, "²"),
        ("È19J21037420006", "letter", 1, "È"),
    ],
)
def test_a_wrong_cup_is_refused_saying_what_is_wrong_and_where(text: str, fault: str, place: int, sign: str) -> None:
    """A letter O for a zero is found where it stands."""
    with pytest.raises(FabeneError) as refused:
        checked_cup(text)
    assert refused.value.code == "cup_malformed"
    assert refused.value.data["fault"] == fault
    assert refused.value.data["place"] == place
    assert refused.value.data["sign"] == sign
