"""What is published of the applications of 2020: how many ideas on which territory, how many bodies, five projects.

Which idea was whose nobody published: the seventeen of the first call stay without title and without a body, the
sixteen bodies without a name. Of the second call only the five that were funded are known, with who led each.
"""

from collections.abc import Mapping
from uuid import UUID

from fabene.config.programme.networks import COLLEGNO, GRUGLIASCO, MONCALIERI, NETWORKS, RIVOLI, VENARIA_REALE
from fabene.config.programme.values import Body, Network, identity
from fabene.lib.stamps import Stamp
from fabene.people.values import OrganisationKind
from fabene.programme.applications import services
from fabene.programme.applications.values import PartRole, Recorded, RecordedPart
from fabene.programme.calls.values import ApplicantKind

IDEAS_BY_TERRITORY: tuple[tuple[tuple[Network, ...], int], ...] = (
    ((COLLEGNO, GRUGLIASCO, RIVOLI), 4),
    ((COLLEGNO, GRUGLIASCO, MONCALIERI, RIVOLI, VENARIA_REALE), 1),
    ((COLLEGNO, GRUGLIASCO), 1),
    ((COLLEGNO, MONCALIERI), 1),
    ((RIVOLI,), 2),
    ((VENARIA_REALE,), 2),
    ((GRUGLIASCO,), 2),
    ((MONCALIERI,), 3),
    ((COLLEGNO,), 1),
)
"""How many ideas reached the call for ideas on each set of cities: seventeen in all."""
IDEAS_SOURCE = (
    "https://www.torinoggi.it/2020/07/13/leggi-notizia/argomenti/attualita-8/articolo/"
    "bando-periferie-con-orti-magazzini-virtuali-alveari-17-le-proposte-arrivate-per-top-metro-fa-b.html"
)
BODIES = 16
"""How many bodies answered it and followed the path: their names were not published together."""
BODIES_SOURCE = (
    "Rapporto Top Metro Fa Bene, febbraio 2021; "
    "https://www.topmetrofabene.it/si-apre-la-call-for-proposals-di-top-metro-fa-bene/"
)
PLACES: Mapping[str, tuple[Network, ...]] = {COLLEGNO.slug: (COLLEGNO, GRUGLIASCO)}
"""Where a project is about more than its own city."""
KINDS: Mapping[OrganisationKind, ApplicantKind] = {
    OrganisationKind.MUNICIPALITY: ApplicantKind.PUBLIC_BODY,
    OrganisationKind.PUBLIC_BODY: ApplicantKind.PUBLIC_BODY,
    OrganisationKind.SCHOOL: ApplicantKind.PUBLIC_BODY,
    OrganisationKind.FIRM: ApplicantKind.FIRM,
}


def load_ideas(call: UUID, *, stamp: Stamp) -> None:
    """Write down the seventeen ideas and the sixteen bodies of the call for ideas; repeated, it changes nothing."""
    number = 0
    for networks, count in IDEAS_BY_TERRITORY:
        for _ in range(count):
            number += 1
            recorded = Recorded(call=call, title="", municipalities=_codes(networks), source=IDEAS_SOURCE)
            services.record(id=identity("idea", str(number)), recorded=recorded, stamp=stamp)
    for place in range(1, BODIES + 1):
        body = identity("answered", str(place))
        services.enter_applicant(
            id=body,
            name="",
            tax_code="",
            kind=ApplicantKind.ORGANISATION,
            source=BODIES_SOURCE,
            stamp=stamp,
        )
        services.note_participant(
            id=identity("answered", str(place), "ideas"), call=call, applicant=body, source=BODIES_SOURCE, stamp=stamp
        )


def load_proposals(call: UUID, *, stamp: Stamp) -> None:
    """Write down the five proposals of the second call that are known: those that were funded."""
    for network in NETWORKS:
        project = network.project
        parts = [_part(project.lead, PartRole.LEAD, stamp=stamp)]
        parts += [_part(body, PartRole.PARTNER, stamp=stamp) for body in project.partners]
        recorded = Recorded(
            call=call,
            title=project.title,
            municipalities=_codes(PLACES.get(network.slug, (network,))),
            source=project.source,
            parts=tuple(parts),
        )
        services.record(id=proposal_id(network), recorded=recorded, stamp=stamp)


def proposal_id(network: Network) -> UUID:
    """Return the identity of the proposal that was funded on a network."""
    return identity("proposal", network.slug)


def _part(body: Body, role: PartRole, *, stamp: Stamp) -> RecordedPart:
    known = services.enter_applicant(
        id=identity("applicant", body.name),
        name=body.name,
        tax_code="",
        kind=KINDS.get(body.kind, ApplicantKind.ORGANISATION),
        source="",
        stamp=stamp,
    )
    return RecordedPart(applicant=known.id, role=role)


def _codes(networks: tuple[Network, ...]) -> tuple[str, ...]:
    return tuple(network.municipality.istat_code for network in networks)
