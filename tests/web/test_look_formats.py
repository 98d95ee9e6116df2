"""Weights, days and hours as people say them, in both languages."""

from datetime import UTC, date, datetime, time

import pytest
from django.utils import translation

from fabene.web import formats
from fabene.web.notices import undo_url_of

SATURDAY = date(2026, 11, 14)


@pytest.mark.parametrize(
    ("grams", "said"),
    [
        (268_000, "268 kg"),
        (15_010, "15,01 kg"),
        (7_500, "7,5 kg"),
        (800, "800 g"),
        (0, "0 kg"),
        (-1_200, "-1,2 kg"),
        (4_000_001, "4.000,001 kg"),
    ],
)
def test_a_weight_is_exact_to_the_gram_and_says_its_unit(grams: int, said: str) -> None:
    assert formats.weight(grams) == said


def test_a_headline_rounds_half_a_kilo_up() -> None:
    assert [formats.round_kilos(grams) for grams in (499, 500, 4_000_499)] == ["0", "1", "4.000"]


def test_english_writes_numbers_its_own_way() -> None:
    with translation.override("en"):
        assert formats.weight(1_015_010) == "1,015.01 kg"


def test_a_day_is_said_in_full_or_as_near_as_it_is() -> None:
    assert formats.day(SATURDAY) == "sabato 14 novembre 2026"
    assert formats.relative_day(SATURDAY, SATURDAY) == "oggi"
    assert formats.relative_day(SATURDAY, date(2026, 11, 13)) == "domani"
    assert formats.relative_day(SATURDAY, date(2026, 11, 10)) == "sabato"
    assert formats.relative_day(SATURDAY, date(2026, 11, 1)) == "sabato 14 novembre"


@pytest.mark.parametrize(
    ("clock", "said"), [(time(15, 30), "15.30"), (time(8), "8"), (time(0), "0.00"), (time(9, 5), "9.05")]
)
def test_an_hour_is_said_as_on_a_sign(clock: time, said: str) -> None:
    assert formats.clock(clock) == said


def test_a_moment_is_said_on_the_clocks_of_the_place() -> None:
    assert formats.clock(datetime(2026, 11, 14, 14, 30, tzinfo=UTC)) == "15.30"
    assert formats.short_day(datetime(2026, 11, 13, 23, 30, tzinfo=UTC)) == "sabato 14 novembre"


def test_a_notice_knows_its_way_back() -> None:
    assert undo_url_of("undo:/giornate/1/annulla/") == "/giornate/1/annulla/"
    assert not undo_url_of("safe")
