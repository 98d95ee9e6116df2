"""How often links are sent: wide by network address, since a market's Wi-Fi is one; narrow by who they go to."""

from allauth.core.internal import ratelimit
from django.http import HttpRequest

from fabene.lib.attempts import known_as

RATES = {"take_part": "60/m/ip,3/h/key"}


def may_ask(request: HttpRequest, email: str) -> bool:
    """Return whether another link may be sent to an address from where somebody asks; it is counted."""
    usage = ratelimit.consume(
        request, app="fabene.web.applications", action="take_part", config=RATES, key=known_as(email)
    )
    return usage is not None
