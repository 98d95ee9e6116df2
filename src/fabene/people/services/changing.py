"""Saying otherwise what a network or an organisation is called."""

from uuid import UUID

from django.db import transaction

from fabene.core.errors import ConflictError, NotFoundError
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.models import Network, Organisation
from fabene.people.selectors import network_view, organisation_view
from fabene.people.services.bodies import checked_tax_code
from fabene.people.services.logs import log
from fabene.people.values import NetworkView, OrganisationKind, OrganisationView


@transaction.atomic
def change_network(
    *, id: UUID, network: UUID, name: str, sentence: str, stamp: Stamp, sentence_en: str = ""
) -> NetworkView:
    """Call a network otherwise from now on; its address stays. ``id`` is the identity of this change.

    Raises ``network_not_found``, ``text_missing``, ``text_too_long``.
    """
    values = {
        "name": clean(name, field="name", limit=100),
        "sentence": clean(sentence, field="sentence", limit=300, optional=True),
        "sentence_en": clean(sentence_en, field="sentence_en", limit=300, optional=True),
    }
    row = Network.objects.select_for_update().filter(id=network).first()
    if row is None:
        raise NotFoundError("network_not_found")
    if log(id=id, what="network.changed", key=network, network=network, stamp=stamp, content=values):
        row.name, row.sentence, row.sentence_en = values["name"], values["sentence"], values["sentence_en"]
        row.save(update_fields=list(values))
    return network_view(row)


@transaction.atomic
def change_organisation(
    *, id: UUID, organisation: UUID, name: str, kind: OrganisationKind, stamp: Stamp, tax_code: str = ""
) -> OrganisationView:
    """Say otherwise what an organisation is called, what sort of body it is, its tax code.

    ``id`` is the identity of this change. Raises ``organisation_not_found``, ``text_missing``, ``text_too_long``,
    ``tax_code_not_valid``, ``ConflictError`` ``tax_code_taken``.
    """
    values = {
        "name": clean(name, field="name", limit=200),
        "kind": OrganisationKind(kind),
        "tax_code": checked_tax_code(tax_code),
    }
    row = Organisation.objects.select_for_update().filter(id=organisation).first()
    if row is None:
        raise NotFoundError("organisation_not_found")
    if log(id=id, what="organisation.changed", key=organisation, stamp=stamp, content=values):
        others = Organisation.objects.exclude(id=organisation)
        if values["tax_code"] and others.filter(tax_code=values["tax_code"]).exists():
            raise ConflictError("tax_code_taken", tax_code=values["tax_code"])
        row.name, row.kind, row.tax_code = values["name"], values["kind"], values["tax_code"]
        row.save(update_fields=list(values))
    return organisation_view(row)
