"""What the programme's report tells: the thirteen entries of its chronology, five benefits, the policies around it."""

from fabene.config.programme import frame_sources as of
from fabene.config.programme.frame import FA_BENE, programme_id, said
from fabene.config.programme.values import identity
from fabene.core.bilingual import Bilingual
from fabene.programme.frame.values import NOTHING, Benefit, Event, Link, Policy


def _event(year: int, month: int, *, title: Bilingual, text: Bilingual = NOTHING, day: int | None = None) -> Event:
    return Event(
        programme=programme_id(FA_BENE),
        year=year,
        month=month,
        day=day,
        title=title,
        text=text,
        source=of.REPORT,
    )


EVENTS = (
    _event(
        2016,
        6,
        title=said(
            "La Città metropolitana presenta ToP Metro, con dentro Top Metro Fa Bene",
            "The Metropolitan City hands in ToP Metro, with Top Metro Fa Bene in it",
        ),
        text=said(
            "Bando per la riqualificazione urbana e la sicurezza delle periferie.",
            "Call for urban renewal and safety of the suburbs.",
        ),
    ),
    _event(
        2016,
        12,
        title=said("Graduatoria: 38° posto su 120", "Ranking: 38th of 120"),
        text=said(
            "Non è tra i primi 24, a cui il finanziamento è concesso. Per gli altri 96 occorre attendere le risorse di "
            "un’apposita delibera del CIPE.",
            "It is not among the first 24, which are funded. The other 96 wait for the money of a CIPE resolution.",
        ),
    ),
    _event(2017, 3, title=said("Firmate le prime 24 convenzioni", "The first 24 agreements are signed")),
    _event(2017, 12, title=said("Firmate le restanti 96 convenzioni", "The other 96 agreements are signed")),
    _event(
        2018,
        8,
        day=6,
        title=said(
            "Il Senato differisce al 2020 l’efficacia di 96 delle 120 convenzioni",
            "The Senate puts 96 of the 120 agreements off to 2020",
        ),
        text=said(
            "Emendamento 13.2, in sede di conversione del decreto «Proroghe», alle convenzioni concluse in base al "
            "D.P.C.M. 29 maggio 2017 e alle delibere CIPE n. 2 del 3 marzo 2017 e n. 72 del 7 agosto 2017 (art. 1, c. "
            "141, L. 232/2016).",
            "Amendment 13.2 to the “Proroghe” decree, on the agreements made under the decree of 29 May 2017 and CIPE "
            "resolutions no. 2 of 3 March 2017 and no. 72 of 7 August 2017 (law 232/2016, art. 1, par. 141).",
        ),
    ),
    _event(
        2019,
        9,
        title=said("Il progetto riparte", "The project starts again"),
        text=said(
            "Piano di accompagnamento per i territori; prima fase di progettazione con i Comuni di Collegno, "
            "Grugliasco, Moncalieri, Rivoli e Venaria Reale.",
            "Plan of accompaniment for the territories; first design with the municipalities of Collegno, Grugliasco, "
            "Moncalieri, Rivoli and Venaria Reale.",
        ),
    ),
    _event(
        2020,
        4,
        title=said(
            "Proroga ministeriale fino a dicembre 2021, per la crisi Covid",
            "Ministerial extension to December 2021, for the Covid crisis",
        ),
        text=said("L’accompagnamento passa a distanza.", "Accompaniment goes remote."),
    ),
    _event(
        2020,
        5,
        title=said(
            "Si comincia a progettare con il terzo settore e le pubbliche amministrazioni",
            "Design begins with the third sector and public administrations",
        ),
        text=said(
            "Call for ideas pubblica nei cinque Comuni.\n"
            "Prima fase dell’accompagnamento con le 16 realtà territoriali che hanno risposto.",
            "Public call for ideas in the five municipalities.\n"
            "First accompaniment with the 16 local organisations that answered.",
        ),
    ),
    _event(
        2020,
        12,
        title=said(
            "Scelte le cinque reti delle sperimentazioni, sostenute da un contributo",
            "The five networks of the trials are chosen, supported by a grant",
        ),
    ),
    _event(
        2021,
        1,
        title=said(
            "Piano operativo delle sperimentazioni, con il terzo settore e i Comuni",
            "Operative plan of the trials, with the third sector and the municipalities",
        ),
    ),
    _event(
        2021,
        2,
        title=said("Cominciano le sperimentazioni", "The trials begin"),
        text=said("Da realizzarsi entro dicembre 2021.", "To be carried out by December 2021."),
    ),
    _event(
        2021,
        3,
        title=said(
            "Si avviano le Azioni di sistema e la valutazione", "The design of system actions and the evaluation begin"
        ),
    ),
    _event(2021, 12, title=said("Fine delle sperimentazioni e rilancio", "End of the trials, and what comes next")),
)
"""The thirteen entries, in the order of time: the columns of the report are scrambled."""

