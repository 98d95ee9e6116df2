"""The selection of the story: two ideas of 2020, three jurors, weights 40/30/30, one place.

Aria writes idea A, Berta idea B. Olga is the office; Cora sits for the Comune, Mira for the Città Metropolitana, Sandra
for S-nodi. The call closes on 6 June; what follows is told by days of June and July.
"""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from fabene.core.bilingual import Bilingual
from fabene.lib.stamps import Stamp
from fabene.programme.calls.values import CallView
from fabene.programme.selection import selectors, services
from fabene.programme.selection.values import Admissibility, AdmissionDraft, CheckDraft, RulesDraft, SelectionView
from tests.applications import build_sent
from tests.calls import WEIGHTS, build_call
from tests.world import at, key, stamp

OPENED, SCORED, TALKED, CLOSED, PUBLISHED = (date(2020, 6, day) for day in (8, 15, 22, 25, 30))
WRITERS = {"A": "aria", "B": "berta"}
A: Mapping[str, tuple[int, int, int]] = {"cora": (9, 6, 6), "mira": (7, 8, 7), "sandra": (8, 7, 7)}
B: Mapping[str, tuple[int, int, int]] = {"cora": (6, 9, 8), "mira": (7, 7, 7), "sandra": (7, 8, 7)}
RULES = RulesDraft(places=1, seed="12 84 3 61 27", seed_source="Lotto, ruota di Torino, 6 giugno 2020", appeal_days=10)
CRITERIA = tuple(WEIGHTS)


def who(name: str, day: date, *, hour: int = 10) -> Stamp:
    """Return the stamp of what somebody does on a day."""
    return stamp(hour, day=day, who=name)


def build_over() -> CallView:
    """Build the call with its ideas; it is over, and nobody has opened its selection."""
    call = build_call(tie_order=("inclusion",))
    for number, (name, writer) in enumerate(WRITERS.items(), start=1):
        build_sent(call, name, who=writer, bodies=(number,))
    return call


def build_selection() -> SelectionView:
    """Build the selection as it opens; the office has looked at nothing yet."""
    call = build_over()
    return services.open_selection(id=key("selection"), call=call.id, rules=RULES, stamp=who("olga", OPENED))


def app(name: str) -> UUID:
    """Return the identity of an idea by its letter."""
    return key("application", "idee-2020", name)


def admit(name: str, outcome: Admissibility = Admissibility.ADMITTED, *, word: str = "", **said: object) -> None:
    """Let the office find of an idea what it finds; ``word`` tells two times apart."""
    found = AdmissionDraft(application=app(name), outcome=outcome, **said)  # type: ignore[arg-type]  # fields by name
    services.admit(
        id=key("admission", name, word), selection=key("selection"), found=found, stamp=who("olga", OPENED, hour=11)
    )


def declare(juror: str, name: str, *, conflict: bool = False, why: str = "", day: date = OPENED) -> int:
    """Let a juror declare."""
    return services.declare(
        id=key("declaration", juror, name, str(conflict), str(day)),
        selection=key("selection"),
        application=app(name),
        conflict=conflict,
        why=why,
        stamp=who(juror, day, hour=12),
    )


def score(juror: str, name: str, scores: tuple[int, ...], *, day: date = SCORED, comment: str = "") -> None:
    """Let a juror score the first of the criteria with these."""
    services.score(
        id=key("scores", juror, name, str(scores), str(day)),
        selection=key("selection"),
        application=app(name),
        scores=dict(zip(CRITERIA, scores, strict=False)),
        comment=comment,
        stamp=who(juror, day),
    )


def score_all(given: Mapping[str, Mapping[str, tuple[int, int, int]]]) -> None:
    """Let every juror declare no conflict and score every idea."""
    for name, rows in given.items():
        for juror, scores in rows.items():
            declare(juror, name)
            score(juror, name, scores)


def build_scored() -> SelectionView:
    """Build the selection with both ideas admitted and scored by everybody; the first round is still open."""
    view = build_selection()
    for name in WRITERS:
        admit(name)
    score_all({"A": A, "B": B})
    return selectors.selection(view.id)


def build_closed() -> SelectionView:
    """Build the selection with the table sealed, reasons written and both ideas looked at again."""
    view = build_scored()
    services.close_first_round(id=key("first closed"), selection=view.id, stamp=who("olga", TALKED))
    services.close(id=key("closed"), selection=view.id, stamp=who("olga", CLOSED))
    give_reasons()
    look_again("A")
    return selectors.selection(view.id)


def give_reasons() -> None:
    """Let the office write why, for both ideas."""
    for name in WRITERS:
        services.give_reason(
            id=key("reason", name),
            selection=key("selection"),
            application=app(name),
            reason=Bilingual(it=f"La commissione ha apprezzato l’idea {name}.", en=f"The jury liked idea {name}."),
            stamp=who("olga", CLOSED, hour=15),
        )


def look_again(name: str, *, feasible: bool = True, day: date = CLOSED) -> None:
    """Let the office look again at an idea before funding."""
    found = CheckDraft(application=app(name), feasible=feasible, replicable=True, notes="Conti e luoghi controllati.")
    services.check(
        id=key("check", name, str(feasible), str(day)),
        selection=key("selection"),
        found=found,
        stamp=who("olga", day, hour=16),
    )


def build_published() -> SelectionView:
    """Build the selection with its ranking published on 30 June."""
    view = build_closed()
    services.publish(id=key("published"), selection=view.id, note="", stamp=who("olga", PUBLISHED))
    return selectors.selection(view.id)


def moment(day: int, *, hour: int = 10, month: int = 7) -> datetime:
    """Return a moment of the summer of 2020."""
    return at(hour, day=date(2020, month, day))
