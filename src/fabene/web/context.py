"""What every page knows: whose site this is, where its sections are, whether it is a demonstration."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from fabene.people.selectors import roles_of
from fabene.programme.accompaniment import selectors as accompaniment
from fabene.programme.applications import selectors as applications
from fabene.web.navigation import Section, Standing, sections


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The frame of a page: the body that owns the site, its sections and the addresses of its footer."""

    owner_name: str
    owner_url: str
    contact_email: str
    accessibility_url: str
    is_demo: bool
    sections: tuple[Section, ...]


def frame(request: HttpRequest) -> dict[str, Frame]:
    """Return the frame of the page that ``request`` asks for: what somebody is here is three short questions."""
    return {
        "frame": Frame(
            owner_name=settings.SITE_OWNER_NAME,
            owner_url=settings.SITE_OWNER_URL,
            contact_email=settings.SITE_CONTACT_EMAIL,
            accessibility_url=settings.SITE_ACCESSIBILITY_URL,
            is_demo=settings.DEMO,
            sections=sections(request.path, who=_standing(request)),
        )
    }


def _standing(request: HttpRequest) -> Standing | None:
    """Return what somebody is here, None for who has not signed in: an error may come before anybody was asked."""
    if not hasattr(request, "user") or not request.user.is_authenticated:
        return None
    user = request.user.pk
    return Standing(
        roles=frozenset(held.role for held in roles_of(user)),
        walks=accompaniment.has_part(user),
        writes=applications.writes(user),
    )
