"""Keys change while the site goes on, and may be changed again half-way."""

from datetime import date
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.utils import decrypt
from cryptography.fernet import Fernet
from django.apps import apps
from django.conf import LazySettings
from django.db import models

from fabene.config import cli
from fabene.config.commands import rotate_keys
from fabene.core.errors import FabeneError
from fabene.gatherings.selectors import addresses
from fabene.gatherings.services import sign_up
from fabene.lib import keyfiles, keyring
from fabene.lib.outbox.models import Message
from fabene.lib.sealed import SealedField, sealed_columns
from fabene.people.models import User
from fabene.programme.calls.models import Asked
from fabene.programme.calls.selectors.questions import sealed_words
from fabene.programme.calls.services import ask_question
from fabene.programme.calls.values import Theme
from fabene.programme.contacts import services as contacts
from fabene.programme.contacts.values import Kind, Letter
from tests.calls import build_call
from tests.config.waiting import is_readable, sealed, wait
from tests.gatherings.sessions import WORKSHOP, planned
from tests.lib.keys import own_keyring
from tests.web.accounts.people import SECRET
from tests.world import build_world, key, stamp

UNDER_A_DATA_KEY = {"contacts.Request.answer", "contacts.Request.letter", "households.Contact.sealed"}
"""Columns of bytes that the keyring does not open itself: a data key does, which is in a sealed column."""


@pytest.fixture(autouse=True)
def own_keys(settings: LazySettings, tmp_path: Path) -> None:
    own_keyring(settings, tmp_path)


@pytest.mark.django_db
def test_a_new_key_goes_in_front_and_everything_is_sealed_with_it(capsys: pytest.CaptureFixture[str]) -> None:
    mails = [wait(number) for number in range(3)]
    old = keyring.keys()
    assert cli.main(["rotate-keys"]) == 0
    new, *rest = keyring.keys()
    assert tuple(rest) == old
    assert new not in old
    assert all(keyring.is_newest(sealed(mail)) for mail in mails)
    assert all(is_readable(mail, number=number) for number, mail in enumerate(mails))
    told = capsys.readouterr().out
    assert "outbox.Message.sealed: 3 sealed anew" in told
    assert "keys in the keyring: 2" in told
    assert new not in told


@pytest.mark.django_db
def test_the_old_key_can_then_go(capsys: pytest.CaptureFixture[str]) -> None:
    mail = wait(1)
    assert cli.main(["rotate-keys"]) == 0
    newest = keyring.keys()[0]
    assert cli.main(["rotate-keys", "--drop-old"]) == 0
    assert keyring.keys() == (newest,)
    assert is_readable(mail, number=1)
    assert "keys in the keyring: 1" in capsys.readouterr().out


@pytest.mark.django_db
def test_a_rotation_that_was_stopped_is_finished_without_another_key(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    mails = [wait(number) for number in range(5)]
    whole = keyring.rewrap
    done: list[bytes] = []

    def stopped(wrapped: keyring.Sealed) -> bytes:
        if len(done) == 2:
            raise KeyboardInterrupt
        done.append(bytes(wrapped))
        return whole(wrapped)

    monkeypatch.setattr(keyring, "rewrap", stopped)
    assert cli.main(["rotate-keys"]) == cli.INTERRUPTED
    assert sum(keyring.is_newest(sealed(mail)) for mail in mails) == 2
    ring = keyring.keys()

    monkeypatch.setattr(keyring, "rewrap", whole)
    assert cli.main(["rotate-keys"]) == 0
    assert keyring.keys() == ring
    assert all(keyring.is_newest(sealed(mail)) for mail in mails)
    assert "3 sealed anew" in capsys.readouterr().out


@pytest.mark.django_db
def test_more_rows_than_a_page_are_all_sealed_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rotate_keys, "ROWS_AT_A_TIME", 3)
    mails = [wait(number) for number in range(8)]
    assert cli.main(["rotate-keys"]) == 0
    assert all(keyring.is_newest(sealed(mail)) for mail in mails)


@pytest.mark.django_db
def test_what_is_wiped_meanwhile_does_not_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    mail, whole = wait(1), keyring.rewrap

    def sent_meanwhile(wrapped: keyring.Sealed) -> bytes:
        Message.objects.filter(id=mail).delete()
        return whole(wrapped)

    monkeypatch.setattr(keyring, "rewrap", sent_meanwhile)
    assert cli.main(["rotate-keys"]) == 0
    assert not Message.objects.exists()


@pytest.mark.django_db
def test_a_row_that_no_key_opens_is_named_and_no_key_is_dropped(capsys: pytest.CaptureFixture[str]) -> None:
    wait(1)
    lost = wait(2)
    Message.objects.filter(id=lost).update(sealed=Fernet(Fernet.generate_key()).encrypt(b"lost"))
    assert cli.main(["rotate-keys", "--drop-old"]) == 1
    captured = capsys.readouterr()
    assert "1 that no key opens" in captured.out
    assert "no key was dropped" in captured.err


