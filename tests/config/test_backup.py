"""The machine burns; the next day the programme goes on, with its names, its documents and its ledger."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pyrage
import pytest
from django.conf import LazySettings
from django.db import connection

from fabene.config import cli
from fabene.config.safekeeping import diary
from fabene.core.errors import FabeneError, NotFoundError
from fabene.households import selectors as households
from fabene.households import services as referrals
from fabene.ledger import services as ledger
from fabene.ledger.selectors import heads, verify
from fabene.lib import erasures, keyring
from fabene.lib.files import folder
from fabene.lib.files import selectors as documents
from fabene.people import selectors as people
from tests import databases
from tests.config.machines import Machine
from tests.config.programme_to_save import DEED, LATER, live, name_of, recipient
from tests.config.waiting import is_readable
from tests.conftest import databases_run
from tests.families import family
from tests.lib.papers import PDF
from tests.world import build_world, key, stamp


@pytest.fixture
def old(settings: LazySettings, tmp_path: Path) -> Machine:
    """The machine that will burn; whoever types sits at it."""
    machine = Machine(settings=settings, data=tmp_path / "old")
    machine.sit_down()
    return machine


@pytest.fixture
def new(settings: LazySettings, tmp_path: Path) -> Machine:
    """The machine that comes after it."""
    return Machine(settings=settings, data=tmp_path / "new")


@pytest.fixture
def identity(tmp_path: Path) -> Path:
    """Who may open backups: a private key as age-keygen writes it."""
    made = pyrage.x25519.Identity.generate()
    path = tmp_path / "identity.txt"
    path.write_text(f"# public key: {made.to_public()}\n{made}\n")
    return path


def test_a_programme_comes_back_with_everything_after_its_keys_had_been_rotated(
    old: Machine,
    new: Machine,
    identity: Path,
    tmp_path: Path,
    fresh_database: databases.Database,
    request: pytest.FixtureRequest,
) -> None:
    live()
    assert cli.main(["rotate-keys"]) == 0
    before = (heads(), keyring.keys(), keyring.blind_index("phone", "+390000000001"))
    card = referrals.issue_card(
        id=key("card", "1"), household=family(1), stamp=LATER, expires_at=LATER.happened_at + timedelta(days=365)
    )
    saved = tmp_path / "saved.age"
    assert cli.main(["backup", str(saved), "--to", recipient(identity)]) == 0

    new.sit_down()
    with databases.fresh(request.config.stash[databases_run], template=None):
        assert cli.main(["restore", str(saved), "--identity", str(identity)]) == 0
        assert (heads(), keyring.keys(), keyring.blind_index("phone", "+390000000001")) == before
        assert verify().ok
        assert (name_of(1), name_of(2)) == ("Famiglia di prova 1", "Famiglia di prova 2")
        assert is_readable(key("mail", "1"), number=1)
        assert documents.content(documents.versions(DEED)[0]) == PDF
        assert households.open_card(token=card.token, at=LATER.happened_at).household == family(1)
        ledger.reverse(key("gift"), id=key("gift", "undone"), stamp=stamp(19))


def test_who_was_erased_after_the_backup_stays_erased(
    old: Machine,
    new: Machine,
    identity: Path,
    tmp_path: Path,
    fresh_database: databases.Database,
    request: pytest.FixtureRequest,
) -> None:
    live()
    saved = tmp_path / "saved.age"
    assert cli.main(["backup", str(saved), "--to", recipient(identity)]) == 0
    referrals.erase(id=key("erasure"), household=family(1), stamp=LATER)
    assert [each.id for each in erasures.noted()] == [family(1)]
    register = old.data / "erasures.txt"

    new.sit_down()
    with databases.fresh(request.config.stash[databases_run]):
        asked = ["restore", str(saved), "--identity", str(identity), "--erasures", str(register)]
        assert cli.main(asked) == 0
        with pytest.raises(NotFoundError):
            name_of(1)
        assert name_of(2) == "Famiglia di prova 2"
        assert verify().ok
        assert [each.id for each in erasures.noted()] == [family(1)]


def test_an_erasure_that_cannot_be_repeated_is_told(
    old: Machine,
    new: Machine,
    identity: Path,
    tmp_path: Path,
    fresh_database: databases.Database,
    request: pytest.FixtureRequest,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Olga was erased when somebody else was the programme office too; in the older copy nobody else is."""
    live()
    saved = tmp_path / "saved.age"
    assert cli.main(["backup", str(saved), "--to", recipient(identity)]) == 0
    for erased, kind in (("olga", "user"), ("sara", "user"), ("oak", "tree")):
        erasures.note(key("user", erased), kind=kind)
    register = old.data / "erasures.txt"

    new.sit_down()
    with databases.fresh(request.config.stash[databases_run]):
        asked = ["restore", str(saved), "--identity", str(identity), "--erasures", str(register)]
        assert cli.main(asked) == 1
        told = capsys.readouterr().err
        assert f"user {key('user', 'olga')} (last_programme_office)" in told
        assert f"tree {key('user', 'oak')} (kind_unknown)" in told
        assert str(key("user", "sara")) not in told
        assert people.user(key("user", "olga")).display_name == "Olga"
        with pytest.raises(NotFoundError):
            people.user(key("user", "sara"))


