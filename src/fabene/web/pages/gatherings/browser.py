"""What one browser signed up for without an account: found again here, and limited. The session alone remembers it."""

from typing import cast
from uuid import UUID

from django.http import HttpRequest

from fabene.core.errors import ConflictError
from fabene.gatherings import selectors
from fabene.gatherings.values import MOST_OF_A_BROWSER, SignUpView

MADE = "gatherings.made"
"""Under what the session keeps, by session of the room, the identities of the sign-ups that were made here."""


def made_here(request: HttpRequest, gathering: UUID) -> tuple[SignUpView, ...]:
    """Return the sign-ups for a session that this browser made, the earliest first."""
    ids = [UUID(one) for one in _made(request).get(str(gathering), [])]
    return selectors.sign_ups_among(ids) if ids else ()


def refuse_more(request: HttpRequest, gathering: UUID, *, id: UUID) -> None:
    """Raise ``ConflictError`` (``sign_ups_too_many_of_a_browser``) when it made enough; the same one again is none."""
    ids = _made(request).get(str(gathering), [])
    if str(id) not in ids and len(ids) >= MOST_OF_A_BROWSER:
        raise ConflictError("sign_ups_too_many_of_a_browser", limit=MOST_OF_A_BROWSER)


def note(request: HttpRequest, gathering: UUID, *, id: UUID) -> None:
    """Remember that this browser made a sign-up."""
    made = _made(request)
    made[str(gathering)] = list(dict.fromkeys((*made.get(str(gathering), []), str(id))))
    request.session[MADE] = made


def _made(request: HttpRequest) -> dict[str, list[str]]:
    return dict(cast(dict[str, list[str]], request.session.get(MADE, {})))
