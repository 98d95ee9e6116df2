"""What stands beside the Saturday market: a farm, a kitchen that keeps a record, a second hub, Rivoli."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from fabene.collecting import selectors, services
from fabene.collecting.values import Added, BatchView, Food, LotPart, Output, Source, SourceKind, TransferView
from fabene.core.errors import FabeneError
from fabene.core.food import DateKind
from fabene.core.owners import OwnerKind
from fabene.ledger.selectors import balance
from fabene.ledger.values import Unit
from fabene.places import services as places
from fabene.places.values import DonorText, DonorView, HubView, KitchenView
from tests.collecting.market import FRUIT, JARS, Saturday, kg, open_saturday, pieces
from tests.world import BEFORE, SATURDAY, key, position, stamp

JAM = Food(category="jars", date_kind=DateKind.BEST_BEFORE, label_date=date(2022, 5, 8), piece_grams=250)
MEAL = Food(category="meals", date_kind=DateKind.USE_BY, label_date=SATURDAY, piece_grams=400)


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """A Saturday with its surroundings; ten kilos of apples and twelve jars have reached the hub."""

    saturday: Saturday
    farm: DonorView
    kitchen: KitchenView
    second: HubView
    apples: UUID
    jars: UUID

    @property
    def hub(self) -> UUID:
        """Return the hub of Grugliasco."""
        return self.saturday.day.hub

    @property
    def rivoli(self) -> UUID:
        """Return the hub of Rivoli."""
        return self.saturday.world.rivoli.hub.id

    def bring(self, word: str = "bring", **amounts: int) -> TransferView:
        """Bring to the kitchen so much of what is named: of apples in grams, of jars in pieces."""
        return services.bring(
            id=key(word),
            hub=self.hub,
            kitchen=self.kitchen.id,
            parts=self.parts(amounts or {"apples": 6000}),
            stamp=at(17),
        )

    def cook(
        self,
        word: str = "cook",
        *,
        inputs: dict[str, int] | None = None,
        outputs: tuple[Output, ...] = (Output(food=JAM, amount=16),),
        added: Added | None = None,
    ) -> BatchView:
        """Cook jam of six kilos of apples, unless told."""
        return services.make_batch(
            id=key(word),
            kitchen=self.kitchen.id,
            what="Confettura di mele",
            inputs=self.parts({"apples": 6000} if inputs is None else inputs),
            outputs=outputs,
            added=added or Added(),
            stamp=at(18),
        )

    def send(
        self, word: str = "send", *, taker: UUID | None = None, giver: UUID | None = None, **amounts: int
    ) -> TransferView:
        """Send to Rivoli, unless told."""
        return services.send(
            id=key(word),
            giver=giver or self.hub,
            taker=taker or self.rivoli,
            parts=self.parts(amounts or {"apples": 4000, "jars": 5}),
            stamp=at(17),
            note="con il furgone",
        )

    def parts(self, amounts: dict[str, int]) -> tuple[LotPart, ...]:
        """Return parts of the lots named."""
        return tuple(LotPart(lot=getattr(self, name), amount=amount) for name, amount in amounts.items())

    def held(self, owner: UUID, *, unit: Unit = Unit.GRAMS, lot: UUID | None = None) -> int:
        """Return what somebody holds."""
        return balance(owner=owner, unit=unit, lot=lot)

    def closes(self) -> bool:
        """Return whether nothing is lost anywhere."""
        networks = (self.saturday.world.grugliasco.network.id, self.saturday.world.rivoli.network.id)
        totals = selectors.totals()
        return (
            all(selectors.sums_of_network(network).closes for network in networks)
            and totals.equation.closes
            and totals.pieces.closes
            and selectors.verify_lots() == ()
        )


def at(hour: int) -> Any:
    """Return the stamp of what Ugo does at the hub."""
    return stamp(hour, who="ugo")


def build_elsewhere() -> Elsewhere:
    """Open the Saturday, let apples and jars come, and build what stands around it."""
    saturday = open_saturday()
    network = saturday.world.grugliasco.network.id
    farm = places.create_donor(
        id=key("farm"),
        network=network,
        kind=OwnerKind.FARM,
        said=DonorText(name="Cascina Rossi", trader="Anna Rossi"),
        sells=("fruit", "jars"),
        weekdays=(5,),
        stamp=BEFORE,
    )
    kitchen = places.create_kitchen(
        id=key("kitchen"), network=network, name="Cucina di tutti", keeps_record=True, stamp=BEFORE
    )
    second = places.create_hub(
        id=key("second hub"),
        network=network,
        municipality="001120",
        name="Casa di borgata Paradiso",
        address="",
        position=position("45.06", "7.57"),
        stamp=BEFORE,
    )
    apples = saturday.give("apples", "10", source=saturday.stall("12"), food=FRUIT)
    jars = services.record_donation(
        id=key("jars"), day=saturday.day.id, source=from_farm(farm), food=JARS, weight=pieces(12), stamp=stamp(12)
    )
    saturday.weigh("fruit weighed", "10")
    services.weigh(id=key("jars counted"), day=saturday.day.id, category="jars", weight=pieces(12), stamp=stamp(16))
    return Elsewhere(saturday=saturday, farm=farm, kitchen=kitchen, second=second, apples=apples.lot, jars=jars.lot)


def from_farm(farm: DonorView) -> Source:
    """Return the farm as a source."""
    return Source(kind=SourceKind.DONOR, donor=farm.id)


def refused(act: Callable[[], object]) -> str:
    """Return the code with which something is refused."""
    with pytest.raises(FabeneError) as error:
        act()
    return error.value.code


__all__ = ["JAM", "MEAL", "Elsewhere", "at", "build_elsewhere", "from_farm", "kg", "refused"]
