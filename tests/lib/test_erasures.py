"""What was erased stays erased: the register that backups are held against."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import LazySettings

from fabene.lib import erasures
from fabene.lib.erasures import Erasure
from tests.world import key


@pytest.fixture(autouse=True)
def own_register(settings: LazySettings, tmp_path: Path) -> Path:
    settings.ERASURE_REGISTER = tmp_path / "data" / "erasures.txt"
    return tmp_path / "data" / "erasures.txt"


def test_an_erasure_is_noted_once_with_nothing_but_its_identity(own_register: Path) -> None:
    assert erasures.noted() == ()
    erasures.note(key("household", "12"))
    erasures.note(key("household", "12"))
    erasures.note(key("user", "sara"), kind="user")
    assert erasures.noted() == (
        Erasure(kind="household", id=key("household", "12")),
        Erasure(kind="user", id=key("user", "sara")),
    )
    assert own_register.read_text() == f"household {key('household', '12')}\nuser {key('user', 'sara')}\n"
    assert stat.S_IMODE(own_register.stat().st_mode) == 0o600


def test_many_erasures_at_once_are_all_noted(own_register: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: erasures.note(key("household", str(number))), range(64)))
    assert {each.id for each in erasures.noted()} == {key("household", str(number)) for number in range(64)}


def test_a_copy_of_the_register_is_read_too(own_register: Path, tmp_path: Path) -> None:
    erasures.note(key("household", "12"))
    copy = tmp_path / "copy.txt"
    copy.write_bytes(own_register.read_bytes())
    own_register.unlink()
    assert [each.id for each in erasures.noted(copy)] == [key("household", "12")]
    with pytest.raises(FileNotFoundError):
        erasures.noted(tmp_path / "nowhere.txt")


def test_a_damaged_register_names_its_line_and_nothing_else(own_register: Path) -> None:
    erasures.note(key("household", "12"))
    with own_register.open("a") as file:
        file.write("household half an ident\n")
    with pytest.raises(ValueError, match="line 2"):
        erasures.noted()


def test_a_kind_is_one_plain_word() -> None:
    with pytest.raises(ValueError, match="kind"):
        erasures.note(key("household", "12"), kind="a name\nhousehold")
