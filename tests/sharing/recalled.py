"""A Saturday whose fruit turns out to be bad: some is in bags, some cooked, some in Rivoli, some at the emporio."""

from dataclasses import dataclass
from uuid import UUID

from fabene.collecting import services as collecting
from fabene.collecting.models import Lot
from fabene.collecting.values import Food, LotPart, Output
from fabene.core.food import DateKind
from fabene.places import services as places
from fabene.sharing import selectors, services
from fabene.sharing.values import Advice, Notice, Parcel, WhoSaid
from tests.sharing.market import DAY, bring, confirm, hand, open_market, propose
from tests.sharing.telling import build_told
from tests.world import BEFORE, SATURDAY, World, key, stamp

KITCHEN, BATCH, SENT, PASSED = key("kitchen"), key("batch"), key("sent"), key("passed")
NOTICE = Notice(
    what="Mele del banco 12",
    reason="Residui oltre il limite",
    said_by=WhoSaid.MINISTRY,
    reference="avviso 2021/118",
    advice=Advice.BRING_BACK,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bad:
    """The world, and the lots: fruit of stall 12, bread that has nothing to do with it, jam made of the fruit."""

    world: World
    fruit: UUID
    bread: UUID
    jam: UUID
    in_rivoli: UUID

    @property
    def network(self) -> UUID:
        """Return Grugliasco."""
        return self.world.grugliasco.network.id

    @property
    def rivoli(self) -> UUID:
        """Return Rivoli."""
        return self.world.rivoli.network.id


def build_bad() -> Bad:
    """Bring ten kilos of fruit: two cooked, three sent to Rivoli, half a kilo passed on, the rest in bags."""
    world = build_told()
    place = world.grugliasco
    open_market(place)
    bring(place, Food(category="fruit"), "10")
    bring(place, Food(category="bread"), "4")
    fruit, bread = (Lot.objects.get(category=category).id for category in ("fruit", "bread"))
    places.create_kitchen(id=KITCHEN, network=place.network.id, name="Cucina di tutti", keeps_record=True, stamp=BEFORE)
    services.bring(id=key("to cook"), hub=place.hub.id, kitchen=KITCHEN, parts=part(fruit, 2000), stamp=stamp(16, 10))
    jam = Food(category="jars", date_kind=DateKind.BEST_BEFORE, label_date=SATURDAY.replace(year=2022), piece_grams=250)
    batch = services.make_batch(
        id=BATCH,
        kitchen=KITCHEN,
        what="Confettura",
        inputs=part(fruit, 2000),
        outputs=[Output(food=jam, amount=6)],
        stamp=stamp(16, 20),
    )
    sent = services.send(
        id=SENT, giver=place.hub.id, taker=world.rivoli.hub.id, parts=part(fruit, 3000), stamp=stamp(16, 30)
    )
    received = collecting.receive(
        id=key("received"), transfer=SENT, amounts={sent.lines[0].id: 2900}, stamp=stamp(16, 40, who="rita")
    )
    (pile,) = (pile for pile in selectors.free_of(DAY) if pile.category == "fruit")
    services.pass_on(
        id=PASSED, day=DAY, destination=place.emporio.id, parcel=Parcel(grams={pile.id: 500}), stamp=stamp(16, 50)
    )
    propose()
    bags = confirm()
    waits = next(bag for bag in bags if any(item.category == "fruit" for item in bag.items))
    for bag in bags:
        if bag != waits:
            hand(bag)
    return Bad(
        world=world,
        fruit=fruit,
        bread=bread,
        jam=batch.outputs[0].lot,
        in_rivoli=received.lines[0].received_lot or fruit,
    )


def part(lot: UUID, amount: int) -> tuple[LotPart, ...]:
    """Return so much of a lot."""
    return (LotPart(lot=lot, amount=amount),)


def recall(bad: Bad, *, word: str = "recall", hour: int = 20) -> UUID:
    """Let Carla recall the fruit on Saturday evening."""
    services.open_recall(
        id=key(word), network=bad.network, lots=[bad.fruit], notice=NOTICE, stamp=stamp(hour, who="carla")
    )
    return key(word)