def test_a_backup_says_nothing_to_who_may_not_open_it(
    old: Machine, identity: Path, tmp_path: Path, fresh_database: databases.Database
) -> None:
    live()
    saved = tmp_path / "saved.age"
    assert cli.main(["backup", str(saved), "--to", recipient(identity)]) == 0
    sealed = saved.read_bytes()
    assert sealed.startswith(b"age-encryption.org/v1\n")
    assert not [word for word in (b"SQLite format 3", b"%PDF-1.7", b"Famiglia", b"manifest.json") if word in sealed]
    assert saved.stat().st_mode & 0o077 == 0
    assert [path.name for path in old.data.iterdir() if path.name.startswith(".")] == []
    last = diary.last()
    assert last is not None
    assert last.utcoffset() == timedelta(0)


def test_tables_of_the_moment_and_what_was_deleted_do_not_travel(
    old: Machine, identity: Path, tmp_path: Path, fresh_database: databases.Database
) -> None:
    live()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_session (session_key, session_data, expire_date) VALUES (%s, %s, %s)",
            ["a-key", "signed-in-as-sara", LATER.happened_at],
        )
    saved, plain = tmp_path / "saved.age", tmp_path / "plain.tar"
    assert cli.main(["backup", str(saved), "--to", recipient(identity)]) == 0
    pyrage.decrypt_file(str(saved), str(plain), [pyrage.x25519.Identity.from_str(identity.read_text().split()[-1])])
    opened = plain.read_bytes()
    assert b"SQLite format 3" in opened
    assert b"signed-in-as-sara" not in opened
    assert b"Famiglia di prova" not in opened  # sealed inside too


def test_a_document_that_got_lost_is_named_and_all_the_rest_is_saved(
    old: Machine, identity: Path, tmp_path: Path, fresh_database: databases.Database, capsys: pytest.CaptureFixture[str]
) -> None:
    live()
    lost = documents.kept_names()[0]
    folder.remove(lost)
    saved = tmp_path / "saved.age"
    assert cli.main(["backup", str(saved), "--to", recipient(identity)]) == 1
    assert lost in capsys.readouterr().err
    assert saved.exists()


def test_a_passphrase_opens_what_it_closed_and_a_wrong_one_does_not(
    old: Machine,
    new: Machine,
    tmp_path: Path,
    fresh_database: databases.Database,
    request: pytest.FixtureRequest,
    capsys: pytest.CaptureFixture[str],
) -> None:
    live()
    right, wrong, short = (tmp_path / name for name in ("right", "wrong", "short"))
    right.write_text("una mela al giorno per tutti\n")
    wrong.write_text("una pera al giorno per tutti\n")
    short.write_text("mela\n")
    saved = tmp_path / "saved.age"
    assert cli.main(["backup", str(saved), "--passphrase-file", str(short)]) == 2
    assert cli.main(["backup", str(saved), "--passphrase-file", str(right)]) == 0

    new.sit_down()
    with databases.fresh(request.config.stash[databases_run]):
        assert cli.main(["restore", str(saved), "--passphrase-file", str(wrong)]) == 2
        assert "does not open" in capsys.readouterr().err
        assert cli.main(["restore", str(saved), "--passphrase-file", str(right)]) == 0
        assert name_of(1) == "Famiglia di prova 1"


def test_a_database_that_holds_something_is_not_written_over(
    old: Machine,
    new: Machine,
    identity: Path,
    tmp_path: Path,
    fresh_database: databases.Database,
    request: pytest.FixtureRequest,
    capsys: pytest.CaptureFixture[str],
) -> None:
    live()
    saved = tmp_path / "saved.age"
    assert cli.main(["backup", str(saved), "--to", recipient(identity)]) == 0
    new.sit_down()
    with databases.fresh(request.config.stash[databases_run]):
        build_world()
        assert cli.main(["restore", str(saved), "--identity", str(identity)]) == 2
        assert "not empty" in capsys.readouterr().err
        assert not (new.data / "keys").exists()


