"""Who may see and write what: the office everything, a recipient its own, the rest what is public."""

from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from fabene.core.errors import NotAllowedError, NotFoundError
from fabene.people import selectors as people
from fabene.people.rules import PERMISSIONS, may, require
from fabene.programme.grants import selectors
from fabene.programme.grants.values import GrantView
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.writing import actor

MANAGE, REPORT = "grants.manage", "grants.report"


def require_office(request: HttpRequest) -> None:
    """Raise ``NotAllowedError`` unless somebody is the office."""
    require(request.user, MANAGE, None)


def is_office(request: HttpRequest) -> bool:
    """Return whether somebody is the office."""
    return request.user.is_authenticated and may(request.user, MANAGE, None)


def reporting(request: HttpRequest) -> frozenset[UUID]:
    """Return the organisations for which somebody reports; raise ``NotAllowedError`` for none."""
    roles = people.roles_of(actor(request))
    found = frozenset(role.organisation_id for role in roles if role.role in PERMISSIONS[REPORT])
    bodies = frozenset(body for body in found if body)
    if not bodies:
        raise NotAllowedError(permission=REPORT)
    return bodies


def own(request: HttpRequest, grant: UUID) -> GrantView:
    """Return a grant of an organisation for which somebody reports; another's does not exist for them."""
    bodies = reporting(request)
    view = selectors.grant(grant)
    if view.recipient.id not in bodies:
        raise NotFoundError("grant_not_found")
    return view


def seen(request: HttpRequest, grant: UUID) -> GrantView:
    """Return a grant with its account to the office and to whoever reports on it."""
    return selectors.grant(grant) if is_office(request) else own(request, grant)


def head(title: str, *, lead: str = "", grant: GrantView | None = None, work: bool = False) -> Page:
    """Return the head of one of these pages; ``work`` puts the account of ``grant`` on the way to it."""
    crumbs = [Crumb(label=_("Contributi"), url=reverse("grants:list"))]
    if grant and work:
        crumbs.append(Crumb(label=grant.title, url=reverse("grants:account", args=[grant.id])))
    eyebrow = grant.recipient.name if grant else ""
    return Page(title=title, lead=lead, eyebrow=eyebrow, crumbs=tuple(crumbs))
