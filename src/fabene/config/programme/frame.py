"""The frame of the real programme: what it is inside, what came before and after, by which acts and agreements.

What no source says stays empty: the CUP, the money of Top Metro Fa Bene alone, days of which only the month is told.
"""

from datetime import date
from uuid import UUID

from fabene.config.programme import frame_sources as of
from fabene.config.programme.networks import COLLEGNO, GRUGLIASCO, NETWORKS, OVEST_SOLIDALE, RIVOLI
from fabene.config.programme.sources import OVEST_FOOD_LAB as OVEST_FOOD_LAB_PAGE
from fabene.config.programme.values import Body, Network, identity
from fabene.core.bilingual import Bilingual
from fabene.people.values import OrganisationKind
from fabene.programme.frame.kinds import PartnerKind
from fabene.programme.frame.values import Joining, Partner, Phase, Programme, Ranking


def said(it: str, en: str) -> Bilingual:
    """Return a text in the two languages of the pages."""
    return Bilingual(it=it, en=en)


SUBURBS, TOP_METRO, FA_BENE, FOOD_LAB = "bando-periferie", "top-metro", "top-metro-fa-bene", "ovest-food-lab"


def programme_id(slug: str) -> UUID:
    """Return the identity of a programme."""
    return identity("programme", slug)


METRO_CITY = Body(name="Città metropolitana di Torino", kind=OrganisationKind.PUBLIC_BODY)
S_NODI = Body(name="S-nodi", kind=OrganisationKind.THIRD_SECTOR)
CARITAS_ITALY = Body(name="Caritas Italiana", kind=OrganisationKind.THIRD_SECTOR)
CARITAS_TURIN = Body(name="Caritas Diocesana di Torino", kind=OrganisationKind.THIRD_SECTOR)
SAN_DONATO = Body(name="San Donato (cooperativa)", kind=OrganisationKind.THIRD_SECTOR)
TOWNS = {
    network.slug: Body(name=f"Comune di {network.municipality.name}", kind=OrganisationKind.MUNICIPALITY)
    for network in NETWORKS
}
BODIES = (METRO_CITY, S_NODI, CARITAS_ITALY, CARITAS_TURIN, SAN_DONATO, OVEST_SOLIDALE, *TOWNS.values())

