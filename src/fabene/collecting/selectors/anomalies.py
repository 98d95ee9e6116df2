"""What does not look right on a day. It is shown to people; it never stopped anybody from recording."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from fabene.collecting.checks import amounts_of
from fabene.collecting.facts import Rows
from fabene.collecting.models import Donation, Weighing, WhyZero
from fabene.collecting.settlement import Settlement
from fabene.collecting.values import Anomaly, Measurement, Oddity, Place, SourceKind

_BY_NAME = (SourceKind.STALL, SourceKind.DONOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the anomalies are read from.

    ``stand`` and ``hub`` hold the signed amounts of every lot of the day by category; ``corrected`` the ids of
    corrections (a corrected gift is not late); ``over`` says that the day is.
    """

    rows: Mapping[str, Rows]
    settled: Mapping[str, Settlement]
    corrected: frozenset[UUID]
    zeros: Sequence[WhyZero]
    stand: Mapping[str, Sequence[int]]
    hub: Mapping[str, Sequence[int]]
    over: bool
    temperatures: Sequence[Measurement] = ()


def anomalies(known: Known) -> tuple[Anomaly, ...]:
    """Return the anomalies of a day: stock first, then gifts, then explanations."""
    return (
        *_negative(known.stand, Place.STAND),
        *_negative(known.hub, Place.HUB),
        *_left_on_stand(known),
        *_without_donor(known),
        *_late(known),
        *_contradicted(known),
        *_too_warm(known),
    )


def _negative(held: Mapping[str, Sequence[int]], place: Place) -> Iterator[Anomaly]:
    for category, lots in sorted(held.items()):
        amount = sum(min(each, 0) for each in lots)
        if amount:
            said = amounts_of(amount, category=category)
            yield Anomaly(oddity=Oddity.NEGATIVE_STOCK, category=category, place=place, **said)


def _left_on_stand(known: Known) -> Iterator[Anomaly]:
    """Once the day is over, or when other crates of the category have left the stand, what stands there is odd."""
    for category, lots in sorted(known.stand.items()):
        amount = sum(max(each, 0) for each in lots)
        rows = known.rows.get(category, Rows())
        if amount and (known.over or rows.weighings or rows.carriages):
            said = amounts_of(amount, category=category)
            yield Anomaly(oddity=Oddity.LEFT_ON_STAND, category=category, place=Place.STAND, **said)


def _without_donor(known: Known) -> Iterator[Anomaly]:
    for category, settled in known.settled.items():
        amount = sum(settled.found.values())
        if amount:
            said = amounts_of(amount, category=category)
            yield Anomaly(oddity=Oddity.NO_DONOR, category=category, place=Place.HUB, **said)


def _late(known: Known) -> Iterator[Anomaly]:
    for category, settled in known.settled.items():
        rows = known.rows.get(category, Rows())
        for donation in rows.donations:
            if donation.id not in known.corrected and _is_late(donation, rows.weighings):
                yield Anomaly(
                    oddity=Oddity.LATE_ENTRY,
                    category=category,
                    donation=donation.id,
                    stall=donation.stall_id,
                    donor=donation.donor_id,
                    **amounts_of(settled.given[donation.id].grams, category=category),
                )


def _is_late(donation: Donation, weighings: Sequence[Weighing]) -> bool:
    covering = (row for row in weighings if row.happened_at >= donation.happened_at)
    first = next(covering, None)
    return first is not None and donation.recorded_at > first.recorded_at


def _contradicted(known: Known) -> Iterator[Anomaly]:
    donations = [donation for rows in known.rows.values() for donation in rows.donations]
    giving = {donation.lot.donor for donation in donations if donation.lot.source in _BY_NAME}
    for zero in known.zeros:
        giver = zero.stall_id or zero.donor_id
        if giver in giving or (giver is None and donations):
            yield Anomaly(oddity=Oddity.ZERO_CONTRADICTED, stall=zero.stall_id, donor=zero.donor_id)


def _too_warm(known: Known) -> Iterator[Anomaly]:
    """Of a category measured twice the last temperature counts: it may have been cooled, or thrown away."""
    last = {measured.category: measured for measured in known.temperatures}
    for category, measured in last.items():
        if measured.too_warm:
            yield Anomaly(oddity=Oddity.TOO_WARM, category=category, place=Place.HUB, tenths=measured.tenths)
