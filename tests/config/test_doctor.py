"""The doctor says what works and what is lacking, and fails only for what is broken."""

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.conf import LazySettings
from django.db import connection

from fabene.config import cli
from fabene.config.health.findings import BROKEN, LACKS, NEEDED
from fabene.config.health.people import guarded
from fabene.config.safekeeping import diary
from fabene.lib import erasures, keyfiles, keyring
from fabene.lib.daily.models import Turn
from fabene.lib.outbox.models import Message
from tests.config.machines import Machine
from tests.config.waiting import wait
from tests.databases import Database
from tests.privacy.papers import confirm_everything
from tests.world import SATURDAY, build_world, key

pytestmark = pytest.mark.filterwarnings("error")


@pytest.fixture
def site(settings: LazySettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LazySettings:
    """A site whose pages are built and gathered, with a secret long enough, in a folder of its own."""
    Machine(settings=settings, data=tmp_path / "data").sit_down()
    (tmp_path / "data").chmod(0o700)
    settings.STATIC_ROOT = tmp_path
    settings.SECRET_KEY = "a secret that nobody else knows, long enough for anyone"
    (tmp_path / "staticfiles.json").write_text("{}")
    monkeypatch.setattr("fabene.config.health.machine.finders.find", lambda name: name)
    return settings


@pytest.fixture
def in_order(site: LazySettings, db: None) -> LazySettings:
    """A real site that lacks nothing."""
    site.DEMO = False
    site.ALLOWED_HOSTS = ["fabene.example.org"]
    site.SITE_NAME, site.SITE_ADDRESS = "fabene.example.org", "https://fabene.example.org"
    site.SESSION_COOKIE_SECURE = site.CSRF_COOKIE_SECURE = True
    site.EMAIL_LEAVES, site.SMS_URL = True, "https://sms.example.org"
    site.FABENE_KEYS, site.FABENE_INDEX_KEY = (keyfiles.new_key(),), keyfiles.new_key()
    build_world()
    confirm_everything()
    for somebody in guarded():
        Authenticator.objects.create(user_id=somebody, type=Authenticator.Type.TOTP, data={})
    now = datetime.now(UTC)
    Turn.objects.create(name="fading", date=SATURDAY, due_at=now, finished_at=now - timedelta(hours=7))
    diary.write(now - timedelta(hours=9))
    return site


def told(capsys: pytest.CaptureFixture[str], *, status: int = 0) -> str:
    """Ask the doctor and return the answer."""
    assert cli.main(["doctor"]) == status
    return capsys.readouterr().out


@pytest.mark.django_db
@pytest.mark.usefixtures("site")
def test_a_migrated_site_has_nothing_broken(capsys: pytest.CaptureFixture[str]) -> None:
    answer = told(capsys)
    assert f"the database answers ({connection.vendor})" in answer
    assert "the triggers of the ledger are in place" in answer
    assert BROKEN not in answer


@pytest.mark.django_db
def test_a_demonstration_lacks_what_a_real_site_needs_and_is_not_broken(
    site: LazySettings, capsys: pytest.CaptureFixture[str]
) -> None:
    site.DEMO = True
    site.ALLOWED_HOSTS = ["localhost"]
    answer = told(capsys)
    for word in (
        *("FABENE_DEMO is 1", "FABENE_ALLOWED_HOSTS", "FABENE_HTTPS=1", "FABENE_EMAIL_URL", "FABENE_SMS_URL"),
        *("FABENE_KEYS_FILE", "fabene backup", "fabene worker", "fabene admit", "FABENE_ADDRESS"),
    ):
        assert word in answer


@pytest.mark.usefixtures("in_order")
def test_a_real_site_in_order_lacks_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    answer = told(capsys)
    assert [line for line in answer.splitlines() if line.split()[0] in {LACKS, NEEDED, BROKEN}] == []


@pytest.mark.usefixtures("in_order")
def test_a_program_reads_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["doctor", "--json"]) == 0
    assert {found["state"] for found in json.loads(capsys.readouterr().out)} == {"works"}


