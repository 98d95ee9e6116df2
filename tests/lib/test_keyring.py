"""Who steals the database reads no name; who holds the keys does, and keys change without anybody noticing."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from django.conf import LazySettings
from hypothesis import given
from hypothesis import strategies as st

from fabene.core.errors import FabeneError
from fabene.lib import keyfiles, keyring
from tests.lib.keys import own_keyring


@pytest.fixture(autouse=True)
def own_keys(settings: LazySettings, tmp_path: Path) -> Path:
    own_keyring(settings, tmp_path)
    return tmp_path / "keys"


def test_a_name_is_sealed_under_the_familys_own_key_and_read_again() -> None:
    one, other = keyring.new_data_key(), keyring.new_data_key()
    token = keyring.seal(one, "Famiglia di prova 12")
    assert b"prova" not in token
    assert keyring.unseal(one, token) == "Famiglia di prova 12"
    with pytest.raises(FabeneError, match="cannot_be_read"):
        keyring.unseal(other, token)


def test_the_same_name_sealed_twice_does_not_look_the_same() -> None:
    key = keyring.new_data_key()
    assert keyring.seal(key, "via di prova 12") != keyring.seal(key, "via di prova 12")


def test_what_a_database_gives_back_is_read_too() -> None:
    key = keyring.new_data_key()
    token = keyring.seal(memoryview(key), "città ș 中文 عربي")
    assert keyring.unseal(memoryview(key), memoryview(token)) == "città ș 中文 عربي"


def test_once_the_data_key_is_destroyed_nothing_is_read() -> None:
    token = keyring.seal(keyring.new_data_key(), "Famiglia di prova 12")
    with pytest.raises(FabeneError, match="key_missing"):
        keyring.unseal(b"", token)
    with pytest.raises(FabeneError, match="key_missing"):
        keyring.seal(b"", "a name")


def test_a_word_in_transit_is_sealed_by_the_keyring_itself() -> None:
    token = keyring.seal_here("+390000000012")
    assert keyring.unseal_here(token) == "+390000000012"
    with pytest.raises(FabeneError, match="cannot_be_read"):
        keyring.unseal_here(token[:-4] + b"AAA=")


def test_after_a_rotation_old_and_new_are_read_and_the_old_key_can_go(settings: LazySettings) -> None:
    data_key = keyring.new_data_key()
    token = keyring.seal(data_key, "Famiglia di prova 12")
    old = keyring.keys()
    new = keyfiles.new_key()
    keyfiles.write(settings.FABENE_KEYS_FILE, [new, *old])

    assert keyring.unseal(data_key, token) == "Famiglia di prova 12"
    assert not keyring.is_newest(data_key)
    rewrapped = keyring.rewrap(data_key)
    assert keyring.is_newest(rewrapped)
    assert keyring.rewrap(rewrapped) == rewrapped

    keyfiles.write(settings.FABENE_KEYS_FILE, [new])
    assert keyring.unseal(rewrapped, token) == "Famiglia di prova 12"
    with pytest.raises(FabeneError, match="cannot_be_read"):
        keyring.unseal(data_key, token)
    with pytest.raises(FabeneError, match="cannot_be_read"):
        keyring.rewrap(data_key)


def test_keys_made_on_first_use_are_for_their_owner_only(own_keys: Path) -> None:
    keyring.new_data_key()
    keyring.blind_index("phone", "+390000000012")
    assert sorted(path.name for path in own_keys.iterdir()) == ["index.key", "sealing.keys"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in own_keys.iterdir()} == {0o600}
    assert stat.S_IMODE(own_keys.stat().st_mode) == 0o700
    assert not any(keyfiles.is_open_to_others(path) for path in own_keys.iterdir())


def test_reading_makes_no_key(own_keys: Path) -> None:
    with pytest.raises(FabeneError, match="key_missing"):
        keyring.unseal_here(b"gAAAA")
    assert not own_keys.exists()


def test_processes_that_come_at_once_get_the_same_key(own_keys: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(lambda _: keyfiles.read_once_made(own_keys / "sealing.keys"), range(32)))
    assert len(found) == 1
    assert [path.name for path in own_keys.iterdir()] == ["sealing.keys"]


def test_a_file_that_was_given_and_is_not_there_is_not_made(settings: LazySettings, tmp_path: Path) -> None:
    settings.FABENE_KEYS_FILE_IS_OURS = settings.FABENE_INDEX_KEY_FILE_IS_OURS = False
    for act in (keyring.new_data_key, lambda: keyring.blind_index("phone", "1"), lambda: keyring.seal_here("a")):
        with pytest.raises(FabeneError, match="key_missing"):
            act()
    assert not list(tmp_path.iterdir())


def test_a_file_that_holds_no_key_is_said_to_be_missing(settings: LazySettings, own_keys: Path) -> None:
    own_keys.mkdir()
    for text in ("", "# nothing yet\n", "not a key\n"):
        settings.FABENE_KEYS_FILE.write_text(text)
        with pytest.raises(FabeneError, match="key_missing"):
            keyring.new_data_key()
        settings.FABENE_KEYS_FILE.unlink()


def test_keys_of_the_environment_go_before_files(settings: LazySettings, own_keys: Path) -> None:
    settings.FABENE_KEYS = (keyfiles.new_key(),)
    settings.FABENE_INDEX_KEY = keyfiles.new_key()
    token = keyring.seal_here("a word")
    assert Fernet(settings.FABENE_KEYS[0]).decrypt(token) == b"a word"
    assert keyring.blind_index("phone", "1") == keyring.blind_index("phone", "1")
    assert not own_keys.exists()


def test_the_same_number_is_found_again_but_says_nothing_elsewhere(settings: LazySettings) -> None:
    found = keyring.blind_index("phone", "+390000000012")
    assert len(found) == 64
    assert found == keyring.blind_index("phone", "+390000000012")
    assert found != keyring.blind_index("phone", "+390000000013")
    assert found != keyring.blind_index("email", "+390000000012")
    settings.FABENE_INDEX_KEY = keyfiles.new_key()
    assert found != keyring.blind_index("phone", "+390000000012")


def test_keys_are_written_with_remarks_and_between_anything() -> None:
    one, other = keyfiles.new_key(), keyfiles.new_key()
    assert keyfiles.parsed(f"# newest first\n{one}, {other}  # March\n") == (one, other)
    assert keyfiles.parsed("") == ()
    for wrong in ("short", one[:-1], one + "A", "à" * 44):
        with pytest.raises(ValueError, match="32 bytes") as refused:
            keyfiles.parsed(wrong)
        assert wrong not in str(refused.value)


@pytest.mark.parametrize(
    "written",
    ["+39 000 000 0012", "0039 000.000.0012", "000 000 0012", "(000) 000-0012", " +39-000/000 0012\u00a0"],
)
def test_a_number_is_the_same_however_people_write_it(written: str) -> None:
    assert keyring.normalised_phone(written) == "+390000000012"


def test_the_zero_before_a_number_stays_where_it_belongs() -> None:
    assert keyring.normalised_phone("011 000 0012") == "+390110000012"
    assert keyring.normalised_phone("390000000012") == "+390000000012"
    assert keyring.normalised_phone("06 12 34 56 78", "FR") == "+33612345678"
    assert keyring.normalised_phone("612 345 678", country="ES") == "+34612345678"
    with pytest.raises(ValueError, match="XX"):
        keyring.normalised_phone("011 000 0012", "XX")


@pytest.mark.parametrize("wrong", ["", "call me", "+", "12", "+39 000 000 0012 ext 3", "+" + "1" * 16, "+39٠٠٠٠٠٠٠٠"])
def test_what_is_no_number_is_refused_without_repeating_it(wrong: str) -> None:
    with pytest.raises(FabeneError, match=r"^phone_not_valid$"):
        keyring.normalised_phone(wrong)


@given(st.text(alphabet="0123456789 +()./-", max_size=24))
def test_a_number_in_its_one_form_stays_as_it_is(written: str) -> None:
    try:
        once = keyring.normalised_phone(written)
    except FabeneError:
        return
    assert keyring.normalised_phone(once) == once
