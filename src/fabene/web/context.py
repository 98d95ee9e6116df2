"""What every page knows: whose site this is, where its sections are, whether it is a demonstration."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from fabene.people.selectors import roles_of
from fabene.people.values import Role
from fabene.web.navigation import Section, sections


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
    """Return the frame of the page that ``request`` asks for: one question, which roles somebody holds."""
    return {
        "frame": Frame(
            owner_name=settings.SITE_OWNER_NAME,
            owner_url=settings.SITE_OWNER_URL,
            contact_email=settings.SITE_CONTACT_EMAIL,
            accessibility_url=settings.SITE_ACCESSIBILITY_URL,
            is_demo=settings.DEMO,
            sections=sections(request.path, roles=_roles(request)),
        )
    }


def _roles(request: HttpRequest) -> frozenset[Role] | None:
    """Return the roles somebody holds, None for who has not signed in: an error may come before anybody was asked."""
    if not hasattr(request, "user") or not request.user.is_authenticated:
        return None
    return frozenset(held.role for held in roles_of(request.user.pk))
