"""Which gateway each channel goes through here, and how much of it: what the settings say."""

from django.conf import settings

from fabene.lib.outbox.gateways import Gateway
from fabene.lib.outbox.gateways.files import FileGateway
from fabene.lib.outbox.gateways.http import HttpGateway
from fabene.lib.outbox.gateways.mail import MailGateway
from fabene.lib.outbox.values import EMAIL, SMS, Limits


def gateways() -> dict[str, Gateway]:
    """Return the gateway of every channel. Without one of its own, and in a demonstration, it is a folder of files."""
    return {SMS: _sms(), EMAIL: _email()}


def limits() -> Limits:
    """Return how many messages may leave."""
    return Limits(a_minute=settings.MESSAGES_A_MINUTE, a_recipient=settings.MESSAGES_A_RECIPIENT)


def leaves(channel: str) -> bool:
    """Return whether messages of a channel really leave this machine."""
    given = {SMS: settings.SMS_URL, EMAIL: settings.EMAIL_LEAVES}
    return bool(given[channel]) and not settings.DEMO


def _sms() -> Gateway:
    if not leaves(SMS):
        return FileGateway(settings.MESSAGE_FOLDER / SMS)
    return HttpGateway(url=settings.SMS_URL, token=settings.SMS_TOKEN, sender=settings.SMS_SENDER)


def _email() -> Gateway:
    return MailGateway() if leaves(EMAIL) else FileGateway(settings.MESSAGE_FOLDER / EMAIL)
