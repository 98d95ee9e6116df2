"""The five projects of 2021, with what was published of their results, by whom and on which day."""

from datetime import date

from fabene.config.programme import frame_sources as of
from fabene.config.programme import sources
from fabene.config.programme.frame import FA_BENE, programme_id, said
from fabene.config.programme.networks import COLLEGNO, GRUGLIASCO, MONCALIERI, RIVOLI, VENARIA_REALE
from fabene.config.programme.values import Network, identity
from fabene.core.bilingual import Bilingual
from fabene.programme.frame.values import Project, Result


def _project(
    slug: str,
    *networks: Network,
    name: str,
    content: Bilingual,
    also_called: str = "",
) -> Project:
    """Return the project of the first of ``networks``: who leads it and takes part is said there."""
    told = networks[0].project
    return Project(
        programme=programme_id(FA_BENE),
        slug=slug,
        name=Bilingual(it=name, en=name),
        also_called=also_called,
        networks=tuple(identity("network", network.slug) for network in networks),
        lead=identity("body", told.lead.name),
        partners=tuple(identity("body", body.name) for body in told.partners),
        sentence=told.sentence,
        content=content,
        source=told.source,
    )


PROJECTS = (
    _project(
        "stessocielo",
        COLLEGNO,
        GRUGLIASCO,
        name=COLLEGNO.project.title,
        content=said(
            "Una rete di volontari, un orto urbano, percorsi con le scuole; il raccolto dell’orto e del mercato va "
            "alla mensa Il Cenacolo.",
            "A network of volunteers, an urban garden, paths with schools; what the garden and the market give goes to "
            "the canteen Il Cenacolo.",
        ),
    ),
    _project(
        "ascoltarci-bene",
        GRUGLIASCO,
        name=GRUGLIASCO.project.title,
        also_called="Ascoltaci Bene",
        content=said(
            "Distribuzione del fresco invenduto, inserimento al lavoro, rider etici, un corso di cucina sociale.",
            "Unsold fresh food is given out; work inclusion, ethical riders, a course of social cooking.",
        ),
    ),
    _project(
        "hubbuffate",
        MONCALIERI,
        name=MONCALIERI.project.title,
        content=said(
            "Una rete e un paniere di fattorie sociali, una vetrina, le scatole. Sostenuto anche da Fondazione Time2.",
            "A network and a basket of social farms, a shop window, boxes. Also supported by Fondazione Time2.",
        ),
    ),
    _project(
        "il-buono-che-avanza",
        RIVOLI,
        name="Il pranzo è servito",
        also_called="Il buono che avanza",
        content=said(
            "Raccolta al mercato, spesa sospesa, laboratori di cucina itineranti e nelle scuole superiori, "
            "elettrodomestici in condivisione per le famiglie seguite dal CISAP, inserimento al lavoro; con giovani "
            "dai 18 ai 30 anni.",
            "Market rounds, suspended shopping, cooking labs on the move and in secondary schools, shared kitchen "
            "appliances for families followed by CISAP, work placement; with young people from 18 to 30.",
        ),
    ),
    _project(
        "conserv-azione",
        VENARIA_REALE,
        name=VENARIA_REALE.project.title,
        content=said(
            "Un laboratorio di cucina che trasforma l’invenduto in conserve, una mensa sociale a poco prezzo, "
            "formazione e lavoro.",
            "A kitchen lab that turns unsold food into preserves, a low-cost social canteen, training and jobs.",
        ),
    ),
)


def _result(project: str, *, text: Bilingual, on: date, source: str) -> Result:
    return Result(project=identity("project", project), text=text, on=on, source=source)


RESULTS = (
    _result(
        "stessocielo",
        text=said(
            "Inaugurato l’orto urbano di strada Antica di Rivoli.",
            "The urban garden of strada Antica di Rivoli opened.",
        ),
        on=date(2021, 6, 7),
        source=of.COLLEGNO_GARDEN,
    ),
    _result(
        "stessocielo",
        text=said(
            "Gli studenti raccolgono al mercato di piazza Dante Torello per la mensa: annunciato per il 27 novembre.",
            "Students collect at the market of piazza Dante Torello for the canteen: announced for 27 November.",
        ),
        on=date(2021, 11, 22),
        source=sources.COLLEGNO_CANTEEN,
    ),
    _result(
        "ascoltarci-bene",
        text=said(
            "In tre mesi 3.000 kg e circa 50 persone raggiunte.",
            "In three months 3,000 kg and about 50 people reached.",
        ),
        on=date(2021, 6, 16),
        source=of.GRUGLIASCO_THREE_MONTHS,
    ),
    _result(
        "ascoltarci-bene",
        text=said(
            "In sei mesi oltre 4 tonnellate e 63 famiglie; da luglio una cargo bike porta il cibo a circa 30 anziani "
            "soli.",
            "In six months over 4 tonnes and 63 families; since July a cargo bike brings food to about 30 elderly "
            "people who live alone.",
        ),
        on=date(2021, 9, 20),
        source=of.GRUGLIASCO_SIX_MONTHS,
    ),
    _result(
        "hubbuffate",
        text=said(
            "Quarta edizione del festival; circa 25 fattorie sociali.", "Fourth festival; about 25 social farms."
        ),
        on=date(2025, 4, 8),
        source=of.MONCALIERI_FESTIVAL,
    ),
    _result(
        "il-buono-che-avanza",
        text=said(
            "In meno di un anno 7.000 kg, 302 persone, 30 volontari, 50 commercianti e più di 20 realtà.",
            "In less than a year 7,000 kg, 302 people, 30 volunteers, 50 traders and more than 20 organisations.",
        ),
        on=date(2022, 1, 3),
        source=of.RIVOLI_YEAR,
    ),
    _result(
        "conserv-azione",
        text=said(
            "Da settembre 2021 il laboratorio dà da mangiare a 7 persone al giorno.",
            "Since September 2021 the lab feeds 7 people a day.",
        ),
        on=date(2021, 12, 19),
        source=of.VENARIA_CAMPAIGN,
    ),
)
