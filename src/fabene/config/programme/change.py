"""What changed in services, who does what with whom, what goes on: only what a page says, with its address.

The ecosystems are those of the five projects' partners at their beginning (29 March 2021) and, where it began, of Ovest
Food Lab (May 2025). What nobody published (how it was before, who pays) stays empty.
"""

from datetime import date

from fabene.config.programme import frame_sources, sources
from fabene.config.programme.frame import FA_BENE, FOOD_LAB, METRO_CITY, TOWNS, programme_id, said
from fabene.config.programme.networks import (
    COLLEGNO,
    GRUGLIASCO,
    MONCALIERI,
    NETWORKS,
    OVEST_SOLIDALE,
    RIVOLI,
    SINCE_OVEST_FOOD_LAB,
)
from fabene.config.programme.values import Network, identity
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.programme.change import services
from fabene.programme.change.values import ChangeDraft, ChangeStatus, DossierDraft, MapDraft, Tie

BEGINNING = date(2021, 3, 29)
"""The press conference at which the five projects and their partners were told."""
FOOD_RECOVERY_CENTER = (
    "https://www.torinoggi.it/2021/12/15/leggi-notizia/argomenti/attualita-8/articolo/"
    "collegno-apre-il-grande-food-recovery-center-per-contrastare-la-poverta.html"
)
GRUPPO_ARCO, EDUCAZIONE_PROGETTO, EMPORIO = "Gruppo Arco scs", "Educazione Progetto scs", "Emporio Solidale (C46)"
CABIN = "cabina di regia: decide che cosa va a chi"
FOOD_LAB_TIES = tuple(
    Tie(first=OVEST_SOLIDALE.name, second=body, what="Ovest Food Lab")
    for body in (GRUPPO_ARCO, EDUCAZIONE_PROGETTO, "San Donato (cooperativa)")
)
GRUGLIASCO_TIES = (
    Tie(first=TOWNS["grugliasco"].name, second=OVEST_SOLIDALE.name, what=CABIN),
    Tie(first=TOWNS["grugliasco"].name, second=EMPORIO, what=CABIN),
    Tie(first=TOWNS["grugliasco"].name, second="Caritas", what=CABIN),
)
EMPORIO_TIE = Tie(first=GRUPPO_ARCO, second=EMPORIO, what="porta all’emporio la spesa sospesa del mercoledì")

CHANGES = {
    "cabina": (
        ChangeDraft(
            programme=programme_id(FA_BENE),
            network=identity("network", GRUGLIASCO.slug),
            title=said("Una cabina di regia per l’aiuto alimentare", "One board for food aid"),
            problem=said(
                "Decidere insieme che cosa va a chi, del cibo raccolto al mercato.",
                "To decide together what goes to whom, of the food collected at the market.",
            ),
            after=said(
                "Comune, consorzio, emporio (C46) e Caritas decidono nella stessa cabina di regia. Con le offerte dei "
                "cittadini è stato comprato un furgone refrigerato.",
                "Municipality, consortium, emporio (C46) and Caritas decide on the same board. A refrigerated van was "
                "bought with citizens’ gifts.",
            ),
            parties=(identity("body", TOWNS["grugliasco"].name), identity("body", OVEST_SOLIDALE.name)),
            policy=identity("policy", "second-welfare"),
            source=frame_sources.GRUGLIASCO_THREE_MONTHS,
        ),
        date(2021, 6, 16),
    ),
    "cargo-bike": (
        ChangeDraft(
            programme=programme_id(FA_BENE),
            network=identity("network", GRUGLIASCO.slug),
            title=said(
                "Il cibo a casa degli anziani soli, in cargo bike", "Food by cargo bike to lonely elderly people"
            ),
            problem=said(
                "Una trentina di anziani soli non arriva al mercato.",
                "Some thirty lonely elderly people do not reach the market.",
            ),
            after=said(
                "Da luglio 2021 una cargo bike porta loro il cibo, ed è anche una visita per sapere come stanno.",
                "Since July 2021 a cargo bike brings them food, which is also a visit to ask how they are.",
            ),
            parties=(identity("body", GRUGLIASCO.project.lead.name),),
            source=frame_sources.GRUGLIASCO_SIX_MONTHS,
        ),
        date(2021, 9, 20),
    ),
    "food-recovery-center": (
        ChangeDraft(
            programme=programme_id(FA_BENE),
            network=identity("network", COLLEGNO.slug),
            title=said("Un centro con il freddo per il cibo recuperato", "A cold store for recovered food"),
            problem=said(
                "Il cibo che i supermercati danno va conservato al freddo e diviso.",
                "What supermarkets give has to be kept cold and shared out.",
            ),
            after=said(
                "A Collegno, al Villaggio Dora, il Food Recovery Center ha celle frigorifere; oltre 31.625 kg di "
                "eccedenze; 35.000 euro della Compagnia di San Paolo.",
                "In Collegno, at Villaggio Dora, the Food Recovery Center has cold rooms; over 31,625 kg of surplus; "
                "35,000 euros from Compagnia di San Paolo.",
            ),
            parties=(identity("body", TOWNS["collegno"].name),),
            source=FOOD_RECOVERY_CENTER,
        ),
        date(2021, 12, 15),
    ),
}
"""Each with the day on which a page says that it is there."""

