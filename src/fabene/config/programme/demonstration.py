"""What only a demonstration has beside its stage: the seats a visitor may take."""

from dataclasses import dataclass

from fabene.config.programme.networks import COLLEGNO, GRUGLIASCO, MONCALIERI, OVEST_SOLIDALE, RIVOLI, VENARIA_REALE
from fabene.config.programme.stage import SINCE
from fabene.config.programme.values import Body, Network, identity
from fabene.lib.stamps import Stamp
from fabene.people import services as people
from fabene.people.values import OrganisationKind, Role

SEASON_NETWORK = GRUGLIASCO
SEASON_MARKET = GRUGLIASCO.markets[0]
"""Where simulated seasons are played: the round that published its figures."""

SEASON_REFERRER = SEASON_NETWORK.project.lead
"""Who refers the simulated households of that season."""


SECOND_REFERRER = OVEST_SOLIDALE
"""Who refers a household that the first one knows already, so that both are warned."""

TRADER = Body(name="Banco di prova 12", kind=OrganisationKind.FIRM)
SCHOOL = Body(name="Scuola di prova", kind=OrganisationKind.SCHOOL)
TOWN = Body(name="Comune di Grugliasco", kind=OrganisationKind.MUNICIPALITY)
NEIGHBOURS = Body(name="GreenTo", kind=OrganisationKind.THIRD_SECTOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chair:
    """A seat of the demonstration: its user, the role and (unless it is for all) the network it is held in.

    ``body`` is the organisation for which the role is held, where roles are. Who takes part in a call has no role.
    """

    key: str
    display_name: str
    role: Role | None
    network: Network | None
    title: str
    what: str
    body: Body | None = None


FIRST_CASEWORKER = Chair(
    key="grugliasco-segnalante",
    display_name="Chi segnala a Grugliasco",
    role=Role.CASEWORKER,
    network=GRUGLIASCO,
    title="A chi segnala le famiglie",
    what="Segnali una famiglia di prova, stampi la sua tessera, la richiami.",
    body=SEASON_REFERRER,
)
SECOND_CASEWORKER = Chair(
    key="grugliasco-consorzio",
    display_name="Chi segnala dal consorzio",
    role=Role.CASEWORKER,
    network=GRUGLIASCO,
    title="A chi segnala da un altro ente",
    what="Vedi solo le famiglie del tuo ente, e un avviso se una è forse già conosciuta.",
    body=SECOND_REFERRER,
)

CHAIRS = (
    Chair(
        key="grugliasco-banchetto",
        display_name="Banchetto di Grugliasco",
        role=Role.STAND,
        network=GRUGLIASCO,
        title="Al banchetto",
        what="Segni le cassette e i pesi al mercato di viale Echirolles.",
    ),
    Chair(
        key="grugliasco-hub",
        display_name="Hub di Grugliasco",
        role=Role.HUB,
        network=GRUGLIASCO,
        title="All'hub",
        what="Pesi, prepari le borse, le consegni e chiudi la giornata.",
    ),
    Chair(
        key="grugliasco-coordinamento",
        display_name="Coordinamento di Grugliasco",
        role=Role.COORDINATOR,
        network=GRUGLIASCO,
        title="Al coordinamento di Grugliasco",
        what="Vedi tutta la rete: giornate, famiglie per codice, regole.",
    ),
    FIRST_CASEWORKER,
    SECOND_CASEWORKER,
    Chair(
        key="grugliasco-giro",
        display_name="Giro di Grugliasco",
        role=Role.RIDER,
        network=GRUGLIASCO,
        title="In cargo bike",
        what="Porti le borse a casa: le porte si vedono solo finché il giro è aperto.",
    ),
    Chair(
        key="grugliasco-banco-12",
        display_name="Banco di prova 12",
        role=Role.TRADER,
        network=GRUGLIASCO,
        title="A un banco del mercato",
        what="Vedi quello che la rete fa con ciò che i banchi danno.",
        body=TRADER,
    ),
    Chair(
        key="grugliasco-ente",
        display_name="Un ente di Grugliasco",
        role=Role.ORGANISATION,
        network=GRUGLIASCO,
        title="A un ente della rete",
        what="Vedi i totali della rete di cui il tuo ente fa parte.",
        body=NEIGHBOURS,
    ),
    Chair(
        key="grugliasco-capofila",
        display_name="Capofila di Grugliasco",
        role=Role.ORGANISATION,
        network=GRUGLIASCO,
        title="All'ente capofila di Grugliasco",
        what="Rendiconti il contributo: una spesa per volta, con il suo documento.",
        body=SEASON_REFERRER,
    ),
    Chair(
        key="grugliasco-comune",
        display_name="Comune di Grugliasco",
        role=Role.MUNICIPALITY,
        network=GRUGLIASCO,
        title="Al Comune",
        what="Vedi quanti aspettano un posto, in numeri, e i totali.",
        body=TOWN,
    ),
    Chair(
        key="grugliasco-scuola",
        display_name="Scuola di prova",
        role=Role.SCHOOL,
        network=GRUGLIASCO,
        title="A scuola",
        what="Vedi i totali del mercato vicino alla tua classe.",
        body=SCHOOL,
    ),
    Chair(
        key="programma",
        display_name="Coordinamento del programma",
        role=Role.COORDINATOR,
        network=None,
        title="Al coordinamento del programma",
        what="Vedi le cinque reti insieme.",
    ),
    Chair(
        key="ufficio-programma",
        display_name="Ufficio del programma",
        role=Role.PROGRAMME,
        network=None,
        title="All'ufficio del programma",
        what="Inviti le persone, accrediti gli enti, curi la riservatezza dei dati.",
    ),
    Chair(
        key="proponente",
        display_name="Chi partecipa a un bando",
        role=None,
        network=None,
        title="A chi ha un’idea",
        what="Scrivi una proposta per un bando aperto, la controlli e la invii.",
    ),
    Chair(
        key="mentore",
        display_name="Chi accompagna un’idea",
        role=None,
        network=None,
        title="A chi accompagna",
        what="Tieni il diario, fissi un incontro a distanza, scrivi le ore.",
    ),
    Chair(
        key="giuria",
        display_name="Una persona della giuria",
        role=Role.JURY,
        network=None,
        title="In giuria",
        what="Leggi tre proposte simulate, apri i documenti, dai i punteggi.",
    ),
    Chair(
        key="valutazione",
        display_name="Chi valuta il programma",
        role=Role.EVALUATOR,
        network=None,
        title="A chi valuta",
        what="Vedi numeri e bisogno non accolto, mai una famiglia.",
    ),
)


NEIGHBOURS_CHAIRS = (
    Chair(
        key="collegno-coordinamento",
        display_name="Coordinamento di Collegno",
        role=Role.COORDINATOR,
        network=COLLEGNO,
        title="Al coordinamento di Collegno",
        what="Orto e mercati per una mensa: oggi al banchetto ci sono cassette da portare all’hub.",
    ),
    Chair(
        key="moncalieri-coordinamento",
        display_name="Coordinamento di Moncalieri",
        role=Role.COORDINATOR,
        network=MONCALIERI,
        title="Al coordinamento di Moncalieri",
        what="Fattorie, cassette e tavola aperta: oggi c’è una tavola da aprire.",
    ),
    Chair(
        key="rivoli-coordinamento",
        display_name="Coordinamento di Rivoli",
        role=Role.COORDINATOR,
        network=RIVOLI,
        title="Al coordinamento di Rivoli",
        what="Mercato e laboratori di cucina: oggi il cibo aspetta le sue borse.",
    ),
    Chair(
        key="venaria-coordinamento",
        display_name="Coordinamento di Venaria",
        role=Role.COORDINATOR,
        network=VENARIA_REALE,
        title="Al coordinamento di Venaria Reale",
        what="Una cucina che fa conserve e pasti: oggi c’è un lotto da cucinare.",
    ),
)
"""One seat in each of the other networks; what waits there today is left by ``replay.alive``."""


def load_second_referrer(stamp: Stamp) -> None:
    """Let a second organisation refer households where the season is shown; repeated, it changes nothing."""
    people.accredit(
        id=identity("accreditation", SEASON_NETWORK.slug, "second"),
        network=identity("network", SEASON_NETWORK.slug),
        organisation=identity("body", SECOND_REFERRER.name),
        since=SINCE,
        until=None,
        stamp=stamp,
    )


def load_seats(stamp: Stamp) -> None:
    """Create the users of the demonstration and their seats; repeated, it changes nothing."""
    for position, chair in enumerate((*CHAIRS, *NEIGHBOURS_CHAIRS), start=1):
        _load_chair(chair, position=position, stamp=stamp)


def _load_chair(chair: Chair, *, position: int, stamp: Stamp) -> None:
    user = identity("user", chair.key)
    if chair.body:
        people.create_organisation(
            id=identity("body", chair.body.name), name=chair.body.name, kind=chair.body.kind, stamp=stamp
        )
    people.create_user(id=user, email=f"{chair.key}@example.org", display_name=chair.display_name, stamp=stamp)
    if chair.role:
        people.grant_role(
            id=identity("role", chair.key),
            user=user,
            role=chair.role,
            network=identity("network", chair.network.slug) if chair.network else None,
            organisation=identity("body", chair.body.name) if chair.body else None,
            stamp=stamp,
        )
    people.create_seat(key=chair.key, user=user, title=chair.title, what=chair.what, position=position, stamp=stamp)