PROGRAMMES = (
    Programme(
        slug=SUBURBS,
        name=said("Bando Periferie", "Suburbs Call"),
        sentence=said(
            "Il bando dello Stato del 25 maggio 2016 per riqualificare le periferie e renderle più sicure.",
            "The State's call of 25 May 2016 to renew the suburbs and make them safer.",
        ),
        source=of.TOP_METRO_SITE,
        starts=date(2016, 5, 25),
    ),
    Programme(
        slug=TOP_METRO,
        name=said("ToP Metro", "ToP Metro"),
        sentence=said(
            "Il progetto con cui la Città metropolitana di Torino partecipa al Bando Periferie: 95 interventi in 11 "
            "Comuni.",
            "The Metropolitan City of Turin's project for the Suburbs Call: 95 works in 11 municipalities.",
        ),
        source=of.TOP_METRO_MONEY,
        parent=programme_id(SUBURBS),
        ranking=Ranking(position=38, out_of=120, funded_first=24),
        website=of.TOP_METRO_SITE,
    ),
    Programme(
        slug=FA_BENE,
        name=said("Top Metro Fa Bene", "Top Metro Fa Bene"),
        sentence=said(
            "Interventi innovativi legati al cibo, per migliorare la vita delle comunità di cinque città.",
            "New ways of working with food, to make life better in the communities of five cities.",
        ),
        story=said(
            "Top Metro Fa Bene è parte del più ampio progetto ToP Metro della Città metropolitana di Torino (D.P.C.M. "
            "25 maggio 2016, «Bando per la riqualificazione urbana e la sicurezza delle periferie»), nell’ambito dei "
            "PON Città Metropolitane 2014-2020.\n"
            "La Città metropolitana di Torino, in partnership con S-nodi, che cofinanzia il progetto con fondi del "
            "Programma Azioni di Sistema di Caritas Italiana e di Caritas Diocesana di Torino, si rivolge a "
            "organizzazioni del terzo settore, imprese, gruppi di persone e pubbliche amministrazioni per attivare "
            "ecosistemi territoriali sostenibili nelle Città di Collegno, Grugliasco, Moncalieri, Rivoli e Venaria "
            "Reale.\n"
            "L’obiettivo è sperimentare interventi innovativi legati al cibo, capaci di migliorare la qualità della "
            "vita delle comunità locali, con iniziative che uniscono enti pubblici, imprese, organizzazioni di terzo "
            "settore, scuole e commercianti di prossimità impegnati a far stare meglio le proprie comunità. Il "
            "progetto incentiva esperienze di inclusione e sostiene le economie di prossimità con esperienze create "
            "insieme a giovani, migranti e cittadini vulnerabili.\n"
            "Cinque reti locali, legate ai Comuni, sono aiutate a realizzare sistemi innovativi di inclusione legati "
            "al cibo e ai mercati rionali, a partire dall’approccio «fa bene», che tiene insieme reciprocità e "
            "democrazia.",
            "Top Metro Fa Bene is part of ToP Metro, the wider project of the Metropolitan City of Turin (Prime "
            "Minister's decree of 25 May 2016, “Call for urban renewal and safety of the suburbs”), within the "
            "National Operational Programme for Metropolitan Cities 2014-2020.\n"
            "The Metropolitan City of Turin, in partnership with S-nodi, which co-funds the project with money of the "
            "Azioni di Sistema programme of Caritas Italiana and Caritas Diocesana di Torino, addresses third-sector "
            "organisations, firms, groups of people and public administrations, to set going lasting local ecosystems "
            "in the cities of Collegno, Grugliasco, Moncalieri, Rivoli and Venaria Reale.\n"
            "The aim is to try out new ways of working with food that make life better in local communities, joining "
            "public bodies, firms, third-sector organisations, schools and neighbourhood traders. The project "
            "encourages experiences of inclusion and supports neighbourhood economies, with experiences made together "
            "with young people, migrants and vulnerable citizens.\n"
            "Five local networks, tied to their municipalities, are helped to set up new systems of inclusion around "
            "food and neighbourhood markets, starting from the “fa bene” approach, which holds reciprocity and "
            "democracy together.",
        ),
        source=of.REPORT,
        parent=programme_id(TOP_METRO),
        starts=date(2016, 6, 1),
        ends=date(2021, 12, 31),
        website=of.SITE,
        front=True,
    ),
    Programme(
        slug=FOOD_LAB,
        name=said("Ovest Food Lab", "Ovest Food Lab"),
        sentence=said(
            "Le raccolte ai mercati di Collegno, Grugliasco e Rivoli continuano: inclusione e lotta allo spreco.",
            "The rounds at the markets of Collegno, Grugliasco and Rivoli go on: inclusion and less waste.",
        ),
        story=said(
            "Ovest Food Lab prosegue quello che Top Metro Fa Bene e Food Pride hanno cominciato, con il Fondo Povertà. "
            "È annunciato da maggio 2025 a maggio 2026, rinnovabile fino a maggio 2027.",
            "Ovest Food Lab carries on what Top Metro Fa Bene and Food Pride began, with the Poverty Fund. It was "
            "announced from May 2025 to May 2026, renewable to May 2027.",
        ),
        source=OVEST_FOOD_LAB_PAGE,
        follows=programme_id(FA_BENE),
        starts=date(2025, 5, 1),
        website=OVEST_FOOD_LAB_PAGE,
    ),
)

PHASES = tuple(
    Phase(programme=programme_id(FA_BENE), title=title, starts=starts, ends=ends, source=of.REPORT)
    for title, starts, ends in (
        (said("Il bando e la graduatoria", "The call and the ranking"), date(2016, 6, 1), date(2016, 12, 31)),
        (
            said("Le convenzioni, e l’attesa dei fondi", "The agreements, and waiting for the money"),
            date(2017, 3, 1),
            date(2019, 8, 31),
        ),
        (said("Progettazione con i Comuni", "Design with the municipalities"), date(2019, 9, 1), date(2020, 4, 30)),
        (
            said("Call for ideas e accompagnamento", "Call for ideas and accompaniment"),
            date(2020, 5, 1),
            date(2020, 11, 30),
        ),
        (
            said("Selezione e piano operativo", "Selection and operative plan"),
            date(2020, 12, 1),
            date(2021, 1, 31),
        ),
        (said("Sperimentazioni", "Trials"), date(2021, 2, 1), date(2021, 12, 31)),
    )
)