NOT_PUBLISHED = said(
    "Il programma non ha pubblicato un indicatore. Qui si conta: ",
    "The programme published no indicator. Here we count: ",
)


def _known(it: str, en: str) -> Bilingual:
    return Bilingual(it=NOT_PUBLISHED.it + it, en=NOT_PUBLISHED.en + en)


BENEFITS = tuple(
    Benefit(programme=programme_id(FA_BENE), title=title, known_by=known_by, source=of.REPORT, position=position)
    for position, (title, known_by) in enumerate(
        (
            (
                said(
                    "Maggiore vitalità delle attività commerciali di prossimità (a partire dai mercati rionali)",
                    "Livelier neighbourhood trade, from the markets on",
                ),
                _known(
                    "banchi che danno e giornate di mercato, dal registro; e quello che dicono i commercianti.",
                    "stalls that give and market days, from the ledger; and what traders say.",
                ),
            ),
            (
                said(
                    "Maggiore inclusione socio-economica per i cittadini vulnerabili",
                    "More social and economic inclusion of vulnerable citizens",
                ),
                _known(
                    "famiglie raggiunte e patti scritti, senza nomi; e quello che dicono loro.",
                    "households reached and pacts written, without names; and what they say.",
                ),
            ),
            (
                said(
                    "Maggiore partecipazione civica su temi di inclusione, soprattutto con le scuole",
                    "More civic participation on inclusion, with the schools",
                ),
                _known(
                    "incontri, presenze, classi e voti.",
                    "gatherings, attendance, classes and votes.",
                ),
            ),
            (
                said(
                    "Maggiori competenze degli ETS per le nuove sfide dello sviluppo locale",
                    "More skills in third-sector organisations for local development",
                ),
                _known(
                    "ore di accompagnamento, e le competenze prima e dopo.",
                    "hours of accompaniment, and skills before and after.",
                ),
            ),
            (
                said(
                    "Maggiore fiducia dei cittadini negli ETS e nelle istituzioni pubbliche",
                    "More trust of citizens in the third sector and in institutions",
                ),
                _known(
                    "la stessa domanda, prima e dopo, a chi partecipa.",
                    "the same question, before and after, to who takes part.",
                ),
            ),
        ),
        start=1,
    )
)


def _policy(*, position: int, name: Bilingual, objective: Bilingual, text: Bilingual, years: str = "") -> Policy:
    return Policy(
        programme=programme_id(FA_BENE),
        name=name,
        objective=objective,
        text=text,
        years=years,
        source=of.REPORT,
        position=position,
    )


