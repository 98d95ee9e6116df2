"""The two calls of 2020 as far as they are known, and two simulated notices that a visitor can try.

Dates, who might take part, the ingredients, the aims and the grant are from the pages named; hours, the form, the score
grid and the articles of the notices were not found and the texts say so. The weights 40/30/30 are simulated.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from fabene.config.programme.frame import FA_BENE, programme_id
from fabene.config.programme.frame_sources import CALL_FOR_PROPOSALS, CALL_OPENS, SITE, WINNERS
from fabene.config.programme.networks import NETWORKS
from fabene.config.programme.values import identity
from fabene.core.bilingual import Bilingual
from fabene.lib.stamps import Stamp
from fabene.programme.calls import services
from fabene.programme.calls.templates import template_text
from fabene.programme.calls.values import PIECES, UNTOLD, ApplicantKind, CallText, CoDesignText, Criterion, Question
from fabene.web.accounts.address import absolute
from fabene.web.pages.calls.keeping import keep_paper
from fabene.web.pages.calls.seen import address

ROME = ZoneInfo("Europe/Rome")
IDEAS, PROPOSALS, TRIAL, TABLE = (identity("call", each) for each in ("ideas", "proposals", "trial", "table"))
"""The identities of the two calls of 2020, and of the call and the co-design that are simulated."""

FIRST_WEBINAR = "https://www.topmetrofabene.it/a-moncalieri-la-prima-presentazione-della-call/"
EXTENDED = "https://issuu.com./provinciatorino/docs/num22_2020/24"
INGREDIENTS = (
    "https://www.volontariatotorino.it/ets/bando-top-metro-fa-bene-per-progetti-di-sviluppo-locale-nelle-comunita-di-"
    "collegno-grugliasco-rivoli-moncalieri/"
)
GRANT = "https://www.torinosocialimpact.it/en/news/top-metro-fa-bene-17-proposals-in-short-list/"
CONTACT = "info@topmetrofabene.it"
UNKNOWN = Bilingual(
    it="Il testo del bando del 2020 non è stato trovato: questa parte resta da scrivere.",
    en="The text of the call of 2020 was not found: this part is still to be written.",
)
SIMULATED_GRID = Bilingual(
    it="La griglia vera dei punteggi non è stata trovata: i pesi 40, 30 e 30 sono simulati. I tre criteri sono gli "
    "obiettivi che il bando chiedeva. Nemmeno le ore di apertura, il modulo e gli articoli si sono trovati.",
    en="The real score grid was not found: the weights 40, 30 and 30 are simulated. The three criteria are the aims "
    "the call asked for. Opening hours, the form and the articles were not found either.",
)
CRITERIA = (
    Criterion(
        key="inclusion",
        title=Bilingual(it="Inclusione sociale e lavorativa delle persone fragili", en="Social and work inclusion"),
        weight=40,
        text=Bilingual(it="Peso simulato", en="Simulated weight"),
    ),
    Criterion(
        key="participation",
        title=Bilingual(it="Partecipazione civica sui temi dell'inclusione", en="Civic participation on inclusion"),
        weight=30,
        text=Bilingual(it="Peso simulato", en="Simulated weight"),
    ),
    Criterion(
        key="vitality",
        title=Bilingual(it="Vitalità dei mercati con usi nuovi", en="Vitality of markets through new uses"),
        weight=30,
        text=Bilingual(it="Peso simulato", en="Simulated weight"),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A moment on the clocks of Rome."""

    day: date
    clock: time

    @property
    def at(self) -> datetime:
        """Return it as an aware moment."""
        return datetime.combine(self.day, self.clock, tzinfo=ROME)


def _real() -> dict[str, Any]:
    """Return what both calls of 2020 share."""
    return {
        "note": SIMULATED_GRID,
        "municipalities": tuple(network.municipality.istat_code for network in NETWORKS),
        "networks": tuple(identity("network", network.slug) for network in NETWORKS),
        "criteria": CRITERIA,
        "tie_order": tuple(criterion.key for criterion in CRITERIA),
        "jury": Bilingual(
            it="I Comuni coinvolti, la Città metropolitana di Torino e S-nodi. I nomi non sono stati trovati.",
            en="The Comuni concerned, the Metropolitan City of Turin and S-nodi. Their names were not found.",
        ),
        "how": Bilingual(it="Con un modulo sul sito del programma.", en="By a form on the programme's site."),
        "questions": (
            Question(
                key="idea",
                text=Bilingual(it="L'idea (le domande vere del modulo non sono state trovate)", en="The idea"),
                max_chars=3000,
            ),
        ),
        "required_documents": (),
        "cost_kinds": template_text("social_call").cost_kinds,
        "contact": CONTACT,
        "official": UNTOLD,
        **dict.fromkeys(("costs", "reporting", "inspections", "publicity", "data_protection", "court"), UNKNOWN),
    }


