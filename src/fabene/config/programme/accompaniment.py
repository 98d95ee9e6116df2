"""The accompaniment of 2020 as it was published, and one walk of trial for who looks at the demonstration."""

from datetime import date, datetime, time, timedelta

from fabene.config.programme.demonstration import NEIGHBOURS
from fabene.config.programme.frame import FA_BENE, programme_id
from fabene.config.programme.gatherings import TOWARDS_TRIALS, WALK, ZONE
from fabene.config.programme.networks import GRUGLIASCO
from fabene.config.programme.values import identity
from fabene.core.bilingual import Bilingual
from fabene.gatherings import services as gatherings
from fabene.gatherings.values import GatheringDraft, GatheringKind
from fabene.lib.stamps import Stamp
from fabene.programme.accompaniment import services
from fabene.programme.accompaniment.values import ActionDraft, Part, PlanDraft

THURSDAY = 3
TRIAL = identity("accompaniment", "trial")


def load_accompaniment(stamp: Stamp) -> None:
    """Write down the plan of 2020, for all territories; repeated, it changes nothing."""
    services.open_plan(
        id=WALK,
        plan=PlanDraft(
            title=Bilingual(it="Dalla call for ideas alle sperimentazioni", en="From the call for ideas to the trials"),
            aims=Bilingual(
                it="Far crescere insieme 16 realtà che hanno risposto alla call, fino a una proposta per territorio.\n"
                "Nell’aprile 2020 l’accompagnamento diventa digitale.",
                en="Let 16 organisations that answered the call grow together, up to one proposal for each territory.\n"
                "In April 2020 the accompaniment becomes digital.",
            ),
            themes=Bilingual(
                it="Prima: sviluppo locale e disuguaglianze, e cibo, e digitale.\n"
                "Autunno 2020: interventi sistemici, cibo di comunità, comunità intelligenti per il bene comune, "
                "modelli di sostenibilità economica.",
                en="First: local development and inequalities, and food, and digitalisation.\n"
                "Autumn 2020: systemic interventions, community food, smart communities for the common good, models "
                "of economic sustainability.",
            ),
            programme=programme_id(FA_BENE),
            source=TOWARDS_TRIALS,
        ),
        stamp=stamp,
    )


def load_trial(stamp: Stamp, *, today: date) -> None:
    """Open a walk of trial, simulated and called so, for the seats of who walks and who has an idea."""
    network = identity("network", GRUGLIASCO.slug)
    body = identity("body", NEIGHBOURS.name)
    services.open_plan(
        id=TRIAL,
        plan=PlanDraft(
            title=Bilingual(it="Percorso di prova (simulato)", en="Walk of trial (simulated)"),
            aims=Bilingual(it="Provare le pagine di chi accompagna un’idea.", en="To try the pages of a mentor."),
            network=network,
            organisations=(body,),
        ),
        stamp=stamp,
    )
    for seat, part in (("mentore", Part.MENTOR), ("proponente", Part.AUTHOR)):
        services.take_part(
            id=identity("accompaniment", "trial", seat),
            plan=TRIAL,
            user=identity("user", seat),
            part=part,
            stamp=stamp,
        )
    _learn(stamp)
    services.plan_action(
        id=identity("accompaniment", "trial", "action"),
        action=ActionDraft(
            network=network,
            what=Bilingual(it="Azione di prova (simulata)", en="Action of trial (simulated)"),
            organisation=body,
        ),
        stamp=stamp,
    )
    _meet(stamp, today=today)


def _learn(stamp: Stamp) -> None:
    names = [
        Bilingual(it="Scrivere un progetto con un bilancio", en="Writing a project with a budget"),
        Bilingual(it="Lavorare con il Comune", en="Working with the town"),
        Bilingual(it="Coinvolgere chi abita vicino", en="Bringing in who lives nearby"),
    ]
    services.name_skills(id=identity("accompaniment", "trial", "skills"), plan=TRIAL, names=names, stamp=stamp)
    services.ask_for_deliverable(
        id=identity("accompaniment", "trial", "budget"),
        plan=TRIAL,
        title=Bilingual(it="Una bozza di bilancio (simulata)", en="A draft of a budget (simulated)"),
        due_on=stamp.recorded_at.date() + timedelta(days=400),
        stamp=stamp,
    )


def _meet(stamp: Stamp, *, today: date) -> None:
    """Plan a session from afar on the next Thursday."""
    day = today + timedelta(days=(THURSDAY - today.weekday()) % 7 or 7)
    gatherings.plan_gathering(
        id=identity("gathering", "trial", day.isoformat()),
        gathering=GatheringDraft(
            about=TRIAL,
            kind=GatheringKind.MEETING,
            title=Bilingual(it="Incontro di prova (simulato)", en="Session of trial (simulated)"),
            starts_at=datetime.combine(day, time(18), tzinfo=ZONE),
            ends_at=datetime.combine(day, time(19, 30), tzinfo=ZONE),
            link="https://example.org/stanza-di-prova",
            phone="+39 011 000 0000",
            phone_note="codice 1234",
            capacity=12,
            network=identity("network", GRUGLIASCO.slug),
        ),
        stamp=stamp,
    )
