"""What the week holds of juries: Gino judges two calls of last year, one still in the first reading, one published.

Nino wrote both ideas of each; an appeal of his waits for an answer.
"""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from fabene.core.bilingual import Bilingual
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.programme.selection import services
from fabene.programme.selection.values import Admissibility, AdmissionDraft, CheckDraft, RulesDraft
from tests.applications import build_sent
from tests.calls import build_call
from tests.world import key, stamp

READING, JUDGED = "in-lettura", "giudicato"
AUTUMN, SPRING = date(2020, 9, 1), date(2021, 5, 10)
TOWN = ("001120",)
PUBLIC = {"ranking", "version", "ranking_csv", "ranking_json", "hangs_on"}
AFTERWARDS = {"minutes", "compare", "compare_csv", "talk", "answer", "mine", "publish"} | PUBLIC
SCORES = {"inclusion": 7, "participation": 8, "vitality": 6}
TYPED = {f"score_{criterion}": points for criterion, points in SCORES.items()}
FORMS: Mapping[str, Mapping[str, object]] = {
    "selection:open": {"places": 1, "seed": "12", "seed_source": "Lotto", "appeal_days": 10},
    "selection:application": {"what": "admit", "admit-outcome": "admitted", "admit-id": key("posted", "admit")},
    "selection:answer": {"accepted": "no", "reasons": "I conti tornano."},
    "selection:mine": {
        "what": "appeal",
        "appeal-id": key("posted", "appeal"),
        "appeal-text": "Anche il secondo criterio.",
    },
    "selection:read": TYPED,
    "selection:declare": {"conflict": "no"},
    "selection:publish": {"note": "Una correzione."},
}


def judge() -> None:
    """Have Olga open both selections and Gino judge; publish one of them, and have Nino appeal."""
    for slug in (READING, JUDGED):
        call = build_call(slug, jurors={"gino": "S-nodi"}, municipalities=TOWN)
        idea = build_sent(call, "A", municipalities=TOWN).id
        rules = RulesDraft(places=1, seed="12 84 3", seed_source="Lotto, ruota di Torino", appeal_days=10)
        services.open_selection(id=key("selection", slug), call=call.id, rules=rules, stamp=olga(AUTUMN))
        found = AdmissionDraft(application=idea, outcome=Admissibility.ADMITTED)
        services.admit(id=key("admitted", slug), selection=key("selection", slug), found=found, stamp=olga(AUTUMN))
        declare_and_score(slug, idea)
    publish(key("selection", JUDGED), idea=key("application", JUDGED, "A"))


def olga(day: date) -> Stamp:
    """Return the stamp of what Olga does on a day."""
    return stamp(9, day=day, who="olga")


def declare_and_score(slug: str, idea: UUID) -> None:
    """Have Gino declare no conflict and give his scores."""
    gino = stamp(10, day=AUTUMN, who="gino")
    services.declare(
        id=key("declared", slug),
        selection=key("selection", slug),
        application=idea,
        conflict=False,
        why="",
        stamp=gino,
    )
    services.score(
        id=key("scored", slug),
        selection=key("selection", slug),
        application=idea,
        scores=SCORES,
        comment="",
        stamp=gino,
    )


def publish(selection: UUID, *, idea: UUID) -> None:
    """Close, look again, say why, publish; Nino appeals the day after."""
    services.close_first_round(id=key("judged first"), selection=selection, stamp=olga(AUTUMN))
    services.close(id=key("judged"), selection=selection, stamp=olga(AUTUMN))
    services.give_reason(
        id=key("judged reason"),
        selection=selection,
        application=idea,
        reason=Bilingual(it="Tiene insieme mercato e mensa."),
        stamp=olga(AUTUMN),
    )
    found = CheckDraft(application=idea, feasible=True, replicable=True, notes="Conti controllati.")
    services.check(id=key("judged check"), selection=selection, found=found, stamp=olga(AUTUMN))
    services.publish(id=key("judged published"), selection=selection, note="", stamp=olga(SPRING))
    services.file_appeal(
        id=key("judged appeal"),
        selection=selection,
        application=idea,
        text="Rivedete il primo criterio.",
        stamp=stamp(9, day=date(2021, 5, 11), who="nino"),
    )


def parts(name: str) -> dict[str, object]:
    """Return what the address of a page of juries speaks of."""
    if not name.startswith("selection:"):
        return {}
    slug = JUDGED if name.partition(":")[2] in AFTERWARDS else READING
    return {
        "slug": slug,
        "application": key("application", slug, "A"),
        "appeal": key("judged appeal"),
        "document": derived(key("application", slug, "A"), "file", "statute"),
        "number": 1,
    }


def posted(name: str) -> Mapping[str, object]:
    """Return what a form of these pages is sent with."""
    return FORMS.get(name, {})
