"""Six digits: kept so that who steals the database cannot try them all."""

from pathlib import Path

import pytest
from django.conf import LazySettings

from fabene.lib import keyfiles, pins
from tests.lib.keys import own_keyring


@pytest.fixture(autouse=True)
def own_keys(settings: LazySettings, tmp_path: Path) -> None:
    own_keyring(settings, tmp_path)


def test_a_pin_is_six_digits_and_opens_only_its_own() -> None:
    pin = pins.new_pin()
    assert len(pin) == 6
    assert pin.isdigit()
    kept = pins.hashed(pin)
    assert pin not in kept
    assert pins.matches(pin, kept)
    assert not pins.matches(f"{(int(pin) + 1) % 1_000_000:06}", kept)


def test_two_families_with_the_same_pin_do_not_look_alike() -> None:
    assert pins.hashed("000012") != pins.hashed("000012")


def test_without_the_key_of_the_installation_the_right_pin_opens_nothing(settings: LazySettings) -> None:
    kept = pins.hashed("000012")
    settings.FABENE_INDEX_KEY = keyfiles.new_key()
    assert not pins.matches("000012", kept)


def test_what_is_no_hash_matches_nothing() -> None:
    assert not pins.matches("000012", "")
    assert not pins.matches("", pins.hashed("000012"))
