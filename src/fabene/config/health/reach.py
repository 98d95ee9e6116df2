"""Who reaches the site, by which name, and whether encrypted."""

import ipaddress
from collections.abc import Iterator

from django.conf import settings

from fabene.config.environment import Environment
from fabene.config.health.findings import NEEDED, Finding, found


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach ``host``. A name other than localhost may be anybody's."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def is_for_people(environment: Environment) -> bool:
    """Tell whether this is a real site that somebody else reaches: no demonstration, and beyond this machine."""
    return not environment.demo and (environment.https or not is_loopback(environment.host))


def demonstration() -> Iterator[Finding]:
    """Look at whether households are invented."""
    told = "FABENE_DEMO is 1: anybody may take any seat, and households are simulated"
    yield found(not settings.DEMO, "this is not a demonstration", no=told)


def names() -> Iterator[Finding]:
    """Look at what the site answers to, and by which name it calls itself."""
    known = [name for name in settings.ALLOWED_HOSTS if not is_loopback(name)]
    told = "FABENE_ALLOWED_HOSTS names no address that others know: only this machine is answered"
    yield found(bool(known), f"the site answers to {', '.join(known)}", no=told)
    if "*" in known:
        yield Finding(state=NEEDED, sentence="FABENE_ALLOWED_HOSTS allows any name: give the site's own")
    told = "links in mails begin with an address of this machine: give FABENE_ADDRESS, as https://fabene.example.org"
    yield found(bool(settings.SITE_NAME), f"links in mails begin with {settings.SITE_ADDRESS}", no=told)


def encryption() -> Iterator[Finding]:
    """Look at whether browsers reach the site encrypted."""
    told = "cookies also travel unencrypted: put the site behind HTTPS and set FABENE_HTTPS=1"
    secure = settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE
    yield found(secure, "cookies travel over HTTPS only", no=told, otherwise=NEEDED)