@pytest.mark.django_db
def test_keys_that_the_environment_gives_are_its_own_to_change(
    settings: LazySettings, capsys: pytest.CaptureFixture[str]
) -> None:
    old = keyfiles.new_key()
    settings.FABENE_KEYS = (old,)
    mail = wait(1)
    assert cli.main(["rotate-keys", "--print-new"]) == 0
    new = capsys.readouterr().out.strip()
    settings.FABENE_KEYS = (new, old)
    assert cli.main(["rotate-keys"]) == 0
    assert "--print-new" in capsys.readouterr().err
    assert cli.main(["rotate-keys", "--drop-old"]) == 2
    settings.FABENE_KEYS = (new,)
    assert is_readable(mail, number=1)


@pytest.mark.django_db
def test_a_file_of_keys_that_was_given_and_may_not_be_written_is_left_alone(
    settings: LazySettings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wait(1)
    settings.FABENE_KEYS_FILE_IS_OURS = False
    monkeypatch.setattr("fabene.config.commands.rotate_keys.os.access", lambda *_: False)
    before = keyring.keys()
    assert cli.main(["rotate-keys"]) == 2
    assert keyring.keys() == before
    assert "FABENE_KEYS_FILE" in capsys.readouterr().err


@pytest.mark.django_db
def test_without_anything_sealed_there_is_a_key_all_the_same() -> None:
    assert cli.main(["rotate-keys"]) == 0
    assert len(keyring.keys()) == 2
    with pytest.raises(FabeneError, match="cannot_be_read"):
        keyring.unseal_here(key("nobody").bytes)


@pytest.mark.django_db
def test_a_question_an_address_and_a_request_are_read_after_the_old_key_went() -> None:
    build_world()
    call = build_call()
    asks = stamp(12, day=date(2020, 5, 20), who="somebody")
    question = {"theme": Theme.WHO, "text": "Un gruppo può partecipare?", "email": "anna@example.org"}
    ask_question(id=key("asked"), call=call.id, stamp=asks, **question)  # type: ignore[arg-type]  # as written above
    planned()
    sign_up(id=key("sign-up"), gathering=WORKSHOP, people=3, email="tre@example.org", stamp=stamp(10))
    letter = Letter(name="Tina", reach="tina@example.org", text="Vorrei aiutare.")
    whence = {"kind": Kind.SCHOOL, "network": None, "origin": "192.0.2.1"}
    contacts.ask(id=key("request"), letter=letter, stamp=stamp(9), **whence)  # type: ignore[arg-type]  # as above

    change_keys()

    asked = Asked.objects.get(id=key("asked"))
    assert sealed_words(asked) == ("Un gruppo può partecipare?", "anna@example.org")
    assert addresses([key("sign-up")]) == {key("sign-up"): "tre@example.org"}
    reading = stamp(12, who="olga")
    assert contacts.read(id=key("reading"), request=key("request"), stamp=reading) == letter


@pytest.mark.django_db
def test_who_has_an_app_and_codes_gets_in_after_the_old_key_went(capsys: pytest.CaptureFixture[str]) -> None:
    build_world()
    app = TOTP.activate(User.objects.get(id=key("user", "carla")), SECRET).instance
    codes = RecoveryCodes.activate(app.user)
    before = codes.get_unused_codes()

    change_keys()

    assert "mfa.Authenticator.data: 2 sealed anew" in capsys.readouterr().out
    assert decrypt(Authenticator.objects.get(pk=app.pk).data["secret"]) == SECRET
    assert Authenticator.objects.get(pk=codes.instance.pk).wrap().get_unused_codes() == before


@pytest.mark.django_db
def test_a_second_factor_that_no_key_opens_keeps_the_old_key(capsys: pytest.CaptureFixture[str]) -> None:
    build_world()
    app = TOTP.activate(User.objects.get(id=key("user", "carla")), SECRET).instance
    lost = Fernet(Fernet.generate_key()).encrypt(b"lost").decode("ascii")
    Authenticator.objects.filter(pk=app.pk).update(data={"secret": lost})

    assert cli.main(["rotate-keys", "--drop-old"]) == 1

    assert "mfa.Authenticator.data: 0 sealed anew, 1 that no key opens" in capsys.readouterr().out


def change_keys() -> None:
    """Put a new key in front, then drop the one that was there."""
    assert cli.main(["rotate-keys"]) == 0
    assert cli.main(["rotate-keys", "--drop-old"]) == 0
    assert len(keyring.keys()) == 1


def test_every_column_of_bytes_says_who_opens_it() -> None:
    columns = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("fabene.")
        for field in model._meta.local_concrete_fields
        if isinstance(field, models.BinaryField) and not isinstance(field, SealedField)
    }
    assert columns == UNDER_A_DATA_KEY
    assert {f"{model._meta.label}.{name}" for model, name in sealed_columns()} == {
        "calls.Asked.sealed",
        "contacts.Request.key",
        "gatherings.SignUp.sealed",
        "households.Household.data_key",
        "imports.ImportBatch.content",
        "imports.ImportBatch.head",
        "imports.ImportBatch.told",
        "outbox.Message.sealed",
    }
