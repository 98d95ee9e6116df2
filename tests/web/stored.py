"""A kitchen of the week: apples came from Rivoli, jam and meals were made of them, some were served, some go on."""

import hashlib
from datetime import date
from uuid import UUID

from fabene.collecting import selectors as reads
from fabene.collecting import services as collecting
from fabene.collecting.values import BatchView, Food, LotPart, Output, Reason, Source, SourceKind, TransferView
from fabene.core.food import DateKind
from fabene.lib.stamps import Stamp
from fabene.places import services as places
from fabene.sharing import services
from fabene.sharing.values import Served
from tests.sharing.market import kilos
from tests.world import BEFORE, World, key, stamp

KITCHEN = key("week", "kitchen")
CAME, COMES, LEAVES = key("week", "came"), key("week", "comes"), key("week", "leaves")
JAM_MADE, MEALS_MADE = key("week", "jam"), key("week", "meals")
SERVED, CLEARED = key("week", "served"), key("week", "cleared")
JAM = Food(category="jars", date_kind=DateKind.BEST_BEFORE, label_date=date(2022, 5, 12), piece_grams=250)
MEAL = Food(
    category="meals",
    date_kind=DateKind.USE_BY,
    label_date=date(2021, 5, 13),
    piece_grams=300,
    attributes=frozenset({"celery"}),
)


def keep_stores(world: World, *, on: date) -> None:
    """Let apples come from Rivoli's hub; cook, serve, throw away, and send some jam back."""
    came = _apples_come(world, on=on)
    lot = came.lines[0].received_lot
    assert lot is not None
    jam = _cook(JAM_MADE, "Confettura di mele", lot=lot, output=Output(food=JAM, amount=16), on=on)
    meals = _cook(MEALS_MADE, "Composta di mele", lot=lot, output=Output(food=MEAL, amount=10), on=on)
    services.serve(
        id=SERVED,
        kitchen=KITCHEN,
        how=Served.EATEN_HERE,
        parts=[LotPart(lot=meals.outputs[0].lot, amount=6)],
        people=6,
        stamp=_at(16, on=on),
    )
    parts = [LotPart(lot=lot, amount=500)]
    services.clear(id=CLEARED, store=KITCHEN, parts=parts, reason=Reason.SPOILED, stamp=_at(16, on=on))
    services.send(
        id=LEAVES,
        giver=KITCHEN,
        taker=world.rivoli.hub.id,
        parts=[LotPart(lot=meals.outputs[0].lot, amount=2)],
        stamp=_at(17, on=on),
        note="con il furgone",
    )
    assert jam.outputs


def _apples_come(world: World, *, on: date) -> TransferView:
    network = world.grugliasco.network.id
    places.create_kitchen(
        id=KITCHEN,
        network=network,
        name="Cucina di tutti",
        address="Via Cotta 4",
        keeps_record=True,
        stamp=BEFORE,
    )
    day, rita = key("day", "rivoli"), stamp(12, day=on, who="rita")
    given = collecting.record_donation(
        id=key("week", "apples"),
        day=day,
        source=Source(kind=SourceKind.SHOPPER),
        food=Food(category="fruit"),
        weight=kilos("15"),
        stamp=rita,
    )
    collecting.carry(id=key("week", "carried"), day=day, category="fruit", stamp=rita)
    parts = [LotPart(lot=given.lot, amount=1000)]
    services.send(id=COMES, giver=world.rivoli.hub.id, taker=KITCHEN, parts=parts, stamp=rita)
    parts = [LotPart(lot=given.lot, amount=14_000)]
    sent = services.send(id=CAME, giver=world.rivoli.hub.id, taker=KITCHEN, parts=parts, stamp=rita)
    amounts = {sent.lines[0].id: 13_900}
    return collecting.receive(id=key("week", "received"), transfer=CAME, amounts=amounts, stamp=_at(14, on=on))


def _cook(id: UUID, what: str, *, lot: UUID, output: Output, on: date) -> BatchView:
    return services.make_batch(
        id=id,
        kitchen=KITCHEN,
        what=what,
        inputs=[LotPart(lot=lot, amount=5000)],
        outputs=[output],
        stamp=_at(15, on=on),
    )


def _at(hour: int, *, on: date) -> Stamp:
    return stamp(hour, day=on, who="ugo")


def parts(name: str) -> dict[str, object]:
    """Return what the address of a page of places of stock speaks of."""
    if not name.startswith("stores:"):
        return {}
    transfers = {"stores:receive": COMES, "stores:call_back": LEAVES}
    return {
        "store": KITCHEN,
        "batch": JAM_MADE,
        "transfer": transfers.get(name, CAME),
        "serving": SERVED,
        "clearing": CLEARED,
        "lot": _lot("fruit"),
    }


def posted(name: str, *, on: date, hub: UUID) -> dict[str, object]:
    """Return what the form of a page of places of stock is sent with."""
    if name == "stores:receive":
        return {f"line-{line.id}": "0,9" for line in reads.transfer(COMES).lines}
    if name in {"stores:send", "stores:serve", "stores:clear", "stores:cook"}:
        more: dict[str, dict[str, object]] = {
            "stores:send": {"taker": hub},
            "stores:serve": {"how": "taken"},
            "stores:clear": {"reason": "spoiled"},
            "stores:cook": _cooked(on) if name == "stores:cook" else {},
        }
        return {f"lot-{_lot('fruit')}": "1", "on": on.isoformat(), **more[name]}
    rest: dict[str, dict[str, object]] = {
        "stores:new_kitchen": {"name": "Cucina nuova", "keeps": "yes"},
        "stores:count": {"much": "3"},
    }
    return rest.get(name, {})


def _lot(category: str) -> UUID:
    return next(one.lot for one in reads.stock_of(KITCHEN, on=date(2021, 5, 12)) if one.category == category)


def _cooked(on: date) -> dict[str, object]:
    """Return a kilo of apples that became three portions, and the yes to what was read over."""
    said = f"1000 900 {sorted(_inside())}"
    return {
        "what": "Mele cotte",
        "out1-category": "meals",
        "out1-much": "3",
        "out1-piece_grams": "300",
        "out1-date_kind": "use_by",
        "out1-label_date": on.isoformat(),
        **{f"out{number}-date_kind": "use_by" for number in (2, 3, 4)},
        "asked": hashlib.sha256(said.encode()).hexdigest(),
        "sure": "on",
    }


def _inside() -> frozenset[str]:
    stock = reads.stock_of(KITCHEN, on=date(2021, 5, 12))
    return next(one.attributes for one in stock if one.category == "fruit")
