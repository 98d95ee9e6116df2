"""Letters as files and as mails."""

import smtplib
import stat
from collections.abc import Sequence
from pathlib import Path

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from pytest_django import Settings

from fabene.lib.outbox import routes
from fabene.lib.outbox.gateways.files import FileGateway
from fabene.lib.outbox.gateways.http import HttpGateway
from fabene.lib.outbox.gateways.mail import MailGateway
from fabene.lib.outbox.values import EMAIL, SMS, Answer, Letter, Limits, Trouble
from tests.world import at, key

LETTER = Letter(id=key("letter"), to="a@example.org", subject="Domani", text="Sabato, alle 15.30.\nCiao")


def test_a_letter_is_a_file_that_only_its_owner_reads(tmp_path: Path) -> None:
    folder = tmp_path / "messages" / "sms"

    assert FileGateway(folder).send(LETTER, now=at(15)) == Answer()

    (path,) = folder.iterdir()
    assert path.name == f"{LETTER.id}.txt"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert path.read_text(encoding="utf-8").splitlines() == [
        "To: a@example.org",
        "Date: 2021-05-08T15:00:00+02:00",
        "Subject: Domani",
        "",
        "Sabato, alle 15.30.",
        "Ciao",
    ]


def test_a_letter_sent_twice_is_one_file_and_can_be_forgotten(tmp_path: Path) -> None:
    gateway = FileGateway(tmp_path)
    gateway.send(LETTER, now=at(15))
    gateway.send(LETTER, now=at(16))

    assert len(list(tmp_path.iterdir())) == 1
    gateway.forget(LETTER.id)
    gateway.forget(LETTER.id)
    assert list(tmp_path.iterdir()) == []


def test_a_mail_bears_its_identity(settings: Settings) -> None:
    settings.DEFAULT_FROM_EMAIL = "fa bene <ciao@fabene.example.org>"

    assert MailGateway().send(LETTER, now=at(15)) == Answer()

    (sent,) = mail.outbox
    assert (sent.to, sent.subject, sent.body) == (["a@example.org"], "Domani", LETTER.text)
    assert sent.extra_headers["Message-ID"] == f"<{LETTER.id}@fabene.example.org>"


class Refusing(EmailBackend):
    """A mail server that raises what it is told to."""

    error: Exception

    def send_messages(self, messages: Sequence[object]) -> int:  # noqa: ARG002 - the signature is Django's
        """Send nothing."""
        raise self.error


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (smtplib.SMTPRecipientsRefused({"a@example.org": (550, b"no such user")}), Trouble.REJECTED),
        (smtplib.SMTPRecipientsRefused({"a@example.org": (450, b"come back later")}), Trouble.DEFERRED),
        (smtplib.SMTPDataError(554, b"spam"), Trouble.REJECTED),
        (smtplib.SMTPDataError(451, b"later"), Trouble.DEFERRED),
        (smtplib.SMTPAuthenticationError(535, b"who?"), Trouble.NOT_ADMITTED),
        (smtplib.SMTPSenderRefused(553, b"not you", "ciao@example.org"), Trouble.NOT_ADMITTED),
        (smtplib.SMTPServerDisconnected("gone"), Trouble.DOWN),
        (smtplib.SMTPConnectError(421, b"busy"), Trouble.DOWN),
        (TimeoutError("nobody there"), Trouble.UNREACHABLE),
        (ValueError("no address"), Trouble.REJECTED),
    ],
)
def test_what_a_mail_server_refuses_is_understood(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, error: Exception, trouble: Trouble
) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    monkeypatch.setattr(Refusing, "error", error, raising=False)

    assert MailGateway().send(LETTER, now=at(15)) == Answer(trouble=trouble)


def test_an_address_with_a_second_line_is_no_address() -> None:
    letter = Letter(id=LETTER.id, to="a@example.org\nBcc: b@example.org", subject="", text="Ciao")

    assert MailGateway().send(letter, now=at(15)) == Answer(trouble=Trouble.REJECTED)
    assert mail.outbox == []


def test_without_gateways_of_its_own_a_site_writes_files(settings: Settings) -> None:
    ways = routes.gateways()

    sms = ways[SMS]
    assert isinstance(sms, FileGateway)
    assert isinstance(ways[EMAIL], FileGateway)
    assert sms.folder == settings.MESSAGE_FOLDER / "sms"
    assert routes.limits() == Limits(a_minute=30, a_recipient=6)


def test_with_gateways_of_its_own_it_uses_them_unless_it_is_a_demonstration(settings: Settings) -> None:
    settings.SMS_URL, settings.EMAIL_LEAVES = "https://sms.example.org/", True

    assert isinstance(routes.gateways()[SMS], HttpGateway)
    assert isinstance(routes.gateways()[EMAIL], MailGateway)
    settings.DEMO = True
    assert isinstance(routes.gateways()[SMS], FileGateway)
    assert isinstance(routes.gateways()[EMAIL], FileGateway)
