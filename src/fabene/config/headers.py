"""Headers that Django does not send by itself, on every answer."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest

Respond = Callable[[HttpRequest], HttpResponse]

OWN = ("fullscreen", "publickey-credentials-create", "publickey-credentials-get", "screen-wake-lock")
"""What pages of this site may ask of a browser: a passkey, the whole screen, a screen that stays on at the stand."""

NONE = (
    *("accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "geolocation"),
    *("gyroscope", "hid", "idle-detection", "magnetometer", "microphone", "midi", "payment", "serial", "usb"),
)
"""What nobody may: where somebody is, their camera, their microphone are no business of a page about food."""

PERMISSIONS = ", ".join([*(f"{name}=(self)" for name in OWN), *(f"{name}=()" for name in NONE)])


FORM, TEXT = "application/x-www-form-urlencoded", "text/plain; charset=utf-8"
UNREAD = "Questo modulo non è scritto in UTF-8: non è stato letto e non è cambiato nulla."


def _is_read(request: HttpRequest) -> bool:
    """Say whether Django reads a form in this encoding; where it does not, its own page of errors cannot either."""
    return request.content_type != FORM or (request.encoding or "utf-8").lower() == "utf-8"


def _forget_unreadable_cookies(request: HttpRequest) -> None:
    """Take away cookies that no site ever set: PostgreSQL refuses to look for a session whose key holds a zero."""
    for name in [name for name, value in request.COOKIES.items() if not value.isprintable()]:
        del request.COOKIES[name]


class HeadersMiddleware:
    """Says what pages may ask of a browser, and that what was shown to somebody signed in is not kept."""

    def __init__(self, get_response: Respond) -> None:
        """Keep who answers."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the page answer, then add what it did not say itself."""
        _forget_unreadable_cookies(request)
        response = self.get_response(request) if _is_read(request) else HttpResponseBadRequest(UNREAD, TEXT)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if settings.SESSION_COOKIE_NAME in request.COOKIES or settings.SESSION_COOKIE_NAME in response.cookies:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response
