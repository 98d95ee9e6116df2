"""What other rooms ask before they write: that a network is there, that a word can stand in an address."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug

from fabene.core.errors import FabeneError, NotFoundError
from fabene.people.models import Network, Organisation


def checked_slug(slug: str) -> str:
    """Return ``slug`` when it can stand in an address; raise ``FabeneError`` ``slug_not_valid`` otherwise."""
    longest = 50
    try:
        validate_slug(slug)
    except ValidationError as error:
        raise FabeneError("slug_not_valid", slug=slug) from error
    if len(slug) > longest or slug != slug.lower():
        raise FabeneError("slug_not_valid", slug=slug)
    return slug


def require_network(network: UUID) -> None:
    """Raise ``NotFoundError`` ``network_not_found`` when there is no such network."""
    if not Network.objects.filter(id=network).exists():
        raise NotFoundError("network_not_found")


def require_organisation(organisation: UUID) -> None:
    """Raise ``NotFoundError`` ``organisation_not_found`` when there is no such organisation."""
    if not Organisation.objects.filter(id=organisation).exists():
        raise NotFoundError("organisation_not_found")


def lock_network(network: UUID) -> None:
    """Hold the network's row until the transaction ends: what is counted per network is counted by one at a time.

    Raises ``NotFoundError`` ``network_not_found``.
    """
    if Network.objects.select_for_update().filter(id=network).first() is None:
        raise NotFoundError("network_not_found")
