"""Provinces are known by the first three digits of a municipality's code."""

from fabene.core.provinces import PROVINCES, is_called, province_of


def test_a_municipality_tells_its_province() -> None:
    savona, aosta = province_of("009056"), province_of("007003")
    assert savona is not None
    assert aosta is not None
    assert is_called(savona, " SAVONA")
    assert is_called(aosta, "Valle d’Aosta")
    assert not is_called(savona, "Cuneo")
    assert province_of("999001") is None


def test_every_province_lies_in_italy_under_its_own_code() -> None:
    assert len(PROVINCES) == 107
    assert len({one.name for one in PROVINCES.values()}) == len(PROVINCES)
    assert all(code == one.code for code, one in PROVINCES.items())
    assert all(35 < one.latitude < 48 and 6 < one.longitude < 19 for one in PROVINCES.values())
