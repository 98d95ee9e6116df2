"""Recalls: the list, one of them as a network sees it, and what a family must know."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from fabene.collecting.holds import live_holds
from fabene.collecting.models import LotHold, MarketDay
from fabene.collecting.values import SourceKind
from fabene.core.errors import NotFoundError
from fabene.core.owners import OwnerKind
from fabene.households.models import Household
from fabene.households.selectors import tellings_of_words
from fabene.households.tellings import Reach, TellingView
from fabene.people.models import Network, Organisation
from fabene.places.models import Hub, Kitchen
from fabene.sharing.models import BagContent, Handover, Recall, RecallMove, RecallTold, RecallWord
from fabene.sharing.selectors.tracing import trace, within
from fabene.sharing.values import (
    Advice,
    FamilyLine,
    FamilyRecall,
    HowTold,
    Notice,
    Outcome,
    Party,
    PartyKind,
    RecallEnd,
    RecallMoveView,
    RecallSummary,
    RecallView,
    TellingNote,
    Trace,
    TracedBag,
    TracedBatch,
    WhoSaid,
)

Taken = tuple[UUID, date]
"""A recall and a day on which a family took some of its food home."""


def recalls_of(network: UUID) -> tuple[RecallSummary, ...]:
    """Return the recalls that hold or held lots of a network, open ones first, newest first; a constant few queries."""
    return tuple(sorted(_summaries(network, _recalls()), key=lambda each: not each.open))


def open_recalls(network: UUID) -> tuple[RecallSummary, ...]:
    """Return the recalls of a network that are not over."""
    return tuple(_summaries(network, _recalls().filter(closing__isnull=True)))


def _summaries(network: UUID, recalls: QuerySet[Recall]) -> list[RecallSummary]:
    """Return those of these recalls that hold or held lots of a network, newest first."""
    here = LotHold.objects.filter(cause=OuterRef("pk"), lot__network=network)
    rows = list(recalls.filter(Q(network=network) | Exists(here)).order_by("-happened_at", "-id"))
    counted = _held_in(network, recalls=rows) if rows else {}
    return [_summary(row, categories=_categories(row), lots=counted.get(row.id, 0)) for row in rows]


def _recalls() -> QuerySet[Recall]:
    return Recall.objects.select_related("closing").prefetch_related("lots__lot")


def _categories(row: Recall) -> tuple[str, ...]:
    return tuple(sorted({each.lot.category for each in row.lots.all()}))


def _held_in(network: UUID, *, recalls: Iterable[Recall]) -> dict[UUID, int]:
    rows = LotHold.objects.filter(lot__network=network, cause__in=[row.id for row in recalls])
    return dict(rows.values_list("cause").annotate(number=Count("id")))


def find_recall(recall_id: UUID) -> RecallSummary:
    """Return a recall; raise ``NotFoundError`` (``recall_not_found``)."""
    row = _recalls().filter(id=recall_id).first()
    if row is None:
        raise NotFoundError("recall_not_found")
    lots = _held_in(row.network_id, recalls=[row]).get(row.id, 0)
    return _summary(row, categories=_categories(row), lots=lots)


def _summary(row: Recall, *, categories: tuple[str, ...], lots: int) -> RecallSummary:
    closing = getattr(row, "closing", None)
    end = None
    if closing is not None:
        end = RecallEnd(
            outcome=Outcome(closing.outcome), note=closing.note, actor=closing.actor, happened_at=closing.happened_at
        )
    return RecallSummary(
        id=row.id,
        network=row.network_id,
        number=str(row),
        notice=Notice(
            what=row.what,
            reason=row.reason,
            said_by=WhoSaid(row.said_by),
            advice=Advice(row.advice),
            reference=row.reference,
        ),
        categories=categories,
        lots=lots,
        opened_at=row.happened_at,
        end=end,
    )


def networks_of_recall(recall_id: UUID) -> frozenset[UUID]:
    """Return the networks a recall is about: its own, and those that have lots held for it; none for no recall."""
    own = Recall.objects.filter(id=recall_id).values_list("network_id", flat=True)
    held = LotHold.objects.filter(cause=recall_id).values_list("lot__network_id", flat=True)
    return frozenset((*own, *held))


def recall(recall_id: UUID, *, network: UUID) -> RecallView:
    """Return a recall as a network sees it: all of the way where it was opened, elsewhere that network's part.

    Bags, families and who must be told are those of the network. Raises ``NotFoundError`` (``recall_not_found``),
    also for a network that has nothing to do with it.
    """
    row = _recalls().filter(id=recall_id).first()
    if row is None:
        raise NotFoundError("recall_not_found")
    whole = trace(each.lot_id for each in row.lots.all())
    if network not in {row.network_id, *whole.networks}:
        raise NotFoundError("recall_not_found")
    part = within(whole, network)
    seen = whole if network == row.network_id else part
    words = _words(row, network=network)
    return RecallView(
        summary=_summary(row, categories=_categories(row), lots=sum(lot.held for lot in part.lots)),
        actor=row.actor,
        trace=_own_and_onward(seen, network=network),
        parties=_parties(row, seen=seen, part=part, network=network),
        families=_families(part.bags, words=words),
        nobodys_bags=sum(bag.gone and bag.household is None for bag in part.bags),
        moves=_moves(row, network=network),
        words=words,
    )


def _own_and_onward(seen: Trace, *, network: UUID) -> Trace:
    own, later = within(seen, network), {lot.id for lot in seen.lots}
    return Trace(
        roots=seen.roots,
        lots=seen.lots,
        earlier=own.earlier,
        places=seen.places,
        bags=own.bags,
        passings=own.passings,
        batches=tuple(batch for batch in seen.batches if batch.network == network or _uses(batch, known=later)),
        transfers=seen.transfers,
    )


def _uses(batch: TracedBatch, *, known: Collection[UUID]) -> bool:
    return any(part.lot in known for part in batch.inputs)


def _words(row: Recall, *, network: UUID) -> tuple[UUID, ...]:
    rows = RecallWord.objects.filter(recall=row, word__network=network).order_by("word__recorded_at", "word_id")
    return tuple(rows.values_list("word_id", flat=True))


def _parties(row: Recall, *, seen: Trace, part: Trace, network: UUID) -> tuple[Party, ...]:
    told = {
        (each.kind, each.party): TellingNote(
            id=each.id, at=each.happened_at, actor=each.actor, how=HowTold(each.how), note=each.note
        )
        for each in RecallTold.objects.filter(recall=row, undone_at__isnull=True)
    }
    around = {lot.network for lot in (*seen.lots, *seen.earlier)} - {network}
    others = around if network == row.network_id else set[UUID]()
    found = dict.fromkeys((*_givers(part), *_stores(part, network=network), *_destinations(part), *_networks(others)))
    stalls = {lot.giver for lot in (*part.earlier, *part.lots) if lot.source == SourceKind.STALL}
    return tuple(
        Party(kind=kind, id=id, network=network, name=name, told=told.get((kind, id)), stall=id in stalls)
        for kind, id, name in found
    )


Known = tuple[PartyKind, UUID, str]


def _givers(part: Trace) -> Iterator[Known]:
    for lot in (*part.earlier, *part.lots):
        if lot.giver is not None:
            yield PartyKind.GIVER, lot.giver, lot.giver_name


def _stores(part: Trace, *, network: UUID) -> Iterator[Known]:
    """Return every hub and kitchen of the network through which the food went."""
    days = {lot.day for lot in part.lots if lot.day}
    seen = {place.owner for place in part.places if place.owner} | {batch.kitchen for batch in part.batches}
    seen |= {end for transfer in part.transfers for end in (transfer.giver, transfer.taker)}
    seen |= set(MarketDay.objects.filter(id__in=days).values_list("hub_id", flat=True))
    for kind, rows in ((PartyKind.HUB, Hub.objects), (PartyKind.KITCHEN, Kitchen.objects)):
        for id, name in rows.filter(id__in=seen, network=network).order_by("name").values_list("id", "name"):
            yield kind, id, name


def _destinations(part: Trace) -> Iterator[Known]:
    for passing in part.passings:
        if passing.kind not in {OwnerKind.KITCHEN_STORE, OwnerKind.COMPOST}:
            yield PartyKind.DESTINATION, passing.destination, passing.name


def _networks(others: Collection[UUID]) -> Iterator[Known]:
    for id, name in Network.objects.filter(id__in=others).order_by("name").values_list("id", "name"):
        yield PartyKind.NETWORK, id, name


def _families(bags: Iterable[TracedBag], *, words: Collection[UUID]) -> tuple[FamilyLine, ...]:
    homes: defaultdict[UUID, list[TracedBag]] = defaultdict(list)
    for bag in bags:
        if bag.gone and bag.household is not None and bag.parts:
            homes[bag.household].append(bag)
    rows = Household.objects.filter(id__in=list(homes)).values_list("id", "code", "organisation_id", "network_id")
    known = list(rows.order_by("code"))
    names = dict(Organisation.objects.filter(id__in={row[2] for row in known}).values_list("id", "name"))
    told = _last_told(words)
    return tuple(
        FamilyLine(
            household=id,
            code=code,
            network=network,
            organisation=organisation,
            organisation_name=names.get(organisation, ""),
            bags=tuple(homes[id]),
            telling=told[id].id if id in told else None,
            word=told[id].word if id in told else None,
            reach=told[id].reach if id in told else None,
        )
        for id, code, organisation, network in known
    )


def _last_told(words: Collection[UUID]) -> Mapping[UUID, TellingView]:
    """Return of each family the telling with which a person still has most to do: it knows when it knows all."""
    found: dict[UUID, TellingView] = {}
    for telling in tellings_of_words(words=words):
        before = found.get(telling.household)
        if before is None or not _knows(telling):
            found[telling.household] = telling
    return found


def _knows(telling: TellingView) -> bool:
    return telling.reach in {Reach.SENT, Reach.BY_HAND}


def _moves(row: Recall, *, network: UUID) -> tuple[RecallMoveView, ...]:
    rows = RecallMove.objects.filter(recall=row, network=network).order_by("happened_at", "id")
    found = list(rows.select_related("lot", "bag", "passing__destination"))
    stores = {each.store for each in found if each.store}
    names = dict(Hub.objects.filter(id__in=stores).values_list("id", "name")) | dict(
        Kitchen.objects.filter(id__in=stores).values_list("id", "name")
    )
    return tuple(
        RecallMoveView(
            id=each.id,
            lot=each.lot_id,
            category=each.lot.category,
            grams=each.grams,
            pieces=each.pieces,
            whence=_whence(each, stores=names),
            came_back=each.store is None,
            thrown=each.thrown,
            network=each.network_id,
            actor=each.actor,
            happened_at=each.happened_at,
            undone=each.undone_at is not None,
        )
        for each in found
    )


def _whence(move: RecallMove, *, stores: Mapping[UUID, str]) -> str:
    if move.bag is not None:
        return move.bag.code
    if move.passing is not None:
        return move.passing.destination.name
    return stores.get(move.store, "") if move.store is not None else ""


def recalled_to(*, household: UUID) -> tuple[FamilyRecall, ...]:
    """Return what a household took home of food whose recall is open, the newest day first, in at most two queries."""
    open_ones = Recall.objects.filter(closing__isnull=True)
    held = live_holds().filter(lot=OuterRef("lot"), cause__in=open_ones.values("id"))
    handed = Handover.objects.filter(bag=OuterRef("bag"), undone_at__isnull=True)
    rows = BagContent.objects.filter(Exists(held), Exists(handed), bag__household=household)
    found: defaultdict[Taken, set[str]] = defaultdict(set)
    taken = list(rows.values_list("lot", "category", "bag__confirmation__day__date"))
    if not taken:
        return ()
    causes = live_holds().filter(lot__in={lot for lot, _, _ in taken}, cause__in=open_ones.values("id"))
    of_lot: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for lot, cause in causes.values_list("lot_id", "cause"):
        of_lot[lot].add(cause)
    for lot, category, on in taken:
        for cause in of_lot[lot]:
            found[cause, on].add(category)
    advice = dict(open_ones.filter(id__in={cause for cause, _ in found}).values_list("id", "advice"))
    told = [
        FamilyRecall(foods=tuple(sorted(foods)), date=on, advice=Advice(advice[cause]))
        for (cause, on), foods in found.items()
    ]
    return tuple(sorted(told, key=lambda one: (one.date, one.foods), reverse=True))


def recalls_of_lot(lot_id: UUID) -> tuple[RecallSummary, ...]:
    """Return the recalls a lot is or was held for, newest first."""
    causes = LotHold.objects.filter(lot=lot_id).values("cause")
    rows = _recalls().filter(id__in=causes).order_by("-happened_at", "-id")
    return tuple(_summary(row, categories=_categories(row), lots=0) for row in rows)