def _territory(network: Network, *, position: int) -> Partner:
    return Partner(
        programme=programme_id(FA_BENE),
        organisation=identity("body", TOWNS[network.slug].name),
        kind=PartnerKind.TERRITORY,
        does=said(
            "Progetta con il programma, è nella giuria, ospita la rete e i mercati",
            "Designs with the programme, sits in the jury, hosts the network and the markets",
        ),
        source=of.CALL_FOR_PROPOSALS,
        position=position,
    )


PARTNERS = (
    Partner(
        programme=programme_id(FA_BENE),
        organisation=identity("body", METRO_CITY.name),
        kind=PartnerKind.OWNER,
        does=said("Titolare del programma, dentro ToP Metro", "Owner of the programme, within ToP Metro"),
        funds=said(
            "Fondi del Bando Periferie; quanto per Top Metro Fa Bene non è pubblicato",
            "Money of the Suburbs Call; how much for Top Metro Fa Bene is not published",
        ),
        website=of.CROWDFUNDING,
        source=of.REPORT,
        position=1,
    ),
    Partner(
        programme=programme_id(FA_BENE),
        organisation=identity("body", S_NODI.name),
        kind=PartnerKind.PARTNER,
        does=said(
            "Metodo, formazione, accompagnamento e valutazione delle sperimentazioni; diffonde i risultati",
            "Method, training, accompaniment and evaluation of the trials; spreads the results",
        ),
        funds=said(
            "Cofinanzia con fondi di Caritas Italiana e Caritas Diocesana di Torino; gli importi non sono pubblicati",
            "Co-funds with money of Caritas Italiana and Caritas Diocesana di Torino; the amounts are not published",
        ),
        source=of.TRANSPARENCY,
        position=2,
    ),
    Partner(
        programme=programme_id(FA_BENE),
        organisation=identity("body", CARITAS_ITALY.name),
        kind=PartnerKind.FUNDER,
        does=said("Cofinanzia attraverso S-nodi", "Co-funds through S-nodi"),
        funds=said(
            "Programma Azioni di Sistema; l’importo non è pubblicato",
            "Azioni di Sistema programme; the amount is not published",
        ),
        source=of.REPORT,
        position=3,
    ),
    Partner(
        programme=programme_id(FA_BENE),
        organisation=identity("body", CARITAS_TURIN.name),
        kind=PartnerKind.FUNDER,
        does=said("Cofinanzia attraverso S-nodi", "Co-funds through S-nodi"),
        funds=said("L’importo non è pubblicato", "The amount is not published"),
        source=of.REPORT,
        position=4,
    ),
    *(_territory(network, position=position) for position, network in enumerate(NETWORKS, start=5)),
    Partner(
        programme=programme_id(FOOD_LAB),
        organisation=identity("body", OVEST_SOLIDALE.name),
        kind=PartnerKind.OWNER,
        does=said("Titolare, per i Comuni del consorzio", "Owner, for the municipalities of the consortium"),
        funds=said("Fondo Povertà; l’importo non è pubblicato", "Poverty Fund; the amount is not published"),
        source=OVEST_FOOD_LAB_PAGE,
        position=1,
    ),
    *(
        Partner(
            programme=programme_id(FOOD_LAB),
            organisation=identity("body", body.name),
            kind=PartnerKind.PARTNER,
            does=said("Porta avanti le raccolte e i laboratori", "Carries on the rounds and the labs"),
            source=OVEST_FOOD_LAB_PAGE,
            position=position,
        )
        for position, body in enumerate((GRUGLIASCO.project.lead, RIVOLI.project.lead, SAN_DONATO), start=2)
    ),
)

JOININGS = (
    *(
        Joining(
            programme=programme_id(FA_BENE),
            network=identity("network", network.slug),
            since=date(2020, 11, 30),
            until=date(2021, 12, 31),
            source=of.WINNERS,
        )
        for network in NETWORKS
    ),
    *(
        Joining(
            programme=programme_id(FOOD_LAB),
            network=identity("network", network.slug),
            since=date(2025, 5, 1),
            source=OVEST_FOOD_LAB_PAGE,
        )
        for network in (COLLEGNO, GRUGLIASCO, RIVOLI)
    ),
)
