"""A name on a list is a name, whatever a spreadsheet would like to make of it."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabene.lib.spreadsheets import plain

BEGINNINGS = "=+-@＝＋－＠"
ANYTHING = st.text(alphabet=st.one_of(st.sampled_from("=+-@＝＋－＠ ,;|\t\r\n\"'aé0"), st.characters()), max_size=40)


@pytest.mark.parametrize(
    "text", ["Banco 12", "mele, pere", "fino a -2 kg non si può", "a=b", "", "2026-11-23", "'ndrangheta"]
)
def test_a_plain_text_stays_as_it_is(text: str) -> None:
    assert plain(text) == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  -2+3", "  '-2+3"),
        ("＝cmd|'/c calc'!A0", "'＝cmd|'/c calc'!A0"),
        ("mele;=HYPERLINK(1)", "mele;'=HYPERLINK(1)"),
        ('mele"\n=1', "mele\"\n'=1"),
        ("\t=1", "\t'=1"),
    ],
)
def test_what_would_be_a_formula_is_kept_a_text(text: str, kept: str) -> None:
    assert plain(text) == kept


def test_numbers_stay_numbers_and_nothing_is_empty() -> None:
    assert (plain(-1200), plain(0), plain(None)) == (-1200, 0, "")


@given(ANYTHING)
def test_no_piece_of_a_text_begins_a_formula_wherever_a_spreadsheet_cuts_it(text: str) -> None:
    pieces = re.split(r'[,;|\t\r\n"]', str(plain(text)))
    assert not [piece for piece in pieces if piece.strip().startswith(tuple(BEGINNINGS))]


@given(st.lists(ANYTHING, min_size=1, max_size=4))
def test_what_was_written_is_still_all_there(row: list[str]) -> None:
    file = io.StringIO()
    csv.writer(file).writerow([plain(text) for text in row])
    [read] = csv.reader(io.StringIO(file.getvalue(), newline=""))
    assert [text.replace("'", "") for text in read] == [text.replace("'", "") for text in row]
