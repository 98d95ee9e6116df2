"""Where the grams of one category of one market day are, worked out from what people recorded. Pure.

People record facts: gifts (weighed, or ticked in crates), guesses, what was thrown away at the stand, crates carried to
the hub and weights read there. ``settle`` turns all facts of a category into the movements the ledger must hold *now*.
Whatever arrives, in whatever order (a correction, a phone that was offline), the same facts give the same movements;
the services post the difference by reversal. See docs/adr/0009-three-ways-to-know-a-weight.md.

A category that is counted settles in the same way: every "grams" below is then its pieces.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol, TypeVar
from uuid import UUID

from fabene.core.quantities import apportion


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """A live donation: ``grams`` when it was weighed, otherwise so many ``crates``."""

    id: UUID
    lot: UUID
    grams: int | None
    crates: int
    happened_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """What the ticked crates of the category are thought to weigh together, until the hub weighs them."""

    id: UUID
    grams: int
    happened_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Trip:
    """Crates that reached the hub: weighed there (``grams``), or carried without a second weight (None)."""

    id: UUID
    grams: int | None
    happened_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Waste:
    """What was thrown away at the stand, before the crates left it."""

    id: UUID
    grams: int
    happened_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that is known of one category of one day. ``spare_lot`` is the lot of what nobody is known to have given."""

    gifts: Sequence[Brought]
    guesses: Sequence[Guess]
    trips: Sequence[Trip]
    wastes: Sequence[Waste]
    crate_grams: int
    spare_lot: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a gift weighs as far as we know now, and whether that is an estimate (shared out by crates)."""

    grams: int
    estimated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What one trip brought to the hub of one lot, and what was missing (signed) between the two weighings."""

    trip: UUID
    lot: UUID
    hub_grams: int
    shrinkage_grams: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Thrown:
    """What one discard at the stand took from one lot."""

    waste: UUID
    lot: UUID
    grams: int


@dataclass(slots=True)
class Settlement:
    """What the ledger must hold for one category of one day.

    ``given`` by donation; ``found`` is what each weighing found that nobody had given, in the spare lot;
    ``guessed_grams`` what the ticked crates were thought to weigh before any hub weight, ``restated_grams`` (signed)
    what the hub weights changed of it; ``uncovered`` the donations still on the stand.
    """

    given: dict[UUID, Given] = field(default_factory=dict)
    found: dict[UUID, int] = field(default_factory=dict)
    carried: list[Carried] = field(default_factory=list)
    thrown: list[Thrown] = field(default_factory=list)
    uncovered: set[UUID] = field(default_factory=set)
    empty_trips: set[UUID] = field(default_factory=set)
    guessed_grams: int = 0
    restated_grams: int = 0


class _Dated(Protocol):
    @property
    def id(self) -> UUID: ...
    @property
    def happened_at(self) -> datetime: ...


Fact = TypeVar("Fact", bound=_Dated)


@dataclass(slots=True)
class _Batch:
    """The gifts and discards one trip covers; ``trip`` is None for what is still on the stand."""

    trip: Trip | None
    gifts: list[Brought] = field(default_factory=list)
    wastes: list[Waste] = field(default_factory=list)


def settle(facts: Facts) -> Settlement:
    """Return where every gram of the category is.

    A gift is covered by the first hub weight that happened at its time or later, else by the first such carriage, else
    it stands at the stand. A hub weight makes the crates it covers weigh what the weighed gifts leave of it; the
    difference is restated. When no crates were ticked it is a second weighing, and the difference is shrinkage.
    """
    result = Settlement()
    batches = _batches(facts)
    estimates = _estimates(facts, batches)
    result.guessed_grams = sum(estimates.values())
    for batch in batches:
        _settle_batch(batch, estimates=estimates, facts=facts, result=result)
    return result


def _in_order(facts: Iterable[Fact]) -> list[Fact]:
    return sorted(facts, key=lambda fact: (fact.happened_at, fact.id))


def _batches(facts: Facts) -> list[_Batch]:
    """Return one batch per trip, weighings first (a weight says more than a carriage), then the stand's."""
    trips = sorted(_in_order(facts.trips), key=lambda trip: trip.grams is None)
    batches = [_Batch(trip=trip) for trip in trips]
    stand = _Batch(trip=None)
    for gift in _in_order(facts.gifts):
        _covering(gift, batches, stand=stand).gifts.append(gift)
    for waste in _in_order(facts.wastes):
        _covering(waste, batches, stand=stand).wastes.append(waste)
    return [*batches, stand]


def _covering(fact: _Dated, batches: Iterable[_Batch], *, stand: _Batch) -> _Batch:
    return next((b for b in batches if b.trip and b.trip.happened_at >= fact.happened_at), stand)


