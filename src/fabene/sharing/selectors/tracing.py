"""Where food came from and where it went: from some lots back to who gave them, and forward to who has them.

Through kitchens (a batch makes new lots) and between networks (what is received is a new lot) the way is walked level
by level: two queries a level, and levels are few. The rest takes the same number of queries however much there is.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from fabene.collecting.holds import held_among
from fabene.collecting.models import BatchPart, Lot, TransferLine
from fabene.collecting.values import SourceKind
from fabene.core.food import DateKind
from fabene.core.owners import OwnerKind
from fabene.core.quantities import Measure
from fabene.ledger import selectors as ledger
from fabene.ledger.values import Holding, Unit
from fabene.places.models import Destination, Donor, Hub, Kitchen, Stall
from fabene.sharing.models import (
    BagContent,
    Handover,
    Part,
    PassOn,
    PassOnContent,
    ServingContent,
    TableMovePart,
    TakenOut,
)
from fabene.sharing.values import (
    Trace,
    TracedBag,
    TracedBatch,
    TracedLot,
    TracedPart,
    TracedPassing,
    TracedTransfer,
    Whereabouts,
)

Parents = dict[UUID, set[UUID]]
"""Lot → the lots it was made of."""

MOST_LEVELS = 20
"""A lot that was cooked or sent more often than this is no food any more."""


def made_of(lots: Iterable[UUID]) -> Parents:
    """Return these lots and all that was made of them, each with the lots it comes from among them."""
    found: Parents = {lot: set() for lot in lots}
    frontier = set(found)
    for _ in range(MOST_LEVELS):
        pairs = list(_children(frontier))
        frontier = {child for child, _ in pairs if child not in found}
        for child, parent in pairs:
            found.setdefault(child, set()).add(parent)
        if not frontier:
            break
    return found


def _children(lots: Collection[UUID]) -> Iterator[tuple[UUID, UUID]]:
    cooked = Lot.objects.filter(
        batch__parts__lot__in=lots, batch__parts__made=False, batch__undoing__isnull=True
    ).values_list("id", "batch__parts__lot")
    yield from cooked
    yield from Lot.objects.filter(from_lot__in=lots).values_list("id", "from_lot_id")


def made_from(lots: Iterable[UUID]) -> Parents:
    """Return these lots and all that they were made of, each with the lots it comes from."""
    found: Parents = {lot: set() for lot in lots}
    frontier = set(found)
    for _ in range(MOST_LEVELS):
        pairs = list(_parents(frontier))
        frontier = {parent for _, parent in pairs if parent not in found}
        for child, parent in pairs:
            found[child].add(parent)
        found |= {parent: set() for parent in frontier}
        if not frontier:
            break
    return found


def _parents(lots: Collection[UUID]) -> Iterator[tuple[UUID, UUID]]:
    yield from Lot.objects.filter(id__in=lots, batch__parts__made=False).values_list("id", "batch__parts__lot")
    for child, parent in Lot.objects.filter(id__in=lots, from_lot__isnull=False).values_list("id", "from_lot_id"):
        if parent is not None:
            yield child, parent


def trace(lots: Iterable[UUID]) -> Trace:
    """Return the whole way of these lots: those that are not there are left out."""
    roots = frozenset(Lot.objects.filter(id__in=list(lots)).values_list("id", flat=True))
    forward, back = made_of(roots), made_from(roots)
    known = _lots(forward | {lot: parents | forward.get(lot, set()) for lot, parents in back.items()})
    later = [known[lot] for lot in forward]
    ids = set(forward)
    batches, sent = _batches(ids, known=known), _sent(ids, known=known)
    held = [one for one in ledger.holders(lots=ids, units=(Unit.GRAMS, Unit.PIECES)) if one.lot and one.amount > 0]
    ends = {store for lines in sent.values() for store in (lines[0].transfer.giver, lines[0].transfer.taker)}
    names = _store_names({one.owner for one in held} | ends) | {batch.id: batch.what for batch in batches}
    transfers = _transfers(sent, names=names)
    names |= {transfer.id: transfer.taker_name for transfer in transfers}
    arrived = {transfer.id for transfer in transfers if transfer.arrived}
    return Trace(
        roots=roots,
        lots=_in_order(later),
        earlier=_in_order(known[lot] for lot in back if lot not in forward),
        places=_places(held, lots=known, names=names, arrived=arrived),
        bags=_bags(ids),
        passings=_passings(ids),
        batches=batches,
        transfers=transfers,
    )


def _in_order(lots: Iterable[TracedLot]) -> tuple[TracedLot, ...]:
    return tuple(sorted(lots, key=lambda lot: (lot.born_on, lot.category, lot.id)))


def _lots(parents: Parents) -> dict[UUID, TracedLot]:
    rows = list(Lot.objects.filter(id__in=list(parents)).select_related("day__market"))
    held = held_among(parents)
    givers = giver_names({row.donor for row in rows if row.day_id})
    return {
        row.id: TracedLot(
            id=row.id,
            network=row.network_id,
            category=row.category,
            measure=Measure(row.measure),
            piece_grams=row.piece_grams,
            born_on=row.born_on,
            day=row.day_id,
            market_name=row.day.market.name if row.day else "",
            batch=row.batch_id,
            transfer=row.transfer_id,
            parents=tuple(sorted(parents[row.id])),
            giver=row.donor if row.source in {SourceKind.STALL, SourceKind.DONOR} else None,
            giver_name=givers.get(row.donor, "") if row.day_id else "",
            source=row.source,
            date_kind=DateKind(row.date_kind),
            label_date=row.label_date,
            last_day=row.last_day,
            held=row.id in held,
        )
        for row in rows
    }


def giver_names(givers: Collection[UUID]) -> dict[UUID, str]:
    """Return what stalls (by their label) and donors are called, in two queries."""
    return dict(Stall.objects.filter(id__in=givers).values_list("id", "label")) | dict(
        Donor.objects.filter(id__in=givers).values_list("id", "name")
    )


def _places(
    held: Iterable[Holding], *, lots: Mapping[UUID, TracedLot], names: Mapping[UUID, str], arrived: Collection[UUID]
) -> tuple[Whereabouts, ...]:
    """Return who has something of it. Whoever gave, made or brought it holds less than nothing: they are not here."""
    places: defaultdict[tuple[str, UUID | None, UUID], list[Holding]] = defaultdict(list)
    for one in held:
        if one.lot is not None:
            owner = None if one.kind == OwnerKind.HOUSEHOLD else one.owner
            places[one.kind, owner, lots[one.lot].network].append(one)
    found = (
        _whereabouts(
            kind,
            owner=owner,
            network=network,
            name=names.get(owner, "") if owner else "",
            became=kind == OwnerKind.BATCH or owner in arrived,
            held=here,
        )
        for (kind, owner, network), here in places.items()
    )
    return tuple(sorted(found, key=lambda place: (list(OwnerKind).index(place.kind), place.name, str(place.owner))))


def _whereabouts(
    kind: str, *, owner: UUID | None, network: UUID, name: str, became: bool, held: Iterable[Holding]
) -> Whereabouts:
    lots: defaultdict[UUID, int] = defaultdict(int)
    sums = {Unit.GRAMS: 0, Unit.PIECES: 0}
    for one in held:
        if one.lot is not None:
            lots[one.lot] += one.amount
            sums[one.unit] += one.amount
    return Whereabouts(
        kind=OwnerKind(kind),
        owner=owner,
        network=network,
        name=name,
        became=became,
        grams=sums[Unit.GRAMS],
        pieces=sums[Unit.PIECES],
        lots=dict(lots),
    )


def _store_names(ids: Collection[UUID]) -> dict[UUID, str]:
    found: dict[UUID, str] = {}
    for rows in (Hub.objects, Kitchen.objects, Destination.objects):
        found |= dict(rows.filter(id__in=ids).values_list("id", "name"))
    return found


def _part(part: Part) -> TracedPart:
    return TracedPart(lot=part.lot, category=part.category, grams=part.grams, pieces=part.pieces)


def _bags(lots: Collection[UUID]) -> tuple[TracedBag, ...]:
    inside, out = _bag_parts(BagContent, lots), _bag_parts(TakenOut, lots)
    first = {part.bag_id: part for part in (*inside, *out)}
    held, left = _by_bag(inside), _by_bag(out)
    bags = [
        TracedBag(
            id=id,
            code=part.bag.code,
            day=part.bag.confirmation.day_id,
            date=part.bag.confirmation.day.date,
            market=part.bag.confirmation.day.market_id,
            market_name=part.bag.confirmation.day.market.name,
            network=part.bag.confirmation.day.market.network_id,
            household=part.bag.household_id,
            gone=part.gone,
            passed_on=part.passed,
            parts=tuple(held[id]),
            taken_out=tuple(left[id]),
        )
        for id, part in first.items()
    ]
    return tuple(sorted(bags, key=lambda bag: (bag.date, bag.market_name, bag.code)))


def _by_bag(parts: Iterable[BagContent | TakenOut]) -> defaultdict[UUID, list[TracedPart]]:
    found: defaultdict[UUID, list[TracedPart]] = defaultdict(list)
    for part in parts:
        found[part.bag_id].append(_part(part))
    return found


def _bag_parts(model: type[BagContent] | type[TakenOut], lots: Collection[UUID]) -> list[BagContent] | list[TakenOut]:
    live = {"bag": OuterRef("bag"), "undone_at__isnull": True}
    rows = model.objects.filter(lot__in=lots, bag__confirmation__undone_at__isnull=True).annotate(
        gone=Exists(Handover.objects.filter(**live)), passed=Exists(PassOn.objects.filter(**live))
    )
    return list(rows.select_related("bag__confirmation__day__market").order_by("id"))  # type: ignore[return-value]  # of one of the two


def _passings(lots: Collection[UUID]) -> tuple[TracedPassing, ...]:
    passed: defaultdict[UUID, list[PassOnContent]] = defaultdict(list)
    rows = PassOnContent.objects.filter(lot__in=lots, passing__undone_at__isnull=True)
    for part in rows.select_related("passing__destination", "passing__day").order_by("id"):
        passed[part.passing_id].append(part)
    found = [
        TracedPassing(
            id=id,
            network=parts[0].passing.destination.network_id,
            destination=parts[0].passing.destination_id,
            name=parts[0].passing.destination.name,
            kind=OwnerKind(parts[0].passing.destination.kind),
            on=parts[0].passing.day.date,
            parts=tuple(_part(part) for part in parts),
        )
        for id, parts in passed.items()
    ]
    return tuple(
        sorted([*found, *_servings(lots), *_tables(lots)], key=lambda passing: (passing.on, passing.name, passing.id))
    )


def _servings(lots: Collection[UUID]) -> list[TracedPassing]:
    served: defaultdict[UUID, list[ServingContent]] = defaultdict(list)
    rows = ServingContent.objects.filter(lot__in=lots, serving__undone_at__isnull=True)
    for part in rows.select_related("serving__kitchen").order_by("id"):
        served[part.serving_id].append(part)
    return [
        TracedPassing(
            id=id,
            network=parts[0].serving.network_id,
            destination=parts[0].serving.kitchen_id,
            name=parts[0].serving.kitchen.name,
            kind=OwnerKind.KITCHEN_STORE,
            on=parts[0].serving.on,
            parts=tuple(_part(part) for part in parts),
        )
        for id, parts in served.items()
    ]


def _tables(lots: Collection[UUID]) -> list[TracedPassing]:
    laid: defaultdict[UUID, list[TableMovePart]] = defaultdict(list)
    rows = TableMovePart.objects.filter(
        lot__in=lots, move__undone_at__isnull=True, move__session__undone_at__isnull=True
    )
    for part in rows.filter(move__back=False).select_related("move__session__destination").order_by("id"):
        laid[part.move.session_id].append(part)
    return [
        TracedPassing(
            id=id,
            network=parts[0].move.session.network_id,
            destination=parts[0].move.session.destination_id,
            name=parts[0].move.session.destination.name,
            kind=OwnerKind.OPEN_TABLE,
            on=parts[0].move.session.on,
            parts=tuple(_part(part) for part in parts),
            table=True,
        )
        for id, parts in laid.items()
    ]


def _measured(part: BatchPart | TransferLine) -> TracedPart:
    return TracedPart(lot=part.lot_id, category=part.lot.category, grams=part.grams or 0, pieces=part.pieces)


def _batches(lots: Collection[UUID], *, known: dict[UUID, TracedLot]) -> tuple[TracedBatch, ...]:
    """Return the batches that used these lots, or made any that is known; of each what is known of it."""
    made = {lot.batch for lot in known.values() if lot.batch}
    rows = BatchPart.objects.filter(Q(lot__in=lots, made=False) | Q(batch__in=made), batch__undoing__isnull=True)
    rows = rows.filter(lot__in=list(known))
    of_batch: defaultdict[UUID, list[BatchPart]] = defaultdict(list)
    for part in rows.select_related("lot", "batch__kitchen").order_by("id"):
        of_batch[part.batch_id].append(part)
    found = (
        TracedBatch(
            id=id,
            network=parts[0].batch.network_id,
            kitchen=parts[0].batch.kitchen_id,
            kitchen_name=parts[0].batch.kitchen.name,
            what=parts[0].batch.what,
            on=parts[0].batch.on,
            inputs=tuple(_measured(part) for part in parts if not part.made),
            outputs=tuple(_measured(part) for part in parts if part.made),
        )
        for id, parts in of_batch.items()
    )
    return tuple(sorted(found, key=lambda batch: (batch.on, batch.id)))


def _sent(lots: Collection[UUID], *, known: dict[UUID, TracedLot]) -> dict[UUID, list[TransferLine]]:
    """Return the lines of the transfers that took these lots, or brought any that is known; of each what is known."""
    brought = {lot.transfer for lot in known.values() if lot.transfer}
    rows = TransferLine.objects.filter(Q(lot__in=lots) | Q(transfer__in=brought), lot__in=list(known))
    of_transfer: defaultdict[UUID, list[TransferLine]] = defaultdict(list)
    related = ("lot", "transfer__receipt", "transfer__calling_back")
    for line in rows.select_related(*related).order_by("transfer", "position"):
        of_transfer[line.transfer_id].append(line)
    return of_transfer


def _transfers(sent: Mapping[UUID, list[TransferLine]], *, names: Mapping[UUID, str]) -> tuple[TracedTransfer, ...]:
    found = (
        TracedTransfer(
            id=row.id,
            number=f"{row.number}/{row.year}",
            network=row.network_id,
            to_network=row.to_network_id,
            giver=row.giver,
            giver_name=names.get(row.giver, ""),
            taker=row.taker,
            taker_name=names.get(row.taker, ""),
            on=row.on,
            arrived=row.network_id == row.to_network_id or getattr(row, "receipt", None) is not None,
            called_back=getattr(row, "calling_back", None) is not None,
            parts=tuple(_measured(line) for line in lines),
        )
        for lines in sent.values()
        for row in (lines[0].transfer,)
    )
    return tuple(sorted(found, key=lambda transfer: (transfer.on, transfer.id)))


def within(found: Trace, network: UUID) -> Trace:
    """Return what of a trace is of one network: its lots, places, bags, and what it sent, received and cooked."""
    return replace(
        found,
        lots=tuple(lot for lot in found.lots if lot.network == network),
        earlier=tuple(lot for lot in found.earlier if lot.network == network),
        places=tuple(place for place in found.places if place.network == network),
        bags=tuple(bag for bag in found.bags if bag.network == network),
        passings=tuple(passing for passing in found.passings if passing.network == network),
        batches=tuple(batch for batch in found.batches if batch.network == network),
        transfers=tuple(transfer for transfer in found.transfers if network in {transfer.network, transfer.to_network}),
    )
