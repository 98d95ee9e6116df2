"""Reads about organisations, networks, who takes part in them, and who may refer households there."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from fabene.core.errors import NotFoundError
from fabene.people.models import Accreditation, Membership, Network, NetworkPartner, Organisation
from fabene.people.values import (
    AccreditationView,
    NetworkView,
    OrganisationKind,
    OrganisationView,
    PartnerRole,
    PartnerView,
    Role,
)


def networks() -> tuple[NetworkView, ...]:
    """Return every network, by name."""
    return tuple(network_view(row) for row in Network.objects.order_by("name", "id"))


def network(slug: str) -> NetworkView:
    """Return the network with this slug; raise ``NotFoundError`` ``network_not_found``."""
    return _one_network(Network.objects.filter(slug=slug).first())


def network_by_id(network_id: UUID) -> NetworkView:
    """Return the network with this id; raise ``NotFoundError`` ``network_not_found``."""
    return _one_network(Network.objects.filter(id=network_id).first())


def _one_network(row: Network | None) -> NetworkView:
    if row is None:
        raise NotFoundError("network_not_found")
    return network_view(row)


def network_view(row: Network) -> NetworkView:
    """Return a network's row as a value."""
    return NetworkView(id=row.id, slug=row.slug, name=row.name, sentence=row.sentence, sentence_en=row.sentence_en)


def organisations() -> tuple[OrganisationView, ...]:
    """Return every organisation, by name."""
    return tuple(organisation_view(row) for row in Organisation.objects.order_by("name", "id"))


def organisation(organisation_id: UUID) -> OrganisationView:
    """Return the organisation with this id; raise ``NotFoundError`` ``organisation_not_found``."""
    row = Organisation.objects.filter(id=organisation_id).first()
    if row is None:
        raise NotFoundError("organisation_not_found")
    return organisation_view(row)


def organisation_view(row: Organisation) -> OrganisationView:
    """Return an organisation's row as a value."""
    return OrganisationView(id=row.id, name=row.name, kind=OrganisationKind(row.kind), tax_code=row.tax_code)


def partners_of(network_id: UUID) -> tuple[PartnerView, ...]:
    """Return who takes part in a network: the lead first, then by name."""
    return partners_by_network([network_id]).get(network_id, ())


def partners_by_network(network_ids: Iterable[UUID]) -> dict[UUID, tuple[PartnerView, ...]]:
    """Return who takes part in each of these networks, in one query."""
    rows = NetworkPartner.objects.filter(network_id__in=list(network_ids)).select_related("organisation")
    found: dict[UUID, tuple[PartnerView, ...]] = {}
    for row in sorted(rows, key=lambda row: (row.role != PartnerRole.LEAD, row.organisation.name)):
        found[row.network_id] = (*found.get(row.network_id, ()), partner_view(row))
    return found


def partner_view(row: NetworkPartner) -> PartnerView:
    """Return a partner's row, with its organisation, as a value."""
    return PartnerView(
        id=row.id,
        network_id=row.network_id,
        organisation=organisation_view(row.organisation),
        role=PartnerRole(row.role),
        project=row.project,
    )


def accreditations_of(network_id: UUID) -> tuple[AccreditationView, ...]:
    """Return every accreditation of a network, past ones too: by organisation, the newest first."""
    rows = Accreditation.objects.filter(network_id=network_id).select_related("organisation")
    return tuple(accreditation_view(row) for row in rows.order_by("organisation__name", "-since", "id"))


def accreditation(accreditation_id: UUID) -> AccreditationView:
    """Return one accreditation; raise ``NotFoundError`` ``accreditation_not_found``."""
    row = Accreditation.objects.select_related("organisation").filter(id=accreditation_id).first()
    if row is None:
        raise NotFoundError("accreditation_not_found")
    return accreditation_view(row)


def accreditation_view(row: Accreditation) -> AccreditationView:
    """Return an accreditation's row, with its organisation, as a value."""
    return AccreditationView(
        id=row.id,
        network_id=row.network_id,
        organisation=organisation_view(row.organisation),
        since=row.since,
        until=row.until,
    )


def is_accredited(*, organisation: UUID, network: UUID, on: date) -> bool:
    """Return whether an organisation may refer households in a network on a day."""
    return _holding(on).filter(organisation_id=organisation, network_id=network).exists()


def caseworker_organisations(user_id: UUID, network_id: UUID, on: date) -> frozenset[UUID]:  # noqa: PLR0917 - who, where, when: a sentence
    """Return the organisations for which somebody is a caseworker in a network, of those accredited there on a day.

    Whose households they see is decided by this and by nothing else.
    """
    held = Membership.objects.filter(
        Q(network_id=network_id) | Q(network__isnull=True),
        user_id=user_id,
        user__is_active=True,
        role=Role.CASEWORKER,
        until__isnull=True,
    ).values("organisation_id")
    rows = _holding(on).filter(network_id=network_id, organisation_id__in=held)
    return frozenset(rows.values_list("organisation_id", flat=True))


def _holding(on: date) -> QuerySet[Accreditation]:
    return Accreditation.objects.filter(Q(until__isnull=True) | Q(until__gte=on), since__lte=on)
