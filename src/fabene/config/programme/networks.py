"""The five networks, in the order of the alphabet."""

from datetime import date, time

from fabene.config.programme import sources
from fabene.config.programme.values import Body, Destination, Market, Municipality, Network, Project, hours
from fabene.core.bilingual import Bilingual
from fabene.core.owners import OwnerKind
from fabene.people.values import OrganisationKind
from fabene.places.values import Hours

SINCE_OVEST_FOOD_LAB = date(2025, 5, 1)
UNTIL_RENEWED = "Annunciato fino a maggio 2026, rinnovabile fino a maggio 2027"

OVEST_SOLIDALE = Body(name="Consorzio Ovest Solidale", kind=OrganisationKind.CONSORTIUM)

ANIMALS = Destination(kind=OwnerKind.ANIMALS, name="Agli animali", source=sources.LAW_166)
COMPOST = Destination(kind=OwnerKind.COMPOST, name="Al compost", source=sources.LAW_166)


def _third_sector(*names: str) -> tuple[Body, ...]:
    return tuple(Body(name=name, kind=OrganisationKind.THIRD_SECTOR) for name in names)


def _ovest_food_lab(weekday: int, *, collection_at: time) -> Hours:
    """Return a round of Ovest Food Lab, which goes on with what Top Metro Fa Bene began."""
    return hours(
        weekday,
        collection_at=collection_at,
        since=SINCE_OVEST_FOOD_LAB,
        note=UNTIL_RENEWED,
        source=sources.OVEST_FOOD_LAB,
    )


COLLEGNO = Network(
    slug="collegno",
    municipality=Municipality(istat_code="001090", name="Collegno", latitude="45.0913", longitude="7.5905"),
    project=Project(
        title="StessoCielo – Il Volontariato che nutre la Comunità",
        source=sources.PRESS_CONFERENCE,
        sentence=Bilingual(
            it="Una rete di volontari porta quello che resta al mercato e quello che cresce nell'orto alla mensa.",
            en="Volunteers bring what is left at the market and what grows in the garden to the canteen.",
        ),
        lead=Body(name="Vol.To (CSV)", kind=OrganisationKind.THIRD_SECTOR),
        partners=_third_sector("SOLE", "Forum del Volontariato", "C46", "Il Cenacolo", "La Foglia Matta"),
    ),
    markets=(
        Market(
            slug="piazza-della-concordia",
            name="Mercato di piazza della Concordia",
            place="piazza della Concordia",
            hours=(_ovest_food_lab(3, collection_at=time(11, 30)),),
        ),
        Market(
            slug="piazza-dante-torello",
            name="Mercato di piazza Dante Torello",
            place="piazza Dante Torello",
            hours=(_ovest_food_lab(5, collection_at=time(12, 30)),),
        ),
    ),
    destinations=(
        Destination(kind=OwnerKind.KITCHEN, name="Mensa Il Cenacolo", source=sources.COLLEGNO_CANTEEN),
        ANIMALS,
        COMPOST,
    ),
)

GRUGLIASCO = Network(
    slug="grugliasco",
    municipality=Municipality(istat_code="001120", name="Grugliasco", latitude="45.0552", longitude="7.5931"),
    project=Project(
        title="Ascoltarci Bene",
        source=sources.PRESS_CONFERENCE,
        sentence=Bilingual(
            it="Quello che resta fresco al mercato arriva alle famiglie, e in cargo bike a chi vive solo.",
            en="What stays fresh at the market reaches families, and by cargo bike people who live alone.",
        ),
        lead=Body(name="Gruppo Arco scs", kind=OrganisationKind.THIRD_SECTOR),
        partners=(
            Body(name="Comune di Grugliasco", kind=OrganisationKind.MUNICIPALITY),
            OVEST_SOLIDALE,
            *_third_sector("GreenTo", "Food Pride XL", "Terra Comune", "Isola che non c'è"),
        ),
    ),
    markets=(
        Market(
            slug="viale-echirolles",
            name="Mercato di viale Echirolles",
            place="viale Echirolles",
            hours=(
                _ovest_food_lab(1, collection_at=time(12, 30)),
                _ovest_food_lab(5, collection_at=time(15, 30)),
            ),
        ),
        Market(
            slug="campagna-amica",
            name="Mercato Campagna Amica",
            place="piazza Matteotti",
            hours=(
                hours(
                    2,
                    opens=time(15),
                    closes=time(19),
                    collection_at=time(18, 30),
                    since=date(2024, 6, 12),
                    note="Spesa sospesa e invenduto, portati all'emporio in cargo bike",
                    source=sources.GRUGLIASCO_SUSPENDED_SHOPPING,
                ),
            ),
        ),
    ),
    destinations=(
        Destination(
            kind=OwnerKind.EMPORIO,
            name="Emporio Solidale",
            address="via San Rocco 20",
            source=sources.GRUGLIASCO_SUSPENDED_SHOPPING,
        ),
        ANIMALS,
        COMPOST,
    ),
)