def _ideas() -> CallText:
    return CallText(
        **_real(),
        title=Bilingual(it="Call for ideas di Top Metro Fa Bene", en="Top Metro Fa Bene: call for ideas"),
        sentence=Bilingual(
            it="Idee legate al cibo e ai mercati, per cinque città: Collegno, Grugliasco, Moncalieri, Rivoli, Venaria.",
            en="Ideas about food and markets for five cities: Collegno, Grugliasco, Moncalieri, Rivoli, Venaria.",
        ),
        aims=Bilingual(
            it="Si parte dal cibo fresco di qualità e dalla socialità del mercato. Dentro ogni idea ci sono: i mercati "
            "come luoghi di dono e di scambio, i luoghi del territorio, il dono di beni, tempo o denaro di cittadini "
            "e imprese, le capacità delle persone fragili.\n"
            "Si incoraggiano donne, giovani, migranti e tecnologie che aiutano.",
            en="It starts from fresh food of quality and the sociality of markets: places of giving, of the territory, "
            "gifts of goods, time or money, and the skills of vulnerable people.",
        ),
        who_may=frozenset(ApplicantKind),
        together=Bilingual(
            it="Un'idea può riguardare più città; chi la propone ha con il territorio legami solidi e dimostrabili.",
            en="An idea may span several cities; who proposes it has solid, demonstrable local ties.",
        ),
        requirements=Bilingual(
            it="Legami locali dimostrabili con una o più delle cinque città. Non si è legati al quartiere del mercato.",
            en="Demonstrable ties with one or more of the five cities; not tied to the market's district.",
        ),
        resources=Bilingual(
            it="Nessun contributo in questa fase: chi partecipa segue un percorso di accompagnamento.",
            en="No grant in this phase: those who take part are accompanied.",
        ),
        opens_at=Moment(day=date(2020, 5, 6), clock=time(0)).at,
        closes_at=Moment(day=date(2020, 6, 6), clock=time(23, 59)).at,
        sources=(CALL_OPENS, FIRST_WEBINAR, EXTENDED, INGREDIENTS, SITE),
    )


def _proposals() -> CallText:
    return CallText(
        **_real(),
        title=Bilingual(it="Call for proposals di Top Metro Fa Bene", en="Top Metro Fa Bene: call for proposals"),
        sentence=Bilingual(
            it="Progetti di sperimentazione per chi ha seguito il percorso della call for ideas.",
            en="Trial projects, for those who followed the path of the call for ideas.",
        ),
        aims=Bilingual(
            it="Aumentare l'inclusione sociale e lavorativa delle persone fragili, la partecipazione civica sui temi "
            "dell'inclusione, la vitalità dei mercati con usi nuovi.\nDopo la giuria, un secondo esame di fattibilità "
            "e replicabilità.",
            en="To raise social and work inclusion of vulnerable people, civic participation on inclusion, and the "
            "vitality of markets through new uses. After the jury, a second check on feasibility and replicability.",
        ),
        who_may=frozenset(ApplicantKind),
        together=Bilingual(it="Da soli o in rete.", en="Alone or as a network."),
        requirements=Bilingual(it="Aver partecipato alla prima fase.", en="To have taken part in the first phase."),
        reserved_to_call=IDEAS,
        total_cents=15_000_000,
        max_amount_cents=3_000_000,
        resources=Bilingual(it="Cinque contributi di 30.000 euro.", en="Five grants of 30,000 euros."),
        opens_at=Moment(day=date(2020, 10, 30), clock=time(0)).at,
        closes_at=Moment(day=date(2020, 11, 13), clock=time(23, 59)).at,
        results_by=date(2020, 11, 30),
        sources=(CALL_FOR_PROPOSALS, WINNERS, GRANT),
    )


def load_calls(stamp: Stamp) -> None:
    """Publish the two calls of 2020, the first with its extension; repeated, it changes nothing."""
    for id, slug, text in (
        (IDEAS, "call-for-ideas-2020", _ideas()),
        (PROPOSALS, "call-for-proposals-2020", _proposals()),
    ):
        published = _on(stamp, text.opens_at)
        services.draft_call(id=id, slug=slug, programme=programme_id(FA_BENE), text=text, stamp=published)
        services.publish_call(id=identity("publication", slug), call=id, stamp=published)
    services.extend_call(
        id=identity("call", "ideas", "extension"),
        call=IDEAS,
        closes_at=Moment(day=date(2020, 7, 6), clock=time(23, 59)).at,
        reason="Venaria Reale entra con un suo avviso il 6 giugno. Le fonti dicono la proroga, non l'atto né perché.",
        reason_en="Venaria Reale joins by a notice of its own on 6 June. Sources tell of it, not of the act or why.",
        stamp=_on(stamp, Moment(day=date(2020, 6, 5), clock=time(12)).at),
    )


