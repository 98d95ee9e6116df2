"""Who sees a plan and what they may do in it; 404 for whoever has no part."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from fabene.core.errors import NotAllowedError, NotFoundError
from fabene.people import selectors as people
from fabene.people.rules import PERMISSIONS, may
from fabene.people.values import NetworkView
from fabene.programme.accompaniment import selectors
from fabene.programme.accompaniment.values import Part, PlanView
from fabene.programme.applications import selectors as applications
from fabene.web.pages.gatherings.words import said
from fabene.web.pages.page import Crumb
from fabene.web.pages.writing import actor

MANAGE = "accompaniment.manage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A plan as somebody sees it: as the office, as its mentor, or as who brings the idea."""

    plan: PlanView
    manages: bool
    mentors: bool
    authors: bool

    @property
    def reads_all(self) -> bool:
        """Return whether they read the whole diary."""
        return self.manages or self.mentors


def seen(request: HttpRequest, plan: UUID) -> Seen:
    """Return a plan to who may see it: the office, its mentors, whoever brings the idea or edits its application.

    Raises ``NotFoundError`` (``accompaniment_not_found``).
    """
    found, user = selectors.plan(plan), actor(request)
    whole = Seen(
        plan=found,
        manages=may(request.user, MANAGE, found.draft.network),
        mentors=user in found.people(Part.MENTOR),
        authors=user in found.people(Part.AUTHOR)
        or any(applications.is_editor(application=idea, user=user) for idea in found.draft.ideas),
    )
    if not (whole.manages or whole.mentors or whole.authors):
        raise NotFoundError("accompaniment_not_found")
    return whole


def managed(request: HttpRequest, plan: UUID) -> PlanView:
    """Return a plan to the office; raise ``NotFoundError``, ``NotAllowedError``."""
    found = seen(request, plan)
    if not found.manages:
        raise NotAllowedError(permission=MANAGE)
    return found.plan


def walked(request: HttpRequest, plan: UUID) -> PlanView:
    """Return a plan to the office and its mentors; raise ``NotFoundError``, ``NotAllowedError``."""
    found = seen(request, plan)
    if not found.reads_all:
        raise NotAllowedError(permission=MANAGE)
    return found.plan


def networks_managed(request: HttpRequest) -> tuple[tuple[NetworkView, ...], bool]:
    """Return the networks whose plans somebody keeps, and whether those of all territories too."""
    held = {role.network_id for role in people.roles_of(actor(request)) if role.role in PERMISSIONS[MANAGE]}
    everywhere = None in held
    return tuple(one for one in people.networks() if everywhere or one.id in held), everywhere


def network_read(request: HttpRequest, slug: str) -> tuple[NetworkView, bool]:
    """Return a network to who has a role or a plan in it, and whether they keep its operative plan.

    Raises ``NotFoundError`` (``network_not_found``), ``NotAllowedError``.
    """
    network, user = people.network(slug), actor(request)
    keeps = may(request.user, MANAGE, network.id)
    part = any(one.draft.network == network.id for one in selectors.plans_of(user))
    if not (keeps or part or people.role_names(user, network.id)):
        raise NotAllowedError(permission=MANAGE)
    return network, keeps


def mentors_in(request: HttpRequest, network: UUID) -> bool:
    """Return whether whoever asks walks with an idea of a network."""
    return any(one.draft.network == network for one in selectors.plans_of(actor(request), part=Part.MENTOR))


def crumbs(plan: PlanView | None = None) -> tuple[Crumb, ...]:
    """Return the way to a page below the desk, or below a plan."""
    above = (Crumb(label=_("Accompagnamento"), url=reverse("accompaniment:desk")),)
    if plan is None:
        return above
    return (*above, Crumb(label=said(plan.title), url=reverse("accompaniment:plan", args=[plan.id])))