MONCALIERI = Network(
    slug="moncalieri",
    municipality=Municipality(istat_code="001156", name="Moncalieri", latitude="44.9879", longitude="7.7027"),
    project=Project(
        title="Hubbuffate",
        source=sources.MONCALIERI_PARTNERS,
        sentence=Bilingual(
            it="Le fattorie sociali mettono insieme un paniere, una vetrina e quello che avanza.",
            en="Social farms put together a basket, a shop window and what is left over.",
        ),
        lead=Body(name="ExEat (cooperativa)", kind=OrganisationKind.THIRD_SECTOR),
        partners=_third_sector("Coldiretti Torino", "UeCoop Piemonte"),
    ),
    markets=(
        Market(
            slug="piazza-caduti-per-la-liberta",
            name="Mercato di piazza Caduti per la Libertà",
            place="piazza Caduti per la Libertà",
            hours=(
                hours(
                    4,
                    opens=time(12),
                    closes=time(14),
                    since=date(2021, 11, 12),
                    note="Azione distinta, Food & The City: banco aperto a tutti; la fine non è pubblicata",
                    source=sources.MONCALIERI_FOOD_AND_THE_CITY,
                ),
            ),
        ),
    ),
    destinations=(
        Destination(
            kind=OwnerKind.OPEN_TABLE,
            name="Banco aperto di Food & The City",
            address="piazza Caduti per la Libertà",
            source=sources.MONCALIERI_FOOD_AND_THE_CITY,
        ),
        ANIMALS,
        COMPOST,
    ),
)

RIVOLI = Network(
    slug="rivoli",
    municipality=Municipality(istat_code="001219", name="Rivoli", latitude="45.0670", longitude="7.5234"),
    project=Project(
        title="Il pranzo è servito / Il buono che avanza",
        source=sources.RIVOLI_START,
        sentence=Bilingual(
            it="Raccolta al mercato, spesa sospesa e laboratori di cucina che girano per la città.",
            en="Market rounds, suspended shopping and cooking labs that travel around the city.",
        ),
        lead=Body(name="Educazione Progetto scs", kind=OrganisationKind.THIRD_SECTOR),
        partners=(*_third_sector("Eufemia (Food Pride XL)"), OVEST_SOLIDALE, *_third_sector("RivoliAmo")),
    ),
    markets=(
        Market(
            slug="piazza-della-repubblica",
            name="Mercato di piazza della Repubblica",
            place="piazza della Repubblica",
            hours=(_ovest_food_lab(3, collection_at=time(11, 30)),),
        ),
        Market(
            slug="piazza-aldo-moro",
            name="Mercato di piazza Aldo Moro",
            place="piazza Aldo Moro",
            hours=(_ovest_food_lab(4, collection_at=time(11, 30)),),
        ),
    ),
    destinations=(ANIMALS, COMPOST),
)

VENARIA_REALE = Network(
    slug="venaria-reale",
    municipality=Municipality(istat_code="001292", name="Venaria Reale", latitude="45.1406", longitude="7.6192"),
    project=Project(
        title="Conserv-Azione",
        source=sources.VENARIA,
        sentence=Bilingual(
            it="Un laboratorio di cucina trasforma l'invenduto in conserve e in pranzi a poco prezzo.",
            en="A kitchen lab turns unsold food into preserves and low-cost lunches.",
        ),
        lead=Body(name="L'Elica (cooperativa sociale)", kind=OrganisationKind.THIRD_SECTOR),
        partners=(Body(name="Comune di Venaria Reale", kind=OrganisationKind.MUNICIPALITY),),
    ),
    # No page says where and when Venaria's food is collected: a market without hours, at the centre of the city.
    markets=(Market(slug="venaria-reale", name="Mercato di Venaria Reale", place="Venaria Reale"),),
    destinations=(
        Destination(kind=OwnerKind.KITCHEN, name="Laboratorio Conserv-Azione", source=sources.VENARIA),
        ANIMALS,
        COMPOST,
    ),
)

NETWORKS = (COLLEGNO, GRUGLIASCO, MONCALIERI, RIVOLI, VENARIA_REALE)
