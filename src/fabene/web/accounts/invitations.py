"""An invitation in the browser of whoever opened its link: kept in the session, out of addresses and their logs."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from fabene.core.errors import NotFoundError
from fabene.lib.ids import new_id
from fabene.lib.stamps import stamp_now
from fabene.people import selectors, services
from fabene.people.values import InvitationView

TOKEN = "invitation"  # noqa: S105 - the name of a place in the session
NEWCOMER = "invitation_newcomer"
BY_IDENTITY = "invitation_by_identity"
AFTERWARDS = "invitation_afterwards"


def keep(request: HttpRequest, token: str) -> None:
    """Keep the invitation of a link; raise ``NotFoundError`` ``link_not_valid`` when it opens nothing."""
    selectors.invitation(token, timezone.now())
    if request.session.get(TOKEN) != token:
        let_go(request)
        request.session[TOKEN] = token
        request.session[NEWCOMER] = str(new_id(timezone.now()))


def held(request: HttpRequest) -> InvitationView:
    """Return the invitation this browser holds; raise ``NotFoundError`` ``link_not_valid`` when there is none."""
    try:
        return selectors.invitation(request.session.get(TOKEN, ""), timezone.now())
    except NotFoundError:
        let_go(request)
        raise


def newcomer(request: HttpRequest) -> UUID:
    """Return the identity that whoever accepts will have: a passkey is made for it before they are anybody."""
    return UUID(request.session[NEWCOMER])


def account_of(invitation: InvitationView) -> Any:
    """Return who signs in with the address that was invited, None when nobody does yet."""
    return selectors.account_at(invitation.email)


def accept(request: HttpRequest, *, display_name: str, password: str | None) -> Any:
    """Take the role and return who took it, ready to be signed in; the browser holds the invitation no more.

    Raises what ``people.services.accept_invitation`` raises.
    """
    user = request.user.pk if request.user.is_authenticated else newcomer(request)
    taken = services.accept_invitation(
        id=user,
        token=request.session[TOKEN],
        display_name=display_name,
        password=password,
        stamp=stamp_now(user, timezone.now()),
    )
    let_go(request)
    return selectors.account(taken.id)


def accept_by_identity(request: HttpRequest) -> Any:
    """Take the role for whoever comes back from the provider of identities with an invitation, and return them.

    None when this browser holds no invitation that was to be accepted so, or whoever was invited signs in already:
    they tie the identity themselves, signed in.
    """
    if not request.session.pop(BY_IDENTITY, False):
        return None
    try:
        invitation = held(request)
    except NotFoundError:
        return None
    if account_of(invitation) is not None:
        return None
    return accept(request, display_name=invitation.display_name, password=None)


def go_on_to(request: HttpRequest, path: str) -> None:
    """Remember the page of this site for which whoever holds an invitation came."""
    request.session[AFTERWARDS] = path


def afterwards(request: HttpRequest) -> str:
    """Return that page once; empty when they came for nothing but the invitation."""
    return str(request.session.pop(AFTERWARDS, ""))


def let_go(request: HttpRequest) -> None:
    """Forget the invitation this browser holds."""
    for kept in (TOKEN, NEWCOMER, BY_IDENTITY):
        request.session.pop(kept, None)
