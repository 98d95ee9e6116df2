"""What the week recalls: the meals a kitchen made, of which some were served and some are on their way to Rivoli."""

from datetime import date
from uuid import UUID

from fabene.collecting import selectors as reads
from fabene.sharing import services
from fabene.sharing.services import Whence
from fabene.sharing.values import Advice, HowTold, Notice, PartyKind, WhoSaid
from tests.web.stored import JAM_MADE, KITCHEN, MEALS_MADE
from tests.world import Place, key, stamp

RECALL, TOLD, MOVED = key("week", "recall"), key("week", "told of it"), key("week", "thrown away")
NOTICE = Notice(
    what="Composta di mele", reason="Un vetro nella pentola", said_by=WhoSaid.OURSELVES, advice=Advice.THROW_AWAY
)


def recall(place: Place, *, on: date) -> None:
    """Let Carla recall the meals, tell the kitchen and throw one away."""
    evening = stamp(18, day=on, who="carla")
    services.open_recall(id=RECALL, network=place.network.id, lots=[meals()], notice=NOTICE, stamp=evening)
    services.mark_told(id=TOLD, recall=RECALL, kind=PartyKind.KITCHEN, party=KITCHEN, how=HowTold.CALL, stamp=evening)
    services.take_back_recalled(
        id=MOVED,
        recall=RECALL,
        whence=Whence(store=KITCHEN),
        lot=meals(),
        amount=1,
        thrown=True,
        stamp=evening,
    )


def meals() -> UUID:
    """Return the lot of the meals."""
    return reads.batch(MEALS_MADE).outputs[0].lot


def parts(name: str) -> dict[str, object]:
    """Return what the address of a page of lots and recalls speaks of."""
    if not name.startswith("recall:"):
        return {}
    return {
        "slug": "grugliasco",
        "lot": reads.batch(JAM_MADE).outputs[0].lot,
        "recall": RECALL,
        "told": TOLD,
        "move": MOVED,
        "kind": "network",
        "party": key("network", "rivoli"),
    }


def posted(name: str) -> dict[str, object]:
    """Return what the form of a page of recalls is sent with."""
    if not name.startswith("recall:"):
        return {}
    forms: dict[str, dict[str, object]] = {
        "recall:new": {
            "lotto": str(reads.batch(JAM_MADE).outputs[0].lot),
            "what": "Confettura",
            "reason": "Un coperchio gonfio",
            "said_by": "ourselves",
            "advice": "throw_away",
        },
        "recall:told": {"how": "mail"},
        "recall:back": {"whence": f"store {KITCHEN} {meals()}", "much": "1", "becomes": "thrown"},
        "recall:close": {"outcome": "done", "note": "tutti avvisati"},
    }
    return forms.get(name, {})