def _estimates(facts: Facts, batches: Sequence[_Batch]) -> dict[UUID, int]:
    """Return what each ticked donation is thought to weigh before the hub weighs it.

    A typed guess speaks of the crates of its own turn: those between two hub weights. What was never weighed at the
    hub is one turn, whether carried or not.
    """
    turns = [[batch] for batch in batches if batch.trip and batch.trip.grams is not None]
    turns.append([batch for batch in batches if not batch.trip or batch.trip.grams is None])
    estimates: dict[UUID, int] = {}
    since: datetime | None = None
    for turn in turns:
        until = turn[0].trip.happened_at if turn[0].trip and turn[0].trip.grams is not None else None
        ticked = [gift for batch in turn for gift in batch.gifts if gift.grams is None]
        crates = [gift.crates for gift in ticked]
        guess = _last_guess(facts.guesses, since=since, until=until)
        grams = apportion(guess.grams, crates) if guess and ticked else [n * facts.crate_grams for n in crates]
        estimates.update(zip((gift.id for gift in ticked), grams, strict=True))
        since = until
    return estimates


def _last_guess(guesses: Sequence[Guess], *, since: datetime | None, until: datetime | None) -> Guess | None:
    of_turn = [
        guess
        for guess in _in_order(guesses)
        if (since is None or guess.happened_at > since) and (until is None or guess.happened_at <= until)
    ]
    return of_turn[-1] if of_turn else None


def _settle_batch(batch: _Batch, *, estimates: dict[UUID, int], facts: Facts, result: Settlement) -> None:
    weighed_grams = batch.trip.grams if batch.trip else None
    wasted_grams = sum(waste.grams for waste in batch.wastes)
    grams = {gift.id: estimates[gift.id] if gift.grams is None else gift.grams for gift in batch.gifts}
    if weighed_grams is not None:
        restated = _restated(batch.gifts, grams=grams, total_grams=weighed_grams + wasted_grams)
        result.restated_grams += sum(restated.values()) - sum(grams[gift] for gift in restated)
        grams.update(restated)
    by_lot: dict[UUID, int] = {}
    for gift in batch.gifts:
        result.given[gift.id] = Given(grams=grams[gift.id], estimated=gift.grams is None)
        by_lot[gift.lot] = by_lot.get(gift.lot, 0) + grams[gift.id]
    if not batch.gifts:
        by_lot = _lots_without_gifts(batch, facts=facts, total_grams=(weighed_grams or 0) + wasted_grams, result=result)
    left = _throw_away(batch.wastes, by_lot=by_lot, result=result)
    if batch.trip is None:
        result.uncovered.update(gift.id for gift in batch.gifts)
    else:
        _carry(batch.trip, left=left, result=result)


def _restated(gifts: Sequence[Brought], *, grams: dict[UUID, int], total_grams: int) -> dict[UUID, int]:
    """Return the new grams of the ticked gifts, once ``total_grams`` of everything together is known.

    What the weighed gifts leave is shared out by crates. Where they leave nothing, the scales contradict each other:
    every gift takes its part of the total, and what the weighed ones lack becomes shrinkage.
    """
    ticked = [gift for gift in gifts if gift.grams is None]
    rest_grams = total_grams - sum(gift.grams or 0 for gift in gifts)
    if rest_grams > 0 and ticked:
        return dict(zip((g.id for g in ticked), apportion(rest_grams, [g.crates for g in ticked]), strict=True))
    parts = apportion(total_grams, [grams[gift.id] for gift in gifts]) if ticked else []
    return {gift.id: part for gift, part in zip(gifts, parts, strict=False) if gift.grams is None}


def _lots_without_gifts(batch: _Batch, *, facts: Facts, total_grams: int, result: Settlement) -> dict[UUID, int]:
    """Return the lots to weigh or to throw away when nobody is known to have given what was there."""
    if batch.trip and batch.trip.grams is not None:
        result.empty_trips.add(batch.trip.id)
        result.found[batch.trip.id] = total_grams
        return {facts.spare_lot: total_grams}
    return dict.fromkeys(sorted({gift.lot for gift in facts.gifts}), 0) or {facts.spare_lot: 0}


def _throw_away(wastes: Sequence[Waste], *, by_lot: dict[UUID, int], result: Settlement) -> dict[UUID, int]:
    """Take every discard from the lots in proportion to what they had, and return what is left (may be negative)."""
    left = dict(by_lot)
    for waste in wastes:
        parts = apportion(waste.grams, list(by_lot.values()))
        for lot, part in zip(by_lot, parts, strict=True):
            left[lot] -= part
            if part:
                result.thrown.append(Thrown(waste=waste.id, lot=lot, grams=part))
    return left


def _carry(trip: Trip, *, left: dict[UUID, int], result: Settlement) -> None:
    carriable = [max(grams, 0) for grams in left.values()]
    arrived = carriable if trip.grams is None else apportion(trip.grams, carriable)
    for (lot, grams), hub_grams in zip(left.items(), arrived, strict=True):
        shrinkage_grams = 0 if trip.grams is None else grams - hub_grams
        if hub_grams or shrinkage_grams:
            result.carried.append(Carried(trip=trip.id, lot=lot, hub_grams=hub_grams, shrinkage_grams=shrinkage_grams))