ROUNDS = said(
    "I giri di raccolta al mercato, ripresi da Ovest Food Lab.", "The collection rounds, taken up by Ovest Food Lab."
)
POVERTY_FUND = said("Il Fondo Povertà, attraverso il consorzio.", "The Poverty Fund, through the consortium.")
GOES_ON = said(
    "Ovest Food Lab, da maggio 2025 a maggio 2026, rinnovabile fino a maggio 2027.",
    "Ovest Food Lab, from May 2025 to May 2026, renewable until May 2027.",
)
DOSSIERS = {
    **{
        network.slug: DossierDraft(
            network=identity("network", network.slug),
            programme=programme_id(FA_BENE),
            stays=ROUNDS,
            pays=POVERTY_FUND,
            next=GOES_ON,
            next_programme=programme_id(FOOD_LAB),
            source=sources.OVEST_FOOD_LAB,
        )
        for network in (COLLEGNO, GRUGLIASCO, RIVOLI)
    },
    MONCALIERI.slug: DossierDraft(
        network=identity("network", MONCALIERI.slug),
        programme=programme_id(FA_BENE),
        stays=said(
            "La rete di circa 25 fattorie sociali, il sito, il mercato in rete del 2024, il festival.",
            "The network of about 25 social farms, the site, the online market of 2024, the festival.",
        ),
        pays=said("Anche la Fondazione Time2.", "Fondazione Time2 too."),
        source=frame_sources.MONCALIERI_FESTIVAL,
    ),
}
"""Nobody has told what became of Venaria Reale's: there is no dossier, and the page says so."""


def load_change(stamp: Stamp) -> None:
    """Write changes, ecosystems and dossiers; repeated, it changes nothing. Programmes and networks are there."""
    for key, (draft, on) in CHANGES.items():
        id = identity("change", key)
        services.open_change(id=id, change=draft, on=on, stamp=stamp)
        services.move_change(
            id=derived(id, "in place"), change=id, status=ChangeStatus.IN_PLACE, on=on, note="", stamp=stamp
        )
    for network in NETWORKS:
        for drawing in maps_of(network):
            id = identity("ecosystem", network.slug, drawing.on.isoformat())
            services.draw_map(id=id, drawing=drawing, stamp=stamp)
    for slug, dossier in DOSSIERS.items():
        services.write_dossier(id=identity("dossier", slug), dossier=dossier, stamp=stamp)


def maps_of(network: Network) -> tuple[MapDraft, ...]:
    """Return a network's maps: at the beginning, and in May 2025 where Ovest Food Lab began."""
    project = network.project
    ties = [Tie(first=project.lead.name, second=body.name, what=project.title) for body in project.partners]
    if network == GRUGLIASCO:
        ties += GRUGLIASCO_TIES
    first = _map(network, on=BEGINNING, ties=ties, source=sources.PRESS_CONFERENCE)
    if network not in (COLLEGNO, GRUGLIASCO, RIVOLI):
        return (first,)
    later = [*FOOD_LAB_TIES, *([EMPORIO_TIE] if network == GRUGLIASCO else [])]
    return (first, _map(network, on=SINCE_OVEST_FOOD_LAB, ties=later, source=sources.OVEST_FOOD_LAB))


def _map(network: Network, *, on: date, ties: list[Tie], source: str) -> MapDraft:
    """Return a map; the Comune and the Metropolitan City choose and pay, so they are in the first one."""
    chosen = (Tie(first=METRO_CITY.name, second=network.project.lead.name, what="contributo di 30.000 euro"),)
    every = [*ties, *(chosen if on == BEGINNING else ())]
    actors = tuple(dict.fromkeys(end for tie in every for end in (tie.first, tie.second)))
    return MapDraft(network=identity("network", network.slug), on=on, actors=actors, ties=tuple(every), source=source)