POLICIES = {
    "second-welfare": _policy(
        position=1,
        name=said("Secondo welfare e welfare di comunità", "Second welfare and community welfare"),
        objective=said(
            "Protezione sociale fatta insieme da privati, parti sociali, terzo settore e pubblica amministrazione",
            "Social protection made together by private bodies, social partners, third sector and administrations",
        ),
        text=said(
            "Dalla crisi del 2008 nelle politiche di coesione si è affermato il «secondo welfare». In questa cornice "
            "trovano riconoscimento il welfare di comunità e le economie sociali e solidali: processi in cui soggetti "
            "diversi, inclusa la PA, collaborano per migliorare la qualità della vita di un territorio.",
            "Since the crisis of 2008 cohesion policies have made room for a “second welfare”. Within it community "
            "welfare and the social and solidarity economies are recognised: different bodies, administrations "
            "included, work together to make life better in a territory.",
        ),
        years="2008–",
    ),
    "europe-2020": _policy(
        position=2,
        name=said("Strategia Europa 2020", "Europe 2020 strategy"),
        objective=said("Progettare insieme il welfare", "Designing welfare together"),
        text=said(
            "La Commissione Europea ha affermato la necessità della co-progettazione del welfare.",
            "The European Commission stated that welfare needs to be co-designed.",
        ),
        years="2010-2020",
    ),
    "easi": _policy(
        position=3,
        name=said(
            "Programma EaSI, Employment and Social Innovation", "EaSI programme, Employment and Social Innovation"
        ),
        objective=said(
            "Combattere l’esclusione sociale e promuovere il lavoro con l’innovazione sociale",
            "Fighting social exclusion and promoting employment by social innovation",
        ),
        text=said(
            "Attivato nel 2014, prevede la collaborazione di PA e terzo settore e il coinvolgimento attivo dei "
            "destinatari.",
            "Begun in 2014, it has administrations and third sector work together, and who is helped take an active "
            "part.",
        ),
        years="2014–",
    ),
    "ot9": _policy(
        position=4,
        name=said("Accordo di Partenariato 2014-2020, OT9", "Partnership Agreement 2014-2020, TO9"),
        objective=said(
            "Soluzioni innovative sia nell’analisi dei bisogni e della domanda che nella fornitura di servizi",
            "New solutions both in reading needs and demand and in providing services",
        ),
        text=said(
            "In Italia le politiche di coesione hanno perseguito l’inclusione sociale «in una prospettiva di politica "
            "attiva». L’obiettivo è stato declinato nei POR e nel PON Metro.",
            "In Italy cohesion policies have sought social inclusion “in the view of an active policy”. The objective "
            "was carried into the regional programmes and PON Metro.",
        ),
        years="2014-2020",
    ),
    "pon-metro": _policy(
        position=5,
        name=said("PON Metro 2014-2020", "PON Metro 2014-2020"),
        objective=said(
            "Sviluppo del territorio ed empowerment attraverso l’economia sociale e di prossimità",
            "Local development and empowerment by the social and neighbourhood economy",
        ),
        text=said(
            "In alcune città ha finanziato progetti che puntano sull’economia sociale e di prossimità per attivare "
            "processi di sviluppo territoriale e di empowerment individuale e collettivo.",
            "In some cities it funded projects that rely on the social and neighbourhood economy to set going local "
            "development and the empowerment of people and groups.",
        ),
        years="2014-2020",
    ),
    "agreement-2021": _policy(
        position=6,
        name=said(
            "Accordo di Partenariato 2021-2027, PON Metro e FSE+", "Partnership Agreement 2021-2027, PON Metro, ESF+"
        ),
        objective=said(
            "Comunità locali protagoniste e co-progettazione come cardine dell’inclusione sociale",
            "Local communities in the lead, and co-design as the hinge of social inclusion",
        ),
        text=said(
            "Apre una nuova stagione per il PON Metro e il Fondo Sociale Europeo, nella quale il protagonismo delle "
            "comunità locali e la co-progettazione diventano sempre più il cardine dell’inclusione sociale.",
            "It opens a new season for PON Metro and the European Social Fund, in which local communities and "
            "co-design become ever more the hinge of social inclusion.",
        ),
        years="2021-2027",
    ),
}

_LINKS = (
    (
        "second-welfare",
        said(
            "Cofinanziamento di Caritas Italiana e Caritas Diocesana di Torino accanto ai fondi pubblici",
            "Co-funding of Caritas Italiana and Caritas Diocesana di Torino beside public money",
        ),
        "",
    ),
    (
        "second-welfare",
        said(
            "Cinque reti di Comuni, terzo settore, commercianti, scuole e cittadini",
            "Five networks of municipalities, third sector, traders, schools and citizens",
        ),
        "",
    ),
    (
        "europe-2020",
        said("Progettazione con i cinque Comuni, da settembre 2019", "Design with the five municipalities, from 2019"),
        "",
    ),
    (
        "easi",
        said(
            "Call for ideas e accompagnamento delle 16 realtà che hanno risposto",
            "Call for ideas and accompaniment of the 16 organisations that answered",
        ),
        "",
    ),
    (
        "ot9",
        said(
            "Un laboratorio di cucina che forma, dà lavoro e trasforma l’invenduto",
            "A kitchen lab that trains, gives work and transforms unsold food",
        ),
        "conserv-azione",
    ),
    (
        "ot9",
        said("Inserimento al lavoro e rider etici", "Work inclusion and ethical riders"),
        "ascoltarci-bene",
    ),
    (
        "pon-metro",
        said(
            "Mercati, fattorie sociali e negozi di quartiere al centro delle sperimentazioni",
            "Markets, social farms and neighbourhood shops at the centre of the trials",
        ),
        "hubbuffate",
    ),
    (
        "agreement-2021",
        said(
            "Azioni di sistema e rilancio: le raccolte continuano in Ovest Food Lab",
            "System actions and what comes next: the rounds go on in Ovest Food Lab",
        ),
        "",
    ),
)
LINKS = tuple(
    Link(
        policy=identity("policy", policy),
        action=action,
        project=identity("project", project) if project else None,
        source=of.REPORT,
    )
    for policy, action, project in _LINKS
)
