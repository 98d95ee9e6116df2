"""Where the site is and where a request comes from: neither is ever taken from a header that anybody may write."""

import ipaddress
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

UNKNOWN = "0.0.0.0"  # noqa: S104 - an address that nobody has, not one to listen on
IPV6_SITE = 64
"""The bits of an IPv6 address that name a subscriber: the others change at will."""


def absolute(path: str) -> str:
    """Return the whole address of a page, for a mail. The host of a request is never in it."""
    return f"{settings.SITE_ADDRESS}{path}"


def printed(request: HttpRequest, path: str) -> str:
    """Return the whole address of a page, for paper that lasts: the site's own, whatever name the page was asked by.

    On a site that was given none it is the one that was asked: among those the site answers to.
    """
    return absolute(path) if settings.SITE_NAME else request.build_absolute_uri(path)


def site_name(request: HttpRequest) -> str:
    """Return the name under which the site is reached, without port: what a passkey is bound to.

    It is the one of ``FABENE_ADDRESS``; on a site that was given none, the one that was asked.
    """
    return settings.SITE_NAME or _name_asked(request)


def takes_passkeys(request: HttpRequest) -> bool:
    """Tell whether a browser can make a passkey here: at the site's own name, over HTTPS or on localhost."""
    name = _name_asked(request)
    return name == site_name(request) and (name == "localhost" or (request.is_secure() and not _is_a_number(name)))


def _name_asked(request: HttpRequest) -> str:
    return urlsplit(f"//{request.get_host()}").hostname or ""


def _is_a_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def client_address(request: HttpRequest) -> str:
    """Return the network address a request comes from, as the proxies before the site say it, or ``UNKNOWN``.

    Only the entry that the outermost of ``settings.PROXIES`` proxies wrote in ``X-Forwarded-For`` counts: what stands
    before it was written by the client. Of an IPv6 address the subscriber's part is kept.
    """
    written = str(request.META.get("REMOTE_ADDR", ""))
    forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    if settings.PROXIES and len(forwarded) >= settings.PROXIES:
        written = forwarded[-settings.PROXIES]
    return _subscriber(written)


def _subscriber(written: str) -> str:
    try:
        address = ipaddress.ip_address(written.strip("[]"))
    except ValueError:
        return UNKNOWN
    if address.version == 4:  # noqa: PLR2004 - the version of the protocol
        return str(address)
    return str(ipaddress.ip_network(f"{address}/{IPV6_SITE}", strict=False).network_address)