def load_trials(today: date, *, juror: str, stamp: Stamp) -> None:
    """Publish a call and a co-design that are simulated and open today; ``juror`` is the seat that judges the call."""
    yesterday = Moment(day=today - timedelta(days=1), clock=time(9))
    published = _on(stamp, yesterday.at)
    opens, closes = yesterday.at + timedelta(hours=1), Moment(day=today + timedelta(days=30), clock=time(23, 59)).at
    programme = programme_id(FA_BENE)
    call = replace(_trial(), opens_at=opens, closes_at=closes, results_by=closes.date() + timedelta(days=60))
    services.draft_call(id=TRIAL, slug="bando-di-prova", programme=programme, text=call, stamp=published)
    _publish(TRIAL, name="trial", stamp=published)
    services.name_juror(id=identity("juror", juror), call=TRIAL, user=identity("user", juror), stamp=published)
    table = replace(_table(), opens_at=opens, closes_at=closes)
    services.draft_co_design(id=TABLE, slug="tavolo-di-prova", programme=programme, text=table, stamp=published)
    _publish(TABLE, name="table", stamp=published)


def _publish(notice: UUID, *, name: str, stamp: Stamp) -> None:
    """Publish a notice as the office does: with its paper, which those of 2020 were never found to have."""
    found = services.publish_call(id=identity("publication", name), call=notice, stamp=stamp)
    keep_paper(found, site=absolute(address(found)), stamp=stamp)


SIMULATED = Bilingual(
    it="Avviso simulato, per provare il sito: non finanzia nulla.", en="Simulated, to try the site: it funds nothing."
)


def _trial() -> CallText:
    return replace(
        template_text("social_call"),
        note=SIMULATED,
        title=Bilingual(it="Bando di prova", en="Trial call"),
        sentence=Bilingual(
            it="Un bando simulato per provare a scrivere una proposta.", en="A simulated call to try out."
        ),
        municipalities=tuple(network.municipality.istat_code for network in NETWORKS),
        who_may=frozenset(ApplicantKind),
        total_cents=15_000_000,
        max_amount_cents=3_000_000,
        resources=Bilingual(
            it="Cinque contributi simulati di 30.000 euro.", en="Five simulated grants of 30,000 euros."
        ),
        tie_order=("inclusion", "participation", "feasibility"),
        official="Ufficio del programma (simulato)",
        contact="bandi@example.org",
    )


def _table() -> CoDesignText:
    said: dict[str, Any] = {
        piece: Bilingual(
            it=f"{words.it} Qui l'avviso vero dice il resto.", en=f"{words.en} Here the real notice says the rest."
        )
        for piece, words in zip(PIECES, TABLE_WORDS, strict=True)
    }
    return CoDesignText(
        **said,
        note=SIMULATED,
        title=Bilingual(it="Tavolo di prova del cibo", en="Trial table on food"),
        sentence=Bilingual(it="Una coprogettazione simulata: chi c'è disegna insieme.", en="A simulated co-design."),
        municipalities=(NETWORKS[1].municipality.istat_code,),
        data_protection=Bilingual(it="È una prova: non lasciare dati veri.", en="A trial: leave no real data."),
        official="Ufficio del programma (simulato)",
        contact="bandi@example.org",
        court=Bilingual(it="È una prova: non c'è nulla da impugnare.", en="A trial: there is nothing to challenge."),
    )


TABLE_WORDS = (
    Bilingual(
        it="Disegnare insieme un servizio intorno a un mercato.",
        en="To design together a service around a market.",
    ),
    Bilingual(
        it="Raccolta, cucina e consegna del cibo che avanza.",
        en="Collecting, cooking and delivering the food that is left over.",
    ),
    Bilingual(it="Dodici mesi.", en="Twelve months."),
    Bilingual(it="Un progetto di massima da cui i tavoli partono.", en="An outline from which the tables begin."),
    Bilingual(
        it="Le risorse di ciascuno si mettono insieme: non è un prezzo.",
        en="Everybody's resources are put together: it is not a price.",
    ),
    Bilingual(
        it="Enti del Terzo settore con esperienza nel territorio.",
        en="Third-sector bodies with experience in the territory.",
    ),
    Bilingual(
        it="Chi ha cause che vietano rapporti con la pubblica amministrazione.",
        en="Whoever is barred by law from dealing with the public administration.",
    ),
    Bilingual(
        it="Risposte, tavoli, progetto definitivo, convenzione.",
        en="Answers, tables, final project, agreement.",
    ),
    Bilingual(
        it="Si risponde in questo sito, per un'organizzazione.",
        en="One answers on this site, for an organisation.",
    ),
    Bilingual(
        it="Esperienza, legami nel territorio, quello che si porta.",
        en="Experience, ties in the territory, what one brings.",
    ),
    Bilingual(
        it="Una convenzione firmata da chi c'è, oppure la fine con le sue ragioni.",
        en="An agreement signed by who is there, or the end with its reasons.",
    ),
)
"""What the simulated notice says first in each of the eleven pieces."""


def _on(stamp: Stamp, moment: datetime | None) -> Stamp:
    """Return the stamp of something that happened then and is written down now."""
    return replace(stamp, happened_at=moment or stamp.happened_at)
