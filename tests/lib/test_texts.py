import pytest

from fabene.core.errors import FabeneError
from fabene.lib.texts import clean


def test_a_text_is_kept_without_the_blanks_around_and_between_its_words() -> None:
    assert clean("  Il  forno\tin\npiazza ", field="name", limit=100) == "Il forno in piazza"


def test_a_text_may_be_as_long_as_its_limit_and_no_longer() -> None:
    assert clean("a" * 10, field="name", limit=10) == "a" * 10
    with pytest.raises(FabeneError) as refused:
        clean("a" * 11, field="name", limit=10)
    assert (refused.value.code, refused.value.data) == ("text_too_long", {"field": "name", "limit": 10})


def test_an_empty_text_is_fine_only_where_it_may_be() -> None:
    assert not clean("  ", field="note", limit=10, optional=True)
    with pytest.raises(FabeneError) as refused:
        clean("  ", field="name", limit=10)
    assert refused.value.code == "text_missing"


@pytest.mark.parametrize("text", ["a\0b", "a\x1bb", "\ud800"])
def test_what_no_database_and_no_reader_can_read_is_refused(text: str) -> None:
    with pytest.raises(FabeneError) as refused:
        clean(text, field="name", limit=10)
    assert refused.value.code == "text_unreadable"
