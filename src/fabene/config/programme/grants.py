"""The five grants of 30,000 EUR and the four crowdfunding campaigns, as published pages tell them.

No page gives a CUP, an act, an office or a tax code: they stay empty, the pages say so, and nothing can be paid. How
much Caritas adds to each project is not published either. The outcomes of the campaigns were not found.
"""

from dataclasses import dataclass
from datetime import date

from fabene.config.programme.frame import FA_BENE, METRO_CITY, programme_id
from fabene.config.programme.frame_projects import PROJECTS
from fabene.config.programme.values import identity
from fabene.core.bilingual import Bilingual
from fabene.lib.stamps import Stamp
from fabene.programme.grants import services
from fabene.programme.grants.values import Act, CampaignDraft, CampaignState, GrantDraft

AMOUNTS = "https://www.torinosocialimpact.it/en/news/top-metro-fa-bene-17-proposals-in-short-list/"
"""30,000 EUR for each of the five."""
CALL = "Call for proposals, 30 ottobre - 13 novembre 2020"
CHOSEN = "Giuria di Comuni, Città metropolitana e S-nodi; poi una verifica di fattibilità e replicabilità"
WINNERS_PUBLIC = date(2020, 11, 30)
STARTS, ENDS = date(2021, 2, 1), date(2021, 12, 31)
EACH_CENTS = 3_000_000

PLATFORM = "Idea Ginger"
ALL_CAMPAIGNS = "http://www.cittametropolitana.torino.it/speciali/2020/topmetro_fabene/index.shtml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Raising:
    """A campaign: for which project, what it asks for, and the page that says so."""

    project: str
    title: Bilingual
    source: str
    target_cents: int | None = None
    all_or_nothing: bool | None = None
    ends: date | None = None


CAMPAIGNS = (
    Raising(
        project="ascoltarci-bene",
        title=Bilingual(it="Grugliasco: diamo strada ai rider etici", en="Grugliasco: make way for ethical riders"),
        source="https://ingrugliasco.it/sostenere/e-partita-da-grugliasco-la-campagna-di-crowdfunding-diamo-strada-ai-rider-etici.html",
        target_cents=400_000,
    ),
    Raising(
        project="il-buono-che-avanza",
        title=Bilingual(it="Rivoli: il buono che avanza", en="Rivoli: the good that is left"),
        source="https://www.24ovest.it/2022/01/03/leggi-notizia/argomenti/rivoli-alpignano-pianezza/articolo/"
        "rivoli-una-raccolta-fondi-per-sostenere-il-buono-che-avanza-il-progetto-contro-lo-spreco-che-ai.html",
        target_cents=350_000,
    ),
    Raising(
        project="conserv-azione",
        title=Bilingual(
            it="Venaria Reale: Conserv-Azione, un abbattitore e una macchina per il sottovuoto",
            en="Venaria Reale: Conserv-Azione, a blast chiller and a vacuum machine",
        ),
        source="https://www.torinoggi.it/2021/12/19/leggi-notizia/argomenti/attualita-8/articolo/"
        "conservazione-la-mensa-sociale-che-combatte-gli-sprechi-chiede-un-aiuto-per-fare-del-bene.html",
        target_cents=600_000,
        all_or_nothing=True,
        ends=date(2022, 2, 1),
    ),
    Raising(
        project="hubbuffate",
        title=Bilingual(it="Moncalieri: un hub di fattorie sociali", en="Moncalieri: a hub of social farms"),
        source=ALL_CAMPAIGNS,
    ),
)


def load_grants(stamp: Stamp) -> None:
    """Write the five awards, public as their source is, and the four campaigns; projects and bodies are there."""
    for project in PROJECTS:
        if project.lead is None:
            continue
        id = identity("grant", project.slug)
        draft = GrantDraft(
            programme=programme_id(FA_BENE),
            project=identity("project", project.slug),
            recipient=project.lead,
            funder=identity("body", METRO_CITY.name),
            title=project.name.it,
            amount_cents=EACH_CENTS,
            cup="",
            act=Act(date=None, number=""),
            rule=CALL,
            office="",
            official="",
            way_chosen=CHOSEN,
            starts=STARTS,
            ends=ENDS,
        )
        services.record_published(id=id, grant=draft, source=AMOUNTS, stamp=stamp)
        services.publish(id=identity("grant public", project.slug), grant=id, on=WINNERS_PUBLIC, stamp=stamp)
    for raising in CAMPAIGNS:
        services.announce_campaign(id=identity("campaign", raising.project), campaign=_campaign(raising), stamp=stamp)


def _campaign(raising: Raising) -> CampaignDraft:
    return CampaignDraft(
        programme=programme_id(FA_BENE),
        project=identity("project", raising.project),
        title=raising.title,
        platform=PLATFORM,
        target_cents=raising.target_cents,
        all_or_nothing=raising.all_or_nothing,
        state=CampaignState.IN_PREPARATION,
        source=raising.source,
        ends=raising.ends,
    )
