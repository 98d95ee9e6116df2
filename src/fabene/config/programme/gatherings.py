"""The sessions of 2020 and 2021 that somebody published: what is not known of them stays unknown and says so."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from fabene.config.programme.networks import NETWORKS
from fabene.config.programme.values import Network, identity
from fabene.core.bilingual import Bilingual
from fabene.gatherings import services
from fabene.gatherings.values import GatheringDraft, GatheringKind, Precision
from fabene.lib.stamps import Stamp

MONCALIERI_WEBINAR = "https://www.topmetrofabene.it/a-moncalieri-la-prima-presentazione-della-call/"
INSTITUTIONAL_WEBINAR = (
    "https://www.torinoggi.it/2020/09/09/leggi-notizia/argomenti/attualita-8/articolo/"
    "parte-il-progetto-top-metro-fa-bene-per-garantire-il-diritto-al-cibo-genuino-e-al-benessere-p.html"
)
TOWARDS_TRIALS = (
    "https://www.topmetrofabene.it/verso-la-sperimentazione-sul-territorio-gli-obiettivi-del-2021-di-top-metro-fa-bene/"
)
MONCALIERI = next(network for network in NETWORKS if network.slug == "moncalieri")
ZONE = ZoneInfo("Europe/Rome")
WALK = identity("accompaniment", "2020")


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A session as it was published: its days or only its month."""

    key: str
    kind: GatheringKind
    title: Bilingual
    text: Bilingual
    first: date
    last: date
    precision: Precision
    source: str
    network: Network | None = None


SESSIONS = (
    Session(
        key="moncalieri-webinar",
        kind=GatheringKind.WEBINAR,
        title=Bilingual(it="La call for ideas, a Moncalieri", en="The call for ideas, in Moncalieri"),
        text=Bilingual(
            it="La prima presentazione della call, a distanza, con oltre 20 associazioni.",
            en="The first presentation of the call, online, with over 20 associations.",
        ),
        first=date(2020, 5, 20),
        last=date(2020, 5, 20),
        precision=Precision.DAY,
        source=MONCALIERI_WEBINAR,
        network=MONCALIERI,
    ),
    Session(
        key="institutional-webinar",
        kind=GatheringKind.WEBINAR,
        title=Bilingual(it="Le idee si presentano ai Comuni", en="The ideas are presented to the towns"),
        text=Bilingual(
            it="Il webinar istituzionale: chi porta un’idea la racconta, i Comuni rispondono.",
            en="The institutional webinar: whoever brings an idea tells it, the towns answer.",
        ),
        first=date(2020, 9, 14),
        last=date(2020, 9, 14),
        precision=Precision.DAY,
        source=INSTITUTIONAL_WEBINAR,
    ),
    Session(
        key="obstacles",
        kind=GatheringKind.WORKSHOP,
        title=Bilingual(it="Gli ostacoli a partire", en="What stands in the way of starting"),
        text=Bilingual(it="Il primo di due laboratori di dicembre.", en="The first of two workshops in December."),
        first=date(2020, 12, 1),
        last=date(2020, 12, 31),
        precision=Precision.MONTH,
        source=TOWARDS_TRIALS,
    ),
    Session(
        key="actions",
        kind=GatheringKind.WORKSHOP,
        title=Bilingual(it="Scrivere le azioni", en="Writing the actions"),
        text=Bilingual(it="Il secondo di due laboratori di dicembre.", en="The second of two workshops in December."),
        first=date(2020, 12, 1),
        last=date(2020, 12, 31),
        precision=Precision.MONTH,
        source=TOWARDS_TRIALS,
    ),
    Session(
        key="group-work",
        kind=GatheringKind.WORKSHOP,
        title=Bilingual(it="Lavoro in gruppo e incontri uno a uno", en="Group work and one-to-one meetings"),
        text=Bilingual(
            it="Due giorni, in gruppo e uno a uno, prima di cominciare le sperimentazioni.",
            en="Two days, in groups and one to one, before the trials begin.",
        ),
        first=date(2021, 1, 7),
        last=date(2021, 1, 8),
        precision=Precision.DAY,
        source=TOWARDS_TRIALS,
    ),
)


def load_gatherings(stamp: Stamp) -> None:
    """Write down the sessions of the accompaniment; repeated, it changes nothing."""
    for session in SESSIONS:
        services.plan_gathering(
            id=identity("gathering", session.key),
            gathering=GatheringDraft(
                about=WALK,
                kind=session.kind,
                title=session.title,
                text=session.text,
                starts_at=datetime.combine(session.first, time(), tzinfo=ZONE),
                ends_at=datetime.combine(session.last + timedelta(days=1), time(), tzinfo=ZONE) - timedelta(seconds=1),
                precision=session.precision,
                network=identity("network", session.network.slug) if session.network else None,
                sign_up=False,
                source=session.source,
            ),
            stamp=stamp,
        )
