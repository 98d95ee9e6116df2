"""What people recorded on a day and nobody corrected since, as the settlement reads it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from fabene.collecting.lots import spare_lot_id
from fabene.collecting.models import Carriage, Count, Discard, Donation, Guess, MarketDay, Weighing
from fabene.collecting.settlement import Brought, Facts, Trip, Waste
from fabene.collecting.settlement import Guess as Guessed
from fabene.collecting.values import Place
from fabene.core.food import category as known_category


@dataclass(slots=True)
class Rows:
    """The live rows of one category of a day. Carriages have no correction: a weighing says more than they do."""

    donations: list[Donation] = field(default_factory=list)
    guesses: list[Guess] = field(default_factory=list)
    weighings: list[Weighing] = field(default_factory=list)
    carriages: list[Carriage] = field(default_factory=list)
    discards: list[Discard] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)


def rows_by_category(day: MarketDay, category: str | None = None) -> dict[str, Rows]:
    """Return the live rows of a day by category, in six queries; of one category when it is named."""
    found: dict[str, Rows] = defaultdict(Rows)
    live = {"day": day, "correction__isnull": True}
    only = {} if category is None else {"category": category}
    lots = {} if category is None else {"lot__category": category}
    for donation in Donation.objects.filter(**live, **lots).select_related("lot", "stall", "donor"):
        found[donation.lot.category].donations.append(donation)
    for guess in Guess.objects.filter(day=day, **only):
        found[guess.category].guesses.append(guess)
    for weighing in Weighing.objects.filter(**live, **only):
        found[weighing.category].weighings.append(weighing)
    for carriage in Carriage.objects.filter(day=day, **only):
        found[carriage.category].carriages.append(carriage)
    for discard in Discard.objects.filter(**live, **only):
        found[discard.category].discards.append(discard)
    for count in Count.objects.filter(day=day, **only):
        found[count.category].counts.append(count)
    return dict(found)


def facts_of(day: MarketDay, category: str, *, rows: Mapping[str, Rows]) -> Facts:
    """Return what the settlement must know of one category, in its own measure."""
    known = rows.get(category) or Rows()
    trips = [Trip(id=row.id, grams=row.quantity, happened_at=row.happened_at) for row in known.weighings]
    trips += [Trip(id=row.id, grams=None, happened_at=row.happened_at) for row in known.carriages]
    return Facts(
        gifts=[_brought(row) for row in known.donations],
        guesses=[Guessed(id=row.id, grams=row.quantity, happened_at=row.happened_at) for row in known.guesses],
        trips=trips,
        wastes=[
            Waste(id=row.id, grams=row.quantity, happened_at=row.happened_at)
            for row in known.discards
            if row.place == Place.STAND
        ],
        crate_grams=known_category(category).crate_amount,
        spare_lot=spare_lot_id(day, category),
    )


def _brought(row: Donation) -> Brought:
    return Brought(id=row.id, lot=row.lot_id, grams=row.quantity, crates=row.crates or 0, happened_at=row.happened_at)
