from itertools import combinations
from uuid import UUID

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fabene.lib.codes import ALPHABET, is_code, normalised, short_code

identities = st.uuids()


def test_the_same_bag_has_the_same_code_every_time() -> None:
    identity = UUID("01890a5d-ac96-774b-bcce-b302099a8057")
    assert short_code(identity) == short_code(identity)
    assert len(short_code(identity)) == 5


def test_a_code_that_is_taken_makes_place_for_the_next() -> None:
    identity = UUID("01890a5d-ac96-774b-bcce-b302099a8057")
    assert short_code(identity, attempt=1) != short_code(identity)


def test_the_alphabet_makes_no_words_and_no_doubts() -> None:
    assert len(set(ALPHABET)) == 19
    for confused in ("0OQ", "1ILJ7"[:3], "2Z", "5S", "8B", "UV", "AEIOUY"):
        assert len(set(confused) & set(ALPHABET)) <= 1
    assert not set("AEIOUY01258") & set(ALPHABET)


@given(identities, st.integers(2, 8))
def test_a_code_is_recognised_however_it_is_typed(identity: UUID, length: int) -> None:
    code = short_code(identity, length=length)
    typed = f" {code[:2].lower()}-{code[2:]} "
    assert normalised(typed) == code
    assert is_code(typed)


@given(identities, st.integers(0, 4), st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_noticed(identity: UUID, place: int, sign: str) -> None:
    code = short_code(identity)
    assume(code[place] != sign)
    assert not is_code(code[:place] + sign + code[place + 1 :])


@given(identities)
def test_two_signs_swapped_are_noticed(identity: UUID) -> None:
    code = short_code(identity)
    for first, second in combinations(range(len(code)), 2):
        signs = list(code)
        signs[first], signs[second] = signs[second], signs[first]
        assert is_code("".join(signs)) == (signs[first] == signs[second])


@pytest.mark.parametrize("text", ["", "C", "CIAO", "C0D3E", "C" * 30])
def test_what_is_no_code_is_no_code(text: str) -> None:
    assert not is_code(text)


@pytest.mark.parametrize("length", [1, 18])
def test_a_code_has_a_sensible_length(length: int) -> None:
    with pytest.raises(ValueError, match="signs"):
        short_code(UUID(int=1), length=length)
