"""Tables of the week: one that is laid, one opened by a slip, one cleared; and what went to the emporio."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from fabene.core.owners import OwnerKind
from fabene.lib import links
from fabene.sharing import selectors, services
from fabene.sharing.values import Parcel, Tally
from fabene.web.pages.tables.links import GOOD_DAYS, PURPOSE
from tests.world import SATURDAY, TUESDAY, Place, key, stamp

SUNDAY, MONDAY, WEDNESDAY = date(2021, 5, 9), date(2021, 5, 10), date(2021, 5, 12)
LAID, EMPTY, CLEARED = key("table", "laid"), key("table", "empty"), key("table", "cleared")
MOVE, CLEARING = key("table", "move"), key("table", "clearing")
SENT, SAID, WAITING = key("sent to the emporio"), key("acknowledged"), key("bag passed")
NEVER = date(2021, 5, 4)


def sit(place: Place) -> None:
    """Open three tables, lay one, and let the emporio say what it received of Wednesday."""
    table = place.destinations[OwnerKind.OPEN_TABLE].id
    wednesday = key("day", WEDNESDAY.isoformat())
    evening = stamp(18, day=WEDNESDAY)
    services.open_table(id=LAID, destination=table, day=wednesday, stamp=evening)
    services.open_table(id=EMPTY, destination=table, on=SUNDAY, stamp=evening)
    services.open_table(id=CLEARED, destination=table, on=MONDAY, stamp=evening)
    services.clear_table(id=CLEARING, table=CLEARED, left={}, stamp=evening)
    roots = next(pile.id for pile in selectors.table_piles(LAID) if pile.category == "roots")
    services.lay(id=MOVE, table=LAID, amounts={roots: 3000}, stamp=evening)
    services.give_tickets(id=key("tickets"), table=LAID, tickets=12, stamp=evening)
    services.count_people(id=key("people"), table=LAID, tally=Tally.PEOPLE, change=9, stamp=evening)
    parcel = Parcel(grams={roots: 2000})
    services.pass_on(id=SENT, day=wednesday, destination=place.emporio.id, parcel=parcel, stamp=evening)
    services.acknowledge(id=SAID, passings=[SENT], received={"roots": 1900}, stamp=evening)


def parts(name: str) -> dict[str, object]:
    """Return what the address of one of these pages speaks of."""
    if not name.startswith("tables:"):
        return {}
    sittings = {"tables:undo_open": EMPTY, "tables:undo_clear": CLEARED}
    day = TUESDAY if name == "tables:day" else WEDNESDAY
    return {
        "sitting": sittings.get(name, LAID),
        "move": MOVE,
        "clearing": CLEARING,
        "delivery": SENT if name == "tables:undo_acknowledgement" else WAITING,
        "said": SAID,
        "place": key("emporio", "grugliasco"),
        "token": token(),
        "day": key("day", day.isoformat()),
    }


def token() -> str:
    """Return the token on the slip of what went to the emporio on Saturday."""
    over = timezone.make_aware(datetime.combine(SATURDAY + timedelta(days=GOOD_DAYS), time()))
    return links.issue(purpose=PURPOSE, id=WAITING, expires_at=over)


def posted(name: str, *, place: Place) -> dict[str, object]:
    """Return what the form of one of these pages is sent with."""
    table = place.destinations[OwnerKind.OPEN_TABLE].id
    known: dict[str, dict[str, object]] = {
        "tables:day": {"destination": table},
        "tables:tables": {"destination": table, "on": NEVER.isoformat()},
        "tables:sitting": {"tap": "people:1"},
        "tables:back": {"left-roots": "1"},
        "tables:clear": {"left-roots": "1"},
    }
    if name == "tables:lay":
        return {f"pile-{pile.id}": "1" for pile in selectors.table_piles(LAID) if pile.category == "roots"}
    if name in {"tables:delivery", "tables:received"}:
        return {f"came-{item.category}": "0" for item in selectors.consignment_of(WAITING).items}
    return known.get(name, {})
