"""What a day passed on to an emporio, as one delivery: read by writes and reads."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from fabene.core.errors import FabeneError
from fabene.core.owners import OwnerKind
from fabene.places.models import Destination
from fabene.sharing.models import AcknowledgedPassing, PassOn, PassOnContent
from fabene.sharing.values import ConsignedItem


def require_emporio(place: Destination) -> None:
    """Raise ``FabeneError`` (``acknowledged_elsewhere``): only an emporio says what it received."""
    if place.kind != OwnerKind.EMPORIO:
        raise FabeneError("acknowledged_elsewhere", destination=place.name)


def waiting_passings() -> QuerySet[PassOn]:
    """Return what went to an emporio, was not taken back, and is not acknowledged."""
    known = AcknowledgedPassing.objects.filter(passing=OuterRef("id"), live=True)
    return PassOn.objects.filter(~Exists(known), undone_at__isnull=True, destination__kind=OwnerKind.EMPORIO.value)


def contents_of(passings: Iterable[UUID]) -> list[PassOnContent]:
    """Return everything that was in these deliveries."""
    return list(PassOnContent.objects.filter(passing__in=list(passings)).order_by("id"))


def items_of(
    contents: Sequence[PassOnContent], *, received: Mapping[str, int] | None = None
) -> tuple[ConsignedItem, ...]:
    """Return deliveries by category; ``received`` says what came of each."""
    sent: dict[str, int] = {}
    for part in contents:
        sent[part.category] = sent.get(part.category, 0) + part.amount
    counted = {part.category for part in contents if part.pieces is not None}
    known = received or {}
    return tuple(
        ConsignedItem(category=category, counted=category in counted, sent=amount, received=known.get(category))
        for category, amount in sorted(sent.items())
    )
