"""Where messages go. For this room and for whoever sends: what is returned is personal."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import OuterRef, Subquery

from fabene.households.models import Consent, Contact, Household
from fabene.households.sealed import opened
from fabene.households.values import REACHED_BY, Channel, ContactKind, ContactPoint, Contacts


def contact_points(*, household: UUID) -> tuple[ContactPoint, ...]:
    """Return where a household may be written to: the channels it agreed to, with number or address.

    Raises ``FabeneError`` (``cannot_be_read``, ``key_missing``).
    """
    return contact_points_of(households=[household]).get(household, ())


def contact_points_of(*, households: Iterable[UUID]) -> dict[UUID, tuple[ContactPoint, ...]]:
    """Return where each of these households may be written to, in a constant number of queries."""
    wanted = list(households)
    agreed = consents_of(households=wanted)
    sealed: dict[UUID, list[Contact]] = {}
    for row in Contact.objects.filter(household__in=wanted, kind__in=[ContactKind.PHONE, ContactKind.EMAIL]):
        sealed.setdefault(row.household_id, []).append(row)
    keys = dict(Household.objects.filter(id__in=sealed).values_list("id", "data_key"))
    found = {id: opened(keys[id], contacts) for id, contacts in sealed.items()}
    return {id: _points(id, contacts, channels=agreed.get(id, frozenset())) for id, contacts in found.items()}


def consents_of(*, households: Iterable[UUID]) -> dict[UUID, frozenset[Channel]]:
    """Return the channels on which each of these households agreed to be written to, the last word counting."""
    last = Consent.objects.filter(household=OuterRef("household"), channel=OuterRef("channel"))
    rows = Consent.objects.filter(
        household__in=list(households), given=True, id=Subquery(last.order_by("-recorded_at", "-id").values("id")[:1])
    )
    found: dict[UUID, frozenset[Channel]] = {}
    for household, channel in rows.values_list("household_id", "channel"):
        found[household] = found.get(household, frozenset()) | {Channel(channel)}
    return found


def _points(household: UUID, contacts: Contacts, *, channels: frozenset[Channel]) -> tuple[ContactPoint, ...]:
    said = contacts.said()
    return tuple(
        ContactPoint(household=household, channel=channel, to=said[REACHED_BY[channel]])
        for channel in Channel
        if channel in channels and REACHED_BY[channel] in said
    )
