"""A simulated selection to look at: two trial proposals, three trial jurors, scores nobody gave; every page says so.

The real selection of 2020 (five projects, jury of Comuni, Città metropolitana and S-nodi) published no scores: its
outcome is in the grants and the projects, and nothing is made up for it here.
"""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from fabene.config.programme.calls import CRITERIA, SIMULATED
from fabene.config.programme.frame import FA_BENE, programme_id
from fabene.config.programme.networks import GRUGLIASCO
from fabene.config.programme.values import identity
from fabene.core.bilingual import Bilingual
from fabene.lib.stamps import Stamp
from fabene.people import services as people
from fabene.people.values import OrganisationKind
from fabene.programme.applications import services as applications
from fabene.programme.applications.values import Recorded
from fabene.programme.calls import services as calls
from fabene.programme.calls.templates import template_text
from fabene.programme.calls.values import ApplicantKind, CallText
from fabene.programme.selection import services
from fabene.programme.selection.values import Admissibility, AdmissionDraft, CheckDraft, RulesDraft

ROME = ZoneInfo("Europe/Rome")
SLUG = "selezione-di-prova"
CALL, SELECTION = identity("call", SLUG), identity("selection", SLUG)
JURORS = {
    "comune": "Comune di prova",
    "citta-metropolitana": "Città Metropolitana di prova",
    "nodi": "Ente accompagnatore di prova",
}
SCORES = {
    "A": {"comune": (9, 6, 6), "citta-metropolitana": (7, 8, 7), "nodi": (8, 7, 7)},
    "B": {"comune": (6, 9, 8), "citta-metropolitana": (7, 7, 7), "nodi": (7, 8, 7)},
}
SOURCE = "Simulata, per provare il sito"
DAYS_AGO = {"published": 60, "opens": 58, "sent": 45, "closes": 30, "opened": 25, "scored": 20, "closed": 10, "out": 3}


def load_selection(stamp: Stamp, *, today: date) -> None:
    """Play a whole simulated selection up to its published ranking; repeated on the same day, it changes nothing."""
    office = {name: on_day(stamp, today, days=days) for name, days in DAYS_AGO.items()}
    _load_call(office)
    for name in SCORES:
        recorded = Recorded(
            call=CALL,
            title=f"Proposta di prova {name}",
            municipalities=(GRUGLIASCO.municipality.istat_code,),
            source=SOURCE,
        )
        applications.record(id=_proposal(name), recorded=recorded, stamp=office["closes"])
    rules = RulesDraft(
        places=1, seed="12 84 3 61 27", seed_source="Numeri inventati per la prova", appeal_days=30, simulated=True
    )
    services.open_selection(id=SELECTION, call=CALL, rules=rules, stamp=office["opened"])
    _judge(office)
    _publish(office)


def on_day(stamp: Stamp, today: date, *, days: int) -> Stamp:
    """Return the stamp of what the office did some days ago, written down then."""
    moment = datetime.combine(today - timedelta(days=days), time(10), tzinfo=ROME)
    return replace(stamp, happened_at=moment, recorded_at=max(moment, stamp.recorded_at))


def _proposal(name: str) -> UUID:
    return identity("proposal", SLUG, name)


def _load_call(office: dict[str, Stamp]) -> None:
    published = office["published"]
    calls.draft_call(id=CALL, slug=SLUG, programme=programme_id(FA_BENE), text=_text(office), stamp=published)
    calls.publish_call(id=identity("publication", SLUG), call=CALL, stamp=published)
    for key, name in JURORS.items():
        user, body = identity("user", "giuria", key), identity("body", name)
        people.create_user(
            id=user,
            email=f"giuria-{key}@example.org",
            display_name=f"Giuria di prova ({name})",
            password=None,
            stamp=published,
        )
        people.create_organisation(id=body, name=name, kind=OrganisationKind.PUBLIC_BODY, stamp=published)
        calls.name_juror(id=identity("juror", SLUG, key), call=CALL, user=user, organisation=body, stamp=published)


def _text(office: dict[str, Stamp]) -> CallText:
    return replace(
        template_text("social_call"),
        note=SIMULATED,
        title=Bilingual(it="Selezione di prova", en="Trial selection"),
        sentence=Bilingual(
            it="Un bando simulato, già valutato: si vede come si arriva a una graduatoria.",
            en="A simulated call, already judged: how a ranking comes about.",
        ),
        municipalities=(GRUGLIASCO.municipality.istat_code,),
        who_may=frozenset(ApplicantKind),
        resources=Bilingual(it="Un contributo simulato di 30.000 euro.", en="A simulated grant of 30,000 euros."),
        criteria=CRITERIA,
        tie_order=tuple(criterion.key for criterion in CRITERIA),
        opens_at=office["opens"].happened_at,
        closes_at=office["closes"].happened_at - timedelta(hours=1),
        results_by=office["out"].happened_at.date(),
        total_cents=3_000_000,
        max_amount_cents=3_000_000,
        official="Ufficio del programma (simulato)",
        contact="bandi@example.org",
    )


def _judge(office: dict[str, Stamp]) -> None:
    for name, given in SCORES.items():
        found = AdmissionDraft(application=_proposal(name), outcome=Admissibility.ADMITTED)
        services.admit(id=identity("admitted", SLUG, name), selection=SELECTION, found=found, stamp=office["opened"])
        for key, points in given.items():
            juror = replace(office["scored"], actor=identity("user", "giuria", key))
            services.declare(
                id=identity("declared", SLUG, name, key),
                selection=SELECTION,
                application=_proposal(name),
                conflict=False,
                why="",
                stamp=juror,
            )
            services.score(
                id=identity("scored", SLUG, name, key),
                selection=SELECTION,
                application=_proposal(name),
                scores={criterion.key: each for criterion, each in zip(CRITERIA, points, strict=True)},
                comment="",
                stamp=juror,
            )


def _publish(office: dict[str, Stamp]) -> None:
    services.close_first_round(id=identity("first closed", SLUG), selection=SELECTION, stamp=office["closed"])
    services.close(id=identity("closed", SLUG), selection=SELECTION, stamp=office["closed"])
    for name in SCORES:
        services.give_reason(
            id=identity("reason", SLUG, name),
            selection=SELECTION,
            application=_proposal(name),
            reason=Bilingual(
                it="Motivo simulato: qui la giuria scrive il suo.", en="Simulated: here the jury says why."
            ),
            stamp=office["closed"],
        )
    found = CheckDraft(application=_proposal("A"), feasible=True, replicable=True, notes="Controllo simulato.")
    services.check(id=identity("checked", SLUG), selection=SELECTION, found=found, stamp=office["closed"])
    services.publish(id=identity("ranking", SLUG), selection=SELECTION, note="", stamp=office["out"])
