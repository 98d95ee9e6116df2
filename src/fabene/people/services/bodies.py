"""Writes about organisations and networks: who takes part, and who may refer households."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from stdnum.exceptions import ValidationError as StdnumValidationError
from stdnum.it import codicefiscale

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.ledger import services as ledger
from fabene.lib.files import services as files
from fabene.lib.files.values import FileVersion
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.checks import checked_slug, lock_network, require_network, require_organisation
from fabene.people.models import Accreditation, Network, NetworkPartner, Organisation
from fabene.people.selectors import accreditation, network_view, organisation_view, partner_view
from fabene.people.services.logs import log
from fabene.people.values import (
    NETWORK_OWNERS,
    AccreditationView,
    NetworkView,
    OrganisationKind,
    OrganisationView,
    PartnerRole,
    PartnerView,
)


@transaction.atomic
def create_network(
    *, id: UUID, slug: str, name: str, sentence: str, stamp: Stamp, sentence_en: str = ""
) -> NetworkView:
    """Create a local network, its ledger book (same id) and the owners it has one of (``NETWORK_OWNERS``).

    Raises ``slug_not_valid``, ``text_missing``, ``text_too_long``, and ``ConflictError`` ``slug_taken``.
    """
    values = {
        "slug": checked_slug(slug),
        "name": clean(name, field="name", limit=100),
        "sentence": clean(sentence, field="sentence", limit=300, optional=True),
        "sentence_en": clean(sentence_en, field="sentence_en", limit=300, optional=True),
    }
    if not log(id=derived(id, "created"), what="network.created", key=id, network=id, stamp=stamp, content=values):
        return network_view(Network.objects.get(id=id))
    if Network.objects.filter(slug=slug).exists():
        raise ConflictError("slug_taken", slug=slug)
    ledger.open_book(id=id)
    ledger.open_owners({derived(id, kind): kind for kind in NETWORK_OWNERS})
    return network_view(Network.objects.create(id=id, **values))


@transaction.atomic
def create_organisation(
    *, id: UUID, name: str, kind: OrganisationKind, stamp: Stamp, tax_code: str = ""
) -> OrganisationView:
    """Create an organisation; ``tax_code`` is its codice fiscale or partita IVA, or empty.

    Raises ``tax_code_not_valid`` for a wrong length or check digit, ``ConflictError`` ``tax_code_taken``.
    """
    values = {
        "name": clean(name, field="name", limit=200),
        "kind": OrganisationKind(kind),
        "tax_code": checked_tax_code(tax_code),
    }
    if not log(id=derived(id, "created"), what="organisation.created", key=id, stamp=stamp, content=values):
        return organisation_view(Organisation.objects.get(id=id))
    if values["tax_code"] and Organisation.objects.filter(tax_code=values["tax_code"]).exists():
        raise ConflictError("tax_code_taken", tax_code=values["tax_code"])
    return organisation_view(Organisation.objects.create(id=id, **values))


def checked_tax_code(text: str) -> str:
    """Return a tax code as it is kept, empty for none; raise ``FabeneError`` ``tax_code_not_valid``."""
    if not text.strip():
        return ""
    try:
        return str(codicefiscale.validate(text))
    except StdnumValidationError as error:
        raise FabeneError("tax_code_not_valid") from error


@transaction.atomic
def join_network(
    *, id: UUID, network: UUID, organisation: UUID, role: PartnerRole, stamp: Stamp, project: str = ""
) -> PartnerView:
    """Write down that an organisation takes part in a network, as lead or partner of a project.

    Raises ``network_not_found``, ``organisation_not_found``, ``ConflictError`` ``partner_already``.
    """
    project = clean(project, field="project", limit=200, optional=True)
    content = {"organisation": organisation, "role": role, "project": project}
    rows = NetworkPartner.objects.select_related("organisation")
    if not log(id=derived(id, "created"), what="network.joined", key=id, network=network, stamp=stamp, content=content):
        return partner_view(rows.get(id=id))
    require_network(network)
    require_organisation(organisation)
    if rows.filter(network_id=network, organisation_id=organisation).exists():
        raise ConflictError("partner_already")
    NetworkPartner.objects.create(
        id=id, network_id=network, organisation_id=organisation, role=PartnerRole(role), project=project
    )
    return partner_view(rows.get(id=id))


@transaction.atomic
def accredit(
    *, id: UUID, network: UUID, organisation: UUID, since: date, until: date | None, stamp: Stamp
) -> AccreditationView:
    """Let an organisation refer households in a network from ``since`` on; ``until`` is the last day, if there is one.

    Raises ``network_not_found``, ``organisation_not_found``, ``accreditation_ends_before``, ``ConflictError``
    ``accredited_already`` when it is accredited on any of those days.
    """
    content = {"organisation": organisation, "since": since, "until": until}
    if not log(
        id=derived(id, "created"), what="organisation.accredited", key=id, network=network, stamp=stamp, content=content
    ):
        return accreditation(id)
    lock_network(network)
    require_organisation(organisation)
    if until is not None and until < since:
        raise FabeneError("accreditation_ends_before")
    same_days = Accreditation.objects.filter(Q(until__isnull=True) | Q(until__gte=since))
    if until is not None:
        same_days = same_days.filter(since__lte=until)
    if same_days.filter(network_id=network, organisation_id=organisation).exists():
        raise ConflictError("accredited_already")
    Accreditation.objects.create(id=id, network_id=network, organisation_id=organisation, since=since, until=until)
    return accreditation(id)


@transaction.atomic
def end_accreditation(*, id: UUID, accreditation: UUID, on: date, stamp: Stamp) -> None:
    """Make ``on`` the last day on which an organisation may refer and its caseworkers see their households.

    Raises ``accreditation_not_found``, ``accreditation_ends_before``, ``ConflictError`` ``accreditation_over`` when it
    ends before that day anyway.
    """
    row = Accreditation.objects.select_for_update().filter(id=accreditation).first()
    if row is None:
        raise NotFoundError("accreditation_not_found")
    if not log(
        id=id, what="accreditation.ended", key=accreditation, network=row.network_id, stamp=stamp, content={"on": on}
    ):
        return
    if row.until is not None and row.until <= on:
        raise ConflictError("accreditation_over")
    if on < row.since:
        raise FabeneError("accreditation_ends_before")
    row.until = on
    row.save(update_fields=["until"])


@transaction.atomic
def file_deed(*, id: UUID, accreditation: UUID, content: bytes, stamp: Stamp) -> FileVersion:
    """Keep the deed by which a network accredits an organisation; a deed filed again is its next version.

    Raises ``accreditation_not_found`` and what ``fabene.lib.files.services.keep`` raises.
    """
    row = Accreditation.objects.select_for_update().filter(id=accreditation).first()
    if row is None:
        raise NotFoundError("accreditation_not_found")
    log(id=derived(id, "filed"), what="accreditation.deed", key=accreditation, network=row.network_id, stamp=stamp)
    return files.keep(id=id, subject=accreditation, content=content, stamp=stamp)
