"""The acts that decide, fund or move the programme, and its agreements with what put them off or made them longer."""

from datetime import date

from fabene.config.programme import frame_sources as of
from fabene.config.programme.frame import FA_BENE, SUBURBS, TOP_METRO, programme_id, said
from fabene.config.programme.values import identity
from fabene.programme.frame.kinds import ActKind
from fabene.programme.frame.values import Act, Agreement, Extension

ACTS = {
    "dpcm-2016": Act(
        programme=programme_id(SUBURBS),
        kind=ActKind.DECREE,
        title=said(
            "Bando per la riqualificazione urbana e la sicurezza delle periferie",
            "Call for urban renewal and safety of the suburbs",
        ),
        who="Presidente del Consiglio dei ministri",
        number="D.P.C.M. 25 maggio 2016",
        on=date(2016, 5, 25),
        source=of.TRANSPARENCY,
    ),
    "ranking": Act(
        programme=programme_id(SUBURBS),
        kind=ActKind.RANKING,
        title=said(
            "Graduatoria dei 120 progetti (dicembre 2016): i primi 24 sono finanziati subito",
            "Ranking of the 120 projects (December 2016): the first 24 are funded at once",
        ),
        who="Presidenza del Consiglio dei ministri",
        source=of.REPORT,
    ),
    "law-232": Act(
        programme=programme_id(SUBURBS),
        kind=ActKind.LAW,
        title=said(
            "Legge da cui vengono i fondi per i progetti rimasti in attesa",
            "Law from which the money for the waiting projects comes",
        ),
        who="Parlamento",
        number="L. 232/2016, art. 1, c. 141",
        source=of.REPORT,
    ),
    "cipe-2": Act(
        programme=programme_id(SUBURBS),
        kind=ActKind.RESOLUTION,
        title=said("Delibera CIPE sui fondi per le periferie", "CIPE resolution on the money for the suburbs"),
        who="CIPE",
        number="n. 2",
        on=date(2017, 3, 3),
        source=of.REPORT,
    ),
    "dpcm-2017": Act(
        programme=programme_id(SUBURBS),
        kind=ActKind.DECREE,
        title=said(
            "Decreto su cui si fondano le convenzioni dei 96 progetti",
            "Decree on which the agreements of the 96 projects rest",
        ),
        who="Presidente del Consiglio dei ministri",
        number="D.P.C.M. 29 maggio 2017",
        on=date(2017, 5, 29),
        source=of.REPORT,
    ),
    "cipe-72": Act(
        programme=programme_id(SUBURBS),
        kind=ActKind.RESOLUTION,
        title=said("Delibera CIPE sui fondi per le periferie", "CIPE resolution on the money for the suburbs"),
        who="CIPE",
        number="n. 72",
        on=date(2017, 8, 7),
        source=of.REPORT,
    ),
    "top-metro-money": Act(
        programme=programme_id(TOP_METRO),
        kind=ActKind.GRANT,
        title=said(
            "40 milioni di euro dello Stato per ToP Metro, su un totale di oltre 93 milioni (l’atto non è citato)",
            "40 million euro of the State for ToP Metro, of a total of over 93 million (the act is not named)",
        ),
        who="Stato",
        amount_cents=40_000_000_00,
        source=of.TOP_METRO_MONEY,
    ),
    "region": Act(
        programme=programme_id(TOP_METRO),
        kind=ActKind.RESOLUTION,
        title=said(
            "Deliberazione della Giunta regionale sul Bando Periferie", "Regional resolution on the Suburbs Call"
        ),
        who="Regione Piemonte, Giunta regionale",
        number="D.G.R. 27 aprile 2018, n. 21-6794",
        on=date(2018, 4, 27),
        source=of.REGION_ACT,
    ),
    "shift": Act(
        programme=programme_id(SUBURBS),
        kind=ActKind.LAW,
        title=said(
            "Emendamento 13.2 al decreto «Proroghe»: l’efficacia di 96 delle 120 convenzioni è differita al 2020",
            "Amendment 13.2 to the “Proroghe” decree: 96 of the 120 agreements are put off to 2020",
        ),
        who="Senato della Repubblica",
        number="art. 1, c. 1-bis, in sede di conversione",
        on=date(2018, 8, 6),
        source=of.REPORT,
    ),
    "covid": Act(
        programme=programme_id(FA_BENE),
        kind=ActKind.EXTENSION,
        title=said(
            "Proroga ministeriale del progetto fino a dicembre 2021, per la crisi Covid (aprile 2020)",
            "Ministerial extension of the project to December 2021, for the Covid crisis (April 2020)",
        ),
        who="Ministero (quale, la fonte non lo dice)",
        source=of.REPORT,
    ),
}

AGREEMENTS = {
    "first-24": Agreement(
        programme=programme_id(SUBURBS),
        title=said("Le prime 24 convenzioni", "The first 24 agreements"),
        parties="I primi 24 progetti della graduatoria",
        signed_on=date(2017, 3, 6),
        source=of.REPORT,
    ),
    "metro-city": Agreement(
        programme=programme_id(TOP_METRO),
        title=said(
            "Convenzione della Città metropolitana di Torino, una delle restanti 96",
            "Agreement of the Metropolitan City of Turin, one of the other 96",
        ),
        parties="Città metropolitana di Torino",
        about=said(
            "L’altra parte non è nominata nelle fonti lette.", "The other party is not named in the sources read."
        ),
        signed_on=date(2017, 12, 18),
        source=of.TRANSPARENCY,
    ),
    "partnership": Agreement(
        programme=programme_id(TOP_METRO),
        title=said("Accordo di partenariato di ToP Metro", "Partnership agreement of ToP Metro"),
        parties="Città metropolitana di Torino, capofila; i Comuni del progetto",
        about=said(
            "L’atto porta i codici fiscali della capofila e dei Comuni. La data non è detta.",
            "The deed bears the tax codes of the lead and of the municipalities. Its date is not told.",
        ),
        source=of.PARTNERSHIP_DEED,
    ),
    "protocol": Agreement(
        programme=programme_id(FA_BENE),
        title=said(
            "Protocollo per rinnovare insieme il welfare (maggio 2016)",
            "Protocol to renew welfare together (May 2016)",
        ),
        parties="Città metropolitana di Torino; S-nodi",
        about=said(
            "S-nodi cura il metodo e la formazione, accompagna e valuta le sperimentazioni, diffonde i risultati. Il "
            "testo non è stato trovato.",
            "S-nodi sees to method and training, accompanies and evaluates the trials, spreads the results. Its text "
            "was not found.",
        ),
        source=of.TRANSPARENCY,
    ),
}

EXTENSIONS = {
    "metro-city-2020": Extension(
        agreement=identity("agreement", "metro-city"),
        act=identity("act", "shift"),
        text=said("L’efficacia è differita al 2020", "It is put off to 2020"),
        on=date(2018, 8, 6),
        source=of.REPORT,
    ),
    "metro-city-2021": Extension(
        agreement=identity("agreement", "metro-city"),
        act=identity("act", "covid"),
        text=said(
            "Proroga fino a dicembre 2021, per la crisi Covid", "Extended to December 2021, for the Covid crisis"
        ),
        ends=date(2021, 12, 31),
        source=of.REPORT,
    ),
}
