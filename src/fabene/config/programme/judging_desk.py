"""What the seats of who applies and who judges find: a trial call that waits for scores, and a draft half written.

Nobody made these proposals: each says in its title and its text that it is simulated, and every page about them too.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

from fabene.config.programme.calls import CRITERIA, SIMULATED, TRIAL
from fabene.config.programme.frame import FA_BENE, programme_id
from fabene.config.programme.networks import GRUGLIASCO
from fabene.config.programme.selection import JURORS, on_day
from fabene.config.programme.values import identity
from fabene.core.bilingual import Bilingual
from fabene.lib import pdf
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.programme.applications import services as applications
from fabene.programme.applications.values import ANSWER, TITLE, Budget, BudgetRow, PartDraft, Source
from fabene.programme.calls import selectors as known
from fabene.programme.calls import services as calls
from fabene.programme.calls.templates import template_text
from fabene.programme.calls.values import ApplicantKind, CallText, CallView
from fabene.programme.selection import services
from fabene.programme.selection.values import Admissibility, AdmissionDraft, RulesDraft

PAPER = Path(__file__).parents[2] / "web" / "typst" / "minutes.typ"
SLUG = "valutazione-di-prova"
CALL, SELECTION = identity("call", SLUG), identity("selection", SLUG)
APPLICANT, SEAT = identity("user", "proponente"), identity("user", "giuria")
COLLEAGUE = identity("user", "giuria", "citta-metropolitana")
DAYS_AGO = {"published": 40, "opens": 38, "sent": 12, "closes": 5, "opened": 3, "scored": 2}
ASKED = {"1": 1_800_000, "2": 3_000_000, "3": 950_000}
"""What each of the three simulated proposals asks for, in cents."""
GIVEN = {"1": (15, 14, 12), "2": (13, 17, 15), "3": (9, 8, 11)}
"""What the colleague gave, in half points: the first reading is blind, so the seat sees none of it."""
WORDS = "Testo simulato, per provare il sito: qui chi propone racconta la sua idea."


def load_desk(stamp: Stamp, *, today: date) -> None:
    """Put three simulated proposals before the jury's seat, and a draft before who applies; safe to repeat in a day."""
    days = {name: on_day(stamp, today, days=ago) for name, ago in DAYS_AGO.items()}
    _load_call(days)
    call = known.call(CALL)
    paper = _paper(days["sent"])
    for name, cents in ASKED.items():
        _send(call, name, cents=cents, paper=paper, stamp=replace(days["sent"], actor=APPLICANT))
    rules = RulesDraft(
        places=1, seed="7 19 44 52 80", seed_source="Numeri inventati per la prova", appeal_days=10, simulated=True
    )
    services.open_selection(id=SELECTION, call=CALL, rules=rules, stamp=days["opened"])
    for name in ASKED:
        found = AdmissionDraft(application=_proposal(name), outcome=Admissibility.ADMITTED)
        services.admit(id=identity("admitted", SLUG, name), selection=SELECTION, found=found, stamp=days["opened"])
        _judge(name, stamp=replace(days["scored"], actor=COLLEAGUE))
    _begin_draft(replace(on_day(stamp, today, days=0), actor=APPLICANT))


def _proposal(name: str) -> UUID:
    return identity("proposal", SLUG, name)


def _load_call(days: dict[str, Stamp]) -> None:
    published = days["published"]
    calls.draft_call(id=CALL, slug=SLUG, programme=programme_id(FA_BENE), text=_text(days), stamp=published)
    calls.publish_call(id=identity("publication", SLUG), call=CALL, stamp=published)
    seats = {SEAT: identity("body", JURORS["nodi"]), COLLEAGUE: identity("body", JURORS["citta-metropolitana"])}
    for user, body in seats.items():
        calls.name_juror(
            id=identity("juror", SLUG, str(user)), call=CALL, user=user, organisation=body, stamp=published
        )