@pytest.mark.usefixtures("in_order")
def test_a_backup_of_last_week_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    diary.write(datetime(2026, 5, 2, 3, tzinfo=UTC))
    assert "the last one was made on 2026-05-02" in told(capsys)


def test_what_a_killed_backup_left_open_is_told(in_order: LazySettings, capsys: pytest.CaptureFixture[str]) -> None:
    left = Path(in_order.DATA_FOLDER) / ".backup-abc"
    left.mkdir()
    assert ".backup-abc" not in told(capsys)
    os.utime(left, (0, 0))
    assert "remove" in told(capsys)


@pytest.mark.usefixtures("in_order")
def test_somebody_in_charge_without_a_second_factor_is_counted_not_named(capsys: pytest.CaptureFixture[str]) -> None:
    Authenticator.objects.filter(user_id=key("user", "carla")).delete()
    answer = told(capsys)
    assert f"1 of {len(guarded())} people" in answer
    assert "Carla" not in answer


@pytest.mark.usefixtures("in_order")
def test_mails_that_wait_though_they_are_due_mean_that_no_worker_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    wait(1)
    assert "email messages wait" in told(capsys)


def test_a_worker_that_did_nothing_for_days_is_not_at_work(
    in_order: LazySettings, capsys: pytest.CaptureFixture[str]
) -> None:
    Turn.objects.update(finished_at=datetime.now(UTC) - timedelta(days=3))
    assert "no worker is at work:" in told(capsys)


def test_keys_that_do_not_open_what_is_there_are_broken(
    in_order: LazySettings, capsys: pytest.CaptureFixture[str]
) -> None:
    wait(1)
    in_order.FABENE_KEYS = (keyfiles.new_key(),)
    assert "outbox.Message.sealed: put back" in told(capsys, status=1)
    Message.objects.all().delete()
    assert "the keys open what is sealed" in told(capsys)


@pytest.mark.django_db
def test_keys_and_data_that_others_may_read_are_told(site: LazySettings, capsys: pytest.CaptureFixture[str]) -> None:
    keyring.new_data_key()
    site.FABENE_KEYS_FILE.chmod(0o640)
    Path(site.DATA_FOLDER).chmod(0o755)
    answer = told(capsys)
    assert "chmod 600" in answer
    assert "chmod 700" in answer


@pytest.mark.django_db
@pytest.mark.usefixtures("site")
def test_a_damaged_register_of_erasures_is_broken(capsys: pytest.CaptureFixture[str]) -> None:
    erasures.note(key("household", "12"))
    assert "(1 in it)" in told(capsys)
    with erasures.register().open("a") as file:
        file.write("half a li")
    assert "line 2" in told(capsys, status=1)


def test_any_name_at_all_is_no_name(in_order: LazySettings, capsys: pytest.CaptureFixture[str]) -> None:
    in_order.ALLOWED_HOSTS = ["*"]
    answer = told(capsys)
    assert NEEDED in answer
    assert "allows any name" in answer


@pytest.mark.usefixtures("site")
def test_a_database_without_tables_is_broken(empty_database: Database, capsys: pytest.CaptureFixture[str]) -> None:
    assert "fabene prepare" in told(capsys, status=1)


@pytest.mark.usefixtures("site")
def test_a_ledger_without_one_of_its_triggers_is_broken(
    monkeypatch: pytest.MonkeyPatch, fresh_database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("fabene.config.health.machine.triggers.missing", lambda _connection: ["ledger_entry_no_update"])
    assert "ledger_entry_no_update" in told(capsys, status=1)


@pytest.mark.django_db
@pytest.mark.usefixtures("site")
def test_pages_that_were_never_built_are_broken(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("fabene.config.health.machine.finders.find", lambda _name: None)
    assert "make assets" in told(capsys, status=1)
