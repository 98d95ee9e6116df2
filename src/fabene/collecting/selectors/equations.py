"""The one equation, of the lots born on a day, in a network, everywhere."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef

from fabene.collecting.facts import facts_of, rows_by_category
from fabene.collecting.models import Lot, MarketDay, WhyZero
from fabene.collecting.selectors.rows import day_row
from fabene.collecting.settlement import settle
from fabene.collecting.values import Totals
from fabene.core.equation import Equation, over_networks, total
from fabene.core.equation import equation as equation_of_lot
from fabene.ledger import selectors as ledger
from fabene.ledger.values import Unit

LOTS_PER_QUERY = 10_000


def equations_of_lots(lots: Iterable[UUID]) -> dict[UUID, Equation]:
    """Return the equation of each lot, in one query for every ten thousand."""
    ids = list(lots)
    found: dict[UUID, Equation] = dict.fromkeys(ids, Equation())
    for start in range(0, len(ids), LOTS_PER_QUERY):
        part = ledger.totals_by_kind(lots=ids[start : start + LOTS_PER_QUERY], unit=Unit.GRAMS)
        found |= {lot: equation_of_lot(totals) for lot, totals in part.items()}
    return found


def equations_by_day(days: Iterable[UUID]) -> dict[UUID, Equation]:
    """Return the equation of each day, in two queries."""
    ids = list(days)
    day_of = dict(Lot.objects.filter(day_id__in=ids).values_list("id", "day_id"))
    found = dict.fromkeys(ids, Equation())
    for lot, each in equations_of_lots(day_of).items():
        found[day_of[lot]] += each
    return found


def equation(day_id: UUID) -> Equation:
    """Return the equation of the lots born on a day, wherever they went later."""
    return equations_by_day([day_id])[day_id]


def equation_of_network(network_id: UUID, *, since: date | None = None, until: date | None = None) -> Equation:
    """Return the equation of the lots born in a network, between two dates (both included) when they are given."""
    lots = Lot.objects.filter(day__market__network_id=network_id)
    if since is not None:
        lots = lots.filter(day__date__gte=since)
    if until is not None:
        lots = lots.filter(day__date__lte=until)
    return total(equations_of_lots(lots.values_list("id", flat=True)).values())


def totals() -> Totals:
    """Return what all networks did since the beginning.

    A day counts when something came, or when somebody said why nothing did.
    """
    network_of = dict(Lot.objects.values_list("id", "day__market__network_id"))
    networks: dict[UUID, Equation] = {}
    for lot, each in equations_of_lots(network_of).items():
        networks[network_of[lot]] = networks.get(network_of[lot], Equation()) + each
    days = MarketDay.objects.filter(
        Exists(Lot.objects.filter(day=OuterRef("pk"))) | Exists(WhyZero.objects.filter(day=OuterRef("pk")))
    )
    return Totals(days=days.count(), equation=over_networks(networks.values()), networks=networks)


def restated_grams(day_id: UUID) -> int:
    """Return, signed, what the hub weights of a day changed of what its crates were thought to weigh."""
    day = day_row(day_id)
    rows = rows_by_category(day)
    return sum(settle(facts_of(day, category, rows=rows)).restated_grams for category in rows)
