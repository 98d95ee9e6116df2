"""Texts of an installation in two languages."""

from fabene.core.bilingual import Bilingual


def test_who_reads_english_gets_english() -> None:
    assert Bilingual(it="Il mercato", en="The market").said("en") == "The market"
    assert Bilingual(it="Il mercato", en="The market").said("it") == "Il mercato"


def test_what_nobody_translated_is_shown_in_italian() -> None:
    assert Bilingual(it="Il mercato").said("en-gb") == "Il mercato"
