"""Keeps the ledger at what the facts say: what changed is reversed and posted anew, what did not is left alone."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from typing import TypeVar
from uuid import UUID

from fabene.collecting.facts import facts_of, rows_by_category
from fabene.collecting.lots import keep_spare_lot, unit_of
from fabene.collecting.models import Donation, MarketDay, Posting, Withdrawal
from fabene.collecting.owners import of_network, of_place
from fabene.collecting.settlement import Facts, Settlement, settle
from fabene.collecting.values import Place
from fabene.core.owners import OwnerKind
from fabene.ledger import services as ledger
from fabene.ledger.rules import MAX_MOVEMENTS_PER_BATCH
from fabene.ledger.values import Draft, Line, Unit
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp

MAX_LOTS_PER_MOVEMENT = 200
"""A lot takes at most four lines: the ledger's movements may have a thousand."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """One movement the ledger must hold; ``subject`` names the fact it stands for."""

    subject: str
    kind: str
    lines: tuple[Line, ...]

    @property
    def digest(self) -> str:
        """Return what tells these lines from others."""
        text = ";".join(f"{line.owner},{line.amount},{line.lot}" for line in self.lines)
        return hashlib.sha256(f"{self.kind};{text}".encode()).hexdigest()


def bring_up_to_date(day: MarketDay, category: str, *, cause: UUID, stamp: Stamp) -> Settlement:
    """Post, within the caller's transaction, what the facts of a category now say; return them settled.

    ``cause`` is the id of the fact that changed something: every movement's id is derived from it.
    """
    rows = rows_by_category(day, category)
    facts = facts_of(day, category, rows=rows)
    settlement = settle(facts)
    known = rows.get(category)
    movements = _movements(
        day, category=category, facts=facts, settlement=settlement, donations=known.donations if known else []
    )
    if any(line.lot == facts.spare_lot for movement in movements for line in movement.lines):
        keep_spare_lot(day, category)
    wanted = {movement.subject: movement for movement in movements}
    for posting in Posting.objects.filter(day=day, category=category, withdrawal__isnull=True).order_by("id"):
        if posting.subject in wanted and wanted[posting.subject].digest == posting.digest:
            del wanted[posting.subject]
        else:
            _withdraw(posting, cause=cause, stamp=stamp)
    _post(wanted.values(), day=day, category=category, cause=cause, stamp=stamp)
    return settlement


def _withdraw(posting: Posting, *, cause: UUID, stamp: Stamp) -> None:
    reversal = derived(cause, "withdrawn", posting.id)
    ledger.reverse(posting.id, id=reversal, stamp=stamp, reason="restated")
    Withdrawal.objects.create(id=reversal, posting=posting)


def _post(movements: Iterable[Movement], *, day: MarketDay, category: str, cause: UUID, stamp: Stamp) -> None:
    postings = {derived(cause, "posted", movement.subject): movement for movement in movements}
    drafts = [
        Draft(id=id, book=day.market.network_id, kind=movement.kind, lines=movement.lines, stamp=stamp)
        for id, movement in postings.items()
    ]
    for part in batched(drafts, MAX_MOVEMENTS_PER_BATCH):
        ledger.post_many(part)
    Posting.objects.bulk_create(
        Posting(id=id, day=day, category=category, subject=movement.subject, digest=movement.digest)
        for id, movement in postings.items()
    )


def _movements(
    day: MarketDay, *, category: str, facts: Facts, settlement: Settlement, donations: Iterable[Donation]
) -> list[Movement]:
    """Return the movements in the order in which things happen: given, thrown away at the stand, carried."""
    stand = of_place(day, Place.STAND)
    unknown = of_network(day, OwnerKind.UNKNOWN_DONOR)
    lots = {donation.id: donation.lot for donation in donations}
    unit = unit_of(category)
    movements = [
        Movement(
            subject=f"given/{gift}",
            kind="donation",
            lines=move(given.grams, giver=lots[gift].donor, taker=stand, lot=lots[gift].id, unit=unit),
        )
        for gift, given in settlement.given.items()
    ]
    movements += [
        Movement(
            subject=f"found/{trip}",
            kind="found",
            lines=move(grams, giver=unknown, taker=stand, lot=facts.spare_lot, unit=unit),
        )
        for trip, grams in settlement.found.items()
    ]
    movements += _thrown(day, settlement, unit=unit)
    movements += _carried(day, settlement, unit=unit)
    return [movement for movement in movements if movement.lines]


def _thrown(day: MarketDay, settlement: Settlement, *, unit: Unit) -> list[Movement]:
    stand, bin_ = of_place(day, Place.STAND), of_network(day, OwnerKind.DISCARD)
    movements = []
    for waste, of_waste in groupby(settlement.thrown, key=lambda thrown: thrown.waste):
        for number, part in enumerate(batched(of_waste, MAX_LOTS_PER_MOVEMENT)):
            lines: list[Line] = []
            for thrown in part:
                lines.extend(move(thrown.grams, giver=stand, taker=bin_, lot=thrown.lot, unit=unit))
            movements.append(Movement(subject=f"thrown/{waste}/{number}", kind="discard", lines=tuple(lines)))
    return movements


def _carried(day: MarketDay, settlement: Settlement, *, unit: Unit) -> list[Movement]:
    stand, hub = of_place(day, Place.STAND), of_place(day, Place.HUB)
    shrinkage = of_network(day, OwnerKind.SHRINKAGE)
    movements = []
    for trip, of_trip in groupby(settlement.carried, key=lambda carried: carried.trip):
        for number, part in enumerate(batched(of_trip, MAX_LOTS_PER_MOVEMENT)):
            lines: list[Line] = []
            for carried in part:
                lines.extend(move(carried.hub_grams, giver=stand, taker=hub, lot=carried.lot, unit=unit))
                lines.extend(move(carried.shrinkage_grams, giver=stand, taker=shrinkage, lot=carried.lot, unit=unit))
            movements.append(Movement(subject=f"carried/{trip}/{number}", kind="carrying", lines=tuple(lines)))
    return movements


def move(amount: int, *, giver: UUID, taker: UUID, lot: UUID | None, unit: Unit) -> tuple[Line, ...]:
    """Return the two lines of an amount (signed) of a lot on its way; none for nothing."""
    if amount == 0:
        return ()
    return (
        Line(owner=giver, unit=unit, amount=-amount, lot=lot),
        Line(owner=taker, unit=unit, amount=amount, lot=lot),
    )


def batched(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Yield the items in lists of at most ``size`` (what ``itertools`` brings from Python 3.12 on)."""
    rest = iter(items)
    while part := list(islice(rest, size)):
        yield part