def test_a_backup_that_was_damaged_leaves_the_database_empty(
    old: Machine,
    new: Machine,
    identity: Path,
    tmp_path: Path,
    fresh_database: databases.Database,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    live()
    saved = tmp_path / "saved.age"
    assert cli.main(["backup", str(saved), "--to", recipient(identity)]) == 0
    cut = tmp_path / "cut.age"
    cut.write_bytes(saved.read_bytes()[:-100])
    new.sit_down()
    with databases.fresh(request.config.stash[databases_run]):
        assert cli.main(["restore", str(cut), "--identity", str(identity)]) == 2
        monkeypatch.setattr("fabene.config.commands.restore.portable.differing", lambda *_: ["people.User"])
        assert cli.main(["restore", str(saved), "--identity", str(identity)]) == 2
        assert "not whole: people.User" in capsys.readouterr().err
        assert heads() == []
        monkeypatch.undo()


def test_keys_that_were_given_and_are_not_those_of_the_backup_are_refused(
    old: Machine,
    new: Machine,
    settings: LazySettings,
    identity: Path,
    tmp_path: Path,
    fresh_database: databases.Database,
    request: pytest.FixtureRequest,
    capsys: pytest.CaptureFixture[str],
) -> None:
    live()
    saved, given = tmp_path / "saved.age", keyring.keys()
    assert cli.main(["backup", str(saved), "--to", recipient(identity)]) == 0
    new.sit_down()
    settings.FABENE_KEYS = ("c" * 43 + "=",)
    with databases.fresh(request.config.stash[databases_run]):
        assert cli.main(["restore", str(saved), "--identity", str(identity)]) == 2
        assert "FABENE_KEYS does not hold" in capsys.readouterr().err
        settings.FABENE_KEYS = given
        assert cli.main(["restore", str(saved), "--identity", str(identity)]) == 0
        assert name_of(1) == "Famiglia di prova 1"


@pytest.mark.parametrize("said", ["age1nobody", "ssh-ed25519 nothing", "sara@example.org"])
def test_who_is_no_recipient_is_refused_before_anything_is_gathered(
    said: str, old: Machine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["backup", str(tmp_path / "saved.age"), "--to", said]) == 2
    assert "recipient" in capsys.readouterr().err
    assert list(old.data.iterdir()) == []


def test_a_backup_is_never_written_over(
    old: Machine, identity: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = tmp_path / "saved.age"
    there.write_text("the one of yesterday")
    assert cli.main(["backup", str(there), "--to", recipient(identity)]) == 2
    assert there.read_text() == "the one of yesterday"


def test_what_is_no_backup_is_refused_in_a_sentence(
    old: Machine, identity: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    something = tmp_path / "something.age"
    plain = tmp_path / "plain"
    plain.write_text("not a tar")
    pyrage.encrypt_file(str(plain), str(something), [pyrage.x25519.Recipient.from_str(recipient(identity))])
    for file, told in ((something, "no backup"), (plain, "does not open"), (tmp_path / "none", "does not open")):
        assert cli.main(["restore", str(file), "--identity", str(identity)]) == 2
        assert told in capsys.readouterr().err
    assert cli.main(["restore", str(something), "--identity", str(plain)]) == 2
    assert "private key" in capsys.readouterr().err


def test_a_programme_crosses_to_a_file_and_back(
    old: Machine,
    new: Machine,
    identity: Path,
    tmp_path: Path,
    fresh_database: databases.Database,
    request: pytest.FixtureRequest,
) -> None:
    """On PostgreSQL this crosses to SQLite and back: a backup is the same whatever it was made of."""
    live()
    before = heads()
    first, second = tmp_path / "first.age", tmp_path / "second.age"
    assert cli.main(["backup", str(first), "--to", recipient(identity)]) == 0

    between = {"FABENE_DATA": str(tmp_path / "between"), "DATABASE_URL": f"sqlite:///{tmp_path / 'between.sqlite3'}"}
    fabene("restore", str(first), "--identity", str(identity), **between)
    fabene("verify", **between)
    fabene("rotate-keys", **between)
    fabene("backup", str(second), "--to", recipient(identity), **between)

    new.sit_down()
    with databases.fresh(request.config.stash[databases_run]):
        assert cli.main(["restore", str(second), "--identity", str(identity)]) == 0
        assert heads() == before
        assert name_of(2) == "Famiglia di prova 2"
        assert len(keyring.keys()) == 2


def test_without_its_keys_a_copied_database_says_no_name(
    old: Machine, new: Machine, fresh_database: databases.Database
) -> None:
    live()
    new.sit_down()
    with pytest.raises(FabeneError, match="key_missing"):
        name_of(1)


def fabene(*arguments: str, **environment: str) -> None:
    """Run the command on a machine of its own."""
    ran = subprocess.run(
        [sys.executable, "-c", "import sys; from fabene.config.cli import main; sys.exit(main())", *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
