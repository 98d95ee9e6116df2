"""What the week measured: milk on Wednesday, and milk on its way from Rivoli; and Sunday, which can be opened again."""

from datetime import date
from uuid import UUID

from fabene.collecting import services
from fabene.collecting.values import Food, LotPart, Source, SourceKind
from tests.sharing.market import kilos
from tests.world import World, key, stamp

MILK = key("milk")
SENT = key("milk on its way")
SENT_WARM = key("milk on its way", "measured")


def measure(world: World, *, day: UUID, on: date) -> None:
    """Measure milk on a day, and milk that Rivoli gave and sends."""
    noon = stamp(17, day=on, who="ugo")
    services.note_temperature(id=MILK, day=day, category="dairy", tenths=35, stamp=noon)
    rivoli, theirs = world.rivoli, key("day", "rivoli")
    given = services.record_donation(
        id=key("milk given"),
        day=theirs,
        source=Source(kind=SourceKind.SHOPPER),
        food=Food(category="dairy"),
        weight=kilos("3"),
        stamp=stamp(12, day=on, who="rita"),
    )
    services.carry(id=key("milk carried"), day=theirs, category="dairy", stamp=stamp(13, day=on, who="rita"))
    services.send(
        id=SENT,
        giver=rivoli.hub.id,
        taker=world.grugliasco.hub.id,
        parts=[LotPart(lot=given.lot, amount=2000)],
        stamp=stamp(14, day=on, who="rita"),
    )
    services.note_temperature(id=SENT_WARM, transfer=SENT, category="dairy", tenths=60, note="", stamp=noon)


def parts(name: str) -> dict[str, object]:
    """Return what the address of a page of temperatures speaks of."""
    if not name.startswith("safety:"):
        return {}
    return {"transfer": SENT, "temperature": SENT_WARM if name == "safety:undo_of_transfer" else MILK}


FORMS: dict[str, dict[str, object]] = {
    "safety:temperatures": {"category": "dairy", "degrees": "3,5"},
    "safety:of_transfer": {"category": "dairy", "degrees": "3,5"},
    "safety:checks": {"dates": "si", "senses": "si"},
    "sharing:reopen": {"tardi-id": key("posted", "reopen"), "tardi-why": "gift", "tardi-reason": "una cassetta in più"},
}
