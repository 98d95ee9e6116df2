"""What the week holds of calls: one that is open and being changed, two co-designs, a question, an answer."""

from collections.abc import Mapping
from datetime import date

from fabene.core.bilingual import Bilingual
from fabene.programme.calls import services
from fabene.programme.calls.services import Published
from fabene.programme.calls.values import Theme
from tests.calls import build_call, build_co_design
from tests.web.published import PROGRAMME
from tests.world import at, key, stamp

OPENED = date(2021, 5, 10)
CLOSED_TABLE = ("calls:interests", "calls:decide")
ANSWER = {"theme": "who", "question": "Chi può?", "answer": "Tutti."}
FORMS: Mapping[str, Mapping[str, object]] = {
    "calls:new": {"begins": "coprogettazione", "slug": "nuovo-tavolo", "programme": PROGRAMME},
    "calls:questions": {"theme": "who", "text": "Chi può partecipare?", "email": "ida@example.org"},
    "calls:publish_answer": ANSWER,
    "calls:correct_answer": ANSWER,
    "calls:answer": ANSWER,
    "calls:change": {"reason": "È cambiato l'ufficio"},
    "calls:extend": {"closes_at": "2021-07-01T12:00", "reason": "Serve più tempo"},
    "calls:jury": {"user": key("user", "elia")},
    "calls:section": {"official": "Un ufficio"},
    "calls:express": {"organisation": key("organisation", "orto"), "text": "Portiamo l'orto."},
    "calls:interests": {"svolta-id": key("turn"), "svolta-turn": "ended", "svolta-reason": "Nessuno ha firmato"},
    "calls:decide": {"admitted": "si", "reasons": "Conosce il quartiere"},
}


def call() -> None:
    """Have Olga open a call, two co-designs of which one is closed, answer one question and leave another."""
    opened = build_call(
        "un-bando", opens_at=at(9, day=OPENED), closes_at=at(12, day=date(2021, 6, 10)), results_by=None, jurors={}
    )
    office, noon = stamp(12, day=OPENED, who="olga"), stamp(12, day=OPENED, who="ida")
    services.save_draft(
        id=key("called draft"), notice=opened.id, changes={"official": "Un altro ufficio"}, stamp=office
    )
    for name in ("asked", "answered"):
        services.ask_question(
            id=key("called", name), call=opened.id, theme=Theme.WHO, text="Chi?", email="ida@example.org", stamp=noon
        )
    said = Published(theme=Theme.WHO, question=Bilingual(it="Chi?"), answer=Bilingual(it="Tutti."))
    services.answer_question(
        id=key("called answer"), call=opened.id, asked=key("called", "answered"), published=said, stamp=office
    )
    build_co_design("un-tavolo", closes=date(2021, 6, 30))
    closed = build_co_design("un-tavolo-chiuso")
    services.express_interest(
        id=key("called interest"),
        co_design=closed.id,
        organisation=key("organisation", "orto"),
        text="L'orto",
        stamp=stamp(12, day=date(2021, 4, 10), who="omar"),
    )


def parts(name: str) -> dict[str, object]:
    """Return what the address of a page of calls speaks of."""
    if not name.startswith("calls:"):
        return {}
    table = "un-tavolo-chiuso" if name in CLOSED_TABLE else "un-tavolo"
    together = name in {"calls:co_design", "calls:express", *CLOSED_TABLE}
    return {
        "call": table if together else "un-bando",
        "section": "garanzie",
        "asked": key("called", "asked"),
        "answer": key("called answer"),
        "interest": key("called interest"),
    }