def _text(days: dict[str, Stamp]) -> CallText:
    return replace(
        template_text("social_call"),
        note=SIMULATED,
        title=Bilingual(it="Bando di prova da valutare", en="Trial call to be judged"),
        sentence=Bilingual(
            it="Un bando simulato, chiuso: chi è in giuria prova a valutare, anche con il mezzo punto.",
            en="A simulated call that is over: a juror can try to score, half points too.",
        ),
        municipalities=(GRUGLIASCO.municipality.istat_code,),
        who_may=frozenset(ApplicantKind),
        resources=Bilingual(it="Un contributo simulato di 30.000 euro.", en="A simulated grant of 30,000 euros."),
        criteria=CRITERIA,
        tie_order=tuple(criterion.key for criterion in CRITERIA),
        half_points=True,
        least_halves=10,
        opens_at=days["opens"].happened_at,
        closes_at=days["closes"].happened_at,
        total_cents=3_000_000,
        max_amount_cents=3_000_000,
        official="Nessuno: è una prova",
        contact="bandi@example.org",
    )


def _paper(stamp: Stamp) -> bytes:
    """Return a page that says it is simulated: what a document of a proposal would be."""
    title = "Documento di prova (simulato)"
    said = {
        "title": title,
        "heading": title,
        "eyebrow": "Bando di prova da valutare",
        "author": "Simulazione",
        "language": "it",
        "footer": title,
        "page_word": "pagina",
        "blocks": [{"kind": "par", "lines": ["Qui un documento vero dice chi propone, e come."]}],
    }
    return pdf.render(PAPER, said, made_at=stamp.happened_at)


def _send(call: CallView, name: str, *, cents: int, paper: bytes, stamp: Stamp) -> None:
    """Write and send one simulated proposal, as its writer would."""
    id = _proposal(name)
    applications.start(id=id, call=call.id, stamp=stamp)
    texts = {TITLE: f"Proposta simulata {name}", **{f"{ANSWER}{one.key}": WORDS for one in call.questions}}
    for key, text in texts.items():
        applications.save_field(id=derived(id, key), application=id, key=key, text=text, seen=0, stamp=stamp)
    towns = (GRUGLIASCO.municipality.istat_code,)
    applications.place(id=derived(id, "places"), application=id, municipalities=towns, seen=0, stamp=stamp)
    body = PartDraft(name=f"Gruppo simulato {name}", kind=ApplicantKind.GROUP)
    applications.add_part(id=derived(id, "body"), application=id, part=body, stamp=stamp)
    costs = BudgetRow(
        cost_kind=call.cost_kinds[0].key,
        text="Costo simulato",
        total_cents=cents,
        shares_cents=((Source.CALL, cents),),
    )
    budget = Budget(rows=(costs,), declared_cents=cents)
    applications.set_budget(id=derived(id, "budget"), application=id, budget=budget, seen=0, stamp=stamp)
    for wanted in call.required_documents:
        applications.attach(
            id=derived(id, "file", wanted.key), application=id, key=wanted.key, title="", content=paper, stamp=stamp
        )
    applications.send(id=derived(id, "sent"), application=id, stamp=stamp)


def _judge(name: str, *, stamp: Stamp) -> None:
    """Let the colleague declare no conflict and give simulated scores."""
    given = dict(zip((criterion.key for criterion in CRITERIA), GIVEN[name], strict=True))
    services.declare(
        id=identity("declared", SLUG, name),
        selection=SELECTION,
        application=_proposal(name),
        conflict=False,
        why="",
        stamp=stamp,
    )
    services.score(
        id=identity("scored", SLUG, name),
        selection=SELECTION,
        application=_proposal(name),
        scores=given,
        comment="Appunto simulato.",
        stamp=stamp,
    )


def _begin_draft(stamp: Stamp) -> None:
    """Begin a draft in the trial call that is open, so that who applies goes on with it."""
    id = identity("draft", "trial")
    applications.start(id=id, call=TRIAL, stamp=stamp)
    applications.save_field(
        id=derived(id, TITLE), application=id, key=TITLE, text="Bozza simulata", seen=0, stamp=stamp
    )
