"""Writing the closing dossier of a network: every time a new edition, the ones before stay."""

from uuid import UUID

from django.db import transaction
from django.db.models import Max

from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.checks import lock_network
from fabene.people.services import log
from fabene.programme.change.models import Dossier
from fabene.programme.change.texts import columns
from fabene.programme.change.values import DossierDraft

TEXT, SOURCE = 3000, 500


@transaction.atomic
def write_dossier(*, id: UUID, dossier: DossierDraft, stamp: Stamp) -> None:
    """Write an edition of a dossier. Raises ``network_not_found``, ``text_too_long``, ``text_unreadable``."""
    told = {
        **columns("results", dossier.results, limit=TEXT),
        **columns("costs", dossier.costs, limit=TEXT),
        **columns("stays", dossier.stays, limit=TEXT),
        **columns("pays", dossier.pays, limit=TEXT),
        **columns("next", dossier.next, limit=TEXT),
        "next_programme": dossier.next_programme,
        "source": clean(dossier.source, field="source", limit=SOURCE, optional=True),
    }
    content = {**told, "programme": dossier.programme}
    if not log(
        id=derived(id, "written"), what="dossier.written", key=id, network=dossier.network, stamp=stamp, content=content
    ):
        return
    lock_network(dossier.network)
    known = Dossier.objects.filter(network=dossier.network, programme=dossier.programme)
    number = (known.aggregate(last=Max("number"))["last"] or 0) + 1
    Dossier.objects.create(
        id=id,
        network=dossier.network,
        programme=dossier.programme,
        number=number,
        written_at=stamp.happened_at,
        **told,
    )
