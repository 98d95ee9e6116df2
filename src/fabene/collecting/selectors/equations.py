"""The one equation, of the lots born on a day, in a network, everywhere: in grams, and apart from them in pieces."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef

from fabene.collecting.facts import facts_of, rows_by_category
from fabene.collecting.models import Donation, Lot, MarketDay, WhyZero
from fabene.collecting.selectors.rows import day_row
from fabene.collecting.settlement import settle
from fabene.collecting.values import Sums, Totals
from fabene.core.equation import Equation, PiecesEquation, over_networks, pieces_equation, pieces_over_networks
from fabene.core.equation import equation as grams_equation
from fabene.core.food import category as known_category
from fabene.core.owners import OwnerKind
from fabene.core.quantities import Measure
from fabene.ledger import selectors as ledger
from fabene.ledger.values import Unit

LOTS_PER_QUERY = 10_000
UNEATEN = (OwnerKind.ANIMALS, OwnerKind.COMPOST)
"""Where food goes that nobody eats: it was passed on, and is told apart from what people ate."""


def sums_of_lots(lots: Iterable[UUID]) -> dict[UUID, Sums]:
    """Return the equation of each lot, in one query for every ten thousand."""
    ids = list(lots)
    found: dict[UUID, Sums] = dict.fromkeys(ids, Sums())
    for start in range(0, len(ids), LOTS_PER_QUERY):
        part = ledger.totals_by_unit(lots=ids[start : start + LOTS_PER_QUERY], units=(Unit.GRAMS, Unit.PIECES))
        found |= {lot: sums_of_units(units) for lot, units in part.items()}
    return found


def sums_of_units(units: Mapping[Unit, Mapping[str, int]]) -> Sums:
    """Return the equation of one lot from what each kind of owner holds of it, by unit."""
    grams, pieces = units.get(Unit.GRAMS, {}), units.get(Unit.PIECES, {})
    return Sums(
        grams=grams_equation(grams),
        pieces=pieces_equation(pieces),
        uneaten_grams=sum(grams.get(kind, 0) for kind in UNEATEN),
        uneaten_pieces=sum(pieces.get(kind, 0) for kind in UNEATEN),
    )


def sums_by_day(days: Iterable[UUID]) -> dict[UUID, Sums]:
    """Return the equation of each day, in two queries."""
    ids = list(days)
    day_of = dict(Lot.objects.filter(day_id__in=ids).values_list("id", "day_id"))
    found = dict.fromkeys(ids, Sums())
    for lot, each in sums_of_lots(day_of).items():
        day = day_of[lot]
        if day is not None:
            found[day] += each
    return found


def sums(day_id: UUID) -> Sums:
    """Return the equation of the lots born on a day, wherever they went later, in both measures."""
    return sums_by_day([day_id])[day_id]


def equation(day_id: UUID) -> Equation:
    """Return the equation in grams of the lots born on a day, wherever they went later."""
    return sums(day_id).grams


def sums_of_network(network_id: UUID, *, since: date | None = None, until: date | None = None) -> Sums:
    """Return the equation of the lots born in a network, between two dates (both included) when they are given.

    What its kitchens made and what other networks sent it is born in it as well.
    """
    lots = Lot.objects.filter(network_id=network_id)
    if since is not None:
        lots = lots.filter(born_on__gte=since)
    if until is not None:
        lots = lots.filter(born_on__lte=until)
    return sum(sums_of_lots(lots.values_list("id", flat=True)).values(), start=Sums())


def equation_of_network(network_id: UUID, *, since: date | None = None, until: date | None = None) -> Equation:
    """Return the equation in grams of the lots born in a network: see ``sums_of_network``."""
    return sums_of_network(network_id, since=since, until=until).grams


def totals() -> Totals:
    """Return what all networks did since the beginning.

    A day counts when something came, or when somebody said why nothing did.
    """
    network_of = dict(Lot.objects.values_list("id", "network_id"))
    networks: dict[UUID, Equation] = {}
    pieces: dict[UUID, PiecesEquation] = {}
    uneaten_grams = 0
    for lot, each in sums_of_lots(network_of).items():
        network = network_of[lot]
        networks[network] = networks.get(network, Equation()) + each.grams
        pieces[network] = pieces.get(network, PiecesEquation()) + each.pieces
        uneaten_grams += each.uneaten_grams
    days = MarketDay.objects.filter(
        Exists(Lot.objects.filter(day=OuterRef("pk"))) | Exists(WhyZero.objects.filter(day=OuterRef("pk")))
    )
    return Totals(
        days=days.count(),
        equation=over_networks(networks.values()),
        networks=networks,
        pieces=pieces_over_networks(pieces.values()),
        uneaten_grams=uneaten_grams,
    )


def restated_grams(day_id: UUID) -> int:
    """Return, signed, what the hub weights of a day changed of what its crates were thought to weigh."""
    if not Donation.objects.filter(day=day_id, correction__isnull=True, crates__isnull=False).exists():
        return 0
    day = day_row(day_id)
    rows = rows_by_category(day)
    weighed = [category for category in rows if known_category(category).measure == Measure.GRAMS]
    return sum(settle(facts_of(day, category, rows=rows)).restated_grams for category in weighed)
