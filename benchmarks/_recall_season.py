"""The installation of ``benchmarks/recall.py``: three years of five networks, written straight into the tables.

45 market days a year, each with 30 lots and 60 families that take six things home. Of the ledger only the accounts are
written: no page about lots reads its movements.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import QuerySet

from fabene.collecting.models import Batch, BatchPart, Lot, MarketDay, Receipt, ReceiptLine, Transfer, TransferLine
from fabene.core.food import CATEGORIES
from fabene.core.owners import OwnerKind
from fabene.households import services as households
from fabene.households.models import Household
from fabene.households.values import Arrival
from fabene.ledger.models import Account, Owner
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp, stamp_now
from fabene.people import services as people
from fabene.people.values import Role
from fabene.places import services as places
from fabene.places.values import Position
from fabene.sharing.models import Bag, BagContent, Confirmation, Handover, Plan

BENCH = UUID("0178f000-0000-7000-8000-00000ca11ed0")
SLUGS = ("rivoli", "collegno", "grugliasco", "moncalieri", "venaria")
FIRST, YEARS, DAYS_A_YEAR, LOTS, FAMILIES, THINGS = date(2023, 1, 7), 3, 45, 30, 60, 6
STALLS, LOT_GRAMS = 20, 12_000
CARLA = derived(BENCH, "carla")
SOMEWHERE = Position(latitude=Decimal("45.07"), longitude=Decimal("7.51"), approximate=True, source="benchmark")
AT_ONCE = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Net:
    """A network of the benchmark."""

    slug: str
    stalls: tuple[UUID, ...]

    def id(self, what: str, *more: object) -> UUID:
        """Return the identity of something of the network."""
        return derived(BENCH, self.slug, what, *more)


def build() -> list[Net]:
    """Write everything and return the networks, that of the recalled lot first."""
    people.create_user(id=CARLA, email="carla@example.org", display_name="Carla", stamp=_stamp())
    places.create_municipality(istat_code="001219", name="Rivoli", province="TO", position=SOMEWHERE, stamp=_stamp())
    nets = [_network(slug) for slug in SLUGS]
    for net in nets:
        _days(net)
    return nets


def _stamp() -> Stamp:
    return stamp_now(derived(BENCH, "founder"), _at(FIRST - timedelta(days=30)))


def _at(on: date) -> datetime:
    return datetime.combine(on, time(15), tzinfo=UTC)


def _network(slug: str) -> Net:
    net = Net(slug=slug, stalls=tuple(derived(BENCH, slug, "stall", number) for number in range(STALLS)))
    people.create_network(id=net.id("network"), slug=slug, name=slug.title(), sentence="Una rete.", stamp=_stamp())
    people.grant_role(id=net.id("role"), user=CARLA, role=Role.COORDINATOR, network=net.id("network"), stamp=_stamp())
    there: dict[str, Any] = {"network": net.id("network"), "municipality": "001219", "position": SOMEWHERE}
    places.create_market(id=net.id("market"), slug=f"{slug}-m", name="Mercato", place="piazza", stamp=_stamp(), **there)
    places.create_hub(id=net.id("hub"), name=f"Casa di {slug}", address="piazza", stamp=_stamp(), **there)
    for number, stall in enumerate(net.stalls):
        places.create_stall(
            id=stall, market=net.id("market"), label=str(number), sells=(), gives=True, trader="", stamp=_stamp()
        )
    for number in range(FAMILIES):
        arrival = Arrival(
            network=net.id("network"), market=net.id("market"), adults=2, children=1, since=FIRST, simulated=True
        )
        households.welcome(id=net.id("home", number), arrival=arrival, stamp=_stamp())
    return net


def _days(net: Net) -> None:
    owners = dict(Household.objects.filter(network=net.id("network")).values_list("id", "owner"))
    Owner.objects.bulk_create(
        (Owner(id=owner, kind=OwnerKind.HOUSEHOLD) for owner in owners.values()), ignore_conflicts=True
    )
    for number in range(YEARS * DAYS_A_YEAR):
        on = FIRST + timedelta(days=8 * number)
        _write(_lots(net, on=on))
        _write(_bags(net, on=on, owners=owners))


def _write(rows: Iterable[models.Model]) -> None:
    """Write rows of several tables, in the order in which each table is met first."""
    of_table: dict[type[models.Model], list[models.Model]] = {}
    for row in rows:
        of_table.setdefault(type(row), []).append(row)
    for table, written in of_table.items():
        rows_of: QuerySet[Any] = QuerySet(table)
        rows_of.bulk_create(written, batch_size=AT_ONCE)


def deed(on: date) -> dict[str, Any]:
    """Return who wrote a row of a day, and when."""
    return {"actor": CARLA, "happened_at": _at(on), "recorded_at": _at(on)}


def lot_of(net: Net, number: int, *, on: date) -> UUID:
    """Return the identity of a lot of a day."""
    return net.id("lot", on, number)


def _lots(net: Net, *, on: date) -> Iterator[models.Model]:
    yield MarketDay(id=net.id("day", on), market_id=net.id("market"), hub_id=net.id("hub"), date=on, **deed(on))
    for number in range(LOTS):
        lot, stall = lot_of(net, number, on=on), net.stalls[number % STALLS]
        yield Lot(
            id=lot,
            network_id=net.id("network"),
            born_on=on,
            day_id=net.id("day", on),
            measure="grams",
            donor=stall,
            source="stall",
            category=list(CATEGORIES)[number % len(CATEGORIES)],
            attributes=str(number),
            date_kind="none",
            last_day=on + timedelta(days=3),
        )
        yield account(lot, owner=stall, grams=-LOT_GRAMS)


def account(lot: UUID, *, owner: UUID, grams: int) -> Account:
    """Return what an owner has of a lot."""
    return Account(id=derived(lot, owner), owner_id=owner, unit="grams", lot=lot, balance=grams)


def _bags(net: Net, *, on: date, owners: Mapping[UUID, UUID]) -> Iterator[models.Model]:
    plan, confirmation = net.id("plan", on), net.id("confirmed", on)
    yield Plan(id=plan, day_id=net.id("day", on), number=1, problem={}, solution={}, supplies=[], rules=[], **deed(on))
    yield Confirmation(id=confirmation, plan_id=plan, day_id=net.id("day", on), **deed(on))
    for number, (home, owner) in enumerate(owners.items()):
        bag = net.id("bag", on, number)
        yield Bag(
            id=bag,
            confirmation_id=confirmation,
            household_id=home,
            code=f"B{number}",
            home_delivery=False,
            position=number,
            grams=1000 * THINGS,
        )
        yield Handover(id=net.id("handover", on, number), bag_id=bag, **deed(on))
        for thing in range(THINGS):
            lot = lot_of(net, (number * THINGS + thing) % LOTS, on=on)
            yield BagContent(bag_id=bag, supply=lot, lot=lot, category="fruit", grams=1000)
            yield account(lot, owner=owner, grams=1000)


def spread(nets: list[Net]) -> UUID:
    """Let one lot of the first network go everywhere: cooked ten times, sent to every network, in all their bags."""
    rivoli, on = nets[0], FIRST + timedelta(days=8 * (YEARS * DAYS_A_YEAR - 1))
    root = lot_of(rivoli, 0, on=on)
    kitchen = rivoli.id("kitchen")
    places.create_kitchen(id=kitchen, network=rivoli.id("network"), name="Cucina", keeps_record=True, stamp=_stamp())
    for number in range(10):
        _write(_cooked(rivoli, root, number=number, on=on, kitchen=kitchen))
    for net in nets[1:]:
        _write(_sent(rivoli, net, root=root, on=on))
    return root


def _cooked(net: Net, root: UUID, *, number: int, on: date, kitchen: UUID) -> Iterator[models.Model]:
    batch, lot = net.id("batch", number), net.id("cooked", number)
    yield Owner(id=batch, kind=OwnerKind.BATCH)
    yield Batch(
        id=batch,
        network_id=net.id("network"),
        kitchen_id=kitchen,
        on=on,
        what="Composta",
        added_grams=0,
        yield_grams=0,
        **deed(on),
    )
    yield _born(net, lot, on=on, batch_id=batch, donor=batch)
    yield BatchPart(batch_id=batch, lot_id=root, made=False, grams=500)
    yield BatchPart(batch_id=batch, lot_id=lot, made=True, grams=500)
    yield account(root, owner=batch, grams=500)
    yield account(lot, owner=kitchen, grams=500)
    yield account(lot, owner=batch, grams=-500)
    yield from _taken_home(net, lot, on=on)


def _sent(giver: Net, taker: Net, *, root: UUID, on: date) -> Iterator[models.Model]:
    transfer, lot = taker.id("transfer"), taker.id("came")
    yield Owner(id=transfer, kind=OwnerKind.IN_TRANSIT)
    yield Transfer(
        id=transfer,
        network_id=giver.id("network"),
        to_network_id=taker.id("network"),
        giver=giver.id("hub"),
        taker=taker.id("hub"),
        on=on,
        year=on.year,
        number=SLUGS.index(taker.slug),
        **deed(on),
    )
    yield _born(taker, lot, on=on, transfer_id=transfer, donor=transfer, from_lot_id=root)
    line = TransferLine(id=derived(transfer, root), transfer_id=transfer, lot_id=root, position=1, grams=2000)
    yield line
    yield Receipt(id=taker.id("receipt"), transfer_id=transfer, on=on, **deed(on))
    yield ReceiptLine(receipt_id=taker.id("receipt"), line=line, lot_id=lot, grams=2000)
    yield account(root, owner=transfer, grams=2000)
    yield account(lot, owner=transfer, grams=-2000)
    yield from _taken_home(taker, lot, on=on)


def _born(net: Net, lot: UUID, *, on: date, **origin: UUID) -> Lot:
    return Lot(
        id=lot,
        network_id=net.id("network"),
        born_on=on,
        measure="grams",
        category="fruit",
        date_kind="none",
        last_day=on + timedelta(days=3),
        **origin,
    )


def _taken_home(net: Net, lot: UUID, *, on: date) -> Iterator[models.Model]:
    owners = Household.objects.filter(network=net.id("network")).order_by("id").values_list("id", "owner")
    bags = dict(Bag.objects.filter(confirmation=net.id("confirmed", on)).values_list("household", "id"))
    for home, owner in owners:
        yield BagContent(bag_id=bags[home], supply=lot, lot=lot, category="fruit", grams=10)
        yield account(lot, owner=owner, grams=10)
