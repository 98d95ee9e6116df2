"""Keeps the ledger at what the facts say: what changed is reversed and posted anew, what did not is left alone."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import TypeVar
from uuid import UUID

from fabene.collecting.facts import Rows, facts_of, rows_by_category
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
    def fact(self) -> UUID:
        """Return the fact it stands for."""
        return UUID(self.subject.split("/")[1])

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
    settlement, movements = _settled(day, category, rows=rows)
    postings = Posting.objects.filter(day=day, category=category, withdrawal__isnull=True).order_by("id")
    wanted = _left_to_post({category: movements}, postings=postings, cause=cause, stamp=stamp)
    _post([(category, movement, cause) for _, movement in wanted], day=day, stamp=stamp)
    return settlement


def bring_all_up_to_date(day: MarketDay, *, causes: Collection[UUID], cause: UUID, stamp: Stamp) -> None:
    """Do so for every category of a day at once, in the ids that one fact after the other would have given.

    ``causes`` are the facts that are new, in their order; what follows from others follows from ``cause``.
    """
    place = {id: at for at, id in enumerate(causes)}
    rows = rows_by_category(day)
    found = {category: _settled(day, category, rows=rows)[1] for category in sorted(rows)}
    postings = Posting.objects.filter(day=day, withdrawal__isnull=True).order_by("id")
    wanted = _left_to_post(found, postings=postings, cause=cause, stamp=stamp)
    told = [(category, movement, movement.fact if movement.fact in place else cause) for category, movement in wanted]
    told.sort(key=lambda each: place.get(each[2], len(place)))
    _post(told, day=day, stamp=stamp)


def _settled(day: MarketDay, category: str, *, rows: Mapping[str, Rows]) -> tuple[Settlement, list[Movement]]:
    """Return where the grams of a category are, and the movements the ledger must hold for it."""
    facts = facts_of(day, category, rows=rows)
    settlement = settle(facts)
    known = rows.get(category)
    movements = _movements(
        day, category=category, facts=facts, settlement=settlement, donations=known.donations if known else []
    )
    if any(line.lot == facts.spare_lot for movement in movements for line in movement.lines):
        keep_spare_lot(day, category)
    return settlement, movements


def _left_to_post(
    movements: Mapping[str, Iterable[Movement]], *, postings: Iterable[Posting], cause: UUID, stamp: Stamp
) -> list[tuple[str, Movement]]:
    """Withdraw the postings that do not hold any more, and return what is not posted yet, by category."""
    wanted = {(category, movement.subject): movement for category, of_it in movements.items() for movement in of_it}
    gone: list[Posting] = []
    for posting in postings:
        place = (posting.category, posting.subject)
        if place in wanted and wanted[place].digest == posting.digest:
            del wanted[place]
        else:
            gone.append(posting)
    for part in batched(gone, MAX_MOVEMENTS_PER_BATCH):
        _withdraw(part, cause=cause, stamp=stamp)
    return [(category, movement) for (category, _), movement in wanted.items()]


def _withdraw(postings: Iterable[Posting], *, cause: UUID, stamp: Stamp) -> None:
    reversals = {posting.id: derived(cause, "withdrawn", posting.id) for posting in postings}
    ledger.reverse_many(reversals, stamp=stamp, reason="restated")
    Withdrawal.objects.bulk_create(Withdrawal(id=id, posting_id=posting) for posting, id in reversals.items())


def _post(movements: Sequence[tuple[str, Movement, UUID]], *, day: MarketDay, stamp: Stamp) -> None:
    """Post movements of a category, each with the fact it follows from, in their order."""
    postings = {
        derived(cause, "posted", movement.subject): (category, movement) for category, movement, cause in movements
    }
    drafts = [
        Draft(id=id, book=day.market.network_id, kind=movement.kind, lines=movement.lines, stamp=stamp)
        for id, (_, movement) in postings.items()
    ]
    for part in batched(drafts, MAX_MOVEMENTS_PER_BATCH):
        ledger.post_many(part)
    Posting.objects.bulk_create(
        Posting(id=id, day=day, category=category, subject=movement.subject, digest=movement.digest)
        for id, (category, movement) in postings.items()
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
