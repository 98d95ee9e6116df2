"""Which sessions somebody sees, and which they may plan: 404 for what they may not know of."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from fabene.core.errors import NotAllowedError, NotFoundError
from fabene.gatherings import selectors
from fabene.gatherings.values import GatheringView, SignUpView
from fabene.people import selectors as people
from fabene.people.rules import PERMISSIONS, may
from fabene.people.values import NetworkView
from fabene.programme.accompaniment import selectors as accompaniment
from fabene.programme.accompaniment.values import Part
from fabene.web.pages.page import Crumb

MANAGE = "gatherings.manage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A session as somebody sees it: whether they may change it, and how they signed up for it."""

    gathering: GatheringView
    manages: bool
    mine: SignUpView | None

    @property
    def inside(self) -> bool:
        """Return whether they see how to be there from afar."""
        return self.manages or self.gathering.plan.link_public or (self.mine is not None and self.mine.stands)


def seen(request: HttpRequest, gathering: UUID) -> Seen:
    """Return a session to who may see it; raise ``NotFoundError`` (``gathering_not_found``)."""
    found = selectors.gathering(gathering)
    user = request.user.pk if request.user.is_authenticated else None
    mine = selectors.sign_up_of(gathering=gathering, owner=user) if user else None
    manages = manages_about(request, about=found.plan.about, network=found.plan.network)
    if not (found.plan.public or manages or mine or (user and _belongs(user, found))):
        raise NotFoundError("gathering_not_found")
    return Seen(gathering=found, manages=manages, mine=mine)


def _belongs(user: UUID, found: GatheringView) -> bool:
    about = found.plan.about
    return bool(people.role_names(user, found.plan.network)) or (
        about is not None and accompaniment.concerns(plan=about, user=user)
    )


def manages_about(request: HttpRequest, *, about: UUID | None, network: UUID | None) -> bool:
    """Return whether who asks may plan sessions of a network, or of the plan whose mentor they are."""
    if not request.user.is_authenticated:
        return False
    return may(request.user, MANAGE, network) or (about is not None and is_mentor(request.user.pk, about))


def is_mentor(user: UUID, plan: UUID) -> bool:
    """Return whether somebody is a mentor of a plan now."""
    return any(one.id == plan for one in accompaniment.plans_of(user, part=Part.MENTOR))


def managed(request: HttpRequest, gathering: UUID) -> GatheringView:
    """Return a session to who may change it; raise ``NotFoundError``, ``NotAllowedError``."""
    found = seen(request, gathering)
    if not found.manages:
        raise NotAllowedError(permission=MANAGE)
    return found.gathering


def networks_managed(user: UUID) -> tuple[tuple[NetworkView, ...], bool]:
    """Return the networks whose sessions somebody may plan, and whether those of all territories too."""
    held = {role.network_id for role in people.roles_of(user) if role.role in PERMISSIONS[MANAGE]}
    everywhere = None in held
    return tuple(one for one in people.networks() if everywhere or one.id in held), everywhere


def crumbs(found: GatheringView | None = None, *, title: str = "") -> tuple[Crumb, ...]:
    """Return the way to a page below the list, or below a session."""
    above = (Crumb(label=_("Incontri"), url=reverse("gatherings:gatherings")),)
    if found is None:
        return above
    return (*above, Crumb(label=title, url=reverse("gatherings:gathering", args=[found.id])))
